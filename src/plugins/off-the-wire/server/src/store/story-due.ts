import type { Strapi, Trx } from '../strapi';
import { overdue, writeDue } from './due';
import { isOnlyKilled, type Story } from './story';

/** When a story is to be told again: an embargo ends, copy expires, an hour comes that an editor has set. */
export function dueAt(story: Story, now: number): number | undefined {
  const { telling, publishAt } = story;
  if (isOnlyKilled(story)) return now + killWaits;
  const planned = telling?.shown === undefined && publishAt !== undefined && publishAt > now ? publishAt : undefined;
  if (telling?.due === undefined || planned === undefined) return telling?.due ?? planned;
  return Math.min(telling.due, planned);
}

/** Notes when a story is to be told again. What is overdue stays so: it is told anew in a moment, and notes what comes then. */
export async function writeNextDue(strapi: Strapi, trx: Trx, story: Story, now: number): Promise<void> {
  const { documentId } = story;
  if ((await overdue(strapi, trx, [documentId], now)).size > 0) return;
  await writeDue(strapi, trx, new Map([[documentId, dueAt(story, now)]]));
}

/** For how long a kill waits for the story that it names, in milliseconds. */
const killWaits = 48 * 3_600_000;
