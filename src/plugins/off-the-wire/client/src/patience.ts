/** How long to wait for what, in milliseconds. */
export interface Patience {
  /** For a stream to say something at all, and for an answer that is not held; a proxy that holds streams back is found out by this. 8 seconds. */
  readonly hello: number;
  /** For the next sign of life of a stream, which has a heartbeat. 45 seconds. */
  readonly silence: number;
  /** How long a question for changes is held by the server. 25 seconds. */
  readonly poll: number;
  /** Until a stream is tried again where there was none. 5 minutes. */
  readonly again: number;
  /** Between two looks of `follow`, however much comes in. 2 seconds. */
  readonly pace: number;
}

export const patience: Patience = { hello: 8_000, silence: 45_000, poll: 25_000, again: 300_000, pace: 2_000 };

const longestBackoff = 60_000;
/** What anybody asks for beyond that is not believed. */
const longestWait = 3_600_000;

/**
 * Milliseconds until the next try: twice as long after each failure, spread so that not everybody comes back at once,
 * and never less than was asked for. @param chance 0 to 1
 */
export function delayAfter(failures: number, retry: number, retryAfter = 0, chance = Math.random()): number {
  const backoff = Math.min(retry * 2 ** Math.max(failures - 1, 0), longestBackoff);
  return Math.max(backoff * (0.5 + chance), Math.min(retryAfter, longestWait) + chance * retry);
}

/** A browser tells when it is back at the network; Node does not. */
const platform = globalThis as unknown as Partial<EventTarget>;

/** Waits; shorter if the signal is aborted or, where `mayHurry`, a browser comes back to the network. */
export function sleep(milliseconds: number, signal: AbortSignal, mayHurry: boolean): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      platform.removeEventListener?.('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    if (mayHurry) platform.addEventListener?.('online', done);
    if (signal.aborted) done();
  });
}

/** A signal that follows another one, and also ends by itself unless it is given more time. */
export function timeLimit(signal: AbortSignal, milliseconds: number) {
  const own = new AbortController();
  const end = () => own.abort();
  let timer = setTimeout(end, milliseconds);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  return {
    signal: own.signal,
    extend(more: number) {
      clearTimeout(timer);
      timer = setTimeout(end, more);
    },
    /** No time is counted until it is extended. */
    hold() {
      clearTimeout(timer);
    },
    /** Also breaks off whatever the signal was given to. */
    close() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      end();
    },
  };
}
