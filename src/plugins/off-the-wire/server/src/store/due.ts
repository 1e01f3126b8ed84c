import { chunks, type Strapi, type Trx, table, tableIn } from '../strapi';
import { dueTable } from './tables';

/** When stories are to be told again, in epoch milliseconds UTC; `undefined`: never, as things stand. */
export async function writeDue(strapi: Strapi, trx: Trx, due: ReadonlyMap<string, number | undefined>): Promise<void> {
  const gone = [...due].filter(([, at]) => at === undefined).map(([documentId]) => documentId);
  for (const some of chunks(gone, 500)) await tableIn(strapi, trx, dueTable).whereIn('document_id', some).delete();
  const ahead = [...due].flatMap(([document_id, at]) => (at === undefined ? [] : [{ document_id, at }])).sort(byId);
  for (const some of chunks(ahead, 300)) {
    await tableIn(strapi, trx, dueTable).insert(some).onConflict('document_id').merge();
  }
}

/** Of these stories, those whose moment has come and that nobody has told anew yet, each with it. */
export async function overdue(
  strapi: Strapi,
  trx: Trx,
  documentIds: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const some of chunks(documentIds, 500)) {
    const due: Record<string, unknown>[] = await tableIn(strapi, trx, dueTable)
      .whereIn('document_id', some)
      .where('at', '<=', now)
      .select('document_id', 'at');
    for (const { document_id, at } of due) found.set(String(document_id), Number(at));
  }
  return found;
}

/** The first moment that is still to come, in epoch milliseconds UTC. */
export async function nextDue(strapi: Strapi, now: number): Promise<number | undefined> {
  const [next] = await table(strapi, dueTable).where('at', '>', now).orderBy('at').limit(1).select('at');
  return next && Number(next.at);
}

/** A story and its moment, epoch milliseconds UTC. */
export interface Due {
  readonly documentId: string;
  readonly at: number;
}

/** Stories whose moment has come, the earliest first, those that come after one. @param now epoch milliseconds UTC. */
export async function storiesDue(strapi: Strapi, now: number, limit: number, after?: Due): Promise<readonly Due[]> {
  const due = table(strapi, dueTable).where('at', '<=', now);
  if (after) due.whereRaw('(at, document_id) > (?, ?)', [after.at, after.documentId]);
  const found = await due.orderBy(['at', 'document_id']).limit(limit).select();
  return found.map((row) => ({ documentId: String(row.document_id), at: Number(row.at) }));
}

// In one order for every writer, so that two wait for each other and do not deadlock.
const byId = (one: { document_id: string }, other: { document_id: string }) =>
  one.document_id < other.document_id ? -1 : 1;
