import type { Log } from '../changes/log';
import { publicStates, settle } from '../changes/settle';
import { placeFor, takePlace, withPlace } from '../changes/take-place';
import { tickerChanges } from '../changes/ticker-writes';
import { overdue, storiesDue, writeDue } from '../store/due';
import { dueAt, forgetKeys, isOnlyKilled, loadStories, writeStories } from '../store/stories';
import { followOnTickers } from '../store/ticker-only';
import { inTransaction, type Strapi, type TransactionContext } from '../strapi';
import { toldInTime } from './overdue';
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
  for (const { documentId } of due) {
    try {
      await retrying(() => inTransaction(room.strapi, (context) => retell(room, context, documentId)));
      done += 1;
    } catch (error) {
      // One story that cannot be told keeps no other waiting.
      room.strapi.log.error(`off-the-wire: ${documentId} is due and could not be told anew: ${error}`);
    }
  }
  return done;
}

async function retell({ strapi, log, clock }: LiftRoom, context: TransactionContext, documentId: string) {
  const { trx } = context;
  const [story] = await loadStories(strapi, trx, [documentId]);
  if (!story) return writeDue(strapi, trx, new Map([[documentId, undefined]]));
  // Asked again now that the story is held: another process may have told it meanwhile.
  const now = clock();
  const at = (await overdue(strapi, trx, [documentId], now)).get(documentId);
  if (at === undefined) return;
  if (isOnlyKilled(story)) await forgetKeys(strapi, trx, documentId);
  const before = await publicStates(strapi, trx, [documentId]);
  const place = await placeFor({ strapi, context, now }, documentId);
  const told = await toldInTime(strapi, trx, story, at, now);
  const logged = await writeStories(strapi, trx, [told], now);
  await writeDue(strapi, trx, new Map([[documentId, dueAt(told, now)]]));
  const also = tickerChanges(await followOnTickers(strapi, [told], now));
  const gone = await takePlace({ strapi, context, now }, place, documentId);
  const documentIds = [...(logged.length > 0 ? [] : [documentId]), ...gone];
  await settle(strapi, log, context, { before: withPlace(before, place), documentIds, also, now });
}
