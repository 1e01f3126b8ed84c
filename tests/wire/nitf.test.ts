import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import fc from 'fast-check';
import { Unreadable } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { nitf } from '../../src/plugins/off-the-wire/server/src/wire/formats/nitf';
import { cleanHtml } from '../../src/plugins/off-the-wire/server/src/wire/html';
import type { Item, Parsed } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { lostWords } from './words';

const parse = (text: string): Parsed => nitf.parse({ text, head: text.slice(0, 4_096) });
const sniffs = (text: string) => nitf.sniff({ text, head: text.slice(0, 4_096) });

interface Parts {
  readonly head?: string;
  readonly docdata?: string;
  readonly status?: string;
  readonly over?: string;
  readonly content?: string;
  readonly end?: string;
}

function document({ head = '', docdata = '', status = '', over = '', content = '', end = '' }: Parts): string {
  return (
    `<nitf><head>${head}<docdata ${status}><doc-id id-string="x-1"/>${docdata}</docdata></head>` +
    `<body><body.head>${over}</body.head><body.content>${content}</body.content><body.end>${end}</body.end></body></nitf>`
  );
}

function item(parts: Parts): Item {
  const [first] = parse(document(parts)).items;
  if (first === undefined) throw new Error('no item');
  return first;
}

describe('nitf is told by its first element', () => {
  test.each([
    '<nitf><head/></nitf>',
    '\ufeff<?xml version="1.0"?>\n<!-- a - b -- c --><!DOCTYPE nitf SYSTEM "../dtd/nitf-3-2.dtd">\n<nitf>',
    '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/">',
    '<nitf-list><nitf/></nitf-list>',
  ])('%s is', (text) => {
    expect(sniffs(text)).toBe(true);
  });
  test.each(['<newsItem><nitf/></newsItem>', '<NewsML/>', 'nitf', '{"nitf": 1}', '<!-- <nitf> --><rss/>', ''])(
    '%s is not',
    (text) => {
      expect(sniffs(text)).toBe(false);
    },
  );
});

