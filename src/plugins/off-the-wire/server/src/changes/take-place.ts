import { type Place, placesWaiting, placeTaken } from '../store/places';
import { articlesTable, lockArticles } from '../store/public-articles';
import { loadStories } from '../store/stories';
import type { Story } from '../store/story';
import { writeNextDue } from '../store/story-due';
import { followOnTickers } from '../store/ticker-only';
import { writeStories } from '../store/write-stories';
import { chunks, type Row, type Strapi, type Trx, tableIn } from '../strapi';
import { policyOf } from '../wire/story/policy';
import { tell } from '../wire/story/tell';
import { toldAnew } from './told-anew';

export interface PlaceRoom {
  readonly strapi: Strapi;
  readonly trx: Trx;
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/** Stories that are gone, for the change log, and the codes of tickers on which their headlines no longer stand. */
export interface Gone {
  readonly documentIds: readonly string[];
  readonly tickers: readonly string[];
}

/** The places that these stories take once readers see them, held against other writers. */
export async function placesFor({ strapi, trx }: PlaceRoom, successors: readonly string[]): Promise<readonly Place[]> {
  const places = await placesWaiting(strapi, trx, successors);
  await lockArticles(strapi, trx, idsOf(places));
  return places;
}

export const idsOf = (places: readonly Place[]): readonly string[] => places.map(({ documentId }) => documentId);

/**
 * Where readers see the successor now, by the line, an editor or the end of an embargo, the story before it goes.
 *
 * @param places as they were given before anything was written.
 */
export async function takePlaces(room: PlaceRoom, places: readonly Place[]): Promise<Gone> {
  const { strapi, trx, now } = room;
  const successors = await seenOf(room, places);
  const taken = places.filter(({ successor }) => successors.has(successor));
  const told = new Map<string, Story>();
  for (const story of await loadStories(strapi, trx, idsOf(taken))) {
    for (const { successor } of taken.filter(({ documentId }) => documentId === story.documentId)) {
      await placeTaken(strapi, trx, successor);
      told.set(story.documentId, withSuccessor(story, successors.get(successor) ?? successor, now));
    }
  }
  const stories = [...told.values()];
  await writeStories(strapi, trx, stories, now);
  for (const story of stories) await writeNextDue(strapi, trx, story, now);
  return { documentIds: [...told.keys()], tickers: await followOnTickers(strapi, stories, now) };
}

function withSuccessor(story: Story, supersededBy: string, now: number): Story {
  const marks = { ...story.marks, supersededBy };
  const telling = tell(story.versions, policyOf(story.provider), marks, now);
  return toldAnew({ ...story, marks }, telling, false, now);
}

/** Of the successors, those that readers see, with the agency's id where they have one. */
async function seenOf({ strapi, trx }: PlaceRoom, places: readonly Place[]): Promise<Map<string, string | undefined>> {
  const seen = new Map<string, string | undefined>();
  for (const some of chunks(places, 500)) {
    const found: Row[] = await tableIn(strapi, trx, articlesTable)
      .whereIn(
        'document_id',
        some.map(({ successor }) => successor),
      )
      .whereNotNull('published_at')
      .select('document_id', 'guid');
    for (const { document_id, guid } of found) seen.set(String(document_id), guid ? String(guid) : undefined);
  }
  return seen;
}
