import { cleanHtml } from '../../html';

/**
 * WordPress's stored text as clean HTML. It is HTML whose paragraphs may be blank lines (WordPress adds the tags when it
 * shows a page), with comments that mark blocks, and shortcodes: `[caption]` keeps its picture and words, others go.
 */
export function storedHtml(text: string): string | undefined {
  const plainly = withoutComments(text).replace(/\r\n?/g, '\n');
  return cleanHtml(withParagraphs(withoutShortcodes(plainly))) || undefined;
}

/** A comment that does not end is text; to look for the end of each by an expression would look at all of it each time. */
function withoutComments(text: string): string {
  let kept = '';
  let from = 0;
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', at + 4);
    if (end < 0) break;
    kept += text.slice(from, at);
    from = end + 3;
  }
  return kept + text.slice(from);
}

/** Names as WordPress allows them; text in square brackets is seldom a name with an equals sign or a closing form after it. */
const shortcode =
  /\[(\/?)([a-z][a-z0-9_-]{1,40})((?:\s+[a-z_-]{1,40}=(?:"[^"\]]{0,2000}"|'[^'\]]{0,2000}'|[^\s\]]{1,500})){0,30})\s*\/?\]/gi;

/** Shortcodes of WordPress itself and of its editors; a bare word in brackets, as "[sic]", is copy. */
const known = new Set('caption wp_caption gallery audio video playlist embed contact-form more'.split(' '));

/** What shortcodes say that go: a film, a form, a gallery; not what only lays out a picture. */
export function shortcodesIn(text: string): readonly string[] {
  if (!/\[[a-z/]/i.test(text)) return [];
  const layout = /^\[\/?(?:caption|wp_caption|more)\b/i;
  const kept = withoutShortcodes(text);
  return [...text.matchAll(shortcode)].flatMap(([code]) => (layout.test(code) || kept.includes(code) ? [] : [code]));
}

export function withoutShortcodes(text: string): string {
  if (!text.includes('[')) return text;
  const opened = new Set(Array.from(text.matchAll(/\[([a-z][a-z0-9_-]{1,40})/gi), ([, name]) => name));
  return text.replace(shortcode, (whole, slash: string, name: string, attributes: string) =>
    known.has(name.toLowerCase()) || (slash === '' && attributes.trim() !== '') || (slash === '/' && opened.has(name))
      ? ''
      : whole,
  );
}

const block = /<(?:p|div|h[1-6]|ul|ol|li|dl|table|blockquote|pre|figure|section|article|iframe|hr)[\s>/]/i;

/** Blank lines part paragraphs, single ones lines, save inside and beside tags that are blocks themselves. */
function withParagraphs(text: string): string {
  return text
    .split(/\n[ \t]*\n+/)
    .map((part) => (block.test(part) ? part : `<p>${part.trim().replace(/\n/g, '<br>')}</p>`))
    .join('\n');
}
