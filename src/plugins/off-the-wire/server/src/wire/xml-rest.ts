import type { Note } from './item';
import type { XmlElement } from './xml';
import { children, isElement } from './xml-tree';

/** The elements that a format has read, each with all that is in it. */
export type Taken = Set<XmlElement>;

/**
 * Notes on every text of a tree that no field took, so that nothing vanishes silently: one a text, with the path of its
 * element (`contentMeta/by`), its line and its words.
 */
export function restOf(root: XmlElement, taken: ReadonlySet<XmlElement>, rule: string): Note[] {
  const rest: Note[] = [];
  const visit = (element: XmlElement, path: readonly string[]) => {
    if (taken.has(element)) return;
    const text = element.children
      .filter((node) => !isElement(node))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (text)
      rest.push({ rule, message: `${path.join('/') || element.name} is not kept.`, line: element.line, was: text });
    for (const one of children(element)) visit(one, [...path, one.name]);
  };
  visit(root, []);
  return rest;
}
