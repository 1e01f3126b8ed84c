import { WireError } from '../errors';
import { allHolds } from '../store/holds';
import { sourceUid } from '../store/sources';
import { facetsTable } from '../store/tables';
import { type Row, rows, tableIn } from '../strapi';
import { facet } from './facets';
import { followSource, refuseNamed } from './filter-writes';
import { type DocumentWrite, documentIdOf, type Next, type WriteRoom } from './writer';

const seenByReaders = ['code', 'name', 'attribution'] as const;

/** A source that is new, gone, or seen by readers under another name: one entry says so for all that stands under it. */
export async function writeSource(room: WriteRoom, write: DocumentWrite, next: Next): Promise<unknown> {
  const { strapi, log, context, now } = room;
  const find = (documentId: string) => rows(strapi, sourceUid).findOne({ where: { documentId } });
  const before = write.params.documentId ? await find(write.params.documentId) : null;
  if (write.action === 'delete' && before) await refuseHeld(room, String(before.documentId));
  if (write.action === 'delete' && before) await refuseNamed(strapi, 'source', (code) => code === before.code);
  const result = await next();
  const subject = documentIdOf(write, result);
  const after = subject ? await find(subject) : null;
  if (!subject || (before && after && sameToReaders(before, after))) return result;
  const name = facet.source(subject);
  if (!after) await tableIn(strapi, context.trx, facetsTable).where({ facet: name }).delete();
  const facets = { before: before ? [name] : [], after: after ? [name] : [] };
  const change = { kind: 'updated', about: 'source', subject, ...facets, detail: {} } as const;
  const tickers = write.action === 'update' ? await followSource(strapi, before?.code, after?.code) : [];
  await log.append(context, [change, ...tickers], now);
  return result;
}

async function refuseHeld({ strapi, context }: WriteRoom, documentId: string): Promise<void> {
  const hold = (await allHolds(strapi, context.trx)).find(({ subject }) => subject === documentId);
  if (hold) throw new WireError('OTW_ON_HOLD', undefined, { documentId, because: hold.because });
}

const sameToReaders = (before: Row, after: Row) => seenByReaders.every((field) => before[field] === after[field]);
