import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { Unreadable } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { newsmlG2 } from '../../src/plugins/off-the-wire/server/src/wire/formats/newsml-g2';
import { textOf } from '../../src/plugins/off-the-wire/server/src/wire/html';
import type { Item, Parsed } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { read } from '../../src/plugins/off-the-wire/server/src/wire/read';
import { parseXml, type XmlElement } from '../../src/plugins/off-the-wire/server/src/wire/xml';
import { isElement } from '../../src/plugins/off-the-wire/server/src/wire/xml/tree';

const nar = 'xmlns="http://iptc.org/std/nar/2006-10-01/"';

function parse(text: string): Parsed {
  return newsmlG2.parse({ text, head: text.slice(0, 4_096) });
}

interface Parts {
  readonly attributes?: string;
  readonly before?: string;
  readonly itemMeta?: string;
  readonly contentMeta?: string;
  readonly content?: string;
  readonly after?: string;
}

function newsItem(parts: Parts): string {
  const { attributes = 'guid="urn:x:1" version="4" xml:lang="en"', before = '', itemMeta = '', after = '' } = parts;
  const { contentMeta = '<headline>H</headline>', content = '' } = parts;
  const set = content && `<contentSet>${content}</contentSet>`;
  return `<newsItem ${nar} ${attributes}>${before}<itemMeta><itemClass qcode="ninat:text"/>${itemMeta}</itemMeta><contentMeta>${contentMeta}</contentMeta>${after}${set}</newsItem>`;
}

function item(parts: Parts): Item {
  const [first] = parse(newsItem(parts)).items;
  if (first === undefined) throw new Error('no item');
  return first;
}

const headline = '<headline>H</headline>';
const xhtml = (body: string) =>
  `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html></inlineXML>`;

