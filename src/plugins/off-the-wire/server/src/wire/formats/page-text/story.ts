import { paragraphs } from '../../html';
import type { Item, Note } from '../../item';
import { blocksOf, endsSentence, joined, type Line, type Paragraph, paragraphsOf } from '../../lines';
import { type DateLine, readDateLine } from './date-line';
import { headsOtherStories, isFurniture } from './furniture';

/** A story as it stands on its page, and what of the page was left out. */
export interface Story {
  readonly item: Item;
  readonly notes: readonly Note[];
}

/** Headline, what stands between it and the body, and the body; page furniture anywhere becomes notes. */
export function storyOf(lines: readonly Line[]): Story {
  const furniture = new Set(lines.filter((line) => line.text !== '' && isFurniture(line.text)));
  const copy = lines.filter((line) => !furniture.has(line));
  const head = headOf(copy);
  const { body, others } = bodyOf(copy.filter((line) => line.number > head.end));
  const read = head.dateLines.map((line) => line.read).reduce(firstOfEach, { dropped: [] });
  const item: Item = {
    headline: head.headline || undefined,
    byline: read.byline,
    abstract: head.between.map((paragraph) => paragraph.text).join(' ') || undefined,
    body: paragraphs(body.map((paragraph) => paragraph.text)) || undefined,
    provider: read.provider,
    firstCreated: read.firstCreated,
    versionCreated: read.versionCreated ?? read.firstCreated,
  };
  return { item, notes: notesOf(head, read, [...furniture], others) };
}

interface Head {
  readonly headline: string;
  readonly between: readonly Paragraph[];
  readonly dateLines: readonly { readonly line: Line; readonly read: DateLine }[];
  /** The number of the last line that is not body. */
  readonly end: number;
}

/** How many lines after the headline a date line may stand. */
const dateDepth = 6;

function headOf(lines: readonly Line[]): Head {
  const printed = lines.filter((line) => line.text !== '');
  const first = printed[0];
  if (!first) return { headline: '', between: [], dateLines: [], end: 0 };
  const dates = dateIndexes(printed);
  const title = titleLines(printed, dates[0]);
  const end = dates.at(-1) ?? title.length - 1;
  const dateLines = dates.flatMap((index) => {
    const line = printed[index];
    const read = line && readDateLine(line.text);
    return line && read ? [{ line, read }] : [];
  });
  const between = printed.slice(title.length, end + 1).filter((_, index) => !dates.includes(index + title.length));
  return { headline: text(title), between: paragraphsOf(between), dateLines, end: printed[end]?.number ?? 0 };
}

/** Where date lines stand under the headline; a subheading may stand among them, prose ends them. */
function dateIndexes(printed: readonly Line[]): readonly number[] {
  const head = printed.slice(0, dateDepth + 1);
  const prose = head.findIndex((line, index) => index > 0 && line.text.length > 60 && endsSentence(line.text));
  const before = prose < 0 ? head : head.slice(0, prose);
  return before.flatMap((line, index) => (index > 0 && readDateLine(line.text) ? [index] : []));
}

/**
 * The headline may be wrapped. Before a date line all of its block belongs to it; where there is none, lines follow on
 * as long as they cannot be the first of the body.
 */
function titleLines(printed: readonly Line[], dateAt: number | undefined): readonly Line[] {
  const block = blocksOf(unblanked(printed.slice(0, 40)))[0] ?? [];
  if (dateAt !== undefined) return block.slice(0, dateAt);
  const end = block.findIndex((line, index) => {
    const next = block[index + 1];
    return (
      !next || endsSentence(line.text) || endsSentence(next.text) || next.text.length > 90 || line.text.length < 30
    );
  });
  return block.slice(0, end + 1);
}

/** Lines with a blank one put back wherever a number is missing. */
function unblanked(printed: readonly Line[]): readonly Line[] {
  return printed.flatMap((line, index) => {
    const before = printed[index - 1];
    return before && before.number + 1 < line.number
      ? [{ text: '', indent: 0, number: line.number - 1 }, line]
      : [line];
  });
}

/** The body, without the lists of other stories that a page puts into it or after it. */
function bodyOf(lines: readonly Line[]): { body: readonly Paragraph[]; others: readonly Paragraph[] } {
  const body: Paragraph[] = [];
  const others: Paragraph[] = [];
  let listing = false;
  for (const paragraph of paragraphsOf(lines)) {
    const isCopy = paragraph.text.length > 120 && endsSentence(paragraph.text);
    listing = headsOtherStories(paragraph.text) || (listing && !isCopy);
    (listing ? others : body).push(paragraph);
  }
  return { body, others };
}

function firstOfEach(left: DateLine, right: DateLine): DateLine {
  return {
    provider: left.provider ?? right.provider,
    byline: left.byline ?? right.byline,
    firstCreated: left.firstCreated ?? right.firstCreated,
    versionCreated: left.versionCreated ?? right.versionCreated,
    dropped: [...left.dropped, ...right.dropped],
  };
}

function notesOf(
  head: Head,
  read: DateLine,
  furniture: readonly Line[],
  others: readonly Paragraph[],
): readonly Note[] {
  const rule = 'page-text';
  const dates = head.dateLines.map(({ line }) => ({
    rule,
    message: 'read as the line of provider and date',
    line: line.number,
    was: line.text,
  }));
  return [
    ...dates,
    ...read.dropped.map(({ text: was, why }) => ({ rule, message: `left out: ${why}`, line: head.end, was })),
    ...furniture.map((line) => ({ rule, message: 'left out: page furniture', line: line.number, was: line.text })),
    ...others.map(({ text: was, line }) => ({ rule, message: 'left out: a list of other stories', line, was })),
  ];
}

function text(lines: readonly Line[]): string {
  return joined(lines.map((line) => line.text));
}
