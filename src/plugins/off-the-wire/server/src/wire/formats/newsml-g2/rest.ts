import type { Note } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, isElement } from '../../xml-tree';
import { type Reader, rule } from './reader';
import { folded } from './words';

/**
 * Notes on all that no field took, one for each kind of property (`itemMeta/service/name`): its words, or, where it has
 * none, what its attributes name.
 */
export function restOf({ item, taken }: Reader): readonly Note[] {
  const found = new Map<string, { line: number; texts: string[] }>();
  const visit = (element: XmlElement, path: string) => {
    const text = ownText(element) ?? (silent.has(element.name) ? undefined : named(element));
    if (text !== undefined) {
      const entry = found.get(path);
      if (entry) entry.texts.push(text);
      else found.set(path, { line: element.line, texts: [text] });
    }
    for (const one of element.children) {
      if (isElement(one) && !taken.has(one)) visit(one, path ? `${path}/${one.name}` : one.name);
    }
  };
  visit(item, '');
  return [...found].map(([path, { line, texts }]) => ({
    rule,
    message: `${path || item.name} is not kept.`,
    line,
    was: [...new Set(texts)].join(' | '),
  }));
}

/** What without words says nothing about a story: how a vocabulary is built, where it lies, and checks of the bytes. */
const silent = new Set(
  'newsItem packageItem catalog catalogRef scheme broader narrower sameAs related hash'.split(' '),
);
const naming = ['qcode', 'uri', 'literal', 'href', 'residref', 'guid', 'id', 'value', 'idrefs'];

function ownText(element: XmlElement): string | undefined {
  let said: string | undefined;
  for (const node of element.children) {
    if (!isElement(node) && ink.test(node)) said = said === undefined ? node : `${said} ${node}`;
  }
  return said === undefined ? undefined : folded(said);
}

const ink = /\S/;

function named(element: XmlElement): string | undefined {
  if (element.children.some(isElement)) return undefined;
  for (const name of naming) {
    const value = attribute(element, name);
    if (value !== undefined) return value;
  }
  return undefined;
}
