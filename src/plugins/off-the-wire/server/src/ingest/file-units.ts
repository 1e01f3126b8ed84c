import { type PublicState, publicStates } from '../changes/settle';
import { readTree } from '../store/breadcrumbs';
import { isByHand } from '../store/deliveries';
import type { Source } from '../store/sources';
import { replaceRows, type TickerOutcome } from '../store/tickers';
import { slugify } from '../store/web-address';
import type { TransactionContext } from '../strapi';
import { type Arrival, isOfArchive } from './arrival';
import { type Filed, fileItems } from './filing';
import type { Came } from './gaps';
import type { Unit } from './keyed';
import type { ItemReceipt } from './receipt';
import type { Line } from './receive';
import { eachAlone, isolated } from './savepoint';

/** What became of items, and how the stories stood before that they have changed. */
export interface FiledUnits {
  readonly filed: ReadonlyMap<Unit['item'], ItemReceipt>;
  readonly before: ReadonlyMap<string, PublicState>;
  readonly touched: ReadonlySet<string>;
  /** Codes of tickers on which a headline without an article for readers has changed. */
  readonly onTickers: ReadonlySet<string>;
  /** Stories that were killed: a kill takes the words that a ticker has for them, too. */
  readonly killed: ReadonlySet<string>;
}

/** The items of a delivery on their way to their stories; `from` and `to` as for `slice`. */
export function unitsOf(arrival: Arrival, from = 0, to = arrival.copy.items.length): Unit[] {
  const { copy, documentId } = arrival;
  const isArchive = isOfArchive(arrival);
  const items = copy.items.slice(from, to);
  return items.map((item, at) => {
    const place = from + at;
    return { item, delivery: documentId, place, trail: copy.trails[place] ?? [], isArchive };
  });
}

/** Files every item; should one fail, each goes alone, so that a bad one costs none of its siblings. */
export async function fileUnits(
  { strapi, log }: Line,
  { trx }: TransactionContext,
  source: Source,
  units: readonly Unit[],
  now: number,
): Promise<FiledUnits> {
  const before = new Map<string, PublicState>();
  const touched = new Set<string>();
  const onTickers = new Set<string>();
  const killed = new Set<string>();
  const beforeWriting = async (ids: readonly string[]) => {
    const unseen = ids.filter((id) => !touched.has(id));
    // What was read before a savepoint was rolled back may be another by now.
    for (const id of unseen) before.delete(id);
    for (const [id, state] of await publicStates(strapi, trx, unseen)) before.set(id, state);
  };
  const room = { strapi, trx, source, tree: await readTree(strapi), now, beforeWriting };
  const file = async (some: readonly Unit[]) => remember(await fileItems(room, some), { touched, onTickers, killed });
  const receipts = await eachAlone(units, (some) => isolated(log, trx, () => file(some)), quarantined);
  const filed = new Map(units.map((unit, at) => [unit.item, receipts[at] ?? quarantined(unit, undefined)]));
  return { filed, before, touched, onTickers, killed };
}

/** Puts the rows of pages' tickers in their places. */
export async function fileTickers(
  { strapi }: Line,
  { trx }: TransactionContext,
  { silent }: Source,
  arrivals: readonly Arrival[],
  now: number,
): Promise<Map<Arrival, TickerOutcome>> {
  const outcomes = new Map<Arrival, TickerOutcome>();
  for (const arrival of arrivals) {
    const isUnshown = silent || isOfArchive(arrival);
    for (const ticker of arrival.copy.tickers) {
      const unshown = { code: slugify(ticker.title), outcome: 'silent', rows: ticker.rows.length } as const;
      outcomes.set(arrival, isUnshown ? unshown : await replaceRows(strapi, trx, ticker, now));
    }
  }
  return outcomes;
}

/** Codes of the tickers that pages have filled anew. */
export const replacedBy = (tickers: ReadonlyMap<Arrival, TickerOutcome>): string[] =>
  [...tickers.values()].filter(({ outcome }) => outcome === 'replaced').map(({ code }) => code);

/** The items as the numbers of their service are followed. What is brought by hand has gaps by its nature. */
export function cameWith(filed: FiledUnits['filed'], arrivals: readonly Arrival[]): Came[] {
  if (arrivals.some(({ transport }) => isByHand(transport))) return [];
  return [...filed].map(([item, { outcome }]) => ({ item, isResend: outcome === 'duplicate' }));
}

type Remembered = Readonly<Record<'touched' | 'onTickers' | 'killed', Set<string>>>;

function remember(filed: Filed, { touched, onTickers, killed }: Remembered): readonly ItemReceipt[] {
  for (const code of filed.tickers) onTickers.add(code);
  for (const id of filed.killed) killed.add(id);
  for (const id of filed.touched) touched.add(id);
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
