import fc from 'fast-check';
import { Unreadable } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { ninjs } from '../../src/plugins/off-the-wire/server/src/wire/formats/ninjs';
import type { Item, Parsed } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { read } from '../../src/plugins/off-the-wire/server/src/wire/read';

function parse(value: unknown): Parsed {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return ninjs.parse({ text, head: text.slice(0, 4_096) });
}

function item(value: object): Item {
  const [first] = parse({ uri: 'urn:x:1', ...value }).items;
  if (first === undefined) {
    throw new Error('no item');
  }
  return first;
}

function problem(text: string): Unreadable {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof Unreadable) {
      return error;
    }
  }
  throw new Error('it was read');
}

describe('fields of ninjs', () => {
  const table: readonly (readonly [fact: string, given: object, expected: Partial<Item>])[] = [
    ['uri is the guid', { uri: 'urn:a:b' }, { guid: 'urn:a:b' }],
    [
      'a uri that ends with the stated version loses it',
      { uri: 'urn:a:b:7', version: 7 },
      { guid: 'urn:a:b', version: '7', altIds: ['urn:a:b:7'] },
    ],
    [
      'a uri that ends with another number keeps it',
      { uri: 'urn:a:b:6', version: '7' },
      { guid: 'urn:a:b:6', version: '7', altIds: undefined },
    ],
    ['a uri that ends with a number keeps it where no version is stated', { uri: 'urn:a:b:7' }, { guid: 'urn:a:b:7' }],
    [
      'a NewsML revision letter is part of the version',
      { uri: 'urn:newsml:a:b:2N', version: '2' },
      { guid: 'urn:newsml:a:b' },
    ],
    ['a port is no version', { uri: 'https://a.example:80/x', version: '80' }, { guid: 'https://a.example:80/x' }],
    ['altids may be an object', { altids: { b: '2', a: '1', c: null } }, { altIds: ['1', '2'] }],
    ['altIds may be an array', { altIds: [{ role: 'x', value: '1' }, '2'] }, { altIds: ['1', '2'] }],
    [
      'the main headline wins over those before it',
      {
        headlines: [
          { role: 'sub', value: 'S' },
          { role: 'main', value: 'M' },
        ],
      },
      { headline: 'M' },
    ],
    [
      'a headline without a role is the main one',
      { headlines: [{ role: 'sub', value: 'S' }, { value: 'M' }] },
      { headline: 'M' },
    ],
    [
      'a main role may be a uri',
      { headlines: [{ value: 'S' }, { role: 'https://example.com/roles/main', value: 'M' }] },
      { headline: 'M' },
    ],
    ['the title stands in for a headline', { title: 'T' }, { headline: 'T' }],
    ['a headline beats the title', { title: 'T', headline: 'H' }, { headline: 'H' }],
    ['a headline in markup is text', { headline: 'One <b>two</b> &amp; three' }, { headline: 'One two & three' }],
    ['HTML wins over text', { body_text: 'text', body_html: '<p>html</p>' }, { body: '<p>html</p>' }],
    [
      'XHTML wins over other HTML',
      { body_html5: '<p>5</p>', body_html: '<p>h</p>', body_xhtml: '<p>x</p>' },
      { body: '<p>x</p>' },
    ],
    [
      'NITF comes last',
      {
        bodies: [
          { role: 'nitf', contentType: 'application/xml', value: '<nitf/>x' },
          { role: 'text', value: 't' },
        ],
      },
      { body: '<p>t</p>' },
    ],
    [
      'a teaser comes after the text',
      {
        bodies: [
          { role: 'teaser', contentType: 'text/html', value: '<p>t</p>' },
          { role: 'text', value: 'x' },
        ],
      },
      { body: '<p>x</p>' },
    ],
    ['an empty form gives way to the next', { body_xhtml: '<p> </p>', body_text: 'x' }, { body: '<p>x</p>' }],
    [
      'lines of a text body are paragraphs',
      { body_text: 'One is here.\nTwo is there.' },
      { body: '<p>One is here.</p><p>Two is there.</p>' },
    ],
    ['markup in a text body is escaped', { body_text: 'a <b> c' }, { body: '<p>a &lt;b&gt; c</p>' }],
    ['HTML under a text role is HTML', { body_text: '<p>One</p><p>Two</p>' }, { body: '<p>One</p><p>Two</p>' }],
    ['bodies may be a string', { bodies: 'One' }, { body: '<p>One</p>' }],
    ['by is the byline', { by: 'A' }, { byline: 'A' }],
    [
      'people who are authors make a byline',
      {
        people: [
          { name: 'A', rel: 'author' },
          { name: 'B', rel: 'about' },
        ],
      },
      { byline: 'A' },
    ],
    [
      'camelCase and lower case are one',
      { VersionCreated: '2026-11-20T10:00:00Z' },
      { versionCreated: '2026-11-20T10:00:00.000Z' },
    ],
    [
      'an offset becomes UTC',
      { versioncreated: '2026-11-20T01:00:00.5+09:00' },
      { versionCreated: '2026-11-19T16:00:00.500Z' },
    ],
    ['a date stays a date', { versionCreated: '2026-11-20' }, { versionCreated: '2026-11-20' }],
    [
      'a time without a zone stays local for the copy desk',
      { versionCreated: '2026-11-20T10:00:00' },
      { versionCreated: '2026-11-20T10:00:00' },
    ],
    ['contentCreated stands in for firstCreated', { contentCreated: '2026-11-19' }, { firstCreated: '2026-11-19' }],
    ['cancelled is canceled', { pubstatus: 'cancelled' }, { pubStatus: 'canceled' }],
    ['a status with its vocabulary is read', { pubStatus: 'stat:Withheld' }, { pubStatus: 'withheld' }],
    ['an unknown status is withheld', { pubStatus: 'draft' }, { pubStatus: 'withheld' }],
    [
      'an embargo becomes UTC and keeps its words',
      { embargoed: '2026-11-20T10:00:00+02:00' },
      { embargo: { until: '2026-11-20T08:00:00.000Z', verbatim: '2026-11-20T10:00:00+02:00' } },
    ],
    [
      'an embargo that cannot be read has no end',
      { embargoedUntil: 'check against delivery' },
      { embargo: { until: null, verbatim: 'check against delivery' } },
    ],
    ['an empty embargo has no end', { embargoed: '' }, { embargo: { until: null, verbatim: '' } }],
    ['a null embargo is none', { embargoed: null }, { embargo: undefined }],
    ['urgency may be a string', { urgency: '2' }, { urgency: 2 }],
    ['urgency outside 1 to 9 is dropped', { urgency: 0 }, { urgency: undefined }],
    [
      'the holder of the rights is not the provider',
      { copyrightholder: 'A' },
      { copyrightHolder: 'A', provider: undefined },
    ],
    ['a source is the provider', { source: 'A' }, { provider: 'A' }],
    [
      'an information source is not the provider',
      { infosource: [{ name: 'A' }, { name: 'B' }] },
      { infoSource: 'A, B', provider: undefined },
    ],
    [
      'an information source that provides is',
      { infoSources: [{ name: 'A', role: 'isrol:provider' }] },
      { provider: 'A', infoSource: undefined },
    ],
    [
      'a media topic is a qcode',
      { subject: [{ scheme: 'http://cv.iptc.org/newscodes/mediatopic', code: '15000000' }] },
      { subjects: [{ qcode: 'medtop:15000000' }] },
    ],
    [
      'a short scheme is a qcode',
      { subject: [{ scheme: 'medtop', code: '15000000', name: 'sport' }] },
      { subjects: [{ qcode: 'medtop:15000000', name: 'sport' }] },
    ],
    ['a ready qcode stays', { subjects: [{ code: 'medtop:15000000' }] }, { subjects: [{ qcode: 'medtop:15000000' }] }],
    ['keywords may be one string', { keywords: 'a, b; a' }, { keywords: ['a', 'b'] }],
    ['a language is spelt as BCP 47', { language: 'pt_br' }, { language: 'pt-BR' }],
    ['a kill signal is a kill', { signal: [{ code: 'sig:kill' }] }, { versionKind: 'kill' }],
    ['a kill outweighs a correction', { signal: ['correction', 'kill'] }, { versionKind: 'kill' }],
    ['edNote is for editors', { edNote: 'Call the desk.' }, { edNotes: [{ text: 'Call the desk.' }] }],
    ['evolvedfrom is a link', { evolvedfrom: 'urn:x:0' }, { links: [{ rel: 'evolvedFrom', ref: 'urn:x:0' }] }],
    [
      'control characters go',
      { headline: 'A\u0000B\u0007', slugline: '\u0000' },
      { headline: 'AB', slugline: undefined },
    ],
  ];

  test('the table has 53 rows', () => expect(table).toHaveLength(53));

  test.each(table)('%s', (_, given, expected) => {
    expect(item(given)).toMatchObject(expected);
  });

  test('a field that is wrong costs itself, with a note, and not the item', () => {
    const { items, notes } = parse({
      uri: 'urn:x:1',
      headline: 'H',
      urgency: 'high',
      versioncreated: 'yesterday',
      slugline: {},
      language: '!',
    });
    expect(items).toMatchObject([{ guid: 'urn:x:1', headline: 'H' }]);
    expect(notes.map(({ message }) => message)).toEqual([
      'slugline holds no text',
      'language is no BCP 47 tag',
      'urgency is no whole number from 1 to 9',
      'versionCreated is no date',
    ]);
  });

  test('the words of what an item has no place for are in the note', () => {
    const { notes } = parse({ uri: 'urn:x:1', headline: 'H', trustIndicators: [{ title: 'Best practices' }] });
    expect(notes).toEqual([
      {
        rule: 'ninjs',
        message: 'Not carried over: trustIndicators.',
        was: 'trustIndicators: [{"title":"Best practices"}]',
      },
    ]);
  });

  const dialects: readonly (readonly [fact: string, given: object, expected: Partial<Item>])[] = [
    ['a prefix is none of the name', { 'bbc:headline': 'H', 'x:slugline': 's' }, { headline: 'H', slugline: 's' }],
    ['an address before the name is none of it', { 'http://a.example/ns#headline': 'H' }, { headline: 'H' }],
    ['the bare name wins over a prefixed one', { 'bbc:headline': 'B', headline: 'A' }, { headline: 'A' }],
    [
      'properties under bbc are read',
      { bbc: { headline: 'H', edNote: 'E' } },
      { headline: 'H', edNotes: [{ text: 'E' }] },
    ],
    ['an empty plural does not hide the singular', { headlines: [], headline: 'H' }, { headline: 'H' }],
    [
      'eight digits without a scheme are IPTC codes',
      { subject: [{ code: '15012000' }, { code: '20000822' }, { code: 'abc' }] },
      { subjects: [{ qcode: 'subj:15012000' }, { qcode: 'medtop:20000822' }, { qcode: 'abc' }] },
    ],
    [
      'an address of AP Media API is cut after the id of the item',
      { uri: 'https://api.ap.org/media/v/content/abc?qt=1', altids: { itemid: 'abc' } },
      { guid: 'https://api.ap.org/media/v/content/abc', altIds: ['abc'] },
    ],
    ['other addresses keep their query', { uri: 'https://a.example/?id=7' }, { guid: 'https://a.example/?id=7' }],
    [
      "AP's bylines have a line and a title",
      { bylines: [{ by: 'By ANN LEE', title: 'AP Writer' }] },
      { byline: 'By ANN LEE, AP Writer' },
    ],
    [
      "AP's located is the line, and datelinelocation the place",
      { located: 'OSLO, Norway', datelinelocation: { city: 'Oslo', countryname: 'Norway' } },
      { dateline: 'OSLO, Norway', located: 'Oslo, Norway' },
    ],
    ['a kill among the editorial types decides', { editorialtypes: ['Lead', 'Kill'] }, { versionKind: 'kill' }],
    ["AP's credit line is no abstract", { description_creditline: 'AP' }, { creditline: 'AP', abstract: undefined }],
    [
      'a body in NITF is read as NITF',
      {
        body_nitf:
          '<nitf><body><body.content><p>A <num>1</num></p></body.content><body.end><tagline>B</tagline></body.end></body></nitf>',
      },
      { body: '<p>A 1</p><p>B</p>' },
    ],
    ['broken NITF keeps its text', { body_nitf: `${'<x>'.repeat(300)}A` }, { body: '<p>A</p>' }],
    ['a footer follows the body', { body_html: '<p>A</p>', body_footer: '<p>B</p>' }, { body: '<p>A</p><p>B</p>' }],
    [
      'any ISO date is read',
      { versioncreated: '20261103T100000.5+0530' },
      { versionCreated: '2026-11-03T04:30:00.500Z' },
    ],
  ];
  test.each(dialects)('%s', (_, given, expected) => {
    expect(item(given)).toMatchObject(expected);
  });

  test.each([
    ['/data/item', { data: { item: { headline: 'H' } } }],
    ['/item', { item: { headline: 'H' } }],
    ['/data/items/0/item', { data: { items: [{ meta: {}, item: { headline: 'H' } }] } }],
    ['/0/item', [{ item: { headline: 'H' } }]],
  ])('AP Media API wraps an item at %s', (at, value) => {
    const { items } = parse(value);
    expect(items).toMatchObject([{ headline: 'H' }]);
    expect(parse(JSON.parse(JSON.stringify(value).replace('"H"', '"H","odd":"x"'))).notes[0]?.message).toContain(
      `${at}: `,
    );
  });

  test('what an item has no place for is named in notes, of properties and of details', () => {
    const { notes } = parse({
      uri: 'urn:x:1',
      headline: 'H',
      places: [],
      trustIndicators: [],
      profile: 'x',
      empty: null,
    });
    expect(notes.map(({ message, was }) => [message, was])).toEqual([
      ['Not carried over: trustIndicators.', undefined],
      ['Codes and details that have no field.', 'profile: x'],
    ]);
  });

  test('the order of the keys changes nothing', () => {
    const given = {
      uri: 'urn:x:1:3',
      version: '3',
      headline: 'H',
      title: 'T',
      body_text: 'a',
      body_html: '<p>b</p>',
      description_a: 'x',
      description_text: 'y',
      altids: { b: 'B', a: 'A' },
      versioncreated: '2026-11-20',
      versionCreated: '2026-11-21',
      unknown: 1,
      another: 2,
      associations: {
        p2: { type: 'picture', uri: 'u2' },
        p10: { type: 'picture', uri: 'u10' },
        featuremedia: { type: 'picture', uri: 'u0' },
      },
    };
    const expected = parse(given);
    expect(expected.items[0]?.media?.map(({ guid }) => guid)).toEqual(['u0', 'u2', 'u10']);
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(given), { minLength: Object.keys(given).length }), (entries) => {
        expect(parse(Object.fromEntries(entries))).toEqual(expected);
      }),
    );
  });
});