describe('fields of NITF', () => {
  const table: readonly (readonly [fact: string, given: Parts, expected: Partial<Item>])[] = [
    [
      'inline markup in a headline leaves its words',
      { over: '<hedline><hl1>Foo <em>bar</em> baz</hl1></hedline>' },
      { headline: 'Foo bar baz' },
    ],
    [
      'markup inside a word does not part it',
      { over: '<hedline><hl1>CO<sub>2</sub> up</hl1></hedline>' },
      { headline: 'CO2 up' },
    ],
    ['a headline may be missing: the title stands in', { head: '<title>T</title>' }, { headline: 'T' }],
    ['text in hedline itself is a headline', { over: '<hedline>Bare</hedline>' }, { headline: 'Bare' }],
    [
      'an abstract has all its paragraphs',
      { over: '<abstract><p>One.</p><p>Two.</p></abstract>' },
      { abstract: 'One. Two.' },
    ],
    ['an abstract may be bare text', { over: '<abstract>One. <em>Two.</em></abstract>' }, { abstract: 'One. Two.' }],
    [
      'the second headline is the abstract where there is none',
      { over: '<hedline><hl1>A</hl1><hl2>B</hl2></hedline>' },
      { headline: 'A', abstract: 'B' },
    ],
    [
      "AP's original headline is none",
      { over: '<hedline><hl1>A</hl1><hl2 id="originalHeadline">B</hl2></hedline>' },
      { abstract: undefined },
    ],
    [
      'a byline keeps person and title apart',
      { over: '<byline><person>Ann Lee</person><byttl>Harbour Wire</byttl></byline>' },
      { byline: 'Ann Lee, Harbour Wire' },
    ],
    [
      'two persons side by side are two',
      { over: '<byline>By <person>Ann Lee</person> <person>Bo Ek</person></byline>' },
      { byline: 'By Ann Lee, Bo Ek' },
    ],
    [
      'a dateline has its place and its date',
      {
        over: '<dateline><location>LE MANS, France</location><story.date norm="20260301">March 1</story.date></dateline>',
      },
      { dateline: 'LE MANS, France, March 1', located: 'Le Mans, France', versionCreated: '2026-03-01' },
    ],
    [
      'a dateline may be bare text',
      { over: '<dateline>OSLO (NTB) -</dateline>' },
      { dateline: 'OSLO', located: 'Oslo' },
    ],
    [
      'a date without a time stays a date',
      { docdata: '<date.issue norm="20260301"/>' },
      { versionCreated: '2026-03-01' },
    ],
    [
      'zeros for a time that is not known, as the specification asks, are no midnight',
      { docdata: '<date.issue norm="20260301000000-0500"/>' },
      { versionCreated: '2026-03-01' },
    ],
    [
      'the letter between date and time may be missing',
      { docdata: '<date.issue norm="20260301143000-0500"/>' },
      { versionCreated: '2026-03-01T19:30:00.000Z' },
    ],
    [
      'a time without a zone stays local',
      { docdata: '<date.issue norm="20260301T1430"/>' },
      { versionCreated: '2026-03-01T14:30:00' },
    ],
    [
      'revisions tell when it was first written',
      { head: '<revision-history norm="20260228T100000Z"/><revision-history norm="20260227T100000Z"/>' },
      { firstCreated: '2026-02-27T10:00:00.000Z', versionCreated: '2026-02-28T10:00:00.000Z' },
    ],
    ["the DTD's own date tells nothing", {}, { versionCreated: undefined }],
    [
      'a media topic is told from a subject code',
      { head: '<tobject><tobject.subject tobject.subject.refnum="20000002"/></tobject>' },
      { subjects: [{ qcode: 'medtop:20000002' }] },
    ],
    [
      'the deepest tier of a subject is its name',
      {
        head: '<tobject><tobject.subject tobject.subject.refnum="04001002" tobject.subject.type="Economy" tobject.subject.detail="Fish"/></tobject>',
      },
      { subjects: [{ qcode: 'subj:04001002', name: 'Fish' }] },
    ],
    [
      'an advisory says so in its type',
      { head: '<tobject tobject.type="Advisory"/>' },
      { versionKind: 'advisory', keywords: undefined },
    ],
    [
      'a key without another slugline is the slugline',
      { docdata: '<du-key key="Lake-Ice" version="3"/>' },
      { slugline: 'Lake-Ice', version: '3', altIds: ['du-key:Lake-Ice'], versionKind: 'update' },
    ],
    [
      'a tagline is the last paragraph',
      { content: '<p>A</p>', end: '<tagline>B helped.</tagline>' },
      { body: '<p>A</p><p>B helped.</p>' },
    ],
    [
      'a correction names what it corrects',
      { docdata: '<correction info="Fixes name" id-string="x-0"/>' },
      {
        versionKind: 'correction',
        edNotes: [{ role: 'correction', text: 'Fixes name' }],
        links: [{ rel: 'evolvedFrom', ref: 'x-0' }],
      },
    ],
  ];
  test.each(table)('%s', (_, given, expected) => {
    expect(item(given)).toMatchObject(expected);
  });

  test('copy without any id is known by agency, time and headline', () => {
    const text =
      '<nitf><body><body.head><hedline><hl1>A B</hl1></hedline><distributor>AP</distributor></body.head></body></nitf>';
    expect(parse(text).items).toMatchObject([{ guid: 'message:ap:a-b' }]);
    expect(parse(text)).toEqual(parse(text));
  });
});

