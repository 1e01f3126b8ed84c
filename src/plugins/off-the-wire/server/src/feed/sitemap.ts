import { z } from 'zod';
import { allFacet } from '../changes/facets';
import type { PublicArticle } from '../store/public-articles';
import { articleColumns } from '../store/public-articles';
import { purgeKeys, shownBy } from './asked';
import { type Cursor, decodeCursor, encodeCursor, type Place } from './cursor';
import type { Draft } from './draft';
import { latest, type Page } from './latest';
import { one } from './parameters';
import { newsSitemap, sitemapIndex } from './render/news-sitemap';
import type { FeedRoom } from './room';
import { firstExpiry, storiesById } from './stories';

/** Google's rules for news: what is not older than two days, and at most so many articles in a file. */
const twoDays = 2 * 86_400_000;
const mostInFile = 1000;
/** A sitemap index names at most 50,000 files; so many articles in two days no wire brings. */
const mostFiles = 50;

export const sitemapQuery = z.strictObject({
  part: one
    .transform((text, context) => {
      const decoded = decodeCursor(text);
      if (!decoded?.including) context.addIssue({ code: 'custom', message: 'is none that the index names' });
      return decoded as Cursor;
    })
    .optional()
    .meta({ description: 'One file of several: the index names them.' }),
});

/**
 * The news sitemap: one file, or where that would be too long an index of files. A part goes on from a place in the list,
 * so that what comes while a crawler goes through them moves nothing from one to another.
 *
 * @param address where it lies, whole
 */
export async function sitemapAnswer(
  room: FeedRoom,
  { part }: z.output<typeof sitemapQuery>,
  address: string,
): Promise<Draft> {
  const now = room.clock();
  const pages = part ? [await pageFrom(room, now, part)] : await allPages(room, now);
  const [first] = pages;
  if (!first || pages.length === 1) return fileAnswer(room, first ?? { places: [] }, now);
  const places = pages.flatMap((page) => page.places[0] ?? []);
  const addresses = places.map((place) => `${address}?part=${encodeCursor(partAt(place))}`);
  return { ...xml(sitemapIndex(addresses)), ...standing(pages, now), mentions: mentionsOf(pages), keys: [allFacet] };
}

const partAt = ({ at, documentId }: Place): Cursor => ({
  ...{ at, documentId, order: 'published', direction: 'down', including: true },
});

function pageFrom({ strapi, reader }: FeedRoom, now: number, cursor: Cursor | undefined): Promise<Page> {
  const range = { groups: [], order: 'published', since: now - twoDays, limit: mostInFile } as const;
  return latest({ strapi, reader }, { ...range, cursor });
}

async function allPages(room: FeedRoom, now: number): Promise<Page[]> {
  const pages = [await pageFrom(room, now, undefined)];
  for (let next = pages[0]?.next; next && pages.length < mostFiles; ) {
    const page = await pageFrom(room, now, next);
    pages.push(page);
    next = page.next;
  }
  return pages;
}

async function fileAnswer(room: FeedRoom, page: Page, now: number): Promise<Draft> {
  const ids = page.places.map(({ documentId }) => documentId);
  const found = await storiesById(room, columns, ids);
  const articles = found.filter((article) => isRecent(article, now));
  const known = await room.directory();
  const mentions = new Set([...mentionsOf([page]), ...shownBy(articles, known)]);
  const body = newsSitemap(articles, room.site.name, (slug) => room.site.pages.article(slug));
  const { listing, until } = standing([page], now);
  const told = { ...xml(body), listing, mentions, keys: purgeKeys([[allFacet]], [], known) };
  return { ...told, until: articles.reduce(firstLeft, Math.min(until, firstExpiry(articles) ?? until)) };
}

/** A story that came up again stands in the list for longer than it is news. */
const firstLeft = (until: number, { firstPublished = until }: PublicArticle) =>
  Math.min(until, firstPublished + twoDays);

/** Only what was written in the last two days is news; an old story that came up again is none. */
const isRecent = ({ firstPublished = 0 }: PublicArticle, now: number) => firstPublished > now - twoDays;

const columns = articleColumns.filter((name) =>
  ['headline', 'kicker', 'slug', 'language', 'firstPublished', 'lastPublished', 'expires'].includes(name),
);

const xml = (body: string) => ({ body, mediaType: 'application/xml; charset=utf-8' });

function mentionsOf(pages: readonly Page[]): Set<string> {
  const mentions = new Set(pages.flatMap(({ places }) => places.map(({ documentId }) => documentId)));
  const ahead = pages.at(-1)?.ahead;
  return ahead === undefined ? mentions : mentions.add(ahead);
}

/** True until the oldest place is two days old. An index stands on the places of all its files. */
function standing(pages: readonly Page[], now: number): Required<Pick<Draft, 'listing' | 'until'>> {
  const oldest = pages.at(-1)?.places.at(-1)?.at;
  const listing = { groups: [[allFacet]], order: 'published', from: pages.at(-1)?.from, to: pages[0]?.to } as const;
  return { listing, until: Math.max(now + 1, (oldest ?? now) + twoDays) };
}
