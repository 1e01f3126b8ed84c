import { loadStories, type Story, writeNextDue, writeStories } from '../store/stories';
import { followOnTickers } from '../store/ticker-only';
import type { Strapi, TransactionContext } from '../strapi';
import { policyOf } from '../wire/story/policy';
import { type StoryMarks, type Telling, tell } from '../wire/story/tell';
import type { Log } from './log';
import { publicStates, settle } from './settle';
import { placeFor, takePlace, withPlace } from './take-place';
import { tickerChanges } from './ticker-writes';
import { toldAnew } from './told-anew';

export interface TellRoom {
  readonly strapi: Strapi;
  readonly log: Log;
  readonly context: TransactionContext;
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/** Changes a story's versions in the database; what it gives are the story's marks from now on, if they change. */
export type StoryChange = (story: Story) => Promise<StoryMarks | undefined>;

/**
 * Changes one story and writes what follows for editors and readers, all in one transaction: rows, facets, what is due,
 * the change log. @returns the story as it is now; `undefined` where there is none, and nothing is done.
 */
export async function tellAnew(room: TellRoom, documentId: string, change: StoryChange): Promise<Story | undefined> {
  const { strapi, log, context, now } = room;
  const [story] = await loadStories(strapi, context.trx, [documentId]);
  if (!story) return undefined;
  const before = await publicStates(strapi, context.trx, [documentId]);
  const place = await placeFor(room, documentId);
  const marks = (await change(story)) ?? story.marks;
  const [changed = story] = await loadStories(strapi, context.trx, [documentId]);
  const policy = policyOf(story.provider);
  const telling = tell(changed.versions, policy, marks, now);
  const wasTold = tell(story.versions, policy, story.marks, now);
  const told = toldAnew({ ...changed, marks }, telling, isNews(wasTold, telling), now);
  const logged = await writeStories(strapi, context.trx, [told], now);
  await writeNextDue(strapi, context.trx, told, now);
  const also = tickerChanges(await followOnTickers(strapi, [told], now));
  const gone = await takePlace(room, place, documentId);
  const documentIds = [...(logged.length > 0 ? [] : [documentId]), ...gone];
  await settle(strapi, log, context, { before: withPlace(before, place), documentIds, also, now });
  return told;
}

const quiet: ReadonlySet<string> = new Set(['correction', 'refile', 'repeat']);

/** Another text than before is news; a correction that lay with an editor or behind an embargo moves nothing up. */
export function isNews(before: Telling, { shown }: Telling): boolean {
  return shown !== undefined && shown.id !== before.shown?.id && !quiet.has(shown.kind);
}
