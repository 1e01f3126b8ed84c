import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NewsroomPlan } from '../../src/plugins/off-the-wire/server/src/newsroom';
import { answerFaults } from '../openapi/rules';
import { type Desk, exampleFiles, ninjs, openDesk } from './desk';
import { appRoot, databaseClients } from './newsroom';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<'get' | 'post', Operation>>>>;
}
interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly headers?: object; readonly content?: Readonly<Record<string, { schema: object }>> }>
  >;
}

/** Headers that say something of the answer; others are of the connection, or Strapi's own. */
const telling = [
  'etag',
  'last-modified',
  'cache-control',
  'link',
  'surrogate-key',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
];

describe.each(databaseClients)('what the API answers is what its description says, on %s', (client) => {
  let desk: Desk;
  let document: Document;
  let token: string;
  let slug: string;
  const faultsOf = new Map<object, ReturnType<typeof answerFaults>>();

  beforeAll(async () => {
    desk = await openDesk(client, { TRUSTED_PROXIES: 'loopback' });
    await desk.room.setUp(
      JSON.parse(readFileSync(path.join(appRoot, 'examples', 'newsroom.json'), 'utf8')) as NewsroomPlan,
    );
    for (const { source, bytes } of exampleFiles()) await desk.deliver(source, bytes);
    await desk.room.setUp({ sources: [{ code: 'hna', name: 'Harbour', provider: 'HNA', autoPublish: true }] });
    await desk.deliver('hna', ninjs('old', { byline: 'Ann Lee', urgency: 1 }));
    await desk.deliver('hna', ninjs('old', { version: '2', pubstatus: 'canceled' }));
    token = await desk.room.mintDeliveryToken('Openapi');
    slug = (await desk.headlines())[0]?.slug ?? '';
    document = await desk.read<Document>('openapi.json');
  });
  afterAll(async () => {
    delete process.env.TRUSTED_PROXIES;
    await desk?.close();
  });

  /** Asks, and holds the answer against the description of this path. @returns its status and what it said. */
  const ask = async (described: string, address: string, init: RequestInit = {}) => {
    const answer = await desk.get(address, init);
    const operation = document.paths[described]?.[init.method === 'POST' ? 'post' : 'get'];
    const told = operation?.responses[answer.status];
    if (!told) throw new Error(`${address} answered ${answer.status}, of which ${described} says nothing`);
    const named = Object.keys(told.headers ?? {}).map((name) => name.toLowerCase());
    const unnamed = telling.filter((name) => answer.headers.has(name) && !named.includes(name));
    const text = await answer.text();
    const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
    const media = told.content?.[type];
    if (text !== '' && !media) throw new Error(`${address} answered ${type}, of which ${described} says nothing`);
    const body: unknown = type.endsWith('json') && text !== '' ? JSON.parse(text) : undefined;
    return {
      status: answer.status,
      headers: answer.headers,
      body,
      faults: media ? faults(media.schema, body ?? text) : [],
      unnamed,
    };
  };
  const faults = (schema: object, value: unknown) => {
    const known = faultsOf.get(schema) ?? answerFaults(document, schema);
    faultsOf.set(schema, known);
    return known(value);
  };
  const good = { faults: [], unnamed: [] };

  test('the description is served as OpenAPI 3.1, with an ETag, to any origin', async () => {
    const { headers, ...answer } = await ask('/openapi.json', 'openapi.json');
    expect(answer).toMatchObject({ status: 200, ...good });
    expect([document.openapi, headers.get('access-control-allow-origin')]).toEqual(['3.1.0', '*']);
    const again = await ask('/openapi.json', 'openapi.json', {
      headers: { 'If-None-Match': headers.get('etag') ?? '' },
    });
    expect(again).toMatchObject({ status: 304, ...good });
  });

  test('every headline has all that a headline must have', async () => {
    const headlines = await desk.headlines('limit=100');
    expect(headlines.length).toBeGreaterThan(5);
    const schema = { $ref: '#/components/schemas/Headline' };
    expect(headlines.flatMap((one) => faults(schema, one))).toEqual([]);
  });

  test.each([
    ['/headlines', 'headlines?limit=100'],
    ['/headlines', 'headlines?limit=2&order=updated&fields=headline,body,trail,jsonLd,links,media'],
    ['/headlines.rss', 'headlines.rss'],
    ['/headlines.atom', 'headlines.atom'],
    ['/headlines.feed.json', 'headlines.feed.json'],
    ['/headlines.ninjs.json', 'headlines.ninjs.json'],
    ['/news-sitemap.xml', 'news-sitemap.xml'],
    ['/tickers/{code}', 'tickers/off-the-wire'],
    ['/breadcrumbs', 'breadcrumbs'],
    ['/breadcrumbs/{path}', 'breadcrumbs/world'],
    ['/changes', 'changes?after=0&limit=1000'],
    ['/changes', 'changes?after=0&wait=1&language=en&limit=3'],
  ])('%s is as described (%s)', async (described, address) => {
    const { headers, ...answer } = await ask(described, address);
    expect(answer).toMatchObject({ status: 200, ...good });
    const tag = headers.get('etag');
    if (tag)
      expect(await ask(described, address, { headers: { 'If-None-Match': tag } })).toMatchObject({
        status: 304,
        ...good,
      });
  });

  test('the stream is of the type that is described, and its entries too', async () => {
    const answer = await desk.get('stream?after=0');
    const reader = answer.body?.getReader();
    let text = '';
    while (!/\nevent: (published|updated)\ndata: .*\n\n/.test(text)) {
      text += Buffer.from((await reader?.read())?.value ?? []).toString();
    }
    await reader?.cancel();
    const described = document.paths['/stream']?.get.responses[answer.status]?.content ?? {};
    expect(Object.keys(described)).toEqual([(answer.headers.get('content-type') ?? '').split(';')[0]]);
    const [, , entry = ''] = /\nevent: (published|updated)\ndata: (.*)\n\n/.exec(text) ?? [];
    expect(faults({ $ref: '#/components/schemas/ChangeEntry' }, JSON.parse(entry))).toEqual([]);
  });

  test('every article is as described, in every rendering', async () => {
    for (const { slug: one } of await desk.headlines('limit=100')) {
      expect([one, await ask('/articles/{slug}', `articles/${one}`)]).toMatchObject([one, { status: 200, ...good }]);
    }
    const renderings = Object.keys(document.paths).filter((one) => one.startsWith('/articles/{slug}.'));
    expect(renderings).toHaveLength(4);
    for (const one of renderings) {
      const answer = await ask(one, one.slice(1).replace('{slug}', slug));
      expect([one, answer]).toMatchObject([one, { status: 200, ...good }]);
    }
  });

  test('each format that headlines are told in by Accept is one that is described', async () => {
    for (const accept of [
      'application/rss+xml',
      'application/atom+xml',
      'application/feed+json',
      'application/ninjs+json',
    ]) {
      const answer = await desk.get('headlines', { headers: { Accept: accept } });
      const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
      expect([accept, Object.keys(document.paths['/headlines']?.get.responses[200]?.content ?? {})]).toEqual([
        accept,
        expect.arrayContaining([type]),
      ]);
    }
  });

  test('a section may be asked for with its slashes written %2F, as clients that are made from this do', async () => {
    const plain = await ask('/breadcrumbs/{path}', 'breadcrumbs/world/asia');
    const escaped = await ask('/breadcrumbs/{path}', 'breadcrumbs/world%2Fasia');
    expect([plain.status, escaped.body]).toEqual([200, plain.body]);
  });

  test.each([
    ['/headlines', 'headlines?colour=red', 400, 'OTW_BAD_PARAMETER'],
    ['/headlines', 'headlines?section=nowhere', 400, 'OTW_BAD_PARAMETER'],
    ['/headlines.rss', 'headlines.rss?limit=0', 400, 'OTW_BAD_PARAMETER'],
    ['/news-sitemap.xml', 'news-sitemap.xml?part=x', 400, 'OTW_BAD_PARAMETER'],
    ['/articles/{slug}', 'articles/nobody-wrote-it', 404, 'OTW_NOT_FOUND'],
    ['/articles/{slug}.txt', 'articles/nobody-wrote-it.txt', 404, 'OTW_NOT_FOUND'],
    ['/tickers/{code}', 'tickers/none', 404, 'OTW_NOT_FOUND'],
    ['/breadcrumbs', 'breadcrumbs?x=1', 400, 'OTW_BAD_PARAMETER'],
    ['/breadcrumbs/{path}', 'breadcrumbs/none', 404, 'OTW_NOT_FOUND'],
    ['/openapi.json', 'openapi.json?x=1', 400, 'OTW_BAD_PARAMETER'],
    ['/changes', 'changes?after=-1', 400, 'OTW_BAD_PARAMETER'],
  ])('%s gives the error that is described (%s)', async (described, address, status, code) => {
    const answer = await ask(described, address);
    expect(answer).toMatchObject({ status, ...good, body: { error: { details: { code } } } });
  });

  test('copy is delivered as described, and refused as described', async () => {
    const headers = { Authorization: `Bearer ${token}` };
    const deliver = (address: string, body: string, own: Record<string, string> = headers) =>
      ask('/deliveries', address, { method: 'POST', body, headers: own });
    const copy = JSON.stringify(ninjs('new'));
    expect(await deliver('deliveries?source=hna', copy)).toMatchObject({ status: 200, ...good });
    expect(await deliver('deliveries?source=hna', copy)).toMatchObject({ status: 200, ...good });
    expect(await deliver('deliveries?source=hna', '')).toMatchObject({ status: 400, ...good });
    expect(await deliver('deliveries', copy)).toMatchObject({ status: 400, ...good });
    expect(await deliver('deliveries?source=none', copy)).toMatchObject({ status: 404, ...good });
    expect(await deliver('deliveries?source=hna', '<nitf><body>')).toMatchObject({ ...good });
    expect(await deliver('deliveries?source=hna', copy, {})).toMatchObject({ status: 401, faults: [] });
    const stranger = { Authorization: `Bearer ${await desk.app.apiToken('read-only')}` };
    expect(await deliver('deliveries?source=hna', copy, stranger)).toMatchObject({ status: 403, faults: [] });
  });

  describe('by a reader elsewhere, who is counted,', () => {
    const from = (address: string) => ({ 'X-Forwarded-For': address });

    test('what is read says what is left, by the name that the examples have', async () => {
      const { components } = document as Document & { components: { headers: Record<string, { example: string }> } };
      for (const [described, address] of [
        ['/headlines', 'headlines'],
        ['/changes', 'changes?after=0'],
        ['/articles/{slug}', 'articles/nobody-wrote-it'],
      ] as const) {
        const { headers, ...answer } = await ask(described, address, { headers: from('203.0.113.1') });
        expect([address, answer]).toMatchObject([address, good]);
        const [policy] = (headers.get('ratelimit-policy') ?? '').split(';q=');
        expect(components.headers['RateLimit-Policy']?.example.split(';q=')[0]).toBe(policy);
        expect(components.headers.RateLimit?.example.split(';r=')[0]).toBe(policy);
      }
    });

    test('who asks too often is refused as described, and told when to come back', async () => {
      const often = async (described: string, address: string) => {
        for (let nth = 0; nth < 5_000; nth += 1) {
          const answer = await ask(described, address, { headers: from('203.0.113.2') });
          if (answer.status === 429) return answer;
        }
        throw new Error(`${address} was answered five thousand times`);
      };
      for (const [described, address] of [
        ['/headlines', 'headlines?limit=1'],
        ['/changes', 'changes?after=0&limit=1'],
        ['/stream', 'stream?urgency=10'],
      ] as const) {
        const { headers, ...answer } = await often(described, address);
        expect([address, answer]).toMatchObject([address, { ...good, body: { error: { details: limited } } }]);
        expect(headers.get('retry-after')).toMatch(/^\d+$/);
      }
    });
    const limited = { code: 'OTW_RATE_LIMIT' };

    test('delivering copy is not counted, and nothing says that it is', async () => {
      const headers = { ...from('203.0.113.3'), Authorization: `Bearer ${token}` };
      const init = { method: 'POST', body: JSON.stringify(ninjs('counted')), headers };
      const answer = await ask('/deliveries', 'deliveries?source=hna', init);
      expect([answer.status, answer.headers.has('ratelimit')]).toEqual([200, false]);
      const told = JSON.stringify(document.paths['/deliveries']?.post);
      for (const word of ['RateLimit', '"429"', 'OTW_LATE', 'Retry-After'])
        expect([word, told.includes(word)]).toEqual([word, false]);
    });

    test('what is told while it happens is not said to come late', () => {
      for (const path of ['/changes', '/stream'])
        expect([path, JSON.stringify(document.paths[path]).includes('OTW_LATE')]).toEqual([path, false]);
      expect(JSON.stringify(document.paths['/headlines'])).toContain('OTW_LATE');
    });
  });

  test('a log that goes no further back says so as described', async () => {
    await desk.app.strapi.db.connection('otw_changes').where('n', '<=', 2).delete();
    const answer = await ask('/changes', 'changes?after=1');
    expect(answer).toMatchObject({ status: 410, ...good, body: { error: { details: { code: 'OTW_LOG_PRUNED' } } } });
  });
});
