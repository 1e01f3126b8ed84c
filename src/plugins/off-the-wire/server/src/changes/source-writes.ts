import { WireError } from '../errors';
import { allHolds } from '../store/holds';
import { sourceUid } from '../store/sources';
import { facetsTable } from '../store/tables';
import { tickerUid } from '../store/tickers';
import { type Row, rows, tableIn } from '../strapi';
import { nameOf, type Rule, readRules } from '../wire/rules/rule';
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
  tidyRules(write.params.data);
  await checkTickers(room, write.params.data);
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

/** Rules as they are kept: read, and nothing in them that is no rule. Throws OTW_BAD_RULES, which says which one and where. */
function tidyRules(data: Record<string, unknown> | undefined): void {
  if (data?.rules === undefined) return;
  const read = readRules(data.rules);
  if ('fault' in read) throw new WireError('OTW_BAD_RULES', read.fault.message, { ...read.fault });
  data.rules = read.rules.length > 0 ? read.rules : null;
}

/** Throws OTW_BAD_RULES where a rule names a ticker that is not there. */
async function checkTickers({ strapi }: WriteRoom, data: Record<string, unknown> | undefined): Promise<void> {
  const rules = (data?.rules ?? []) as readonly Rule[];
  for (const [at, { name, ticker }] of rules.entries()) {
    if (ticker === undefined || (await rows(strapi, tickerUid).findOne({ where: { code: ticker } }))) continue;
    const message = `${nameOf(at, name)}: "ticker" names a ticker that is not there, ${ticker}.`;
    throw new WireError('OTW_BAD_RULES', message, { rule: at + 1, field: 'ticker' });
  }
}

async function refuseHeld({ strapi, context }: WriteRoom, documentId: string): Promise<void> {
  const hold = (await allHolds(strapi, context.trx)).find(({ subject }) => subject === documentId);
  if (hold) throw new WireError('OTW_ON_HOLD', undefined, { documentId, because: hold.because });
}

const sameToReaders = (before: Row, after: Row) => seenByReaders.every((field) => before[field] === after[field]);