describe('what may be used', () => {
  test('embargoed is an embargo until date.release, and never usable', () => {
    const made = item({ status: 'management-status="embargoed"', docdata: '<date.release norm="20990101T060000Z"/>' });
    expect(made.pubStatus).toBeUndefined();
    expect(made.embargo).toEqual({
      until: '2099-01-01T06:00:00.000Z',
      verbatim: 'management-status: embargoed; date.release: 20990101T060000Z',
    });
  });

  test.each([
    ['no date', ''],
    ['a date alone', '<date.release norm="20990101"/>'],
    ['no date at all', '<date.release norm="at noon"/>'],
  ])('embargoed with %s has no end', (_, docdata) => {
    expect(item({ status: 'management-status="EMBARGOED"', docdata }).embargo).toMatchObject({ until: null });
  });

  test('date.release alone is no embargo, and a note', () => {
    const parsed = parse(document({ docdata: '<date.release norm="20990101T060000Z"/>' }));
    expect(parsed.items[0]?.embargo).toBeUndefined();
    expect(parsed.notes).toContainEqual(expect.objectContaining({ was: '20990101T060000Z' }));
  });

  test.each([
    ['EMBARGOED until 0600 GMT', true],
    ['Not for publication before Friday', true],
    ['Sperrfrist: Freitag', true],
    ['Embargo lifted', false],
    ['No embargo', false],
    ['Trade embargoed goods with photos', true],
    ['With photos', false],
  ])('the message "%s" is an embargo: %s', (info, expected) => {
    const { embargo } = item({ docdata: `<ed-msg info="${info}"/><date.release norm="20990101T060000Z"/>` });
    expect(embargo !== undefined).toBe(expected);
  });

  test.each([
    ['usable', 'usable'],
    ['withheld', 'withheld'],
    ['canceled', 'canceled'],
    ['Cancelled', 'canceled'],
    ['on fire', 'withheld'],
  ])('management-status %s is %s', (word, expected) => {
    expect(item({ status: `management-status="${word}"` }).pubStatus).toBe(expected);
  });

  test('a document that cancels another brings an order under its id', () => {
    const status = 'management-status="usable" management-doc-idref="x-0" management-idref-status="canceled"';
    expect(parse(document({ status })).items).toMatchObject([
      { guid: 'x-1', pubStatus: 'usable', links: [{ rel: 'evolvedFrom', ref: 'x-0' }] },
      { guid: 'x-0', pubStatus: 'canceled', versionKind: 'kill' },
    ]);
  });

  test('a document that names itself is one item', () => {
    const status = 'management-status="canceled" management-doc-idref="x-1" management-idref-status="canceled"';
    expect(parse(document({ status })).items).toMatchObject([{ guid: 'x-1', pubStatus: 'canceled' }]);
  });

  test('releasing another document is left to an editor', () => {
    const parsed = parse(document({ status: 'management-doc-idref="x-0" management-idref-status="usable"' }));
    expect(parsed.items).toHaveLength(1);
    expect(parsed.notes).toContainEqual(expect.objectContaining({ was: 'usable' }));
  });
});

describe('messages to editors', () => {
  test.each([
    ['2nd Ld-Writethru', { versionKind: 'writethru', leadNumber: 2 }],
    ['Eds: Writethru throughout', { versionKind: 'writethru' }],
    ['3rd LEAD', { versionKind: 'lead', leadNumber: 3 }],
    ['Lead 2', { versionKind: 'lead', leadNumber: 2 }],
    ['CORRECTION: the lake is Oriole', { versionKind: 'correction' }],
    ['Eds: Corrects name in 2nd graf', { versionKind: 'correction' }],
    ['Updates with reaction', { versionKind: 'update' }],
    ['Mandatory Kill, Mayor', { versionKind: 'kill' }],
    ['WITHHOLD', { versionKind: 'withhold' }],
    ['REPEAT of Monday copy', { versionKind: 'repeat' }],
  ])('%s', (info, expected) => {
    expect(item({ docdata: `<ed-msg info="${info}"/>` })).toMatchObject({ ...expected, edNotes: [{ text: info }] });
  });

  test.each([
    'Kills 3rd graf',
    'Withholds name of victim',
    'Correct spelling is Ellery',
    'Update to follow by 1800',
    'Writethru expected',
    'Leads with photo',
    'Holdall found',
    'For global distribution',
    'With AP Photos',
    'Testing times for village',
  ])('"%s" says nothing of the version', (info) => {
    expect(item({ docdata: `<ed-msg info="${info}"/>` }).versionKind).toBeUndefined();
  });

  test('the kind of a message is not the kind of the story', () => {
    expect(item({ docdata: '<ed-msg msg-type="advisory" info="Pix available"/>' }).versionKind).toBeUndefined();
  });
});

describe('several documents', () => {
  test('one after the other, each with its declaration, are all read', () => {
    const one = `<?xml version="1.0"?>\n${document({ content: '<p>A</p>' })}`;
    const { items } = parse(`${one}\n${one.replace('x-1', 'x-2')}`);
    expect(items.map(({ guid }) => guid)).toEqual(['x-1', 'x-2']);
  });

  test('a document whose end is missing costs only itself', () => {
    const whole = document({ content: '<p>A</p>' });
    const { items, unreadable } = parse(`${whole}\n${whole.replace('x-1', 'x-2').slice(0, -20)}`);
    expect(items.map(({ guid }) => guid)).toEqual(['x-1']);
    expect(unreadable).toEqual([{ at: 'line 2', reason: 'Its end is missing.' }]);
  });

  test('a file without any is refused', () => {
    expect(() => parse('<nitf-list/>')).toThrow(Unreadable);
  });
});

