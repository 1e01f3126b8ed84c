import type { Log } from '../changes/log';
import type { Config } from '../config';
import { plantRoot } from '../store/breadcrumbs';
import { keepDeliveries, knownDeliveries, lockDigests, updateDeliveries } from '../store/deliveries';
import { forgetParts } from '../store/receipt-parts';
import type { Source } from '../store/sources';
import { inTransaction, type Row, type Strapi, type TransactionContext } from '../strapi';
import type { Delivery } from '../wire/item';
import { type Arrival, arrive, batches, isLarge, isOfArchive } from './arrival';
import { cameWith, fileTickers, fileUnits, replacedBy, unitsOf } from './file-units';
import { fileInParts, letOthersIn } from './in-parts';
import { again, keptDelivery, type Receipt, receiptOf } from './receipt';
import { retrying } from './savepoint';
import { settleFiled } from './settle-filed';

export interface Line {
  readonly strapi: Strapi;
  readonly log: Log;
  readonly config: Config;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
}

/**
 * The line, whole: bytes are read as copy, copy finds its story, the story is written, and the log says what readers
 * will notice. Gives a receipt for each delivery, in their order; throws only when the database fails.
 */
export async function receive(
  line: Line,
  source: Source,
  deliveries: readonly Delivery[],
  transport: string,
): Promise<Receipt[]> {
  const arrivals = await Promise.all(
    deliveries.map((delivery) => arrive(delivery, source, line.config.limits, transport)),
  );
  return fileArrivals(line, source, arrivals);
}

/** The line from where the copy is read: a receipt for each delivery, in their order. */
export async function fileArrivals(line: Line, source: Source, arrivals: readonly Arrival[]): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (const [at, batch] of batches(arrivals).entries()) {
    if (at > 0) await letOthersIn(line.strapi);
    const [large] = batch.filter(isLarge);
    if (large) {
      receipts.push(await fileInParts(line, source, large));
      continue;
    }
    const work = (context: TransactionContext) => fileBatch(line, context, source, batch);
    receipts.push(...(await retrying(() => inTransaction(line.strapi, work))));
  }
  return receipts;
}

/** One transaction: what is new of the batch is filed, kept with its bytes, and told to the log. */
async function fileBatch(
  line: Line,
  context: TransactionContext,
  source: Source,
  batch: readonly Arrival[],
): Promise<Receipt[]> {
  const { strapi } = line;
  const now = line.clock();
  const digests = batch.map((arrival) => arrival.digest);
  await lockDigests(strapi, context.trx, source.id, digests);
  const known = await knownDeliveries(strapi, source.id, digests);
  const fresh = toBeRead(batch, known);
  const planted = source.silent
    ? undefined
    : await plantRoot(strapi, fresh.flatMap(({ copy }) => copy.trails.flat())[0], now);
  const units = fresh.flatMap((arrival) => unitsOf(arrival));
  const done = await fileUnits(line, context, source, units, now);
  const tickers = await fileTickers(line, context, source, fresh, now);
  const told = fresh.map((arrival) => ({ arrival, receipt: receiptOf(arrival, source, done.filed, tickers) }));
  const kept = told.map(({ arrival, receipt }) => keptDelivery(arrival, receipt));
  const isNew = ({ digest }: { readonly digest: string }) => !known.has(digest);
  await keepDeliveries(strapi, context.trx, source.id, kept.filter(isNew), now);
  for (const delivery of kept.filter((one) => !isNew(one))) {
    await updateDeliveries(strapi, context.trx, [delivery]);
    await forgetParts(strapi, context.trx, delivery.documentId);
  }
  await settleFiled(line, context, done, {
    ...{ source, planted, now },
    came: cameWith(done.filed, batch),
    tickers: replacedBy(tickers),
    isArchive: batch.every(isOfArchive),
  });
  const receipts = new Map(told.map(({ arrival, receipt }) => [arrival.digest, receipt]));
  return batch.map((arrival, at) => {
    const receipt = receipts.get(arrival.digest);
    const isFirst = digests.indexOf(arrival.digest) === at;
    return receipt && isFirst ? receipt : again(arrival, source, known.get(arrival.digest), receipt);
  });
}

/** What lies in quarantine is read again: the reason may be gone by now. So is what was broken off. */
const isOpen = ({ state }: Row) => state === 'quarantined' || state === 'unfinished';

/** What is not kept as accepted, each once. */
function toBeRead(batch: readonly Arrival[], known: ReadonlyMap<string, Row>): Arrival[] {
  const fresh = new Map<string, Arrival>();
  for (const arrival of batch) {
    const before = known.get(arrival.digest);
    if (fresh.has(arrival.digest) || (before && !isOpen(before))) continue;
    fresh.set(arrival.digest, before ? { ...arrival, documentId: String(before.documentId) } : arrival);
  }
  return [...fresh.values()];
}
