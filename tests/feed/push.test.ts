import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { concernOf } from '../../src/plugins/off-the-wire/server/src/changes/concern';
import type { Entry, Log } from '../../src/plugins/off-the-wire/server/src/changes/log';
import { errorBody, WireError } from '../../src/plugins/off-the-wire/server/src/errors';
import type { Directory } from '../../src/plugins/off-the-wire/server/src/feed/directory';
import { openPush, type Push } from '../../src/plugins/off-the-wire/server/src/feed/push';
import type { PushSettings } from '../../src/plugins/off-the-wire/server/src/feed/push/room';
import type { Shown } from '../../src/plugins/off-the-wire/server/src/feed/told';
import type { ChangesAnswer, Headline } from '../../src/plugins/off-the-wire/shared/contracts';
import { type Listening, listen } from './event-source';

type Own = Partial<Entry>;

/** A log in memory, whose oldest entries can be lost, and whose news may be told in another order. */
function logInMemory() {
  const entries: Entry[] = [];
  const listeners = new Set<(news: readonly Entry[]) => void>();
  const told = new Set<number>();
  const count = { reads: 0 };
  let kept = 0;
  const toldTo = () => {
    let n = 0;
    while (told.has(n + 1)) n += 1;
    return n;
  };
  const tell = (news: readonly Entry[]) => {
    const unknown = news.filter(({ n }) => !told.has(n));
    for (const { n } of unknown) told.add(n);
    if (unknown.length > 0) for (const listener of listeners) listener(unknown);
  };
  const log: Partial<Log> = {
    position: () => Math.max(0, ...told),
    heard: () => told.size,
    toldTo,
    newest: async () => entries.length,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    catchUp: async () => tell(entries.slice(toldTo())),
    async readAfter(after, limit) {
      count.reads += 1;
      await pause(1);
      if (after < kept) throw new WireError('OTW_LOG_PRUNED');
      return entries.slice(after, after + limit);
    },
  };
  const write = (...changes: readonly Own[]): Entry[] => {
    const made = changes.map(
      (own, index): Entry => ({
        ...{
          n: entries.length + 1 + index,
          at: Date.parse('2026-11-20T12:00:00Z'),
          kind: 'published',
          about: 'article',
        },
        ...{ subject: `story-${entries.length + 1 + index}`, before: [], after: ['all'], detail: {} },
        ...own,
      }),
    );
    entries.push(...made);
    return made;
  };
  return {
    log: log as Log,
    tell,
    write,
    count,
    change: (...changes: readonly Own[]) => tell(write(...changes)),
    lose: (to: number) => {
      kept = to;
    },
  };
}

const directory = async () =>
  ({ sources: [], tree: { find: () => undefined }, sourceById: new Map() }) as unknown as Directory;

const settings: PushSettings = {
  ...{ heartbeatSeconds: 60, longestSeconds: 3600, waitingBytes: 64 * 1024, waitingSeconds: 1 },
  ...{ streams: 1000, streamsPerAddress: 1000, held: 1000, heldPerAddress: 1000 },
};

const headlineOf = (documentId: string) =>
  ({ documentId, headline: `Headline of ${documentId}` }) as unknown as Headline;

const open: { push: Push; server: http.Server }[] = [];

