import { z } from 'zod';
import { WireError } from '../errors';
import { changesTable, countersTable } from '../store/tables';
import { chunks, type Strapi, type TransactionContext, type Trx, table, tableIn } from '../strapi';
import type { Facet } from './facets';

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
  };
}

/** A change in its place. `n` ascends without gaps; `at` is epoch milliseconds. */
export interface Entry extends Change {
  readonly n: number;
  readonly at: number;
}

export interface Log {
  /** The number of the last entry that this process knows of. */
  position(): number;
  /** When that entry was made, in epoch milliseconds; absent while the log is empty. */
  changedAt(): number | undefined;
  /** Numbers the changes, last thing in the transaction; subscribers hear of them when it is committed. */
  append(context: TransactionContext, changes: readonly Change[], at: number): Promise<void>;
  /** Entries after a number, in order. Throws OTW_LOG_PRUNED where they are no longer kept. */
  readAfter(after: number, limit: number): Promise<Entry[]>;
  /** Calls back, synchronously after the commit, with entries in order. Returns the way to stop. */
  subscribe(listener: (entries: readonly Entry[]) => void): () => void;
  /** Reads the position from the database and hears of what other processes wrote. */
  catchUp(): Promise<void>;
}

const counterName = 'changes';

export function createLog(strapi: Strapi): Log {
  const listeners = new Set<(entries: readonly Entry[]) => void>();
  let known = 0;
  let changedAt: number | undefined;

  const announce = (entries: readonly Entry[]) => {
    const news = entries.filter((entry) => entry.n > known);
    if (news.length === 0) return;
    for (const { n, at } of news) {
      known = Math.max(known, n);
      changedAt = Math.max(changedAt ?? 0, at);
    }
    for (const listener of listeners) listener(news);
  };

  return {
    position: () => known,
    changedAt: () => changedAt,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async append({ trx, onCommit }, changes, at) {
      if (changes.length === 0) return;
      const last = await takeNumbers(strapi, trx, changes.length);
      const entries = changes.map((change, index) => ({ ...change, at, n: last - changes.length + 1 + index }));
      for (const some of chunks(entries, 300)) await tableIn(strapi, trx, changesTable).insert(some.map(toRow));
      onCommit(() => announce(entries));
    },
    async readAfter(after, limit) {
      // Read first: an entry that is committed between the two reads is then not taken for one that is lost.
      const last = await lastNumber(strapi);
      const found = await table(strapi, changesTable).where('n', '>', after).orderBy('n').limit(limit).select();
      const entries = found.map(toEntry);
      const [first] = entries;
      if (first ? first.n > after + 1 : after < last) throw pruned(after, last);
      return entries;
    },
    async catchUp() {
      const last = await lastNumber(strapi);
      // The first time there is nothing to tell: only the newest entry counts.
      if (changedAt === undefined) known = Math.max(known, last - 1);
      while (known < last) {
        const found = await table(strapi, changesTable).where('n', '>', known).orderBy('n').limit(1000).select();
        if (found.length === 0) known = last;
        announce(found.map(toEntry));
      }
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
    }),
  ),
});

const toEntry = (row: Record<string, unknown>): Entry => entryShape.parse(row);

function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
