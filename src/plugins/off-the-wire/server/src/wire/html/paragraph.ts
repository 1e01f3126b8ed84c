import { folded, isText, isUnseen, linkAttributes, plainAddress, spanTags } from './inline';
import { escaped, startTag } from './text';
import type { Element } from './tree';

/**
 * A paragraph of nothing but text, spans of text and links of text as clean HTML in one pass: what nearly every paragraph
 * of a wire is. `undefined` for any other, which html-inline.ts tidies: what both can write, both write alike.
 */
export function simpleParagraph({ children }: Element): string | undefined {
  let html = '';
  // Neighbouring texts fold as one.
  let text = '';
  for (const node of children) {
    if (isText(node)) {
      text += node.text;
      continue;
    }
    const span = spanOf(node);
    if (span === undefined) return undefined;
    html += written(text, html === '') + span;
    text = '';
  }
  const end = written(text, html === '').trimEnd();
  return html === '' && isUnseen(end) ? undefined : `<p>${html}${end}</p>`;
}

/** Most texts are on one line, and need nothing. */
const untidy = /[&<>\t\n\f\r]| {2}/;

function written(text: string, isFirst: boolean): string {
  const line = isFirst ? text.trimStart() : text;
  return untidy.test(line) ? escaped(folded(line)) : line;
}

/** An element that keeps its tag whatever stands beside it: with text that shows something. */
function spanOf(node: Element): string | undefined {
  const { tag } = node;
  if (tag !== 'a' && (tag === 'abbr' || !spanTags.has(tag))) return undefined;
  let text = '';
  for (const one of node.children) {
    if (!isText(one)) return undefined;
    text += one.text;
  }
  if (isUnseen(text)) return undefined;
  const start = tag === 'a' ? startOfLink(node) : `<${tag}>`;
  return start && `${start}${written(text, false)}</${tag}>`;
}

/** Most links have an address and nothing else. */
function startOfLink(link: Element): string | undefined {
  const href = link.attributes.get('href');
  if (href !== undefined && plainAddress.test(href) && !link.attributes.has('rel')) return `<a href="${href}">`;
  const attributes = linkAttributes(link);
  return attributes.size > 0 ? startTag('a', attributes) : undefined;
}