/** Push on a bare server: `/stream`, `/changes`. `articles` is what readers may see; by default of all that is asked. */
async function serve(
  own: Partial<PushSettings> = {},
  readHeadlines?: (ids: readonly string[]) => Promise<Map<string, Shown>>,
) {
  const memory = logInMemory();
  const reads: (readonly string[])[] = [];
  const time = { ahead: 0 };
  const push = openPush({
    ...{ log: memory.log, directory, settings: { ...settings, ...own } },
    readHeadlines: async (ids) => {
      reads.push(ids);
      return readHeadlines ? readHeadlines(ids) : new Map(ids.map((id) => [id, { headline: headlineOf(id) }]));
    },
    clock: () => Date.now() + time.ahead,
    report: (error) => {
      throw error;
    },
  });
  push.start();
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://wire.example');
    const answer = pathname === '/stream' ? push.stream : push.changes;
    const address = request.headers['x-client']?.toString();
    answer(request, response, searchParams, { address, also: [] }).catch((error: unknown) => {
      if (!(error instanceof WireError)) throw error;
      response.writeHead(error.status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(errorBody(error)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ push, server });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...memory,
    ...{ push, url, reads, time },
    stream: (query = '', headers: Record<string, string> = {}) => listen(`${url}/stream${query}`, headers),
    ask: async (query: string) => (await fetch(`${url}/changes${query}`)).json() as Promise<ChangesAnswer>,
  };
}

const heard = (stream: Listening, count: number) => stream.until(() => stream.numbers().length >= count);

afterEach(async () => {
  for (const { push, server } of open.splice(0)) {
    await push.close();
    server.closeAllConnections();
    server.close();
  }
});

describe('an entry concerns', () => {
  const entry = (own: Own) => ({ about: 'article', kind: 'updated', before: [], after: [], ...own }) as Entry;
  const sport = [['section:sport']];
  const englishSport = [['section:sport'], ['language:en', 'language:de']];

  test.each<readonly [fact: string, own: Own, groups: readonly (readonly string[])[], concern: string | undefined]>([
    ['everybody who asks for nothing', { after: ['all'] }, [], 'whole'],
    ['who asks for what it is', { after: ['all', 'section:sport'] }, sport, 'whole'],
    ['who asks for what it was and is', { before: ['section:sport'], after: ['section:sport'] }, sport, 'whole'],
    ['who asked for what it was, as one that left', { before: ['section:sport'], after: ['all'] }, sport, 'left'],
    ['who asked for what was withdrawn', { kind: 'withdrawn', before: ['section:sport'] }, sport, 'whole'],
    ['nobody who asks for something else', { before: ['all'], after: ['all'] }, sport, undefined],
    ['who asks for any of several values', { after: ['section:sport', 'language:de'] }, englishSport, 'whole'],
    ['nobody of whose filters one does not fit', { after: ['section:sport', 'language:fr'] }, englishSport, undefined],
    ['who named the section', { about: 'breadcrumb', before: ['section:sport'], after: [] }, englishSport, 'whole'],
    ['nobody who named another', { about: 'breadcrumb', after: ['section:world'] }, englishSport, undefined],
    ['no filter, where it is a ticker', { about: 'ticker', kind: 'ticker', after: ['ticker:home'] }, sport, undefined],
  ])('%s', (_, own, groups, concern) => {
    expect(concernOf(entry(own), groups)).toBe(concern);
  });
});

describe('a stream', () => {
  test('says hello with the place where it starts, and then what comes, as it comes', async () => {
    const { stream, change } = await serve();
    change({}, {});
    const one = await stream();
    expect(one.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': '*',
    });
    await one.until((all) => all.length === 1);
    expect(one.heard).toEqual([{ event: 'hello', id: '2', data: { last: 2 } }]);
    change({ kind: 'corrected', subject: 'a', detail: { guid: 'urn:a' } });
    await heard(one, 1);
    const at = '2026-11-20T12:00:00.000Z';
    const article = headlineOf('a');
    const data = { n: 3, at, kind: 'corrected', about: 'article', subject: 'a', guid: 'urn:a', article };
    expect(one.heard[1]).toEqual({ event: 'corrected', id: '3', data });
  });

  test('goes on after the last id, which wins over the parameter, and then with what comes', async () => {
    const { stream, change } = await serve();
    change(...Array.from({ length: 250 }, () => ({})));
    const one = await stream('?after=3', { 'Last-Event-ID': '20' });
    await heard(one, 230);
    change({});
    await heard(one, 231);
    expect(one.heard[0]).toEqual({ event: 'hello', id: '20', data: { last: 20 } });
    expect(one.numbers()).toEqual(Array.from({ length: 231 }, (_none, index) => index + 21));
  });

  test.each([
    ['a number that is no longer kept', '3'],
    ['a number that was never given', '4000'],
    ['an id of another server', 'abc'],
  ])('says that the list is to be loaded anew after %s', async (_, id) => {
    const { stream, change, lose } = await serve();
    change(...Array.from({ length: 10 }, () => ({})));
    lose(5);
    const one = await stream('', { 'Last-Event-ID': id });
    await one.until((all) => all.some(({ event }) => event === 'reset'));
    change({});
    await heard(one, 1);
    expect(one.heard.at(-2)).toEqual({ event: 'reset', id: '10', data: { last: 10 } });
    expect(one.numbers()).toEqual([11]);
  });

  test('tells what leaves by its ids alone', async () => {
    const { stream, change } = await serve();
    const one = await stream('?language=en');
    change({ kind: 'updated', subject: 'a', before: ['all', 'language:en'], after: ['all', 'language:de'] });
    change({
      kind: 'withdrawn',
      subject: 'b',
      before: ['all', 'language:en'],
      after: [],
      detail: { reason: 'killed' },
    });
    await heard(one, 2);
    expect(one.heard.slice(1).map(({ data }) => data)).toMatchObject([
      { subject: 'a', left: true },
      { subject: 'b', reason: 'killed' },
    ]);
    expect(one.heard.some(({ data }) => 'article' in data)).toBe(false);
  });

  test('moves its id on with a heartbeat past what does not concern it', async () => {
    const { stream, change } = await serve({ heartbeatSeconds: 0.5 });
    const one = await stream('?language=en');
    change({ after: ['all', 'language:de'] });
    await pause(1500);
    expect(one.lastId()).toBe('1');
    expect(one.comments()).toBeGreaterThan(0);
    expect(one.heard).toHaveLength(1);
  });

  test('tells entries in their order, whatever the order in which they are heard of', async () => {
    const { stream, write, tell } = await serve();
    const one = await stream();
    const [first, second, third] = write({}, {}, {});
    if (!first || !second || !third) throw new Error('three were written');
    tell([third]);
    await pause(20);
    tell([first]);
    await pause(20);
    tell([second]);
    await heard(one, 3);
    expect(one.numbers()).toEqual([1, 2, 3]);
  });

  test('neither skips nor repeats, whenever it is cut and comes back while others write', async () => {
    const { stream, change } = await serve();
    const total = 3000;
    const writing = (async () => {
      for (let n = 0; n < total; n += 3) {
        change({}, {}, {});
        if (n % 30 === 0) await pause(1);
      }
    })();
    const numbers: number[] = [];
    let id = '0';
    while (numbers.length < total) {
      const one = await stream('', { 'Last-Event-ID': id });
      await one.until(() => one.numbers().length > 100 || numbers.length + one.numbers().length >= total);
      one.cut();
      numbers.push(...one.numbers());
      id = one.lastId();
    }
    await writing;
    expect(numbers).toEqual(Array.from({ length: total }, (_none, index) => index + 1));
  });

  test('reads what entries are about once for all who listen, and what came back reads once for all who come back', async () => {
    const { stream, change, reads, count } = await serve();
    const all = await Promise.all(Array.from({ length: 50 }, () => stream()));
    change({ subject: 'a' }, { subject: 'b' });
    await Promise.all(all.map((one) => heard(one, 2)));
    expect(reads).toEqual([['a', 'b']]);
    const back = await Promise.all(Array.from({ length: 50 }, () => stream('?after=0')));
    await Promise.all(back.map((one) => heard(one, 2)));
    expect(reads).toHaveLength(2);
    expect(count.reads).toBe(1);
  });

  test('does not tell of an article that is withdrawn while it is being read', async () => {
    let finish: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { stream, change } = await serve({}, async (ids) => {
      await slow;
      return new Map(ids.map((id) => [id, { headline: headlineOf(id) }]));
    });
    const one = await stream();
    change({ subject: 'a' });
    await pause(20);
    change({ kind: 'withdrawn', subject: 'a', before: ['all'], after: [] });
    finish();
    await heard(one, 2);
    expect(JSON.stringify(one.heard)).not.toContain('Headline of a');
  });

  test('does not tell who comes back of an article that has expired meanwhile', async () => {
    const later = Date.now() + 60_000;
    const shown = async (ids: readonly string[]): Promise<Map<string, Shown>> =>
      Date.now() + room.time.ahead < later
        ? new Map(ids.map((id) => [id, { headline: headlineOf(id), until: later }]))
        : new Map();
    const room = await serve({}, shown);
    room.change({ subject: 'a' });
    const before = await room.ask('?after=0');
    room.time.ahead = 61_000;
    const after = await room.ask('?after=0');
    expect([before, after].map(({ data }) => 'article' in (data[0] ?? {}))).toEqual([true, false]);
  });

  test('is cut where a client does not take what it is sent, says why, and goes on where that one left off', async () => {
    const { stream, change, push } = await serve({ waitingSeconds: 0.5 });
    const padding = 'x'.repeat(20_000);
    const [slow, quick] = [await stream(), await stream()];
    slow.pause();
    for (let n = 0; n < 1000; n += 1) {
      change({ detail: { guid: padding } });
      if (n % 50 === 0) await pause(5);
    }
    await heard(quick, 1000);
    while (push.open().streams > 1) await pause(50);
    slow.resume();
    await slow.closed;
    const got = slow.numbers();
    expect(got.length).toBeLessThan(1000);
    const again = await stream('', { 'Last-Event-ID': slow.lastId() });
    await heard(again, 1000 - got.length);
    expect([...got, ...again.numbers()]).toEqual(quick.numbers());
  });

  test('is cut where a client takes nothing from one heartbeat to the next, however little waits for it', async () => {
    const { stream, change, push } = await serve({ heartbeatSeconds: 0.4, waitingBytes: 1_000_000_000 });
    const slow = await stream();
    slow.pause();
    // More than the system keeps for a connection by itself.
    for (let n = 0; n < 200; n += 1) change({ detail: { guid: 'x'.repeat(100_000) } });
    while (push.open().streams > 0) await pause(50);
    slow.resume();
    await slow.closed;
    expect(slow.numbers().length).toBeLessThan(200);
  });

  test('gives its seat back with its connection, though it waited behind another answer on it', async () => {
    const { push, url } = await serve();
    const { hostname, port } = new URL(url);
    const socket = net.connect(Number(port), hostname);
    const asked = `GET /stream HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`;
    socket.write(asked + asked);
    while (push.open().streams < 2) await pause(10);
    socket.destroy();
    while (push.open().streams > 0) await pause(10);
  });

  test('tells nothing of an archive, which the log tells to those who read it', async () => {
    const { stream, change, ask } = await serve({ heartbeatSeconds: 0.4 });
    const [one, back] = [await stream(), ask('?after=0&wait=60')];
    const archive = { detail: { archive: true } } as const;
    change({ subject: 'old', ...archive }, { subject: 'older', ...archive });
    expect((await back).data.map(({ subject, archive }) => [subject, archive])).toEqual([
      ['old', true],
      ['older', true],
    ]);
    while (one.lastId() !== '2') await pause(20);
    change({ subject: 'new' });
    await heard(one, 1);
    const again = await stream('?after=0');
    await heard(again, 1);
    expect([one, again].map((each) => each.numbers())).toEqual([[3], [3]]);
  });

  test('reads nothing of what does not concern who goes through the log', async () => {
    const { change, reads, stream, ask } = await serve();
    change(...Array.from({ length: 300 }, () => ({})), { subject: 'mine', after: ['all', 'language:fr'] });
    expect((await ask('?after=0&language=fr')).data.map(({ subject }) => subject)).toEqual(['mine']);
    const one = await stream('?after=0&language=fr');
    await heard(one, 1);
    expect(reads).toEqual([['mine']]);
  });

  test('reads nothing while nobody listens', async () => {
    const { change, reads, stream } = await serve();
    change({ subject: 'a' });
    await pause(20);
    const one = await stream();
    change({ subject: 'b' });
    await heard(one, 1);
    expect(reads).toEqual([['b']]);
  });

  test('gives a client that takes its time all of it, and its last word where it is too late', async () => {
    const { stream, change } = await serve({ longestSeconds: 0.5 });
    const one = await stream();
    change({});
    await one.closed;
    expect(one.heard.map(({ event }) => event)).toEqual(['hello', 'published', 'end']);
    expect(one.heard[2]?.data).toMatchObject({ code: 'OTW_STREAM_OVER' });
    expect(one.lastId()).toBe('1');
  });

  test('is ended with a word when the server stops, and none is opened then', async () => {
    const { stream, push, url, ask } = await serve();
    const one = await stream();
    const held = ask('?after=0&wait=60');
    await pause(50);
    await push.close();
    await one.closed;
    expect(one.heard.at(-1)).toMatchObject({ event: 'end', data: { code: 'OTW_STOPPING' } });
    expect(await held).toEqual({ data: [], meta: { next: 0, last: 0 } });
    expect((await fetch(`${url}/stream`)).status).toBe(503);
  });

  test('is one of so many in all, and of an address', async () => {
    const { stream, push } = await serve({ streams: 3, streamsPerAddress: 2 });
    const first = await stream('', { 'x-client': 'a' });
    await stream('', { 'x-client': 'a' });
    expect((await stream('', { 'x-client': 'a' })).status).toBe(429);
    await stream('', { 'x-client': 'b' });
    expect((await stream('', { 'x-client': 'c' })).status).toBe(503);
    first.cut();
    while (push.open().streams > 2) await pause(10);
    expect((await stream('', { 'x-client': 'a' })).status).toBe(200);
  });

  test('gives HEAD the headers alone', async () => {
    const { url, push } = await serve();
    const answer = await fetch(`${url}/stream`, { method: 'HEAD' });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(push.open().streams).toBe(0);
  });
});

