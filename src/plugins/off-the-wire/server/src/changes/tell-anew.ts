import { loadStories } from '../store/stories';
import type { Story } from '../store/story';
import { writeNextDue } from '../store/story-due';
import { followOnTickers } from '../store/ticker-only';
import { writeStories } from '../store/write-stories';
import type { Strapi, TransactionContext } from '../strapi';
import { policyOf } from '../wire/story/policy';
import { type StoryMarks, type Telling, tell } from '../wire/story/tell';
import type { Log } from './log';
import { publicStates, settle } from './settle';
import { idsOf, placesFor, takePlaces } from './take-place';
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
  const { strapi, context, now } = room;
  const [story] = await loadStories(strapi, context.trx, [documentId]);
  if (!story) return undefined;
  return writeAnew(room, documentId, async () => {
    const marks = (await change(story)) ?? story.marks;
    const [changed = story] = await loadStories(strapi, context.trx, [documentId]);
    const policy = policyOf(story.provider);
    const telling = tell(changed.versions, policy, marks, now);
    const wasTold = tell(story.versions, policy, story.marks, now);
    return toldAnew({ ...changed, marks }, telling, isNews(wasTold, telling), now);
  });
}

/**
 * Writes one story as it is from now on, and all that follows from it: what is due, rows of tickers, the story in whose
 * place it stands, the change log. The caller holds the story.
 *
 * @param retell gives it, and may write before it does.
 */
export async function writeAnew(room: TellRoom, documentId: string, retell: () => Promise<Story>): Promise<Story> {
  const { strapi, log, context, now } = room;
  const { trx } = context;
  const places = await placesFor({ strapi, trx, now }, [documentId]);
  const before = await publicStates(strapi, trx, [documentId, ...idsOf(places)]);
  const told = await retell();
  await writeStories(strapi, trx, [told], now);
  await writeNextDue(strapi, trx, told, now);
  const followed = await followOnTickers(strapi, [told], now);
  const gone = await takePlaces({ strapi, trx, now }, places);
  const documentIds = [documentId, ...gone.documentIds];
  const also = tickerChanges([...followed, ...gone.tickers]);
  await settle(strapi, log, context, { before, documentIds, also, now });
  return told;
}

const quiet: ReadonlySet<string> = new Set(['correction', 'refile', 'repeat']);

/** Another text than before is news; a correction that lay with an editor or behind an embargo moves nothing up. */
export function isNews(before: Telling, { shown }: Telling): boolean {
  return shown !== undefined && shown.id !== before.shown?.id && !quiet.has(shown.kind);
}
