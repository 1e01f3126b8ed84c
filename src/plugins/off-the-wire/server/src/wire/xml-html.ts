import { allowedTag, type Node } from './html-tree';
import type { XmlElement, XmlNode } from './xml';
import { isElement } from './xml-tree';

/**
 * Says which HTML tag an element stands for: a tag, `undefined` where only its content stays, `null` where its content
 * goes too; or the nodes to put in its place. A format's own vocabulary falls back on `htmlTag`. A translation that makes
 * nodes of what is in the element hands `depth` (of the element) plus one to `htmlNodes`.
 */
export type Translation = (element: XmlElement, depth: number) => string | undefined | null | readonly Node[];

/** HTML elements stand at most this deep: what `cleanHtml` lets through. */
export const deepest = 64;

/** XHTML's own elements, by the allow-list. */
export const htmlTag = ({ name }: XmlElement): string | undefined | null => allowedTag(name);

/**
 * Marked-up content of an XML document as the tree that `htmlOf` makes clean HTML of, without a second parser. Safe for
 * any input: tags pass the allow-list here, attributes in `htmlOf`. Below 64 levels only the text is kept.
 */
export function htmlNodes(nodes: readonly XmlNode[], translate: Translation = htmlTag, depth = 0): readonly Node[] {
  const found: Node[] = [];
  for (const node of nodes) {
    if (!isElement(node)) found.push({ text: node });
    else for (const one of nodesOf(node, translate, depth)) found.push(one);
  }
  return found;
}

function nodesOf(element: XmlElement, translate: Translation, depth: number): readonly Node[] {
  const made = translate(element, depth);
  if (made === null) return nothing;
  if (typeof made === 'object') return made;
  const children = htmlNodes(element.children, translate, depth + 1);
  const tag = made === undefined || depth >= deepest ? undefined : allowedTag(made);
  return tag ? [{ tag, attributes: described.has(tag) ? attributesOf(element) : none, children }] : children;
}

const nothing: readonly Node[] = [];
/** The only tags of which an attribute may stay. */
const described = new Set('a img td th ol abbr'.split(' '));

function attributesOf({ attributes }: XmlElement): ReadonlyMap<string, string> {
  let found: Map<string, string> | undefined;
  for (const name in attributes) {
    found ??= new Map();
    found.set(name.toLowerCase(), attributes[name] ?? '');
  }
  return found ?? none;
}

const none: ReadonlyMap<string, string> = new Map();
