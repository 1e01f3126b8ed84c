import { plantRoot } from '../store/breadcrumbs';
import { keepDeliveries, knownDeliveries, lockDigests, updateDeliveries } from '../store/deliveries';
import { filedSoFar, forgetParts, keepPart } from '../store/receipt-parts';
import type { Source } from '../store/sources';
import { databaseAtRest, inTransaction, isPostgres, type Row, type Strapi, type TransactionContext } from '../strapi';
import { type Arrival, isOfArchive, itemsAtOnce } from './arrival';
import { cameWith, fileTickers, fileUnits, replacedBy, unitsOf } from './file-units';
import { again, type ItemReceipt, keptDelivery, type Receipt, receiptOf, unfinished } from './receipt';
import type { Line } from './receive';
import { retrying } from './savepoint';
import { settleFiled } from './settle-filed';

/**
 * Files a delivery of many items, some at a time, so that readers and other writers come in between. What was filed is
 * known by the delivery and the item's place in it: broken off and begun again, by whichever process, it goes on where
 * it was, and the receipt is that of the whole.
 */
export async function fileInParts(line: Line, source: Source, arrival: Arrival): Promise<Receipt> {
  for (let isBegun = false; ; isBegun = true) {
    const job = { line, source, isBegun };
    const work = (context: TransactionContext) => filePart(job, context, arrival);
    const receipt = await retrying(() => inTransaction(line.strapi, work));
    if (receipt) return receipt;
    await letOthersIn(line.strapi);
  }
}

/** Milliseconds, at the most. */
const longestPause = 250;

/**
 * Between two transactions: whoever waits for the database gets it now. SQLite has one connection, and an answer asks for
 * it several times, one query after the other: it would wait for a whole part before each of them.
 */
export async function letOthersIn(strapi: Strapi): Promise<void> {
  if (!isPostgres(strapi)) await databaseAtRest(strapi, longestPause);
}

interface Job {
  readonly line: Line;
  readonly source: Source;
  /** This process has filed some of it already. */
  readonly isBegun: boolean;
}

/** One transaction: the next items are filed and noted. Gives the receipt once all are. */
async function filePart(job: Job, context: TransactionContext, bytes: Arrival): Promise<Receipt | undefined> {
  const { line, source, isBegun } = job;
  const now = line.clock();
  await lockDigests(line.strapi, context.trx, source.id, [bytes.digest]);
  const known = (await knownDeliveries(line.strapi, source.id, [bytes.digest])).get(bytes.digest);
  const isOver = known && known.state !== 'unfinished' && (isBegun || known.state !== 'quarantined');
  // Another process has done the rest.
  if (isOver) return isBegun ? (known.receipt as Receipt) : again(bytes, source, known, undefined);
  const arrival = known ? { ...bytes, documentId: String(known.documentId) } : bytes;
  const planted = known || source.silent ? undefined : await plantRoot(line.strapi, arrival.copy.trails.flat()[0], now);
  const done = await begun(job, context, arrival, known, now);
  const units = unitsOf(arrival, done.length, done.length + itemsAtOnce);
  const part = await fileUnits(line, context, source, units, now);
  const items = [...done, ...units.flatMap(({ item }) => part.filed.get(item) ?? [])];
  const end = await ended(job, context, arrival, items, done.length, now);
  await settleFiled(line, context, part, {
    ...{ source, planted, now, tickers: end.tickers },
    came: cameWith(part.filed, [arrival]),
    isArchive: isOfArchive(arrival),
  });
  return end.receipt;
}

/** What became of the items that were filed before; the delivery is kept from its first part on. */
async function begun(
  { line, source }: Job,
  { trx }: TransactionContext,
  arrival: Arrival,
  known: Row | undefined,
  now: number,
): Promise<readonly ItemReceipt[]> {
  const { strapi } = line;
  const { documentId } = arrival;
  const receipt = unfinished(arrival, source);
  const kept = known?.receipt as Partial<typeof receipt> | null | undefined;
  // Another release may read other items in the same bytes: then each is looked at again.
  if (known?.state === 'unfinished' && kept?.of === receipt.of && kept.format === receipt.format) {
    return (await filedSoFar(strapi, trx, documentId)) as ItemReceipt[];
  }
  const delivery = keptDelivery(arrival, receipt);
  if (known) await updateDeliveries(strapi, trx, [delivery]);
  else await keepDeliveries(strapi, trx, source.id, [delivery], now);
  await forgetParts(strapi, trx, documentId);
  return [];
}

interface End {
  readonly receipt?: Receipt;
  /** Codes of tickers that the delivery has changed. */
  readonly tickers: readonly string[];
}

/** After the last items, the delivery gets its receipt and its page's ticker; before, the part is noted. */
async function ended(
  { line, source }: Job,
  context: TransactionContext,
  arrival: Arrival,
  items: readonly ItemReceipt[],
  first: number,
  now: number,
): Promise<End> {
  const { strapi } = line;
  const { documentId, copy } = arrival;
  if (items.length < copy.items.length) {
    await keepPart(strapi, context.trx, documentId, first, items.slice(first));
    return { tickers: [] };
  }
  const tickers = await fileTickers(line, context, source, [arrival], now);
  const filed = new Map(copy.items.flatMap((item, at) => (items[at] ? [[item, items[at]]] : [])));
  const receipt = receiptOf(arrival, source, filed, tickers);
  await updateDeliveries(strapi, context.trx, [keptDelivery(arrival, receipt)]);
  await forgetParts(strapi, context.trx, documentId);
  return { receipt, tickers: replacedBy(tickers) };
}
