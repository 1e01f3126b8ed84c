import { readFileSync } from 'node:fs';
import { html, json, markupOf, trusted } from '../../src/reader/html';
import { languageOf } from '../../src/reader/language';
import { timeElement } from '../../src/reader/moments';
import { pictureOf } from '../../src/reader/parts/picture';
import { labelOf } from '../../src/reader/story';
import { contentType, type Desk, hasSeedPage, ninjs, openDesk, seedPage } from './desk';
import { g2 } from './desk-scenes/wires';

const articles = contentType('article');
const hostile = `Crews "walk out" & <i>stay</i> 'out' </title></script><script>alert(1)</script> at 5 < 6`;
const browser = { Accept: 'text/html,application/xhtml+xml' };

describe('the page that the server sends', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk('sqlite', {
      PUBLIC_URL: 'https://news.example',
      SITE_NAME: 'Harbour & Wire',
      TRUSTED_PROXIES: 'loopback',
    });
    await desk.room.setUp({
      breadcrumbs: [
        { label: 'Home', path: '' },
        { label: 'World', path: 'world', collects: { keywords: ['World'] } },
        { label: 'Asia & <Pacific>', path: 'world/asia', collects: { keywords: ['Asia'] } },
        { label: 'Sport', path: 'sport' },
      ],
      sources: [
        {
          code: 'hna',
          name: 'Harbour',
          provider: 'HNA',
          attribution: 'HNA, by way of "Harbour"',
          autoPublish: true,
        },
        { code: 'portal', name: 'Portal', autoPublish: true },
      ],
      tickers: [{ code: 'off-the-wire', label: 'Off the wire', length: 3 }],
    });
    await desk.deliver('hna', ninjs('plain', story));
    await desk.deliver(
      'hna',
      ninjs('arabic', { language: 'ar', headline: 'الميناء يفتح أبوابه', versioncreated: '2026-11-20T10:00:00Z' }),
    );
    await desk.deliver('hna', ninjs('corrected', { headline: 'CORRECTED: Eleven ships wait', urgency: 2 }));
  });
  afterAll(async () => {
    delete process.env.TRUSTED_PROXIES;
    await desk?.close();
  });

  const get = (address: string, init: RequestInit = {}) =>
    fetch(desk.app.url + address, { redirect: 'manual', headers: browser, ...init });
  const text = async (address: string) => (await get(address)).text();
  const slugOf = async (uri: string) => {
    const found = (await desk.headlines('limit=100')).find(({ guid }) => guid === `urn:harbour:${uri}`);
    if (!found) throw new Error(`${uri} is not among the headlines`);
    return found.slug;
  };
  const article = async (uri: string) => text(`/articles/${await slugOf(uri)}`);
  const write = async (fields: object): Promise<string> => {
    const made = await desk.manage('POST', articles, fields);
    const { documentId } = made.data as { documentId: string };
    await desk.manage('POST', `${articles}/${documentId}/actions/publish`, {});
    return documentId;
  };

  test('counts its readers together with those of the API, and refuses who asks too often', async () => {
    const from = (address: string) => ({ headers: { ...browser, 'X-Forwarded-For': address } });
    const pages = ['/', '/sections/sport', `/articles/${await slugOf('plain')}`, '/nothing-lies-here'];
    const ask = (address: string) => Promise.all(pages.map((page) => get(page, from(address))));
    for (const { headers } of await ask('203.0.113.8')) expect(headers.get('ratelimit-policy')).toMatch(/^"address";/);
    await Promise.all(Array.from({ length: 500 }, () => get('/api/wire/breadcrumbs', from('203.0.113.9'))));
    const answers = (await Promise.all(Array.from({ length: 20 }, () => ask('203.0.113.9')))).flat();
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers } of refused) expect(headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await refused[0]?.json()).toMatchObject({ error: { details: { code: 'OTW_RATE_LIMIT' } } });
    expect((await get('/', from('203.0.113.8'))).status).toBe(200);
  });

  test('an article in whose place another stands leads to that one', async () => {
    const own = { agency: 'Reuters', version: 1, text: ['LONDON, Nov 20 (Reuters) - So it stood.'] };
    const [first] = (await desk.deliver('hna', g2({ ...own, guid: 'tag:a', headline: 'Bank meets', time: '1000' })))
      .items;
    const update = { ...own, guid: 'tag:b', time: '1100', links: [['irel:evolvedFrom', 'tag:a']] as const };
    await desk.deliver('hna', g2({ ...update, headline: 'UPDATE 1-Bank cuts rates & costs' }));
    const answer = await get(`/articles/${first?.slug}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/in its place: <a href="\/articles\/[\w-]+">Bank cuts rates &amp; costs<\/a>/);
  });

  test('holds the headlines as text, with kicker, abstract, agency, section and time', async () => {
    const page = await text('/');
    expect(page).toContain('<span class="kicker">Harbour Focus:</span> Ferries run again after a storm</a>');
    expect(page).toContain('Forty sailings a day');
    expect(page).toContain('<bdi>HNA</bdi>');
    expect(page).toContain('<a href="/sections/world/asia"><bdi>Asia &amp; &lt;Pacific&gt;</bdi></a>');
    expect(page).toContain('<time datetime="2026-11-20T10:00:00.000Z" data-form="row"><b>10:00 UTC</b>');
    expect(page).toContain('<title>Harbour &amp; Wire</title>');
  });

  test('marks what is urgent and what was corrected in words, and never says which version it is', async () => {
    const page = await text('/');
    const row =
      page
        .slice(page.indexOf('<ol class="headlines"'))
        .split('<li')
        .find((one) => one.includes('Eleven ships')) ?? '';
    expect(row).toContain('>Urgent</strong>');
    expect(row).toContain('>Corrected</em>');
    expect(page).not.toMatch(/CORRECTED:|writethru|versionKind|>lead/i);
  });

  describe('an article', () => {
    test('has its text, its trail, its agency and date, and its rights', async () => {
      const page = await article('plain');
      expect(page).toContain('<p>Ferries ran again on Friday.</p>');
      expect(page).toMatch(/<ol><li><a href="\/">.*World.*Asia &amp; &lt;Pacific&gt;.*<\/ol>/);
      expect(page).toContain(
        '<bdi>HNA, by way of &quot;Harbour&quot;</bdi>, <time datetime="2026-11-20T10:00:00.000Z"',
      );
      expect(page).toContain('November 20, 2026 at 10:00 UTC');
      expect(page).toContain('Copyright 2026 HNA');
      expect(page).not.toContain('For print only');
    });

    test('has a head that search engines and shares can use', async () => {
      const [page, slug] = [await article('plain'), await slugOf('plain')];
      const address = `https://news.example/articles/${slug}`;
      expect(page).toContain('<title>Harbour Focus: Ferries run again after a storm – Harbour &amp; Wire</title>');
      expect(page).toContain(`<link rel="canonical" href="${address}">`);
      expect(page).toContain(
        `<link rel="alternate" type="application/json" href="https://news.example/api/wire/articles/${slug}">`,
      );
      for (const [property, content] of [
        ['og:type', 'article'],
        ['og:url', address],
        ['article:section', 'Asia &amp; &lt;Pacific&gt;'],
        ['og:image', 'https://pictures.example/1200.jpg'],
        ['og:image:width', '1200'],
        ['article:tag', 'Asia'],
      ])
        expect(page).toContain(`<meta property="${property}" content="${content}">`);
      expect(page).toContain('<meta name="twitter:card" content="summary_large_image">');
      const [news, trail] = jsonLdOf(page);
      expect(news).toMatchObject({ '@type': 'NewsArticle', url: address, inLanguage: 'en' });
      expect(trail).toMatchObject({ itemListElement: [{}, {}, { item: 'https://news.example/sections/world/asia' }] });
    });

    test('shows the fitting form of its picture, with its size, and not the original of many megabytes', async () => {
      const page = await article('plain');
      expect(page).toContain(
        '<img src="https://pictures.example/1200.jpg" alt="Ferry at the quay" width="1200" height="800"',
      );
      expect(page).toMatch(/<figcaption>The first ferry.*Mei Lim \/ HNA Pictures/);
    });

    test('in Arabic stands from right to left, with a date line that reads so', async () => {
      const page = await article('arabic');
      expect(page).toContain('<article lang="ar" dir="rtl">');
      expect(page).toMatch(
        /<bdi>HNA[^<]*<\/bdi>، <time datetime="2026-11-20T10:00:00.000Z" data-form="line">20 نوفمبر 2026/,
      );
      expect(await text('/')).toContain('<h2 lang="ar" dir="rtl">');
    });

    test('that was corrected tells search engines when it was', async () => {
      await desk.deliver('hna', ninjs('mended', { headline: 'Eleven ships wait outside' }));
      await desk.deliver('hna', ninjs('mended', { headline: 'CORRECTED: Ten ships wait outside', version: '2' }));
      const { lastUpdated, lastPublished } = await desk.article(await slugOf('mended'));
      expect(lastUpdated > lastPublished).toBe(true);
      const page = await article('mended');
      expect(page).toContain(`<meta property="article:modified_time" content="${lastUpdated}">`);
      expect(jsonLdOf(page)[0]).toMatchObject({ dateModified: lastUpdated });
    });

    test('that was corrected says so at the top, in the words that the desk gave it', async () => {
      expect(await article('corrected')).toContain('This story has been corrected.');
      const documentId = await write({
        headline: 'A note',
        publicNote: 'We said <a half>; it is a fifth.',
        body: '<p>Text.</p>',
      });
      const [{ slug } = { slug: '' }] = (await desk.headlines()).filter((one) => one.documentId === documentId);
      expect(await text(`/articles/${slug}`)).toMatch(/role="note".*\n?.*We said &lt;a half&gt;; it is a fifth\./);
    });

    test('leads to stories of the same keyword first, and not to itself', async () => {
      await desk.deliver('hna', ninjs('other', { headline: 'Ferry fares rise', keywords: ['ferries'] }));
      const page = await article('plain');
      const related = page.slice(page.indexOf('Related stories'));
      expect(related).toContain('Ferry fares rise');
      expect(related).not.toContain('run again after a storm');
    });

    test('with nothing like it has no heading for related stories', async () => {
      await desk.deliver('portal', ninjs('alone', { headline: 'On its own' }));
      expect(await article('alone')).not.toContain('Related stories');
    });
  });

  describe('hostile copy', () => {
    let slug: string;
    beforeAll(async () => {
      const breadcrumb = { connect: [{ documentId: await sectionId('Sport') }], disconnect: [] };
      const fields = { headline: hostile, kicker: `"><script>alert(2)</script>`, abstract: hostile, byline: hostile };
      const documentId = await write({
        ...fields,
        breadcrumb,
        body: '<p>Body</p>',
        language: '"><script>alert(3)</script>',
      });
      slug = (await desk.headlines()).find((one) => one.documentId === documentId)?.slug ?? '';
    });

    test.each(['/', '/sections/sport', 'the article'])('is text wherever it stands on %s', async (address) => {
      const page = await text(address.startsWith('/') ? address : `/articles/${slug}`);
      expect(page).toContain('Crews &quot;walk out&quot; &amp;');
      const scripts = [...page.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes);
      expect(
        scripts.filter(
          (one) => !/src="\/reader\/|src="\/api\/wire\/ticker\.js"|type="application\/ld\+json"/.test(one ?? ''),
        ),
      ).toEqual([]);
      expect(page).not.toMatch(/<i>stay/);
    });

    test('stays data in JSON-LD', async () => {
      const [news] = jsonLdOf(await text(`/articles/${slug}`));
      expect(JSON.stringify(news)).toContain('at 5 < 6');
    });

    const sectionId = async (label: string) => {
      const found = await desk.app.strapi.db
        .query('plugin::off-the-wire.breadcrumb' as never)
        .findOne({ where: { label } as never });
      return (found as { documentId: string }).documentId;
    };
  });

  (hasSeedPage ? test : test.skip)('a story of the seed page keeps its date, to which no hour is added', async () => {
    await desk.deliver('portal', readFileSync(seedPage, 'utf8'));
    const [found] = (await desk.headlines()).filter(({ headline }) => headline.includes('cyber security'));
    const page = await text(`/articles/${found?.slug}`);
    expect(page).toContain('<bdi>Xinhua</bdi>, <time datetime="2015-09-13">September 13, 2015</time>');
    expect(await text('/')).toContain('<time datetime="2015-09-13"><span>Sep 13, 2015</span></time>');
  });

  describe('what is not there', () => {
    test('is 404 in the dress of the page, and kept by nobody', async () => {
      for (const address of [
        '/nope',
        '/sections/nope',
        '/sections/world/..%2f..%2fadmin',
        '/articles/nope',
        '/articles/%E0',
      ]) {
        const answer = await get(address);
        expect([address, answer.status, answer.headers.get('cache-control')]).toEqual([address, 404, 'no-store']);
        const page = await answer.text();
        expect(page).toContain('is not here</h1>');
        expect(page).toContain('<a href="/sections/world">');
      }
    });

    test('is a cursor that this site never gave', async () => {
      expect((await get('/?cursor=hello')).status).toBe(404);
      expect((await get('/?until=yesterday')).status).toBe(404);
      expect((await get('/?utm_source=mail')).status).toBe(200);
    });

    test('is a killed article: the page says that it was withdrawn, and repeats nothing of it', async () => {
      await desk.deliver('hna', ninjs('killed', { headline: 'Mayor of Astren resigns' }));
      const slug = await slugOf('killed');
      expect((await get(`/articles/${slug}`)).status).toBe(200);
      await desk.deliver('hna', ninjs('killed', { version: '2', pubstatus: 'canceled' }));
      const answer = await get(`/articles/${slug}`);
      const page = await answer.text();
      expect(answer.status).toBe(404);
      expect(page).toContain('it was withdrawn');
      expect(page).not.toContain('Mayor of Astren');
      expect(await text('/')).not.toContain('Mayor of Astren');
    });
  });

  test('headlines go on behind a link, without scripts', async () => {
    for (let count = 0; count < 22; count += 1) await desk.deliver('portal', ninjs(`many-${count}`));
    const first = await text('/');
    const [, next = ''] = /<a rel="next" href="([^"]+)"/.exec(first) ?? [];
    const second = await text(next.replaceAll('&amp;', '&'));
    const ids = (page: string) => [...page.matchAll(/<li data-id="([a-z0-9]{24})" data-at/g)].map(([, id]) => id);
    expect(ids(first)).toHaveLength(20);
    expect(ids(second).length).toBeGreaterThan(5);
    expect(ids(second).filter((id) => ids(first).includes(id))).toEqual([]);
    expect(second).toContain('<meta name="robots" content="noindex, follow">');
  });

  describe('over HTTP', () => {
    test('is not sent again to a reader who has it', async () => {
      const first = await get('/');
      const etag = first.headers.get('etag') ?? '';
      const again = await get('/', { headers: { ...browser, 'If-None-Match': etag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      await desk.deliver('hna', ninjs('newer', { headline: 'Newer than that' }));
      const changed = await get('/', { headers: { ...browser, 'If-None-Match': etag } });
      expect([changed.status, (await changed.text()).includes('Newer than that')]).toEqual([200, true]);
    });

    test('lets nothing in from elsewhere and nothing inline', async () => {
      const { headers } = await get('/');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policy).not.toContain('unsafe');
      expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
      expect(await text('/')).not.toMatch(/ style=| on[a-z]+=/);
    });

    test('answers HEAD with the same headers and no body', async () => {
      const [whole, head] = [await get('/'), await get('/', { method: 'HEAD' })];
      expect(head.headers.get('etag')).toBe(whole.headers.get('etag'));
      expect([head.status, await head.text()]).toEqual([200, '']);
    });

    test('leaves the admin, the API, uploads and static files to Strapi', async () => {
      expect((await get('/admin')).headers.get('content-security-policy')).not.toMatch(/^default-src 'none'/);
      expect(await (await get('/api/nope')).json()).toMatchObject({ error: { status: 404 } });
      expect((await get('/reader/reader.css')).headers.get('content-type')).toContain('text/css');
      expect(await text('/robots.txt')).toContain('Disallow: /admin');
      expect((await get('/', { method: 'POST' })).status).toBe(405);
      const { headers } = await get('/nope', { headers: { Accept: 'application/json' } });
      expect(headers.get('content-type')).toContain('application/json');
    });
  });

  describe('when a part of the API fails', () => {
    const real = globalThis.fetch;
    afterEach(() => {
      globalThis.fetch = real;
    });
    /** Breaks what the page is told, not what it is asked. */
    const breakAddress = (broken: RegExp) => {
      globalThis.fetch = (input, init) =>
        broken.test(String(input)) ? Promise.resolve(new Response('{}', { status: 500 })) : real(input, init);
    };

    test('a broken ticker does not take the headlines away', async () => {
      breakAddress(/\/api\/wire\/tickers/);
      const page = await real(`${desk.app.url}/`);
      expect(page.status).toBe(200);
      const body = await page.text();
      expect(body).toContain('<ol class="headlines"');
      expect(body).toMatch(/<off-the-wire-ticker class="ticker"[^>]* hidden>/);
    });

    test('broken headlines leave the rest, and say so', async () => {
      breakAddress(/\/api\/wire\/headlines/);
      const body = await (await real(`${desk.app.url}/`)).text();
      expect(body).toContain('cannot be shown at the moment');
      expect(body).toContain('<off-the-wire-ticker class="ticker"');
    });

    test('an article that cannot be had now is 503, not "not here"', async () => {
      const slug = await slugOf('plain');
      breakAddress(/\/api\/wire\/articles/);
      const answer = await real(`${desk.app.url}/articles/${slug}`);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
      expect(await answer.text()).toContain('cannot be shown at the moment');
    });
  });
});

