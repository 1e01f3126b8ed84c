import type { Core } from '@strapi/strapi';
import { rowsOf } from './tables';

/** What must hold of the database at any moment, whoever wrote and whatever was interrupted. */
export async function expectWhole(strapi: Core.Strapi): Promise<void> {
  const articles = await rowsOf(strapi, 'otw_articles');
  const isPublic = (row: Record<string, unknown>) => row.published_at !== null;
  const published = new Map(articles.filter(isPublic).map((row) => [row.document_id, row]));
  const drafts = new Map(articles.filter((row) => !isPublic(row)).map((row) => [row.document_id, row]));
  expect(published.size + drafts.size).toBe(articles.length);
  for (const [documentId, row] of published) expect(drafts.get(documentId)).toMatchObject({ headline: row.headline });
  for (const row of drafts.values()) expect(row.desk_state === 'published').toBe(published.has(row.document_id));
  await expectFacetsOf(strapi, published);
  await expectLogOf(strapi, new Set(published.keys()));
  const versioned = new Set((await rowsOf(strapi, 'otw_article_versions')).map((row) => row.article));
  const keyed = new Set((await rowsOf(strapi, 'otw_story_keys')).map((row) => row.document_id));
  for (const documentId of drafts.keys()) expect(versioned.has(documentId) && keyed.has(documentId)).toBe(true);
}

async function expectFacetsOf(strapi: Core.Strapi, published: ReadonlyMap<unknown, Record<string, unknown>>) {
  const all = await rowsOf(strapi, 'otw_facets', { facet: 'all' });
  const time = (value: unknown) => (value instanceof Date ? value.getTime() : Number(value));
  const expected = [...published].map(([documentId, row]) => [documentId, time(row.last_published)]);
  expect(all.map((row) => [row.document_id, Number(row.at)]).sort()).toEqual(expected.sort());
}

/** The log has no gap, and reading it from the start ends in what is public now. */
async function expectLogOf(strapi: Core.Strapi, published: ReadonlySet<unknown>) {
  const entries = (await rowsOf(strapi, 'otw_changes')).sort((one, other) => Number(one.n) - Number(other.n));
  expect(entries.map((entry) => Number(entry.n))).toEqual(entries.map((_entry, at) => at + 1));
  const [counter] = await rowsOf(strapi, 'otw_counters', { name: 'changes' });
  expect(Number(counter?.value)).toBe(entries.length);
  const seen = new Set<unknown>();
  for (const { about, kind, subject } of entries) {
    if (about !== 'article') continue;
    if (kind === 'published') expect(seen.has(subject)).toBe(false);
    else expect(seen.has(subject)).toBe(true);
    if (kind === 'withdrawn') seen.delete(subject);
    else seen.add(subject);
  }
  expect([...seen].sort()).toEqual([...published].sort());
}
