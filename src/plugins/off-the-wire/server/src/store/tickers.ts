import { joinTable, type Row, rows, type Strapi, type Trx, tableIn } from '../strapi';
import type { PageTicker } from '../wire/item';
import { isEarlier } from '../wire/time/moment';
import { pluginUid } from './content-types/content-type';
import { newDocumentId } from './document-id';
import { tickerEntryUid } from './ticker-entries';
import { slugify } from './web-address';

export const tickerUid = pluginUid('ticker');

/** A ticker with the filter of its latest headlines, as it is kept. */
export interface FilteredTicker {
  readonly id: number;
  readonly code: string;
  readonly label: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

/** Tickers whose filter names something by this parameter. There are tens of tickers at most. */
export async function tickersNaming(strapi: Strapi, parameter: 'source' | 'section'): Promise<FilteredTicker[]> {
  const found = await rows(strapi, tickerUid).findMany({ select: ['id', 'code', 'label', 'filter'] });
  return found.flatMap(({ id, code, label, filter }) => {
    const kept = filter as FilteredTicker['filter'] | null;
    if (typeof kept !== 'object' || typeof kept?.[parameter] !== 'string') return [];
    return [{ id: Number(id), code: String(code), label: String(label), filter: kept }];
  });
}

export async function writeFilter(strapi: Strapi, id: number, filter: FilteredTicker['filter']): Promise<void> {
  await rows(strapi, tickerUid).update({ where: { id }, data: { filter } });
}

/** What became of a page's ticker. */
export interface TickerOutcome {
  readonly code: string;
  readonly outcome: 'replaced' | 'unchanged' | 'older' | 'silent';
  readonly rows: number;
}

/**
 * Puts a page's rows in place of those of the last page, unless that page was newer. Rows set by editors stay.
 * The ticker is known by its printed title: "Off the wire" is `off-the-wire`.
 *
 * @param now epoch milliseconds UTC; the page's date where it has none.
 */
export async function replaceRows(strapi: Strapi, trx: Trx, page: PageTicker, now: number): Promise<TickerOutcome> {
  const code = slugify(page.title);
  const asOf = page.asOf ?? new Date(now).toISOString();
  const found =
    (await rows(strapi, tickerUid).findOne({ where: { code } })) ?? (await makeTicker(strapi, code, page, now));
  const count = page.rows.length;
  if (typeof found.asOf === 'string' && isEarlier(asOf, found.asOf)) return { code, outcome: 'older', rows: count };
  const standing = await pageRows(strapi, Number(found.id));
  if (sameRows(standing, page)) return { code, outcome: 'unchanged', rows: count };
  await rows(strapi, tickerEntryUid).deleteMany({ where: { id: { $in: standing.map((row) => row.id) } } });
  await makeRows(strapi, trx, Number(found.id), page, now);
  await rows(strapi, tickerUid).update({ where: { id: found.id }, data: { asOf } });
  return { code, outcome: 'replaced', rows: count };
}

async function makeTicker(strapi: Strapi, code: string, page: PageTicker, now: number): Promise<Row> {
  const data = { code, label: page.title, length: 0, documentId: newDocumentId(), publishedAt: new Date(now) };
  return rows(strapi, tickerUid).create({ data });
}

function pageRows(strapi: Strapi, tickerId: number): Promise<Row[]> {
  return rows(strapi, tickerEntryUid).findMany({
    where: { ticker: { id: tickerId }, fromPage: true },
    orderBy: { order: 'asc' },
  });
}

function sameRows(standing: readonly Row[], page: PageTicker): boolean {
  const words = (row: Row) =>
    JSON.stringify([row.text, row.kicker ?? null, row.versionKind ?? null, row.leadNumber ?? null]);
  return (
    standing.length === page.rows.length &&
    page.rows.every((row, at) => words({ ...row }) === words(standing[at] ?? {}))
  );
}

async function makeRows(strapi: Strapi, trx: Trx, tickerId: number, page: PageTicker, now: number): Promise<void> {
  if (page.rows.length === 0) return;
  const data = page.rows.map((row, order) => ({
    text: row.text,
    kicker: row.kicker ?? null,
    genre: row.genre ?? null,
    versionKind: row.versionKind ?? null,
    leadNumber: row.leadNumber ?? null,
    urgent: row.urgency !== undefined && row.urgency <= 2,
    order,
    fromPage: true,
    documentId: newDocumentId(),
    publishedAt: new Date(now),
  }));
  await rows(strapi, tickerEntryUid).createMany({ data });
  const made = await rows(strapi, tickerEntryUid).findMany({
    where: { documentId: { $in: data.map((row) => row.documentId) } },
    select: ['id'],
    orderBy: { order: 'asc' },
  });
  const { name, own, other } = joinTable(strapi, tickerEntryUid, 'ticker');
  await tableIn(strapi, trx, name).insert(made.map((row) => ({ [own]: row.id, [other]: tickerId })));
}
