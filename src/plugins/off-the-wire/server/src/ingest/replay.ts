import { type PublicState, publicStates, settle } from '../changes/settle';
import { tickerChanges } from '../changes/ticker-writes';
import { release } from '../config';
import { updateDeliveries } from '../store/deliveries';
import { rawBytes } from '../store/raw-copies';
import { deliveriesMeant, readingsOf, type WhichDeliveries, writePlace } from '../store/readings';
import { allSources, type Source } from '../store/sources';
import { endEntriesOf } from '../store/ticker-entries';
import { chunks, inTransaction, type Row, type TransactionContext } from '../strapi';
import { isOrder } from '../wire/story/revise';
import { same } from '../wire/story/same';
import { type Arrival, arrive, isOfArchive, itemsAtOnce } from './arrival';
import { fileUnits, unitsOf } from './file-units';
import { type Former, matched } from './former-items';
import { letOthersIn } from './in-parts';
import { type Keyed, keysOf, type Unit } from './keyed';
import { type ItemReceipt, keptDelivery, type Receipt, receiptOf } from './receipt';
import { fileArrivals, type Line } from './receive';
import type { ReplayItem, ReplayPart, ReplayReport } from './replay-report';
import { changesOf, type Rereading, type RereadStory, rereadStories, writeReread } from './reread';
import { retrying } from './savepoint';
import { settleFiled } from './settle-filed';

/** Deliveries that are read in one go. */
const atOnce = 20;

/**
 * Reads deliveries anew, with today's parsers and rules, from the bytes that were kept. What is other is told; with
 * `write` it is also written: in place, so that a version keeps its time and its story, what editors did stays, and
 * nothing moves up for readers. What could not be read then is filed as if it arrived now; what cannot be read now stays
 * as it is. Done twice it changes nothing.
 *
 * @param after where the part before ended.
 */
export async function replay(line: Line, which: WhichDeliveries, write: boolean, after = 0): Promise<ReplayPart> {
  const found = await deliveriesMeant(line.strapi, which, after, atOnce);
  const sources = new Map((await allSources(line.strapi)).map((source) => [source.id, source]));
  const reports: ReplayReport[] = [];
  for (const row of found) {
    const source = sources.get(Number((row.source as Row | null)?.id));
    reports.push(source ? await replayDelivery(line, source, row, write) : untouched(row, 'Its source is no more.'));
    await letOthersIn(line.strapi);
  }
  const next = found.length === atOnce ? Number(found.at(-1)?.id) : undefined;
  return { reports, next };
}

function untouched(row: Row, problem?: string, items: Partial<ReplayReport> = {}): ReplayReport {
  const { documentId, fileName, receivedAt, source } = row;
  return {
    delivery: String(documentId),
    source: String((source as Row | null)?.code ?? '?'),
    fileName: fileName ? String(fileName) : undefined,
    receivedAt: new Date(String(receivedAt)).toISOString(),
    problem,
    ...{ changes: [], filed: [], gone: [] },
    ...items,
  };
}

async function replayDelivery(line: Line, source: Source, row: Row, write: boolean): Promise<ReplayReport> {
  const kept = { documentId: String(row.documentId), digest: String(row.digest) };
  const bytes = await rawBytes(line.strapi, kept);
  if (!bytes) return untouched(row, String(row.rawCopy ?? 'Its raw copy is no longer kept.'));
  const text = (value: unknown) => (value ? String(value) : undefined);
  const delivery = { bytes, contentType: text(row.contentType), fileName: text(row.fileName) };
  const arrival = { ...(await arrive(delivery, source, line.config.limits, String(row.transport))), ...kept };
  const readings = await readingsOf(line.strapi, undefined, kept.documentId);
  if (row.state === 'unfinished' || (row.state === 'quarantined' && readings.length === 0)) {
    return asIfNow(line, source, row, arrival, write);
  }
  return inPlace({ line, source, row, arrival, write }, readings);
}

