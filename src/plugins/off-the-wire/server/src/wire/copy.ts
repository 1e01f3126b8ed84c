import { edit, editRow } from './copydesk';
import { settledTime } from './copydesk/local-time';
import { plainText } from './copydesk/plain-fields';
import type { FormatName } from './formats';
import { countWords } from './html';
import type { Delivery, Item, Note, PageTicker, SourceHabits, UnreadableItem } from './item';
import { type Bounds, boundsOf } from './limits';
import { type OpenedDocument, open } from './open';
import { orProblem, type Problem, type Reading } from './read';

/** Copy as the desk made it from a delivery: clean items, or the problem that kept it from reading any. */
export interface Copy {
  /** That of its first document. Absent where no format claimed the bytes. */
  readonly format?: FormatName;
  readonly items: readonly Item[];
  /** What the rules changed on each item, in step with `items`; all of it is in `notes`, too. */
  readonly itemNotes: readonly (readonly Note[])[];
  /** The breadcrumb labels of the page that each item stood on, in step with `items`. */
  readonly trails: readonly (readonly string[])[];
  readonly tickers: readonly PageTicker[];
  readonly unreadable: readonly UnreadableItem[];
  readonly notes: readonly Note[];
  readonly problem?: Problem;
}

/**
 * Bytes to clean items: opens what the delivery is wrapped in, reads each document, edits every item and every row of a
 * ticker, and fills in what the channel's habits know where the copy, after all rules, says nothing; all within bounds.
 * Pure; never throws for what is in the bytes.
 */
export async function copyFrom(delivery: Delivery, habits: SourceHabits, some?: Partial<Bounds>): Promise<Copy> {
  const bounds = boundsOf(some);
  const opened = await open(delivery, bounds);
  const { documents, notes } = opened;
  const made = documents.map((document) => editedWithin(document, habits, bounds));
  const parts = made.flatMap((one) => (isProblem(one) ? [] : [one]));
  const unreadable = [...opened.unreadable, ...(parts.length > 0 ? unreadableAmong(made, documents) : [])];
  const problem = parts.length > 0 ? undefined : (made.find(isProblem)?.problem ?? nothingIn(unreadable));
  return {
    format: documents[0]?.reading.format,
    problem,
    items: parts.flatMap((part) => part.items),
    itemNotes: parts.flatMap((part) => part.itemNotes),
    trails: parts.flatMap((part) => part.items.map(() => part.trail)),
    tickers: parts.flatMap((part) => part.ticker ?? []),
    unreadable: [...unreadable, ...parts.flatMap((part) => part.unreadable)],
    notes: [...notes, ...parts.flatMap((part) => part.notes)],
  };
}

interface Unedited {
  readonly problem: Problem;
}

const isProblem = (made: Part | Unedited): made is Unedited => 'problem' in made;

function editedWithin({ reading, name }: OpenedDocument, habits: SourceHabits, { guarded }: Bounds): Part | Unedited {
  if (reading.problem !== undefined) return { problem: reading.problem };
  return orProblem(() => guarded(() => edited(reading, name, habits)));
}

/** Documents that the desk could not finish, beside others that it could. */
function unreadableAmong(
  made: readonly (Part | Unedited)[],
  documents: readonly OpenedDocument[],
): readonly UnreadableItem[] {
  return made.flatMap((one, at) =>
    isProblem(one) ? [{ at: documents[at]?.name ?? `document ${at + 1}`, reason: one.problem.message }] : [],
  );
}

/** A container of which nothing could be read is in quarantine as a whole. */
function nothingIn(unreadable: readonly UnreadableItem[]): Problem {
  const [first] = unreadable;
  if (first === undefined) return { code: 'OTW_EMPTY_DELIVERY', message: 'There is no copy in this delivery.' };
  return { code: 'OTW_MALFORMED', message: `Nothing in this delivery can be read. ${first.at}: ${first.reason}` };
}

interface Part {
  readonly items: readonly Item[];
  readonly itemNotes: readonly (readonly Note[])[];
  readonly trail: readonly string[];
  readonly ticker?: PageTicker;
  readonly unreadable: readonly UnreadableItem[];
  readonly notes: readonly Note[];
}

function edited(
  reading: Extract<Reading, { problem?: undefined }>,
  name: string | undefined,
  source: SourceHabits,
): Part {
  const items = reading.items.map((item) => edit(item, { source }));
  const ticker = reading.ticker && editedTicker(reading.ticker, source);
  const named = (place: string) => (name ? `${name}: ${place}` : place);
  return {
    trail: reading.trail?.map(plainText) ?? [],
    ticker: ticker?.ticker,
    items: items.map(({ item }) => completed(item, source)),
    itemNotes: items.map(({ notes }) => notes),
    unreadable: reading.unreadable.map(({ at, reason }) => ({ at: named(at), reason })),
    notes: [...reading.notes, ...items.flatMap(({ notes }) => notes), ...(ticker?.notes ?? [])],
  };
}

function editedTicker(ticker: PageTicker, source: SourceHabits): { ticker: PageTicker; notes: readonly Note[] } {
  const rows = ticker.rows.map((row) => editRow(row.text, { source }));
  const asOf = ticker.asOf && settledTime(ticker.asOf, source);
  return {
    ticker: { ...ticker, title: plainText(ticker.title), asOf, rows: rows.map(({ row }) => row) },
    notes: rows.flatMap(({ notes }) => notes),
  };
}

/** The channel's defaults, where nothing else is known, and our own count of words. */
function completed(item: Item, source: SourceHabits): Item {
  return {
    ...item,
    provider: item.provider ?? source.provider,
    language: item.language ?? source.language,
    wordCount: item.body === undefined ? undefined : countWords(item.body),
  };
}
