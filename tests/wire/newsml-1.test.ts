import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import { Unreadable } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { newsml1 } from '../../src/plugins/off-the-wire/server/src/wire/formats/newsml-1';
import { withoutRevision } from '../../src/plugins/off-the-wire/server/src/wire/formats/newsml-1/identity';
import { providerNamed } from '../../src/plugins/off-the-wire/server/src/wire/formats/newsml-1/providers';
import type { Item, Parsed } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { read } from '../../src/plugins/off-the-wire/server/src/wire/read';

const documentOf = (text: string) => ({ text, head: text.slice(0, 4_096) });
const sniff = (text: string) => newsml1.sniff(documentOf(text));
const parse = (text: string): Parsed => newsml1.parse(documentOf(text));
const only = (text: string): Item => parse(text).items[0] ?? {};

const identifier = (revision = '1', update = 'N', id = '77') =>
  `<Identification><NewsIdentifier><ProviderId>agency.example</ProviderId><DateId>20151113</DateId><NewsItemId>${id}</NewsItemId><RevisionId PreviousRevision="0" Update="${update}">${revision}</RevisionId><PublicIdentifier>urn:newsml:agency.example:20151113:${id}:${revision}${update === 'N' ? '' : update}</PublicIdentifier></NewsIdentifier></Identification>`;
const lines = '<NewsLines><HeadLine>Boats sail</HeadLine></NewsLines>';
const text = (data: string, format = 'Text') =>
  `<ContentItem><Format FormalName="${format}"/><DataContent>${data}</DataContent></ContentItem>`;
const story = text('<p>Boats sail at six.</p>');
const item = (component: string, management = '', revision = '1', update = 'N', id = '77') =>
  `<NewsItem>${identifier(revision, update, id)}<NewsManagement>${management}</NewsManagement>${component}</NewsItem>`;
const newsml = (...items: string[]) =>
  `<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20151113T100000Z</DateAndTime></NewsEnvelope>${items.join('')}</NewsML>`;
const managed = (management: string) =>
  only(newsml(item(`<NewsComponent>${lines}${story}</NewsComponent>`, management)));
const component = (inner: string) => only(newsml(item(`<NewsComponent>${inner}</NewsComponent>`)));

describe('what is NewsML 1', () => {
  test.each([
    newsml(item('')),
    `<?xml version="1.0"?>\n<!-- made -->\n<!DOCTYPE NewsML PUBLIC "urn:newsml:iptc.org:20021018:NewsMLv1.1:1" "x.dtd">\n<NewsML>`,
    '\ufeff  <n:NewsML xmlns:n="x">',
    '<NewsItem xml:lang="en">',
  ])('%j', (head) => expect(sniff(head)).toBe(true));

  test.each([
    '<newsItem guid="x">',
    '<newsMessage>',
    '<nitf><NewsML/></nitf>',
    'NewsML',
    '<html><!-- <NewsML> -->',
    '<NewsMLx>',
  ])('is not %j', (head) => expect(sniff(head)).toBe(false));
});

describe('identity', () => {
  test.each([
    ['urn:newsml:x:20151113:77:1', '1', 'urn:newsml:x:20151113:77'],
    ['urn:newsml:x:20151113:77:2N', '2', 'urn:newsml:x:20151113:77'],
    ['urn:newsml:x:20151113:77:2U', '2', 'urn:newsml:x:20151113:77'],
    ['urn:newsml:x:20151113:77', '2', 'urn:newsml:x:20151113:77'],
    ['urn:newsml:x:20151113:77:3', undefined, 'urn:newsml:x:20151113:77'],
    ['urn:newsml:x:20151113:77', undefined, 'urn:newsml:x:20151113:77'],
    ['urn:newsml:x:20151113:a-b', undefined, 'urn:newsml:x:20151113:a-b'],
    ['77', '77', '77'],
  ])('%s with RevisionId %s', (id, version, guid) => expect(withoutRevision(id, version)).toBe(guid));

  test('two revisions have one guid, and each its own public identifier', () => {
    const [first, second] = ['1', '2'].map((revision) =>
      only(newsml(item(`<NewsComponent>${lines}${story}</NewsComponent>`, '', revision))),
    );
    expect(first?.guid).toBe(second?.guid);
    expect(second).toMatchObject({ version: '2', altIds: ['urn:newsml:agency.example:20151113:77:2'] });
  });

  test('is made of its parts where there is no public identifier', () => {
    const bare = newsml(item(`<NewsComponent>${story}</NewsComponent>`)).replace(
      /<PublicIdentifier>.*?<\/PublicIdentifier>/,
      '',
    );
    expect(only(bare).guid).toBe('urn:newsml:agency.example:20151113:77');
  });

  test.each([
    ['afp.com', 'AFP'],
    ['newsml.kyodonews.jp', 'Kyodo'],
    ['example.com', undefined],
    ['notafp.com', undefined],
  ])('the provider %s is %s', (id, name) => expect(providerNamed(id)).toBe(name));
});

