import type { Entry } from '../changes/log';
import { openRegister, type Standing } from './listing';

/** What may be kept: it stands on something, it has its price, and requests find it. */
export interface Shelved extends Standing {
  readonly key: string;
  /** Epoch milliseconds until which it is true by the clock. */
  readonly until?: number;
  /** Request targets that lead to it without being read. */
  readonly targets: Set<string>;
  /** In bytes, with all that it takes to keep it. */
  cost: number;
  /** How often it was asked for, and how often when it was last spared. */
  hits: number;
  spared: number;
}

/** Answers in memory, up to a number of bytes. */
export interface Shelf<Thing extends Shelved> {
  all(): Iterable<Thing>;
  has(thing: Thing): boolean;
  hasKey(key: string): boolean;
  /** What a request target leads to, byte for byte as it was asked. */
  byTarget(target: string, now: number): Thing | undefined;
  /** The answer to a question in its one form. From then on the target leads to it by itself. */
  byKey(key: string, target: string, now: number): Thing | undefined;
  put(thing: Thing): void;
  lead(target: string, thing: Thing): void;
  /** It has grown. */
  charge(thing: Thing, bytes: number): void;
  /** Takes out what an entry of the log touches. */
  dropTouched(entry: Entry): readonly Thing[];
  /** Takes out everything, and keeps nothing more. */
  close(): void;
  size(): { readonly answers: number; readonly bytes: number; readonly targets: number; readonly evicted: number };
}

/** Ways of writing the same question that are remembered for each answer, and how long they may be. */
const mostTargets = 8;
const longestTarget = 1000;

/** @param most bytes of all that is kept */
export function openShelf<Thing extends Shelved>(most: number): Shelf<Thing> {
  const keys = new Map<string, Thing>();
  const targets = new Map<string, Thing>();
  const register = openRegister<Thing>();
  let bytes = 0;
  let evicted = 0;
  let isClosed = false;

  const drop = (thing: Thing) => {
    keys.delete(thing.key);
    for (const target of thing.targets) targets.delete(target);
    register.remove(thing);
    bytes -= thing.cost;
  };
  /** The oldest go first, but what was asked for since it was last looked at is spared once. */
  const makeRoom = () => {
    for (const thing of keys.values()) {
      if (bytes <= most) return;
      if (thing.hits > thing.spared) {
        thing.spared = thing.hits;
        keys.delete(thing.key);
        keys.set(thing.key, thing);
      } else {
        drop(thing);
        evicted += 1;
      }
    }
  };
  const charge = (thing: Thing, more: number) => {
    thing.cost += more;
    bytes += more;
    makeRoom();
  };
  const lead = (target: string, thing: Thing) => {
    if (keys.get(thing.key) !== thing || targets.has(target)) return;
    if (thing.targets.size >= mostTargets || target.length > longestTarget) return;
    thing.targets.add(target);
    targets.set(target, thing);
    charge(thing, target.length * 2 + 100);
  };
  const asked = (thing: Thing | undefined, now: number): Thing | undefined => {
    if (!thing) return undefined;
    if (thing.until !== undefined && thing.until <= now) {
      drop(thing);
      return undefined;
    }
    thing.hits += 1;
    return thing;
  };

  return {
    lead,
    charge,
    all: () => keys.values(),
    has: (thing) => keys.get(thing.key) === thing,
    hasKey: (key) => keys.has(key),
    byTarget: (target, now) => asked(targets.get(target), now),
    byKey(key, target, now) {
      const thing = asked(keys.get(key), now);
      if (thing) lead(target, thing);
      return thing;
    },
    put(thing) {
      if (isClosed) return;
      const known = keys.get(thing.key);
      if (known) drop(known);
      keys.set(thing.key, thing);
      register.add(thing);
      bytes += thing.cost;
      makeRoom();
    },
    close() {
      isClosed = true;
      for (const thing of [...keys.values()]) drop(thing);
    },
    dropTouched(entry) {
      const touched = [...register.touchedBy(entry)];
      for (const thing of touched) drop(thing);
      return touched;
    },
    size: () => ({ answers: keys.size, bytes, targets: targets.size, evicted }),
  };
}
