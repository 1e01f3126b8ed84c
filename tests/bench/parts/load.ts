/** Asks a server on this machine, for so long and no more often than so many times. */
import autocannon from 'autocannon';
import { answer } from './child';

export interface Load {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the address with another moment, far ahead, at every request: the same list by a query never asked before. */
  readonly moments?: boolean;
  /** Seconds. */
  readonly duration: number;
  readonly connections: number;
  readonly status: number;
}

export interface Loaded {
  readonly requests: number;
  /** Requests a second. */
  readonly rate: number;
}

const mostRequests = 400_000;
let moment = Date.UTC(2999, 0);

answer({
  run: async ({ url, headers = {}, moments, duration, connections, status }: Load): Promise<Loaded> => {
    const { pathname, search } = new URL(url);
    const setupRequest = (request: autocannon.Request): autocannon.Request => {
      moment += 1;
      return { ...request, path: pathname + search + new Date(moment).toISOString() };
    };
    const requests = moments ? [{ setupRequest }] : undefined;
    const bounds = { duration, maxOverallRequests: mostRequests, timeout: 10 };
    const started = performance.now();
    const result = await autocannon({ url, headers, requests, connections, ...bounds });
    const seconds = (performance.now() - started) / 1000;
    const wrong = result.errors + result.timeouts + result.mismatches;
    const counts = Object.entries(result.statusCodeStats ?? {}).map(([code, { count }]) => [Number(code), count]);
    const right = counts.filter(([code]) => code === status).reduce((sum, [, count = 0]) => sum + count, 0);
    if (wrong > 0 || right !== result.requests.total || right === 0) {
      throw new Error(`${url}: ${wrong} errors, statuses ${JSON.stringify(counts)}, ${status} was expected`);
    }
    return { requests: right, rate: right / seconds };
  },
});
