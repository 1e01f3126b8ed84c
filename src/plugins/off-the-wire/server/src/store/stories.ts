import { type Row, rows, type Strapi, type Trx } from '../strapi';
import type { Version } from '../wire/story/version';
import { versionsOf } from './article-versions';
import { articleUid, lockArticles } from './public-articles';
import type { Story } from './story';
import { marksWith } from './story-rows';

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
