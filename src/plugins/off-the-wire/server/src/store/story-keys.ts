import { chunks, type Strapi, type Trx, tableIn } from '../strapi';
import { storyKeysTable } from './tables';

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

/** The ids of a story name nothing from now on. */
export async function forgetKeys(strapi: Strapi, trx: Trx, documentId: string): Promise<void> {
  await tableIn(strapi, trx, storyKeysTable).where({ document_id: documentId }).delete();
}
