import { gunzipSync, gzipSync } from 'node:zlib';
import { joinTable, type Row, rows, type Strapi, type Trx, tableIn } from '../strapi';
import { pluginUid } from './content-types/content-type';

export const deliveryUid = pluginUid('delivery');

export interface NewDelivery {
  readonly documentId: string;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly state: 'accepted' | 'duplicate' | 'quarantined';
  readonly reason?: string;
  readonly format?: string;
  readonly transport: string;
  readonly fileName?: string;
  readonly contentType?: string;
  readonly receipt: object;
}

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
    raw: gzipSync(bytes, { level: 1 }).toString('base64'),
    receivedAt: new Date(now),
    publishedAt: new Date(now),
  }));
  await rows(strapi, deliveryUid).createMany({ data });
  const made: Record<string, unknown>[] = await tableIn(strapi, trx, 'otw_deliveries')
    .whereIn(
      'document_id',
      deliveries.map((delivery) => delivery.documentId),
    )
    .select('id');
  const { name, own, other } = joinTable(strapi, deliveryUid, 'source');
  await tableIn(strapi, trx, name).insert(made.map(({ id }) => ({ [own]: id, [other]: sourceId })));
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

/** The bytes of a delivery, as they came. */
export function rawBytes(delivery: Row): Uint8Array {
  return gunzipSync(Buffer.from(String(delivery.raw ?? ''), 'base64'));
}
