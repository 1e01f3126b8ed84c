import { folded, isText, linkAttributes, spanTags, unseen } from './html-inline';
import { escaped, startTag } from './html-text';
import type { Element } from './html-tree';

/**
 * A paragraph of nothing but text, spans of one text and links of one text as clean HTML in one pass: what nearly every
 * paragraph of a wire is. `undefined` for any other, which html-inline.ts tidies: what both can write, both write alike.
 */
export function simpleParagraph({ children }: Element): string | undefined {
  let html = '';
  let wasText = false;
  const last = children.length - 1;
  for (let at = 0; at <= last; at += 1) {
    const node = children[at];
    if (node === undefined) return undefined;
    const isOne = isText(node);
    // Neighbouring texts fold as one.
    const piece = isOne ? (wasText ? undefined : edged(folded(node.text), at === 0, at === last)) : spanOf(node);
    if (piece === undefined) return undefined;
    html += piece;
    wasText = isOne;
  }
  return html === '' || (last === 0 && wasText && unseen.test(html)) ? undefined : `<p>${html}</p>`;
}

const none: ReadonlyMap<string, string> = new Map();

function edged(text: string, isFirst: boolean, isLast: boolean): string {
  const started = isFirst ? text.trimStart() : text;
  return escaped(isLast ? started.trimEnd() : started);
}

/** An element that keeps its tag whatever stands beside it: with one text that shows something. */
function spanOf(node: Element): string | undefined {
  const [only] = node.children;
  const isLink = node.tag === 'a';
  const stays = isLink || (spanTags.has(node.tag) && node.tag !== 'abbr');
  if (!stays || node.children.length !== 1 || only === undefined || !isText(only) || unseen.test(only.text))
    return undefined;
  const attributes = isLink ? linkAttributes(node) : none;
  if (isLink && attributes.size === 0) return undefined;
  return `${startTag(node.tag, attributes)}${escaped(folded(only.text))}</${node.tag}>`;
}
