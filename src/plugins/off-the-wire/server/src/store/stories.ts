import { chunks, documents, joinTable, type Row, rows, type Strapi, type Trx, tableIn } from '../strapi';
import type { DeskState, Standing } from '../wire/story/revise';
import type { ArticleFields } from './article-fields';
import { editedArticles } from './article-versions';
import { articlesTable, articleUid, lockArticles } from './public-articles';
import { storyKeysTable } from './tables';

/** A story while a batch works on it. Times are epoch milliseconds UTC. */
export interface Story extends Standing {
  readonly documentId: string;
  readonly slug: string;
  readonly isNew: boolean;
  readonly isPublic: boolean;
  readonly heldBecause?: string;
  /** The provider's word, where it is other than the text's own: a kill says nothing new but this. */
  readonly pubStatus?: string;
  readonly firstCreated?: string;
  readonly firstPublished?: number;
  readonly lastPublished?: number;
  /** What this batch writes; absent: the row keeps its text. */
  readonly fields?: ArticleFields;
  readonly versionKind?: string;
  readonly sourceId?: number;
  readonly breadcrumbIds?: readonly number[];
}

/** The stories that these keys name, by key. */
export async function storiesByKey(strapi: Strapi, trx: Trx, keys: readonly string[]): Promise<Map<string, string>> {
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, storyKeysTable)
    .whereIn('story_key', [...keys])
    .select('story_key', 'document_id');
  return new Map(found.map((row) => [String(row.story_key), String(row.document_id)]));
}

/** Stories as they stand, held against other writers until the transaction ends. */
export async function loadStories(strapi: Strapi, trx: Trx, documentIds: readonly string[]): Promise<Story[]> {
  if (documentIds.length === 0) return [];
  await lockArticles(strapi, trx, documentIds);
  const found = await rows(strapi, articleUid).findMany({
    where: { documentId: { $in: [...documentIds] } },
    select: [
      ...['documentId', 'slug', 'deskState', 'heldBecause', 'version', 'versionCreated', 'versionKind'],
      ...['firstCreated', 'firstPublished', 'lastPublished', 'publishedAt'],
    ],
  });
  const edited = await editedArticles(strapi, trx, documentIds);
  const live = new Set(found.filter((row) => row.publishedAt).map((row) => row.documentId));
  const drafts = found.filter((row) => !row.publishedAt);
  return drafts.map((row) => toStory(row, live.has(row.documentId), edited.has(String(row.documentId))));
}

function toStory(row: Row, isPublic: boolean, edited: boolean): Story {
  const text = (value: unknown) => (value ? String(value) : undefined);
  const time = (value: unknown) => (value ? Date.parse(String(value)) : undefined);
  return {
    documentId: String(row.documentId),
    slug: String(row.slug ?? ''),
    isNew: false,
    isPublic,
    edited,
    deskState: (text(row.deskState) ?? 'incoming') as DeskState,
    heldBecause: text(row.heldBecause),
    version: text(row.version),
    versionCreated: text(row.versionCreated),
    versionKind: text(row.versionKind),
    firstCreated: text(row.firstCreated),
    firstPublished: time(row.firstPublished),
    lastPublished: time(row.lastPublished),
  };
}

/**
 * Writes stories as the Document Service would: a draft, and a published row beside it where readers may see it.
 *
 * @returns those that became public through the Document Service, which has logged them itself.
 */
export async function writeStories(
  strapi: Strapi,
  trx: Trx,
  stories: readonly Story[],
  now: number,
): Promise<string[]> {
  await insertStories(
    strapi,
    trx,
    stories.filter((story) => story.isNew),
    now,
  );
  const published: string[] = [];
  for (const story of stories.filter((one) => !one.isNew)) {
    if (await updateStory(strapi, story, now)) published.push(story.documentId);
  }
  return published;
}

async function insertStories(strapi: Strapi, trx: Trx, stories: readonly Story[], now: number): Promise<void> {
  if (stories.length === 0) return;
  const at = new Date(now);
  const data = stories.flatMap((story) => {
    const draft = { ...columnsOf(story), documentId: story.documentId, slug: story.slug, createdAt: at, updatedAt: at };
    const rowsOfStory: Row[] = [{ ...draft, publishedAt: null }];
    if (story.deskState === 'published') rowsOfStory.push({ ...draft, publishedAt: at });
    return rowsOfStory;
  });
  await rows(strapi, articleUid).createMany({ data });
  await linkStories(strapi, trx, stories);
}

function columnsOf(story: Story): Row {
  const time = (value: number | undefined) => (value === undefined ? null : new Date(value));
  return {
    ...story.fields,
    ...(story.pubStatus ? { pubStatus: story.pubStatus } : {}),
    deskState: story.deskState,
    heldBecause: story.heldBecause ?? null,
    versionKind: story.versionKind ?? null,
    firstCreated: story.firstCreated ?? null,
    firstPublished: time(story.firstPublished),
    lastPublished: time(story.lastPublished),
  };
}

/** Rows of Strapi's join tables, for the draft and for the published row. */
async function linkStories(strapi: Strapi, trx: Trx, stories: readonly Story[]): Promise<void> {
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

/** @returns whether the Document Service published it. */
async function updateStory(strapi: Strapi, story: Story, now: number): Promise<boolean> {
  const { documentId } = story;
  const data = { ...columnsOf(story), updatedAt: new Date(now) };
  const articles = rows(strapi, articleUid);
  await articles.updateMany({ where: { documentId, publishedAt: { $null: true } }, data });
  if (story.deskState !== 'published') {
    if (story.isPublic) await articles.deleteMany({ where: { documentId, publishedAt: { $notNull: true } } });
    return false;
  }
  if (!story.isPublic) {
    await documents(strapi, articleUid).publish({ documentId });
    return true;
  }
  await articles.updateMany({
    where: { documentId, publishedAt: { $notNull: true } },
    data: { ...data, publishedAt: new Date(now) },
  });
  return false;
}

/** Keys that name stories from now on. A keyword's key may come to name another story; an id never does. */
export async function writeKeys(
  strapi: Strapi,
  trx: Trx,
  keys: readonly { readonly key: string; readonly documentId: string; readonly moves: boolean }[],
): Promise<void> {
  const last = (moves: boolean) => {
    const wanted = keys.filter((key) => key.moves === moves).map(({ key, documentId }) => [key, documentId] as const);
    // In one order for every writer, so that two that bring the same new stories wait and do not deadlock.
    const sorted = [...new Map(wanted)].sort(([one], [other]) => (one < other ? -1 : 1));
    return sorted.map(([story_key, document_id]) => ({ story_key, document_id }));
  };
  for (const some of chunks(last(false), 300)) await tableIn(strapi, trx, storyKeysTable).insert(some);
  for (const some of chunks(last(true), 300)) {
    await tableIn(strapi, trx, storyKeysTable).insert(some).onConflict('story_key').merge();
  }
}
