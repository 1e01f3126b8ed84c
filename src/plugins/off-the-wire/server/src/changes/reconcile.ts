import { articlesTable } from '../store/public-articles';
import { facetsTable } from '../store/tables';
import { chunks, inTransaction, type Row, type Strapi, type Trx, tableIn } from '../strapi';
import { allFacet } from './facets';
import type { Log } from './log';
import { type PublicState, settle } from './settle';

/**
 * Brings facets and log in step with the published rows: `strapi import` and hand-made SQL pass no middleware of ours.
 * @returns how many articles were other than the log said. @param now epoch milliseconds UTC.
 */
export async function reconcile(strapi: Strapi, log: Log, now: number): Promise<number> {
  return inTransaction(strapi, async (context) => {
    const { trx } = context;
    const gone = await unpublished(strapi, trx);
    const documentIds = [...gone, ...(await unlisted(strapi, trx))];
    if (documentIds.length === 0) return 0;
    const before = await statesListed(strapi, trx, gone);
    await settle(strapi, log, context, { before, documentIds, now });
    return documentIds.length;
  });
}

/** Articles that stand in the feed and are not public. */
async function unpublished(strapi: Strapi, trx: Trx): Promise<string[]> {
  const found: Row[] = await tableIn(strapi, trx, `${facetsTable} as f`)
    .leftJoin(`${articlesTable} as a`, (join) => {
      join.on('a.document_id', 'f.document_id').andOnNotNull('a.published_at');
    })
    .where('f.facet', allFacet)
    .whereNull('a.id')
    .select('f.document_id');
  return found.map((row) => String(row.document_id));
}

/** Articles that are public and do not stand in the feed. */
async function unlisted(strapi: Strapi, trx: Trx): Promise<string[]> {
  const found: Row[] = await tableIn(strapi, trx, `${articlesTable} as a`)
    .leftJoin(`${facetsTable} as f`, (join) => {
      join.on('f.document_id', 'a.document_id').andOnVal('f.facet', allFacet);
    })
    .whereNotNull('a.published_at')
    .whereNull('f.id')
    .select('a.document_id');
  return found.map((row) => String(row.document_id));
}

/** What readers could see of articles that are gone, as far as their facets still tell. */
async function statesListed(
  strapi: Strapi,
  trx: Trx,
  documentIds: readonly string[],
): Promise<Map<string, PublicState>> {
  const states = new Map<string, PublicState>();
  for (const some of chunks(documentIds, 500)) {
    const found: Row[] = await tableIn(strapi, trx, facetsTable)
      .whereIn('document_id', some)
      .select('document_id', 'facet', 'at');
    for (const { document_id, facet, at } of found) {
      const documentId = String(document_id);
      const facets = [...(states.get(documentId)?.facets ?? []), String(facet)];
      states.set(documentId, { article: { documentId }, facets, at: Number(at) });
    }
  }
  return states;
}
