import { allFacet, type Facet } from '../changes/facets';
import type { ArticleColumn, PublicArticle } from '../store/public-articles';
import { facetsAsked, namedBy, purgeKeys, shownBy } from './asked';
import type { Directory } from './directory';
import { latest, type Page } from './latest';
import type { Listing } from './listing';
import type { Draft } from './prepared';
import type { FeedQuery } from './query';
import type { FeedRoom } from './room';
import { firstExpiry, storiesById, storiesWhere } from './stories';

/** A page of the list that a query asks for, with what its answer stands on, in whatever format it is told. */
export interface List {
  readonly known: Directory;
  readonly groups: readonly (readonly Facet[])[];
  readonly page: Page;
  /** In the order of the list. */
  readonly articles: readonly PublicArticle[];
  readonly standing: Pick<Draft, 'mentions' | 'listing' | 'until' | 'keys'>;
}

/** Reads a page. Throws OTW_BAD_PARAMETER for a source or section that does not exist. */
export async function readList(room: FeedRoom, query: FeedQuery, columns: readonly ArticleColumn[]): Promise<List> {
  const known = await room.directory();
  const groups = facetsAsked(query, known);
  const excluded = query.exclude ? await idsOf(room, query.exclude) : undefined;
  const page = await latest(room, { ...query, groups, excluded });
  const articles = await storiesById(
    room,
    columns,
    page.places.map(({ documentId }) => documentId),
  );
  const listing: Listing = {
    groups: groups.length > 0 ? groups : [[allFacet]],
    order: query.order,
    from: page.from,
    to: page.to,
    excluded: excluded && new Set(excluded),
  };
  // An article whose row went while this was read is mentioned all the same: the log will tell of it.
  const placed = page.places.map(({ documentId }) => documentId);
  const mentions = new Set([...placed, ...shownBy(articles, known), ...namedBy(query, known), ...(excluded ?? [])]);
  if (page.ahead !== undefined) mentions.add(page.ahead);
  const keys = purgeKeys(listing.groups, articles, known);
  return { known, groups, page, articles, standing: { mentions, listing, until: firstExpiry(articles), keys } };
}

/** What is to be left out, by documentId. A slug that no article has leaves nothing out. */
async function idsOf(room: FeedRoom, idsOrSlugs: readonly string[]): Promise<string[]> {
  const condition = `a.slug IN (${idsOrSlugs.map(() => '?').join(', ')})`;
  const found = await storiesWhere(room, slugOnly, condition, idsOrSlugs);
  return [...idsOrSlugs, ...found.map(({ documentId }) => documentId)];
}

const slugOnly: readonly ArticleColumn[] = ['slug'];
