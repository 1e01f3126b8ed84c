import { nextDue } from '../store/due';
import { type LiftRoom, lift } from './lift';

/** How often it is looked what is due, at the least, in milliseconds: so a clock that jumps is followed. */
const every = 250;

/**
 * Lifts embargoes, takes out what has expired and publishes what was planned, at its time. Ready once all is done that
 * came due while no server ran. Gives the way to stop.
 */
export async function liftInTime(room: LiftRoom): Promise<() => Promise<void>> {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  const go = async () => {
    const wait = await liftAll(room);
    if (isOver) return;
    timer = setTimeout(() => {
      work = go();
    }, wait);
    timer.unref();
  };
  await go();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await work;
  };
}

/** @returns in how many milliseconds to look again: at the next moment, where that comes soon. */
async function liftAll(room: LiftRoom): Promise<number> {
  try {
    while ((await lift(room)) > 0);
    const now = room.clock();
    const next = await nextDue(room.strapi, now);
    return next === undefined ? every : Math.min(every, next - now);
  } catch (error) {
    room.strapi.log.error(`off-the-wire: what was due could not be told anew, it is tried again: ${error}`);
    return every;
  }
}
