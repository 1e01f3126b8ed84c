import { countWords, htmlOf } from '../../html';
import { numbered, textNodes } from '../../html/from-text';
import type { RawLine } from '../../html/preformatted';
import type { Item, Note, UnreadableItem } from '../../item';
import { fingerprint, messageGuid } from '../../message-guid';
import { endOf } from '../../terminators';
import { isToEditors } from '../../to-editors';
import { type EndLine, endLine } from './end-line';
import { fieldsOf, type HeaderLine } from './header-line';
import { readHeading } from './heading';
import type { Message } from './messages';
import { withNationalLetters } from './national-letters';
import { notebookNotes, notebookStart } from './notebook';
import { withoutTypography } from './typography';

/** What a message became. */
export interface Story {
  readonly item?: Item;
  readonly unreadable?: UnreadableItem;
  readonly notes: readonly Note[];
}

/** @param closedElsewhere whether other messages of the file are closed: then one that is not was cut short. */
export function storyOf(sent: Message, closedElsewhere: boolean): Story {
  const { header } = sent;
  if (!header) return refused(sent, 'The line after SOH is no header.');
  const { message, notes: said } = withNationalLetters(sent, fieldsOf(header).provider);
  const notes: Note[] = [noteOf('read as the header', { text: header.text, number: message.line }), ...said];
  const parts = partsOf(message, notes);
  const item = itemOf(header, parts, notes);
  if (item.headline === undefined && item.body === undefined) return refused(message, 'A header without a text.');
  const cut = cutShort(message, header, item, parts.end, closedElsewhere);
  if (cut) return refused(message, cut);
  if (!message.isClosed && !parts.end) notes.push({ rule: 'iptc-7901', message: 'the end of the message is missing' });
  return { item, notes };
}

/** A message that is not read, with every line of it in a note. */
function refused(message: Message, reason: string): Story {
  const lines = [...message.lead, ...(message.text ?? []), ...message.end].filter(({ text }) => text.trim() !== '');
  const header = message.header && noteOf('lost with its message', { text: message.header.text, number: message.line });
  const notes = lines.slice(0, mostLost).map((line) => noteOf('lost with its message', line));
  return { unreadable: { at: `line ${message.line}`, reason }, notes: header ? [header, ...notes] : notes };
}

const mostLost = 200;

function noteOf(message: string, { text, number }: RawLine): Note {
  return { rule: 'iptc-7901', message, line: number, was: text.replace(/\s+/g, ' ').trim() };
}

interface Parts {
  readonly slug: Partial<Item>;
  readonly text: readonly RawLine[];
  readonly end?: EndLine;
}

function partsOf(message: Message, notes: Note[]): Parts {
  const clean = (lines: readonly RawLine[]) =>
    lines.map((raw) => {
      const { line, notes: said } = withoutTypography(raw);
      for (const note of said) notes.push(note);
      return line;
    });
  const tail = endOfMessage(clean(message.end), notes);
  if (message.text) {
    const { end, text } = tail ? { end: tail, text: clean(message.text) } : datedTail(clean(message.text), notes);
    return { slug: keywordLines(clean(message.lead), notes), text, end };
  }
  const { end, text } = datedTail(clean(message.lead), notes);
  const at = text.findIndex((line) => line.text.trim() !== '');
  const first = text[at];
  const next = text.slice(at + 1).find((line) => line.text.trim() !== '');
  const isKeyword = first !== undefined && next !== undefined && looksLikeKeywords(first.text.trim());
  return {
    slug: isKeyword ? keywordLines([first], notes) : {},
    text: isKeyword ? text.slice(at + 1) : text,
    end: tail ?? end,
  };
}

/** The day and time group after ETX; what else stands there is of no field. */
function endOfMessage(lines: readonly RawLine[], notes: Note[]): EndLine | undefined {
  const printed = lines.filter(({ text }) => text.trim() !== '');
  const read = printed.map(({ text }) => endLine(text.trim()));
  const found = read.find((one) => one !== undefined);
  for (const [index, line] of printed.entries())
    notes.push(noteOf(read[index] ? 'read as the end line' : 'after the end', line));
  return found;
}

