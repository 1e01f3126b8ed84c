import { randomUUID } from 'node:crypto';
import { WireError } from '../errors';
import { giveLeases, takeLease } from '../store/leases';
import { activeSubscribers, noteSubscriber, type Subscriber, subscriberById } from '../store/subscribers';
import { type Batch, nextBatch } from './batch';
import { noteRefused, noteTaken } from './outcomes';
import { answerTime, post } from './post';
import type { WebhookRoom } from './room';

/** How often it is looked who is to be told, at the least, in milliseconds: others may write the log, or subscribers. */
const every = 1000;
/** How long a process alone tells a subscriber, without word of it. Longer than a message may take. */
const leaseTime = 3 * answerTime;
/** A withdrawal is tried at once though the next try is hours away, but not more often than this. */
const hurryEvery = 60_000;
/** What is no business of a subscriber is written down only now and then. */
const skippedMost = 1000;

/** Tells subscribers of what changes, each in order, each by one process of all. @returns the way to stop. */
export function deliverWebhooks(room: WebhookRoom): () => Promise<void> {
  const { strapi, log } = room;
  const holder = randomUUID();
  const stop = new AbortController();
  const atWork = new Map<string, Promise<void>>();
  const passed = new Map<string, number>();
  const tried = new Map<string, number>();
  let withdrawnAt = 0;
  let isLooking = false;
  let isAsked = false;

  const now = () => room.clock();
  const isHurried = ({ documentId }: Subscriber) => {
    const last = tried.get(documentId) ?? 0;
    return withdrawnAt > last && now() - last >= hurryEvery;
  };
  const isDue = (subscriber: Subscriber) =>
    subscriber.nextTry === undefined || subscriber.nextTry <= now() || isHurried(subscriber);
  const hasNews = ({ documentId, position }: Subscriber) =>
    Math.max(position, passed.get(documentId) ?? 0) !== log.position();
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
  const report = (error: unknown): never[] => {
    strapi.log.error(`off-the-wire: subscribers could not be told, it is tried again: ${error}`);
    return [];
  };
  const start = (subscriber: Subscriber) => {
    const { documentId } = subscriber;
    if (atWork.has(documentId) || !isDue(subscriber) || !hasNews(subscriber)) return;
    const work = tellAll(documentId)
      .catch(report)
      .then(() => {
        atWork.delete(documentId);
      });
    atWork.set(documentId, work);
  };
  /** Posts one message after the other until it has everything, or takes one no more. */
  const tellAll = async (documentId: string): Promise<void> => {
    while (!stop.signal.aborted) {
      if (!(await takeLease(strapi, `webhook:${documentId}`, holder, now(), now() + leaseTime))) return;
      const subscriber = await subscriberById(strapi, documentId);
      if (!subscriber?.active || !isDue(subscriber)) return;
      if (!(await tellNext(subscriber))) return;
    }
  };
  /** @returns whether to go on at once. */
  const tellNext = async (subscriber: Subscriber): Promise<boolean> => {
    const batch = await nextBatch(room, subscriber).catch((error: unknown) => unreadable(error));
    if (batch === undefined) return false;
    tried.set(subscriber.documentId, now());
    if ('why' in batch) {
      await noteRefused(room, subscriber, batch, Math.random());
      return false;
    }
    return batch.message ? tell(subscriber, batch) : pass(subscriber, batch.to);
  };
  const tell = async (subscriber: Subscriber, batch: Batch): Promise<boolean> => {
    const isKnown = subscriber.batchEnd === batch.to;
    // Whoever posts it after a crash posts the same.
    if (!isKnown && !(await noteSubscriber(strapi, subscriber, { batchEnd: batch.to }))) return false;
    const outcome = await post(room, subscriber, batch, stop.signal);
    // What was stopped here is no fault of the other side.
    if (outcome !== 'taken' && stop.signal.aborted) return false;
    if (outcome === 'taken') await noteTaken(room, subscriber, batch.to);
    else await noteRefused(room, subscriber, outcome, Math.random());
    return outcome === 'taken';
  };
  const pass = async (subscriber: Subscriber, to: number): Promise<boolean> => {
    passed.set(subscriber.documentId, to);
    const isWorthIt = subscriber.batchEnd !== undefined || to - subscriber.position >= skippedMost;
    if (isWorthIt) await noteSubscriber(strapi, subscriber, { position: to, batchEnd: null });
    return isWorthIt;
  };

  const timer = setInterval(() => void look(), every);
  timer.unref();
  const deaf = log.subscribe((entries) => {
    if (entries.some(({ kind }) => kind === 'withdrawn')) withdrawnAt = now();
    setImmediate(() => void look());
  });
  return async () => {
    clearInterval(timer);
    deaf();
    stop.abort();
    await Promise.all(atWork.values());
    await giveLeases(strapi, holder).catch(report);
  };
}

/** A filter that names what is gone is the newsroom's to mend; it is told like everything else that goes wrong. */
function unreadable(error: unknown) {
  if (error instanceof WireError) return { why: `Which articles it wants cannot be told: ${error.message}` };
  throw error;
}
