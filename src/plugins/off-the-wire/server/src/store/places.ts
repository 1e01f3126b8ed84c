import { chunks, type Row, type Strapi, type Trx, tableIn } from '../strapi';
import { reasons } from '../wire/story/tell';
import { articlesTable } from './public-articles';
import { storyKeysTable } from './tables';

const mark = 'place|';

/** The key under which the story is found in whose place this one stands. */
export const placeKey = (documentId: string) => `${mark}${documentId}`;

const waitingMark = 'place-waits|';

/** The key under which the story is found whose place this one takes once readers see it. */
export const waitingPlaceKey = (documentId: string) => `${waitingMark}${documentId}`;

/** A story in whose place another is to stand. */
export interface Place {
  readonly documentId: string;
  readonly successor: string;
}

/** The places that these stories take once readers see them. */
export async function placesWaiting(strapi: Strapi, trx: Trx, successors: readonly string[]): Promise<Place[]> {
  const places: Place[] = [];
  for (const some of chunks(successors, 500)) {
    const found: Row[] = await tableIn(strapi, trx, storyKeysTable)
      .whereIn('story_key', some.map(waitingPlaceKey))
      .select('story_key', 'document_id');
    for (const { story_key, document_id } of found)
      places.push({ documentId: String(document_id), successor: String(story_key).slice(waitingMark.length) });
  }
  return places;
}

/** The place is taken. */
export async function placeTaken(strapi: Strapi, trx: Trx, documentId: string): Promise<void> {
  const key = placeKey(documentId);
  await tableIn(strapi, trx, storyKeysTable).where({ story_key: key }).delete();
  await tableIn(strapi, trx, storyKeysTable)
    .where({ story_key: waitingPlaceKey(documentId) })
    .update({ story_key: key });
}

/** The story that stands in the place of the one that was at this address; `undefined` where none does. */
export async function successorOf(strapi: Strapi, slug: string): Promise<string | undefined> {
  const [draft] = await tableIn(strapi, undefined, articlesTable)
    .where({ slug, desk_state: 'held', held_because: reasons.superseded })
    .whereNull('published_at')
    .select('document_id');
  if (!draft) return undefined;
  const [place] = await tableIn(strapi, undefined, storyKeysTable)
    .where({ document_id: draft.document_id })
    .whereLike('story_key', `${mark}%`)
    .orderBy('id', 'desc')
    .select('story_key');
  return place && String(place.story_key).slice(mark.length);
}
