import type { Note } from './item';
import type { XmlElement } from './xml';
import { isElement } from './xml-tree';

/** The elements that a format has read, each with all that is in it. */
export type Taken = Set<XmlElement>;

/**
 * Notes on every text of a tree that no field took, so that nothing vanishes silently: one for each kind of element, by
 * its path (`contentMeta/by`), with the line of the first and the words of all. `saysOf` gives what an element says
 * besides its children, which is its own text unless a format knows more. Linear, however deep the tree and long its
 * names.
 */
export function restOf(
  root: XmlElement,
  taken: ReadonlySet<XmlElement>,
  rule: string,
  saysOf: (element: XmlElement) => string | undefined = ownText,
): Note[] {
  const found = gathering(rule);
  const visit = (element: XmlElement, path: string, depth: number) => {
    if (taken.has(element)) return;
    const text = saysOf(element);
    if (text !== undefined) found.add(path || element.name.slice(0, longestName), text, element.line);
    for (const one of element.children) if (isElement(one)) visit(one, below(path, one.name, depth), depth + 1);
  };
  visit(root, '', 0);
  return found.notes('');
}

/** Texts that are not kept, by what they stood in: one note for each. Of more kinds than anyone reads one note tells. */
export function gathering(rule: string) {
  const found = new Map<string, { readonly line: number; readonly texts: Set<string> }>();
  return {
    add(what: string, text: string, line: number): void {
      const key = found.size < mostKinds || found.has(what) ? what : 'What else there is';
      const entry = found.get(key);
      if (entry) entry.texts.add(text);
      else found.set(key, { line, texts: new Set([text]) });
    },
    notes: (where: string): Note[] =>
      [...found].map(([what, { line, texts }]) => ({
        rule,
        message: `${what}${where} is not kept.`,
        line,
        was: [...texts].join(' | '),
      })),
  };
}

/** The text right in an element, on one line; `undefined` where there is none. */
export function ownText(element: XmlElement): string | undefined {
  let said: string | undefined;
  for (const node of element.children) {
    if (!isElement(node) && ink.test(node)) said = said === undefined ? node : `${said} ${node}`;
  }
  return said?.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

const ink = /\S/;
const mostKinds = 200;
const deepestPath = 8;
const longestName = 60;

/** Names are as long, and nested as deep, as whoever sends them likes: a path is cut. */
function below(path: string, name: string, depth: number): string {
  if (depth >= deepestPath) return path;
  return path ? `${path}/${name.slice(0, longestName)}` : name.slice(0, longestName);
}
