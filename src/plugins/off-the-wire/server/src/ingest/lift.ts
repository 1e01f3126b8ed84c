import type { Log } from '../changes/log';
import { writeAnew } from '../changes/tell-anew';
import { type Due, overdue, storiesDue, writeDue } from '../store/due';
import { loadStories } from '../store/stories';
import { isOnlyKilled } from '../store/story';
import { forgetKeys } from '../store/story-keys';
import { inTransaction, type Strapi, type TransactionContext } from '../strapi';
import { toldInTime } from './overdue';
import { retrying } from './savepoint';

export interface LiftRoom {
  readonly strapi: Strapi;
  readonly log: Log;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
}

/** How many stories are looked up in one go; the rest follow at once. */
const atOnce = 100;

/**
 * Tells the stories again whose moment has come: an embargo ended, copy expired, an hour came that an editor had set.
 * Each is a transaction of its own that holds the story: of several processes, the first does it and the others find
 * it done. @returns how many were told.
 */
export async function lift(room: LiftRoom): Promise<number> {
  let done = 0;
  let due: readonly Due[] = [];
  do {
    // From where the last ones ended: those of them that could not be told are due still.
    due = await storiesDue(room.strapi, room.clock(), atOnce, due.at(-1));
    for (const { documentId } of due) if (await liftOne(room, documentId)) done += 1;
  } while (due.length === atOnce);
  return done;
}

/** One story that cannot be told keeps no other waiting. */
async function liftOne(room: LiftRoom, documentId: string): Promise<boolean> {
  try {
    await retrying(() => inTransaction(room.strapi, (context) => retell(room, context, documentId)));
    return true;
  } catch (error) {
    room.strapi.log.error(`off-the-wire: ${documentId} is due and could not be told anew: ${error}`);
    return false;
  }
}

async function retell(
  { strapi, log, clock }: LiftRoom,
  context: TransactionContext,
  documentId: string,
): Promise<void> {
  const { trx } = context;
  const [story] = await loadStories(strapi, trx, [documentId]);
  if (!story) return writeDue(strapi, trx, new Map([[documentId, undefined]]));
  // Asked again now that the story is held: another process may have told it meanwhile.
  const now = clock();
  const at = (await overdue(strapi, trx, [documentId], now)).get(documentId);
  if (at === undefined) return;
  if (isOnlyKilled(story)) {
    // What it killed has not come: it waits no longer.
    await forgetKeys(strapi, trx, documentId);
    return writeDue(strapi, trx, new Map([[documentId, undefined]]));
  }
  await writeAnew({ strapi, log, context, now }, documentId, async () => {
    const told = await toldInTime(strapi, trx, story, at, now);
    await writeDue(strapi, trx, new Map([[documentId, undefined]]));
    return told;
  });
}
