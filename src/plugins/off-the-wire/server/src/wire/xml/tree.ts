import type { XmlElement, XmlNode } from './index';

/** Ways through an XML tree. Names are local ones; a format checks the namespace of its root once. */

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** The elements right under this one; with names, those of these names. In their order. */
export function children(element: XmlElement | undefined, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  if (element === undefined) return found;
  for (const node of element.children) {
    if (isElement(node) && (names.length === 0 || names.includes(node.name))) found.push(node);
  }
  return found;
}

/** The first element right under this one of one of these names. */
export function child(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  if (element === undefined) return undefined;
  for (const node of element.children) if (isElement(node) && names.includes(node.name)) return node;
  return undefined;
}

/** One step a name: `at(item, 'contentMeta', 'headline')`. */
export function at(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = child(found, name);
  return found;
}

/** Every element below this one of one of these names, in document order; itself not among them. */
export function descendants(element: XmlElement | undefined, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (one: XmlElement) => {
    for (const node of one.children) {
      if (!isElement(node)) continue;
      if (names.includes(node.name)) found.push(node);
      visit(node);
    }
  };
  if (element) visit(element);
  return found;
}

/** All its text, that of the elements in it too, white space as it is. */
export function rawText(node: XmlNode | undefined): string {
  if (node === undefined) return '';
  if (!isElement(node)) return node;
  // Not joined: that would copy the text once a level.
  let text = '';
  for (const one of node.children) text += isElement(one) ? rawText(one) : one;
  return text;
}

/** All its text on one line: white space folded, ends trimmed; `undefined` where there is none. */
export function lineOf(node: XmlNode | undefined): string | undefined {
  return folded(rawText(node)).trim() || undefined;
}

/** White space folded. Only what is not folded yet is touched: to write each single space anew takes longer than all else. */
export function folded(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ');
}

/** An attribute with its ends trimmed; `undefined` where it is missing or blank. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes[name]?.trim() || undefined;
}

/** Whether a text is more than white space: most between elements is not, and asking an expression of each takes longer. */
export function hasInk(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return ink.test(text);
    if (code !== 0x20 && (code < 0x09 || code > 0x0d)) return true;
  }
  return false;
}

const ink = /\S/;
