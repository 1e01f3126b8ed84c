import { type Change, createClient, type WireClient } from '../../src/plugins/off-the-wire/client/src';
import { type Desk, ninjs, openDesk } from './desk';

const patience = { hello: 5_000 };

describe('the client at a newsroom', () => {
  let desk: Desk;
  let wire: WireClient;
  const stop = new AbortController();

  beforeAll(async () => {
    desk = await openDesk('sqlite');
    await desk.room.setUp({
      sources: [{ code: 'harbour', name: 'Harbour', autoPublish: true }],
      breadcrumbs: [{ label: 'Home', path: '' }],
      tickers: [{ code: 'main', label: 'Main', length: 5 }],
    });
    for (let at = 0; at < 12; at += 1) await desk.deliver('harbour', ninjs(`story-${at}`));
    wire = createClient({ url: `${desk.app.url}/api/wire` });
  });
  afterAll(async () => {
    stop.abort();
    await desk?.close();
  });

  /** So many entries, once the subscription stands. */
  const take = async (changes: AsyncIterable<Change>, count: number): Promise<Change[]> => {
    const taken: Change[] = [];
    for await (const change of changes) {
      taken.push(change);
      if (taken.length === count) break;
    }
    return taken;
  };
  const kindsOf = (changes: readonly Change[]) => changes.map(({ kind }) => kind);

  test('reads every headline once, page after page', async () => {
    const slugs: string[] = [];
    for await (const { slug } of wire.headlines({ limit: 5 })) slugs.push(slug);
    expect(slugs).toEqual((await desk.headlines('limit=100')).map(({ slug }) => slug));
    expect(slugs).toHaveLength(12);
  });

  test('gets back what it has while nothing changes', async () => {
    const page = await wire.page({ fields: ['headline', 'body'], limit: 1 });
    expect(Object.keys(page.data[0] ?? {}).sort()).toEqual(['body', 'documentId', 'headline']);
    expect(await wire.page({ fields: ['headline', 'body'], limit: 1 }, { known: page })).toBe(page);
    const ticker = await wire.ticker('main');
    expect(ticker.rows).toHaveLength(5);
    expect(await wire.ticker('main', { known: ticker })).toBe(ticker);
    const [{ slug } = { slug: '' }] = (await wire.page()).data;
    const article = await wire.article(slug);
    expect(article.body).toContain('The story of');
    expect(await wire.article(slug, { known: article })).toBe(article);
    const tree = await wire.breadcrumbs();
    expect(await wire.breadcrumbs({ known: tree })).toBe(tree);
  });

  test('is told what is wrong with a question, and that something is not there', async () => {
    const wrong = { limit: 1000, order: 'newest' } as unknown as { limit: number };
    await expect(wire.page(wrong)).rejects.toMatchObject({
      ...{ name: 'WireError', code: 'OTW_BAD_PARAMETER', status: 400 },
      parameters: [{ name: 'order' }, { name: 'limit' }],
    });
    await expect(wire.article('nothing')).rejects.toMatchObject({ code: 'OTW_NOT_FOUND', status: 404 });
  });

  describe.each(['stream', 'poll'] as const)('by %s', (via) => {
    test('hears of each change from now on, once and in order', async () => {
      const changes = wire.subscribe({}, { signal: stop.signal, via, patience });
      const heard = take(changes, 3);
      await until(() => changes.last() !== undefined);
      const before = await desk.position();
      await desk.deliver('harbour', ninjs(`of-${via}`));
      await desk.deliver('harbour', ninjs(`of-${via}`, { version: '2', headline: 'CORRECTED: Other words' }));
      await desk.deliver('harbour', ninjs(`of-${via}`, { version: '3', pubstatus: 'canceled' }));
      const told = await heard;
      expect(kindsOf(told)).toEqual(['published', 'corrected', 'withdrawn']);
      const entries = await desk.changesAfter(before);
      expect(told.map(({ n }) => n)).toEqual(entries.map(({ n }) => n));
      // What was withdrawn meanwhile is told of by its ids alone; then it was a headline.
      expect(told[0]).toMatchObject({ article: { headline: `Headline of of-${via}` } });
    });

    test('hears what it has missed, and then what comes', async () => {
      const before = await desk.position();
      await desk.deliver('harbour', ninjs(`missed-${via}-1`));
      await desk.deliver('harbour', ninjs(`missed-${via}-2`));
      const heard = take(wire.subscribe({}, { after: before, signal: stop.signal, via, patience }), 3);
      await desk.deliver('harbour', ninjs(`missed-${via}-3`));
      expect((await heard).map(({ n }) => n)).toEqual([before + 1, before + 2, before + 3]);
    });

    test('hears of what its filters ask for, and of what leaves them', async () => {
      const before = await desk.position();
      await desk.deliver('harbour', ninjs(`filter-${via}`, { language: 'es' }));
      await desk.deliver('harbour', ninjs(`other-${via}`));
      await desk.deliver('harbour', ninjs(`filter-${via}`, { version: '2', language: 'pt' }));
      const told = await take(wire.subscribe({ language: 'es' }, { after: before, via, patience }), 2);
      expect(told.map(({ n }) => n - before)).toEqual([1, 3]);
      expect(told[1]).toMatchObject({ kind: 'updated', left: true });
    });

    test('is told to load anew where the log was never so long, and goes on', async () => {
      const heard = take(wire.subscribe({}, { after: 1_000_000, signal: stop.signal, via, patience }), 2);
      const before = await desk.position();
      await new Promise((resolve) => setTimeout(resolve, 500));
      await desk.deliver('harbour', ninjs(`after-reset-${via}`));
      expect(await heard).toMatchObject([
        { kind: 'reset', n: before },
        { kind: 'published', n: before + 1 },
      ]);
    });
  });

  test('finds its place by long poll also where the log has lost its beginning', async () => {
    const last = await desk.position();
    await desk.app.strapi.db
      .connection('otw_changes')
      .where('n', '<=', last - 2)
      .delete();
    const changes = wire.subscribe({}, { signal: stop.signal, via: 'poll', patience });
    const heard = take(changes, 1);
    await until(() => changes.last() !== undefined);
    await desk.deliver('harbour', ninjs('after-pruning'));
    expect(await heard).toMatchObject([{ kind: 'published', n: last + 1 }]);
    const late = take(wire.subscribe({}, { after: 1, signal: stop.signal, via: 'poll', patience }), 1);
    expect(await late).toEqual([{ kind: 'reset', n: last + 1 }]);
  });

  describe.each(['ticker.js', 'client.js'])('%s', (name) => {
    test('is sent by the server, to pages of any site, and again only when it is another', async () => {
      const answer = await desk.get(name, { headers: { 'Accept-Encoding': 'identity' } });
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=600',
        'x-content-type-options': 'nosniff',
      });
      expect(await answer.text()).toContain('export{');
      const headers = { 'If-None-Match': answer.headers.get('etag') ?? '' };
      expect((await desk.get(name, { headers })).status).toBe(304);
      await desk.deliver('harbour', ninjs(`beside-${name}`));
      expect((await desk.get(name, { headers })).status).toBe(304);
    });

    test('takes no parameters', async () => {
      expect((await desk.get(`${name}?v=2`)).status).toBe(400);
    });
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let at = 0; at < 500 && !isSo(); at += 1) await new Promise((resolve) => setTimeout(resolve, 10));
}
