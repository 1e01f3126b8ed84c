import type { Article } from '../../../shared/contracts';
import type { PublicArticle } from '../store/public-articles';
import type { Cursor } from './cursor';
import type { Draft } from './draft';
import { type List, readList, wholeStories } from './list';
import { badParameters } from './parameters';
import { canonicalQuery, type FeedQuery } from './query';
import { wholeArticle } from './render/headline';
import type { ArticleList, ListRendering, Withdrawn } from './render/lists/list';
import type { FeedRoom } from './room';
import { lastWithdrawn } from './withdrawn';

/** A query's page in another format than JSON. @param path where that lies, below the host. */
export async function feedAnswer(
  room: FeedRoom,
  query: FeedQuery,
  rendering: ListRendering,
  path: string,
): Promise<Draft> {
  if (query.fields) throw badParameters([{ name: 'fields', problem: 'is for JSON only' }]);
  const list = await readList(room, query, wholeStories);
  // What was withdrawn is told once, on the newest page.
  const isTold = rendering.tellsWithdrawn === true && query.cursor === undefined;
  const withdrawn = isTold ? await lastWithdrawn(room, list.standing.listing?.groups ?? []) : [];
  const { site } = room;
  const whole = articleListOf(room, query, list, withdrawn, `${site.origin}${path}`);
  const mentions = new Set([...list.standing.mentions, ...withdrawn.map(({ documentId }) => documentId)]);
  const listing = list.standing.listing && { ...list.standing.listing, tellsWithdrawn: isTold };
  return {
    body: rendering.render(whole, site.pages),
    mediaType: rendering.mediaType,
    ...list.standing,
    ...{ mentions, listing, link: linkHeader(whole.self, site.hubs) },
  };
}

/** What WebSub asks for (W3C, 4): the hubs and the address by which they know the list. */
export function linkHeader(self: string, hubs: readonly string[]): string | undefined {
  if (hubs.length === 0) return undefined;
  return [...hubs.map((hub) => `<${hub}>; rel="hub"`), `<${self}>; rel="self"`].join(', ');
}

function articleListOf(
  { site, pages }: FeedRoom,
  query: FeedQuery,
  { stories, page, known }: List<PublicArticle>,
  withdrawn: readonly Withdrawn[],
  base: string,
): ArticleList {
  const at = (cursor: Cursor | undefined) => {
    const text = canonicalQuery({ ...query, cursor });
    return text === '' ? base : `${base}?${text}`;
  };
  const sections = (query.section ?? []).flatMap((path) => known.tree.find(path) ?? []);
  const [section] = sections;
  const told = stories.map((article) => wholeArticle(article, known, pages));
  return {
    title: [site.name, sections.map(({ label }) => label).join(', ')].filter((part) => part !== '').join(': '),
    siteName: site.name,
    self: at(query.cursor),
    home: site.pages.section(section && sections.length === 1 ? known.tree.pathOf(section) : ''),
    next: page.next && at(page.next),
    previous: page.previous && at(page.previous),
    hubs: site.hubs,
    updated: lastOf([...told.map(({ lastUpdated }) => lastUpdated), ...withdrawn.map((one) => one.at)]),
    language: commonLanguage(told),
    articles: told,
    withdrawn,
  };
}

/** ISO times of one form sort by their characters. A list that never held anything has not changed since time began. */
const lastOf = (times: readonly string[]) => [new Date(0).toISOString(), ...times].sort().at(-1) ?? '';

function commonLanguage(articles: readonly Article[]): string | undefined {
  const languages = new Set(articles.map(({ language }) => language));
  const [only] = languages;
  return languages.size === 1 ? only : undefined;
}
