import { z } from 'zod';
import { WireError } from '../errors';
import { changesTable, countersTable } from '../store/tables';
import { chunks, isPostgres, type Strapi, type TransactionContext, type Trx, table, tableIn } from '../strapi';
import type { Facet } from './facets';
import { openTally } from './tally';

export const changeKinds = ['published', 'updated', 'corrected', 'withdrawn', 'ticker'] as const;

/** One thing that changed for readers. `subject` is an article's, source's or section's documentId, or a ticker's code. */
export interface Change {
  readonly kind: (typeof changeKinds)[number];
  readonly about: 'article' | 'source' | 'breadcrumb' | 'ticker';
  readonly subject: string;
  readonly before: readonly Facet[];
  readonly after: readonly Facet[];
  /**
   * The agency's id and, of what was withdrawn, a reason code; never text that was withdrawn. `place`: of an article that
   * readers may see, where it stands among the others, which is its `lastPublished` in epoch milliseconds; `address`: its
   * slug, if that could be taken for the address of another article in another format.
   */
  readonly detail: {
    readonly guid?: string;
    readonly reason?: string;
    readonly place?: number;
    readonly address?: string;
    /** It was brought in as an archive: in the log, and no news. */
    readonly archive?: true;
  };
}

/** A change in its place. `n` ascends without gaps; `at` is epoch milliseconds. */
export interface Entry extends Change {
  readonly n: number;
  readonly at: number;
}

/** Whether those who follow are told of it. What comes of an archive is for those who read the log. */
export const isForFollowers = ({ detail }: Change): boolean => !detail.archive;

export interface Log {
  /** The number of the last entry that this process knows of. */
  position(): number;
  /** When that entry was made, in epoch milliseconds; absent while the log is empty. */
  changedAt(): number | undefined;
  /** Numbers the changes, last thing in the transaction; subscribers hear of them when it is committed. */
  append(context: TransactionContext, changes: readonly Change[], at: number): Promise<void>;
  /**
   * A savepoint is set in the transaction. @returns what forgets all that was appended since: the savepoint is rolled
   * back, and the numbers are given to others.
   */
  mark(trx: Trx): () => void;
  /** How many entries subscribers have been told of: another number, and something has happened meanwhile. */
  heard(): number;
  /** Subscribers have been told of every entry up to this number. Beyond it, of some. */
  toldTo(): number;
  /** The number of the newest entry in the database. */
  newest(): Promise<number>;
  /** Entries after a number, in order. Throws OTW_LOG_PRUNED where they are no longer kept. */
  readAfter(after: number, limit: number): Promise<Entry[]>;
  /**
   * Calls back with each entry once: this process's own synchronously after the commit, those of others when they are
   * read. So an entry of another process may come after one of this process that has a higher number.
   * @returns the way to stop
   */
  subscribe(listener: (entries: readonly Entry[]) => void): () => void;
  /** Reads from the database what other processes wrote. */
  catchUp(): Promise<void>;
}

const counterName = 'changes';

