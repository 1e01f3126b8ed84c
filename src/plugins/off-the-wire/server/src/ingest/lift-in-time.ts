import { type LiftRoom, lift } from './lift';

/** How often it is looked whose moment has come, in milliseconds: by the clock each time, so that a clock that jumps is followed. */
const every = 250;

/** Lifts embargoes, takes out what has expired and publishes what was planned, within half a second of the time. */
export function liftInTime(room: LiftRoom): () => Promise<void> {
  let work: Promise<void> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    work = liftAll(room).finally(() => {
      isBusy = false;
    });
  }, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await work;
  };
}

async function liftAll(room: LiftRoom): Promise<void> {
  try {
    while ((await lift(room)) > 0);
  } catch (error) {
    room.strapi.log.error(`off-the-wire: what was due could not be told anew, it is tried again: ${error}`);
  }
}
