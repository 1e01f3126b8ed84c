import { delayAfter, sleep } from './patience';
import { WireError } from './wire-error';

/** Shows what is true now. Whatever it throws, and whatever it returns rejects with, is a failure. */
export type Look = (signal: AbortSignal) => unknown;

export interface Looks {
  readonly signal: AbortSignal;
  /** Milliseconds from one look to the next, however much comes in. */
  readonly pace: number;
  /** Whether nobody waits for the first look. */
  readonly isShown: boolean | undefined;
  readonly failed: (error: unknown) => void;
}

/**
 * Looks when it is told that something may be other: never two looks at once, and whatever comes in during one, or soon
 * after it, is one more. A look that fails is tried again, later each time; what comes meanwhile does not hurry it.
 *
 * @returns the way to tell
 */
export function gatherLooks(look: Look, { signal, pace, isShown, failed }: Looks): () => void {
  let isWanted = false;
  let isBusy = false;
  let failures = 0;
  // Not all readers come at the same moment.
  let spread = isShown ? pace / 4 : 0;

  /** @returns milliseconds that the server asks to be left alone */
  const tryOnce = async (): Promise<number | undefined> => {
    isWanted = false;
    try {
      await look(signal);
      failures = 0;
      return undefined;
    } catch (error) {
      isWanted = true;
      failures += 1;
      if (!signal.aborted) failed(error);
      return error instanceof WireError ? error.retryAfter : undefined;
    }
  };
  const work = async () => {
    isBusy = true;
    while (isWanted && !signal.aborted) {
      await sleep(Math.random() * spread, signal, false);
      spread = pace / 4;
      if (signal.aborted) break;
      const retryAfter = await tryOnce();
      const hasFailed = failures > 0;
      await sleep(hasFailed ? delayAfter(failures, pace, retryAfter) : pace, signal, hasFailed && !retryAfter);
    }
    isBusy = false;
  };
  return () => {
    isWanted = true;
    if (!isBusy) void work();
  };
}
