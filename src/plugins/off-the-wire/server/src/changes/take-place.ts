import { placeTaken, placeWaiting } from '../store/places';
import { articlesTable } from '../store/public-articles';
import { loadStories, type Story, writeNextDue, writeStories } from '../store/stories';
import { type Strapi, type TransactionContext, tableIn } from '../strapi';
import { policyOf } from '../wire/story/policy';
import { tell } from '../wire/story/tell';
import { type PublicStates, publicStates } from './settle';
import { toldAnew } from './told-anew';

interface PlaceRoom {
  readonly strapi: Strapi;
  readonly context: TransactionContext;
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/** A story in whose place another is to stand, before it gives it up. */
export interface Place {
  readonly documentId: string;
  readonly before: PublicStates;
}

/** The place that a story takes once readers see it, held against other writers; `undefined` where there is none. */
export async function placeFor({ strapi, context }: PlaceRoom, successor: string): Promise<Place | undefined> {
  const documentId = await placeWaiting(strapi, context.trx, successor);
  if (documentId === undefined) return undefined;
  return { documentId, before: await publicStates(strapi, context.trx, [documentId]) };
}

/** What readers saw before of all that changes. */
export const withPlace = (before: PublicStates, place: Place | undefined): PublicStates =>
  place ? new Map([...before, ...place.before]) : before;

/**
 * Readers see the successor now, by an editor or the end of an embargo: the story before it goes.
 *
 * @returns the stories that have changed, for the change log.
 */
export async function takePlace(room: PlaceRoom, place: Place | undefined, successor: string): Promise<string[]> {
  const { strapi, context, now } = room;
  const [story] =
    place && (await isSeen(room, successor)) ? await loadStories(strapi, context.trx, [place.documentId]) : [];
  if (!story) return [];
  await placeTaken(strapi, context.trx, successor);
  const told = await withSuccessor(room, story, successor);
  await writeStories(strapi, context.trx, [told], now);
  await writeNextDue(strapi, context.trx, told, now);
  return [told.documentId];
}

async function withSuccessor({ strapi, context, now }: PlaceRoom, story: Story, successor: string): Promise<Story> {
  const [draft] = await tableIn(strapi, context.trx, articlesTable)
    .where({ document_id: successor })
    .whereNull('published_at')
    .select('guid');
  const marks = { ...story.marks, supersededBy: draft?.guid ? String(draft.guid) : successor };
  const telling = tell(story.versions, policyOf(story.provider), marks, now);
  return toldAnew({ ...story, marks }, telling, false, now);
}

async function isSeen({ strapi, context }: PlaceRoom, documentId: string): Promise<boolean> {
  const [row] = await tableIn(strapi, context.trx, articlesTable)
    .where({ document_id: documentId })
    .whereNotNull('published_at')
    .select('id');
  return row !== undefined;
}
