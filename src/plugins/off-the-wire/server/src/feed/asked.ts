import { breadcrumbsFacet, type Facet, facet } from '../changes/facets';
import type { Breadcrumb, Tree } from '../store/breadcrumbs';
import type { PublicArticle } from '../store/public-articles';
import type { Source } from '../store/sources';
import type { Directory } from './directory';
import { badParameters } from './parameters';
import type { FeedQuery, Filters } from './query';

/**
 * The facets that a query asks for, a group for each of its filters, those first that few articles stand under. Throws
 * OTW_BAD_PARAMETER with each source and section that does not exist.
 */
export function facetsAsked(query: Filters, { sources, tree }: Directory): readonly (readonly Facet[])[] {
  const groups = [
    query.keyword?.map(facet.keyword),
    query.subject?.map(facet.subject),
    query.genre?.map(facet.genre),
    found(query, 'section', (path) => sectionNamed(path, tree)).map(facet.section),
    found(query, 'source', (code) => sourceNamed(code, sources)).map(facet.source),
    query.urgency?.map(facet.urgency),
    query.provider?.map(facet.provider),
    query.language?.map(facet.language),
  ];
  return groups.flatMap((group) => (group && group.length > 0 ? [group] : []));
}

function found(
  query: Filters,
  name: 'section' | 'source',
  find: (value: string) => { readonly documentId: string } | undefined,
): string[] {
  const values = query[name] ?? [];
  const missing = values.filter((value) => !find(value));
  if (missing.length > 0)
    throw badParameters(missing.map((value) => ({ name, problem: `names no ${name}: ${value}` })));
  return values.flatMap((value) => find(value)?.documentId ?? []);
}

const sourceNamed = (code: string, sources: readonly Source[]) => sources.find((source) => source.code === code);

function sectionNamed(path: string, tree: Tree): Breadcrumb | undefined {
  const section = tree.find(path);
  return section === tree.root ? undefined : section;
}

/** Subjects of the log that a question stands on: sources, and sections with all above them, whose names it uses. */
export function namedBy(query: FeedQuery, { sources, tree }: Directory): string[] {
  const sections = (query.section ?? []).flatMap((path) => sectionNamed(path, tree) ?? []);
  return [
    ...(query.source ?? []).flatMap((code) => sourceNamed(code, sources)?.documentId ?? []),
    ...sections.flatMap((section) => tree.trailOf(section).map(({ documentId }) => documentId)),
  ];
}

/** Subjects of the log that articles show: themselves, their sources, and every section on their trails. */
export function shownBy(articles: readonly PublicArticle[], { sourceById, tree }: Directory): string[] {
  return articles.flatMap(({ documentId, sourceId, breadcrumbId }) => {
    const source = sourceId === undefined ? undefined : sourceById.get(sourceId);
    const breadcrumb = breadcrumbId === undefined ? tree.root : tree.byId.get(breadcrumbId);
    const trail = breadcrumb ? tree.trailOf(breadcrumb).map((step) => step.documentId) : [breadcrumbsFacet];
    return [documentId, ...(source ? [source.documentId] : []), ...trail];
  });
}

/**
 * The names by which a CDN may purge an answer: of its articles, of the sections and sources that they stand under, and of
 * what it asks for, as the facets are called.
 */
export function purgeKeys(
  groups: readonly (readonly Facet[])[],
  articles: readonly PublicArticle[],
  { sourceById, tree }: Directory,
): string[] {
  const keys = new Set(groups.flat());
  for (const { documentId, sourceId, breadcrumbId } of articles) {
    keys.add(`article:${documentId}`);
    const source = sourceId === undefined ? undefined : sourceById.get(sourceId);
    if (source) keys.add(facet.source(source.documentId));
    const section = breadcrumbId === undefined ? undefined : tree.byId.get(breadcrumbId);
    for (const step of section ? tree.trailOf(section) : []) keys.add(facet.section(step.documentId));
  }
  // Words of any script are asked for; a header holds plain signs, and a blank ends a key.
  return [...keys].map((key) => (/^[\w:.-]+$/.test(key) ? key : encodeURIComponent(key)));
}
