import { isPostgres, joinTable, type Row, rows, type Strapi, type Trx, tableIn } from '../strapi';
import { pluginUid } from './content-types/content-type';
import type { DeliveryState } from './content-types/delivery';
import { keepRawCopies, removeRawCopies } from './raw-copies';

export const deliveryUid = pluginUid('delivery');
export const deliveriesTable = 'otw_deliveries';

export interface NewDelivery {
  readonly documentId: string;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly state: DeliveryState;
  readonly reason?: string;
  readonly format?: string;
  readonly transport: string;
  readonly fileName?: string;
  readonly contentType?: string;
  readonly receipt: object;
  /** Why its bytes are not kept. */
  readonly rawCopy?: string;
}

/** Whether somebody brought it with the command line: what comes so is no sign of a line that works. */
export const isByHand = (transport: unknown): boolean => transport === 'import' || transport === archive;

/** Copy that is kept and no news: it has its own times, and nobody is told of it. */
export const archive = 'archive';

/** Keeps deliveries with their bytes. @param now epoch milliseconds UTC. */
export async function keepDeliveries(
  strapi: Strapi,
  trx: Trx,
  sourceId: number,
  deliveries: readonly NewDelivery[],
  now: number,
): Promise<void> {
  if (deliveries.length === 0) return;
  const data = deliveries.map(({ bytes, ...delivery }) => ({
    ...delivery,
    size: bytes.byteLength,
    receivedAt: new Date(now),
    publishedAt: new Date(now),
  }));
  await rows(strapi, deliveryUid).createMany({ data });
  await keepRawCopies(
    strapi,
    trx,
    deliveries.filter(({ rawCopy }) => rawCopy === undefined),
  );
  const made: Record<string, unknown>[] = await tableIn(strapi, trx, deliveriesTable)
    .whereIn(
      'document_id',
      deliveries.map((delivery) => delivery.documentId),
    )
    .select('id');
  const { name, own, other } = joinTable(strapi, deliveryUid, 'source');
  await tableIn(strapi, trx, name).insert(made.map(({ id }) => ({ [own]: id, [other]: sourceId })));
}

/** Writes what became of deliveries that lay in quarantine and were read again. Their bytes are kept already. */
export async function updateDeliveries(strapi: Strapi, trx: Trx, deliveries: readonly NewDelivery[]): Promise<void> {
  for (const { documentId, digest, state, reason = null, format = null, receipt, rawCopy } of deliveries) {
    const gone = rawCopy === undefined ? {} : { rawCopy, fileName: null };
    await rows(strapi, deliveryUid).update({
      where: { documentId },
      data: { state, reason, format, receipt, ...gone },
    });
    if (rawCopy !== undefined) await removeRawCopies(strapi, trx, [{ documentId, digest }]);
  }
}

/** Deliveries of a source that brought these very bytes before, by digest. */
export async function knownDeliveries(
  strapi: Strapi,
  sourceId: number,
  digests: readonly string[],
): Promise<Map<string, Row>> {
  const found = await rows(strapi, deliveryUid).findMany({
    where: { digest: { $in: [...digests] }, source: { id: sourceId } },
    select: ['id', 'documentId', 'digest', 'state', 'receipt', 'format'],
    orderBy: { id: 'asc' },
  });
  return new Map(found.map((row) => [String(row.digest), row]));
}

/**
 * Holds these bytes of a source against other processes until the transaction ends: of two that bring them at once, one
 * finds them known. SQLite has one writer and needs none.
 */
export async function lockDigests(strapi: Strapi, trx: Trx, sourceId: number, digests: readonly string[]) {
  if (!isPostgres(strapi)) return;
  // In one order for every writer, so that two wait for each other and do not deadlock.
  const sorted = [...new Set(digests)].sort();
  await trx.raw('SELECT pg_advisory_xact_lock(hashtextextended(digest, ?)) FROM unnest(?::text[]) AS digest', [
    sourceId,
    sorted,
  ]);
}
