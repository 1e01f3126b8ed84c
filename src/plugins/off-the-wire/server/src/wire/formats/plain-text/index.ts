import { htmlOf } from '../../html';
import { plainNodes } from '../../html/from-text';
import type { RawLine } from '../../html/preformatted';
import type { Item, Note, Parsed, UnreadableItem } from '../../item';
import { wireLimits, within } from '../../limits';
import { type Line, lineEnds, linesOf, squeezed } from '../../lines';
import { endOf } from '../../terminators';
import { type Document, type Format, Unreadable } from '../format';
import { isInitials, isTail, signatureOf, startsNotebook } from './habits';
import { type ReadHeader, readHeader } from './header';
import { looksLikeCopy } from './sniff';

/**
 * Plain wire text: slug lines, priority, headline, byline, then paragraphs, the first often with a dateline. Several
 * stories may follow each other, each closed by its terminator. Headline prefixes and datelines stay for the copy desk.
 */
export const plainText = { name: 'plain-text', lines: true, sniff: looksLikeCopy, parse } as const satisfies Format;

function parse({ text, limits = wireLimits }: Document): Parsed {
  const { read, rest } = within(chunksOf(linesOf(text)), limits, ({ lines }) => `line ${lines[0]?.number ?? 1}`);
  const raw = text.split(lineEnds);
  const stories = read.map((chunk) => storyOf(chunk, raw));
  const items = stories.flatMap((story) => (story.item ? [story.item] : []));
  if (items.length === 0) throw new Unreadable('there is no story in this text');
  const unreadable = [...stories.flatMap((story) => (story.unreadable ? [story.unreadable] : [])), ...rest];
  return {
    items,
    unreadable: unreadable.length > 0 ? unreadable : undefined,
    notes: stories.flatMap((story) => story.notes),
  };
}

/** The lines of one story, and the mark that ended it. */
interface Chunk {
  readonly lines: readonly Line[];
  readonly mark?: Line;
}

function chunksOf(lines: readonly Line[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let open: Line[] = [];
  for (const line of lines) {
    const end = endOf(line.text);
    if (end?.terminator.sure) {
      chunks.push({ lines: [...open, { ...line, text: end.text }], mark: { ...line, text: end.cut } });
      open = [];
    } else open.push(line);
  }
  return [...chunks, { lines: open }].filter((chunk) => chunk.mark || chunk.lines.some((line) => line.text !== ''));
}

interface Story {
  readonly item?: Item;
  readonly unreadable?: UnreadableItem;
  readonly notes: readonly Note[];
}

/** Fewer words than this between two marks are what templates and telex frames leave behind. */
const fewestWords = 4;
/** What a template prints for a field that is not there. */
const residue = /^(?:none|null|undefined|n\/a|[-=*_]{3,})$/i;

function storyOf(chunk: Chunk, raw: readonly string[]): Story {
  const mark = chunk.mark ? [noteOf('cut: the end of the story', chunk.mark)] : [];
  const printed = chunk.lines.filter((line) => line.text !== '');
  const start = printed.find((line) => !residue.test(line.text))?.number ?? Number.POSITIVE_INFINITY;
  const own = printed.filter((line) => line.number >= start);
  const isStory = holdsWords(own);
  const left = printed
    .filter((line) => !isStory || line.number < start)
    .map((line) => noteOf('left out: between stories', line));
  if (!isStory) return { notes: [...left, ...mark] };
  const { fields, body, notes } = headerOf(chunk.lines.filter((line) => line.number >= start));
  const { prefix: _, ...known } = fields;
  const { copy, tail, notebook } = ended(body);
  const edNotes = notebook === undefined ? known.edNotes : [...(known.edNotes ?? []), { text: notebook }];
  const slug = tail.map((line) => keywordsOf(line.text)).find((text) => text !== undefined);
  const item: Item = {
    ...known,
    slugline: known.slugline ?? slug,
    edNotes,
    body: htmlOf(plainNodes(copy.map((line) => rawLine(line, raw)))) || undefined,
  };
  const isEmpty = item.headline === undefined && item.body === undefined;
  const signed = tail.map((line) => noteOf('cut: below the story', line));
  if (!isEmpty) return { item, notes: [...left, ...notes, ...signed, ...mark] };
  const lost = own.map((line) => noteOf('left out: a header without a story', line));
  return {
    unreadable: { at: `line ${start}`, reason: 'a header without a story' },
    notes: [...left, ...lost, ...mark],
  };
}

/** A line as it was sent, for its columns; one that lost its end to a mark is as it was left. */
function rawLine({ text, indent, number }: Line, raw: readonly string[]): RawLine {
  const sent = raw[number - 1] ?? '';
  return { text: sent === text || squeezed(sent) === text ? sent : ' '.repeat(indent) + text, number };
}

/** A body without what stands below it: the desk's initials and numbers, the slug, and what is only for editors. */
function ended(body: readonly Line[]): { copy: readonly Line[]; tail: readonly Line[]; notebook?: string } {
  const at = body.findIndex((line) => startsNotebook(line.text));
  const rest = at < 0 ? [] : body.slice(at).filter((line) => line.text !== '');
  const notebook = rest.length > 0 ? rest.map((line) => line.text).join('\n') : undefined;
  const story = at < 0 ? body : body.slice(0, at);
  let end = story.length;
  const upwards: Line[] = [];
  for (let last = story[end - 1]; last && isBelow(last.text, upwards.at(-1)?.text); last = story[end - 1]) {
    if (last.text !== '') upwards.push(last);
    end -= 1;
  }
  const tail = upwards.reverse();
  // Below the notebook there is no story that could be cut short: all lines of a body are never a tail.
  const last = story[end - 1];
  if (!last) return { copy: story, tail: [], notebook };
  const signature = signatureOf(last.text);
  if (signature === undefined) return { copy: story.slice(0, end), tail, notebook };
  const text = last.text.slice(0, -signature.length).trimEnd();
  return {
    copy: [...story.slice(0, end - 1), { ...last, text }],
    tail: [{ ...last, text: signature }, ...tail],
    notebook,
  };
}

function isBelow(text: string, below: string | undefined): boolean {
  return (
    text === '' ||
    isInitials(text, below) ||
    /^\* \* \* \*$/.test(text) ||
    isTail(text) ||
    keywordsOf(text) !== undefined
  );
}

/** Reuters' slug stands below the story: `Keywords: ALBION PORT/FUEL (UPDATE 2)`. */
function keywordsOf(text: string): string | undefined {
  return /^Keywords: ([A-Z][A-Z\d ./-]{1,60}(?:\([A-Z\d ,]{1,40}\))?)$/.exec(text.slice(0, 140))?.[1];
}

function noteOf(message: string, line: Line): Note {
  return { rule: 'plain-text', message, line: line.number, was: line.text };
}

/** Whether lines hold enough words, ideographs at three to a word; what signs a story off does not count. */
function holdsWords(lines: readonly Line[]): boolean {
  let count = 0;
  for (const { text } of lines) {
    if (isTail(text)) continue;
    const words = text.split(' ').filter((word) => /[\p{L}\d]/u.test(word)).length;
    count += words + (text.match(/\p{Script=Han}{3}/gu) ?? []).length;
    if (count >= fewestWords) return true;
  }
  return false;
}

/** Text that starts with a whole paragraph has no headline. */
function headerOf(lines: readonly Line[]): ReadHeader {
  const header = readHeader(lines);
  return (header.fields.headline?.length ?? 0) > longestHeadline ? { fields: {}, body: lines, notes: [] } : header;
}

const longestHeadline = 500;
