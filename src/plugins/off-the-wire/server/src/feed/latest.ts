import { allFacet, type Facet } from '../changes/facets';
import { facetsTable } from '../store/tables';
import { type Strapi, sqlName } from '../strapi';
import type { Cursor, Order, Place } from './cursor';
import type { Reader } from './reader';

/** What is asked of the list of all public articles. */
export interface Range {
  /** Under one facet of each group; no groups: all articles. */
  readonly groups: readonly (readonly Facet[])[];
  readonly order: Order;
  /** From this time on and before that one, epoch milliseconds by the list's order. */
  readonly since?: number;
  readonly until?: number;
  /** DocumentIds to leave out. */
  readonly excluded?: readonly string[];
  readonly cursor?: Cursor;
  readonly limit: number;
}

/** A page of places, newest first. `next` and `previous` go on where there may be more. */
export interface Page {
  readonly places: readonly Place[];
  readonly next?: Cursor;
  readonly previous?: Cursor;
  /** The article behind the last one, which decides that there is a next page. */
  readonly ahead?: string;
  /** How far the list was looked at, by the list's order: what comes or goes elsewhere leaves the page as it is. */
  readonly from?: number;
  readonly to?: number;
}

/** How far one page looks when several filters are asked together: beyond it the page is short and its cursor goes on. */
const scanned = 2000;
/** A filter that is common is met again soon: few places are looked at first, then more. */
const steps = [128, 512, scanned - 640] as const;

export interface ListRoom {
  readonly strapi: Strapi;
  readonly reader: Reader;
}

/** The newest articles that stand under all of this: ranges of one index, no count of the whole. */
export async function latest(room: ListRoom, range: Range): Promise<Page> {
  const [lead = [allFacet], ...others] = await rarestFirst(room, range.groups);
  const { found, last } = await (others.length === 0 ? taken(room, range, lead) : sifted(room, range, lead, others));
  return pageOf(range, found, last);
}

interface Found {
  readonly found: readonly Place[];
  /** The last place that was looked at, where there may be more behind it. */
  readonly last?: Place;
}

/** Under one filter whatever the index gives is on the page; one more than asked for tells whether there is more. */
async function taken(room: ListRoom, range: Range, lead: readonly Facet[]): Promise<Found> {
  const { sql, values } = placesSql(room.strapi, range, lead, range.limit + 1);
  const found = (await room.reader.lists(sql, values)).map(toPlace);
  return { found, last: found.length > range.limit ? found.at(-1) : undefined };
}

/** Under several, the rarest leads, and of each of its places it is asked whether it stands under the others too. */
async function sifted(room: ListRoom, range: Range, lead: readonly Facet[], others: Range['groups']): Promise<Found> {
  const found: Place[] = [];
  let last: Place | undefined;
  for (const step of steps) {
    const { direction = 'down', including } = range.cursor ?? {};
    const cursor = last ? { ...last, order: range.order, direction } : range.cursor && { ...range.cursor, including };
    const { sql, values } = placesSql(room.strapi, { ...range, cursor }, lead, step);
    const { sql: asked, values: facets } = standingSql(room.strapi, others);
    const rows = await room.reader.lists(`SELECT p.at, p.document_id, ${asked} AS standing FROM (${sql}) p`, [
      ...facets,
      ...values,
    ]);
    const places = rows.map((row) => ({ ...toPlace(row), isStanding: Boolean(row[2]) }));
    const inOrder = places.sort(direction === 'down' ? newestFirst : oldestFirst);
    found.push(...inOrder.filter(({ isStanding }) => isStanding).map(({ at, documentId }) => ({ at, documentId })));
    last = inOrder.length === step ? inOrder.at(-1) : undefined;
    if (found.length > range.limit || !last) break;
  }
  return { found, last: found.length > range.limit ? found[range.limit] : last };
}

function pageOf(range: Range, found: readonly Place[], last: Place | undefined): Page {
  const { order, cursor, limit, since, until } = range;
  const kept = found.slice(0, limit);
  const ahead = found[limit]?.documentId;
  const isUp = cursor?.direction === 'up';
  const places = isUp ? [...kept].reverse() : kept;
  const [end, start] = [places.at(-1), places[0]];
  const goesOn = ahead !== undefined ? kept.at(-1) : last;
  const at = (place: Place | undefined, direction: Cursor['direction'], including?: true): Cursor | undefined =>
    place && { at: place.at, documentId: place.documentId, order, direction, ...(including && { including }) };
  if (!isUp) {
    // On the newest page there is nothing newer; behind a cursor there may be, whatever stands on the page.
    const previous = cursor && at(start ?? cursor, 'up');
    return { places, ahead, next: at(goesOn, 'down'), previous, from: last?.at ?? since, to: cursor?.at ?? until };
  }
  const next = end ? at(end, 'down') : at(cursor, 'down', true);
  return { places, ahead, next, previous: at(goesOn, 'up'), from: cursor?.at, to: last?.at ?? until };
}

