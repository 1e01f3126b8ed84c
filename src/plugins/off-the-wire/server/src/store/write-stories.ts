import { documents, type Row, rows, type Strapi, type Trx } from '../strapi';
import { articleUid } from './public-articles';
import { kept, refiled } from './refile';
import type { Story } from './story';
import { linkStories, moveToSections, relink } from './story-links';
import { draftColumns, hasDraft, isShown, publicColumns } from './story-rows';

/** Writes stories as the Document Service would: a draft, and a published row beside it where readers may see it. */
export async function writeStories(strapi: Strapi, trx: Trx, stories: readonly Story[], now: number): Promise<void> {
  await insertStories(
    strapi,
    trx,
    stories.filter((story) => story.isNew),
    now,
  );
  const moved = await refiled(strapi, trx, stories);
  for (const story of stories.filter((one) => !one.isNew)) {
    const filings = moved.get(story.documentId);
    if (filings) await moveToSections(strapi, trx, story.documentId, filings);
    await updateStory(strapi, trx, story, now);
  }
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

async function updateStory(strapi: Strapi, trx: Trx, story: Story, now: number): Promise<void> {
  const { documentId } = story;
  const own = { updatedAt: new Date(now) };
  const articles = rows(strapi, articleUid);
  if (story.sourceId !== undefined) await relink(strapi, trx, documentId, 'source', [story.sourceId]);
  const drafts = { documentId, publishedAt: { $null: true } };
  const live = { documentId, publishedAt: { $notNull: true } };
  if (!isShown(story)) {
    await articles.updateMany({ where: drafts, data: { ...draftColumns(story), ...own } });
    if (story.isPublic) await articles.deleteMany({ where: live });
    return;
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
}

const beingPublished = new Set<string>();

/**
 * Whether it is the line that publishes an article just now, not an editor: it has decided itself what goes out, and tells
 * the log once all is written.
 */
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
