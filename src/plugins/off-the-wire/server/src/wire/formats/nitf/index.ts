import type { Item, Note, Parsed, UnreadableItem } from '../../item';
import { parseXml, type XmlElement } from '../../xml';
import { descendants } from '../../xml-tree';
import { type Document, type Format, Unreadable } from '../format';
import { itemOf } from './item';

/** NITF 3.0 to 3.6 (IPTC News Industry Text Format), with or without namespace, prefix and DOCTYPE; several in a file. */
export const nitf = { name: 'nitf', sniff, parse } as const satisfies Format;

/** What may stand before the first element: declaration, processing instructions, comments, document type. */
const prolog = /\s+|\ufeff|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE\s[^>[]*>/iy;
/** `nitf`, under any prefix, or an element that holds several of them. */
const rootTag = /<(?:[\w.-]{1,40}:)?nitf[\w.-]{0,20}[\s/>]/iy;

function sniff({ head }: Document): boolean {
  let at = 0;
  prolog.lastIndex = 0;
  while (prolog.test(head)) {
    at = prolog.lastIndex;
  }
  rootTag.lastIndex = at;
  return rootTag.test(head);
}

function parse({ text }: Document): Parsed {
  const { roots, faults } = parseXml(text);
  const documents = roots.flatMap((root) => (isNitf(root) ? [root] : descendants(root, 'nitf')));
  const [first] = roots;
  if (documents.length === 0)
    throw new Unreadable(`There is no nitf element in this ${first?.name}.`, { foreign: true });
  const items: Item[] = [];
  const unreadable: UnreadableItem[] = [];
  const notes: Note[] = faults.map(({ message, line }) => ({ rule: 'nitf', message, line }));
  for (const document of documents) {
    const made = document.isWhole ? itemOf(document) : { items: [], notes: [], reason: 'Its end is missing.' };
    items.push(...made.items);
    for (const note of made.notes) notes.push(note);
    if (made.reason !== undefined) unreadable.push({ at: `line ${document.line}`, reason: made.reason });
  }
  return { items, unreadable, notes };
}

function isNitf({ name }: XmlElement): boolean {
  return name.toLowerCase() === 'nitf';
}