/** The places of one group from its indexes, in the list's order, no more than `limit`. */
function placesSql(strapi: Strapi, range: Range, group: readonly Facet[], limit: number) {
  const parts = group.map((facet) => rangeSql(strapi, range, facet, limit));
  const [only] = parts;
  if (only && parts.length === 1) return only;
  // Each part is in order and bounded by itself; UNION takes what stands in several only once.
  const union = parts.map(({ sql }) => `SELECT * FROM (${sql}) u`).join(' UNION ');
  const sql = `SELECT * FROM (${union}) v ORDER BY ${orderOf(range, 'at')} LIMIT ?`;
  return { sql, values: [...parts.flatMap(({ values }) => values), limit] };
}

/**
 * One bound on each side, the tighter one. With two a database may enter the index at the wider and read its way to the
 * other: of a million articles, all that are newer than the page.
 */
function boundsOf({ since, until, cursor }: Range) {
  if (!cursor) return { since, until, isBehindCursor: false };
  if (cursor.direction === 'down') {
    const isBehindCursor = until === undefined || cursor.at < until;
    return { since, until: isBehindCursor ? undefined : until, isBehindCursor };
  }
  const isBehindCursor = since === undefined || cursor.at >= since;
  return { since: isBehindCursor ? undefined : since, until, isBehindCursor };
}

function rangeSql(strapi: Strapi, range: Range, facet: Facet, limit: number) {
  const { cursor, excluded = [] } = range;
  const { since, until, isBehindCursor } = boundsOf(range);
  const column = range.order === 'updated' ? 'updated' : 'at';
  const values: (string | number)[] = [facet];
  const where = ['facet = ?'];
  const add = (condition: string, ...given: (string | number)[]) => {
    where.push(condition);
    values.push(...given);
  };
  if (since !== undefined) add(`${column} >= ?`, since);
  if (until !== undefined) add(`${column} < ?`, until);
  if (cursor && isBehindCursor) {
    const sign = `${cursor.direction === 'up' ? '>' : '<'}${cursor.including ? '=' : ''}`;
    add(`(${column}, document_id) ${sign} (?, ?)`, cursor.at, cursor.documentId);
  }
  if (excluded.length > 0) add(`document_id NOT IN (${excluded.map(() => '?').join(', ')})`, ...excluded);
  const table = sqlName(strapi, facetsTable);
  const sql = `SELECT ${column} AS at, document_id FROM ${table} WHERE ${where.join(' AND ')} ORDER BY ${orderOf(range, column)} LIMIT ?`;
  return { sql, values: [...values, limit] };
}

const orderOf = ({ cursor }: Range, column: string): string => {
  const way = cursor?.direction === 'up' ? 'ASC' : 'DESC';
  return `${column} ${way}, document_id ${way}`;
};

/** Whether a place `p` stands under one facet of each of these groups. */
function standingSql(strapi: Strapi, groups: Range['groups']) {
  const table = sqlName(strapi, facetsTable);
  const parts = groups.map(
    (group) =>
      `EXISTS (SELECT 1 FROM ${table} x WHERE x.document_id = p.document_id AND x.facet IN (${group.map(() => '?').join(', ')}))`,
  );
  return { sql: `(${parts.join(' AND ')})`, values: groups.flat() };
}

const toPlace = ([at, documentId]: readonly unknown[]): Place => ({ at: Number(at), documentId: String(documentId) });
const newestFirst = (one: Place, other: Place) =>
  other.at - one.at || (one.documentId < other.documentId ? 1 : one.documentId > other.documentId ? -1 : 0);
const oldestFirst = (one: Place, other: Place) => newestFirst(other, one);

/** Counts no further than it needs to tell a rare group from a common one, all in one statement. */
async function rarestFirst({ strapi, reader }: ListRoom, groups: Range['groups']): Promise<Range['groups']> {
  if (groups.length < 2) return groups;
  const table = sqlName(strapi, facetsTable);
  const counts = groups.map(
    (group, at) =>
      `(${group.map(() => `(SELECT COUNT(*) FROM (SELECT 1 FROM ${table} WHERE facet = ? LIMIT ${scanned}) c)`).join(' + ')}) AS c${at}`,
  );
  const [row] = await reader.rows(`SELECT ${counts.join(', ')}`, groups.flat());
  const counted = groups.map((group, at) => ({ group, count: Number(row?.[`c${at}`]) }));
  return counted.sort((one, other) => one.count - other.count).map(({ group }) => group);
}
