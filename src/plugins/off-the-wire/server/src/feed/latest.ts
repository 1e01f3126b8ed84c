import { allFacet, type Facet } from '../changes/facets';
import { facetsTable } from '../store/tables';
import { type Strapi, table } from '../strapi';
import type { Cursor } from './cursor';

/** A page of places in the headlines; `next` goes on where there may be more. */
export interface Page {
  readonly places: readonly Cursor[];
  readonly next?: Cursor;
}

export interface Range {
  readonly facets: readonly Facet[];
  readonly since?: number;
  readonly until?: number;
  readonly cursor?: Cursor;
  readonly limit: number;
}

/** How far one page looks when several filters are asked together: beyond it the page is short and its cursor goes on. */
const scanned = 2000;

/** The newest articles that stand under all of these facets: one index range, no count. */
export async function latest(strapi: Strapi, range: Range): Promise<Page> {
  const [lead = allFacet, ...others] = await rarestFirst(strapi, range.facets);
  const wanted = range.limit + 1;
  const isFiltered = others.length > 0;
  const found = await rangeOf(strapi, lead, range, isFiltered ? scanned : wanted);
  const kept = isFiltered ? await alsoUnder(strapi, found, others) : found;
  const places = kept.slice(0, range.limit);
  if (kept.length > range.limit) return { places, next: places.at(-1) };
  return { places, next: isFiltered && found.length === scanned ? found.at(-1) : undefined };
}

async function rangeOf(strapi: Strapi, lead: Facet, { since, until, cursor }: Range, limit: number): Promise<Cursor[]> {
  const query = table(strapi, facetsTable)
    .where({ facet: lead })
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'document_id', order: 'desc' },
    ])
    .limit(limit)
    .select('at', 'document_id');
  if (since !== undefined) query.where('at', '>=', since);
  if (until !== undefined) query.where('at', '<', until);
  if (cursor) query.whereRaw('(at, document_id) < (?, ?)', [cursor.at, cursor.documentId]);
  const found = await query;
  return found.map((row) => ({ at: Number(row.at), documentId: String(row.document_id) }));
}

/** Keeps the places that stand under the other facets too, in their order. */
async function alsoUnder(strapi: Strapi, places: readonly Cursor[], others: readonly Facet[]): Promise<Cursor[]> {
  let kept = [...places];
  for (const facet of others) {
    const standing = new Set<unknown>();
    for (let at = 0; at < kept.length; at += 500) {
      const ids = kept.slice(at, at + 500).map((place) => place.documentId);
      const found = await table(strapi, facetsTable).whereIn('document_id', ids).where({ facet }).select('document_id');
      for (const row of found) standing.add(row.document_id);
    }
    kept = kept.filter((place) => standing.has(place.documentId));
  }
  return kept;
}

/** Counts no further than it needs to tell a rare facet from a common one. */
async function rarestFirst(strapi: Strapi, facets: readonly Facet[]): Promise<Facet[]> {
  if (facets.length < 2) return [...facets];
  const counted = facets.map(async (facet) => {
    const some = table(strapi, facetsTable).where({ facet }).limit(scanned).select('facet').as('some');
    const counts: Record<string, unknown>[] = await strapi.db.connection.count({ found: '*' }).from(some);
    return { facet, count: Number(counts[0]?.found) };
  });
  return (await Promise.all(counted)).sort((one, other) => one.count - other.count).map(({ facet }) => facet);
}
