import type { ChangeEntry } from '../../shared/contracts';
import type { Change, Run } from './follow';
import { type Frame, readFrames } from './frames';
import { timeLimit } from './patience';
import { search } from './query';
import { ask } from './request';
import { WireError } from './wire-error';

/** There is no stream to be had here: something on the way holds it back, or does not know it. */
export class NoStream extends Error {}

/** A stream that has lasted so long was a good one, whatever ends it. Milliseconds. */
const lasting = 10_000;

/** Changes by server-sent events, read by fetch: with tokens, with filters, in Node too. Always ends by throwing. */
export async function* stream(run: Run): AsyncGenerator<Change, void, void> {
  const limit = timeLimit(run.stop.signal, run.patience.hello);
  let opened: number | undefined;
  try {
    const reader = await open(run, limit.signal);
    const frames = readFrames();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Error('The stream was cut.');
      for (const frame of frames(decoder.decode(value, { stream: true }))) {
        if (opened === undefined) run.tell('stream');
        opened ??= Date.now();
        const change = take(run, frame);
        // What is done with a change takes its time, and is no silence of the server's.
        limit.hold();
        if (change) yield change;
      }
      if (opened === undefined) continue;
      limit.extend(run.patience.silence);
      run.wasThere = true;
      if (Date.now() - opened > lasting) run.failures = 0;
    }
  } catch (error) {
    throw opened === undefined && limit.signal.aborted ? new NoStream() : error;
  } finally {
    limit.close();
  }
}

/** Answers that say that this is no place for streams. */
const unknownHere = [404, 405, 406, 410, 501];

async function open(run: Run, signal: AbortSignal): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const address = `/stream${search({ ...run.filters, after: run.last })}`;
  try {
    const { headers, body } = await ask(run.door, address, { signal, headers: { Accept: 'text/event-stream' } });
    if (body && headers.get('content-type')?.startsWith('text/event-stream')) return body.getReader();
  } catch (error) {
    if (!(error instanceof WireError && unknownHere.includes(error.status))) throw error;
  }
  throw new NoStream();
}

const kinds = /^(published|updated|corrected|withdrawn|ticker)$/;

/** What a frame says. Throws on the last one, and on what cannot be read: then what follows it is asked for again. */
function take(run: Run, { event, data, id = '', retry = '' }: Frame): Change | undefined {
  if (/^\d{1,5}$/.test(retry)) run.retry = Math.max(Number(retry), 100);
  const said: Partial<ChangeEntry> & { last?: unknown; code?: string; message?: string } = data ? JSON.parse(data) : {};
  if (event === 'end')
    throw new WireError(said.code ?? 'OTW_UNREACHABLE', 200, said.message ?? 'The stream has ended.');
  // Who comes back has a place already: what lies between it and the newest entry follows.
  if (event === 'hello') run.last ??= numberOf(said.last);
  else if (event === 'reset') {
    run.last = numberOf(said.last);
    return { kind: 'reset', n: run.last };
  } else if (kinds.test(event)) {
    const n = numberOf(said.n);
    if (n <= (run.last ?? 0)) return undefined;
    run.last = n;
    run.failures = 0;
    return said as ChangeEntry;
  } else if (/^\d+$/.test(id)) run.last = Math.max(run.last ?? 0, Number(id));
  return undefined;
}

function numberOf(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new Error('An entry without its number.');
}
