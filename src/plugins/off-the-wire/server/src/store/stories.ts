import { chunks, documents, joinTable, type Row, rows, type Strapi, type Trx, tableIn } from '../strapi';
import type { Item } from '../wire/item';
import { reasons, type StoryMarks, type Telling } from '../wire/story/tell';
import type { Version } from '../wire/story/version';
import { articleFields } from './article-fields';
import { versionsOf } from './article-versions';
import { overdue, writeDue } from './due';
import type { Filing } from './file-under';
import { articlesTable, articleUid, lockArticles } from './public-articles';
import { kept, refiled } from './refile';
import { storyKeysTable } from './tables';

/** A story while a batch works on it. Times are epoch milliseconds UTC. */
export interface Story {
  readonly documentId: string;
  readonly slug: string;
  readonly isNew: boolean;
  readonly isPublic: boolean;
  readonly provider?: string;
  readonly versions: readonly Version[];
  readonly marks: StoryMarks;
  readonly firstCreated?: string;
  readonly firstPublished?: number;
  readonly lastPublished?: number;
  /** When it is to go out by itself: an editor's plan. */
  readonly publishAt?: number;
  /** What is written of it: absent, the rows stay as they are. */
  readonly telling?: Telling;
  /** Row id; of a story that stands in the database only where it is another from now on. */
  readonly sourceId?: number;
  readonly breadcrumbIds?: readonly number[];
  /** Why it is filed there: of a new story. */
  readonly filings?: readonly Filing[];
}

/** The stories that these keys name, by key. */
export async function storiesByKey(strapi: Strapi, trx: Trx, keys: readonly string[]): Promise<Map<string, string>> {
  const byKey = new Map<string, string>();
  for (const some of chunks(keys, 500)) {
    const found: Record<string, unknown>[] = await tableIn(strapi, trx, storyKeysTable)
      .whereIn('story_key', some)
      .select('story_key', 'document_id');
    for (const row of found) byKey.set(String(row.story_key), String(row.document_id));
  }
  return byKey;
}

/** Stories as they stand, with all their versions, held against other writers until the transaction ends. */
export async function loadStories(strapi: Strapi, trx: Trx, documentIds: readonly string[]): Promise<Story[]> {
  if (documentIds.length === 0) return [];
  await lockArticles(strapi, trx, documentIds);
  const found = await rows(strapi, articleUid).findMany({
    where: { documentId: { $in: [...documentIds] } },
    select: [
      ...['documentId', 'slug', 'deskState', 'heldBecause', 'provider', 'links'],
      ...['firstCreated', 'firstPublished', 'lastPublished', 'publishAt', 'publishedAt'],
    ],
  });
  const versions = await versionsOf(strapi, trx, documentIds);
  const live = new Set(found.filter((row) => row.publishedAt).map((row) => row.documentId));
  const drafts = found.filter((row) => !row.publishedAt);
  return drafts.map((row) => toStory(row, live.has(row.documentId), versions.get(String(row.documentId)) ?? []));
}

function toStory(row: Row, isPublic: boolean, versions: readonly Version[]): Story {
  const text = (value: unknown) => (value ? String(value) : undefined);
  const time = (value: unknown) => (value ? Date.parse(String(value)) : undefined);
  return {
    documentId: String(row.documentId),
    slug: String(row.slug ?? ''),
    isNew: false,
    isPublic,
    provider: text(row.provider),
    versions,
    marks: marksWith(row, versions),
    firstCreated: text(row.firstCreated),
    firstPublished: time(row.firstPublished),
    lastPublished: time(row.lastPublished),
    publishAt: time(row.publishAt),
  };
}

/** When a story is to be told again: an embargo ends, copy expires, an hour comes that an editor has set. */
export function dueAt(story: Story, now: number): number | undefined {
  const { telling, publishAt } = story;
  if (isOnlyKilled(story)) return now + killWaits;
  const planned = telling?.shown === undefined && publishAt !== undefined && publishAt > now ? publishAt : undefined;
  if (telling?.due === undefined || planned === undefined) return telling?.due ?? planned;
  return Math.min(telling.due, planned);
}

