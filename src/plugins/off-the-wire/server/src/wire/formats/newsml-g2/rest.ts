import type { Item, Note } from '../../item';
import { noteOnLeft, saidBy } from '../../unsaid';
import type { XmlElement } from '../../xml';
import { silent, statedIn } from '../../xml-rest';
import { attribute, isElement } from '../../xml-tree';
import { type Reader, rule } from './reader';
import { folded } from './words';

/**
 * Notes on all that no field took, one for each kind of property (`itemMeta/service/name`): its words, or, where it has
 * none, what its attributes name.
 */
function restOf({ item, taken }: Reader): readonly Note[] {
  const found = gathering();
  const visit = (element: XmlElement, path: string, depth: number) => {
    const text = ownText(element) ?? (silentElements.has(element.name) ? undefined : named(element));
    if (text !== undefined) found.add(path || element.name, text, element.line);
    for (const one of element.children) {
      if (isElement(one) && !taken.has(one)) visit(one, below(path, one.name, depth), depth + 1);
    }
  };
  visit(item, '', 0);
  return found.notes('');
}

/** All notes on an item: those that its readers made, what no field took, and the codes that stand in no field. */
export function notesOn(reader: Reader, item: Item): readonly Note[] {
  const notes = [...reader.notes, ...restOf(reader)];
  const said = saidBy([item], notes);
  return [...notes, ...noteOnLeft(statedIn(reader.item, rules, said), said, rule)];
}

/** Texts that are not kept, by what they stood in: one note for each. Of more kinds than anyone reads one note tells. */
export function gathering() {
  const found = new Map<string, { readonly line: number; readonly texts: Set<string> }>();
  return {
    add(what: string, text: string, line: number): void {
      const key = found.size < mostKinds || found.has(what) ? what : 'What else there is';
      const entry = found.get(key);
      if (entry) entry.texts.add(text);
      else found.set(key, { line, texts: new Set([text]) });
    },
    notes: (where: string): readonly Note[] =>
      [...found].map(([what, { line, texts }]) => ({
        rule,
        message: `${what}${where} is not kept.`,
        line,
        was: [...texts].join(' | '),
      })),
  };
}

const mostKinds = 200;
const deepestPath = 8;

/** Names are as long, and nested as deep, as whoever sends them likes: a path is cut. */
function below(path: string, name: string, depth: number): string {
  if (depth >= deepestPath) return path;
  return path ? `${path}/${name.slice(0, 60)}` : name.slice(0, 60);
}

/** What without words says nothing about a story: how a vocabulary is built, where it lies, and checks of the bytes. */
const silentElements = new Set(
  'newsItem packageItem catalog catalogRef scheme broader narrower sameAs related hash'.split(' '),
);
/**
 * Attributes that chose the field (a role, a type, a rank), that are read or told elsewhere (signals), that say how the
 * file is written, and how, when and by whom a property was added (commonPowerAttributes of the schema).
 */
const silentAttributes = silent(
  'standard standardversion conformance itemRef@contenttype itemRef@size ' +
    'rank type typeuri creator creatoruri modified custom how howuri why whyuri pubconstraint pubconstrainturi ' +
    'confidence relevance separator partid catalogRef@href catalogRef@alias itemClass@qcode itemClass@uri ' +
    'signal@qcode signal@uri signal@literal headline@role description@role group@role groupSet@root',
);
/** Contents are read as documents of their own. */
const rules = {
  silent: silentAttributes,
  closed: new Set(['inlineXML', 'inlineData', 'catalog']),
  reworded: ({ name }: XmlElement) => name === 'dateline' || name === 'edNote',
};
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