/** A delivery of which nothing could be read, or that was broken off: it goes through the line. */
async function asIfNow(line: Line, source: Source, row: Row, arrival: Arrival, write: boolean): Promise<ReplayReport> {
  const { items, tickers, problem } = arrival.copy;
  if (items.length === 0 && tickers.length === 0) return untouched(row, problem?.message);
  if (!write) return untouched(row, problem?.message, { filed: items.map(named) });
  const [receipt] = await fileArrivals(line, source, [arrival]);
  return untouched(row, receipt?.problem?.message, { filed: (receipt?.items ?? []).map(named) });
}

const named = ({ headline, guid, outcome }: ReplayItem): ReplayItem => ({ headline, guid, outcome });

interface Job {
  readonly line: Line;
  readonly source: Source;
  readonly row: Row;
  readonly arrival: Arrival;
  readonly write: boolean;
}

/** Each item beside the version that was made of it. */
async function inPlace(job: Job, readings: Parameters<typeof matched>[3]): Promise<ReplayReport> {
  const { source, row, arrival, write } = job;
  const receipt = row.receipt as Receipt;
  const at = Date.parse(String(row.receivedAt));
  const keyed = unitsOf(arrival).map((unit) => keysOf(unit, { source, now: at }));
  const items = keyed.map((one) => ({ digest: one.digest, item: one.unit.item }));
  const { former, gone } = matched(items, arrival, receipt, readings);
  const pairs = keyed.flatMap((one, place) =>
    (former[place]?.rows ?? []).map((kept): Rereading => ({ kept, keyed: one })),
  );
  const fresh = keyed.filter((_one, place) => isFresh(former[place]));
  const isOther = ({ kept, keyed: one }: Rereading) => !same(kept.item, one.unit.item);
  const changed = pairs.filter(isOther);
  const reread: RereadStory[] = [];
  for (const some of chunks(changed, itemsAtOnce)) reread.push(...(await rereadSome(job, some)));
  const filed = write ? await fileFresh(job, fresh) : new Map<Keyed, ItemReceipt>();
  if (write) {
    await keepPlaces(job, pairs, gone);
    if (changed.length + fresh.length > 0) await keepReceipt(job, keyed, former, filed, gone);
  }
  return untouched(row, arrival.copy.problem?.message, {
    changes: reread.flatMap(changesOf),
    filed: fresh.map((one) => named(filed.get(one) ?? { ...one.item, outcome: undefined })),
    gone: gone.map(named),
  });
}

const isFresh = (former: Former | undefined) =>
  former === undefined || (former.rows.length === 0 && former.receipt?.outcome === 'quarantined');

/** Some versions, in one transaction. */
async function rereadSome(job: Job, some: readonly Rereading[]): Promise<RereadStory[]> {
  const { line, write } = job;
  if (write) await letOthersIn(line.strapi);
  return retrying(() =>
    inTransaction(line.strapi, async (context) => {
      const now = line.clock();
      const stories = await rereadStories(line.strapi, context.trx, job.source, some, now);
      if (write) await writeSome(job, context, stories, now);
      return stories;
    }),
  );
}

async function writeSome(job: Job, context: TransactionContext, stories: readonly RereadStory[], now: number) {
  const { line, source, arrival } = job;
  const { strapi, log } = line;
  const told = stories.filter(({ isTold }) => isTold).map(({ story }) => story.documentId);
  const before = new Map<string, PublicState>();
  const known = new Set<string>();
  const beforeWriting = async (ids: readonly string[]) => {
    const unseen = ids.filter((id) => !known.has(id));
    for (const id of unseen) known.add(id);
    for (const [id, state] of await publicStates(strapi, context.trx, unseen)) before.set(id, state);
  };
  await beforeWriting(told);
  const room = { strapi, trx: context.trx, source, delivery: arrival.documentId, release, now, beforeWriting };
  const { gone, tickers } = await writeReread(room, stories);
  const others = await fileUnits(line, context, source, newOrders(stories), now);
  const ended = await endEntriesOf(strapi, [...killedNow(stories), ...others.killed], now);
  const documentIds = [...new Set([...told, ...gone, ...others.touched])];
  // An order that is read with them met them as they had just been written.
  const met = [...others.before].filter(([id]) => !known.has(id));
  await settle(strapi, log, context, {
    before: new Map([...met, ...before]),
    ...{ documentIds, also: tickerChanges([...ended, ...tickers, ...others.onTickers]), isReread: true, now },
  });
}

