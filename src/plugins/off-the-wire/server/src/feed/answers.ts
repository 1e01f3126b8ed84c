import type { Article, Headline, HeadlinesAnswer, Section } from '../../../shared/contracts';
import { allFacet, breadcrumbsFacet, type Facet, facet } from '../changes/facets';
import { WireError } from '../errors';
import type { Breadcrumb, Tree } from '../store/breadcrumbs';
import { successorOf } from '../store/places';
import { articleColumns, headlineColumns, type PublicArticle, publicArticles } from '../store/public-articles';
import type { Strapi } from '../strapi';
import { encodeCursor } from './cursor';
import type { Directory } from './directory';
import { latest } from './latest';
import type { Draft } from './prepared';
import type { FeedQuery } from './query';
import { renderings } from './render';
import { headline, step, wholeArticle } from './render/headline';
import type { PageAddresses } from './render/page-addresses';

export interface FeedRoom {
  readonly strapi: Strapi;
  readonly directory: () => Promise<Directory>;
  readonly pages: PageAddresses;
}

/** The latest headlines for a query: newest first, by when they became public here. */
export async function headlinesAnswer({ strapi, directory }: FeedRoom, query: FeedQuery): Promise<Draft> {
  const known = await directory();
  const facets = facetsAsked(query, known);
  const { places, next } = await latest(strapi, { ...query, facets });
  const articles = await inOrder(
    strapi,
    places.map((place) => place.documentId),
  );
  const data = articles.map((article) => headline(article, known));
  const body: HeadlinesAnswer = { data, meta: { limit: query.limit, cursor: next ? encodeCursor(next) : null } };
  return { body, under: facets, mentions: mentionsOf(articles, known) };
}

/** The facets that a query asks for. A source or section that does not exist is a parameter at fault. */
export function facetsAsked(query: FeedQuery, { sources, tree }: Directory): Facet[] {
  const asked: Facet[] = [];
  if (query.source) asked.push(facet.source(sourceNamed(query.source, sources).documentId));
  if (query.section) asked.push(facet.section(sectionNamed(query.section, tree).documentId));
  for (const name of ['provider', 'language', 'genre', 'subject', 'keyword'] as const) {
    const value = query[name];
    if (value) asked.push(facet[name](value));
  }
  if (query.urgency !== undefined) asked.push(facet.urgency(query.urgency));
  return asked.length > 0 ? asked : [allFacet];
}

function sourceNamed(code: string, sources: Directory['sources']) {
  const found = sources.find((source) => source.code === code);
  if (found) return found;
  const parameters = [{ name: 'source', problem: 'names no source' }];
  throw new WireError('OTW_BAD_PARAMETER', `"source" names no source: ${code}.`, { parameters });
}

function sectionNamed(path: string, tree: Tree): Breadcrumb {
  const found = tree.find(path);
  if (found && found !== tree.root) return found;
  const parameters = [{ name: 'section', problem: 'names no section' }];
  throw new WireError('OTW_BAD_PARAMETER', `"section" names no section: ${path}.`, { parameters });
}

async function inOrder(strapi: Strapi, documentIds: readonly string[]): Promise<PublicArticle[]> {
  if (documentIds.length === 0) return [];
  const found = await publicArticles(strapi, undefined, headlineColumns, (query) => {
    query.whereIn('a.document_id', [...documentIds]);
  });
  const byId = new Map(found.map((article) => [article.documentId, article]));
  return documentIds.flatMap((documentId) => byId.get(documentId) ?? []);
}

/** Subjects of the log that an answer stands on: its articles, their sources, and every section on their trails. */
function mentionsOf(articles: readonly PublicArticle[], { sourceById, tree }: Directory): Set<string> {
  const mentions = new Set(articles.map((article) => article.documentId));
  for (const { sourceId, breadcrumbId } of articles) {
    const source = sourceId === undefined ? undefined : sourceById.get(sourceId);
    const breadcrumb = breadcrumbId === undefined ? tree.root : tree.byId.get(breadcrumbId);
    if (!breadcrumb) mentions.add(breadcrumbsFacet);
    if (source) mentions.add(source.documentId);
    for (const one of breadcrumb ? tree.trailOf(breadcrumb) : []) mentions.add(one.documentId);
  }
  return mentions;
}

/**
 * One article by the end of its web address, with its trail; with the suffix of a rendering behind it, as that. An article
 * whose own address ends so is found first.
 */
export async function articleAnswer(room: FeedRoom, address: string): Promise<Draft> {
  const whole = await articleBySlug(room, address);
  const rendering = whole ? undefined : renderings.find(({ suffix }) => address.endsWith(suffix));
  const article = whole ?? (rendering && (await articleBySlug(room, address.slice(0, -rendering.suffix.length))));
  if (!article) throw new WireError('OTW_NOT_FOUND', undefined, await successor(room, address));
  const known = await room.directory();
  const data: Article = wholeArticle(article, known, room.pages);
  const mentions = mentionsOf([article], known);
  if (!rendering) return { body: { data, meta: {} }, mentions };
  // Any article may be given this very address: then it is no rendering any more.
  return { body: rendering.render(data, room.pages), mediaType: rendering.mediaType, mentions, under: [allFacet] };
}

async function articleBySlug({ strapi }: FeedRoom, slug: string): Promise<PublicArticle | undefined> {
  const [article] = await publicArticles(strapi, undefined, articleColumns, (query) => {
    query.where('a.slug', slug).orderBy('a.id').limit(1);
  });
  return article;
}

/** What an answer that there is no such article adds, where another stands in its place. */
async function successor(room: FeedRoom, slug: string): Promise<{ readonly supersededBy?: Headline }> {
  const documentId = await successorOf(room.strapi, slug);
  const supersededBy = documentId && (await headlinesById(room, [documentId])).get(documentId);
  return supersededBy ? { supersededBy } : {};
}

/** The section tree from its root, or one section with its trail and what is under it. */
export async function breadcrumbAnswer({ directory }: FeedRoom, path: string): Promise<Draft> {
  const { tree } = await directory();
  const mentions = new Set([breadcrumbsFacet]);
  if (path === '' && !tree.root) return { body: { data: null, meta: { trail: [] } }, mentions };
  const breadcrumb = tree.find(path);
  if (!breadcrumb) throw new WireError('OTW_NOT_FOUND');
  const trail = tree.trailOf(breadcrumb).map((one) => step(one, tree));
  return { body: { data: sectionOf(breadcrumb, tree), meta: { trail } }, mentions };
}

function sectionOf(breadcrumb: Breadcrumb, tree: Tree): Section {
  const children = tree.childrenOf(breadcrumb).map((child) => sectionOf(child, tree));
  return { ...step(breadcrumb, tree), order: breadcrumb.order, children };
}

/** Headlines of articles that are public now, by documentId: what the change log and tickers show of them. */
export async function headlinesById(room: FeedRoom, documentIds: readonly string[]): Promise<Map<string, Headline>> {
  const articles = await inOrder(room.strapi, documentIds);
  const known = await room.directory();
  return new Map(articles.map((article) => [article.documentId, headline(article, known)]));
}
