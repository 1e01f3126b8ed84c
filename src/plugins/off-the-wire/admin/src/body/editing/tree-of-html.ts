import { kept, renamed, unseen } from '../../../../server/src/wire/html/allow-list';
import type { Node as BodyNode } from '../../../../server/src/wire/html/tree';
import { spanTag, wordLists } from './pasted-styles';

/**
 * Any HTML as a tree of what a body may hold, by the browser's own parser: what the server does with sanitize-html. The
 * parsed document is inert: no script runs, no picture is fetched. Bold and italic by style become elements.
 */
export function treeOfHtml(html: string): readonly BodyNode[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  wordLists(parsed);
  return children(parsed.body, 0);
}

const DEEPEST = 64;
const stays = new Set([...kept, 'div', 'hr']);
const dropped = new Set(unseen);
const attributes = ['href', 'rel', 'src', 'alt', 'width', 'height', 'colspan', 'rowspan', 'scope', 'start', 'title'];

function children(parent: Node, depth: number): readonly BodyNode[] {
  return [...parent.childNodes].flatMap((node) => treeOf(node, depth));
}

function treeOf(node: Node, depth: number): readonly BodyNode[] {
  if (node instanceof Text || node.nodeType === Node.TEXT_NODE) return [{ text: bare(node.nodeValue ?? '') }];
  if (node.nodeType !== Node.ELEMENT_NODE || !isHtml(node)) return [];
  const name = node.localName.slice(node.localName.lastIndexOf(':') + 1);
  if (dropped.has(name)) return [];
  const tag = spanTag(node) ?? renamed.get(name) ?? name;
  const inside = children(node, depth + 1);
  return stays.has(tag) && depth < DEEPEST ? [{ tag, attributes: attributesOf(node), children: inside }] : inside;
}

/** Elements of svg and math are none of ours; those of the parsed document belong to another window's classes. */
function isHtml(node: Node): node is HTMLElement {
  return (node as Element).namespaceURI === 'http://www.w3.org/1999/xhtml';
}

function attributesOf(element: Element): ReadonlyMap<string, string> {
  const found = attributes.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null ? [] : [[name, value] as const];
  });
  return new Map(found);
}

const bare = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