/** Notes when a story is to be told again. What is overdue stays so: it is told anew in a moment, and notes what comes then. */
export async function writeNextDue(strapi: Strapi, trx: Trx, story: Story, now: number): Promise<void> {
  const { documentId } = story;
  if ((await overdue(strapi, trx, [documentId], now)).size > 0) return;
  await writeDue(strapi, trx, new Map([[documentId, dueAt(story, now)]]));
}

/** For how long a kill waits for the story that it names, in milliseconds. */
const killWaits = 48 * 3_600_000;

/** Whether nothing has come of a story but its kill. */
export function isOnlyKilled({ versions }: Story): boolean {
  return versions.length > 0 && versions.every(({ kind }) => kind === 'kill');
}

/** The ids of a story name nothing from now on. */
export async function forgetKeys(strapi: Strapi, trx: Trx, documentId: string): Promise<void> {
  await tableIn(strapi, trx, storyKeysTable).where({ document_id: documentId }).delete();
}

/** A link as an article keeps it. `by`: whose word it is, where it is none of the copy's own. */
export type KeptLink = NonNullable<Item['links']>[number] & { readonly by?: string };

const successorMark = (ref: string): KeptLink => ({ rel: 'supersededBy', ref, by: 'desk' });

/** Whether the desk says by it that another story stands in this one's place. An agency's own link takes nothing out. */
export const isSuccessorMark = ({ rel, by }: KeptLink): boolean => rel === 'supersededBy' && by === 'desk';

/** A story that a rule spiked says so by its version; an editor's word on it is another. */
function marksWith(row: Row, versions: readonly Version[]): StoryMarks {
  const marks = marksOf(row);
  const byRule = versions.some(({ standing, heldBecause }) => standing === 'spiked' && heldBecause === row.heldBecause);
  return marks.spiked && byRule ? { ...marks, spiked: false } : marks;
}

/** What editors and other stories did to a story, beside its versions. */
function marksOf(row: Row): StoryMarks {
  const successor = ((row.links ?? []) as KeptLink[]).find(isSuccessorMark);
  return { spiked: row.deskState === 'spiked', ...(successor ? { supersededBy: successor.ref } : {}) };
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
  const moved = await refiled(strapi, trx, stories);
  for (const story of stories.filter((one) => !one.isNew)) {
    const filings = moved.get(story.documentId);
    if (filings) await moveToSections(strapi, trx, story.documentId, filings);
    if (await updateStory(strapi, trx, story, now)) published.push(story.documentId);
  }
  return published;
}

async function insertStories(strapi: Strapi, trx: Trx, stories: readonly Story[], now: number): Promise<void> {
  if (stories.length === 0) return;
  const at = new Date(now);
  const data = stories.flatMap((story) => {
    const own = {
      ...{ documentId: story.documentId, slug: story.slug, createdAt: at, updatedAt: at },
      filedBecause: kept(story.filings),
    };
    const rowsOfStory: Row[] = [{ ...draftColumns(story), ...own, publishedAt: null }];
    if (isShown(story)) rowsOfStory.push({ ...publicColumns(story), ...own, publishedAt: at });
    return rowsOfStory;
  });
  await rows(strapi, articleUid).createMany({ data });
  await linkStories(strapi, trx, stories);
}

/** Editors have begun what readers do not see yet. */
const hasDraft = ({ telling }: Story) => JSON.stringify(telling?.item) !== JSON.stringify(telling?.publicItem);
const isShown = ({ telling }: Story) => telling?.deskState === 'published';

const draftColumns = (story: Story) => columnsOf(story, story.telling?.item);
const publicColumns = (story: Story) => columnsOf(story, story.telling?.publicItem);

