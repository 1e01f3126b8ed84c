import { get as httpGet, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { encodeCursor } from '../../src/plugins/off-the-wire/server/src/feed/cursor';
import type { HeadlinesAnswer, Step, TickerAnswer } from '../../src/plugins/off-the-wire/shared/contracts';
import { contentType, type Desk, ninjs, openDesk } from './desk';
import { databaseClients } from './newsroom';

const articles = contentType('article');

/** Stories in the order in which they are delivered. */
const stories: readonly (readonly [source: string, uri: string, fields: Readonly<Record<string, unknown>>])[] = [
  ['hna', 'a', { language: 'en', urgency: 4, keywords: ['Asia'] }],
  ['hna', 'b', { language: 'en-GB', urgency: 4, keywords: ['World'] }],
  ['hna', 'c', { language: 'es', urgency: 2, keywords: ['Asia', 'Rates'] }],
  ['portal', 'd', { language: 'en', urgency: 5, headline: 'Roundup: Bourses drift' }],
  ['portal', 'e', { language: 'zh', urgency: 4, subject: [{ code: 'medtop:04000000', name: 'Economy' }] }],
  ['portal', 'f', { language: 'en', urgency: 1, keywords: ['World', 'Rates'] }],
];

describe.each(databaseClients)('on %s', (client) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      breadcrumbs: [
        { label: 'Home', path: '' },
        { label: 'World', path: 'world', collects: { keywords: ['World'] } },
        { label: 'Asia', path: 'world/asia', collects: { keywords: ['Asia'] } },
        { label: 'Business', path: 'business', collects: { subjects: ['medtop:04000000'] } },
      ],
      sources: [
        { code: 'hna', name: 'Harbour News Agency', provider: 'HNA', attribution: 'HNA', autoPublish: true },
        { code: 'portal', name: 'Island Portal', provider: 'Xinhua', autoPublish: true },
        { code: 'quiet', name: 'Quiet Press', provider: 'Quiet Press', autoPublish: true },
      ],
      tickers: [
        { code: 'by-hand', label: 'By hand' },
        { code: 'latest', label: 'Latest', length: 2, filter: { section: 'world' } },
      ],
    });
    for (const [source, uri, fields] of stories) {
      await desk.deliver(source, ninjs(uri, fields));
      await pause(5);
    }
  });
  afterAll(() => desk?.close());

  /** The last letters of the guids: `a` for `urn:harbour:a`. */
  const asked = async (query: string) =>
    (await desk.headlines(query)).map(({ guid }) => guid?.split(':').at(-1)).join('');
  const bySlug = async (uri: string) => {
    const found = (await desk.headlines('limit=100')).find(({ guid }) => guid === `urn:harbour:${uri}`);
    if (!found) throw new Error(`${uri} is not among the headlines`);
    return found;
  };

  describe('the headlines', () => {
    test.each([
      ['', 'fedcba'],
      ['order=published', 'fedcba'],
      ['source=hna', 'cba'],
      ['provider=Xinhua', 'fed'],
      ['provider=XINHUA', 'fed'],
      ['section=world', 'fcba'],
      ['section=world/asia', 'ca'],
      ['section=World/Asia/', 'ca'],
      ['section=business', 'e'],
      ['language=en', 'fdba'],
      ['language=en-gb', 'b'],
      ['urgency=4', 'eba'],
      ['genre=roundup', 'd'],
      ['subject=medtop:04000000', 'e'],
      ['subject=economy', 'e'],
      ['keyword=rates', 'fc'],
      ['keyword=nothing-of-that-kind', ''],
      ['source=hna&section=world/asia', 'ca'],
      ['source=hna&language=en&urgency=4', 'ba'],
      ['provider=HNA&section=world&keyword=rates', 'c'],
      ['section=business&keyword=rates', ''],
      ['section=business,world/asia', 'eca'],
      ['section=business&section=world/asia', 'eca'],
      ['urgency=1,2', 'fc'],
      ['language=es,zh&provider=xinhua', 'e'],
      ['keyword=asia,rates,world&urgency=4,1', 'fba'],
      ['keyword=rates&section=world&source=hna,portal', 'fc'],
      ['keyword=asia\\,rates', ''],
      ['order=updated', 'fedcba'],
      ['order=updated&source=hna&limit=2', 'cb'],
    ])('of "%s" are "%s", newest first', async (query, expected) => {
      expect(await asked(query)).toBe(expected);
    });

    test('since and until are times of publication: from the one on, and before the other', async () => {
      const [b, e] = [await bySlug('b'), await bySlug('e')];
      expect(await asked(`since=${b.lastPublished}&until=${e.lastPublished}`)).toBe('dcb');
      expect(await asked(`since=${e.lastPublished}&source=portal`)).toBe('fe');
      expect(await asked('until=2001-01-01')).toBe('');
      expect(await asked('since=2001-01-01')).toBe('fedcba');
    });

    test('leave out what is excluded, by documentId or by slug, and what is not there leaves out nothing', async () => {
      const [a, c, f] = [await bySlug('a'), await bySlug('c'), await bySlug('f')];
      expect(await asked(`exclude=${c.slug},${f.documentId}`)).toBe('edba');
      expect(await asked(`exclude=${c.documentId}&exclude=${a.slug}&limit=2&source=hna`)).toBe('b');
      expect(await asked('exclude=no-such-story')).toBe('fedcba');
    });

    test('have only the fields that are asked for, of the whole article where it is', async () => {
      const { documentId, slug } = await bySlug('c');
      const [one] = await desk.headlines('fields=slug,body,section&source=hna');
      expect(one).toEqual({
        ...{ documentId, slug, body: '<p>The story of c.</p>' },
        section: { label: 'Asia', path: 'world/asia' },
      });
      expect(Object.keys((await desk.headlines('fields=headline'))[0] ?? {})).toEqual(['documentId', 'headline']);
    });

    test('by their last update have first what was edited last, and its place among the published stays', async () => {
      const { documentId } = await bySlug('b');
      const before = new Date().toISOString();
      await desk.manage('POST', `${articles}/${documentId}/actions/publish`, { byline: 'By an editor' });
      expect(await asked('order=updated')).toBe('bfedca');
      expect(await asked(`order=updated&since=${before}`)).toBe('b');
      expect(await asked('')).toBe('fedcba');
      const { lastUpdated, lastPublished } = await bySlug('b');
      expect(lastUpdated >= before && lastUpdated > lastPublished).toBe(true);
    });

    test('tell all that a list shows, and no body', async () => {
      expect(await bySlug('c')).toEqual({
        documentId: expect.any(String),
        guid: 'urn:harbour:c',
        slug: expect.stringMatching(/^headline-of-c-[a-z0-9]{8}$/),
        url: expect.stringMatching(/^\/api\/wire\/articles\/headline-of-c-/),
        headline: 'Headline of c',
        language: 'es',
        urgency: 2,
        provider: 'HNA',
        source: { code: 'hna', name: 'Harbour News Agency', attribution: 'HNA' },
        section: { label: 'Asia', path: 'world/asia' },
        keywords: ['Asia', 'Rates'],
        wordCount: 4,
        version: '1',
        versionKind: 'first',
        versionCreated: '2026-11-20T10:00:00.000Z',
        firstPublished: expect.stringMatching(/^20.*Z$/),
        lastPublished: expect.stringMatching(/^20.*Z$/),
        lastUpdated: expect.stringMatching(/^20.*Z$/),
      });
    });

    test.each([
      ['colour=blue', ['colour', 'is not a parameter here']],
      ['limit=5&limit=6', ['limit', 'is given more than once']],
      ['limit=0', ['limit', 'must be a whole number from 1 to 100']],
      ['limit=101', ['limit', 'must be a whole number from 1 to 100']],
      ['limit=ten', ['limit', 'must be a whole number from 1 to 100']],
      ['limit=', ['limit', 'must be a whole number from 1 to 100']],
      ['urgency=10', ['urgency', 'must be a whole number from 1 to 9']],
      ['section=', ['section', 'must not be empty']],
      ['section=nowhere', ['section', 'names no section: nowhere']],
      ['source=hna,nobody', ['source', 'names no source: nobody']],
      ['provider=%20', ['provider', 'must not be empty']],
      ['since=yesterday', ['since', 'must be an ISO 8601 date or a time with its zone']],
      ['since=2026-11-20T10:00:00', ['since', 'must be an ISO 8601 date or a time with its zone']],
      ['until=2026-13-45', ['until', 'must be an ISO 8601 date or a time with its zone']],
      ['order=random', ['order', 'must be "published" or "updated"']],
      ['order=updated&order=updated', ['order', 'is given more than once']],
      ['urgency=1,x', ['urgency', 'must be a whole number from 1 to 9']],
      ['keyword=a,,b', ['keyword', 'must not be empty']],
      [`keyword=${'a,'.repeat(20)}a`, ['keyword', 'has more than 20 values']],
      ['fields=headline,colour', ['fields', 'names a field that articles do not have']],
      [`exclude=${'a,'.repeat(100)}a`, ['exclude', 'has more than 100 values']],
      ['cursor=', ['cursor', 'is not a cursor that this API gave']],
      ['cursor=bm90LW91cnM', ['cursor', 'is not a cursor that this API gave']],
      ['cursor=%00', ['cursor', 'is not a cursor that this API gave']],
    ])('refuse "%s" and name what is wrong', async (query, [name, problem]) => {
      const { error } = await desk.read(`headlines?${query}`, 400);
      expect(error).toMatchObject({
        status: 400,
        name: 'ValidationError',
        message: expect.stringContaining(`"${name}"`),
      });
      expect(error?.details).toMatchObject({ parameters: [{ name, problem }] });
    });

    test('name every parameter that is wrong, not only the first', async () => {
      const { error } = await desk.read('headlines?limit=x&colour=blue&urgency=0', 400);
      const { parameters } = (error?.details ?? {}) as { parameters: { name: string }[] };
      expect(parameters.map(({ name }) => name).sort()).toEqual(['colour', 'limit', 'urgency']);
    });
  });

  test.each(['articles/no-such-story', 'tickers/no-such-ticker', 'breadcrumbs/no/such/section'])(
    "%s is 404 in Strapi's shape",
    async (address) => {
      expect(await desk.read(address, 404)).toEqual({
        data: null,
        error: { status: 404, name: 'NotFoundError', message: 'Not Found', details: { code: 'OTW_NOT_FOUND' } },
      });
    },
  );

  test.each(['articles/x?fields=body', 'tickers/latest?limit=1', 'breadcrumbs?depth=2', 'changes?from=1'])(
    '%s is refused: there is no such parameter',
    async (address) => {
      const { error } = await desk.read(address, 400);
      expect(error?.details).toMatchObject({ parameters: [{ problem: 'is not a parameter here' }] });
    },
  );

  describe('pages by cursor', () => {
    const page = (query: string) => desk.read<HeadlinesAnswer>(`headlines?${query}`);
    async function walk(query: string, between: (pages: number) => Promise<void> = async () => undefined) {
      const seen: (string | undefined)[] = [];
      let cursor: string | null | undefined;
      for (let pages = 1; cursor !== null; pages += 1) {
        if (pages > 40) throw new Error('The walk does not end');
        const { data, meta } = await page(`${query}${cursor ? `&cursor=${cursor}` : ''}`);
        seen.push(...data.map(({ documentId }) => documentId));
        cursor = meta.next;
        await between(pages);
      }
      return seen;
    }

    beforeAll(async () => {
      const batch = [...Array(25).keys()].map((at) =>
        ninjs(`quiet-${at}`, { keywords: at % 3 ? ['q'] : ['q', 'third'] }),
      );
      await desk.deliver('quiet', batch);
    });

    test('of one moment have a stable order, and meet every story once', async () => {
      const whole = (await desk.headlines('source=quiet&limit=100')).map(({ documentId }) => documentId);
      expect(whole.length).toBe(25);
      expect(new Set((await desk.headlines('source=quiet&limit=100')).map((one) => one.lastPublished)).size).toBe(1);
      for (const limit of [1, 4, 24, 25]) expect(await walk(`source=quiet&limit=${limit}`)).toEqual(whole);
    });

    test('skip and repeat nothing while new copy arrives in between', async () => {
      const standing = (await desk.headlines('source=quiet&limit=100')).map(({ documentId }) => documentId);
      const seen = await walk('source=quiet&limit=4', async (pages) => {
        await desk.deliver('quiet', ninjs(`quiet-late-${pages}`));
      });
      expect(seen).toEqual(standing);
      expect((await desk.headlines('source=quiet&limit=100')).length).toBe(standing.length + 7);
    });

    test('lead back up to where they began, and to what has come since', async () => {
      const whole = (await desk.headlines('source=quiet&limit=100')).map(({ documentId }) => documentId);
      let at = await page('source=quiet&limit=4');
      for (let down = 0; down < 4; down += 1) at = await page(`source=quiet&limit=4&cursor=${at.meta.next}`);
      await desk.deliver('quiet', ninjs('quiet-up'));
      const seen: (string | undefined)[] = [];
      while (at.meta.previous !== null) {
        at = await page(`source=quiet&limit=4&cursor=${at.meta.previous}`);
        seen.unshift(...at.data.map(({ documentId }) => documentId));
      }
      const [newest] = await desk.headlines('source=quiet&limit=1');
      expect(seen).toEqual([newest?.documentId, ...whole.slice(0, 16)]);
      const down = await page(`source=quiet&limit=4&cursor=${at.meta.next}`);
      expect(down.data.map(({ documentId }) => documentId)).toEqual(seen.slice(at.data.length, at.data.length + 4));
    });

    test('above the newest there is nothing, and the way back down begins with the newest', async () => {
      const second = await page(`source=quiet&limit=4&cursor=${(await page('source=quiet&limit=4')).meta.next}`);
      const first = await page(`source=quiet&limit=4&cursor=${second.meta.previous}`);
      expect(first.meta.previous).toBeNull();
      const above = await page('source=quiet&limit=4&order=updated');
      const [top] = above.data;
      const up = encodeCursor({
        ...{ at: Date.parse(String(top?.lastUpdated)), documentId: String(top?.documentId) },
        ...{ order: 'updated', direction: 'up' },
      });
      const none = await page(`source=quiet&limit=4&order=updated&cursor=${up}`);
      expect(none).toMatchObject({ data: [], meta: { previous: null, next: expect.any(String) } });
      const back = await page(`source=quiet&limit=4&order=updated&cursor=${none.meta.next}`);
      expect(back.data).toEqual(above.data);
    });

    test('of one order are refused by the other', async () => {
      const { next } = (await page('source=quiet&limit=4')).meta;
      const { error } = await desk.read(`headlines?source=quiet&order=updated&cursor=${next}`, 400);
      expect(error?.details).toMatchObject({
        parameters: [{ name: 'cursor', problem: expect.stringContaining('order') }],
      });
    });

    test('by the last update skip and repeat nothing, whatever filter', async () => {
      const whole = (await desk.headlines('order=updated&limit=100')).map(({ documentId }) => documentId);
      expect(await walk('order=updated&limit=7')).toEqual(whole);
      const some = (await desk.headlines('order=updated&limit=100&keyword=third,asia&language=en')).map(
        (one) => one.documentId,
      );
      expect(some.length).toBeGreaterThan(9);
      expect(await walk('order=updated&limit=2&keyword=third,asia&language=en')).toEqual(some);
    });

    test('with several filters meet the same stories as one page of them', async () => {
      const whole = (await desk.headlines('keyword=third&provider=Quiet%20Press&limit=100')).map(
        (one) => one.documentId,
      );
      expect(whole.length).toBe(9);
      expect(await walk('keyword=third&provider=Quiet%20Press&limit=2')).toEqual(whole);
    });

    test('end with a cursor that is null, and say their limit', async () => {
      expect((await page('source=hna&limit=3')).meta).toEqual({ limit: 3, next: null, previous: null });
      expect((await page('source=hna&limit=2')).meta).toEqual({ limit: 2, next: expect.any(String), previous: null });
    });
  });

  describe('an answer', () => {
    const headersOf = (answer: Response) => {
      const { date: _date, connection: _c, 'keep-alive': _k, ...headers } = Object.fromEntries(answer.headers);
      return headers;
    };

    /** Node's own fetch takes gzip. */
    const plain = { 'Accept-Encoding': 'identity' };

    // Last-Modified has whole seconds and is said once its second is over.
    beforeAll(() => pause(1100));

    test('has an ETag, Last-Modified, its type and length, a short life, and is open to every origin', async () => {
      const headers = { Origin: 'https://reader.example', ...plain };
      const answer = await desk.get('headlines?source=hna', { headers });
      const length = String((await answer.arrayBuffer()).byteLength);
      expect(headersOf(answer)).toEqual({
        'content-type': 'application/json; charset=utf-8',
        'content-length': length,
        etag: expect.stringMatching(/^"[\w-]{22}"$/),
        'last-modified': expect.stringMatching(/GMT$/),
        'cache-control': 'public, max-age=0, s-maxage=1',
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'Date, ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After',
        'x-content-type-options': 'nosniff',
        vary: 'Accept, Accept-Encoding',
        'surrogate-key': expect.stringMatching(/^source:\w+ article:\w+ /),
      });
    });

    test.each(['headlines?limit=3&source=portal', 'tickers/latest', 'breadcrumbs', 'breadcrumbs/world/asia'])(
      'to %s is made once and never by way of Koa: the second has the same bytes and headers',
      async (address) => {
        const reachedKoa = jest.spyOn(desk.app.strapi.server.app, 'createContext');
        try {
          const { made } = await desk.holdings();
          const first = await desk.get(address, { headers: plain });
          expect([first.status, (await desk.holdings()).made]).toEqual([200, made + 1]);
          reachedKoa.mockClear();
          const second = await desk.get(address, { headers: plain });
          expect([second.status, reachedKoa.mock.calls.length]).toEqual([200, 0]);
          expect((await desk.holdings()).made).toBe(made + 1);
          expect(Buffer.from(await second.arrayBuffer())).toEqual(Buffer.from(await first.arrayBuffer()));
          expect(headersOf(second)).toEqual(headersOf(first));
        } finally {
          reachedKoa.mockRestore();
        }
      },
    );

    test.each([
      ['headlines?section=world&limit=7', 'headlines?limit=7&section=world'],
      ['headlines?provider=hna&order=published&limit=20', 'headlines?provider=HNA'],
      ['headlines?section=/World/Asia/', 'headlines?section=world%2Fasia'],
      ['headlines?language=es,EN&urgency=4&urgency=2', 'headlines?urgency=2,4&language=en&language=es&language=en'],
      ['headlines?since=2026-11-20', 'headlines?since=2026-11-20T01:00%2B01:00'],
      ['headlines?fields=url,slug', 'headlines?fields=slug&fields=url&fields=slug'],
      ['breadcrumbs/world', 'breadcrumbs/World/'],
    ])('to "%s" is the one to "%s" as well', async (one, other) => {
      const first = await desk.get(one, { headers: plain });
      expect(first.status).toBe(200);
      const { made, answers } = await desk.holdings();
      const second = await desk.get(other, { headers: plain });
      expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
      expect(await desk.holdings()).toMatchObject({ made, answers });
    });

    test.each([
      'headlines?limit=0',
      'headlines?utm_source=x',
      'headlines?section=nowhere',
      'articles/none',
      'articles/x?y',
    ])('to "%s", which is junk, is not kept', async (address) => {
      const { answers, bytes, targets } = await desk.holdings();
      expect((await desk.get(address)).ok).toBe(false);
      expect(await desk.holdings()).toMatchObject({ answers, bytes, targets });
    });

    test('is sent compressed to who takes that, once it has been asked for, and never larger', async () => {
      const ask = async (encoding: string) => {
        const answer = await raw(`${desk.app.url}/api/wire/headlines?limit=50`, { 'Accept-Encoding': encoding });
        return { ...answer, encoding: answer.headers['content-encoding'] };
      };
      const identity = await ask('identity');
      for (const [encoding, open] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
      ] as const) {
        await ask(encoding);
        await pause(100);
        const smaller = await ask(`${encoding};q=0.5, identity;q=0.1`);
        expect([smaller.encoding, open(smaller.bytes).equals(identity.bytes)]).toEqual([encoding, true]);
        expect(smaller.headers.etag).toBe(String(identity.headers.etag).replace(/"$/, `-${encoding}"`));
        expect(smaller.headers.vary).toContain('Accept-Encoding');
        expect(smaller.bytes.length).toBeLessThan(identity.bytes.length);
      }
      expect((await ask('identity')).bytes).toEqual(identity.bytes);
    });

    test('may be asked for by a page of another origin, with conditions', async () => {
      const answer = await desk.get('headlines', {
        method: 'OPTIONS',
        headers: { Origin: 'https://reader.example', 'Access-Control-Request-Headers': 'if-none-match' },
      });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-headers')).toContain('If-None-Match');
    });

    test('that the client has is 304, without a body, by ETag, weak ETag, list or star', async () => {
      const etag = String((await desk.get('headlines', { headers: plain })).headers.get('etag'));
      for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const answer = await desk.get('headlines', { headers: { 'If-None-Match': tags, ...plain } });
        expect([tags, answer.status, await answer.text()]).toEqual([tags, 304, '']);
        expect(answer.headers.get('etag')).toBe(etag);
        expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      }
      expect((await desk.get('headlines', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
    });

    test('that was not modified since is 304, but never against the ETag', async () => {
      const modified = String((await desk.get('headlines')).headers.get('last-modified'));
      const since = (time: string, more = {}) =>
        desk.get('headlines', { headers: { 'If-Modified-Since': time, ...more } });
      expect((await since(modified)).status).toBe(304);
      expect((await since(new Date(Date.parse(modified) - 1000).toUTCString())).status).toBe(200);
      expect((await since('not a date')).status).toBe(200);
      expect((await since(modified, { 'If-None-Match': '"other"' })).status).toBe(200);
    });

    test('to HEAD has the headers and no body', async () => {
      const whole = await desk.get('headlines', { headers: plain });
      const head = await desk.get('headlines', { method: 'HEAD', headers: plain });
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
      expect(headersOf(head)).toEqual(headersOf(whole));
      const unknown = await desk.get('headlines?limit=7', { method: 'HEAD' });
      expect([unknown.status, await unknown.text()]).toEqual([200, '']);
    });

    test.each(['headlines/', 'Headlines', 'changes/', 'breadcrumbs/', 'stream/'])(
      'is a 404 at an address that is none: %s',
      async (address) => {
        const answer = await desk.get(address);
        expect([answer.status, await answer.json()]).toMatchObject([404, { error: { name: 'NotFoundError' } }]);
      },
    );

    test('is given where a proxy sends the whole address', async () => {
      const { hostname, port } = new URL(desk.app.url);
      const target = `${desk.app.url}/api/wire/headlines?limit=1`;
      const status = await new Promise((resolve, reject) => {
        httpGet({ hostname, port, path: target }, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
      });
      expect(status).toBe(200);
    });

    test('that refuses may be read by a page of any origin, and is kept by nobody', async () => {
      const origin = 'https://reader.example';
      const answer = await desk.get('headlines?colour=blue', { headers: { Origin: origin } });
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(['*', origin]).toContain(answer.headers.get('access-control-allow-origin'));
    });
  });

  describe('what an editor does in the Content Manager shows in the next answer', () => {
    const withdrawn = (guid: string, reason: string) => ({ kind: 'withdrawn', guid: `urn:harbour:${guid}`, reason });

    test('an edit shows when it is published, and not before', async () => {
      const { documentId, slug, lastPublished } = await bySlug('a');
      const before = await desk.position();
      await desk.manage('PUT', `${articles}/${documentId}`, { headline: 'An editor wrote this' });
      expect((await desk.article(slug)).headline).toBe('Headline of a');
      expect(await desk.changesAfter(before)).toEqual([]);
      await desk.manage('POST', `${articles}/${documentId}/actions/publish`, { headline: 'An editor wrote this' });
      expect(await desk.article(slug)).toMatchObject({ headline: 'An editor wrote this', lastPublished });
      expect((await bySlug('a')).headline).toBe('An editor wrote this');
      expect(await desk.changesAfter(before)).toMatchObject([{ kind: 'updated', subject: documentId }]);
    });

    test('a section that an editor moves an article to has it, and the one it left has not', async () => {
      const { documentId, slug } = await bySlug('a');
      const business = await sectionNamed('Business');
      expect(await asked('section=business')).toBe('e');
      const breadcrumb = { connect: [{ documentId: business }], disconnect: [] };
      await desk.manage('POST', `${articles}/${documentId}/actions/publish`, { breadcrumb });
      expect(await asked('section=business')).toBe('ea');
      expect(await asked('section=world/asia')).toBe('c');
      expect((await desk.article(slug)).trail.map(({ label }) => label)).toEqual(['Home', 'Business']);
    });

    test('an unpublished article is gone, and back at the top when it is published again', async () => {
      const { documentId, slug } = await bySlug('b');
      const before = await desk.position();
      await desk.manage('POST', `${articles}/${documentId}/actions/unpublish`, {});
      expect(await asked('source=hna')).toBe('ca');
      await desk.read(`articles/${slug}`, 404);
      expect(await desk.changesAfter(before)).toMatchObject([withdrawn('b', 'held')]);
      await desk.manage('POST', `${articles}/${documentId}/actions/publish`, {});
      expect(await asked('source=hna')).toBe('bca');
      expect(await desk.changesAfter(before + 1)).toMatchObject([{ kind: 'published', subject: documentId }]);
    });

    test('a deleted article is gone, and the log names it by its ids only', async () => {
      const { documentId, slug } = await bySlug('f');
      const before = await desk.position();
      await desk.manage('DELETE', `${articles}/${documentId}`);
      expect(await asked('source=portal')).toBe('ed');
      await desk.read(`articles/${slug}`, 404);
      const [entry] = await desk.changesAfter(before);
      expect(entry).toEqual({
        ...withdrawn('f', 'deleted'),
        ...{ n: before + 1, at: expect.any(String), about: 'article', subject: documentId },
      });
    });

    test('an article that an editor writes is published with an address and a trail of its own', async () => {
      const made = await desk.manage('POST', articles, { headline: 'Written in the newsroom', body: '<p>Here.</p>' });
      const { documentId } = made.data as { documentId: string };
      await desk.manage('POST', `${articles}/${documentId}/actions/publish`, {});
      const [headline] = await desk.headlines('limit=1');
      expect(headline).toMatchObject({ documentId, slug: expect.stringMatching(/^written-in-the-newsroom/) });
      expect(await desk.article(headline?.slug)).toMatchObject({ body: '<p>Here.</p>', trail: [{ label: 'Home' }] });
    });

    test('many at once are unpublished and published', async () => {
      const documentIds = [(await bySlug('d')).documentId, (await bySlug('e')).documentId];
      await desk.manage('POST', `${articles}/actions/bulkUnpublish`, { documentIds });
      expect(await asked('source=portal')).toBe('');
      await desk.manage('POST', `${articles}/actions/bulkPublish`, { documentIds });
      expect([...(await asked('source=portal'))].sort().join('')).toBe('de');
    });

    test('a renamed source shows in headlines and articles, under its new code only', async () => {
      const { slug } = await bySlug('c');
      await desk.article(slug);
      const found = await desk.manage('GET', `${contentType('source')}?filters[code][$eq]=hna`);
      const [{ documentId }] = found.results as [{ documentId: string }];
      const before = await desk.position();
      const renamed = { code: 'harbour', name: 'Harbour Wire', attribution: 'Harbour Wire' };
      await desk.manage('PUT', `${contentType('source')}/${documentId}`, renamed);
      expect((await bySlug('c')).source).toEqual(renamed);
      expect((await desk.article(slug)).source).toEqual(renamed);
      expect(await asked('source=harbour')).toBe('bca');
      await desk.read('headlines?source=hna', 400);
      expect(await desk.changesAfter(before)).toMatchObject([{ about: 'source', subject: documentId }]);
    });

    test('a renamed section shows in every trail, and a moved one in paths and filters', async () => {
      const { slug } = await bySlug('c');
      await desk.article(slug);
      expect(await asked('section=world')).toBe('bc');
      const asia = await sectionNamed('Asia');
      const [{ documentId: business }] = [{ documentId: await sectionNamed('Business') }];
      await desk.manage('PUT', `${contentType('breadcrumb')}/${asia}`, { label: 'Far East', slug: 'far-east' });
      expect((await desk.article(slug)).trail).toEqual(
        trail('', 'Home', 'world', 'World', 'world/far-east', 'Far East'),
      );
      await desk.read('headlines?section=world/asia', 400);
      expect(await asked('section=world/far-east')).toBe('c');
      const parent = { connect: [{ documentId: business }], disconnect: [] };
      await desk.manage('PUT', `${contentType('breadcrumb')}/${asia}`, { parent });
      const moved = trail('', 'Home', 'business', 'Business', 'business/far-east', 'Far East');
      expect((await desk.article(slug)).trail).toEqual(moved);
      expect((await bySlug('c')).section).toEqual({ label: 'Far East', path: 'business/far-east' });
      expect(await asked('section=world')).toBe('b');
      expect([...(await asked('section=business'))].sort().join('')).toBe('ace');
      const under = await desk.read<{ data: { children: Step[] }; meta: object }>('breadcrumbs/business');
      expect(under.data.children).toMatchObject([{ label: 'Far East', path: 'business/far-east' }]);
      expect(under.meta).toEqual({ trail: trail('', 'Home', 'business', 'Business') });
    });

    test('a section cannot be put under itself, and one with others under it is not deleted', async () => {
      const [business, asia] = [await sectionNamed('Business'), await sectionNamed('Far East')];
      const parent = { connect: [{ documentId: asia }], disconnect: [] };
      const loop = await desk.manage('PUT', `${contentType('breadcrumb')}/${business}`, { parent }, 400);
      expect(loop.error?.message).toContain('cannot stand under itself');
      const gone = await desk.manage('DELETE', `${contentType('breadcrumb')}/${business}`, undefined, 400);
      expect(gone.error?.message).toContain('Far East');
      expect([...(await asked('section=business'))].sort().join('')).toBe('ace');
    });

    test('a section that is deleted leaves its articles where they are, filed nowhere', async () => {
      const { slug } = await bySlug('c');
      await desk.manage('DELETE', `${contentType('breadcrumb')}/${await sectionNamed('Far East')}`);
      await desk.read('headlines?section=business/far-east', 400);
      expect((await desk.article(slug)).trail).toEqual(trail('', 'Home'));
      expect([...(await asked('section=business'))].sort().join('')).toBe('ae');
    });

    async function sectionNamed(label: string): Promise<string> {
      const found = await desk.manage(
        'GET',
        `${contentType('breadcrumb')}?filters[label][$eq]=${encodeURIComponent(label)}`,
      );
      const [{ documentId }] = found.results as [{ documentId: string }];
      return documentId;
    }
  });

  describe('the change log', () => {
    test('is complete and in order from any number on, in pages of any size', async () => {
      const whole = await desk.changesAfter(0);
      expect(whole.map(({ n }) => n)).toEqual([...whole.keys()].map((at) => at + 1));
      for (const limit of [1, 7, 100]) {
        const walked = [];
        for (let after = 0; after < whole.length; ) {
          const { data, meta } = await desk.read<{ data: { n: number }[]; meta: { next: number; last: number } }>(
            `changes?after=${after}&limit=${limit}`,
          );
          expect(data.length).toBe(Math.min(limit, whole.length - after));
          expect(meta).toEqual({ next: after + data.length, last: whole.length });
          walked.push(...data);
          after = meta.next;
        }
        expect(walked).toEqual(whole);
      }
    });

    test('after its last number is empty, and says where it stands', async () => {
      const last = await desk.position();
      expect(await desk.read(`changes?after=${last}`)).toEqual({ data: [], meta: { next: last, last } });
    });

    test('tells of everything that is public now, and of nothing withdrawn but its ids and the reason', async () => {
      const standing = new Map<string, unknown>();
      for (const { about, kind, subject, article, ...rest } of await desk.changesAfter(0)) {
        if (about !== 'article') continue;
        if (kind === 'withdrawn') {
          expect(Object.keys(rest).sort()).toEqual(['at', 'guid', 'n', 'reason']);
          expect(article).toBeUndefined();
          standing.delete(subject);
        } else standing.set(subject, article);
      }
      const shown = await desk.headlines('limit=100');
      expect([...standing.keys()].sort()).toEqual(shown.map(({ documentId }) => documentId).sort());
      for (const headline of shown) expect(standing.get(headline.documentId)).toEqual(headline);
    });

    test.each(['after=-1', 'after=one', 'after=', 'limit=0', 'limit=1001', 'after=1&after=2'])(
      'refuses "%s"',
      async (query) => {
        const { error } = await desk.read(`changes?${query}`, 400);
        expect(error?.details).toMatchObject({ parameters: [{ name: query.split('=')[0] }] });
      },
    );
  });

  describe('a ticker', () => {
    const rows = async (code: string) => (await desk.read<TickerAnswer>(`tickers/${code}`)).data.rows;
    const texts = async () => (await rows('by-hand')).map(({ text }) => text);
    let ticker: string;
    const entry = async (text: string, fields: object = {}) => {
      const data = { text, ticker: { connect: [{ documentId: ticker }], disconnect: [] }, ...fields };
      const made = await desk.manage('POST', contentType('ticker-entry'), data);
      return (made.data as { documentId: string }).documentId;
    };

    beforeAll(async () => {
      const found = await desk.manage('GET', `${contentType('ticker')}?filters[code][$eq]=by-hand`);
      ticker = (found.results as [{ documentId: string }])[0].documentId;
    });

    test('is empty before anybody writes an entry', async () => {
      expect(await desk.read('tickers/by-hand')).toEqual({
        data: { code: 'by-hand', label: 'By hand', rows: [] },
        meta: {},
      });
    });

    test('shows entries in their order, the pinned ones first', async () => {
      await entry('second', { order: 2 });
      await entry('first', { order: 1, link: 'https://harbour.example/first', urgent: true });
      await entry('pinned', { order: 9, pinned: true });
      expect(await texts()).toEqual(['pinned', 'first', 'second']);
      expect(await rows('by-hand')).toContainEqual({
        ...{ text: 'first', link: 'https://harbour.example/first', urgent: true, pinned: false },
      });
    });

    test('shows an entry from its start to its end, by the clock alone', async () => {
      const now = Date.now();
      await entry('over', { ends: new Date(now - 60_000) });
      await entry('tomorrow', { starts: new Date(now + 86_400_000) });
      await entry('for a moment', { order: 3, ends: new Date(now + 2500) });
      await entry('in a moment', { order: 4, starts: new Date(now + 2500) });
      expect(await texts()).toEqual(['pinned', 'first', 'second', 'for a moment']);
      const tag = (await desk.get('tickers/by-hand')).headers.get('etag');
      await pause(now + 2550 - Date.now());
      expect(await texts()).toEqual(['pinned', 'first', 'second', 'in a moment']);
      expect((await desk.get('tickers/by-hand')).headers.get('etag')).not.toBe(tag);
    });

    test('shows an entry of an article only while readers may see the article', async () => {
      const { documentId, slug, url } = await bySlug('e');
      await entry('about e', { order: 5, article: documentId });
      expect((await rows('by-hand')).at(-1)).toMatchObject({ text: 'about e', article: { documentId, slug, url } });
      await desk.manage('POST', `${articles}/${documentId}/actions/unpublish`, {});
      expect(await texts()).toEqual(['pinned', 'first', 'second', 'in a moment']);
      await desk.manage('POST', `${articles}/${documentId}/actions/publish`, {});
      expect(await texts()).toContain('about e');
    });

    test('loses an entry that an editor deletes, and the log tells of the ticker', async () => {
      const last = await entry('a slip', { order: 6 });
      expect(await texts()).toContain('a slip');
      const before = await desk.position();
      await desk.manage('DELETE', `${contentType('ticker-entry')}/${last}`);
      expect(await texts()).not.toContain('a slip');
      expect(await desk.changesAfter(before)).toMatchObject([{ kind: 'ticker', subject: 'by-hand' }]);
    });

    test('with a filter and a length follows the latest headlines of its section', async () => {
      expect((await rows('latest')).map(({ text }) => text)).toEqual(['Headline of b']);
      await desk.deliver('portal', ninjs('g', { keywords: ['World'], urgency: 1 }));
      await desk.deliver('portal', ninjs('h'));
      await desk.deliver('portal', ninjs('i', { keywords: ['World'] }));
      expect(await rows('latest')).toMatchObject([
        { text: 'Headline of i', urgent: false, article: { slug: expect.any(String) } },
        { text: 'Headline of g', urgent: true },
      ]);
    });
  });
});

const trail = (...pairs: string[]): Step[] =>
  pairs.flatMap((path, at) => (at % 2 === 0 ? [{ label: String(pairs[at + 1]), path }] : []));

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}

/** An answer as it comes over the line: fetch would unpack it. */
function raw(url: string, headers: Record<string, string>): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    httpGet(url, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(parts) }));
    }).on('error', reject);
  });
}
