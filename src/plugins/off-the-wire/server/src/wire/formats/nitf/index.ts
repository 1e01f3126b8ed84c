import type { Item, Note, Parsed, UnreadableItem } from '../../item';
import { wireLimits, within } from '../../limits';
import { parseXml, type XmlElement } from '../../xml';
import { xmlRoot } from '../../xml/root';
import { children } from '../../xml/tree';
import { type Document, type Format, Unreadable } from '../format';
import { itemOf } from './item';

/** NITF 3.0 to 3.6 (IPTC News Industry Text Format), with or without namespace, prefix and DOCTYPE; several in a file. */
export const nitf = { name: 'nitf', several: true, sniff, parse } as const satisfies Format;

/** `nitf`, under any prefix, or an element that holds several of them. */
function sniff({ text }: Document): boolean {
  return /^nitf[\w.-]{0,20}$/i.test(xmlRoot(text)?.name ?? '');
}

function parse({ text, limits = wireLimits }: Document): Parsed {
  const { roots, faults } = parseXml(text, limits);
  const all = roots.flatMap(outermost);
  const [first] = roots;
  const { read: documents, rest } = within(all, limits, ({ line }) => `line ${line}`);
  if (documents.length === 0)
    throw new Unreadable(`There is no nitf element in this ${first?.name}.`, { foreign: true });
  const items: Item[] = [];
  const unreadable: UnreadableItem[] = [...rest];
  const notes: Note[] = faults.map((fault) => ({ rule: 'nitf', ...fault }));
  for (const document of documents) {
    const made = document.isWhole ? itemOf(document) : { items: [], notes: [], reason: 'Its end is missing.' };
    for (const item of made.items) items.push(item);
    for (const note of made.notes) notes.push(note);
    if (made.reason !== undefined) unreadable.push({ at: `line ${document.line}`, reason: made.reason });
  }
  return { items, unreadable, notes };
}

/** One that stands in another is read with it. */
function outermost(element: XmlElement): readonly XmlElement[] {
  return isNitf(element) ? [element] : children(element).flatMap(outermost);
}

function isNitf({ name }: XmlElement): boolean {
  return name.toLowerCase() === 'nitf';
}