/** Without ETX the end line is among the last three. */
function datedTail(lines: readonly RawLine[], notes: Note[]): { end?: EndLine; text: readonly RawLine[] } {
  const printed = lines.filter(({ text }) => text.trim() !== '').slice(-3);
  const dated = printed.flatMap((line) => {
    const read = endLine(line.text.trim());
    return read ? [{ line, read }] : [];
  });
  const [first] = dated;
  if (!first) return { text: lines };
  const after = printed.filter(({ number }) => number >= first.line.number);
  notes.push(
    ...after.map((line) => noteOf(endLine(line.text.trim()) ? 'read as the end line' : 'after the end', line)),
  );
  return { end: dated.at(-1)?.read, text: lines.filter(({ number }) => number < first.line.number) };
}

/** `Politik/USA`, `Germany-politics/`, `Bosnia`: few words, and a sign that parts them unless it is one. */
function looksLikeKeywords(text: string): boolean {
  if (text.length > 60 || /[.!?=:]$/.test(text)) return false;
  const words = text.split(/\s+/).length;
  return words === 1
    ? /^[\p{L}\d]/u.test(text)
    : words <= 4 && /^[\p{L}\d.&'’ +-]+(?:\/[\p{L}\d.&'’ +-]*)+$/u.test(text);
}

/** The keyword line over STX; what else stands there is to editors, or in a note. */
function keywordLines(lines: readonly RawLine[], notes: Note[]): Partial<Item> {
  const all = lines.filter(({ text }) => text.trim() !== '');
  // ANSA's frame of the telex: "ZCZC0876/SXA".
  const isFrame = ({ text }: RawLine) => /^ZCZC/.test(text.trim());
  notes.push(...all.filter(isFrame).map((line) => noteOf('read as a telex frame', line)));
  const printed = all.filter((line) => !isFrame(line));
  const toEditors = printed.filter(({ text }) => isToEditors(text));
  const [first, ...more] = printed.filter(({ text }) => !isToEditors(text));
  for (const line of more) notes.push(noteOf('a second keyword line', line));
  const slugline = first?.text.replace(/\s+/g, ' ').trim();
  const path = slugline?.split('/').flatMap((word) => (word.trim() ? [word.trim()] : [])) ?? [];
  return {
    slugline,
    keywords: path.length > 1 ? [...new Set(path)].slice(0, 50) : undefined,
    edNotes: toEditors.length > 0 ? toEditors.map(({ text }) => ({ text: text.trim() })) : undefined,
  };
}

function itemOf(header: HeaderLine, { slug, text, end }: Parts, notes: Note[]): Item {
  const at = notebookStart(text);
  const heading = readHeading(numbered(text.slice(0, at)));
  for (const note of heading.notes) notes.push(note);
  const first = heading.body[0]?.number ?? Number.POSITIVE_INFINITY;
  const body = htmlOf(textNodes(text.slice(0, at).filter(({ number }) => number >= first))) || undefined;
  const edNotes = [
    ...(slug.edNotes ?? []),
    ...(heading.fields.edNotes ?? []),
    ...notebookNotes(withoutSignOff(text.slice(at), notes)),
  ];
  const words = [header.text, slug.slugline, heading.fields.headline, body].join('\n');
  return {
    guid: messageGuid(header.service + header.number, end?.stamp ?? fingerprint(words)),
    serial: { service: header.service.toLowerCase(), number: header.number },
    ...fieldsOf(header),
    versionCreated: end?.moment,
    ...heading.fields,
    slugline: slug.slugline ?? heading.fields.slugline,
    keywords: slug.keywords ?? heading.fields.keywords,
    urgency: header.priority,
    body,
    edNotes: edNotes.length > 0 ? edNotes : undefined,
  };
}

/** After the notebook the desk signs: `dpa wsz jln npr`. */
function withoutSignOff(lines: readonly RawLine[], notes: Note[]): readonly RawLine[] {
  return lines.filter((line) => {
    const isMark = line.text.trim() !== '' && endOf(line.text)?.text === '';
    if (isMark) notes.push(noteOf('cut: the end of the story', line));
    return !isMark;
  });
}

/** Why a story with no end must not be taken for whole; `undefined` where nothing speaks against it. */
function cutShort(
  message: Message,
  header: HeaderLine,
  item: Item,
  end: EndLine | undefined,
  closedElsewhere: boolean,
): string | undefined {
  if (message.isClosed || end) return undefined;
  if (closedElsewhere) return 'The message breaks off: ETX is missing.';
  const [said, found] = [header.words ?? 0, countWords(item.body ?? '')];
  return said >= leastCounted && found < said * 0.6
    ? `The message breaks off: ${found} words of ${said}, and no end.`
    : undefined;
}

const leastCounted = 40;
