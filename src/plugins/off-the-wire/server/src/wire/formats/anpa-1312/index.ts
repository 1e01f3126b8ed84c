import type { Item, Note, Parsed, UnreadableItem } from '../../item';
import { wireLimits, within } from '../../limits';
import { copyGuid } from '../../message-guid';
import { type Document, type Format, Unreadable } from '../format';
import { bodyOf } from './body';
import { type Head, readHead } from './head';
import { type Codes, readCodes } from './header';
import { textLines } from './lines';
import { isCodesLine, type Message, messagesOf, type RawLine } from './messages';
import { readTrailer, type Trailer } from './trailer';

/**
 * ANPA 1312 (84-2, 89-3): SYN SYN SOH, a header of codes, STX text ETX, date and time, EOT; and the same as systems store
 * it, without the control characters. Several messages may follow each other. Version words, datelines and end marks stay
 * for the copy desk.
 */
export const anpa1312 = { name: 'anpa-1312', lines: true, sniff, parse } as const satisfies Format;

/** SYN before SOH, or SOH before an ANPA number, or STX with no SOH before it, or a line of codes among the first lines. */
function sniff({ head }: Document): boolean {
  if (/^[^\u0002]{0,400}?\u0016\u0001/.test(head) || /^[^\u0002]{0,400}?\u0001[a-z]\d{4}\u001f/i.test(head))
    return true;
  if (/^[^\u0001\u0002]{0,200}\u0002/.test(head)) return !/^\s*[a-z]{3}\d{3,4} \d /im.test(head.slice(0, 200));
  return !/^\s*[<{[]/.test(head) && head.split(/\r*\n|\r/, 4).some(isCodesLine);
}

function parse({ text, limits = wireLimits }: Document): Parsed {
  const { read, rest } = within(messagesOf(text), limits, ({ line }) => `line ${line}`);
  const stories = read.map(storyOf);
  const items = stories.flatMap(({ item }) => (item ? [item] : []));
  const unreadable = [...stories.flatMap((story) => (story.unreadable ? [story.unreadable] : [])), ...rest];
  if (items.length === 0) throw new Unreadable('there is no story in this ANPA 1312 file', { line: 1 });
  return {
    items,
    unreadable: unreadable.length > 0 ? unreadable : undefined,
    notes: stories.flatMap(({ notes }) => notes),
  };
}

interface Story {
  readonly item?: Item;
  readonly unreadable?: UnreadableItem;
  readonly notes: readonly Note[];
}

function storyOf(message: Message): Story {
  const codes = readCodes(message.header);
  const { text, trailer, read } = trailerOf(message, codes);
  const head = readHead(textLines(text), codes.slugline);
  const { body, edNotes } = bodyOf(head.body, codes.isTabular);
  const notes = [...frameNotes(message, trailer), ...head.notes];
  // A kill or an advisory may be nothing but its slug and a note to editors.
  const isNote = head.fields.slugline !== undefined && (head.fields.edNotes ?? edNotes)[0] !== undefined;
  if (head.fields.headline === undefined && body === undefined && !isNote) {
    const lost = text.filter(({ raw }) => shown(raw) !== '');
    const said = lost.map(({ raw, number }) => ({
      rule,
      message: 'left out: no story',
      line: number,
      was: shown(raw),
    }));
    return {
      unreadable: { at: `line ${message.line}`, reason: 'a header without a story' },
      notes: [...notes, ...said],
    };
  }
  const notesToEditors = [...(head.fields.edNotes ?? []), ...edNotes];
  const item: Item = {
    ...head.fields,
    slugline: sluglineOf(head, codes),
    body,
    urgency: codes.urgency,
    subjects: codes.subjects,
    provider: read?.provider ?? codes.provider,
    versionCreated: read?.versionCreated,
    altIds: codes.storyNumber === undefined ? undefined : [codes.storyNumber],
    serial: serialOf(codes),
    edNotes: notesToEditors.length > 0 ? notesToEditors : undefined,
  };
  return { item: { guid: guidOf(item, codes), ...item }, notes };
}

/** `a0123`: the service's letter, and the number in it. */
function serialOf({ storyNumber }: Codes): Item['serial'] {
  return storyNumber === undefined ? undefined : { service: storyNumber.slice(0, 1), number: storyNumber.slice(1) };
}

const rule = 'anpa-1312';

/** The slug of the text is whole, that of the header cut at 24 characters; a version that only the header has joins it. */
function sluglineOf(head: Head, codes: Codes): string | undefined {
  const { slugline } = head.fields;
  const version = codes.slugline?.split(' ').slice(1).join(' ') ?? '';
  if (slugline === undefined) return codes.slugline;
  const known = squeezed(slugline).includes(squeezed(version));
  return known || version === '' ? slugline : `${slugline}, ${version}`;
}

const squeezed = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');

/** The same for a story that is sent once a category, under other numbers; its keyword and its day are in it. */
function guidOf(item: Item, codes: Codes): string {
  const { headline, byline, abstract, body, slugline = '', provider } = item;
  const day = codes.monthDay ?? item.versionCreated?.slice(5, 10);
  return copyGuid('anpa', [provider, slugline, day], [headline, byline, abstract, body]);
}

/** The line that signs off: after ETX, or, where ETX is lost or stands elsewhere, the last of the text. */
function trailerOf(
  message: Message,
  codes: Codes,
): { text: readonly RawLine[]; trailer: readonly RawLine[]; read?: Trailer } {
  const after = message.trailer.filter(({ raw }) => shown(raw) !== '');
  const signed = after.map(({ raw }) => readTrailer(shown(raw), codes.monthDay)).find((read) => read !== undefined);
  if (signed) return { text: message.text, trailer: after, read: signed };
  const last = message.text.findLastIndex(({ raw }) => shown(raw) !== '');
  const line = message.text[last];
  const read = line && readTrailer(shown(line.raw), codes.monthDay);
  if (!line || !read) return { text: message.text, trailer: after };
  return { text: message.text.slice(0, last), trailer: [line, ...after], read };
}

function frameNotes(message: Message, trailer: readonly RawLine[]): readonly Note[] {
  const header = message.header.filter(({ raw }) => shown(raw) !== '');
  const open = { rule, message: 'the end of this message is not marked: it may be cut off', line: message.line };
  return [
    ...lineNotes('read as the header of the message', header),
    ...lineNotes('read as the end of the message', trailer),
    ...(message.isEnded ? [] : [open]),
  ];
}

/** No frame has as many lines; of rubbish that is read as one the rest is told at once. */
const mostLineNotes = 50;

function lineNotes(what: string, lines: readonly RawLine[]): readonly Note[] {
  const each = lines.slice(0, mostLineNotes);
  const [first, ...others] = lines.slice(mostLineNotes);
  const notes = each.map(({ raw, number }) => ({ rule, message: what, line: number, was: shown(raw) }));
  if (!first) return notes;
  const was = [first, ...others].map(({ raw }) => shown(raw)).join('\n');
  return [...notes, { rule, message: what, line: first.number, was }];
}

function shown(raw: string): string {
  return raw
    .slice(0, 1_000)
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim();
}
