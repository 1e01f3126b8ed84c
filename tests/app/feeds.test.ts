import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Headline } from '../../src/plugins/off-the-wire/shared/contracts';
import { contentType, type Desk, ninjs, openDesk } from './desk';
import { databaseClients } from './newsroom';

const articles = contentType('article');
const origin = 'https://news.example';
const formats = [
  ['.rss', 'application/rss+xml'],
  ['.atom', 'application/atom+xml'],
  ['.feed.json', 'application/feed+json'],
  ['.ninjs.json', 'application/json'],
] as const;

describe.each(databaseClients)('the headlines in the formats of feeds, on %s', (client) => {
  let desk: Desk;

  beforeAll(async () => {
    const env = { PUBLIC_URL: origin, SITE_NAME: 'Harbour & Wire', WEBSUB_HUBS: 'https://hub.example/' };
    desk = await openDesk(client, env);
    await desk.room.setUp({
      breadcrumbs: [
        { label: 'Home', path: '' },
        { label: 'World', path: 'world', collects: { keywords: ['World'] } },
      ],
      sources: [{ code: 'hna', name: 'Harbour News Agency', provider: 'HNA', autoPublish: true }],
      tickers: [],
    });
    for (const uri of ['a', 'b', 'c', 'd'])
      await desk.deliver(
        'hna',
        ninjs(uri, { keywords: uri < 'c' ? ['World'] : [], edNote: 'SECRET', slugline: 'SECRET' }),
      );
  });
  afterAll(() => desk?.close());

  const text = async (address: string, accept?: string) => {
    const answer = await desk.get(address, accept === undefined ? {} : { headers: { Accept: accept } });
    return { answer, text: await answer.text() };
  };
  const bySlug = async (uri: string): Promise<Headline> => {
    const found = (await desk.headlines('limit=100')).find(({ guid }) => guid === `urn:harbour:${uri}`);
    if (!found) throw new Error(`${uri} is not among the headlines`);
    return found;
  };

  /** Id, title and first publication of each, as a feed tells them. */
  const readers: Readonly<Record<string, (feed: string) => unknown[]>> = {
    '.rss': (feed) =>
      (parseRssFeed(feed).items ?? []).map(({ guid, title, link, atom }) => [guid?.value, title, link, atom?.updated]),
    '.atom': (feed) =>
      (parseAtomFeed(feed).entries ?? []).map(({ id, title, links, updated }) => [
        id,
        title?.value,
        links?.[0]?.href,
        updated,
      ]),
    '.feed.json': (feed) =>
      (parseJsonFeed(feed).items ?? []).map(({ id, title, url, date_modified }) => [id, title, url, date_modified]),
    '.ninjs.json': (feed) =>
      JSON.parse(feed).associations.map(
        (one: { uri: string; headlines: { value: string }[]; renditions: { href: string }[] }) => [
          ...[one.uri, one.headlines[0]?.value, one.renditions[0]?.href],
        ],
      ),
  };

  test.each(formats)(
    'as %s they are the same, by the end of the address and by what is asked for',
    async (suffix, type) => {
      const said = (await desk.headlines('section=world')).map(({ guid, headline, slug, lastUpdated }) => [
        ...[guid, headline, `${origin}/articles/${slug}`],
        ...(suffix === '.ninjs.json' ? [] : [lastUpdated]),
      ]);
      expect(said.length).toBe(2);
      const bySuffix = await text(`headlines${suffix}?section=world`);
      expect(bySuffix.answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      expect(bySuffix.answer.headers.get('vary')).toBe('Accept-Encoding');
      expect(readers[suffix]?.(bySuffix.text)).toEqual(said);
      expect(bySuffix.text).not.toContain('SECRET');
      const accept = suffix === '.ninjs.json' ? 'application/ninjs+json' : type;
      const byAccept = await text('headlines?section=world', `${accept}, application/json;q=0.5`);
      expect(byAccept.text).toBe(bySuffix.text);
      expect(byAccept.answer.headers.get('vary')).toBe('Accept, Accept-Encoding');
      expect((await text('headlines?section=world', `${accept};q=0.5, application/json`)).text).toMatch(/^\{"data"/);
    },
  );

  test.each([
    ['*/*'],
    ['application/json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ['text/plain'],
    ['application/*;q=0.1'],
    [''],
  ])('who asks for "%s" gets JSON, before and after others were asked for', async (accept) => {
    const first = await text('headlines?limit=3', accept);
    await text('headlines?limit=3', 'application/rss+xml');
    const second = await text('headlines?limit=3', accept);
    for (const { answer, text: body } of [first, second]) {
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.get('vary')).toBe('Accept, Accept-Encoding');
      expect(JSON.parse(body).data.length).toBe(3);
    }
  });

  test.each(formats)('as %s they are kept as all answers are, and follow an edit', async (suffix) => {
    const address = `headlines${suffix}?limit=4`;
    const { answer } = await text(address);
    const again = await desk.get(address, { headers: { 'If-None-Match': String(answer.headers.get('etag')) } });
    expect(again.status).toBe(304);
    const { documentId } = await bySlug('a');
    const headline = `Written for ${suffix} by an editor`;
    await desk.manage('POST', `${articles}/${documentId}/actions/publish`, { headline });
    expect((await text(address)).text).toContain(headline);
  });

  test('pages of a feed lead from one to the next, and meet every story once', async () => {
    const seen: (string | undefined)[] = [];
    let address: string | undefined = 'headlines.atom?limit=1';
    while (address !== undefined && seen.length < 10) {
      const body: string = (await text(address)).text;
      const feed = parseAtomFeed(body);
      seen.push(...(feed.entries ?? []).map(({ id }) => id));
      address = feed.links?.find(({ rel }) => rel === 'next')?.href?.replace(`${origin}/api/wire/`, '');
    }
    expect(seen).toEqual((await desk.headlines()).map(({ guid }) => guid));
  });

  test.each(formats)('as %s they name the hub and themselves, in the feed and in the header Link', async (suffix) => {
    const { answer, text: body } = await text(`headlines${suffix}?section=world&order=published`);
    const self = `${origin}/api/wire/headlines${suffix}?section=world`;
    expect(answer.headers.get('link')).toBe(`<https://hub.example/>; rel="hub", <${self}>; rel="self"`);
    expect(body).toContain(self);
    if (suffix !== '.ninjs.json') expect(body).toContain('https://hub.example/');
    expect(body).toContain('World');
  });

  test.each(formats)('as %s they refuse what JSON refuses, and a selection of fields', async (suffix) => {
    for (const query of ['colour=blue', 'limit=0', 'section=nowhere', 'fields=headline'])
      await desk.read(`headlines${suffix}?${query}`, 400);
  });

  test('what is withdrawn has a tombstone in Atom where it stood, until it is public again', async () => {
    const tombstones = async (query: string) => {
      const { text: body } = await text(`headlines.atom?${query}`);
      expect(XMLValidator.validate(body)).toBe(true);
      return [...body.matchAll(/<at:deleted-entry [^>]*ref="([^"]*)"/g)].map(([, ref]) => ref);
    };
    const { documentId, headline } = await bySlug('b');
    expect(await tombstones('section=world')).toEqual([]);
    expect(await tombstones('language=es')).toEqual([]);
    await desk.manage('POST', `${articles}/${documentId}/actions/unpublish`, {});
    expect(await tombstones('section=world')).toEqual(['urn:harbour:b']);
    expect(await tombstones('language=es')).toEqual([]);
    expect((await text('headlines.atom?section=world')).text).not.toContain(headline);
    await desk.manage('POST', `${articles}/${documentId}/actions/publish`, {});
    expect(await tombstones('section=world')).toEqual([]);
  });

  describe('the news sitemap', () => {
    const parsed = async (address: string) => {
      const { answer, text: body } = await text(address);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8']);
      expect(XMLValidator.validate(body)).toBe(true);
      return new XMLParser({ isArray: (name) => ['url', 'sitemap'].includes(name) }).parse(body);
    };

    test('holds what was published in the last two days, with its address, title and language', async () => {
      const { urlset } = await parsed('news-sitemap.xml');
      const { slug, headline, firstPublished } = await bySlug('d');
      expect(urlset.url.length).toBe(4);
      expect(urlset.url).toContainEqual({
        loc: `${origin}/articles/${slug}`,
        'news:news': {
          'news:publication': { 'news:name': 'Harbour & Wire', 'news:language': 'en' },
          'news:publication_date': firstPublished,
          'news:title': headline,
        },
      });
    });

    test('follows what comes and what goes', async () => {
      const slugs = async () =>
        ((await parsed('news-sitemap.xml')).urlset.url as { loc: string }[]).map(({ loc }) => loc);
      const { documentId, slug } = await bySlug('c');
      await desk.manage('POST', `${articles}/${documentId}/actions/unpublish`, {});
      expect(await slugs()).not.toContain(`${origin}/articles/${slug}`);
      await desk.manage('POST', `${articles}/${documentId}/actions/publish`, {});
      expect(await slugs()).toContain(`${origin}/articles/${slug}`);
    });

    test.each(['news-sitemap.xml?part=1', 'news-sitemap.xml?page=2', 'news-sitemap.xml?part='])(
      'refuses "%s"',
      async (address) => {
        await desk.read(address, 400);
      },
    );

    test('of more than a thousand is an index of files, of which each story stands in one', async () => {
      const batch = [...Array(1100).keys()].map((at) => ninjs(`many-${at}`, { body_html: '<p>x</p>' }));
      await desk.deliver('hna', batch);
      const { sitemapindex } = await parsed('news-sitemap.xml');
      const parts = (sitemapindex.sitemap as { loc: string }[]).map(({ loc }) =>
        loc.replace(`${origin}/api/wire/`, ''),
      );
      expect(parts.length).toBe(2);
      await desk.deliver('hna', ninjs('late'));
      const files = [];
      for (const part of parts) files.push((await parsed(part)).urlset.url.map(({ loc }: { loc: string }) => loc));
      expect(files.map((file) => file.length)).toEqual([1000, 104]);
      expect(new Set(files.flat()).size).toBe(1104);
    });

    test('loses a story two days after it was first published, however lately it came up again', async () => {
      const config = desk.app.strapi.config.get('plugin::off-the-wire') as { clock: () => number };
      const [hour, start] = [3_600_000, Date.now() + 240 * 3_600_000];
      const at = (hours: number) => {
        config.clock = () => start + hours * hour;
      };
      const count = async () => ((await parsed('news-sitemap.xml')).urlset.url ?? []).length;
      at(0);
      await desk.deliver('hna', ninjs('risen'));
      at(36);
      await desk.deliver('hna', ninjs('risen', { version: '2', body_html: '<p>More of it.</p>' }));
      expect((await bySlug('risen')).lastPublished).toBe(new Date(start + 36 * hour).toISOString());
      expect(await count()).toBe(1);
      at(49);
      expect(await count()).toBe(0);
    });
  });
});