describe('management', () => {
  test.each([
    ['<Status FormalName="Usable"/>', { pubStatus: 'usable' }],
    ['<Status FormalName="CANCELLED"/>', { pubStatus: 'canceled' }],
    ['<Status FormalName="Withheld"/>', { pubStatus: 'withheld' }],
    ['<Status FormalName="Nobody knows"/>', { pubStatus: 'withheld' }],
    ['<Status FormalName="Embargoed"/>', { pubStatus: 'usable', embargo: { until: null, verbatim: 'Embargoed' } }],
    [
      '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20151113T180000+0200</DateAndTime></StatusWillChange>',
      { embargo: { until: '2015-11-13T16:00:00.000Z', verbatim: 'Embargoed, Usable from 20151113T180000+0200' } },
    ],
    [
      '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20151113</DateAndTime></StatusWillChange>',
      { embargo: { until: null, verbatim: 'Embargoed, Usable from 20151113' } },
    ],
    [
      '<Status FormalName="Usable"/><StatusWillChange><FutureStatus FormalName="Withheld"/><DateAndTime>20151120T000000Z</DateAndTime></StatusWillChange>',
      { pubStatus: 'usable', expires: '2015-11-20T00:00:00.000Z' },
    ],
    ['<FirstCreated>20150913T020000+0200</FirstCreated>', { firstCreated: '2015-09-13T00:00:00.000Z' }],
    ['<ThisRevisionCreated>20150913</ThisRevisionCreated>', { versionCreated: '2015-09-13' }],
    ['<ThisRevisionCreated>20150913T020000</ThisRevisionCreated>', { versionCreated: '2015-09-13T02:00:00' }],
    ['<ThisRevisionCreated>yesterday</ThisRevisionCreated>', { versionCreated: undefined }],
    ['<Urgency FormalName="3"/>', { urgency: 3 }],
    ['<Urgency FormalName=""/>', { urgency: undefined }],
    ['<Urgency FormalName="high"/>', { urgency: undefined }],
    ['<Instruction FormalName="Rectify"/>', { versionKind: 'correction' }],
    [
      '<DerivedFrom NewsItem="urn:newsml:x:20151112:5:3"/>',
      { links: [{ rel: 'evolvedFrom', ref: 'urn:newsml:x:20151112:5' }] },
    ],
  ])('%s', (management, expected) => expect(managed(management)).toMatchObject(expected));

  test('a new NewsManagement alone never empties a story: it is an order, or for the desk', () => {
    const alone = (status: string) => only(newsml(item('', `<Status FormalName="${status}"/>`, '2', 'A')));
    expect(alone('Canceled')).toMatchObject({ pubStatus: 'canceled' });
    expect(alone('Canceled').versionKind).toBeUndefined();
    expect(alone('Usable')).toMatchObject({ versionKind: 'advisory' });
  });

  test('changes are told to editors and not guessed', () => {
    const update = '<Update><Replace DuidRef="p2"><p>Boats sail at seven.</p></Replace></Update>';
    expect(only(newsml(item(update, '', '2', 'U')))).toMatchObject({
      versionKind: 'sub',
      edNotes: [{ role: 'update', text: 'Replace p2: Boats sail at seven.' }],
    });
  });
});

