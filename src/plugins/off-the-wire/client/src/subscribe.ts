import type { ChangeEntry } from '../../shared/contracts';
import { type Change, follow, type Run, type State } from './follow';
import { gatherLooks, type Look } from './look';
import { type Patience, patience } from './patience';
import type { Filters } from './query';
import type { Door } from './request';

export interface Following {
  /** The number of the last entry that is known already. Absent: from now on. */
  readonly after?: number;
  /** Ends it, quietly. */
  readonly signal?: AbortSignal;
  /** `poll`: never a stream. */
  readonly via?: 'stream' | 'poll';
  readonly patience?: Partial<Patience>;
  /** Is told when the way in which changes come in is another, and why there is none at the moment. */
  readonly state?: (state: State, error?: unknown) => void;
}

export interface Handlers extends Following {
  readonly change: (entry: ChangeEntry) => void;
  /** The log no longer reaches back to where this began: load anew what you show. It goes on after `n`. */
  readonly reset?: (n: number) => void;
  /** It is over: it was refused for good, or a handler threw. Without this, `done` rejects. */
  readonly error?: (error: unknown) => void;
}

/** How `follow` is to go about it. */
export interface Looking extends Following {
  /** What is shown is of this moment: the first look waits until changes come in. */
  readonly shown?: boolean;
  /** Is told what a look has thrown, which is tried again; without this, the console. */
  readonly failed?: (error: unknown) => void;
  /** It is over: it was refused for good. Without this, `done` rejects. */
  readonly error?: (error: unknown) => void;
}

export interface Subscription {
  stop(): void;
  /** Resolves when it was stopped. */
  readonly done: Promise<void>;
  /** The number of the last entry that came in: where another one can go on from (`after`). */
  last(): number | undefined;
}

export interface Follower extends Subscription {
  /** Something may be other, as the page knows by itself: looks soon. */
  look(): void;
}

/** Changes, each once and in order. `return()`, as `break` in a loop does, closes the connection. */
export interface Changes extends AsyncIterableIterator<Change> {
  last(): number | undefined;
}

/** The changes run into the handlers by themselves. */
export function listen(door: Door, filters: Filters, handlers: Handlers): Subscription {
  const run = startOf(door, filters, handlers);
  const { change, reset, error } = handlers;
  return { done: handOver(follow(run), { change, reset, error }), stop: () => run.stop.abort(), last: () => run.last };
}

/** The changes are no more than a reason to look. */
export function keepLooking(door: Door, filters: Filters, look: Look, looking: Looking): Follower {
  const { shown, failed = console.error, error } = looking;
  const state: Following['state'] = (now, cause) => {
    looking.state?.(now, cause);
    // Something may have been missed meanwhile.
    if (now !== 'waiting') soon();
  };
  const run = startOf(door, filters, { ...looking, state });
  const { signal } = run.stop;
  const soon = gatherLooks(look, { signal, pace: run.patience.pace, isShown: shown, failed });
  if (!shown) soon();
  const done = handOver(follow(run), { change: soon, reset: soon, error });
  return { done, look: soon, stop: () => run.stop.abort(), last: () => run.last };
}

/** The changes are there to be taken. */
export function changesOf(door: Door, filters: Filters, following: Following): Changes {
  const run = startOf(door, filters, following);
  const changes = follow(run);
  const taken: Changes = {
    last: () => run.last,
    next: () => changes.next(),
    return: () => {
      // A generator that waits for a change would not hear of it before there is one.
      run.stop.abort();
      return changes.return();
    },
    [Symbol.asyncIterator]: () => taken,
  };
  return taken;
}

function startOf(door: Door, filters: Filters, { after, signal, via, state, patience: own }: Following): Run {
  const stop = new AbortController();
  const end = () => stop.abort();
  signal?.addEventListener('abort', end, { signal: stop.signal });
  if (signal?.aborted) end();
  let told: State | undefined;
  return {
    ...{ door, filters, stop, last: after, retry: 2000, failures: 0, wasThere: false },
    patience: { ...patience, ...own },
    pollUntil: via === 'poll' ? Number.POSITIVE_INFINITY : 0,
    tell(now, error) {
      if (now !== told || error !== undefined) state?.(now, error);
      told = now;
    },
  };
}

type Handed = Pick<Handlers, 'change' | 'reset'> & { readonly error: Handlers['error'] | undefined };

async function handOver(changes: AsyncIterable<Change>, { change, reset, error }: Handed): Promise<void> {
  try {
    for await (const one of changes) {
      if (one.kind === 'reset') reset?.(one.n);
      else change(one);
    }
  } catch (cause) {
    if (!error) throw cause;
    error(cause);
  }
}
