import { loadStories, type Story, writeNextDue, writeStories } from '../store/stories';
import { followOnTickers } from '../store/ticker-only';
import type { Strapi, TransactionContext } from '../strapi';
import { policyOf } from '../wire/story/policy';
import { type StoryMarks, type Telling, tell } from '../wire/story/tell';
import type { Log } from './log';
import { publicStates, settle } from './settle';
import { tickerChanges } from './ticker-writes';

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
  const marks = (await change(story)) ?? story.marks;
  const [changed = story] = await loadStories(strapi, context.trx, [documentId]);
  const policy = policyOf(story.provider);
  const telling = tell(changed.versions, policy, marks, now);
  const wasTold = tell(story.versions, policy, story.marks, now);
  const told = toldAnew({ ...changed, marks }, telling, isNews(wasTold, telling), now);
  const logged = await writeStories(strapi, context.trx, [told], now);
  await writeNextDue(strapi, context.trx, told, now);
  const also = tickerChanges(await followOnTickers(strapi, [told], now));
  await settle(strapi, log, context, { before, documentIds: logged.length > 0 ? [] : [documentId], also, now });
  return told;
}

/** A story with what is true of it now. What becomes public, or does so again, is new for readers. */
export function toldAnew(story: Story, telling: Telling, movesUp: boolean, now: number): Story {
  if (telling.shown === undefined) return { ...story, telling };
  const isUp = movesUp || !(story.isPublic || (story.isNew && story.lastPublished !== undefined));
  return {
    ...story,
    telling,
    firstPublished: story.firstPublished ?? now,
    lastPublished: isUp ? now : (story.lastPublished ?? now),
  };
}

const quiet: ReadonlySet<string> = new Set(['correction', 'refile', 'repeat']);

/** Another text than before is news; a correction that lay with an editor or behind an embargo moves nothing up. */
export function isNews(before: Telling, { shown }: Telling): boolean {
  return shown !== undefined && shown.id !== before.shown?.id && !quiet.has(shown.kind);
}
