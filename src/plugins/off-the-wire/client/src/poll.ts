import type { ChangesAnswer } from '../../shared/contracts';
import type { Change, Run } from './follow';
import { sleep, timeLimit } from './patience';
import { search } from './query';
import { read } from './request';
import { WireError } from './wire-error';

/** How long an answer may be late, in milliseconds. */
const grace = 15_000;

/** Changes by long poll, until it is time to try a stream again. */
export async function* poll(run: Run): AsyncGenerator<Change, void, void> {
  const { stop, patience } = run;
  run.last ??= await position(run);
  while (Date.now() < run.pollUntil) {
    const asked = Date.now();
    const after: number = run.last;
    const answer = await changesAfter(run, after);
    run.wasThere = true;
    run.failures = 0;
    run.tell('poll');
    if (!answer) {
      run.last = await position(run);
      yield { kind: 'reset', n: run.last };
      continue;
    }
    for (const entry of answer.data) {
      if (entry.n <= run.last) continue;
      run.last = entry.n;
      if (!entry.archive) yield entry;
    }
    run.last = Math.max(run.last, answer.meta.next);
    // Of something rare a long log is looked through in parts. A server that does not hold the question would be asked without end.
    const isHeld = run.last > after || Date.now() - asked > patience.poll / 2;
    if (!isHeld) await sleep(run.retry, stop.signal, false);
  }
}

/** `undefined` where the log no longer reaches back that far. */
async function changesAfter(run: Run, after: number): Promise<ChangesAnswer | undefined> {
  const limit = timeLimit(run.stop.signal, run.patience.poll + grace);
  const query = { ...run.filters, after, wait: Math.round(run.patience.poll / 1000) };
  try {
    return await read<ChangesAnswer>(run.door, `/changes${search(query)}`, { signal: limit.signal });
  } catch (error) {
    if (error instanceof WireError && error.status === 410) return undefined;
    throw error;
  } finally {
    limit.close();
  }
}

/** The number of the newest entry. A log that no longer has its beginning says it in its refusal. */
async function position({ door, stop, patience }: Run): Promise<number> {
  const limit = timeLimit(stop.signal, patience.hello);
  try {
    const { meta } = await read<ChangesAnswer>(door, '/changes?after=0&limit=1', { signal: limit.signal });
    return meta.last;
  } catch (error) {
    if (error instanceof WireError && typeof error.details.last === 'number') return error.details.last;
    throw error;
  } finally {
    limit.close();
  }
}
