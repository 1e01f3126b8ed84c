import type { Log } from '../changes/log';
import type { Trx } from '../strapi';

/**
 * Runs work in a savepoint of its own: should it throw, the transaction goes on as if it had not begun, and nobody is
 * told what it had appended to the log.
 */
export async function isolated<Result>(log: Log, trx: Trx, work: () => Promise<Result>): Promise<Result> {
  await trx.raw('SAVEPOINT otw_work');
  const forget = log.mark(trx);
  try {
    const result = await work();
    await trx.raw('RELEASE SAVEPOINT otw_work');
    return result;
  } catch (error) {
    await trx.raw('ROLLBACK TO SAVEPOINT otw_work');
    forget();
    await trx.raw('RELEASE SAVEPOINT otw_work');
    throw error;
  }
}

/**
 * Does all at once; where that fails, one by one, and `failed` answers for those that fail alone. Where another writer
 * was first with the same new story, all is tried once more: the story can be found now.
 */
export async function eachAlone<Thing, Result>(
  things: readonly Thing[],
  work: (some: readonly Thing[]) => Promise<readonly Result[]>,
  failed: (thing: Thing, cause: unknown) => Result,
): Promise<readonly Result[]> {
  if (things.length === 0) return [];
  try {
    return await work(things).catch((cause) => (isRace(cause) ? work(things) : Promise.reject(cause)));
  } catch (cause) {
    if (isContention(cause)) throw cause;
    if (things.length === 1 && things[0] !== undefined) return [failed(things[0], cause)];
  }
  const results: Result[] = [];
  for (const thing of things) results.push(...(await eachAlone([thing], work, failed)));
  return results;
}

/** Runs a transaction again when the database gave it up for another's sake: deadlocks, serialisation, a busy file. */
export async function retrying<Result>(work: () => Promise<Result>, attempts = 8): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (cause) {
      if (!isContention(cause) || attempt >= attempts) throw cause;
      await new Promise((resolve) => setTimeout(resolve, attempt * 20));
    }
  }
}

const contention: ReadonlySet<string> = new Set(['40P01', '40001', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);
const isContention = (cause: unknown) => contention.has(codeOf(cause));
/** PostgreSQL's unique violation; SQLite has one writer. */
const isRace = (cause: unknown) => codeOf(cause) === '23505';

/** By its shape: an error of the database's driver may come from another realm, where it is no `Error` of ours. */
function codeOf(cause: unknown): string {
  return String(((cause ?? {}) as { readonly code?: unknown }).code);
}