describe('fields of NewsML-G2', () => {
  const table: readonly (readonly [fact: string, given: Parts, expected: Partial<Item>])[] = [
    ['guid and version part', { attributes: 'guid="urn:a:b" version="7"' }, { guid: 'urn:a:b', version: '7' }],
    [
      'a guid that ends with the stated version loses it',
      { attributes: 'guid="urn:a:b:7" version="7"' },
      { guid: 'urn:a:b', version: '7', altIds: ['urn:a:b:7'] },
    ],
    [
      'a guid that ends with another number keeps it',
      { attributes: 'guid="urn:a:b:6" version="7"' },
      { guid: 'urn:a:b:6', altIds: undefined },
    ],
    [
      'an item without guid and version is read',
      { attributes: '' },
      { guid: undefined, version: undefined, headline: 'H' },
    ],
    [
      'altIds may stand in text or in an attribute',
      { contentMeta: `${headline}<altId>1</altId><altId id="2"/>` },
      { altIds: ['1', '2'] },
    ],
    ['a provider by qcode is its code', { itemMeta: '<provider qcode="nprov:AFP"/>' }, { provider: 'AFP' }],
    ['a provider by literal is its literal', { itemMeta: '<provider literal="Belga"/>' }, { provider: 'Belga' }],
    [
      'a provider by uri is its site',
      { itemMeta: '<provider uri="https://www.a.example/x"/>' },
      { provider: 'a.example' },
    ],
    [
      'a provider by name is its name in the language of the item',
      { itemMeta: '<provider qcode="x:1"><name xml:lang="fr">Un</name><name xml:lang="en">One</name></provider>' },
      { provider: 'One' },
    ],
    [
      'an unnamed provider is the authority in the guid',
      { attributes: 'guid="tag:reuters.com,2026:x"' },
      { provider: 'reuters.com' },
    ],
    [
      'an information source is no provider',
      {
        itemMeta: '<provider literal="A"/>',
        contentMeta: `${headline}<infoSource literal="B"/><infoSource><name>C</name></infoSource>`,
      },
      { provider: 'A', infoSource: 'B, C' },
    ],
    [
      'an offset becomes UTC',
      { itemMeta: '<versionCreated>2026-11-19T01:00:00.5+09:00</versionCreated>' },
      { versionCreated: '2026-11-18T16:00:00.500Z' },
    ],
    [
      'a date stays a date',
      { contentMeta: `${headline}<contentCreated>2026-11-19</contentCreated>` },
      { firstCreated: '2026-11-19' },
    ],
    [
      'a time without a zone stays local for the copy desk',
      { itemMeta: '<versionCreated>2026-11-19T10:00:00</versionCreated>' },
      { versionCreated: '2026-11-19T10:00:00' },
    ],
    [
      'contentModified stands in for versionCreated',
      { contentMeta: `${headline}<contentModified>2026-11-19T10:00:00Z</contentModified>` },
      { versionCreated: '2026-11-19T10:00:00.000Z' },
    ],
    [
      'an embargo with a time ends then',
      { itemMeta: '<embargoed>2026-11-19T10:00:00+02:00</embargoed>' },
      { embargo: { until: '2026-11-19T08:00:00.000Z', verbatim: '2026-11-19T10:00:00+02:00' } },
    ],
    ['an empty embargo has no end', { itemMeta: '<embargoed/>' }, { embargo: { until: null, verbatim: '' } }],
    [
      'an empty embargo has the words of the note on it',
      { itemMeta: '<embargoed/><edNote role="x:embargo">Until she speaks</edNote>' },
      { embargo: { until: null, verbatim: 'Until she speaks' } },
    ],
    [
      'a note on an embargo alone is one without an end',
      { itemMeta: '<edNote>EMBARGOED until delivery</edNote>' },
      { embargo: { until: null, verbatim: 'EMBARGOED until delivery' } },
    ],
    ['a note that lifts one is none', { itemMeta: '<edNote>Embargo lifted.</edNote>' }, { embargo: undefined }],
    [
      'a note on embargoes in the news is none',
      { itemMeta: '<edNote>With photos of the embargo.</edNote>' },
      { embargo: undefined },
    ],
    ['no status is none', {}, { pubStatus: undefined }],
    [
      'a status by uri is read',
      { itemMeta: '<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>' },
      { pubStatus: 'withheld' },
    ],
    ['cancelled is canceled', { itemMeta: '<pubStatus qcode="stat:cancelled"/>' }, { pubStatus: 'canceled' }],
    ['an unknown status is withheld', { itemMeta: '<pubStatus qcode="stat:draft"/>' }, { pubStatus: 'withheld' }],
    ['sig:update is an update', { itemMeta: '<signal qcode="sig:update"/>' }, { versionKind: 'update' }],
    [
      'a correction outweighs an update',
      { itemMeta: '<signal qcode="sig:update"/><signal qcode="sig:correction"/>' },
      { versionKind: 'correction' },
    ],
    ['sig:repeat is a repeat', { itemMeta: '<signal qcode="sig:repeat"/>' }, { versionKind: 'repeat' }],
    ["Reuters' edStat:N is a first", { itemMeta: '<signal qcode="edStat:N"/>' }, { versionKind: 'first' }],
    ["Reuters' edStat:D is a kill", { itemMeta: '<signal qcode="edStat:D"/>' }, { versionKind: 'kill' }],
    ['another U is no update', { itemMeta: '<signal qcode="other:U"/>' }, { versionKind: undefined }],
    ['nmsig:atomic is no kind of version', { itemMeta: '<signal qcode="nmsig:atomic"/>' }, { versionKind: undefined }],
    [
      "dpa's note of a correction is one where no signal speaks",
      { itemMeta: '<edNote role="dpaednoterole:correction">x</edNote>' },
      { versionKind: 'correction' },
    ],
    [
      "dpa's note of a correction gives way to a signal",
      { itemMeta: '<signal qcode="sig:update"/><edNote role="dpaednoterole:correction">x</edNote>' },
      { versionKind: 'update' },
    ],
    [
      'notes keep their roles',
      { itemMeta: '<edNote role="a:one">A</edNote><edNote>B</edNote>' },
      { edNotes: [{ role: 'one', text: 'A' }, { text: 'B' }] },
    ],
    ['expires is read', { itemMeta: '<expires>2026-12-01</expires>' }, { expires: '2026-12-01' }],
    [
      'a link is known by what it points at',
      { itemMeta: '<link rel="irel:seeAlso" residref="urn:x:2"/><link rel="irel:supersedes" guid="urn:x:0"/>' },
      {
        links: [
          { rel: 'related', ref: 'urn:x:2' },
          { rel: 'evolvedFrom', ref: 'urn:x:0' },
        ],
      },
    ],
    [
      'a link to its own earlier version is none',
      { itemMeta: '<link rel="irel:previousVersion" residref="urn:x:1"/>' },
      { links: undefined },
    ],
    ['urgency is a number', { contentMeta: `${headline}<urgency>2</urgency>` }, { urgency: 2 }],
    ['urgency outside 1 to 9 is dropped', { contentMeta: `${headline}<urgency>0</urgency>` }, { urgency: undefined }],
    ['an empty urgency is none', { contentMeta: `${headline}<urgency/>` }, { urgency: undefined }],
    [
      'the main headline wins',
      { contentMeta: '<headline role="hlrole:sub">S</headline><headline role="hlrole:main">M</headline>' },
      { headline: 'M' },
    ],
    [
      'a headline without a role is the main one',
      { contentMeta: '<headline role="x:short">S</headline><headline>M</headline>' },
      { headline: 'M' },
    ],
    ['any headline is better than none', { contentMeta: '<headline role="x:short">S</headline>' }, { headline: 'S' }],
    [
      'a kicker alone is the headline',
      { contentMeta: '<headline role="x:kicker">K</headline>' },
      { headline: 'K', kicker: undefined },
    ],
    [
      'inline markup in a headline keeps its text',
      { contentMeta: '<headline>One <i>two</i>, <span>thr<b>ee</b></span></headline>' },
      { headline: 'One two, three' },
    ],
    [
      'escaped markup in a headline stays text',
      { contentMeta: '<headline>a &lt;b&gt; AT&amp;amp;T</headline>' },
      { headline: 'a <b> AT&amp;T' },
    ],
    ['a title stands in for a headline', { itemMeta: '<title>T</title>', contentMeta: '' }, { headline: 'T' }],
    [
      'a summary is the abstract before other descriptions',
      { contentMeta: `${headline}<description>D</description><description role="drol:summary">S</description>` },
      { abstract: 'S' },
    ],
    [
      'a caption is no abstract',
      { contentMeta: `${headline}<description role="drol:caption">C</description>` },
      { abstract: undefined },
    ],
    [
      'the line by wins over creators',
      { contentMeta: `${headline}<creator type="cpnat:person"><name>C</name></creator><by>By B</by>` },
      { byline: 'By B' },
    ],
    [
      'a creator who is a person is the byline',
      { contentMeta: `${headline}<creator type="cpnat:person"><name>C</name></creator>` },
      { byline: 'C' },
    ],
    [
      'a creator that may be a company is no byline',
      { contentMeta: `${headline}<creator><name>Example News</name></creator>` },
      { byline: undefined },
    ],
    [
      'a contributor is no byline',
      { contentMeta: `${headline}<contributor role="ctrol:descrWriter"><name>C</name></contributor>` },
      { byline: undefined },
    ],
    [
      'a dateline is place and date alone',
      {
        itemMeta: '<provider literal="Example"/>',
        contentMeta: `${headline}<dateline>LIMA, Nov. 19 (Example) -- </dateline>`,
      },
      { dateline: 'LIMA, Nov. 19', located: 'Lima' },
    ],
    [
      'a place wins over the dateline',
      { contentMeta: `${headline}<located><name>Callao</name></located><dateline>Lima (dpa) - </dateline>` },
      { dateline: 'Lima', located: 'Callao' },
    ],
    [
      'a numbered place without a name is none',
      { contentMeta: `${headline}<located qcode="geo:345"/>` },
      { located: undefined },
    ],
    [
      'a broader place is no subject',
      {
        contentMeta: `${headline}<subject qcode="g:1"><name>Lima</name><broader qcode="g:2"><name>Peru</name></broader></subject>`,
      },
      { subjects: [{ qcode: 'g:1', name: 'Lima' }] },
    ],
    [
      "an alias is read by the document's own catalog",
      {
        before: '<catalog><scheme alias="mt" uri="https://cv.iptc.org/newscodes/mediatopic"/></catalog>',
        contentMeta: `${headline}<subject qcode="mt:1"/>`,
      },
      { subjects: [{ qcode: 'medtop:1' }] },
    ],
    [
      'one of our aliases for another vocabulary is written as its address',
      {
        before: '<catalog><scheme alias="medtop" uri="http://x.example/t/"/></catalog>',
        contentMeta: `${headline}<subject qcode="medtop:1"/>`,
      },
      { subjects: [{ qcode: 'http://x.example/t/1' }] },
    ],
    [
      'an alias that nobody declares stays',
      { contentMeta: `${headline}<subject qcode="zz:1"/>` },
      { subjects: [{ qcode: 'zz:1' }] },
    ],
    [
      'a subject by uri is a qcode',
      { contentMeta: `${headline}<subject uri="http://cv.iptc.org/newscodes/mediatopic/15000000"/>` },
      { subjects: [{ qcode: 'medtop:15000000' }] },
    ],
    [
      'the first genre counts',
      { contentMeta: `${headline}<genre qcode="g:A"><name>Report</name></genre><genre qcode="g:B"/>` },
      { genre: 'Report' },
    ],
    [
      'keywords are told once',
      { contentMeta: `${headline}<keyword>a</keyword><keyword>b</keyword><keyword>a</keyword>` },
      { keywords: ['a', 'b'] },
    ],
    ['the language of the content wins', { contentMeta: `${headline}<language tag="pt_br"/>` }, { language: 'pt-BR' }],
    [
      'all usage terms are kept',
      { before: '<rightsInfo><usageTerms>A.</usageTerms><usageTerms>B.</usageTerms></rightsInfo>' },
      { usageTerms: 'A. B.' },
    ],
  ];

  test('the table has 66 rows', () => expect(table).toHaveLength(66));

  test.each(table)('%s', (_, given, expected) => {
    expect(item(given)).toMatchObject(expected);
  });

  test('a property that is wrong costs itself, with a note, and not the item', () => {
    const { items, notes } = parse(
      newsItem({
        itemMeta: '<versionCreated>yesterday</versionCreated>',
        contentMeta: `${headline}<urgency>high</urgency>`,
      }),
    );
    expect(items).toMatchObject([{ headline: 'H' }]);
    expect(notes.map(({ message, was }) => [message, was])).toEqual(
      expect.arrayContaining([
        ['versionCreated is no date.', 'yesterday'],
        ['urgency is no number from 1 to 9.', 'high'],
      ]),
    );
  });
});