const killedNow = (stories: readonly RereadStory[]) =>
  stories
    .filter(({ before, after }) => after.deskState === 'killed' && before.deskState !== 'killed')
    .map(({ story }) => story.documentId);

/** What turns out to be an order has its say on the stories that it names, too. */
function newOrders(stories: readonly RereadStory[]): Unit[] {
  const orders = stories.flatMap(({ read }) =>
    read.filter(({ rereading: { kept, keyed } }) => isOrder(keyed.unit.item) && !isOrder(kept.item)),
  );
  return [...new Set(orders.map(({ rereading }) => rereading.keyed.unit))];
}

/** Files what could not be read when it came, as if it arrived now. */
async function fileFresh({ line, source, arrival }: Job, fresh: readonly Keyed[]): Promise<Map<Keyed, ItemReceipt>> {
  const receipts = new Map<Keyed, ItemReceipt>();
  for (const some of chunks(fresh, itemsAtOnce)) {
    const work = async (context: TransactionContext) => {
      const now = line.clock();
      const units = some.map(({ unit }) => unit);
      const done = await fileUnits(line, context, source, units, now);
      await settleFiled(line, context, done, { source, came: [], isArchive: isOfArchive(arrival), now });
      return done.filed;
    };
    const filed = await retrying(() => inTransaction(line.strapi, work));
    for (const one of some) receipts.set(one, filed.get(one.unit.item) ?? { outcome: 'quarantined' });
    await letOthersIn(line.strapi);
  }
  return receipts;
}

/** Which version stands where in the delivery, as it is read today. */
async function keepPlaces(
  { line: { strapi } }: Job,
  pairs: readonly Rereading[],
  gone: readonly Former[],
): Promise<void> {
  const moved = pairs.filter(({ kept, keyed }) => kept.place !== keyed.unit.place || kept.digest !== keyed.digest);
  const left = gone.flatMap((one) => one.rows.filter(({ place }) => place !== nowhere));
  if (moved.length + left.length === 0) return;
  await inTransaction(strapi, async ({ trx }) => {
    for (const { kept, keyed } of moved) await writePlace(strapi, trx, kept.id, keyed.unit.place, keyed.digest);
    for (const { id, digest } of left) await writePlace(strapi, trx, id, nowhere, digest);
  });
}

/** The place of an item that is no longer read. */
const nowhere = -1;

/** The delivery's receipt, item for item as it is read today: what became of each stays what it was. */
async function keepReceipt(
  { line: { strapi }, source, row, arrival }: Job,
  keyed: readonly Keyed[],
  former: readonly (Former | undefined)[],
  filed: ReadonlyMap<Keyed, ItemReceipt>,
  gone: readonly Former[],
): Promise<void> {
  if (arrival.copy.problem) return;
  const before = row.receipt as Receipt;
  const items = keyed.map((one, place): readonly [Unit['item'], ItemReceipt] => {
    const { headline, guid } = one.item;
    const was = former[place]?.receipt ?? { outcome: 'duplicate' as const, article: former[place]?.rows[0]?.article };
    return [one.unit.item, filed.get(one) ?? { ...was, headline, guid }];
  });
  const made = receiptOf(arrival, source, new Map(items), new Map());
  const left = gone.flatMap(({ receipt }) => (receipt ? [{ ...receipt, at: 'no longer read' }] : []));
  const receipt = { ...made, ticker: before.ticker, items: [...made.items, ...left] };
  const delivery = keptDelivery(arrival, receipt);
  await inTransaction(strapi, ({ trx }) => updateDeliveries(strapi, trx, [delivery]));
}