describe('nothing of it vanishes', () => {
  const folder = join(__dirname, '..', 'fixtures', 'nitf');
  const files = readdirSync(folder).filter((file) => file.endsWith('.xml'));
  const textOf = (file: string) => readFileSync(join(folder, file), file.startsWith('efe') ? 'latin1' : 'utf8');

  test.each(files)('every word of %s is in a field or a note', (file) => {
    const text = decodeHTML(textOf(file).replace(/<[^<>]*>/g, ' '));
    const parsed = parse(textOf(file));
    expect(lostWords(text, parsed)).toEqual([]);
  });

  test.each(files)('every value in docdata of %s is in a field or a note', (file) => {
    const docdata = /docdata[\s\S]*docdata>/.exec(textOf(file))?.[0] ?? '';
    const values = [...docdata.matchAll(/(?:info|key|holder|scope|fix-id|series\.name|owner|id-string)="([^"&]*)"/g)];
    expect(lostWords(values.map(([, value]) => value).join(' '), parse(textOf(file)))).toEqual([]);
  });

  test('any mutation of a document is read or refused, and never active', () => {
    const texts = files.map(textOf);
    const pieces = [
      '<',
      '>',
      '"',
      '&',
      '</p>',
      '<script>alert(1)</script>',
      '<a href="javascript:x">',
      ']]>',
      '<nitf>',
      'x',
      '',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom(...pieces)), { minLength: 1, maxLength: 6 }),
        (text, changes) => {
          const changed = changes.reduce((made, [at, length, piece]) => {
            const place = at % made.length;
            return made.slice(0, place) + piece + made.slice(place + length);
          }, text);
          for (const { body } of attempt(changed)?.items ?? []) {
            expect(cleanHtml(body ?? '')).toBe(body ?? '');
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  function attempt(text: string): Parsed | undefined {
    try {
      return parse(text);
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }
});

describe('hostile documents', () => {
  const nests = [
    'media><media-caption',
    'note',
    'fn',
    'bq',
    'q',
    'em',
    'custom-table',
    'ruby',
    'table><tr><td',
    'block',
  ];
  test.each(nests)('a deep nest of %s takes no time', (tag) => {
    const open = `<${tag}>`;
    const close = [...tag.split('><')]
      .reverse()
      .map((name) => `</${name}>`)
      .join('');
    const levels = Math.floor(240 / tag.split('><').length);
    const content = `${open.repeat(levels)}${'<p>word word</p>'.repeat(20_000)}${close.repeat(levels)}`;
    const start = process.cpuUsage();
    const { body = '' } = item({ content });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(4_000);
    expect(body === '' || body.includes('word')).toBe(true);
  });

  const many: readonly (readonly [what: string, given: Parts])[] = [
    ['headlines', { over: `<hedline>${'<hl1>a</hl1><hl2>b</hl2>'.repeat(20_000)}</hedline>` }],
    ['persons in a byline', { over: `<byline>${'<person>A B</person>'.repeat(40_000)}</byline>` }],
    ['places in a dateline', { over: `<dateline>${'<location>A,,,, </location>'.repeat(30_000)}</dateline>` }],
    ['taglines', { end: '<tagline type="npa">a</tagline><tagline>b</tagline>'.repeat(20_000) }],
    ['footnotes', { content: `<p>${'a<fn>b</fn>'.repeat(60_000)}</p>` }],
    ['scripts', { content: '<script/>'.repeat(100_000) }],
    ['media', { content: '<media><media-reference source="x"/></media>'.repeat(20_000) }],
    ['meta', { head: '<meta name="a" content="b"/>'.repeat(30_000) }],
    ['identifiers', { docdata: '<doc-id id-string="a"/><correction id-string="b"/>'.repeat(15_000) }],
    ['commas', { over: `<dateline><location>${','.repeat(500_000)}A</location></dateline>` }],
  ];
  test.each(many)('very many %s take no time', (_, given) => {
    const start = process.cpuUsage();
    item(given);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(4_000);
  });

  test('names of every prototype are only names', () => {
    const content = '<__proto__>a</__proto__> <constructor>b</constructor> <toString>c</toString>';
    const meta = '<meta name="__proto__" content="d"/><meta name="constructor" content="e"/>';
    expect(item({ content, head: meta }).body).toBe('<p>a b c</p>');
  });
});
