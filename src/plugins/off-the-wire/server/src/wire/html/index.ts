import sanitizeHtml from 'sanitize-html';
import { blocks } from './blocks';
import { folded, isUnseen } from './inline';
import { escaped, written } from './text';
import { htmlTree, type Node } from './tree';

export { countWords, textOf } from './text';

/**
 * Any HTML as clean HTML by allow-list: paragraphs, headings h2 to h6, lists, tables, quotations, listings, figures,
 * and inline text with links (http, https, mailto) and pictures (http, https). Scripts, styles, handlers, forms, frames,
 * comments and counting pixels are gone; text that looks like markup is escaped; loose text stands in paragraphs; a
 * double line break parts two paragraphs; nothing is empty. `cleanHtml(cleanHtml(x)) === cleanHtml(x)`.
 */
export function cleanHtml(html: string): string {
  return htmlOf(htmlTree(html));
}

/** A tree of what the allow-list lets through, as clean HTML: what `cleanHtml` makes of the same elements. */
export function htmlOf(nodes: readonly Node[]): string {
  return written(blocks(nodes));
}

/** Texts as paragraphs of clean HTML: escaped, white space folded, blank ones left out. */
export function paragraphs(texts: readonly string[]): string {
  let html = '';
  for (const text of texts) {
    const line = folded(bare(text)).trim();
    if (!isUnseen(line)) html += `<p>${escaped(line)}</p>`;
  }
  return html;
}

/**
 * One line of text for headlines and their like: tags stripped if it holds real markup (`<b>`, not `a < b`), entities
 * decoded once, white space folded, control characters gone. Gives `''` where nothing is left.
 */
export function plain(text: string): string {
  if (!untidy.test(text)) return text;
  const decoded = realTag.test(text)
    ? unescaped(sanitizeHtml(text, nothing))
    : entity.test(text)
      ? entities(text)
      : text;
  return bare(decoded).replace(/\s+/g, ' ').trim();
}

const characters = { amp: '&', lt: '<', gt: '>', quot: '"' } as const;

/** What is in every text that is not one plain line already: markup, controls, and white space but single blanks inside it. */
const untidy = /[<&\u0000-\u001f\u007f\p{Surrogate}]|[^\S ]|^ | $| {2}/u;

/** Names of tags that copy really carries in headlines; attributes need an equals sign. */
const realTag =
  /<\/?(?:em|strong|i|b|u|s|sub|sup|span|p|br|a|font|div|h[1-6]|q|cite|small|big|abbr|nobr|wbr|code|tt|img|script|style|hl[12]|xhtml:[a-z]+)(?:\s+[\w:-]+\s*=[^<>]*)?\s*\/?>/i;
const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i;
const nothing: sanitizeHtml.IOptions = { allowedTags: [], allowedAttributes: {}, transformTags: {} };

/** Decodes complete references only, so that `AT&T` and `a=1&copy=2` stay as they are. */
function entities(text: string): string {
  const guarded = text
    .replace(/</g, '&lt;')
    .replace(/&(?!(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)/gi, '&amp;');
  return unescaped(sanitizeHtml(guarded, nothing));
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof characters) => characters[name]);
}

/** Without C0 controls but tab and line ends, byte order marks and halves of surrogate pairs. */
function bare(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