describe('content', () => {
  const body = (data: string, format?: string) => component(lines + text(data, format)).body;

  test.each([
    [
      'NITF',
      '<nitf><body><body.head><hedline><hl1>X</hl1></hedline></body.head><body.content><p>A <em class="bold">b</em>.</p></body.content></body></nitf>',
      '<p>A <strong>b</strong>.</p>',
    ],
    [
      'XHTML',
      '<html><head><title>T</title><style>x</style></head><body><p>A <b>b</b>.</p><ul><li>c</li></ul></body></html>',
      '<p>A <b>b</b>.</p><ul><li>c</li></ul>',
    ],
    [
      'XHTML with a prefix',
      '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:p>A.</h:p></h:body></h:html>',
      '<p>A.</p>',
    ],
    ['bare paragraphs', '<p>A.</p><p>B &amp; C.</p>', '<p>A.</p><p>B &amp; C.</p>'],
    ['HTML in CDATA', '<![CDATA[<p>A <i>b</i></p><p>C<br>D</p>]]>', '<p>A <i>b</i></p><p>C<br>D</p>'],
    ['escaped HTML', '&lt;p&gt;A.&lt;/p&gt;', '<p>A.</p>'],
    [
      'NITF in CDATA',
      '<![CDATA[<?xml version="1.0"?><nitf><body><body.content><p>A.</p></body.content></body></nitf>]]>',
      '<p>A.</p>',
    ],
    ['plain text', 'One of it.\n\nTwo &lt; three &amp; four.', '<p>One of it.</p><p>Two &lt; three &amp; four.</p>'],
    [
      'a table in plain text',
      'Rates:\n\nMark    112    113\nCrown    81     82\n',
      '<p>Rates:</p><pre>Mark    112    113\nCrown    81     82</pre>',
    ],
    ['a script', '<p>A.</p><script>alert(1)</script><p onclick="x()">B.</p>', '<p>A.</p><p>B.</p>'],
    ['a script in CDATA', '<![CDATA[<p>A.</p><script>alert(1)</script>]]>', '<p>A.</p>'],
  ])('%s', (_, data, html) => expect(body(data)).toBe(html));

  test('base64 is text where it is text', () => {
    const encoded = Buffer.from('<p>Fähren fahren.</p>').toString('base64');
    const inner = `<ContentItem><MimeType FormalName="text/html"/><Encoding Notation="base64"><DataContent>${encoded}</DataContent></Encoding></ContentItem>`;
    expect(component(lines + inner).body).toBe('<p>Fähren fahren.</p>');
  });

  test('the head of NITF counts where NewsLines say nothing', () => {
    const nitf =
      '<nitf><body><body.head><hedline><hl1>Boats <em>sail</em></hl1><hl2>At six</hl2></hedline><byline>By Ada Grann</byline><dateline>TARN, Nov 13 (AFP) -</dateline></body.head><body.content><p>A.</p></body.content></body></nitf>';
    expect(component(text(nitf))).toMatchObject({
      headline: 'Boats sail',
      abstract: 'At six',
      byline: 'By Ada Grann',
      dateline: 'TARN, Nov 13',
      located: 'Tarn',
    });
  });

  test('a heading that repeats the headline goes', () => {
    expect(body('<html><body><h1>Boats sail</h1><p>A.</p></body></html>')).toBe('<p>A.</p>');
  });
});

