import type { Tree } from '../store/breadcrumbs';
import type { PublicArticle } from '../store/public-articles';
import { facetsTable } from '../store/tables';
import { chunks, isPostgres, type Strapi, type Trx, table, tableIn } from '../strapi';

/**
 * A facet is one thing that readers can ask for: `all`, `provider:xinhua`, `section:<documentId>`.
 * Sources and sections stand by their documentId, so that a rename touches no row.
 */
export type Facet = string;

export const allFacet: Facet = 'all';
/** The section tree as a whole: every change of a section is one of it. No article stands under it. */
export const breadcrumbsFacet: Facet = 'breadcrumbs';
export const facet = {
  source: (documentId: string): Facet => `source:${documentId}`,
  section: (documentId: string): Facet => `section:${documentId}`,
  provider: (name: string): Facet => `provider:${folded(name)}`,
  language: (tag: string): Facet => `language:${folded(tag)}`,
  urgency: (urgency: number): Facet => `urgency:${urgency}`,
  genre: (name: string): Facet => `genre:${folded(name)}`,
  subject: (codeOrName: string): Facet => `subject:${folded(codeOrName)}`,
  keyword: (word: string): Facet => `keyword:${folded(word)}`,
  ticker: (code: string): Facet => `ticker:${code}`,
};

const folded = (text: string) => text.trim().toLowerCase().slice(0, 200);

/** Every facet that an article stands under: a section's too of everything above it, a language's of its wider one. */
export function facetsOf(
  article: PublicArticle,
  sectionIds: readonly number[],
  sourceDocumentId: string | undefined,
  tree: Tree,
): Facet[] {
  const { provider, language, urgency, genre } = article;
  const found = [allFacet, ...sectionIds.flatMap((id) => sectionFacets(id, tree)), ...subjectFacets(article)];
  if (sourceDocumentId) found.push(facet.source(sourceDocumentId));
  if (provider) found.push(facet.provider(provider));
  if (language) found.push(facet.language(language), facet.language(language.split('-')[0] ?? language));
  if (urgency !== undefined) found.push(facet.urgency(urgency));
  if (genre) found.push(facet.genre(genre));
  return [...new Set(found)].sort();
}

function sectionFacets(id: number, tree: Tree): Facet[] {
  const breadcrumb = tree.byId.get(id);
  if (!breadcrumb) return [];
  const sections = tree.trailOf(breadcrumb).filter((step) => step.parentId !== undefined);
  return sections.map((step) => facet.section(step.documentId));
}

function subjectFacets({ subjects, keywords }: PublicArticle): Facet[] {
  const found: Facet[] = [];
  for (const subject of Array.isArray(subjects) ? subjects : []) {
    const { qcode, name } = subject as { qcode?: unknown; name?: unknown };
    for (const value of [qcode, name]) if (typeof value === 'string' && value) found.push(facet.subject(value));
  }
  for (const word of Array.isArray(keywords) ? keywords : [])
    if (typeof word === 'string') found.push(facet.keyword(word));
  return found;
}

/** Whether what has these facets is what is asked for: under one facet of each group. */
export const isUnder = (facets: readonly Facet[], groups: readonly (readonly Facet[])[]): boolean =>
  groups.every((group) => group.some((facet) => facets.includes(facet)));

/** One article's rows in the facet table. `at` is `lastPublished` in epoch milliseconds, `updated` when readers last saw it change. */
export interface FacetRows {
  readonly documentId: string;
  readonly at: number;
  readonly updated: number;
  readonly facets: readonly Facet[];
}

/** Replaces the rows of these articles. An article with no facets loses all of its rows. */
export async function writeFacets(
  strapi: Strapi,
  trx: Trx,
  gone: readonly string[],
  written: readonly FacetRows[],
): Promise<void> {
  for (const documentIds of chunks(gone, 500)) {
    await tableIn(strapi, trx, facetsTable).whereIn('document_id', documentIds).delete();
  }
  const rows = written.flatMap(({ documentId, at, updated, facets }) =>
    facets.map((name) => ({ facet: name, at, updated, document_id: documentId })),
  );
  // PostgreSQL takes 65,535 parameters in a statement; SQLite is quickest with few hundred rows.
  for (const some of chunks(rows, isPostgres(strapi) ? 5000 : 300))
    await tableIn(strapi, trx, facetsTable).insert(some);
}

/** Says of articles that stand where they stood that readers see something else of them since `updated`, epoch milliseconds. */
export async function touchFacets(
  strapi: Strapi,
  trx: Trx,
  documentIds: readonly string[],
  updated: number,
): Promise<void> {
  for (const some of chunks(documentIds, 500))
    await tableIn(strapi, trx, facetsTable).whereIn('document_id', some).update({ updated });
}

/** Rows of an older release do not say when they were updated: they last changed when they were published. */
export async function dateFacets(strapi: Strapi): Promise<void> {
  const [undated] = await table(strapi, facetsTable).where({ facet: allFacet }).whereNull('updated').limit(1);
  if (undated)
    await table(strapi, facetsTable)
      .whereNull('updated')
      .update({ updated: strapi.db.connection.ref('at') });
}
