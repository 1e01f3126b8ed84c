import { setTimeout as pause } from 'node:timers/promises';
import { type Listening, listen } from '../feed/event-source';
import { contentType, type Desk, ninjs, openDesk } from './desk';
import { databaseClients } from './newsroom';
import { type ServerProcess, startServer } from './server-process';

const secret = 'A word that nobody may read again';
const visitor = (address: string) => ({ 'X-Forwarded-For': address });

describe.each(databaseClients)('what is pushed, on %s', (client) => {
  let desk: Desk;
  const streams: Listening[] = [];
  const sections: Record<string, string> = {};

  beforeAll(async () => {
    desk = await openDesk(client, { TRUSTED_PROXIES: 'loopback' });
    await desk.room.setUp({
      breadcrumbs: [
        { label: 'Home', path: '' },
        { label: 'Sport', path: 'sport', collects: { keywords: ['sport'] } },
        { label: 'World', path: 'world' },
      ],
      sources: [
        { code: 'harbour', name: 'Harbour', provider: 'Harbour', autoPublish: true },
        { code: 'northern', name: 'Northern', provider: 'Northern', autoPublish: true },
      ],
    });
    const { results } = (await desk.manage('GET', contentType('breadcrumb'))) as unknown as {
      results: { slug: string; documentId: string }[];
    };
    for (const { slug, documentId } of results) sections[slug] = documentId;
  });
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.cut();
  });
  afterAll(async () => {
    delete process.env.TRUSTED_PROXIES;
    await desk?.close();
  });

  const stream = async (query = '', headers: Record<string, string> = {}, url = desk.app.url) => {
    const opened = await listen(`${url}/api/wire/stream${query}`, headers);
    streams.push(opened);
    return opened;
  };
  const publish = async (name: string, fields: object = {}, source = 'harbour') => {
    const receipt = await desk.deliver(source, ninjs(name, { ...fields }));
    return String(receipt.items[0]?.article);
  };
  const about = (one: Listening, subject: string) => one.heard.filter(({ data }) => data.subject === subject);
  const heard = (one: Listening, subject: string, kind: string) =>
    one.until((all) => all.some(({ event, data }) => event === kind && data.subject === subject));

  test('an entry comes to a stream as the change log gives it, and a kill without a word of what was killed', async () => {
    const one = await stream();
    const story = await publish('killed-later', { headline: secret, slugline: secret });
    await heard(one, story, 'published');
    const [entry] = await desk.changesAfter((await desk.position()) - 1);
    expect(about(one, story)[0]?.data).toEqual(entry);
    expect(entry?.article?.headline).toBe(secret);
    await publish('killed-later', { version: '2', headline: secret, pubstatus: 'canceled' });
    await heard(one, story, 'withdrawn');
    const withdrawn = about(one, story).at(-1)?.data;
    expect(withdrawn).toMatchObject({ reason: 'killed', guid: 'urn:harbour:killed-later' });
    expect(JSON.stringify(withdrawn)).not.toContain(secret);
    const again = await stream('', { 'Last-Event-ID': '0' });
    await heard(again, story, 'withdrawn');
    expect(JSON.stringify(again.heard)).not.toContain(secret);
  });

  test('who asks for a section is told of what comes into it and of what leaves it, and of nothing else', async () => {
    const [sport, everything] = [await stream('?section=sport&language=en'), await stream()];
    const elsewhere = await publish('elsewhere', { keywords: ['fish'] });
    const story = await publish('moves', { keywords: ['sport'] });
    await heard(sport, story, 'published');
    await desk.manage('PUT', `${contentType('article')}/${story}`, {
      breadcrumb: { connect: [{ documentId: sections.world }], disconnect: [{ documentId: sections.sport }] },
    });
    await desk.manage('POST', `${contentType('article')}/${story}/actions/publish`, {});
    await heard(sport, story, 'updated');
    expect(about(sport, story).at(-1)?.data).toMatchObject({ left: true });
    expect(about(sport, story).at(-1)?.data).not.toHaveProperty('article');
    await heard(everything, story, 'updated');
    expect(about(everything, story).at(-1)?.data).toHaveProperty('article.section.path', 'world');
    expect(about(sport, elsewhere)).toEqual([]);
    const asked = await desk.read<{ data: { subject: string; left?: true }[] }>('changes?section=sport&limit=1000');
    expect(asked.data.filter(({ subject }) => subject === story).map(({ left }) => left)).toEqual([undefined, true]);
  });

  test('a section or a source that does not exist, and what is no parameter, are refused by name', async () => {
    for (const query of ['section=nowhere', 'source=nobody', 'after=x', 'limit=3']) {
      const answer = await desk.get(`stream?${query}`);
      expect([answer.status, (await answer.text()).includes(query.split('=', 1)[0] ?? '')]).toEqual([400, true]);
    }
  });

  test('a browser may open a stream from a page of another origin, and HEAD tells what it would be', async () => {
    const asked = await desk.get('stream', { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
      204,
      expect.stringContaining('Last-Event-ID'),
    ]);
    const head = await desk.get('stream?language=en', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  test('an embargo that lifts reaches those who listen and those who wait', async () => {
    const until = Date.now() + 1500;
    const one = await stream();
    const waiting = desk.read<{ data: { subject: string; article?: object }[] }>(
      `changes?after=${await desk.position()}&wait=30`,
    );
    const story = await publish('embargoed', { embargoed: new Date(until).toISOString() });
    await heard(one, story, 'published');
    expect(Date.now()).toBeGreaterThanOrEqual(until);
    expect((await waiting).data).toMatchObject([{ subject: story, article: {} }]);
  });

  test('who waits is answered when an editor publishes, and with the place to go on from when nobody does', async () => {
    const last = await desk.position();
    const nothing = await desk.read(`changes?after=${last}&wait=1`);
    expect(nothing).toEqual({ data: [], meta: { next: last, last } });
    const waiting = desk.read<{ data: { article?: { headline: string } }[] }>(`changes?after=${last}&wait=30`);
    const data = { headline: 'Written by hand', slug: 'written-by-hand' };
    const made = await desk.manage('POST', contentType('article'), data);
    const { documentId } = made.data as { documentId: string };
    await desk.manage('POST', `${contentType('article')}/${documentId}/actions/publish`, {});
    expect((await waiting).data[0]?.article?.headline).toBe('Written by hand');
  });

  test('who is cut again and again while eight write misses nothing and gets nothing twice', async () => {
    const start = await desk.position();
    let isOver = false;
    const writer = async (name: string) => {
      for (let round = 0; round < 8; round += 1) {
        for (const source of ['harbour', 'northern'])
          await publish(`${name}-${round}`, { version: String(round + 1), uri: `urn:${source}:${name}` }, source);
      }
    };
    const writing = Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(writer)).then(() => {
      isOver = true;
    });
    const numbers: number[] = [];
    let id = String(start);
    for (let last = Number.POSITIVE_INFINITY; Number(id) < last; ) {
      const one = await stream('', { 'Last-Event-ID': id });
      await Promise.race([one.until(() => one.numbers().length >= 7), pause(300)]);
      one.cut();
      numbers.push(...one.numbers());
      id = one.lastId();
      if (isOver) last = await desk.position();
    }
    await writing;
    const last = await desk.position();
    expect(last).toBeGreaterThan(start + 60);
    expect(numbers).toEqual(Array.from({ length: last - start }, (_none, at) => start + 1 + at));
  });

  test('whose last number is no longer kept, or was never given, loads the list anew', async () => {
    const rows = () => desk.app.strapi.db.connection('otw_changes').where('n', '<=', 3);
    const kept = await rows();
    await rows().delete();
    try {
      expect((await desk.get('changes?after=2')).status).toBe(410);
      expect((await desk.get('changes?after=1000000&wait=5')).status).toBe(410);
      for (const id of ['2', '1000000']) {
        const one = await stream('', { 'Last-Event-ID': id });
        await one.until((all) => all.some(({ event }) => event === 'reset'));
        expect(one.heard.at(-1)?.data).toEqual({ last: await desk.position() });
      }
    } finally {
      await desk.app.strapi.db.connection('otw_changes').insert(kept);
    }
  });

  test('an address that asks too much is told so on prepared answers too, and others and tokens are not', async () => {
    const token = await desk.app.apiToken('read-only');
    const ask = (headers: Record<string, string>) => desk.get('headlines?limit=1', { headers });
    let refused: Response | undefined;
    for (let count = 0; count < 2000 && !refused; count += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask(visitor('203.0.113.9'))));
      refused = answers.find(({ status }) => status === 429);
    }
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused?.headers.get('ratelimit')).toMatch(/^"address";r=0;t=\d+$/);
    expect(await refused?.json()).toMatchObject({ error: { details: { code: 'OTW_RATE_LIMIT' } } });
    const other = await ask(visitor('203.0.113.10'));
    expect([other.status, other.headers.get('ratelimit-policy')]).toEqual([200, '"address";q=200;w=2']);
    const bearer = { ...visitor('203.0.113.9'), Authorization: `Bearer ${token}` };
    let named = await ask(bearer);
    for (let tries = 0; tries < 50 && !named.headers.get('ratelimit')?.includes('token'); tries += 1) {
      await pause(50);
      named = await ask(bearer);
    }
    expect([named.status, named.headers.get('ratelimit-policy')]).toEqual([200, '"token";q=2000;w=2']);
    // What comes from this machine and for nobody else, as the reader's page does, is not counted.
    expect((await ask({})).headers.get('ratelimit')).toBeNull();
  });

  test('a prepared answer is the same bytes with the same headers for all but what is said of their own allowance', async () => {
    const read = async (headers: Record<string, string>) => {
      const answer = await desk.get('headlines?limit=2', { headers: { 'Accept-Encoding': 'identity', ...headers } });
      const {
        date: _date,
        ratelimit: _left,
        'ratelimit-policy': _policy,
        ...said
      } = Object.fromEntries(answer.headers);
      return { said, body: await answer.text() };
    };
    await read({});
    expect(await read(visitor('203.0.113.20'))).toEqual(await read({}));
  });

  test('an address opens a hundred streams, and no more', async () => {
    const many = await Promise.all(Array.from({ length: 101 }, () => stream('', visitor('203.0.113.30'))));
    expect(many.filter(({ status }) => status === 200)).toHaveLength(100);
    expect((await stream('', visitor('203.0.113.31'))).status).toBe(200);
  });

  const onPostgres = client === 'postgres' ? test : test.skip;
  onPostgres(
    'what another process does reaches the streams and the waiting of this one, in order and once',
    async () => {
      let server: ServerProcess | undefined;
      try {
        server = await startServer(desk.app.env);
        const after = await desk.position();
        const [here, there] = [await stream(), await stream('', {}, server.url)];
        const waiting = fetch(`${server.url}/api/wire/changes?after=${after}&wait=30`);
        const token = await desk.room.mintDeliveryToken('Deliveries to the other');
        const deliverThere = (name: string) =>
          fetch(`${server?.url}/api/wire/deliveries?source=northern`, {
            ...{ method: 'POST', headers: { Authorization: `Bearer ${token}` } },
            body: JSON.stringify(ninjs(name, { uri: `urn:northern:${name}` })),
          });
        for (let round = 0; round < 20; round += 1)
          await Promise.all([publish(`here-${round}`), deliverThere(`there-${round}`)]);
        const last = await desk.position();
        expect(last).toBe(after + 40);
        for (const one of [here, there]) {
          await one.until(() => one.numbers().includes(last));
          expect(one.numbers()).toEqual(Array.from({ length: 40 }, (_none, at) => after + 1 + at));
        }
        expect(await (await waiting).json()).toHaveProperty(['data', 0, 'article']);
        const shown = (await desk.headlines('limit=100')).map(({ guid }) => guid);
        expect(shown.filter((guid) => /here-/.test(guid ?? ''))).toHaveLength(40);
        await server.stop();
        await there.closed;
        expect(there.heard.at(-1)).toMatchObject({ event: 'end', data: { code: 'OTW_STOPPING' } });
        const moved = await stream('', { 'Last-Event-ID': there.lastId() });
        const story = await publish('after-the-move');
        await heard(moved, story, 'published');
        expect(moved.numbers()).toEqual([last + 1]);
      } finally {
        await server?.stop();
      }
    },
  );
});
