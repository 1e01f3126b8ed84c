import { createHash } from 'node:crypto';
import { rootChange } from '../changes/breadcrumb-writes';
import type { Log } from '../changes/log';
import { type PublicState, publicStates, settle } from '../changes/settle';
import { tickerChange } from '../changes/ticker-writes';
import { plantRoot, readTree } from '../store/breadcrumbs';
import { keepDeliveries, knownDeliveries } from '../store/deliveries';
import { newDocumentId } from '../store/document-id';
import type { Source } from '../store/sources';
import { replaceRows, type TickerOutcome } from '../store/tickers';
import { inTransaction, type Row, type Strapi, type TransactionContext } from '../strapi';
import { type Copy, copyFrom } from '../wire/copy';
import type { Delivery } from '../wire/item';
import { type Filed, fileItems, type Unit } from './filing';
import type { ItemReceipt, Receipt } from './receipt';
import { eachAlone, isolated, retrying } from './savepoint';

/** Bytes that have just arrived, read as copy. */
interface Arrival extends Delivery {
  readonly documentId: string;
  readonly digest: string;
  readonly copy: Copy;
}

export interface Line {
  readonly strapi: Strapi;
  readonly log: Log;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
}

/** How many items go into one transaction: enough to be quick, few enough that other writers are not kept waiting. */
const itemsAtOnce = 200;

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
  const arrivals = deliveries.map((delivery) => arrive(delivery, source));
  const receipts: Receipt[] = [];
  for (const batch of batches(arrivals)) {
    const work = (context: TransactionContext) => fileBatch(line, context, source, batch, transport);
    receipts.push(...(await retrying(() => inTransaction(line.strapi, work))));
  }
  return receipts;
}

function arrive(delivery: Delivery, { provider, language, timeZone }: Source): Arrival {
  const digest = createHash('sha256').update(delivery.bytes).digest('hex');
  return {
    ...delivery,
    documentId: newDocumentId(),
    digest,
    copy: copyFrom(delivery, { provider, language, timeZone }),
  };
}

function batches(arrivals: readonly Arrival[]): Arrival[][] {
  const found: Arrival[][] = [];
  let items = 0;
  for (const arrival of arrivals) {
    const size = Math.max(1, arrival.copy.items.length);
    const batch = items + size <= itemsAtOnce ? found.at(-1) : undefined;
    if (batch) batch.push(arrival);
    else found.push([arrival]);
    items = batch ? items + size : size;
  }
  return found;
}

/** One transaction: what is new of the batch is filed, kept with its bytes, and told to the log. */
async function fileBatch(
  line: Line,
  context: TransactionContext,
  source: Source,
  batch: readonly Arrival[],
  transport: string,
): Promise<Receipt[]> {
  const { strapi } = line;
  const now = line.clock();
  const digests = batch.map((arrival) => arrival.digest);
  const known = await knownDeliveries(strapi, source.id, digests);
  const fresh = batch.filter(({ digest }, at) => !known.has(digest) && digests.indexOf(digest) === at);
  const planted = await plantRoot(strapi, fresh.flatMap(({ copy }) => copy.trail ?? [])[0], now);
  const { filed, before, touched } = await fileArrivals(line, context, source, fresh, now);
  const tickers = await fileTickers(line, context, fresh, now);
  const receipts = new Map(fresh.map((arrival) => [arrival.digest, receiptOf(arrival, source, filed, tickers)]));
  const kept = fresh.map((arrival) => keptDelivery(arrival, transport, receipts.get(arrival.digest)));
  await keepDeliveries(strapi, context.trx, source.id, kept, now);
  const replaced = [...tickers.values()].filter(({ outcome }) => outcome === 'replaced');
  const also = [...replaced.map(({ code }) => tickerChange(code)), ...(planted ? [rootChange(planted)] : [])];
  await settle(strapi, line.log, context, { before, documentIds: [...touched], also, now });
  return batch.map((arrival) => {
    const receipt = receipts.get(arrival.digest);
    const isFirst = fresh.includes(arrival);
    return receipt && isFirst ? receipt : again(arrival, source, known.get(arrival.digest), receipt);
  });
}

interface FiledArrivals {
  readonly filed: ReadonlyMap<Unit['item'], ItemReceipt>;
  readonly before: ReadonlyMap<string, PublicState>;
  readonly touched: ReadonlySet<string>;
}

