import { read } from '../../src/plugins/off-the-wire/server/src/wire/read';
import { contentType, type Desk, ninjs, openDesk } from './desk';
import { databaseClients } from './newsroom';

const articles = contentType('article');
const suffixes = ['.ninjs.json', '.newsml-g2.xml', '.nitf.xml', '.txt'] as const;

describe.each(databaseClients)('an article in the formats of the wires, on %s', (client) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      breadcrumbs: [{ label: 'Home', path: '' }],
      sources: [{ code: 'hna', name: 'Harbour News Agency', provider: 'HNA', autoPublish: true }],
      tickers: [],
    });
    const fields = { edNote: 'SECRET to editors', slugline: 'SECRET-slug', byline: 'Ann Lee', urgency: 3 };
    await desk.deliver('hna', ninjs('a', { ...fields, body_html: '<p>The <b>story</b> of &lt;a&gt;.</p>' }));
    await desk.deliver('hna', ninjs('b'));
  });
  afterAll(() => desk?.close());

  const slugOf = async (uri: string) => {
    const found = (await desk.headlines()).find(({ guid }) => guid === `urn:harbour:${uri}`);
    if (!found) throw new Error(`${uri} is not among the headlines`);
    return found.slug;
  };

  test.each([
    ['.ninjs.json', 'application/json; charset=utf-8', 'ninjs'],
    ['.newsml-g2.xml', 'application/vnd.iptc.g2.newsitem+xml; charset=utf-8', 'newsml-g2'],
    ['.nitf.xml', 'application/nitf+xml; charset=utf-8', 'nitf'],
  ])('%s is served as %s, and our own reader reads the same story in it', async (suffix, mediaType, format) => {
    const answer = await desk.get(`articles/${await slugOf('a')}${suffix}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, mediaType]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.toString()).not.toContain('SECRET');
    const reading = read({ bytes });
    expect(reading).toMatchObject({ format, unreadable: [] });
    expect('items' in reading ? reading.items : []).toMatchObject([
      {
        guid: 'urn:harbour:a',
        version: '1',
        headline: 'Headline of a',
        byline: 'Ann Lee',
        body: '<p>The <b>story</b> of &lt;a&gt;.</p>',
        language: 'en',
        provider: 'HNA',
        urgency: 3,
        versionCreated: '2026-11-20T10:00:00.000Z',
      },
    ]);
  });

  test('.txt is plain text', async () => {
    const answer = await desk.get(`articles/${await slugOf('a')}.txt`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const text = await answer.text();
    expect(text).toMatch(/^Headline of a\nByline: Ann Lee\nSource: HNA\n/);
    expect(text).toContain('\n\nThe story of <a>.\n');
    expect(text).not.toContain('SECRET');
  });

  test.each(suffixes)('%s has the headers of every answer, and 304 for who has it', async (suffix) => {
    const address = `articles/${await slugOf('a')}${suffix}`;
    const plain = { 'Accept-Encoding': 'identity' };
    const answer = await desk.get(address, { headers: plain });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
      'cache-control': 'public, max-age=0, s-maxage=1',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'content-length': String((await answer.arrayBuffer()).byteLength),
    });
    const again = await desk.get(address, {
      headers: { ...plain, 'If-None-Match': String(answer.headers.get('etag')) },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await desk.get(address, { method: 'HEAD', headers: plain });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, answer.headers.get('etag'), '']);
  });

  test.each(['.rtf', '.xml', '.json', '.ninjs', '.TXT', '.txt.txt'])(
    'there is no %s: 404, though the article is there',
    async (suffix) => {
      await desk.read(`articles/${await slugOf('a')}${suffix}`, 404);
    },
  );

  test.each(suffixes)('no story has no %s either, and a parameter is refused', async (suffix) => {
    await desk.read(`articles/no-such-story${suffix}`, 404);
    await desk.read(`articles/${suffix}`, 404);
    await desk.read(`articles/${await slugOf('a')}${suffix}?a=1`, 400);
  });

  test('an article whose own address ends like a suffix is found by it, and speaks with one more', async () => {
    const documentId = (await desk.headlines()).find(({ guid }) => guid === 'urn:harbour:b')?.documentId;
    const slug = `${await slugOf('a')}.txt`;
    expect(await (await desk.get(`articles/${slug}`)).text()).toMatch(/^Headline of a\n/);
    await desk.manage('POST', `${articles}/${documentId}/actions/publish`, { slug });
    expect((await desk.article(slug)).guid).toBe('urn:harbour:b');
    expect(await (await desk.get(`articles/${slug}.txt`)).text()).toMatch(/^Headline of b\n/);
    expect((await desk.read(`articles/${slug}.ninjs.json`)).uri).toBe('urn:harbour:b');
    await desk.manage('POST', `${articles}/${documentId}/actions/publish`, { slug: 'plain-b' });
    expect(await (await desk.get(`articles/${slug}`)).text()).toMatch(/^Headline of a\n/);
  });

  test('an edit and a withdrawal show at once in every form', async () => {
    const slug = await slugOf('a');
    const documentId = (await desk.article(slug)).documentId;
    for (const suffix of suffixes) await (await desk.get(`articles/${slug}${suffix}`)).text();
    await desk.manage('POST', `${articles}/${documentId}/actions/publish`, { headline: 'An editor wrote this' });
    for (const suffix of suffixes) {
      const text = await (await desk.get(`articles/${slug}${suffix}`)).text();
      expect([suffix, text]).toEqual([suffix, expect.stringContaining('An editor wrote this')]);
    }
    await desk.manage('POST', `${articles}/${documentId}/actions/unpublish`, {});
    for (const suffix of suffixes) await desk.read(`articles/${slug}${suffix}`, 404);
  });
});
