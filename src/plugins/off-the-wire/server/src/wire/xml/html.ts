import { allowedTag, type Node } from '../html/tree';
import type { XmlElement, XmlNode } from './index';
import { isElement } from './tree';

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
  const [only] = nodes;
  // Most elements of a text hold one text: a list that grows would take room for many.
  if (nodes.length === 1 && typeof only === 'string') return [{ text: only }];
  const found: Node[] = [];
  for (const node of nodes) {
    if (isElement(node)) addElement(found, node, translate, depth);
    else found.push({ text: node });
  }
  return found;
}

function addElement(found: Node[], element: XmlElement, translate: Translation, depth: number): void {
  const made = translate(element, depth);
  if (made === null) return;
  const isMade = typeof made === 'object';
  const nodes = isMade ? made : htmlNodes(element.children, translate, depth + 1);
  const tag = isMade || made === undefined || depth >= deepest ? undefined : allowedTag(made);
  if (tag)
    found.push({ tag, attributes: tag !== 'p' && described.has(tag) ? attributesOf(element) : none, children: nodes });
  else for (const one of nodes) found.push(one);
}

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
