import { gunzipSync, gzipSync } from 'node:zlib';
import { chunks, type Strapi, type Trx, table, tableIn } from '../strapi';
import { rawCopiesTable } from './tables';

interface RawCopy {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** Keeps bytes by their digest, compressed: once, however often and by whichever source they come. */
export async function keepRawCopies(strapi: Strapi, trx: Trx, copies: readonly RawCopy[]): Promise<void> {
  // In one order for every writer, so that two that bring the same bytes wait and do not deadlock.
  const sorted = [...copies].sort((one, other) => (one.digest < other.digest ? -1 : 1));
  const raw = sorted.map(({ digest, bytes }) => ({ digest, gzip: gzipSync(bytes, { level: 1 }).toString('base64') }));
  for (const some of chunks(raw, 100)) {
    await tableIn(strapi, trx, rawCopiesTable).insert(some).onConflict('digest').ignore();
  }
}

interface KeptDelivery {
  readonly documentId: string;
  readonly digest: string;
}

/** The bytes of a delivery, as they came; `undefined` where they are no longer kept. */
export async function rawBytes(strapi: Strapi, { documentId, digest }: KeptDelivery): Promise<Uint8Array | undefined> {
  const [found] = await table(strapi, rawCopiesTable)
    .where({ digest })
    .orWhere({ delivery: documentId })
    .select('gzip');
  return found && gunzipSync(Buffer.from(String(found.gzip), 'base64'));
}

/** Takes out the bytes of deliveries for good. */
export async function removeRawCopies(strapi: Strapi, trx: Trx, deliveries: readonly KeptDelivery[]): Promise<void> {
  for (const some of chunks(deliveries, 200)) {
    const digests = some.map(({ digest }) => digest);
    const documentIds = some.map(({ documentId }) => documentId);
    await tableIn(strapi, trx, rawCopiesTable).whereIn('digest', digests).orWhereIn('delivery', documentIds).delete();
  }
}
