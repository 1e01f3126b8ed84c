import type { Article, Headline, HeadlinesAnswer, Section } from '../../../shared/contracts';
import { breadcrumbsFacet } from '../changes/facets';
import { WireError } from '../errors';
import type { Breadcrumb, Tree } from '../store/breadcrumbs';
import { successorOf } from '../store/places';
import { articleColumns, type PublicArticle } from '../store/public-articles';
import { purgeKeys, shownBy } from './asked';
import { encodeCursor } from './cursor';
import { type Draft, jsonType } from './draft';
import { isBeyondHeadlines, picked } from './fields';
import type { Page } from './latest';
import { readList, toldStories, wholeStories } from './list';
import { addressName } from './listing';
import type { FeedQuery } from './query';
import { renderings } from './render';
import { headline, step, wholeArticle } from './render/headline';
import type { FeedRoom } from './room';
import { firstExpiry, storiesWhere } from './stories';
import type { Shown } from './told';

/** The latest headlines for a query, newest first. */
export async function headlinesAnswer(room: FeedRoom, query: FeedQuery): Promise<Draft> {
  const { fields, limit } = query;
  if (fields && isBeyondHeadlines(fields)) {
    const { known, page, stories, standing } = await readList(room, query, wholeStories);
    const data = stories.map((article) => picked(wholeArticle(article, known, room.pages), fields));
    return { body: { data, meta: metaOf(page, limit) } satisfies HeadlinesAnswer, ...standing };
  }
  const { known, page, stories, standing } = await readList(room, query, toldStories);
  const texts = fields
    ? stories.map(({ article }) => JSON.stringify(picked(headline(article, known), fields)))
    : stories.map(({ text }) => text);
  const body = `{"data":[${texts.join(',')}],"meta":${JSON.stringify(metaOf(page, limit))}}`;
  return { body, mediaType: jsonType, ...standing };
}

function metaOf({ next, previous }: Page, limit: number): HeadlinesAnswer['meta'] {
  return {
    limit,
    next: next ? encodeCursor(next) : null,
    previous: previous ? encodeCursor(previous) : null,
  };
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
  const mentions = new Set(shownBy([article], known));
  const standing = { mentions, until: firstExpiry([article]), keys: purgeKeys([], [article], known) };
  if (!rendering) return { body: { data, meta: {} }, ...standing };
  // Any article may be given this very address: then it is no rendering any more.
  mentions.add(addressName(address));
  return { body: rendering.render(data, room.pages), mediaType: rendering.mediaType, ...standing };
}

async function articleBySlug(room: FeedRoom, slug: string): Promise<PublicArticle | undefined> {
  const [article] = await storiesWhere(room, articleColumns, 'a.slug = ? ORDER BY a.id LIMIT 1', [slug]);
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
  const standing = { mentions: new Set([breadcrumbsFacet]), keys: [breadcrumbsFacet] };
  if (path === '' && !tree.root) return { body: { data: null, meta: { trail: [] } }, ...standing };
  const breadcrumb = tree.find(path);
  if (!breadcrumb) throw new WireError('OTW_NOT_FOUND');
  const trail = tree.trailOf(breadcrumb).map((one) => step(one, tree));
  return { body: { data: sectionOf(breadcrumb, tree), meta: { trail } }, ...standing };
}

function sectionOf(breadcrumb: Breadcrumb, tree: Tree): Section {
  const children = tree.childrenOf(breadcrumb).map((child) => sectionOf(child, tree));
  return { ...step(breadcrumb, tree), order: breadcrumb.order, children };
}

/** Headlines of articles that are public now, by documentId: what the change log and tickers show of them. */
export async function headlinesById(room: FeedRoom, documentIds: readonly string[]): Promise<Map<string, Headline>> {
  const shown = await shownById(room, documentIds);
  return new Map([...shown].map(([documentId, { headline }]) => [documentId, headline]));
}

/** The same, with the time at which each expires. */
export async function shownById(room: FeedRoom, documentIds: readonly string[]): Promise<Map<string, Shown>> {
  const known = await room.directory();
  const told = await room.told.byId(documentIds, known);
  return new Map(
    told.map(({ article }) => [
      article.documentId,
      { headline: headline(article, known), until: firstExpiry([article]) },
    ]),
  );
}
