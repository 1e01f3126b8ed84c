import type { Item, Note, Parsed, UnreadableItem } from '../../item';
import { wireLimits } from '../../limits';
import { isJsonFeed } from '../feed/sniff';
import { type Document, type Format, Unreadable } from '../format';
import { type Entry, entriesOf } from './entries';
import { itemOf } from './item';
import { isLikeNinjs } from './properties';
import { wrapperNote } from './rest';

/**
 * ninjs 1.0 to 1.6, 2.0 to 2.2, 3.0 and 3.1 (IPTC News in JSON), and JSON that is spelt like it: one item, an array, an
 * envelope, or one item a line.
 */
export const ninjs = { name: 'ninjs', sniff, parse } as const satisfies Format;

/** Anything but a JSON Feed that is declared or looks like JSON: broken JSON must be called broken, not read as text. */
function sniff(document: Document): boolean {
  const { head, mediaType = '', fileName = '' } = document;
  if (isJsonFeed(document)) return false;
  return (
    isJsonType(mediaType) ||
    /\.(?:json|ndjson|jsonl|ninjs)$/i.test(fileName) ||
    /^\s*(?:\{|\[\s*(?:[[\]{"]|$))/.test(head) ||
    startsWithAScalar.test(head)
  );
}

/** Of values one a line the first may be none that is an item. */
const startsWithAScalar = /^\s*(?:"[^\n]*"|null|true|false|-?\d[\d.]*)[ \t\r]*\n\s*\{\s*"/;

function isJsonType(mediaType: string): boolean {
  return /[/+](?:json|x-json|ndjson|x-ndjson|jsonl|jsonlines|json-seq)$/.test(mediaType);
}

function parse({ text, limits = wireLimits }: Document): Parsed {
  const { entries, unreadable: beforehand, around } = entriesOf(text, limits);
  if (!entries.some(({ value }) => isLikeNinjs(value))) {
    throw new Unreadable(foreignMessage(entries, beforehand), { foreign: true });
  }
  const items: Item[] = [];
  const unreadable = [...beforehand];
  const notes: Note[] = [...wrapperNote(around)];
  for (const { at, value } of entries) {
    const made = itemOf(value);
    for (const note of made.notes) notes.push(located(note, at));
    if (made.item !== undefined) {
      items.push(made.item);
    } else if (made.reason !== undefined) {
      unreadable.push({ at, reason: made.reason });
    }
  }
  return { items, unreadable, notes };
}

function located(note: Note, at: string): Note {
  return at === '' ? note : { ...note, message: `${at}: ${note.message}` };
}

function foreignMessage(entries: readonly Entry[], unreadable: readonly UnreadableItem[]): string {
  const [first] = entries;
  if (first === undefined) {
    return unreadable.length > 0
      ? `This is JSON, but no news item: ${unreadable[0]?.reason}`
      : 'This is JSON, but there is no news item in it.';
  }
  const names = Object.keys(first.value)
    .slice(0, 8)
    .map((name) => name.slice(0, 40));
  const has = names.length > 0 ? `its properties are ${names.join(', ')}` : 'it is an empty object';
  return `This is JSON, but no news item (ninjs has uri, headline, body_xhtml, bodies ...): ${has}.`;
}