describe('a question that waits', () => {
  test('is answered as soon as something happens that concerns it', async () => {
    const { ask, change, push } = await serve();
    const waiting = ask('?after=0&wait=60&language=en');
    while (push.open().held === 0) await pause(5);
    change({ after: ['all', 'language:de'] });
    await pause(50);
    expect(push.open().held).toBe(1);
    change({ after: ['all', 'language:en'] });
    const { data, meta } = await waiting;
    expect([data.map(({ n }) => n), meta]).toEqual([[2], { next: 2, last: 2 }]);
    expect(push.open()).toMatchObject({ held: 0, questions: 0 });
  });

  test('is answered at once where there is something, and with the place to go on from where nothing comes', async () => {
    const { ask, change, push } = await serve();
    change({}, { after: ['all', 'language:de'] });
    expect((await ask('?after=0&wait=60&limit=1')).meta).toEqual({ next: 1, last: 2 });
    const nothing = ask('?after=0&wait=1&language=fr');
    while (push.open().held === 0) await pause(5);
    change({ after: ['all', 'language:de'] });
    expect(await nothing).toEqual({ data: [], meta: { next: 3, last: 3 } });
  });

  test('goes through the whole log for something rare, a part at a time', async () => {
    const { ask, change } = await serve();
    change(...Array.from({ length: 7000 }, () => ({})), { after: ['all', 'keyword:rare'] });
    const first = await ask('?after=0&wait=60&keyword=rare');
    expect(first).toEqual({ data: [], meta: { next: 5000, last: 7001 } });
    const second = await ask(`?after=${first.meta.next}&keyword=rare`);
    expect(second.data.map(({ n }) => n)).toEqual([7001]);
  });

  test('gets no more than its limit, page by page without a skip or a repeat', async () => {
    const { ask, change } = await serve();
    change(...Array.from({ length: 450 }, () => ({})));
    const numbers: number[] = [];
    for (let after = 0; numbers.length < 450; ) {
      const { data, meta } = await ask(`?after=${after}&limit=130`);
      numbers.push(...data.map(({ n }) => n));
      after = meta.next;
    }
    expect(numbers).toEqual(Array.from({ length: 450 }, (_none, index) => index + 1));
  });

  test('is told to start again after a number that is no longer kept or was never given', async () => {
    const { url, change, lose } = await serve();
    change({}, {}, {});
    lose(2);
    expect((await fetch(`${url}/changes?after=1&wait=5`)).status).toBe(410);
    expect((await fetch(`${url}/changes?after=9&wait=5`)).status).toBe(410);
  });

  test('gives its place back when its client goes away', async () => {
    const { url, push } = await serve();
    const gone = new AbortController();
    const asked = fetch(`${url}/changes?wait=60`, { signal: gone.signal });
    while (push.open().held === 0) await pause(5);
    gone.abort();
    await expect(asked).rejects.toThrow();
    while (push.open().held > 0) await pause(5);
  });
});
