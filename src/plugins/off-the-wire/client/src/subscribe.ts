import type { ChangeEntry } from '../../shared/contracts';
import { type Change, follow, type Run, type State } from './follow';
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

export interface Subscription {
  stop(): void;
  /** Resolves when it was stopped. */
  readonly done: Promise<void>;
  /** The number of the last entry that came in: where another one can go on from (`after`). */
  last(): number | undefined;
}

/** Changes, each once and in order. `return()`, as `break` in a loop does, closes the connection. */
export interface Changes extends AsyncIterableIterator<Change> {
  last(): number | undefined;
}

/** The changes run into the handlers by themselves. */
export function listen(door: Door, filters: Filters, handlers: Handlers): Subscription {
  const run = startOf(door, filters, handlers);
  return { done: handOver(follow(run), handlers), stop: () => run.stop.abort(), last: () => run.last };
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

async function handOver(changes: AsyncIterable<Change>, { change, reset, error }: Handlers): Promise<void> {
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
