import { chunks, joinTable, rows, type Strapi, type Trx, tableIn } from '../strapi';
import type { Filing } from './file-under';
import { articlesTable, articleUid } from './public-articles';
import { kept } from './refile';
import type { Story } from './story';

/** Rows of Strapi's join tables, for the draft and for the published row. */
export async function linkStories(strapi: Strapi, trx: Trx, stories: readonly Story[]): Promise<void> {
  const byId = new Map(stories.map((story) => [story.documentId, story]));
  const made: Record<string, unknown>[] = await tableIn(strapi, trx, articlesTable)
    .whereIn('document_id', [...byId.keys()])
    .orderBy('id')
    .select('id', 'document_id');
  const pairs = made.map((row) => ({ id: row.id, story: byId.get(String(row.document_id)) }));
  const toSource = pairs.flatMap(({ id, story }) =>
    story?.sourceId === undefined ? [] : [[id, [story.sourceId]] as const],
  );
  const toSection = pairs.map(({ id, story }) => [id, story?.breadcrumbIds?.slice(0, 1) ?? []] as const);
  const toFurther = pairs.map(({ id, story }) => [id, story?.breadcrumbIds?.slice(1) ?? []] as const);
  await insertLinks(strapi, trx, 'source', toSource);
  await insertLinks(strapi, trx, 'breadcrumb', toSection);
  await insertLinks(strapi, trx, 'breadcrumbs', toFurther);
}

type Links = readonly (readonly [own: unknown, others: readonly number[]])[];

async function insertLinks(strapi: Strapi, trx: Trx, attribute: string, links: Links): Promise<void> {
  const { name, own, other, order } = joinTable(strapi, articleUid, attribute);
  const made = links.flatMap(([id, others]) =>
    others.map((otherId, at) => ({ [own]: id, [other]: otherId, ...(order ? { [order]: at + 1 } : {}) })),
  );
  for (const some of chunks(made, 300)) await tableIn(strapi, trx, name).insert(some);
}

/** Files a story in these sections. */
export async function moveToSections(
  strapi: Strapi,
  trx: Trx,
  documentId: string,
  filings: readonly Filing[],
): Promise<void> {
  const [first, ...further] = filings.map(({ id }) => id);
  await relink(strapi, trx, documentId, 'breadcrumb', first === undefined ? [] : [first]);
  await relink(strapi, trx, documentId, 'breadcrumbs', further);
  await rows(strapi, articleUid).updateMany({ where: { documentId }, data: { filedBecause: kept(filings) } });
}

/** For the draft and the published row. */
export async function relink(
  strapi: Strapi,
  trx: Trx,
  documentId: string,
  attribute: string,
  others: readonly number[],
): Promise<void> {
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, articlesTable)
    .where({ document_id: documentId })
    .select('id');
  const { name, own } = joinTable(strapi, articleUid, attribute);
  const ids = found.map(({ id }) => Number(id));
  await tableIn(strapi, trx, name).whereIn(own, ids).delete();
  await insertLinks(
    strapi,
    trx,
    attribute,
    ids.map((id) => [id, others] as const),
  );
}
