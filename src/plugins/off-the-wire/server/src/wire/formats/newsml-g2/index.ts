import type { Item, Media, Note, Parsed, UnreadableItem } from '../../item';
import { wireLimits, within } from '../../limits';
import { parseXml, type XmlDocument, type XmlElement } from '../../xml';
import { xmlRoot } from '../../xml/root';
import { attribute, children, lineOf } from '../../xml/tree';
import { type Document, type Format, Unreadable } from '../format';
import { type Envelope, envelopeOf } from './message';
import { type Made, newsItemOf } from './news-item';
import { packageItemOf } from './package-item';
import { rule } from './reader';
import { type Package, together } from './together';

/**
 * NewsML-G2 2.x: an item, a message of many, or several documents in a file; with any prefix, or no namespace at all.
 * Concepts, knowledge, plans and catalogs are no copy: each is skipped with a note.
 */
export const newsmlG2 = { name: 'newsml-g2', several: true, sniff, parse } as const satisfies Format;

/** By its first element; a declared type stands in for it where a comment hides it. */
function sniff({ text, head, mediaType = '' }: Document): boolean {
  const root = xmlRoot(text);
  if (root === undefined) return /^application\/vnd\.iptc\.g2\.\w+\+xml$/.test(mediaType) && /^\s*</.test(head);
  return roots.has(root.name);
}

const skipped = new Set(['conceptItem', 'knowledgeItem', 'planningItem', 'catalogItem']);
const roots = new Set(['newsMessage', 'newsItem', 'packageItem', ...skipped]);
const namespace = 'http://iptc.org/std/nar/2006-10-01/';

interface Result {
  readonly items: Item[];
  readonly pictures: Map<string, readonly Media[]>;
  readonly packages: Package[];
  readonly unreadable: UnreadableItem[];
  readonly notes: Note[];
}

/** An element that should be an item, and what its message says of it. */
interface Entry {
  readonly element: XmlElement;
  readonly envelope: Envelope;
}

function parse({ text, limits = wireLimits }: Document): Parsed {
  const document = parseXml(text, limits);
  if (!document.roots.some(({ name }) => roots.has(name))) throw foreign(document);
  const result: Result = { items: [], pictures: new Map(), packages: [], unreadable: [], notes: faultsOf(document) };
  const entries = document.roots.flatMap((root) => entriesIn(root, result));
  const { read, rest } = within(entries, limits, ({ element }) => `line ${element.line}`);
  for (const entry of read) readItem(entry, entries.length > 1, result);
  const { items, notes } = together(result);
  return { items, unreadable: [...result.unreadable, ...rest], notes: [...result.notes, ...notes] };
}

function foreign({ roots: [first] }: XmlDocument): Unreadable {
  return new Unreadable(`There is no NewsML-G2 in this XML: its first element is ${first?.name}.`, {
    line: first?.line,
    foreign: true,
  });
}

function entriesIn(root: XmlElement, result: Result): readonly Entry[] {
  if (!roots.has(root.name)) {
    lost(root, `${root.name} beside NewsML-G2 is not kept.`, result);
    return [];
  }
  if (root.namespace !== namespace) {
    const message = root.namespace === undefined ? 'has no namespace' : `has the namespace ${root.namespace}`;
    result.notes.push({ rule, message: `${root.name} ${message}: read as NewsML-G2.`, line: root.line });
  }
  return root.name === 'newsMessage' ? entriesOf(root, result) : [{ element: root, envelope: {} }];
}

function entriesOf(message: XmlElement, result: Result): readonly Entry[] {
  const { envelope, notes } = envelopeOf(message);
  for (const note of notes) result.notes.push(note);
  return children(message).flatMap((part): readonly Entry[] => {
    if (part.name === 'itemSet') return children(part).map((element) => ({ element, envelope }));
    if (roots.has(part.name)) return [{ element: part, envelope }];
    if (part.name !== 'header') lost(part, `newsMessage/${part.name} is not kept.`, result);
    return [];
  });
}

function readItem({ element, envelope }: Entry, isOneOfMany: boolean, result: Result): void {
  const at = `line ${element.line}`;
  const name = attribute(element, 'guid') ?? at;
  const made = madeOf(element, envelope);
  if (made.own) result.pictures.set(made.own.guid, made.own.media);
  if (made.holds) result.packages.push({ item: made.item, refs: made.holds.refs });
  if (made.item !== undefined) {
    result.items.push(made.item);
    for (const note of made.notes) result.notes.push(isOneOfMany ? placed(note, name) : note);
  } else if (made.isSkipped) lost(element, `Skipped ${name}: ${made.reason}`, result);
  else result.unreadable.push({ at, reason: made.reason });
}

function madeOf(element: XmlElement, envelope: Envelope): Made {
  const read = readers.get(element.name);
  if (read === undefined) return { reason: `a ${element.name} is no copy.`, isSkipped: true };
  return element.isWhole ? read(element, envelope) : { reason: 'The document breaks off within it.', isSkipped: false };
}

const readers: ReadonlyMap<string, (element: XmlElement, envelope: Envelope) => Made> = new Map([
  ['newsItem', newsItemOf],
  ['packageItem', packageItemOf],
]);

/** Where there are several items, a note says of which it speaks. */
function placed(note: Note, name: string): Note {
  return { ...note, message: `${name}: ${note.message}` };
}

const mostText = 4_000;

function lost(element: XmlElement, message: string, { notes }: Result): void {
  notes.push({ rule, message, line: element.line, was: lineOf(element)?.slice(0, mostText) });
}

function faultsOf({ faults }: XmlDocument): Note[] {
  return faults.map(({ message, line, was }) => ({ rule, message: `Not as XML asks: ${message}`, line, was }));
}
