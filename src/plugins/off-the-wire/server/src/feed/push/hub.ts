import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import type { Groups } from '../../changes/concern';
import type { Entry, Log } from '../../changes/log';
import { WireError } from '../../errors';
import { type Channel, openChannels } from './channels';
import { type Part, type Portion, portionOf } from './portion';
import type { Teller } from './teller';

/** Somebody who is told of what happens, as it happens. */
export interface Subscriber {
  readonly groups: Groups;
  /** The number of the last entry that it has, or does not want. */
  position(): number;
  /** May leave the hub meanwhile. Never throws. */
  take(portion: Portion): void;
}

export interface Hub {
  /** From now on it is told of what comes. `false`: something has come that it does not have yet; it must read on first. */
  join(subscriber: Subscriber): boolean;
  leave(subscriber: Subscriber): void;
  /** Whoever joins now is told of what comes after this number. */
  startsAfter(): number;
  /** Every subscriber has been told of all that concerns it, up to this number. */
  doneTo(): number;
  /** Distinct questions that are listened for. */
  channels(): number;
  /** Listens to the log, from its position on. */
  start(): void;
  stop(): void;
}

/** So many are told at once; then others have their turn. */
const atOnce = 500;
const mostInBatch = 500;
const tryAgainAfter = 500;

/** Hands each entry of the log, in order, to those whom it concerns; the bytes are the same for all who ask for the same. */
export function openHub(log: Log, teller: Teller, report: (error: unknown) => void): Hub {
  const channels = openChannels<Subscriber>();
  const waiting = new Map<number, Entry>();
  let begun = 0;
  let done = 0;
  let isAtWork = false;
  let stop: (() => void) | undefined;

  const hear = (entries: readonly Entry[]) => {
    for (const entry of entries) if (entry.n > begun) waiting.set(entry.n, entry);
    if (isAtWork || waiting.size === 0) return;
    isAtWork = true;
    setImmediate(() => void work());
  };
  const work = async () => {
    while (stop && waiting.size > 0) {
      try {
        await handOut(await nextBatch());
      } catch (error) {
        report(error);
        await pause(tryAgainAfter, undefined, { ref: false });
      }
    }
    isAtWork = false;
  };
  /** In the order of their numbers, none left out: of those of other processes it may not have been told yet. */
  const nextBatch = async (): Promise<Entry[]> => {
    if (!waiting.has(begun + 1)) await log.catchUp();
    if (!waiting.has(begun + 1)) return await log.readAfter(begun, mostInBatch).catch(skip);
    const batch: Entry[] = [];
    for (let n = begun + 1; batch.length < mostInBatch; n += 1) {
      const entry = waiting.get(n);
      if (!entry) break;
      batch.push(entry);
    }
    return batch;
  };
  /** Where the log itself has them no more, nobody can have them. */
  const skip = (error: unknown): Entry[] => {
    if (!(error instanceof WireError && error.code === 'OTW_LOG_PRUNED')) throw error;
    const [first] = [...waiting.keys()].sort((one, other) => one - other);
    begun = (first ?? begun + 1) - 1;
    return [];
  };
  const handOut = async (batch: readonly Entry[]) => {
    // With nobody there, nothing is read.
    const told = channels.size() === 0 ? [] : await teller.tell(batch);
    begun = Math.max(begun, batch.at(-1)?.n ?? 0);
    for (const n of waiting.keys()) if (n <= begun) waiting.delete(n);
    for (const { channel, parts } of channels.concernedBy(told)) await tellChannel(channel, parts);
    done = begun;
  };
  const tellChannel = async ({ subscribers }: Channel<Subscriber>, parts: readonly Part[]) => {
    const portion = portionOf(parts, teller.version);
    let count = 0;
    for (const subscriber of subscribers) {
      subscriber.take(portion);
      count += 1;
      if (count % atOnce === 0) await breathe();
    }
  };

  return {
    startsAfter: () => begun,
    doneTo: () => done,
    channels: channels.size,
    join(subscriber) {
      if (subscriber.position() < begun) return false;
      channels.add(subscriber.groups, subscriber);
      return true;
    },
    leave: (subscriber) => channels.remove(subscriber.groups, subscriber),
    start() {
      begun = log.toldTo();
      done = begun;
      stop = log.subscribe(hear);
    },
    stop() {
      stop?.();
      stop = undefined;
    },
  };
}