describe('the text of a NewsML-G2 item', () => {
  const table: readonly (readonly [fact: string, content: string, body: string | undefined])[] = [
    [
      'inline elements keep their text',
      xhtml('<p>Start <b>bold</b> and <a>link</a> end.</p>'),
      '<p>Start <b>bold</b> and link end.</p>',
    ],
    ['lists stay', xhtml('<ul><li>a</li></ul>'), '<ul><li>a</li></ul>'],
    [
      'escaped markup stays text',
      xhtml('<p>&lt;script&gt;x&lt;/script&gt; AT&amp;T</p>'),
      '<p>&lt;script&gt;x&lt;/script&gt; AT&amp;T</p>',
    ],
    ['the headline is not said twice', xhtml('<h1>H</h1><p>a</p>'), '<p>a</p>'],
    ['another heading stays', xhtml('<h1>Other</h1><p>a</p>'), '<h2>Other</h2><p>a</p>'],
    ['paragraphs may stand alone', '<inlineXML><p>a</p><p>b</p></inlineXML>', '<p>a</p><p>b</p>'],
    [
      'XML that was made pretty is one paragraph',
      xhtml('<p>One\n      two\n      three\n   four</p>'),
      '<p>One two three four</p>',
    ],
    [
      'lines that were indented on purpose are paragraphs',
      xhtml('<p>One\n    Two is\nlong\n    Three is\nlong</p>'),
      '<p>One</p><p>Two is long</p><p>Three is long</p>',
    ],
    [
      'NITF is read',
      '<inlineXML><nitf><body><body.content><p>a</p></body.content></body></nitf></inlineXML>',
      '<p>a</p>',
    ],
    ['NITF content alone is read', '<inlineXML><body.content><p>a</p></body.content></inlineXML>', '<p>a</p>'],
    [
      'text has paragraphs',
      '<inlineData contenttype="text/plain">One is here.\n\nTwo &lt;b&gt;.</inlineData>',
      '<p>One is here.</p><p>Two &lt;b&gt;.</p>',
    ],
    [
      'HTML in text is cleaned',
      '<inlineData contenttype="text/html">&lt;p onclick="x"&gt;a&lt;/p&gt;&lt;script&gt;b&lt;/script&gt;</inlineData>',
      '<p>a</p>',
    ],
    [
      'base64 is decoded',
      '<inlineData contenttype="text/plain" encoding="encd:base64">w7xiZXI=</inlineData>',
      '<p>über</p>',
    ],
    [
      'broken base64 is none',
      '<inlineData contenttype="text/plain" encoding="encd:base64">###</inlineData>',
      undefined,
    ],
    ['data is no text', '<inlineData contenttype="application/pdf">JVBERi0=</inlineData>', undefined],
    [
      'of two forms the better one counts',
      `<inlineData contenttype="text/plain">b</inlineData>${xhtml('<p>a</p>')}`,
      '<p>a</p>',
    ],
    [
      'an empty form gives way to the next',
      `${xhtml('')}<inlineData contenttype="text/plain">b</inlineData>`,
      '<p>b</p>',
    ],
  ];

  test('the table has 17 rows', () => expect(table).toHaveLength(17));

  test.each(table)('%s', (_, content, body) => {
    expect(item({ content }).body).toBe(body);
  });

  test('what NITF says counts only where G2 says nothing', () => {
    const nitf =
      '<nitf><body><body.head><hedline><hl1>N</hl1></hedline><byline>By B</byline></body.head><body.content><p>a</p></body.content></body></nitf>';
    const { items, notes } = parse(newsItem({ content: `<inlineXML>${nitf}</inlineXML>` }));
    expect(items).toMatchObject([{ headline: 'H', byline: 'By B', body: '<p>a</p>' }]);
    expect(notes).toContainEqual(
      expect.objectContaining({ message: 'The NITF in it has another headline.', was: 'N' }),
    );
  });

  test('a picture needs a web address, and keeps its caption without one', () => {
    const picture = newsItem({
      contentMeta: `${headline}<description>C</description>`,
      content: '<remoteContent rendition="rnd:web" href="./a.jpg" contenttype="image/jpeg"/>',
    }).replace('ninat:text', 'ninat:picture');
    expect(parse(picture)).toMatchObject({
      items: [{ abstract: undefined, media: [{ kind: 'picture', caption: 'C', renditions: [] }] }],
      notes: expect.arrayContaining([expect.objectContaining({ was: './a.jpg' })]),
    });
  });
});

