import { tickerEntryUid, tickerUid } from '../store/tickers';
import { type Row, rows, type Strapi } from '../strapi';
import { facet } from './facets';
import type { Change } from './log';
import { type DocumentWrite, documentIdOf, type Next, type WriteRoom } from './writer';

/** A ticker made, renamed or removed. */
export async function writeTicker(room: WriteRoom, write: DocumentWrite, next: Next): Promise<unknown> {
  const { strapi } = room;
  const find = (documentId: string | undefined) =>
    documentId ? rows(strapi, tickerUid).findOne({ where: { documentId } }) : null;
  const before = await find(write.params.documentId);
  const result = await next();
  const after = await find(documentIdOf(write, result));
  await tell(room, [before?.code, after?.code]);
  return result;
}

/** An entry made, changed, moved to another ticker or taken out. */
export async function writeTickerEntry(room: WriteRoom, write: DocumentWrite, next: Next): Promise<unknown> {
  const before = await tickerCodeOf(room.strapi, write.params.documentId);
  const result = await next();
  await tell(room, [before, await tickerCodeOf(room.strapi, documentIdOf(write, result))]);
  return result;
}

async function tickerCodeOf(strapi: Strapi, documentId: string | undefined): Promise<unknown> {
  if (!documentId) return undefined;
  const entry = await rows(strapi, tickerEntryUid).findOne({ where: { documentId }, populate: { ticker: true } });
  return (entry?.ticker as Row | null | undefined)?.code;
}

async function tell({ log, context, now }: WriteRoom, codes: readonly unknown[]): Promise<void> {
  const found = new Set(codes.filter((code) => typeof code === 'string'));
  await log.append(context, [...found].map(tickerChange), now);
}

/** A ticker's rows are other than they were. */
export function tickerChange(code: string): Change {
  const facets = [facet.ticker(code)];
  return { kind: 'ticker', about: 'ticker', subject: code, before: facets, after: facets, detail: {} };
}
