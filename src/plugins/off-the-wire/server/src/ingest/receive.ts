import { rootChange } from '../changes/breadcrumb-writes';
import type { Log } from '../changes/log';
import { type PublicState, publicStates, settle } from '../changes/settle';
import { tickerChanges } from '../changes/ticker-writes';
import type { Config } from '../config';
import { plantRoot, readTree } from '../store/breadcrumbs';
import { keepDeliveries, knownDeliveries, updateDeliveries } from '../store/deliveries';
import type { Source } from '../store/sources';
import { endEntriesOf } from '../store/ticker-entries';
import { replaceRows, type TickerOutcome } from '../store/tickers';
import { slugify } from '../store/web-address';
import { inTransaction, type Row, type Strapi, type TransactionContext } from '../strapi';
import type { Delivery } from '../wire/item';
import { type Arrival, arrive, batches } from './arrival';
import { type Filed, fileItems, type Unit } from './filing';
import { type Came, followNumbers } from './gaps';
import { again, type ItemReceipt, keptDelivery, type Receipt, receiptOf } from './receipt';
import { eachAlone, isolated, retrying } from './savepoint';

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
  const arrivals = await Promise.all(deliveries.map((delivery) => arrive(delivery, source, line.config.limits)));
  const receipts: Receipt[] = [];
  for (const batch of batches(arrivals)) {
    const work = (context: TransactionContext) => fileBatch(line, context, source, batch, transport);
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
  transport: string,
): Promise<Receipt[]> {
  const { strapi } = line;
  const now = line.clock();
  const digests = batch.map((arrival) => arrival.digest);
  const known = await knownDeliveries(strapi, source.id, digests);
  const fresh = toBeRead(batch, known);
  const planted = source.silent
    ? undefined
    : await plantRoot(strapi, fresh.flatMap(({ copy }) => copy.trails.flat())[0], now);
  const { filed, before, touched, onTickers } = await fileArrivals(line, context, source, fresh, now);
  const tickers = await fileTickers(line, context, source, fresh, now);
  const told = fresh.map((arrival) => ({ arrival, receipt: receiptOf(arrival, source, filed, tickers) }));
  const kept = told.map(({ arrival, receipt }) => keptDelivery(arrival, transport, receipt));
  const isNew = ({ digest }: { readonly digest: string }) => !known.has(digest);
  await keepDeliveries(strapi, context.trx, source.id, kept.filter(isNew), now);
  await updateDeliveries(
    strapi,
    kept.filter((delivery) => !isNew(delivery)),
  );
  // What is imported is an archive, or a part of one: it has gaps by its nature.
  if (transport !== 'import') await followNumbers({ strapi, trx: context.trx, source, now }, cameWith(filed));
  const replaced = [...tickers.values()].filter(({ outcome }) => outcome === 'replaced').map(({ code }) => code);
  const ended = await endEntriesOf(strapi, killed(filed), now);
  const also = [...tickerChanges([...replaced, ...ended, ...onTickers]), ...(planted ? [rootChange(planted)] : [])];
  await settle(strapi, line.log, context, { before, documentIds: [...touched], also, now });
  const receipts = new Map(told.map(({ arrival, receipt }) => [arrival.digest, receipt]));
  return batch.map((arrival, at) => {
    const receipt = receipts.get(arrival.digest);
    const isFirst = digests.indexOf(arrival.digest) === at;
    return receipt && isFirst ? receipt : again(arrival, source, known.get(arrival.digest), receipt);
  });
}

function cameWith(filed: FiledArrivals['filed']): Came[] {
  return [...filed].map(([item, { outcome }]) => ({ item, isResend: outcome === 'duplicate' }));
}

/** A kill takes the words that a ticker has for the story too. */
const killed = (filed: FiledArrivals['filed']) =>
  [...filed.values()].flatMap(({ outcome, article }) => (outcome === 'killed' && article ? [article] : []));

/** What is not kept as accepted, each once. What lies in quarantine is read again: the reason may be gone by now. */
function toBeRead(batch: readonly Arrival[], known: ReadonlyMap<string, Row>): Arrival[] {
  const fresh = new Map<string, Arrival>();
  for (const arrival of batch) {
    const before = known.get(arrival.digest);
    if (fresh.has(arrival.digest) || (before && before.state !== 'quarantined')) continue;
    fresh.set(arrival.digest, before ? { ...arrival, documentId: String(before.documentId) } : arrival);
  }
  return [...fresh.values()];
}

interface FiledArrivals {
  readonly filed: ReadonlyMap<Unit['item'], ItemReceipt>;
  readonly before: ReadonlyMap<string, PublicState>;
  readonly touched: ReadonlySet<string>;
  readonly onTickers: ReadonlySet<string>;
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
    copy.items.map((item, at): Unit => ({ item, delivery: documentId, trail: copy.trails[at] ?? [] })),
  );
  const before = new Map<string, PublicState>();
  const touched = new Set<string>();
  const onTickers = new Set<string>();
  const beforeWriting = async (ids: readonly string[]) => {
    const unseen = ids.filter((id) => !touched.has(id));
    for (const [id, state] of await publicStates(strapi, trx, unseen)) before.set(id, state);
  };
  const room = { strapi, trx, source, tree: await readTree(strapi), now, beforeWriting };
  const file = async (some: readonly Unit[]) => remember(await fileItems(room, some), touched, onTickers);
  const receipts = await eachAlone(units, (some) => isolated(trx, () => file(some)), quarantined);
  const filed = new Map(units.map((unit, at) => [unit.item, receipts[at] ?? quarantined(unit, undefined)]));
  return { filed, before, touched, onTickers };
}

function remember(filed: Filed, touched: Set<string>, onTickers: Set<string>): readonly ItemReceipt[] {
  for (const code of filed.tickers) onTickers.add(code);
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
  { silent }: Source,
  arrivals: readonly Arrival[],
  now: number,
): Promise<Map<Arrival, TickerOutcome>> {
  const outcomes = new Map<Arrival, TickerOutcome>();
  for (const arrival of arrivals) {
    for (const ticker of arrival.copy.tickers) {
      const unshown = { code: slugify(ticker.title), outcome: 'silent', rows: ticker.rows.length } as const;
      outcomes.set(arrival, silent ? unshown : await replaceRows(strapi, trx, ticker, now));
    }
  }
  return outcomes;
}
