import { activeSubscribers, type Subscriber } from '../store/subscribers';
import { openCourse } from './course';
import type { WebhookRoom } from './room';

/** How often it is looked who is to be told, at the least, in milliseconds: others may write the log, or subscribers. */
const every = 1000;

/** Tells subscribers of what changes, each in order, each by one process of all. @returns the way to stop. */
export function deliverWebhooks(room: WebhookRoom): () => Promise<void> {
  const { strapi, log } = room;
  const stop = new AbortController();
  const course = openCourse(room, stop.signal);
  const atWork = new Map<string, Promise<void>>();
  let isLooking = false;
  let isAsked = false;

  const report = (error: unknown): never[] => {
    strapi.log.error(`off-the-wire: subscribers could not be told, it is tried again: ${error}`);
    return [];
  };
  const start = (subscriber: Subscriber) => {
    const { documentId } = subscriber;
    if (atWork.has(documentId) || !course.isDue(subscriber)) return;
    const work = course
      .bringOn(subscriber)
      .catch(report)
      .then(() => {
        atWork.delete(documentId);
      });
    atWork.set(documentId, work);
  };
  const look = async () => {
    isAsked = true;
    if (isLooking || stop.signal.aborted) return;
    isLooking = true;
    while (isAsked && !stop.signal.aborted) {
      isAsked = false;
      for (const subscriber of await activeSubscribers(strapi).catch(report)) start(subscriber);
    }
    isLooking = false;
  };

  const timer = setInterval(() => void look(), every);
  timer.unref();
  const deaf = log.subscribe((entries) => {
    if (entries.some(({ kind }) => kind === 'withdrawn')) course.hurry();
    setImmediate(() => void look());
  });
  return async () => {
    clearInterval(timer);
    deaf();
    stop.abort();
    await Promise.all(atWork.values());
    await course.leave().catch(report);
  };
}
