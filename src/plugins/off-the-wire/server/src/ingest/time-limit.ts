import { performance } from 'node:perf_hooks';
import { createContext, Script } from 'node:vm';
import { forgetBegun } from '../wire/forget-begun';
import { type Guarded, PastLimit, type WireLimits } from '../wire/limits';

/**
 * A guard for one delivery, which breaks off work that takes longer than the limits allow and throws `PastLimit`. It breaks
 * off loops and regular expressions wherever they are, and no `catch` can stop it; a single call of the engine's own, as
 * `JSON.parse`, ends first. One use costs about 50 microseconds: it is for a document, not for a line.
 */
export function timeLimit(limits: WireLimits): Guarded {
  let left = limits.deliveryMilliseconds;
  return (work) => {
    const started = performance.now();
    const limit = left < limits.milliseconds ? 'deliveryMilliseconds' : 'milliseconds';
    if (left <= 0) throw new PastLimit(limit, limits);
    try {
      return brokenOffAfter(Math.ceil(Math.min(left, limits.milliseconds)), work);
    } catch (error) {
      if (!isTimeout(error)) throw error;
      forgetBegun();
      throw new PastLimit(limit, limits);
    } finally {
      left -= performance.now() - started;
    }
  };
}

/** Node can stop running code only if it was started as a script: this one does nothing but call the work. */
const call = new Script('work()', { filename: 'time-limit' });
const room: { work?: () => unknown } = {};
const context = createContext(room);

function brokenOffAfter<Result>(timeout: number, work: () => Result): Result {
  const outer = room.work;
  room.work = work;
  try {
    return call.runInContext(context, { timeout }) as Result;
  } finally {
    room.work = outer;
  }
}

function isTimeout(error: unknown): boolean {
  return (error as { readonly code?: unknown } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
