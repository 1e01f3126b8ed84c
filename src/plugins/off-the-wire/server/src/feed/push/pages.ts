import { concernOf, type Groups, keyOf } from '../../changes/concern';
import type { Entry, Log } from '../../changes/log';
import { type Portion, partsFor, portionOf } from './portion';
import type { Teller, ToldEntry } from './teller';

/** A piece of the log, ready to be told. */
export interface LogPage {
  readonly entries: number;
  /** The number to read on from. */
  readonly next: number;
  /** There was nothing after it when it was read. */
  readonly isLast: boolean;
  /** Until when what was told of it is true by the clock, epoch milliseconds; at the longest until something happens. */
  until(): number;
  /** What of it concerns those who ask for this. Of the rest nothing is read. */
  portionFor(groups: Groups): Promise<Portion>;
}

/** Reads the log for those who come back. */
export interface LogPages {
  /** What comes after a number. Throws OTW_LOG_PRUNED. */
  after(n: number): Promise<LogPage>;
  close(): void;
}

const pageLength = 100;
const mostPages = 64;
const keptFor = 2000;
/** So many pages are read at once; others wait for their turn. */
const readers = 4;

/**
 * Many come back at once, as after a restart, and most of them with the same number: what is read for one is there for
 * all, until something happens. @param clock epoch milliseconds UTC
 */
export function openPages(log: Log, teller: Teller, clock: () => number): LogPages {
  const pages = new Map<number, Promise<LogPage>>();
  const inTurn = openTurns(readers);
  let sweep: NodeJS.Timeout | undefined;
  const clear = () => {
    pages.clear();
    clearTimeout(sweep);
    sweep = undefined;
  };
  const stop = log.subscribe(clear);
  const read = async (after: number): Promise<LogPage> => {
    const entries = await log.readAfter(after, pageLength);
    const next = entries.at(-1)?.n ?? after;
    // What this process has not heard of yet is not in what it remembers of articles.
    if (next > log.toldTo()) await log.catchUp();
    return pageOf(entries, next, teller);
  };
  const readAnew = (n: number): Promise<LogPage> => {
    const page = inTurn(() => read(n));
    const forget = () => {
      if (pages.get(n) === page) pages.delete(n);
    };
    if (pages.size >= mostPages) clear();
    pages.set(n, page);
    sweep ??= setTimeout(clear, keptFor).unref();
    // The end of the log is looked for anew: an entry may be committed that nobody was told of yet.
    page.then(({ entries }) => entries === 0 && forget(), forget);
    return page;
  };
  const stillTrue = async (n: number, known: Promise<LogPage>): Promise<LogPage> => {
    const page = await known;
    if (page.until() > clock()) return page;
    if (pages.get(n) === known) pages.delete(n);
    return pages.get(n) ?? readAnew(n);
  };

  return {
    close() {
      stop();
      clear();
    },
    after(n) {
      const known = pages.get(n);
      return known ? stillTrue(n, known) : readAnew(n);
    },
  };
}

function pageOf(entries: readonly Entry[], next: number, teller: Teller): LogPage {
  const told = new Map<number, ToldEntry>();
  const portions = new Map<string, Promise<Portion>>();
  const tellTo = async (groups: Groups): Promise<Portion> => {
    const concerned = entries.filter((entry) => concernOf(entry, groups) !== undefined);
    const missing = concerned.filter(({ n }) => !told.has(n));
    for (const one of missing.length > 0 ? await teller.tell(missing) : []) told.set(one.entry.n, one);
    const parts = partsFor(
      concerned.flatMap(({ n }) => told.get(n) ?? []),
      groups,
    );
    return portionOf(parts, teller.version);
  };
  return {
    entries: entries.length,
    next,
    isLast: entries.length < pageLength,
    until: () =>
      [...told.values()].reduce((first, { until }) => Math.min(first, until ?? first), Number.POSITIVE_INFINITY),
    portionFor(groups) {
      const key = keyOf(groups);
      const portion = portions.get(key) ?? tellTo(groups);
      portions.set(key, portion);
      // One that failed is not kept: who asks next has it read anew.
      portion.catch(() => portions.delete(key));
      return portion;
    },
  };
}

function openTurns(most: number) {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