describe('components', () => {
  const nested = (...inner: string[]) => `<NewsComponent>${inner.join('')}</NewsComponent>`;
  const named = (role: string, inner: string, attributes = '') =>
    `<NewsComponent ${attributes}><Role FormalName="${role}"/>${inner}</NewsComponent>`;

  test('however deep, the story is found', () => {
    expect(only(newsml(item(nested(lines, nested(nested(nested(story))))))).body).toBe('<p>Boats sail at six.</p>');
  });

  test('the role tells the story, not its place', () => {
    expect(component(lines + named('Supplementary', text('Facts on boats.')) + named('Main', story)).body).toBe(
      '<p>Boats sail at six.</p>',
    );
  });

  test('of equivalents the one with markup counts, in the language of the first', () => {
    const english = nested(
      lines,
      text('Boats sail.'),
      text('<html><body><p>Boats <b>sail</b>.</p></body></html>', 'XHTML'),
    );
    expect(component(named('Main', english, 'EquivalentsList="yes"')).body).toBe('<p>Boats <b>sail</b>.</p>');
  });

  test('what is nearer to the story counts more', () => {
    const outer = '<NewsLines><HeadLine>Outer</HeadLine><CopyrightLine>© 2015</CopyrightLine></NewsLines>';
    expect(component(outer + nested(lines, story))).toMatchObject({
      headline: 'Boats sail',
      copyrightNotice: '© 2015',
    });
  });

  test('a text beside the story with a headline and an id of its own is an item of its own', () => {
    const side = `<NewsComponent Duid="b">${lines.replace('sail', 'rest')}${text('<p>Boats rest.</p>')}</NewsComponent>`;
    const { items } = parse(newsml(item(nested(`<NewsComponent Duid="a">${lines}${story}</NewsComponent>`, side))));
    expect(items.map(({ guid, headline, body }) => [guid, headline, body])).toEqual([
      ['urn:newsml:agency.example:20151113:77', 'Boats sail', '<p>Boats sail at six.</p>'],
      ['urn:newsml:agency.example:20151113:77#b', 'Boats rest', '<p>Boats rest.</p>'],
    ]);
  });

  test('a text that is nobody is a note', () => {
    const parsed = parse(newsml(item(nested(lines, named('Main', story), named('Sidebar', text('Facts on boats.'))))));
    expect(parsed.notes.map(({ was }) => was)).toContain('Facts on boats.');
  });

  test('a picture with a relative address is noted', () => {
    const parsed = parse(
      newsml(
        item(nested(lines, story, nested('<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>'))),
      ),
    );
    expect(parsed.items[0]?.media).toBeUndefined();
    expect(parsed.notes.map(({ was }) => was)).toContain('a.jpg');
  });

  test('a text beside a picture is its caption, not a story', () => {
    const photo = nested(
      lines.replace('Boats sail', 'A boat'),
      '<ContentItem Href="https://x.example/a.jpg"><MediaType FormalName="Photo"/></ContentItem>',
      text('A boat, on Friday.'),
    );
    expect(component(lines + story + photo).media).toEqual([
      {
        kind: 'picture',
        headline: 'A boat',
        caption: 'A boat, on Friday.',
        renditions: [{ href: 'https://x.example/a.jpg' }],
      },
    ]);
  });
});

describe('several items', () => {
  test('one that says nothing costs nobody anything', () => {
    const parsed = parse(newsml(item(''), item(`<NewsComponent>${lines}${story}</NewsComponent>`, '', '1', 'N', '78')));
    expect(parsed.items).toHaveLength(1);
    expect(parsed.unreadable).toEqual([{ at: 'line 1', reason: 'It has neither headline nor body.' }]);
  });

  test('one whose end is missing is not read', () => {
    const whole = item(`<NewsComponent>${lines}${story}</NewsComponent>`);
    const parsed = parse(newsml(whole, whole).slice(0, -60));
    expect(parsed.items).toHaveLength(1);
    expect(parsed.unreadable?.[0]?.reason).toBe('The NewsItem breaks off.');
  });

  test('a document with none says so', () => {
    expect(() => parse('<NewsML><NewsEnvelope/></NewsML>')).toThrow('There is no NewsItem in this NewsML.');
  });

  test('topics alone are skipped with a note', () => {
    const parsed = parse(newsml(item('<TopicSet><Topic><Description>X</Description></Topic></TopicSet>')));
    expect(parsed.items).toEqual([]);
    expect(parsed.notes[0]?.message).toMatch(/^Skipped .*: a set of topics\.$/);
  });
});