/** Files every item; should one fail, each goes alone, so that a bad one costs none of its siblings. */
async function fileArrivals(
  { strapi }: Line,
  { trx }: TransactionContext,
  source: Source,
  arrivals: readonly Arrival[],
  now: number,
): Promise<FiledArrivals> {
  const units = arrivals.flatMap(({ copy, documentId }) =>
    copy.items.map((item): Unit => ({ item, delivery: documentId, trail: copy.trail ?? [] })),
  );
  const before = new Map<string, PublicState>();
  const touched = new Set<string>();
  const beforeWriting = async (ids: readonly string[]) => {
    const unseen = ids.filter((id) => !touched.has(id));
    for (const [id, state] of await publicStates(strapi, trx, unseen)) before.set(id, state);
  };
  const room = { strapi, trx, source, tree: await readTree(strapi), now, beforeWriting };
  const file = async (some: readonly Unit[]) => remember(await fileItems(room, some), touched);
  const receipts = await eachAlone(units, (some) => isolated(trx, () => file(some)), quarantined);
  const filed = new Map(units.map((unit, at) => [unit.item, receipts[at] ?? quarantined(unit, undefined)]));
  return { filed, before, touched };
}

function remember(filed: Filed, touched: Set<string>): readonly ItemReceipt[] {
  for (const id of filed.touched) if (!filed.logged.includes(id)) touched.add(id);
  return filed.receipts;
}

function quarantined({ item }: Unit, cause: unknown): ItemReceipt {
  const reason = databasesWord(cause);
  const why = reason ? `It could not be stored: ${reason}` : 'It could not be stored.';
  return { outcome: 'quarantined', why, headline: item.headline, guid: item.guid };
}

/** The database's own words alone: knex puts the whole statement before them, with the copy in it. */
function databasesWord(cause: unknown): string {
  const { message } = (cause ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? (message.split(' - ').at(-1) ?? '').slice(0, 300) : '';
}

async function fileTickers(
  { strapi }: Line,
  { trx }: TransactionContext,
  arrivals: readonly Arrival[],
  now: number,
): Promise<Map<Arrival, TickerOutcome>> {
  const outcomes = new Map<Arrival, TickerOutcome>();
  for (const arrival of arrivals) {
    if (!arrival.copy.ticker) continue;
    outcomes.set(arrival, await replaceRows(strapi, trx, arrival.copy.ticker, now));
  }
  return outcomes;
}

function receiptOf(
  arrival: Arrival,
  source: Source,
  filed: ReadonlyMap<Unit['item'], ItemReceipt>,
  tickers: ReadonlyMap<Arrival, TickerOutcome>,
): Receipt {
  const { copy } = arrival;
  const items = copy.items.flatMap((item) => filed.get(item) ?? []);
  const lost = copy.unreadable.map(({ at, reason }): ItemReceipt => ({ outcome: 'quarantined', at, why: reason }));
  const ticker = tickers.get(arrival);
  const isLost = copy.problem !== undefined || (items.length === 0 && lost.length > 0);
  return {
    ...heading(arrival, source),
    state: isLost ? 'quarantined' : 'accepted',
    items: [...items, ...lost],
    ticker,
    problem: copy.problem,
    notes: copy.notes,
  };
}

function heading({ documentId, digest, bytes, fileName, copy }: Arrival, source: Source) {
  return { delivery: documentId, source: source.code, format: copy.format, fileName, size: bytes.byteLength, digest };
}

function keptDelivery(arrival: Arrival, transport: string, receipt: Receipt | undefined) {
  const { documentId, bytes, digest, fileName, contentType } = arrival;
  const hasLost = receipt?.items.some((item) => item.outcome === 'quarantined');
  const state = hasLost ? 'quarantined' : (receipt?.state ?? 'quarantined');
  const reason = receipt?.problem?.message ?? receipt?.items.find((item) => item.outcome === 'quarantined')?.why;
  const format = receipt?.format;
  return {
    documentId,
    bytes,
    digest,
    state,
    reason,
    format,
    transport,
    fileName,
    contentType,
    receipt: receipt ?? {},
  } as const;
}

/** The very bytes that are kept already: nothing changes, and the receipt says which delivery brought them. */
function again(arrival: Arrival, source: Source, known: Row | undefined, sibling: Receipt | undefined): Receipt {
  const first = (known?.receipt as Receipt | null | undefined) ?? sibling;
  const isLost = first?.state === 'quarantined';
  const items = (first?.items ?? []).map(
    (item): ItemReceipt => (item.outcome === 'quarantined' ? item : { ...item, outcome: 'duplicate', why: undefined }),
  );
  const ticker = first?.ticker && { ...first.ticker, outcome: 'unchanged' as const };
  return {
    ...heading(arrival, source),
    delivery: String(known?.documentId ?? first?.delivery ?? arrival.documentId),
    state: isLost ? 'quarantined' : 'duplicate',
    items,
    ticker,
    problem: first?.problem,
    notes: [{ rule: 'delivery', message: 'These bytes arrived before.' }],
  };
}
