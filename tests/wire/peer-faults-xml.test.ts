import type { Item } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { type Reading, read } from '../../src/plugins/off-the-wire/server/src/wire/read';

/** Faults that were seen in other systems that read these formats; none of them is one here. */
const reading = (text: string): Reading => read({ bytes: Buffer.from(text) });
const items = (text: string): readonly Item[] => {
  const found = reading(text);
  if (found.problem) throw new Error(found.problem.message);
  return found.items;
};

const g2 = (content: string, meta = '<headline>A</headline>', attributes = 'guid="urn:x:1" version="1"') =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" ${attributes}><itemMeta><itemClass qcode="ninat:text"/>` +
  `</itemMeta><contentMeta>${meta}</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">` +
  `<html xmlns="http://www.w3.org/1999/xhtml"><body>${content}</body></html></inlineXML></contentSet></newsItem>`;
const nitf = (body: string, docdata = '<doc-id id-string="a"/>', open = 'nitf') =>
  `<${open}><head><docdata>${docdata}</docdata></head><body>${body}</body></nitf>`;
const newsItem = (id: string, component: string, revision = '1') =>
  `<NewsItem><Identification><NewsIdentifier><ProviderId>afp.com</ProviderId><DateId>20260101</DateId>` +
  `<NewsItemId>${id}</NewsItemId><RevisionId Update="N">${revision}</RevisionId><PublicIdentifier>` +
  `urn:newsml:afp.com:20260101:${id}:${revision}</PublicIdentifier></NewsIdentifier></Identification>` +
  `<NewsManagement><ThisRevisionCreated>20260101T100000+0200</ThisRevisionCreated></NewsManagement>` +
  `<NewsComponent><NewsLines><HeadLine>${id}</HeadLine></NewsLines>${component}</NewsComponent></NewsItem>`;
const content = (data: string) => `<ContentItem><DataContent>${data}</DataContent></ContentItem>`;
const json = (value: object) => JSON.stringify({ uri: 'urn:x:1', headline: 'A', ...value });

describe('no text is lost', () => {
  test('what stands behind an inline element, in one alone, in a list', () => {
    const text =
      '<p>Start <b>bold</b> and <a href="https://e.com/">link</a> end.</p><p><b>All</b></p><ul><li>One</li></ul>';
    const kept = text.replace('">link', '" rel="nofollow">link');
    for (const body of [items(g2(text))[0]?.body, items(json({ body_xhtml: text }))[0]?.body])
      expect(body?.replace(' rel="nofollow"', '')).toBe(kept.replace(' rel="nofollow"', ''));
  });

  test('links, tables, line breaks, lower headings and pictures', () => {
    const text =
      '<h5>H</h5><p>b<br>c <a href="https://e.com/">d</a></p><table><tr><td>1</td></tr></table><figure><img src="https://e.com/1.jpg" alt=""></figure>';
    const body = items(g2(text.replace('<br>', '<br/>').replace('alt="">', 'alt=""/>')))[0]?.body ?? '';
    for (const tag of ['<h5>', '<br>', '<a ', '<td>', '<img ']) expect(body).toContain(tag);
  });

  test('a headline of NITF with inline markup, and every paragraph of its abstract', () => {
    const heads =
      '<body.head><hedline><hl1>Foo <em>bar</em> baz</hl1></hedline><abstract><p>One.</p><p>Two.</p></abstract></body.head>';
    expect(items(nitf(heads))).toMatchObject([{ headline: 'Foo bar baz', abstract: 'One. Two.' }]);
  });

  test('NITF in a namespace, and without body.content', () => {
    const open = 'nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"';
    expect(items(nitf('<body.content><p>A</p></body.content>', undefined, open))[0]?.body).toBe('<p>A</p>');
    expect(items(nitf('<p>A</p>'))[0]?.body).toBe('<p>A</p>');
  });

  test('the second NewsItem of a file, nested components, a body that is no NITF', () => {
    const nested = `<NewsComponent><NewsComponent>${content('<p>Deep</p>')}</NewsComponent></NewsComponent>`;
    const found = items(`<NewsML>${newsItem('one', content('Plain text.'))}${newsItem('two', nested)}</NewsML>`);
    expect(found.map(({ headline, body }) => [headline, body])).toEqual([
      ['one', '<p>Plain text.</p>'],
      ['two', '<p>Deep</p>'],
    ]);
  });

  test('the headlines and bodies of ninjs 2 and 3, and an item without a type', () => {
    const plural = { headlines: [{ value: 'B' }], bodies: [{ contentType: 'text/html', value: '<p>A</p>' }] };
    expect(items(JSON.stringify({ uri: 'urn:x:1', ...plural }))).toMatchObject([{ headline: 'B', body: '<p>A</p>' }]);
  });

  test('an error page in the place of a feed is an error, and not no news', () => {
    const page = '<!DOCTYPE html><html><head><title>503</title></head><body><h1>Service Unavailable</h1></body></html>';
    expect(reading(page).problem).toMatchObject({ code: 'OTW_UNKNOWN_FORMAT' });
    expect(reading('<html><h1>Not Found</h1></html>').problem).toBeDefined();
  });

  test('entries of a feed that are older than the newest, or of the same minute', () => {
    const entry = (day: number) =>
      `<item><title>${day}</title><pubDate>Fri, 0${day} Jan 2026 10:00:00 GMT</pubDate></item>`;
    const feed = `<rss version="2.0"><channel><title>P</title>${[3, 1, 3, 2].map(entry).join('')}</channel></rss>`;
    expect(items(feed).map(({ headline }) => headline)).toEqual(['3', '1', '3', '2']);
  });
});