/** A story's columns with this text; where no text has come, the newest word on it stands there. */
function columnsOf(story: Story, item: Item | undefined): Row {
  const { telling, versions, marks } = story;
  const time = (value: number | undefined) => (value === undefined ? null : new Date(value));
  const text = item ?? versions.at(-1)?.item ?? {};
  const fields = articleFields(text);
  const successor = marks.supersededBy ? [successorMark(marks.supersededBy)] : [];
  const links = [...(fields.links ?? []), ...successor];
  return {
    ...fields,
    links: links.length > 0 ? links : null,
    pubStatus: pubStatusOf(story, fields.pubStatus),
    deskState: telling?.deskState ?? 'incoming',
    heldBecause: telling?.heldBecause ?? null,
    versionKind: kindOf(story),
    firstCreated: story.firstCreated ?? null,
    firstPublished: time(story.firstPublished),
    lastPublished: time(story.lastPublished),
  };
}

/** The provider's word on the story, which may be another than that of its text: a kill says nothing new but this. */
function pubStatusOf({ telling, versions }: Story, ofText: string): string {
  if (telling?.deskState === 'killed') return 'canceled';
  return telling?.heldBecause === reasons.withheld ? 'withheld' : versions.length === 0 ? ofText : 'usable';
}

/** What the text is to its story, or what ended it. */
function kindOf({ telling, versions }: Story): string | null {
  if (telling?.deskState === 'killed') return 'kill';
  return (telling?.drafted ?? versions.at(-1))?.kind ?? null;
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

const beingPublished = new Set<string>();

/** Whether it is the line that publishes an article just now, which has decided itself what goes out; not an editor. */
export const isPublishedByTheLine = (documentId: string): boolean => beingPublished.has(documentId);

/** The caller holds the story: nobody else can be publishing it. */
async function publishAsTheLine(strapi: Strapi, documentId: string): Promise<void> {
  beingPublished.add(documentId);
  try {
    await documents(strapi, articleUid).publish({ documentId });
  } finally {
    beingPublished.delete(documentId);
  }
}

async function moveToSections(strapi: Strapi, trx: Trx, documentId: string, filings: readonly Filing[]): Promise<void> {
  const [first, ...further] = filings.map(({ id }) => id);
  await relink(strapi, trx, documentId, 'breadcrumb', first === undefined ? [] : [first]);
  await relink(strapi, trx, documentId, 'breadcrumbs', further);
  await rows(strapi, articleUid).updateMany({ where: { documentId }, data: { filedBecause: kept(filings) } });
}

/** For the draft and the published row. */
async function relink(
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

/** @returns whether the Document Service published it. */
async function updateStory(strapi: Strapi, trx: Trx, story: Story, now: number): Promise<boolean> {
  const { documentId } = story;
  const own = { updatedAt: new Date(now) };
  const articles = rows(strapi, articleUid);
  if (story.sourceId !== undefined) await relink(strapi, trx, documentId, 'source', [story.sourceId]);
  const drafts = { documentId, publishedAt: { $null: true } };
  const live = { documentId, publishedAt: { $notNull: true } };
  if (!isShown(story)) {
    await articles.updateMany({ where: drafts, data: { ...draftColumns(story), ...own } });
    if (story.isPublic) await articles.deleteMany({ where: live });
    return false;
  }
  if (story.isPublic) {
    await articles.updateMany({ where: live, data: { ...publicColumns(story), ...own, publishedAt: new Date(now) } });
  } else {
    // What is published is the draft: it holds what readers may see, and then again what editors have begun.
    await articles.updateMany({ where: drafts, data: { ...publicColumns(story), ...own } });
    await publishAsTheLine(strapi, documentId);
  }
  if (story.isPublic || hasDraft(story)) {
    await articles.updateMany({ where: drafts, data: { ...draftColumns(story), ...own } });
  }
  return !story.isPublic;
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
