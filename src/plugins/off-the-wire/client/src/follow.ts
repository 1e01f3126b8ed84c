import type { ChangeEntry } from '../../shared/contracts';
import { delayAfter, type Patience, sleep } from './patience';
import { poll } from './poll';
import type { Filters } from './query';
import type { Door } from './request';
import { NoStream, stream } from './stream';
import { WireError } from './wire-error';

/** The change log no longer reaches back to where this began: load anew what you show. It goes on after `n`. */
export interface Reset {
  readonly kind: 'reset';
  readonly n: number;
}

export type Change = ChangeEntry | Reset;

/** How changes come in now: at once, by long poll, or not at all until the next try. */
export type State = 'stream' | 'poll' | 'waiting';

/** Where one who follows the log stands. */
export interface Run {
  readonly door: Door;
  readonly filters: Filters;
  readonly patience: Patience;
  readonly stop: AbortController;
  readonly tell: (state: State, error?: unknown) => void;
  /** The number of the last entry that was handed on, or that is known not to be asked for. */
  last: number | undefined;
  /** Milliseconds, as the server asks. */
  retry: number;
  /** Tries in a row that came to nothing. */
  failures: number;
  /** Epoch milliseconds until which no stream is tried. */
  pollUntil: number;
  /** Whether the API was ever there. */
  wasThere: boolean;
}

/** Streams that break as soon as they stand are given up for a while. */
const mostFailures = 3;

/**
 * Follows the change log from `run.last` on, or from now on: each entry once and in order, whatever becomes of the
 * connection. Ends when `run.stop` is aborted; throws what trying again would not mend.
 */
export async function* follow(run: Run): AsyncGenerator<Change, void, void> {
  const { signal } = run.stop;
  try {
    while (!signal.aborted) {
      try {
        for await (const change of isPolling(run) ? poll(run) : stream(run)) {
          if (signal.aborted) return;
          yield change;
          if (signal.aborted) return;
        }
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof NoStream) run.pollUntil = Date.now() + run.patience.again;
        else await pause(run, error);
      }
    }
  } finally {
    run.stop.abort();
  }
}

const isPolling = ({ pollUntil }: Run) => Date.now() < pollUntil;

async function pause(run: Run, error: unknown): Promise<void> {
  if (isFinal(error, run)) throw error;
  run.failures += 1;
  run.tell('waiting', error);
  if (run.failures >= mostFailures) run.pollUntil = Math.max(run.pollUntil, Date.now() + run.patience.again);
  const retryAfter = error instanceof WireError ? error.retryAfter : undefined;
  await sleep(delayAfter(run.failures, run.retry, retryAfter), run.stop.signal, retryAfter === undefined);
}

/** Refused for good. What is not there may be on its way back, if it was there before. */
function isFinal(error: unknown, { wasThere }: Run): boolean {
  if (!(error instanceof WireError)) return false;
  const { status } = error;
  if (status === 400 || status === 401 || status === 403) return true;
  return status > 400 && status < 500 && ![408, 410, 425, 429].includes(status) && !wasThere;
}