describe('documents of NewsML-G2', () => {
  const sniffed: readonly (readonly [text: string, mediaType: string | undefined, is: boolean])[] = [
    [`<newsItem ${nar}/>`, undefined, true],
    [`<?xml version="1.0"?>\n<!-- a - b -->\n<x:newsMessage xmlns:x="y">`, undefined, true],
    ['<!DOCTYPE newsItem><packageItem guid="x">', undefined, true],
    [`<!--${'x'.repeat(5_000)}`, 'application/vnd.iptc.g2.newsitem+xml', true],
    ['<NewsML><NewsItem/></NewsML>', undefined, false],
    ['<nitf/>', undefined, false],
    ['<rss><newsItem/></rss>', undefined, false],
    ['newsItem', undefined, false],
  ];
  test.each(sniffed)('%.40s (%s) is ours: %s', (text, mediaType, is) => {
    expect(newsmlG2.sniff({ text, head: text.slice(0, 4_096), mediaType })).toBe(is);
  });

  test('any prefix is read, and no namespace with a note', () => {
    const bare = newsItem({}).replace(` ${nar}`, '');
    expect(parse(bare)).toMatchObject({
      items: [{ headline: 'H' }],
      notes: [{ message: expect.stringContaining('no namespace') }],
    });
    const prefixed = newsItem({})
      .replace(/<(\/?)(?=\w)/g, '<$1g:')
      .replace('xmlns=', 'xmlns:g=');
    expect(parse(prefixed)).toMatchObject({ items: [{ headline: 'H' }], notes: [] });
  });

  test('a message speaks where its items are silent', () => {
    const header = '<header><sent>2026-11-19T10:00:00Z</sent><sender>a.example</sender><priority>2</priority></header>';
    const message = `<newsMessage ${nar}>${header}<itemSet>${newsItem({})}</itemSet></newsMessage>`;
    expect(parse(message).items).toMatchObject([
      { provider: 'a.example', urgency: 2, versionCreated: '2026-11-19T10:00:00.000Z' },
    ]);
  });

  test('an item that breaks off costs itself and not those before it', () => {
    const whole = newsItem({});
    expect(parse(`${whole}\n${whole.slice(0, -20)}`)).toMatchObject({
      items: [{ headline: 'H' }],
      unreadable: [{ at: 'line 2' }],
    });
  });

  test('a file of 500 documents is 500 items', () => {
    const one = `<?xml version="1.0" encoding="UTF-8"?>\n${newsItem({})}\n`;
    const { items, notes } = parse(one.repeat(500));
    expect(items).toHaveLength(500);
    expect(notes.length).toBeLessThan(3);
  });

  test('an item with nothing to read is unreadable, and a kill is not', () => {
    expect(parse(newsItem({ contentMeta: '' }))).toMatchObject({
      items: [],
      unreadable: [{ reason: expect.any(String) }],
    });
    expect(parse(newsItem({ contentMeta: '', itemMeta: '<pubStatus qcode="stat:canceled"/>' })).items).toMatchObject([
      { guid: 'urn:x:1', pubStatus: 'canceled' },
    ]);
  });

  test('of more than 20,000 items the rest is named, not read', () => {
    const { items, unreadable } = parse(
      `<newsMessage ${nar}><itemSet>${'<newsItem guid="a"><contentMeta><headline>H</headline></contentMeta></newsItem>'.repeat(20_005)}</itemSet></newsMessage>`,
    );
    expect(items).toHaveLength(20_000);
    expect(unreadable).toMatchObject([{ reason: expect.stringContaining('20000') }]);
  });

  test('other XML is foreign', () => {
    expect(() => parse('<other/>')).toThrow(Unreadable);
  });
});

