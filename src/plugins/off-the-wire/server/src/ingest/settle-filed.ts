import { rootChange } from '../changes/breadcrumb-writes';
import { settle } from '../changes/settle';
import { tickerChanges } from '../changes/ticker-writes';
import type { Source } from '../store/sources';
import { endEntriesOf } from '../store/ticker-entries';
import type { TransactionContext } from '../strapi';
import type { FiledUnits } from './file-units';
import { type Came, followNumbers } from './gaps';
import type { Line } from './receive';

interface Ending {
  readonly source: Source;
  /** The items as the numbers of their service are followed. */
  readonly came: readonly Came[];
  /** Codes of tickers that a page has filled anew. */
  readonly tickers?: readonly string[];
  /** The documentId of the root of sections, where a page has planted it. */
  readonly planted?: string;
  readonly isArchive: boolean;
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/** The end of every transaction that files items: what a kill ends is ended, and the log says what readers will notice. */
export async function settleFiled(
  { strapi, log }: Line,
  context: TransactionContext,
  { before, touched, onTickers, killed }: FiledUnits,
  { source, came, tickers = [], planted, isArchive, now }: Ending,
): Promise<void> {
  await followNumbers({ strapi, trx: context.trx, source, now }, came);
  const ended = await endEntriesOf(strapi, [...killed], now);
  const root = planted === undefined ? [] : [rootChange(planted)];
  const also = [...tickerChanges([...tickers, ...ended, ...onTickers]), ...root];
  await settle(strapi, log, context, { before, documentIds: [...touched], also, isArchive, now });
}
