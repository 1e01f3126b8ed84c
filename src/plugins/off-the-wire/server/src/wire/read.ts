import { decode } from './charset';
import { fewNotes } from './few-notes';
import { type FormatName, formats } from './formats';
import { type Document, type Format, Unreadable } from './formats/format';
import type { Delivery, Item, Note, PageTicker, UnreadableItem } from './item';
import { type Bounds, boundsOf, measureLines, PastLimit, type WireLimits } from './limits';
import { type XmlPart, xmlDocuments } from './xml/documents';

/** Why nothing of a delivery could be read. The bytes are kept, so that it can be read again when that changes. */
export interface Problem {
  readonly code: 'OTW_EMPTY_DELIVERY' | 'OTW_UNDECODABLE' | 'OTW_UNKNOWN_FORMAT' | 'OTW_MALFORMED' | 'OTW_PAST_LIMIT';
  readonly message: string;
  /** 1-based line of the input. */
  readonly line?: number;
}

/** What a delivery holds: items, with what was noticed on the way, or one problem. */
export type Reading =
  | { readonly problem: Problem; readonly format?: FormatName }
  | {
      readonly problem?: undefined;
      readonly format: FormatName;
      readonly items: readonly Item[];
      readonly unreadable: readonly UnreadableItem[];
      readonly ticker?: PageTicker;
      readonly trail?: readonly string[];
      readonly notes: readonly Note[];
    };

/** A document of a delivery: where it starts (`line 120`) if it is one of several in a file, and what was read of it. */
export interface ReadDocument {
  readonly at?: string;
  readonly reading: Reading;
}

/** Reads bytes into items, whatever format they are in. Pure; never throws for what is in the bytes. */
export function read(delivery: Delivery, some?: Partial<Bounds>): Reading {
  const { limits, guarded } = boundsOf(some);
  return orProblem(() =>
    guarded(() => {
      const decoded = documentIn(delivery, limits);
      return 'problem' in decoded ? decoded : readText(decoded.document, decoded.notes);
    }),
  );
}

/**
 * The same for a file in which XML documents of different formats follow each other: each run of one format is a
 * document by itself, and what a format reads as several of its own stays one.
 */
export function readEach(delivery: Delivery, some?: Partial<Bounds>): readonly ReadDocument[] {
  const { limits, guarded } = boundsOf(some);
  const begun = orProblem(() => guarded(() => readOrPart(delivery, limits)));
  if (!('runs' in begun)) return [{ reading: begun }];
  return begun.runs.map(({ line, read }) => ({ at: `line ${line}`, reading: orProblem(() => guarded(read)) }));
}

/** Why a document could not be read. */
export function problemOf(error: Unreadable): Problem {
  const { message, line, foreign } = error;
  if (error instanceof PastLimit) return { code: 'OTW_PAST_LIMIT', message, line };
  return { code: foreign ? 'OTW_UNKNOWN_FORMAT' : 'OTW_MALFORMED', message, line };
}

/** Documents of a file that are yet to be read, each by itself. */
interface Parted {
  readonly runs: readonly { readonly line: number; readonly read: () => Reading }[];
}

/** One document, which nearly every delivery is, is read at once. */
function readOrPart(delivery: Delivery, limits: WireLimits): Reading | Parted {
  const decoded = documentIn(delivery, limits);
  if ('problem' in decoded) return decoded;
  const { document, notes } = decoded;
  const runs = runsOfOneFormat(document, limits);
  if (runs.length < 2) return readText(document, notes);
  const readRun = ({ text, isBeyond }: Run, index: number) => {
    if (isBeyond) throw new PastLimit('items', limits);
    return readText({ ...document, text, head: headOf(text) }, index === 0 ? notes : []);
  };
  return { runs: runs.map((run, index) => ({ line: run.line, read: () => readRun(run, index) })) };
}

function documentIn(
  { bytes, contentType, fileName }: Delivery,
  limits: WireLimits,
): { document: Document; notes: readonly Note[] } | { problem: Problem } {
  if (bytes.length > bytesOfCharacter * limits.textLength) throw new PastLimit('textLength', limits);
  const decoded = decode(bytes, contentType);
  if ('problem' in decoded) return { problem: { code: 'OTW_UNDECODABLE', message: decoded.problem } };
  if (decoded.text.trim() === '') {
    return { problem: { code: 'OTW_EMPTY_DELIVERY', message: 'There is nothing in this delivery.' } };
  }
  if (decoded.text.length > limits.textLength) throw new PastLimit('textLength', limits);
  const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase() || undefined;
  const { text } = decoded;
  return { document: { text, head: headOf(text), mediaType, fileName, limits }, notes: decoded.notes };
}

/** No encoding that is read takes more bytes for a character. */
const bytesOfCharacter = 4;

const headOf = (text: string) => text.slice(0, 4_096);

interface Run extends XmlPart {
  readonly format?: Format;
  /** There are more documents before it than are read. */
  readonly isBeyond: boolean;
}

function runsOfOneFormat(document: Document, limits: WireLimits): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, part] of xmlDocuments(document.text, limits.items).entries()) {
    const isBeyond = index >= limits.items;
    const format = isBeyond ? undefined : formatOf({ ...document, text: part.text, head: headOf(part.text) });
    const last = runs.at(-1);
    if (last && format?.several && last.format === format)
      runs[runs.length - 1] = { ...last, text: last.text + part.text };
    else runs.push({ ...part, format, isBeyond });
  }
  return runs;
}

function formatOf(document: Document): (Format & { readonly name: FormatName }) | undefined {
  return formats.find((one) => one.sniff(document));
}

const isOfLines = (format: Format) => format.lines === true;

function readText(document: Document, notes: readonly Note[]): Reading {
  const format = formatOf(document);
  if (format === undefined) {
    return { problem: { code: 'OTW_UNKNOWN_FORMAT', message: 'No wire format that is known here looks like this.' } };
  }
  const parsed = orProblem(() => {
    if (isOfLines(format)) measureLines(document.text, document.limits);
    return format.parse(document);
  });
  if ('problem' in parsed) return { format: format.name, ...parsed };
  const { items, unreadable = [], ticker, trail } = parsed;
  return { format: format.name, items, unreadable, ticker, trail, notes: fewNotes([...notes, ...parsed.notes]) };
}

/** What the work gives, or why it was refused. */
export function orProblem<Result>(work: () => Result): Result | { readonly problem: Problem } {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unreadable) return { problem: problemOf(error) };
    throw error;
  }
}
