import { z } from 'zod';
import type { DeskStateName, OverviewStory } from '../../../shared/contracts';
import { articleVersionsTable } from '../store/article-versions';
import { articlesTable, articleUid } from '../store/public-articles';
import { timeOf } from '../store/time-of';
import { joinTable, type Strapi, table } from '../strapi';
import type { MayRead } from './may-read';

/** How many versions are looked through at a time, and how often, for stories that are not the same. */
const [versionsAtOnce, looks] = [60, 5];

/**
 * The stories that copy or an editor touched last, newest first, drafts included. Found by their newest versions: one range
 * of a primary key, whatever the size of the archive.
 */
export async function newestStories(
  strapi: Strapi,
  may: MayRead,
  sources: ReadonlyMap<number, string>,
  wanted: number,
): Promise<OverviewStory[]> {
  // Stories that were deleted keep their versions: a few more than wanted.
  const touched = await newestVersions(strapi, wanted * 2);
  const drafts = await draftsOf(strapi, [...touched.keys()]);
  const told = ['kicker', 'deskState', 'urgency', 'source'] as const;
  const hidden = told.filter((field) => !may(articleUid, field));
  const found = [...touched].flatMap(([documentId, at]) => {
    const draft = drafts.get(documentId);
    if (!draft) return [];
    const { sourceId, ...said } = draft;
    const story = { documentId, at: new Date(at).toISOString(), ...said, source: sources.get(sourceId ?? 0) };
    return [{ ...story, ...Object.fromEntries(hidden.map((field) => [field, undefined])) }];
  });
  return found.slice(0, wanted);
}

/** Stories by their newest version, with its time in epoch milliseconds. */
async function newestVersions(strapi: Strapi, wanted: number): Promise<Map<string, number>> {
  const touched = new Map<string, number>();
  let before = Number.MAX_SAFE_INTEGER;
  for (let look = 0; look < looks && touched.size < wanted; look += 1) {
    const query = table(strapi, articleVersionsTable).orderBy('id', 'desc').limit(versionsAtOnce);
    if (look > 0) query.where('id', '<', before);
    const found = await query.select('id', 'article', 'received_at');
    for (const { id, article, received_at } of found) {
      before = Number(id);
      if (!touched.has(String(article))) touched.set(String(article), timeOf(received_at));
    }
    if (found.length < versionsAtOnce) break;
  }
  return new Map([...touched].slice(0, wanted));
}

const absent = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : (value ?? undefined)), schema.optional());
const states: readonly DeskStateName[] = ['incoming', 'held', 'published', 'spiked', 'killed'];
const draftSchema = z.object({
  headline: z.preprocess((value) => value ?? '', z.string()),
  kicker: absent(z.string()),
  deskState: absent(z.enum(states)),
  urgency: absent(z.number()),
  sourceId: absent(z.number()),
});

async function draftsOf(strapi: Strapi, documentIds: readonly string[]) {
  const source = joinTable(strapi, articleUid, 'source');
  const found: Record<string, unknown>[] = await table(strapi, `${articlesTable} as a`)
    .leftJoin(`${source.name} as s`, `s.${source.own}`, 'a.id')
    .whereIn('a.document_id', [...documentIds])
    .whereNull('a.published_at')
    .select({
      documentId: 'a.document_id',
      headline: 'a.headline',
      kicker: 'a.kicker',
      deskState: 'a.desk_state',
      urgency: 'a.urgency',
      sourceId: `s.${source.other}`,
    });
  return new Map(found.map((row) => [String(row.documentId), draftSchema.parse(row)]));
}
