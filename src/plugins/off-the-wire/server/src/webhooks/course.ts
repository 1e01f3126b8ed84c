import { randomUUID } from 'node:crypto';
import { WireError } from '../errors';
import { giveLeases, takeLease } from '../store/leases';
import { noteSubscriber, type Subscriber, subscriberById } from '../store/subscribers';
import { batchOf, nextPart, type Part } from './batch';
import { noteRefused, noteTaken } from './outcomes';
import { answerTime, post, type Refusal } from './post';
import type { WebhookRoom } from './room';

/** How subscribers are brought on, each in order, each by one process of all. */
export interface Course {
  /** Whether it may be tried now, and there is something that this process has not looked at for it. */
  isDue(subscriber: Subscriber): boolean;
  /** Brings it as far as it goes: until it has everything, or takes something not. */
  bringOn(subscriber: Subscriber): Promise<void>;
  /** A withdrawal is tried at once, though the next try be hours away. */
  hurry(): void;
  /** Lets other processes go on at once. */
  leave(): Promise<void>;
}

/** How long a process alone tells a subscriber, without word of it. Longer than a message may take. */
const leaseTime = 3 * answerTime;
/** However many withdrawals there are, it is hurried no more often than this. */
const hurryEvery = 60_000;
/** What is no business of a subscriber is written down only now and then. */
const skippedMost = 1000;

/** @param signal gives up what is being posted */
export function openCourse(room: WebhookRoom, signal: AbortSignal): Course {
  const { strapi, log, clock } = room;
  const holder = randomUUID();
  const passed = openPassed();
  const tried = new Map<string, number>();
  let withdrawnAt = 0;

  const mayTry = ({ documentId, nextTry }: Subscriber) => {
    const last = tried.get(documentId) ?? 0;
    const isHurried = withdrawnAt > last && clock() - last >= hurryEvery;
    return nextTry === undefined || nextTry <= clock() || isHurried;
  };
  const look = (subscriber: Subscriber): Promise<Part | Refusal | undefined> =>
    nextPart(room, subscriber, passed.of(subscriber)).catch(unreadable);
  const skipped = (subscriber: Subscriber) =>
    subscriber.batchEnd === undefined ? passed.of(subscriber) - subscriber.position : 0;
  /** Over what is no business of it nothing is written, and no other process is kept from it. */
  const passOver = async (subscriber: Subscriber): Promise<'done' | 'more'> => {
    for (;;) {
      const part = await look(subscriber);
      if (part === undefined) return 'done';
      if ('why' in part || part.concerned.length > 0 || subscriber.batchEnd !== undefined) return 'more';
      if (part.to === passed.of(subscriber)) return 'done';
      passed.note(subscriber, part.to);
      if (skipped(subscriber) >= skippedMost) return 'more';
    }
  };
  /** @returns whether to go on at once. */
  const tellNext = async (subscriber: Subscriber): Promise<boolean> => {
    if (skipped(subscriber) >= skippedMost)
      return noteSubscriber(strapi, subscriber, { position: passed.of(subscriber) });
    const part = await look(subscriber);
    if (part === undefined) return false;
    if (!('why' in part) && part.concerned.length === 0)
      return noteSubscriber(strapi, subscriber, { position: part.to, batchEnd: null });
    tried.set(subscriber.documentId, clock());
    if (!('why' in part)) return tell(subscriber, part);
    await noteRefused(room, subscriber, part, Math.random());
    return false;
  };
  const tell = async (subscriber: Subscriber, part: Part): Promise<boolean> => {
    const isKnown = subscriber.batchEnd === part.to;
    // Whoever posts it after a crash posts the same.
    if (!isKnown && !(await noteSubscriber(strapi, subscriber, { batchEnd: part.to }))) return false;
    const outcome = await post(room, subscriber, await batchOf(room, subscriber, part), signal);
    // What was stopped here is no fault of the other side.
    if (outcome !== 'taken' && signal.aborted) return false;
    if (outcome === 'taken') await noteTaken(room, subscriber, part.to);
    else await noteRefused(room, subscriber, outcome, Math.random());
    return outcome === 'taken';
  };

  return {
    isDue: (subscriber) =>
      mayTry(subscriber) && Math.max(subscriber.position, passed.of(subscriber)) !== log.position(),
    async bringOn(first) {
      if ((await passOver(first)) === 'done') return;
      while (!signal.aborted) {
        if (!(await takeLease(strapi, `webhook:${first.documentId}`, holder, clock(), clock() + leaseTime))) return;
        const subscriber = await subscriberById(strapi, first.documentId);
        if (!subscriber?.active || !mayTry(subscriber)) return;
        if (!(await tellNext(subscriber))) return;
      }
    },
    hurry() {
      withdrawnAt = clock();
    },
    leave: () => giveLeases(strapi, holder),
  };
}

/** How far this process has looked for each subscriber and found nothing, by what it asks for. */
function openPassed() {
  const passed = new Map<string, { readonly to: number; readonly filter: string }>();
  const filterOf = ({ filter }: Subscriber) => JSON.stringify(filter ?? {});
  return {
    of(subscriber: Subscriber): number {
      const known = passed.get(subscriber.documentId);
      return known?.filter === filterOf(subscriber) ? known.to : 0;
    },
    note(subscriber: Subscriber, to: number): void {
      passed.set(subscriber.documentId, { to, filter: filterOf(subscriber) });
    },
  };
}

/** A filter that names what is gone is the newsroom's to mend; it is told like everything else that goes wrong. */
function unreadable(error: unknown): Refusal {
  if (error instanceof WireError) return { why: `Which articles it wants cannot be told: ${error.message}` };
  throw error;
}
