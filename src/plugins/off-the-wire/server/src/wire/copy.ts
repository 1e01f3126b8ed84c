import { edit, editRow } from './copydesk';
import { settledTime } from './copydesk/local-time';
import type { FormatName } from './formats';
import { countWords } from './html';
import type { Delivery, Item, Note, PageTicker, SourceHabits, UnreadableItem } from './item';
import { type Problem, type Reading, read } from './read';

/** Copy as the desk made it from a delivery: clean items, or the problem that kept it from reading any. */
export interface Copy {
  /** Absent where no format claimed the bytes. */
  readonly format?: FormatName;
  readonly items: readonly Item[];
  /** What the rules changed on each item, in step with `items`; all of it is in `notes`, too. */
  readonly itemNotes: readonly (readonly Note[])[];
  readonly unreadable: readonly UnreadableItem[];
  readonly ticker?: PageTicker;
  readonly trail?: readonly string[];
  readonly notes: readonly Note[];
  readonly problem?: Problem;
}

/**
 * Bytes to clean items: reads the delivery, edits every item and every row of its ticker, and fills in what the channel's
 * habits know where the copy, after all rules, says nothing. Pure; never throws for what is in the bytes.
 */
export function copyFrom(delivery: Delivery, habits: SourceHabits): Copy {
  const reading = read(delivery);
  return reading.problem
    ? { format: reading.format, problem: reading.problem, items: [], itemNotes: [], unreadable: [], notes: [] }
    : edited(reading, habits);
}

function edited(reading: Extract<Reading, { problem?: undefined }>, source: SourceHabits): Copy {
  const items = reading.items.map((item) => edit(item, { source }));
  const ticker = reading.ticker && editedTicker(reading.ticker, source);
  const { format, unreadable, trail } = reading;
  return {
    format,
    unreadable,
    trail,
    ticker: ticker?.ticker,
    items: items.map(({ item }) => completed(item, source)),
    itemNotes: items.map(({ notes }) => notes),
    notes: [...reading.notes, ...items.flatMap(({ notes }) => notes), ...(ticker?.notes ?? [])],
  };
}

function editedTicker(ticker: PageTicker, source: SourceHabits): { ticker: PageTicker; notes: readonly Note[] } {
  const rows = ticker.rows.map((row) => editRow(row.text, { source }));
  const asOf = ticker.asOf && settledTime(ticker.asOf, source);
  return { ticker: { ...ticker, asOf, rows: rows.map(({ row }) => row) }, notes: rows.flatMap(({ notes }) => notes) };
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
