import { allFacet } from '../changes/facets';
import { type ArticleColumn, articleColumns, type PublicArticle } from '../store/public-articles';
import { facetsAsked, namedBy, purgeKeys, shownBy } from './asked';
import type { Directory } from './directory';
import type { Draft } from './draft';
import { latest, type Page } from './latest';
import type { Listing } from './listing';
import type { FeedQuery } from './query';
import type { FeedRoom } from './room';
import { firstExpiry, storiesById, storiesWhere } from './stories';
import type { Told } from './told';

/** A page of the list that a query asks for, with what its answer stands on, in whatever format it is told. */
export interface List<Story> {
  readonly known: Directory;
  readonly page: Page;
  /** In the order of the list. */
  readonly stories: readonly Story[];
  readonly standing: Pick<Draft, 'mentions' | 'listing' | 'until' | 'keys'>;
}

/** How the stories of a page are read, and which public article each of them is. */
export interface StoryReading<Story> {
  read(room: FeedRoom, documentIds: readonly string[], known: Directory): Promise<readonly Story[]>;
  articleOf(story: Story): PublicArticle;
}

/** Whole articles, their bodies too. */
export const wholeStories: StoryReading<PublicArticle> = {
  read: (room, documentIds) => storiesById(room, articleColumns, documentIds),
  articleOf: (article) => article,
};

/** Headlines, with the JSON that tells them. */
export const toldStories: StoryReading<Told> = {
  read: (room, documentIds, known) => room.told.byId(documentIds, known),
  articleOf: ({ article }) => article,
};

/** Reads a page. Throws OTW_BAD_PARAMETER for a source or section that does not exist. */
export async function readList<Story>(
  room: FeedRoom,
  query: FeedQuery,
  { read, articleOf }: StoryReading<Story>,
): Promise<List<Story>> {
  const known = await room.directory();
  const groups = facetsAsked(query, known);
  const excluded = query.exclude ? await idsOf(room, query.exclude) : undefined;
  const page = await latest(room, { ...query, groups, excluded });
  const placed = page.places.map(({ documentId }) => documentId);
  const stories = await read(room, placed, known);
  const articles = stories.map(articleOf);
  const listing: Listing = {
    groups: groups.length > 0 ? groups : [[allFacet]],
    order: query.order,
    from: page.from,
    to: page.to,
    excluded: excluded && new Set(excluded),
  };
  // An article whose row went while this was read is mentioned all the same: the log will tell of it.
  const mentions = new Set([...placed, ...shownBy(articles, known), ...namedBy(query, known), ...(excluded ?? [])]);
  if (page.ahead !== undefined) mentions.add(page.ahead);
  const keys = purgeKeys(listing.groups, articles, known);
  return { known, page, stories, standing: { mentions, listing, until: firstExpiry(articles), keys } };
}

/** What is to be left out, by documentId. A slug that no article has leaves nothing out. */
async function idsOf(room: FeedRoom, idsOrSlugs: readonly string[]): Promise<string[]> {
  const condition = `a.slug IN (${idsOrSlugs.map(() => '?').join(', ')})`;
  const found = await storiesWhere(room, slugOnly, condition, idsOrSlugs);
  return [...idsOrSlugs, ...found.map(({ documentId }) => documentId)];
}

const slugOnly: readonly ArticleColumn[] = ['slug'];