const fixtures = join(__dirname, '..', 'fixtures', 'newsml-g2');
const inputs = readdirSync(fixtures)
  .filter((file) => file.endsWith('.xml'))
  .map((file) => readFileSync(join(fixtures, file), 'utf8'));

/** Elements and attributes that could do something, as a parser of HTML sees them. */
function activeIn(html: string): readonly string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (/^(?:script|style|iframe|object|embed|form|svg|math|base|meta|link)$/.test(name)) found.push(name);
      for (const [key, value] of Object.entries(attributes)) {
        if (/^on/i.test(key) || /^\s*(?:javascript|data|vbscript):/i.test(value)) found.push(`${name} ${key}`);
      }
    },
  });
  parser.end(html);
  return found;
}

describe('hostile NewsML-G2', () => {
  const mutation = fc
    .tuple(
      fc.constantFrom(...inputs),
      fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.integer({ min: 0, max: 40 }),
          fc.constantFrom(...pieces()),
        ),
        { minLength: 1, maxLength: 6 },
      ),
    )
    .map(([text, edits]) =>
      edits.reduce((all, [at, length, piece]) => {
        const from = Math.floor(at * all.length);
        return all.slice(0, from) + piece + all.slice(from + length);
      }, text),
    );

  function pieces(): readonly [string, ...string[]] {
    return [
      '',
      '<',
      '>',
      '&',
      '"',
      '</',
      '<p>',
      '</p>',
      '<newsItem>',
      '</newsItem>',
      '<header>',
      '<![CDATA[',
      ']]>',
      '&lt;script&gt;',
      '<script>alert(1)</script>',
      ' onclick="x()"',
      ' href="javascript:x()"',
      '<nitf><body><body.content>',
      'class="teaser"',
      'encoding="encd:base64"',
      '__proto__',
      'xml:lang="fr"',
      '\u0000',
      '\ud800',
      '\n    ',
      '&#1;',
      'role="hlrole:main"',
    ];
  }

  test('any mutation of a fixture is read or refused, alike each time, and nothing in it is active', () => {
    fc.assert(
      fc.property(mutation, (text) => {
        const outcome = () => {
          try {
            return parse(text);
          } catch (error) {
            if (error instanceof Unreadable) return error.message;
            throw error;
          }
        };
        const parsed = outcome();
        expect(outcome()).toEqual(parsed);
        const items = typeof parsed === 'string' ? [] : parsed.items;
        expect(items.flatMap(({ body }) => activeIn(body ?? ''))).toEqual([]);
        expect(items.flatMap(({ links = [] }) => links.filter(({ ref }) => /^javascript:/i.test(ref)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  const many: readonly (readonly [what: string, text: string])[] = [
    [
      'headers in headers',
      newsItem({
        content: xhtml(
          `${'<header>'.repeat(120)}${'<p class="teaser">word</p>'.repeat(20_000)}${'</header>'.repeat(120)}`,
        ),
      }),
    ],
    [
      'properties of names of their own',
      newsItem({ contentMeta: headline + Array.from({ length: 50_000 }, (_, at) => `<n${at}>x</n${at}>`).join('') }),
    ],
    [
      'long names in a deep nest',
      newsItem({
        contentMeta: `${headline}${`<${'n'.repeat(900)}>`.repeat(200)}${'<a>x</a><b>y</b>'.repeat(10_000)}${`</${'n'.repeat(900)}>`.repeat(200)}`,
      }),
    ],
    [
      'lines',
      newsItem({
        content: `<inlineData contenttype="text/plain">${'word word\n   word\n\n'.repeat(40_000)}</inlineData>`,
      }),
    ],
    ['columns', newsItem({ content: xhtml(`<p>${'a   b   c\n    d\n'.repeat(40_000)}</p>`) })],
    ['spaces', newsItem({ content: xhtml(`<p>${' '.repeat(900_000)}x</p>`) })],
    ['headlines', newsItem({ contentMeta: '<headline xml:lang="fr">word</headline>'.repeat(20_000) })],
  ];
  test.each(many)('a megabyte of %s takes no longer than it should', (_, text) => {
    const start = process.cpuUsage();
    expect(parse(text).items).toHaveLength(1);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(4);
  });
});

/** Every text of a document in words, its items and siblings that are none left out. */
function wordsOf(element: XmlElement): readonly string[] {
  return element.children.flatMap((node) =>
    isElement(node) ? wordsOf(node) : node.split(/\s+/).filter((word) => /[\p{L}\d]{2}/u.test(word)),
  );
}

function said({ items, notes, unreadable = [] }: Parsed): string {
  const bodies = items.map(({ body }) => textOf(body ?? ''));
  return [JSON.stringify([items, notes, unreadable]).replace(/\\n/g, ' ').replace(/\\"/g, '"'), ...bodies].join(' ');
}

function vanished(text: string): readonly string[] {
  const kept = said(parse(text));
  const words = parseXml(text).roots.flatMap(wordsOf);
  // Instants are kept in UTC, a word may be parted at the end of a line, and who is in the dateline is the provider.
  return words.filter(
    (word) => !kept.includes(word) && !/^\d{4}-\d\d-\d\dT/.test(word) && !word.endsWith('-') && word !== '(dpa)',
  );
}

describe('nothing vanishes', () => {
  const files = readdirSync(fixtures).filter(
    (file) => file.endsWith('.xml') && !/^(?:documents|efe|ritzau|belga|apa)/.test(file),
  );
  test.each(files)('every word of %s ends in a field or a note', (file) => {
    expect(vanished(readFileSync(join(fixtures, file), 'utf8'))).toEqual([]);
  });

  const samples = join(__dirname, '..', '..', '..', 'shared', 'samples', 'newsml-g2');
  if (existsSync(samples)) {
    test.each(readdirSync(samples).filter((file) => file.endsWith('.xml') && !file.includes('LISTING_29')))(
      'every word of the sample %s ends in a field or a note',
      (file) => {
        const text = readFileSync(join(samples, file), 'utf8');
        expect(vanished(text)).toEqual([]);
        expect(read({ bytes: Buffer.from(text), fileName: file })).toMatchObject({
          format: 'newsml-g2',
          unreadable: [],
        });
      },
    );
  } else {
    test.skip('real NewsML-G2: skipped, since ../shared/samples is not there', () => undefined);
  }
});
