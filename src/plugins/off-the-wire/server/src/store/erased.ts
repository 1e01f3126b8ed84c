import { createHash } from 'node:crypto';
import { chunks, type Strapi, type Trx, tableIn } from '../strapi';
import { changesTable, erasedTable } from './tables';

/** Why copy may not be kept: a court or the agency forbade it, or its licence has ended. */
export type ErasedBecause = 'forbidden' | 'licence';

/** The digest by which a story's key is known when nothing else of it is. */
export const keyDigest = (key: string) => createHash('sha256').update(`key|${key}`).digest('hex');

/** Keeps digests of copy that is erased, so that it is known when it comes again. `at` is epoch milliseconds UTC. */
export async function keepErased(
  strapi: Strapi,
  trx: Trx,
  { story, digests, because, at }: { story: string; digests: readonly string[]; because: ErasedBecause; at: number },
): Promise<void> {
  const erased = [...new Set(digests)].sort().map((digest) => ({ digest, because, at, story }));
  for (const some of chunks(erased, 200)) {
    await tableIn(strapi, trx, erasedTable).insert(some).onConflict('digest').ignore();
  }
}

/** Whether there is anything that was erased. */
export async function anyErased(strapi: Strapi, trx: Trx): Promise<boolean> {
  return (await tableIn(strapi, trx, erasedTable).select('id').limit(1)).length > 0;
}

/** Which of these digests are of copy that was erased, with why. */
export async function erasedAmong(strapi: Strapi, trx: Trx, digests: readonly string[]) {
  const found = new Map<string, ErasedBecause>();
  for (const some of chunks(digests, 500)) {
    const known: Record<string, unknown>[] = await tableIn(strapi, trx, erasedTable)
      .whereIn('digest', some)
      .select('digest', 'because');
    for (const { digest, because } of known) found.set(String(digest), because as ErasedBecause);
  }
  return found;
}

/** Words of the copy that stand in the log: what readers filter by. Ids and codes stay. */
const spoken = /^(?:keyword|subject|genre):/;

/** Takes the copy's own words out of what the log says of a story. */
export async function silenceLog(strapi: Strapi, trx: Trx, subject: string): Promise<void> {
  const entries: Record<string, unknown>[] = await tableIn(strapi, trx, changesTable)
    .where({ about: 'article', subject })
    .select('id', 'before', 'after');
  for (const { id, before, after } of entries) {
    const own = { before: JSON.stringify(silent(before)), after: JSON.stringify(silent(after)) };
    await tableIn(strapi, trx, changesTable).where({ id }).update(own);
  }
}

function silent(facets: unknown): string[] {
  const list = (typeof facets === 'string' ? JSON.parse(facets) : (facets ?? [])) as string[];
  return list.filter((facet) => !spoken.test(facet));
}

/** Stories that were erased before a time and whose last entry of the log still has its words. */
export async function erasedBefore(strapi: Strapi, trx: Trx, before: number): Promise<string[]> {
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, erasedTable)
    .where('at', '<', before)
    .whereNotNull('story')
    .distinct('story');
  return found.map(({ story }) => String(story));
}

/** Nothing is left to be done about a story: not even its id is kept. */
export async function forgetErased(strapi: Strapi, trx: Trx, story: string): Promise<void> {
  await tableIn(strapi, trx, erasedTable).where({ story }).update({ story: null });
}
