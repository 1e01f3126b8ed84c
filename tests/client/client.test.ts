import { createClient, WireError } from '../../src/plugins/off-the-wire/client/src';
import { sendError, sendJson, serveWire, type WireServer } from './wire-server';

describe('the client', () => {
  let server: WireServer | undefined;
  afterEach(() => server?.close());
  const serve = async (handlers: Parameters<typeof serveWire>[0]) => {
    server = await serveWire(handlers);
    return createClient({ url: server.url });
  };
  const row = (n: number) => ({ documentId: `d${n}`, headline: `Headline ${n}` });

  test('gives headlines page after page, until there are no more', async () => {
    const wire = await serve({
      '/headlines': (_, response, query) => {
        const from = Number(query.get('cursor') ?? 0);
        const data = [row(from), row(from + 1)];
        sendJson(response, { data, meta: { limit: 2, next: from < 4 ? String(from + 2) : null, previous: null } });
      },
    });
    const found: string[] = [];
    for await (const { headline } of wire.headlines({ section: ['world', 'sport'], limit: 2 })) found.push(headline);
    expect(found).toEqual([0, 1, 2, 3, 4, 5].map((n) => `Headline ${n}`));
    expect(server?.asked).toEqual([
      '/headlines?section=world%2Csport&limit=2',
      '/headlines?section=world%2Csport&limit=2&cursor=2',
      '/headlines?section=world%2Csport&limit=2&cursor=4',
    ]);
  });

  test('asks for no page that nobody wants', async () => {
    const wire = await serve({
      '/headlines': (_, response) =>
        sendJson(response, { data: [row(1), row(2)], meta: { limit: 2, next: 'x', previous: null } }),
    });
    for await (const { headline } of wire.headlines()) {
      if (headline === 'Headline 2') break;
    }
    expect(server?.asked).toEqual(['/headlines']);
  });

  test('goes on past a page that is empty and has a next', async () => {
    const wire = await serve({
      '/headlines': (_, response, query) => {
        const isFirst = !query.has('cursor');
        sendJson(response, {
          data: isFirst ? [] : [row(9)],
          meta: { limit: 20, next: isFirst ? 'on' : null, previous: null },
        });
      },
    });
    const found: string[] = [];
    for await (const { documentId } of wire.headlines({ genre: 'Rare' })) found.push(documentId);
    expect(found).toEqual(['d9']);
  });

  describe('that asks again with what it knows', () => {
    const body = { data: { code: 'main', label: 'Main', rows: [] }, meta: {} };
    const answers = {
      page: ['/headlines', { data: [row(1)], meta: { limit: 20, next: null, previous: null } }],
      ticker: ['/tickers/main', body],
      article: ['/articles/a-story', { data: row(1), meta: {} }],
      breadcrumbs: ['/breadcrumbs', { data: { label: 'Home', path: '', order: 0, children: [] }, meta: { trail: [] } }],
      section: [
        '/breadcrumbs/world/asia',
        { data: { label: 'Asia', path: 'world/asia' }, meta: { trail: [{ label: 'World', path: 'world' }] } },
      ],
    } as const;
    test.each(Object.entries(answers))(
      'gets back the same %s while nothing has changed',
      async (name, [path, answer]) => {
        const tags: (string | undefined)[] = [];
        const wire = await serve({
          [path]: (request, response, _, nth) => {
            tags.push(request.headers['if-none-match']);
            if (nth === 1 || nth > 3) sendJson(response, answer, { ETag: `"tag-${nth}"` });
            else response.writeHead(304).end();
          },
        });
        const ask = async (known?: object): Promise<object | undefined> => {
          const asked = { known } as never;
          if (name === 'page') return wire.page({}, asked);
          if (name === 'ticker') return wire.ticker('main', asked);
          if (name === 'article') return wire.article('a-story', asked);
          return name === 'section' ? wire.section('world/asia', asked) : wire.breadcrumbs(asked);
        };
        const first = await ask();
        expect(await ask(first)).toBe(first);
        expect(await ask(first)).toBe(first);
        const other = await ask(first);
        expect(other).not.toBe(first);
        expect(other).toEqual(first);
        await ask(other);
        expect(tags).toEqual([undefined, '"tag-1"', '"tag-1"', '"tag-1"', '"tag-4"']);
      },
    );
  });

  test('has a section with what is above it, and no tree where a newsroom has none', async () => {
    const trail = [{ label: 'Home', path: '' }];
    const wire = await serve({
      '/breadcrumbs': (_, response) => sendJson(response, { data: null, meta: { trail: [] } }, { ETag: '"none"' }),
      '/breadcrumbs/world/north%20sea': (_, response) =>
        sendJson(response, { data: { label: 'North Sea' }, meta: { trail } }),
    });
    expect(await wire.breadcrumbs()).toBeUndefined();
    expect(await wire.section('world/north sea')).toEqual({ label: 'North Sea', trail });
  });

  test('sends its token with every question, and none where it has none', async () => {
    const tokens: unknown[] = [];
    const wire = await serve({
      '/changes': (request, response) => {
        tokens.push(request.headers.authorization);
        sendJson(response, { data: [], meta: { next: 3, last: 3 } });
      },
    });
    await wire.changes(3, { wait: 1, section: 'world' });
    await createClient({ url: `${server?.url}//`, token: 'secret' }).changes(3);
    expect(tokens).toEqual([undefined, 'Bearer secret']);
    expect(server?.asked).toEqual(['/changes?after=3&wait=1&section=world', '/changes?after=3']);
  });

  test('asks by the fetch that it is given', async () => {
    const asked: string[] = [];
    const fake: typeof fetch = async (address) => {
      asked.push(String(address));
      return Response.json({ data: { slug: 'ü/x' } });
    };
    await createClient({ url: new URL('https://desk.example/api/wire/'), fetch: fake }).article('ü/x');
    expect(asked).toEqual(['https://desk.example/api/wire/articles/%C3%BC%2Fx']);
  });

  describe('throws', () => {
    const caught = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: unknown) => error,
      );

    test('what the API refuses, with its code, its status and the parameters at fault', async () => {
      const parameters = [{ name: 'limit', problem: 'must be a whole number from 1 to 100' }];
      const wire = await serve({
        '/headlines': (_, response) =>
          sendError(response, 400, 'OTW_BAD_PARAMETER', '"limit" must be …', { details: { parameters } }),
      });
      const error = await caught(wire.page({ limit: 1000 }));
      expect(error).toBeInstanceOf(WireError);
      expect(error).toMatchObject({ code: 'OTW_BAD_PARAMETER', status: 400, message: '"limit" must be …', parameters });
    });

    test('how long it asks to be left alone', async () => {
      const wire = await serve({
        '/headlines': (_, response) =>
          sendError(response, 429, 'OTW_TOO_MANY', 'Slower.', { headers: { 'Retry-After': '7' } }),
      });
      expect(await caught(wire.page())).toMatchObject({ status: 429, retryAfter: 7000, parameters: [] });
    });

    test.each([
      ['an error page of a proxy', 502, '<h1>Bad Gateway</h1>', 'HTTP_502'],
      ['a page of somebody else where an answer should be', 200, '<h1>Log in</h1>', 'HTTP_200'],
      ['half an answer', 200, '{"data":[', 'HTTP_200'],
      ['JSON that is no error of ours', 503, '"down"', 'HTTP_503'],
      ['JSON that is nothing', 500, 'null', 'HTTP_500'],
    ])('the status where it gets %s', async (_, status, body, code) => {
      const wire = await serve({ '/headlines': (_request, response) => response.writeHead(status).end(body) });
      expect(await caught(wire.page())).toMatchObject({ name: 'WireError', code, status, parameters: [] });
    });

    test('that nobody answered', async () => {
      const wire = await serve({});
      await server?.close();
      server = undefined;
      expect(await caught(wire.ticker('main'))).toMatchObject({ code: 'OTW_UNREACHABLE', status: 0 });
    });

    test('what it was broken off with', async () => {
      const wire = await serve({ '/headlines': () => undefined });
      const stop = new AbortController();
      const asking = caught(wire.page({}, { signal: stop.signal }));
      const reason = new Error('The reader went on.');
      stop.abort(reason);
      expect(await asking).toBe(reason);
    });
  });
});