test('the copy desk reads what AFP and Reuters put before a headline', async () => {
  const edited = async (headline: string) => {
    const copy = await copyFrom(
      {
        bytes: Buffer.from(
          newsml(item(`<NewsComponent>${lines.replace('Boats sail', headline)}${story}</NewsComponent>`)),
        ),
      },
      {},
    );
    return copy.items[0];
  };
  expect(await edited('(LEAD) Boats sail')).toMatchObject({ headline: 'Boats sail', versionKind: 'lead' });
  expect(await edited('UPDATE 2-Boats sail')).toMatchObject({
    headline: 'Boats sail',
    versionKind: 'update',
    leadNumber: 2,
  });
});

describe('hostile input', () => {
  const fixtures = join(__dirname, '..', 'fixtures', 'newsml-1');
  const texts = readdirSync(fixtures)
    .filter((file) => file.endsWith('.xml'))
    .map((file) => readFileSync(join(fixtures, file), 'utf8'));

  test('any mutation is read or refused, and never active', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      '&',
      '</NewsComponent>',
      '<NewsComponent>',
      '<script>x</script>',
      ']]>',
      '<![CDATA[',
      '\u0000',
      'xml:',
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat({ max: 60 }), pieces, (one, at, cut, piece) => {
        const from = at % one.length;
        const reading = read({ bytes: Buffer.from(one.slice(0, from) + piece + one.slice(from + cut)) });
        const items = 'items' in reading ? reading.items : [];
        for (const { body = '' } of items) expect(body).not.toMatch(/<script|<[^<>]*\son\w+=|<[^<>]*javascript:/i);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    [
      'components in components',
      () => newsml(item('<NewsComponent>'.repeat(200) + story + '</NewsComponent>'.repeat(200))),
    ],
    ['items', () => newsml(item(`<NewsComponent>${lines}${story}</NewsComponent>`).repeat(3_000))],
    ['content items', () => newsml(item(`<NewsComponent>${lines}${story.repeat(20_000)}</NewsComponent>`))],
    [
      'pictures',
      () =>
        newsml(
          item(
            `<NewsComponent>${lines}${story}${'<NewsComponent><ContentItem Href="https://x.example/a.jpg"/></NewsComponent>'.repeat(10_000)}</NewsComponent>`,
          ),
        ),
    ],
    [
      'subjects',
      () =>
        newsml(
          item(
            `<NewsComponent>${lines}<DescriptiveMetadata>${'<SubjectCode><Subject FormalName="04000000"/></SubjectCode>'.repeat(20_000)}</DescriptiveMetadata>${story}</NewsComponent>`,
          ),
        ),
    ],
    [
      'references',
      () =>
        newsml(
          item(
            `<NewsComponent>${lines}${story}<NewsComponent>${'<NewsItemRef NewsItem="#a"/>'.repeat(20_000)}</NewsComponent></NewsComponent>`,
          ),
        ),
    ],
  ])('many %s take linear time', (_, make) => {
    const one = make();
    const started = process.cpuUsage();
    try {
      parse(one);
    } catch (error) {
      expect(error).toBeInstanceOf(Unreadable);
    }
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(5_000);
  });
});

const samples = join(__dirname, '..', '..', '..', 'shared', 'samples', 'newsml-1.2');
if (existsSync(samples)) {
  describe('real NewsML 1', () => {
    test.each(readdirSync(samples))('%s reads whole', (file) => {
      const reading = read({ bytes: readFileSync(join(samples, file)), fileName: file });
      expect(reading).toMatchObject({ format: 'newsml-1', unreadable: [] });
      const [one, ...others] = 'items' in reading ? reading.items : [];
      expect(others).toEqual([]);
      for (const field of [
        'guid',
        'version',
        'headline',
        'body',
        'language',
        'provider',
        'slugline',
        'dateline',
      ] as const) {
        expect(one?.[field]).toBeDefined();
      }
      expect(one?.versionCreated).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    });
  });
} else {
  test.skip('real NewsML 1: skipped, since ../shared/samples is not there', () => undefined);
}