export function createLog(strapi: Strapi): Log {
  const tally = openTally();
  const listeners = new Set<(entries: readonly Entry[]) => void>();
  /** What each open transaction has appended: one list, since what is called after a commit cannot be called off. */
  const pending = new WeakMap<Trx, Entry[]>();
  let reading: Promise<void> | undefined;
  let isAsked = false;
  let isBegun = false;

  const announce = (entries: readonly Entry[]) => {
    const news = tally.count(entries);
    if (news.length > 0) for (const listener of listeners) listener(news);
  };
  const readOn = async () => {
    const last = await lastNumber(strapi);
    // The first time there is nothing to tell: only the newest entry counts.
    if (!isBegun) tally.skipTo(last - 1);
    isBegun = true;
    while (tally.toldTo() < last) {
      const found = await entriesAfter(strapi, tally.toldTo(), 1000);
      announce(found);
      // Numbers become visible in their order: what is missing among those read is no longer kept.
      tally.skipTo(found.at(-1)?.n ?? last);
    }
  };

  /** One at a time. Who asks while it reads may know of something newer than it has seen. */
  const readWhileAsked = async () => {
    while (isAsked) {
      isAsked = false;
      await readOn();
    }
  };

  return {
    position: tally.position,
    heard: tally.heard,
    toldTo: tally.toldTo,
    changedAt: tally.changedAt,
    newest: () => lastNumber(strapi),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async append({ trx, onCommit }, changes, at) {
      if (changes.length === 0) return;
      const last = await takeNumbers(strapi, trx, changes.length);
      const entries = changes.map((change, index) => ({ ...change, at, n: last - changes.length + 1 + index }));
      for (const some of chunks(entries, 300)) await tableIn(strapi, trx, changesTable).insert(some.map(toRow));
      await wakeOthers(strapi, trx);
      const appended = pending.get(trx) ?? [];
      appended.push(...entries);
      if (pending.has(trx)) return;
      pending.set(trx, appended);
      onCommit(() => announce(appended));
    },
    mark(trx) {
      const { length } = pending.get(trx) ?? [];
      return () => pending.get(trx)?.splice(length);
    },
    async readAfter(after, limit) {
      // Read first: an entry that is committed between the two reads is then not taken for one that is lost.
      const last = await lastNumber(strapi);
      const entries = await entriesAfter(strapi, after, limit);
      const [first] = entries;
      if (first ? first.n > after + 1 : after < last) throw pruned(after, last);
      return entries;
    },
    catchUp() {
      isAsked = true;
      reading ??= readWhileAsked().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
}

/** Makes the counter's row, once. */
export async function prepareCounter(strapi: Strapi): Promise<void> {
  await table(strapi, countersTable).insert({ name: counterName, value: 0 }).onConflict('name').ignore();
}

/**
 * Takes the next numbers from the counter's row, which stays locked until the commit: numbers become visible in their
 * own order, and a rollback gives them back. Taken last, so that writers wait for each other as briefly as can be.
 */
async function takeNumbers(strapi: Strapi, trx: Trx, count: number): Promise<number> {
  const taken = await tableIn(strapi, trx, countersTable)
    .where({ name: counterName })
    .update({ value: trx.raw('value + ?', [count]) })
    .returning('value');
  return Number(
    z
      .array(z.object({ value: z.coerce.number() }))
      .length(1)
      .parse(taken)[0]?.value,
  );
}

/** Other processes that listen hear of it with the commit (`changes/follow.ts`). */
async function wakeOthers(strapi: Strapi, trx: Trx): Promise<void> {
  if (isPostgres(strapi)) await trx.raw('SELECT pg_notify(?, ?)', [channelOf(strapi), '']);
}

/** Notifications are a database's, newsrooms may be a schema's. */
export const channelOf = (strapi: Strapi): string => `otw_changes:${strapi.db.getSchemaName() ?? ''}`;

async function entriesAfter(strapi: Strapi, after: number, limit: number): Promise<Entry[]> {
  return (await table(strapi, changesTable).where('n', '>', after).orderBy('n').limit(limit).select()).map(toEntry);
}

async function lastNumber(strapi: Strapi): Promise<number> {
  const [row] = await table(strapi, countersTable).where({ name: counterName }).select('value');
  return Number(row?.value ?? 0);
}

/** `last`: where to go on from, once everything is loaded anew. */
const pruned = (after: number, last: number) =>
  new WireError('OTW_LOG_PRUNED', undefined, { after, last, startAgain: '/api/wire/headlines' });

function toRow({ n, at, kind, about, subject, before, after, detail }: Entry) {
  const json = { before: JSON.stringify(before), after: JSON.stringify(after), detail: JSON.stringify(detail) };
  return { n, at, kind, about, subject, ...json };
}

const list = z.array(z.string());
const entryShape = z.object({
  n: z.coerce.number(),
  at: z.coerce.number(),
  kind: z.enum(changeKinds),
  about: z.enum(['article', 'source', 'breadcrumb', 'ticker']),
  subject: z.string(),
  before: z.preprocess(parsed, list),
  after: z.preprocess(parsed, list),
  detail: z.preprocess(
    parsed,
    z.object({
      guid: z.string().optional(),
      reason: z.string().optional(),
      place: z.number().optional(),
      address: z.string().optional(),
      archive: z.literal(true).optional(),
    }),
  ),
});

const toEntry = (row: Record<string, unknown>): Entry => entryShape.parse(row);

function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
