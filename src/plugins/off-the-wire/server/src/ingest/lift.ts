import type { Log } from '../changes/log';
import { publicStates, settle } from '../changes/settle';
import { isNews, toldAnew } from '../changes/tell-anew';
import { tickerChanges } from '../changes/ticker-writes';
import { setStanding } from '../store/article-versions';
import { storiesDue, writeDue } from '../store/due';
import { dueAt, forgetKeys, isOnlyKilled, loadStories, type Story, writeStories } from '../store/stories';
import { followOnTickers } from '../store/ticker-only';
import { inTransaction, type Strapi, type TransactionContext } from '../strapi';
import { policyOf } from '../wire/story/policy';
import { tell } from '../wire/story/tell';
import type { Version } from '../wire/story/version';
import { retrying } from './savepoint';

export interface LiftRoom {
  readonly strapi: Strapi;
  readonly log: Log;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
}

/** How many stories are told again in one go; the rest follow at once. */
const atOnce = 100;

/**
 * Tells the stories again whose moment has come: an embargo ended, copy expired, an hour came that an editor had set.
 * Each is a transaction of its own that holds the story: of several processes, the first does it and the others find
 * it done. @returns how many were told.
 */
export async function lift(room: LiftRoom): Promise<number> {
  const due = await storiesDue(room.strapi, room.clock(), atOnce);
  let done = 0;
  for (const one of due) {
    try {
      await retrying(() => inTransaction(room.strapi, (context) => retell(room, context, one)));
      done += 1;
    } catch (error) {
      // One story that cannot be told keeps no other waiting.
      room.strapi.log.error(`off-the-wire: ${one.documentId} is due and could not be told anew: ${error}`);
    }
  }
  return done;
}

interface Due {
  readonly documentId: string;
  /** Epoch milliseconds UTC. */
  readonly at: number;
}

async function retell({ strapi, log, clock }: LiftRoom, context: TransactionContext, { documentId, at }: Due) {
  const now = clock();
  const [story] = await loadStories(strapi, context.trx, [documentId]);
  if (!story) return writeDue(strapi, context.trx, new Map([[documentId, undefined]]));
  if (isOnlyKilled(story)) await forgetKeys(strapi, context.trx, documentId);
  const before = await publicStates(strapi, context.trx, [documentId]);
  const versions = await asPlanned(strapi, context, story, now);
  const policy = policyOf(story.provider);
  const telling = tell(versions, policy, story.marks, now);
  const isNew = isNews(tell(story.versions, policy, story.marks, at - 1), telling);
  const told = toldAnew({ ...story, versions }, telling, isNew, now);
  const logged = await writeStories(strapi, context.trx, [told], now);
  await writeDue(strapi, context.trx, new Map([[documentId, dueAt(told, now)]]));
  const also = tickerChanges(await followOnTickers(strapi, [told], now));
  await settle(strapi, log, context, { before, documentIds: logged.length > 0 ? [] : [documentId], also, now });
}

/** At the hour that an editor has set, what waits on the draft goes out; an embargo still holds it. */
async function asPlanned(strapi: Strapi, { trx }: TransactionContext, story: Story, now: number) {
  const { drafted, shown } = tell(story.versions, policyOf(story.provider), story.marks, now);
  const isTime = story.publishAt !== undefined && story.publishAt <= now;
  if (!isTime || shown || !drafted || drafted.standing === 'open' || drafted.standing === 'released')
    return story.versions;
  await setStanding(strapi, trx, [drafted], 'open');
  return story.versions.map((one): Version => (one === drafted ? { ...one, standing: 'open' } : one));
}