describe('a template', () => {
  test('escapes every value, in text and in attributes', () => {
    expect(markupOf(html`<p title="${`"'<&>`}">${'<b>'}${undefined}${false}${null}${0}</p>`)).toBe(
      '<p title="&quot;&#39;&lt;&amp;&gt;">&lt;b&gt;0</p>',
    );
  });

  test('takes templates and lists of them as they are', () => {
    expect(markupOf(html`<ul>${['a', '<'].map((one) => html`<li>${one}</li>`)}${trusted('<hr>')}</ul>`)).toBe(
      '<ul><li>a</li><li>&lt;</li><hr></ul>',
    );
  });

  test('takes no data for HTML, whatever its shape', () => {
    const sent: unknown = JSON.parse('{"markup":"<b>","HTML":"<b>"}');
    expect(() => markupOf(html`${sent as string}`)).toThrow();
  });

  test('writes data for a script so that it cannot end the script', () => {
    expect(markupOf(json({ text: '</script><!--' }))).toBe('{"text":"\\u003c/script>\\u003c!--"}');
  });
});

test('a genre that says nothing is no label, and a kicker goes before any genre', () => {
  expect(labelOf({ genre: 'Interview' })).toBe('Interview');
  expect(labelOf({ kicker: 'Harbour Focus', genre: 'Feature' })).toBe('Harbour Focus');
  for (const genre of ['Current', 'Article', 'text only', undefined]) expect(labelOf({ genre })).toBeUndefined();
});

test('a moment that is none, and a language that is none, leave nothing behind', () => {
  expect(timeElement('yesterday', 'en', 'line')).toBeUndefined();
  expect(languageOf('"><script>')).toBeUndefined();
});

test('a picture that a browser would not load here, over http or in a form for print, is none', () => {
  const picture = (href: string, mimeType?: string) =>
    pictureOf({ media: [{ kind: 'picture', renditions: [{ href, mimeType }] }] });
  expect(picture('http://pictures.example/1.jpg')).toBeUndefined();
  expect(picture('https://pictures.example/1.tif', 'image/tiff')).toBeUndefined();
  expect(picture('https://pictures.example/1')).toMatchObject({ href: 'https://pictures.example/1' });
});

function jsonLdOf(page: string): unknown[] {
  return [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, data = '']) =>
    JSON.parse(data),
  );
}

const story = {
  headline: 'Harbour Focus: Ferries run again after a storm',
  description_text: 'Forty sailings a day.',
  body_html: '<p>Ferries ran again on Friday.</p>',
  keywords: ['Asia', 'ferries'],
  copyrightnotice: 'Copyright 2026 HNA',
  usageterms: 'For print only',
  associations: {
    featuremedia: {
      type: 'picture',
      uri: 'urn:harbour:picture',
      headline: 'Ferry at the quay',
      description_text: 'The first ferry leaves.',
      byline: 'Mei Lim',
      creditline: 'HNA Pictures',
      renditions: {
        original: { href: 'https://pictures.example/6000.jpg', mimetype: 'image/jpeg', width: 6000, height: 4000 },
        thumbnail: { href: 'https://pictures.example/200.jpg', mimetype: 'image/jpeg', width: 200, height: 133 },
        web: { href: 'https://pictures.example/1200.jpg', mimetype: 'image/jpeg', width: 1200, height: 800 },
      },
    },
  },
};