describe('text stays text, and nothing in it is active', () => {
  test('escaped markup is not brought to life', () => {
    const body = items(g2('<p>AT&amp;T &lt;script&gt;alert(1)&lt;/script&gt;</p>'))[0]?.body;
    expect(body).toBe('<p>AT&amp;T &lt;script&gt;alert(1)&lt;/script&gt;</p>');
  });

  const active = '<p onclick="x()">A</p><script>x()</script><iframe src="https://e.com/"></iframe>';
  const export1 =
    'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
  test.each([
    ['NewsML-G2', g2(active)],
    ['NITF', nitf(`<body.content>${active}</body.content>`)],
    ['NewsML 1', `<NewsML>${newsItem('a', content(active))}</NewsML>`],
    ['ninjs', json({ body_html: active })],
    [
      'RSS',
      `<rss version="2.0"><channel><item><title>A</title><description><![CDATA[${active}]]></description></item></channel></rss>`,
    ],
    [
      'WXR',
      `<rss version="2.0" ${export1}><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>A</title><wp:post_type>post</wp:post_type><content:encoded><![CDATA[${active}]]></content:encoded></item></channel></rss>`,
    ],
  ])('scripts, handlers and frames of %s are gone', (_, text) => {
    expect(items(text)[0]?.body).toBe('<p>A</p>');
  });

  test('a document type with definitions of its own is refused, whatever it defines', () => {
    const laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    const file = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>';
    for (const type of [laughs, file])
      for (const text of [g2('<p>&a;</p>'), nitf('<p>&a;</p>'), `<NewsML>${newsItem('a', content('&a;'))}</NewsML>`])
        expect(reading(type + text).problem).toMatchObject({ code: 'OTW_PAST_LIMIT' });
  });
});

describe('one wrong field costs itself', () => {
  test('no pubStatus, no version, an empty urgency', () => {
    const found = items(g2('<p>A</p>', '<urgency/><headline>A</headline>', 'guid="urn:x:1"'));
    expect(found).toMatchObject([{ guid: 'urn:x:1', headline: 'A' }]);
    expect(found[0]?.pubStatus ?? found[0]?.version ?? found[0]?.urgency).toBeUndefined();
  });

  test('offsets with and without a colon, milliseconds, any zone', () => {
    const [item] = items(`<NewsML>${newsItem('a', content('A'))}</NewsML>`);
    expect(item?.versionCreated).toBe('2026-01-01T08:00:00.000Z');
    for (const written of ['2026-01-01T10:00:00.123+02:00', '2026-01-01T13:30:00.123+0530', '2026-01-01T08:00:00.123Z'])
      expect(items(json({ versioncreated: written }))[0]?.versionCreated).toBe('2026-01-01T08:00:00.123Z');
  });

  test('a time without a zone is not taken for UTC', () => {
    expect(items(json({ versioncreated: '2026-01-01T10:00:00' }))[0]?.versionCreated).toBe('2026-01-01T10:00:00');
  });

  test('an author without a name', () => {
    expect(items(json({ authors: [{ role: 'writer' }, { name: 'Ana Ruiz' }] }))[0]?.byline).toBe('Ana Ruiz');
  });

  test('an item without an id beside another', () => {
    expect(items(JSON.stringify([{ headline: 'A' }, { headline: 'B' }])).map(({ headline }) => headline)).toEqual([
      'A',
      'B',
    ]);
  });
});

describe('a version is known as one', () => {
  test('two revisions have one guid, in every format that numbers them', () => {
    const documents = [1, 2].map((number) => [
      g2('<p>A</p>', undefined, `guid="urn:x:1:${number}" version="${number}"`),
      `<NewsML>${newsItem('a', content('A'), String(number))}</NewsML>`,
      nitf('<p>A</p>', `<doc-id id-string="NTB8f_0${number}"/><du-key key="k" version="${number}"/>`),
      JSON.stringify({ uri: `urn:x:1:${number}`, version: number, headline: 'A' }),
    ]);
    const [first, second] = documents.map((list) => list.map((text) => items(text)[0]));
    expect(first?.map((item) => item?.guid)).toEqual(second?.map((item) => item?.guid));
    expect(first?.map((item) => item?.version)).not.toEqual(second?.map((item) => item?.version));
  });

  test('ninjs says what it evolved from, and its uri stays as it is', () => {
    expect(items(json({ version: '3', evolvedfrom: 'urn:x:0' }))).toMatchObject([
      { guid: 'urn:x:1', version: '3', links: [{ rel: 'evolvedFrom', ref: 'urn:x:0' }] },
    ]);
  });
});

describe('an embargo holds', () => {
  test('that of ninjs, and one that cannot be read', () => {
    expect(items(json({ embargoed: '2026-01-02T10:00:00Z' }))[0]?.embargo?.until).toBe('2026-01-02T10:00:00.000Z');
    expect(items(json({ embargoed: 'after the speech' }))[0]?.embargo).toEqual({
      until: null,
      verbatim: 'after the speech',
    });
  });

  test('NITF that calls itself embargoed is not plainly usable', () => {
    const text = nitf('<p>A</p>', '<doc-id id-string="a"/>').replace(
      '<docdata>',
      '<docdata management-status="embargoed">',
    );
    expect(items(text)[0]?.embargo?.until).toBeNull();
  });
});
