import { json, type Row, rows, type Strapi, type Trx, tableIn } from '../strapi';
import type { Item } from '../wire/item';
import type { Version } from '../wire/story/version';
import { articleVersionsTable } from './article-versions';
import { deliveryUid } from './deliveries';

/** A version as a delivery brought it. */
export interface KeptReading {
  /** The row's id: a version's `arrived`. */
  readonly id: number;
  readonly article: string;
  readonly digest: string;
  /** Where the item stands in the delivery; absent of those that were kept before places were. */
  readonly place?: number;
  readonly item: Item;
}

/** Every version that a delivery brought, in the order in which they were filed. */
export async function readingsOf(strapi: Strapi, trx: Trx | undefined, delivery: string): Promise<KeptReading[]> {
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, articleVersionsTable)
    .where({ delivery })
    .orderBy('id')
    .select('id', 'article', 'digest', 'place', 'item');
  return found.map(({ id, article, digest, place, item }) => ({
    id: Number(id),
    article: String(article),
    digest: String(digest),
    ...(place === null ? {} : { place: Number(place) }),
    item: (json(item) ?? {}) as Item,
  }));
}

/** Why and by what a version is read otherwise than before. */
export interface Reading {
  /** ISO 8601. */
  readonly at: string;
  readonly release: string;
  /** What had been read before, where it is other now; absent is `null`. */
  readonly was: Readonly<Record<string, unknown>>;
}

/** Puts today's reading of a version in place of the former one, which is kept beside it. All else of the version stays. */
export async function writeReading(strapi: Strapi, trx: Trx, version: Version, item: Item, reading: Reading) {
  const versions = () => tableIn(strapi, trx, articleVersionsTable).where({ id: version.arrived });
  const [kept] = (await versions().select('readings')) as Row[];
  const readings = [...((json(kept?.readings) as Reading[] | undefined) ?? []), reading];
  const { leadNumber = null, pubStatus = 'usable', versionCreated = null } = item;
  await versions().update({
    digest: version.id,
    item: JSON.stringify(item),
    readings: JSON.stringify(readings),
    headline: version.item.headline ?? '',
    version_kind: version.kind,
    standing: version.standing,
    held_because: version.heldBecause ?? null,
    ticker: version.ticker ?? null,
    lead_number: leadNumber,
    pub_status: pubStatus,
    version: item.version ?? null,
    version_created: versionCreated,
  });
}

/** Where a version stands in its delivery, as that is read today, and the digest by which a resend is known. */
export async function writePlace(strapi: Strapi, trx: Trx, id: number, place: number, digest: string): Promise<void> {
  await tableIn(strapi, trx, articleVersionsTable).where({ id }).update({ place, digest });
}

/** What an editor's change started from, as that is read today. */
export async function writeBase(strapi: Strapi, trx: Trx, { arrived, was }: Version): Promise<void> {
  await tableIn(strapi, trx, articleVersionsTable)
    .where({ id: arrived })
    .update({ was: JSON.stringify(was) });
}

/** Which deliveries are meant. Those of every source and time, but for what is said. */
export interface WhichDeliveries {
  /** ISO 8601: received then or later. */
  readonly since?: string;
  /** A documentId. */
  readonly delivery?: string;
  /** A source's code. */
  readonly source?: string;
}

/** Deliveries in the order in which they came, with their sources; those after the row `after`, `limit` at the most. */
export async function deliveriesMeant(
  strapi: Strapi,
  { since, delivery, source }: WhichDeliveries,
  after: number,
  limit: number,
): Promise<Row[]> {
  const where = {
    id: { $gt: after },
    ...(since ? { receivedAt: { $gte: new Date(since) } } : {}),
    ...(delivery ? { documentId: delivery } : {}),
    ...(source ? { source: { code: source } } : {}),
  };
  return rows(strapi, deliveryUid).findMany({ where, orderBy: { id: 'asc' }, limit, populate: { source: true } });
}
