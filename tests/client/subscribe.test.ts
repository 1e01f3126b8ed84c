import fc from 'fast-check';
import {
  type Change,
  createClient,
  type Following,
  type Handlers,
  type State,
} from '../../src/plugins/off-the-wire/client/src';
import {
  beginStream,
  changesBody,
  endFrame,
  entryFrame,
  entryFrames,
  type Handler,
  hello,
  resetFrame,
  sendError,
  sendJson,
  serveWire,
  type WireServer,
} from './wire-server';

const quick = { hello: 250, silence: 400, poll: 1000, again: 60_000 };

describe('a subscription', () => {
  let server: WireServer;
  const stop = { all: new AbortController() };
  beforeEach(() => {
    stop.all = new AbortController();
  });
  afterEach(async () => {
    stop.all.abort();
    await server?.close();
  });

  const subscribe = async (handlers: Readonly<Record<string, Handler>>, following: Following = {}) => {
    server = await serveWire(handlers);
    const wire = createClient({ url: server.url, token: 'secret' });
    return wire.subscribe({}, { signal: stop.all.signal, patience: quick, ...following });
  };
  /** So many changes, as numbers; a reset is negative. */
  const take = async (changes: AsyncIterable<Change>, count: number): Promise<number[]> => {
    const taken: number[] = [];
    for await (const change of changes) {
      taken.push(change.kind === 'reset' ? -change.n : change.n);
      if (taken.length === count) break;
    }
    return taken;
  };
  const asked = (path: string) => server.asked.filter((one) => one.startsWith(path));
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  test('begins with what comes from now on', async () => {
    const changes = await subscribe({
      '/stream': (_, response) => beginStream(response, hello(40), entryFrames(41, 43)),
    });
    expect(await take(changes, 3)).toEqual([41, 42, 43]);
    expect(changes.last()).toBe(43);
    expect(server.asked).toEqual(['/stream']);
  });

  test('sends its token and its filters', async () => {
    let authorization: string | undefined;
    server = await serveWire({
      '/stream': (request, response) => {
        authorization = request.headers.authorization;
        beginStream(response, hello(0), entryFrame(1));
      },
    });
    const wire = createClient({ url: server.url, token: 'secret' });
    await take(wire.subscribe({ section: ['world', 'sport'], urgency: [1, 2] }, { after: 0 }), 1);
    expect(authorization).toBe('Bearer secret');
    expect(server.asked).toEqual(['/stream?section=world%2Csport&urgency=1%2C2&after=0']);
  });

  test('resumes after a cut where it was, without a repeat of what comes twice', async () => {
    const changes = await subscribe({
      '/stream': (_, response, query, nth) => {
        const after = Number(query.get('after') ?? 0);
        // On a resume the hello names the newest entry, not the place.
        beginStream(response, hello(nth === 1 ? 0 : 6), entryFrames(Math.max(after - 1, 1), nth === 1 ? 3 : 6));
        if (nth === 1) setTimeout(() => response.destroy(), 50);
      },
    });
    expect(await take(changes, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(asked('/stream')).toEqual(['/stream', '/stream?after=3']);
  });

  test('takes nothing of a frame that was cut, and asks for it again', async () => {
    const whole = entryFrame(2);
    const changes = await subscribe({
      '/stream': (_, response, query, nth) => {
        if (nth > 1) return beginStream(response, hello(2), entryFrames(Number(query.get('after')) + 1, 2));
        beginStream(response, hello(0), entryFrame(1), whole.slice(0, whole.length - 1));
        setTimeout(() => response.destroy(), 50);
      },
    });
    expect(await take(changes, 2)).toEqual([1, 2]);
    expect(asked('/stream')[1]).toBe('/stream?after=1');
  });

  test('reads letters that are cut in the middle, CRLF, comments and frames in bits', async () => {
    const text = `: a comment\r\n\r\n${hello(0)}${entryFrame(1, { subject: 'Äther 日本 🗞️' })}`.replaceAll('\n', '\r\n');
    const bytes = Buffer.from(text);
    const changes = await subscribe(
      {
        '/stream': (_, response) => {
          beginStream(response);
          for (let at = 0; at < bytes.length; at += 1) setTimeout(() => response.write(bytes.subarray(at, at + 1)), at);
        },
      },
      { patience: { ...quick, hello: 5000 } },
    );
    const found: string[] = [];
    for await (const change of changes) {
      if (change.kind !== 'reset') found.push(change.subject);
      break;
    }
    expect(found).toEqual(['Äther 日本 🗞️']);
  });

  test('moves its place by an id alone', async () => {
    const changes = await subscribe({
      '/stream': (_, response, _query, nth) => {
        beginStream(response, hello(1), nth === 1 ? 'id: 900\n\n:\n\n' : entryFrame(901));
        if (nth === 1) setTimeout(() => response.destroy(), 50);
      },
    });
    expect(await take(changes, 1)).toEqual([901]);
    expect(asked('/stream')[1]).toBe('/stream?after=900');
  });

  test('passes over events that it does not know', async () => {
    const changes = await subscribe({
      '/stream': (_, response) =>
        beginStream(response, hello(1), 'event: weather\nid: 2\ndata: {"sunny":true}\n\n', entryFrame(3)),
    });
    expect(await take(changes, 1)).toEqual([3]);
  });

  test('tells of a reset and goes on from there, also backwards', async () => {
    const changes = await subscribe(
      { '/stream': (_, response) => beginStream(response, hello(70), resetFrame(70), entryFrame(71)) },
      { after: 5000 },
    );
    expect(await take(changes, 2)).toEqual([-70, 71]);
  });

  test('comes back when the server says that this is the end, and not at once', async () => {
    const times: number[] = [];
    const changes = await subscribe({
      '/stream': (_, response, query) => {
        times.push(Date.now());
        const n = Number(query.get('after') ?? 0) + 1;
        beginStream(response, hello(n - 1), entryFrame(n), endFrame);
        setTimeout(() => response.end(), 20);
      },
    });
    expect(await take(changes, 2)).toEqual([1, 2]);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(45);
  });

  test('asks again for what it could not read', async () => {
    const changes = await subscribe({
      '/stream': (_, response, query, nth) => {
        const after = Number(query.get('after') ?? 0);
        const broken = `id: 2\nevent: published\ndata: {"n":2,"sub\n\n${entryFrame(3)}`;
        beginStream(response, hello(0), nth === 1 ? entryFrame(1) + broken : entryFrames(after + 1, 3));
      },
    });
    expect(await take(changes, 3)).toEqual([1, 2, 3]);
    expect(asked('/stream')[1]).toBe('/stream?after=1');
  });

  test('finds out that a stream has gone silent', async () => {
    const states: State[] = [];
    const changes = await subscribe(
      { '/stream': (_, response, _query, nth) => beginStream(response, hello(0), nth === 1 ? '' : entryFrame(1)) },
      { state: (state) => states.push(state) },
    );
    expect(await take(changes, 1)).toEqual([1]);
    expect(states).toEqual(['stream', 'waiting', 'stream']);
  });

  test('lets a slow stream be slow, as long as it has a heartbeat', async () => {
    const changes = await subscribe({
      '/stream': (_, response) => {
        beginStream(response, hello(0));
        for (let at = 1; at <= 6; at += 1) setTimeout(() => response.write(at < 6 ? ':\n\n' : entryFrame(1)), at * 150);
      },
    });
    expect(await take(changes, 1)).toEqual([1]);
    expect(server.asked).toEqual(['/stream']);
  });

  test('does not take the time for which a change is worked on for silence', async () => {
    const states: State[] = [];
    const changes = await subscribe(
      {
        '/stream': (_, response) => {
          beginStream(response, hello(0), entryFrame(1));
          setTimeout(() => response.write(entryFrame(2)), 2 * quick.silence);
        },
      },
      { state: (state) => states.push(state) },
    );
    const taken: number[] = [];
    for await (const { n } of changes) {
      taken.push(n);
      if (n === 2) break;
      await new Promise((resolve) => setTimeout(resolve, 2 * quick.silence));
    }
    expect([taken, states, asked('/stream')]).toEqual([[1, 2], ['stream'], ['/stream']]);
  });

  describe('that is refused for a while', () => {
    test.each([429, 503])('waits as long as Retry-After says, after %i', async (status) => {
      const times: number[] = [];
      const changes = await subscribe({
        '/stream': (_, response, _query, nth) => {
          times.push(Date.now());
          if (nth > 1) beginStream(response, hello(0), entryFrame(1));
          else sendError(response, status, 'OTW_TOO_MANY', 'Later.', { headers: { 'Retry-After': '1' } });
        },
      });
      expect(await take(changes, 1)).toEqual([1]);
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
    });

    test('says why, and tries less and less often', async () => {
      const problems: unknown[] = [];
      const times: number[] = [];
      const refuse: Handler = (_, response) => {
        times.push(Date.now());
        response.writeHead(502).end('<h1>Bad Gateway</h1>');
      };
      await subscribe({ '/stream': refuse, '/changes': refuse }).then(async (changes) => {
        const wire = createClient({ url: server.url });
        await changes.return?.();
        const one = wire.subscribe(
          {},
          {
            change: () => undefined,
            patience: quick,
            state: (_, error) => problems.push(error),
          },
        );
        // The first waits are of the 2 seconds that go without saying.
        await until(() => times.length === 2);
        one.stop();
        await one.done;
      });
      expect(problems[0]).toMatchObject({ code: 'HTTP_502' });
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
    });
  });

  describe('where no stream is to be had', () => {
    const log: Handler = (_, response, query) => sendJson(response, changesBody(Number(query.get('after')), 12, 5));

    test.each<[string, Handler]>([
      [
        'that something on the way holds back',
        (_, response) => void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders(),
      ],
      ['that something does not even begin to answer', () => undefined],
      ['that is no stream', (_, response) => sendJson(response, {})],
      ['that is not there', (_, response) => sendError(response, 404, 'OTW_NOT_FOUND', 'Not Found')],
    ])('%s, goes by long poll', async (_, handler) => {
      const states: State[] = [];
      const changes = await subscribe(
        { '/stream': handler, '/changes': log },
        { after: 0, state: (state) => states.push(state) },
      );
      expect(await take(changes, 12)).toEqual(Array.from({ length: 12 }, (_one, at) => at + 1));
      expect(states).toEqual(['poll']);
      expect(asked('/stream')).toHaveLength(1);
      expect(asked('/changes')).toEqual([0, 5, 10].map((after) => `/changes?after=${after}&wait=1`));
    });

    test('begins with what comes from now on', async () => {
      let last = 12;
      const changes = await subscribe(
        {
          '/changes': (_, response, query) => {
            if (query.has('wait')) last += 1;
            sendJson(response, changesBody(Number(query.get('after')), last));
          },
        },
        { via: 'poll' },
      );
      expect(await take(changes, 2)).toEqual([13, 14]);
      expect(server.asked[0]).toBe('/changes?after=0&limit=1');
    });

    test('begins with what comes from now on, also of a log that has lost its beginning', async () => {
      const changes = await subscribe(
        {
          '/changes': (_, response, query) => {
            const after = Number(query.get('after'));
            if (after < 500) sendError(response, 410, 'OTW_LOG_PRUNED', 'Gone', { details: { after, last: 812 } });
            else sendJson(response, changesBody(after, 813));
          },
        },
        { via: 'poll' },
      );
      expect(await take(changes, 1)).toEqual([813]);
    });

    test('asks again where the log begins when nobody has answered that', async () => {
      const changes = await subscribe(
        {
          '/changes': (_, response, query, nth) =>
            nth > 1 && sendJson(response, changesBody(Number(query.get('after')), query.has('wait') ? 13 : 12)),
        },
        { via: 'poll' },
      );
      expect(await take(changes, 1)).toEqual([13]);
    });

    test('tells of a reset, and goes on after the newest entry', async () => {
      const changes = await subscribe(
        {
          '/changes': (_, response, query) => {
            const after = Number(query.get('after'));
            if (after < 500) sendError(response, 410, 'OTW_LOG_PRUNED', 'Gone', { details: { after, last: 812 } });
            else sendJson(response, changesBody(after, 813));
          },
        },
        { via: 'poll', after: 7 },
      );
      expect(await take(changes, 2)).toEqual([-812, 813]);
    });

    test('moves its place past what does not concern it', async () => {
      const changes = await subscribe(
        {
          '/changes': (_, response, query) => {
            const after = Number(query.get('after'));
            if (after < 90) sendJson(response, { data: [], meta: { next: after + 20, last: 91 } });
            else sendJson(response, changesBody(after, 108));
          },
          '/stream': (_, response) => beginStream(response, 'retry: 100\n\n'),
        },
        { via: 'poll', after: 7 },
      );
      // Each of these would otherwise cost a wait of two seconds.
      const began = Date.now();
      expect(await take(changes, 1)).toEqual([108]);
      expect(Date.now() - began).toBeLessThan(4000);
      expect(asked('/changes')).toEqual([7, 27, 47, 67, 87, 107].map((after) => `/changes?after=${after}&wait=1`));
    });

    test('is not asked without end by a server that does not hold the question', async () => {
      await subscribe(
        { '/changes': (_, response, query) => sendJson(response, changesBody(Number(query.get('after')), 7)) },
        { via: 'poll', after: 7 },
      ).then((changes) => void changes.next());
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect(asked('/changes')).toHaveLength(1);
    });

    test('tries a stream again after a while', async () => {
      const changes = await subscribe(
        {
          '/stream': (_, response, query, nth) =>
            nth === 1
              ? sendJson(response, {})
              : beginStream(response, hello(9), entryFrames(Number(query.get('after')) + 1, 4)),
          '/changes': (_, response, query) =>
            setTimeout(() => sendJson(response, changesBody(Number(query.get('after')), 2)), 100),
        },
        { after: 0, patience: { ...quick, again: 50 } },
      );
      expect(await take(changes, 4)).toEqual([1, 2, 3, 4]);
      expect(server.asked).toEqual(['/stream?after=0', '/changes?after=0&wait=1', '/stream?after=2']);
    });

    test('because every stream breaks, gives streams up for a while', async () => {
      const changes = await subscribe(
        {
          '/stream': (_, response) => {
            beginStream(response, hello(0));
            setTimeout(() => response.destroy(), 20);
          },
          '/changes': (_, response, query) => sendJson(response, changesBody(Number(query.get('after')), 3)),
        },
        { after: 0 },
      );
      expect(await take(changes, 3)).toEqual([1, 2, 3]);
      expect(asked('/stream')).toHaveLength(3);
    });
  });

  describe('ends', () => {
    const endless: Record<string, Handler> = {
      '/stream': (_, response) => beginStream(response, hello(0), entryFrames(1, 5)),
    };

    test('with the loop, and its connection with it', async () => {
      expect(await take(await subscribe(endless), 2)).toEqual([1, 2]);
      await until(() => server.open() === 0);
    });

    test('when its signal is aborted: quietly, and at once', async () => {
      const changes = await subscribe(endless);
      const taken: number[] = [];
      for await (const change of changes) {
        taken.push(change.n);
        if (change.n === 3) stop.all.abort();
      }
      expect(taken).toEqual([1, 2, 3]);
      await until(() => server.open() === 0);
    });

    test('before it began, when its signal was aborted before', async () => {
      stop.all.abort();
      expect(await take(await subscribe(endless), 1)).toEqual([]);
      expect(server.asked).toEqual([]);
    });

    test('by return() while it waits for something to happen', async () => {
      const changes = await subscribe({ '/stream': (_, response) => beginStream(response, hello(0)) });
      const next = changes.next();
      await until(() => server.open() === 1);
      await changes.return?.();
      expect(await next).toEqual({ done: true, value: undefined });
      await until(() => server.open() === 0);
    });

    test('while it waits for the next try', async () => {
      const changes = await subscribe({ '/stream': (_, response) => response.destroy() });
      const next = changes.next();
      await until(() => asked('/stream').length === 1);
      stop.all.abort();
      expect((await next).done).toBe(true);
    });

    test.each([400, 401, 403, 404])('with an error where it is refused for good: %i', async (status) => {
      const refuse: Handler = (_, response) => sendError(response, status, 'OTW_REFUSED', 'No.');
      const changes = await subscribe({ '/stream': refuse, '/changes': refuse });
      await expect(take(changes, 1)).rejects.toMatchObject({ name: 'WireError', status, code: 'OTW_REFUSED' });
    });
  });

  test('outlives an address that is not there for a moment', async () => {
    const changes = await subscribe({
      '/stream': (_, response, _query, nth) => {
        if (nth === 2) return sendError(response, 404, 'X', 'Nothing here.');
        beginStream(response, hello(0), entryFrame(nth));
        if (nth === 1) setTimeout(() => response.destroy(), 30);
      },
      '/changes': (_, response, query, nth) =>
        nth === 1
          ? sendError(response, 404, 'X', 'Nothing here.')
          : sendJson(response, changesBody(Number(query.get('after')), 2)),
    });
    expect(await take(changes, 2)).toEqual([1, 2]);
  });

  describe('with handlers', () => {
    const handled = async (handlers: Readonly<Record<string, Handler>>, more: Partial<Handlers> = {}) => {
      server = await serveWire(handlers);
      const seen: unknown[] = [];
      const subscription = createClient({ url: server.url }).subscribe(
        {},
        {
          change: ({ n }) => seen.push(n),
          reset: (n) => seen.push(`reset ${n}`),
          signal: stop.all.signal,
          patience: quick,
          ...more,
        },
      );
      return { seen, subscription };
    };

    test('calls them one by one, until it is stopped, also from within', async () => {
      const { seen, subscription } = await handled(
        { '/stream': (_, response) => beginStream(response, hello(0), resetFrame(3), entryFrames(4, 9)) },
        { change: (change: Change) => seenOrStop(change) },
      );
      const seenOrStop = ({ n }: Change) => {
        seen.push(n);
        if (n === 5) subscription.stop();
      };
      await subscription.done;
      expect(seen).toEqual(['reset 3', 4, 5]);
      expect(subscription.last()).toBe(5);
    });

    test('hands over the error that ends it', async () => {
      const errors: unknown[] = [];
      const { subscription } = await handled(
        { '/stream': (_, response) => sendError(response, 401, 'X', 'Who are you?') },
        { error: (error: unknown) => errors.push(error) },
      );
      await subscription.done;
      expect(errors).toMatchObject([{ status: 401 }]);
    });

    test('does not swallow an error of a handler', async () => {
      const { subscription } = await handled(
        { '/stream': (_, response) => beginStream(response, hello(0), entryFrame(1)) },
        {
          change: () => {
            throw new Error('A fault of the page.');
          },
        },
      );
      await expect(subscription.done).rejects.toThrow('A fault of the page.');
      await until(() => server.open() === 0);
    });
  });

  test('never misses and never repeats an entry, wherever streams are cut and whatever is sent twice', async () => {
    const last = 60;
    const cutting = fc.array(fc.tuple(fc.nat(2500), fc.nat(5), fc.boolean()), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(cutting, async (cuts) => {
        let at = 0;
        const changes = await subscribe(
          {
            '/stream': (_, response, query) => {
              const after = Number(query.get('after'));
              const [length, twice, isEnd] = cuts[at] ?? [Number.POSITIVE_INFINITY, 0, false];
              at += 1;
              const bytes = Buffer.from(hello(last) + entryFrames(Math.max(after + 1 - twice, 1), last));
              beginStream(response);
              response.write(bytes.subarray(0, length));
              if (length >= bytes.length) return;
              if (isEnd) response.end();
              else setTimeout(() => response.destroy(), 5);
            },
            '/changes': (_, response, query) => sendJson(response, changesBody(Number(query.get('after')), last, 7)),
          },
          { after: 0, patience: { ...quick, again: 100 } },
        );
        const taken = await take(changes, last);
        await server.close();
        expect(taken).toEqual(Array.from({ length: last }, (_, n) => n + 1));
      }),
      { numRuns: 8 },
    );
  });
});