describe('kinds of items', () => {
  test('a picture with a headline is an item with media', () => {
    expect(item({ type: 'picture', headline: 'P', renditions: [{ href: 'https://example.com/p.jpg' }] })).toMatchObject(
      {
        headline: 'P',
        media: [{ kind: 'picture', guid: 'urn:x:1', renditions: [{ href: 'https://example.com/p.jpg' }] }],
      },
    );
  });

  test.each<readonly [string, object]>([
    ['a package without text', { uri: 'urn:x:1', type: 'composite', headline: 'P' }],
    ['a plan', { uri: 'urn:x:1', headline: 'P', plannedCoverage: [] }],
    ['a picture without a headline', { uri: 'urn:x:1', type: 'picture' }],
  ])('%s is skipped with a note', (_, given) => {
    expect(parse(given)).toMatchObject({
      items: [],
      unreadable: [],
      notes: [{ message: expect.stringMatching(/^Skipped urn:x:1: /) }],
    });
  });

  test('a kill needs nothing but its uri', () => {
    expect(parse({ uri: 'urn:x:1', type: 'picture', pubstatus: 'canceled' }).items).toEqual([
      { guid: 'urn:x:1', pubStatus: 'canceled' },
    ]);
  });
});

describe('documents of ninjs', () => {
  test('an array gives its items, and a pointer to what is none', () => {
    expect(parse([{ uri: 'a' }, 7, {}, { uri: 'b' }])).toMatchObject({
      items: [{ guid: 'a' }, { guid: 'b' }],
      unreadable: [{ at: '/1' }, { at: '/2' }],
    });
  });

  test.each(['items', '_items'])('an envelope of %s gives its items', (name) => {
    expect(parse({ total: 2, [name]: [{ uri: 'a' }, null] })).toMatchObject({
      items: [{ guid: 'a' }],
      unreadable: [{ at: `/${name}/1` }],
    });
  });

  test.each(['"x"', 'null', '12'])('a first line that is only %s costs itself, too', (line) => {
    expect(read({ bytes: Buffer.from(`${line}\n{"uri":"urn:x:1","type":"text","headline":"One"}`) })).toMatchObject({
      items: [{ guid: 'urn:x:1', headline: 'One' }],
      unreadable: [{ at: 'line 1', reason: 'Not an object.' }],
    });
  });

  test('one item a line; a bad line costs itself', () => {
    const text = '{"uri":"a"}\r\n{"uri":"b",}\r\n\r\n[1]\r\n{"uri":"c"}\r\n';
    expect(parse(text)).toMatchObject({
      items: [{ guid: 'a' }, { guid: 'c' }],
      unreadable: [{ at: 'line 2', reason: expect.stringMatching(/line 2, column 12/) }, { at: 'line 4' }],
    });
  });

  test('broken JSON over several lines is not taken for items in lines', () => {
    expect(problem('{ "items": [\n{"uri":"a"},\n{"uri":"b"}\n}')).toMatchObject({ line: 4 });
  });

  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const sound = '{"uri":"b","headline":"Two"}';
  test.each([
    ["Superdesk's list", `{"_items":[{"guid":"a","extra":${nested(5_000)}},${sound}]}`, '/_items/0'],
    ["Superdesk's associations", `[{"guid":"a","associations":{"f":${nested(5_000)}}},${sound}]`, '/0'],
    ["BBC's namespace", `[{"uri":"a","bbc":${nested(5_000)}},${sound}]`, '/0'],
    ["BBC's prefix", `[{"bbc:uri":"a","bbc:headline":${nested(5_000)}},${sound}]`, '/0'],
    [
      "AP Media API's wrappers",
      `{"data":{"items":[{"item":{"uri":"a","altids":${nested(5_000)}}},{"item":${sound}}]}}`,
      '/data/items/0/item',
    ],
  ])('%s nested too deep costs the item that it is in', (_, text, at) => {
    expect(parse(text)).toMatchObject({
      items: [{ guid: 'b' }],
      unreadable: [{ at, reason: 'There are more than 512 levels of nesting (limit depth).' }],
    });
  });

  test('wrappers without end are no news item', () => {
    const deep = (name: string) => `${`{"${name}":`.repeat(5_000)}${sound}${'}'.repeat(5_000)}`;
    for (const name of ['data', 'item', 'items', 'bbc'])
      expect(() => parse(deep(name))).toThrow('This is JSON, but no news item');
  });

  test('an item nested deeper than the limit costs itself', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(parse(`[{"uri":"a","x":${deep}},{"uri":"b"}]`)).toMatchObject({
      items: [{ guid: 'b' }],
      unreadable: [{ at: '/0', reason: expect.stringContaining('limit depth') }],
    });
  });

  test('of more than 20,000 items the rest is named, not read', () => {
    const { items, unreadable } = parse(Array.from({ length: 20_005 }, (_, at) => ({ uri: `urn:x:${at}` })));
    expect(items).toHaveLength(20_000);
    expect(unreadable).toMatchObject([{ at: '/20000' }]);
  });

  test('a string above 2 MB is dropped with a note', () => {
    const { items, notes } = parse({ uri: 'a', headline: 'H', body_text: 'x'.repeat(2_000_001) });
    expect(items).toEqual([{ guid: 'a', headline: 'H' }]);
    expect(notes).toMatchObject([{ message: expect.stringContaining('2 MB') }]);
  });

  test('a million lines of text do not overturn it', () => {
    expect(item({ body_text: 'a\n'.repeat(900_000) }).body).toHaveLength(900_000 * '<p>a</p>'.length);
  });

  test.each<readonly [json: string, place: string, expected: string]>([
    ['{"uri":"a",}', 'line 1, column 12', 'expected a property name in double quotes, found "}"'],
    ['{"uri":\n  "a" "b":1}', 'line 2, column 7', 'expected "," or a closing bracket, found "\\""'],
    ['[{"uri":"a"}', 'line 1, column 13', 'found the end'],
    ['{"uri":"a', 'line 1, column 10', 'expected the end of a string, found the end'],
    ["{'uri':1}", 'line 1, column 2', 'expected a property name in double quotes or "}"'],
    ['{"uri":"a\nb"}', 'line 1, column 10', 'control characters must be escaped'],
    ['{"uri":"\\x"}', 'line 1, column 10', 'expected an escape sequence'],
    ['{"uri":01}', 'line 1, column 9', 'expected "," or a closing bracket'],
    ['{"uri" 1}', 'line 1, column 8', 'expected ":"'],
    ['{"uri":1}}', 'line 1, column 10', 'expected nothing more'],
    ['[1,]', 'line 1, column 4', 'expected a value'],
    ['[1}', 'line 1, column 3', 'expected "," or a closing bracket'],
    ['{"a":undefined}', 'line 1, column 6', 'expected a value, found "u"'],
    ['', 'line 1, column 1', 'expected a value, found the end'],
  ])('%j is broken at %s', (json, place, expected) => {
    const { message, foreign } = problem(json);
    expect(message).toContain(place);
    expect(message).toContain(expected);
    expect(foreign).toBe(false);
  });

  test('the finder of faults agrees with JSON.parse', () => {
    const soup = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '1', '-', '.5', 'e3', 'true', 'nul', ' ', '\t', '\\'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(soup, (pieces) => {
        const text = pieces.join('');
        const result = (() => {
          try {
            parse(text);
            return '';
          } catch (error) {
            return error instanceof Unreadable && !error.foreign ? error.message : '';
          }
        })();
        const sound = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        expect(result === '').toBe(sound);
        expect(sound || /at line \d+, column \d+: expected/.test(result)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  test('any JSON gives a reading', () => {
    const names = fc.constantFrom(
      'uri',
      'headline',
      'headlines',
      'bodies',
      'body_text',
      'body_xhtml',
      'descriptions',
      'version',
      'altids',
      'associations',
      'renditions',
      'subject',
      'genre',
      'infosource',
      'people',
      'by',
      'embargoed',
      'versioncreated',
      'signal',
      'ednote',
      'pubstatus',
      'urgency',
      'language',
      'keywords',
      'dateline',
      'located',
      'rightsinfo',
      'type',
      'value',
      'role',
      'name',
      'href',
      'items',
      '__proto__',
      'constructor',
      'toString',
    );
    const { tree } = fc.letrec((tie) => ({
      leaf: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.constantFrom('text', 'main', '2026-11-20', '<p>x</p>'),
      ),
      tree: fc.oneof(
        { depthSize: 'small' },
        tie('leaf'),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(names, tie('tree'), { maxKeys: 8, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const reading = read({ bytes: Buffer.from(JSON.stringify(value) ?? 'null'), contentType: 'application/json' });
        expect(reading.problem !== undefined || Array.isArray(reading.items)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
