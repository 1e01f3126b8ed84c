import { removeEntriesIn, tickerEntryUid } from '../store/ticker-entries';
import { tickerUid } from '../store/tickers';
import { type Row, rows, type Strapi } from '../strapi';
import { checkEntry, tidyEntry } from './entry-check';
import { facet } from './facets';
import type { Change } from './log';
import { followTicker, refuseRuled } from './ticker-rules';
import { type DocumentWrite, documentIdOf, type Next, type WriteRoom } from './writer';

/** A ticker made, renamed or removed; with it go its entries. */
export async function writeTicker(room: WriteRoom, write: DocumentWrite, next: Next): Promise<unknown> {
  const { strapi } = room;
  const find = (documentId: string | undefined) =>
    documentId ? rows(strapi, tickerUid).findOne({ where: { documentId } }) : null;
  const before = write.action === 'clone' ? null : await find(write.params.documentId);
  const filter = write.params.data?.filter;
  if (filter) await room.checkFilter(filter, 'ticker');
  if (write.action === 'delete' && before) {
    await refuseRuled(strapi, before.code);
    await removeEntriesIn(strapi, before.id);
  }
  const result = await next();
  const after = await find(documentIdOf(write, result));
  if (write.action === 'update') await followTicker(strapi, before?.code, after?.code);
  await tell(room, [before?.code, after?.code]);
  return result;
}

/** An entry made, changed, moved to another ticker or taken out. What readers could not be shown is refused. */
export async function writeTickerEntry(room: WriteRoom, write: DocumentWrite, next: Next): Promise<unknown> {
  const before = await tickerCodeOf(room.strapi, write.params.documentId);
  if (write.params.data) tidyEntry(write.params.data);
  // What an editor has taken in hand is the editor's: the next page does not take it out.
  if (write.action === 'update' && write.params.data) write.params.data.fromPage = false;
  const result = await next();
  const documentId = documentIdOf(write, result);
  if (documentId && write.action !== 'delete') await checkEntry(room, documentId);
  await tell(room, [before, await tickerCodeOf(room.strapi, documentId)]);
  return result;
}

async function tickerCodeOf(strapi: Strapi, documentId: string | undefined): Promise<unknown> {
  if (!documentId) return undefined;
  const entry = await rows(strapi, tickerEntryUid).findOne({ where: { documentId }, populate: { ticker: true } });
  return (entry?.ticker as Row | null | undefined)?.code;
}

async function tell({ log, context, now }: WriteRoom, codes: readonly unknown[]): Promise<void> {
  await log.append(context, tickerChanges(codes), now);
}

/** The rows of these tickers are other than they were. A code may be there twice, or not be one. */
export function tickerChanges(codes: readonly unknown[]): Change[] {
  const found = new Set(codes.filter((code) => typeof code === 'string'));
  return [...found].map(tickerChange);
}

/** A ticker's rows are other than they were. */
export function tickerChange(code: string): Change {
  const facets = [facet.ticker(code)];
  return { kind: 'ticker', about: 'ticker', subject: code, before: facets, after: facets, detail: {} };
}
