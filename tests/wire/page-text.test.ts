import fc from 'fast-check';
import { Unreadable } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { pageText } from '../../src/plugins/off-the-wire/server/src/wire/formats/page-text';
import { readDateLine } from '../../src/plugins/off-the-wire/server/src/wire/formats/page-text/date-line';
import { isFurniture } from '../../src/plugins/off-the-wire/server/src/wire/formats/page-text/furniture';
import { tickerIn } from '../../src/plugins/off-the-wire/server/src/wire/formats/page-text/ticker';
import { trailOf } from '../../src/plugins/off-the-wire/server/src/wire/formats/page-text/trail';
import type { Parsed } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { linesOf } from '../../src/plugins/off-the-wire/server/src/wire/lines';
import { lostWords } from './words';

const documentOf = (text: string) => ({ text, head: text.slice(0, 4_096) });
const sniff = (text: string) => pageText.sniff(documentOf(text));
const parse = (text: string) => pageText.parse(documentOf(text));
const body =
  'The two towns will share the boat from spring, officials of both said.\n\nIt was built in 1994 and needs new pumps.';

describe('the breadcrumb', () => {
  test.each([
    ['You are here:   Home', ['Home']],
    ['You are here: Home > World > Asia', ['Home', 'World', 'Asia']],
    ['You are here: World', ['World']],
    ['Home > World > Asia', ['Home', 'World', 'Asia']],
    ['Home >> World', ['Home', 'World']],
    ['Home / World', ['Home', 'World']],
    ['Home » World » Asia', ['Home', 'World', 'Asia']],
    ['Home›World', ['Home', 'World']],
    ['Inicio | Mundo', ['Inicio', 'Mundo']],
    ['You are here:', []],
  ])('%j is %j', (line, labels) => expect(trailOf(line)?.labels).toEqual(labels));

  test.each([
    'Home',
    'Home is where the boat is',
    'World > Asia',
    'Homes / gardens',
    'Are you here: Home',
    `Home > ${'x'.repeat(400)}`,
  ])('%j is none', (line) => expect(trailOf(line)).toBeUndefined());

  test('one that ends with the headline ends before it, and a note says so', () => {
    const page = parse(
      `You are here: Home > World > Two towns share one...\n\nTwo towns share one fire boat\n\n${body}`,
    );
    expect(page.trail).toEqual(['Home', 'World']);
    expect(page.notes.map((note) => note.was)).toContain('Two towns share one...');
  });
});

describe('the ticker', () => {
  const rowsOf = (text: string, whole = true) => tickerIn(linesOf(text), whole)?.rows;

  test.each([
    ['Off the wire\nA boat • B boat • C boat', ['A boat', 'B boat', 'C boat']],
    ['Off the wire\nA boat\u00a0 \u00a0 • B boat\u00a0 \u00a0', ['A boat', 'B boat']],
    ['Off the wire\n• A boat\n• B boat', ['A boat', 'B boat']],
    ['Off the wire\n•A boat\n•B boat', ['A boat', 'B boat']],
    ['Off the wire\n\n• A boat\n\n• B boat', ['A boat', 'B boat']],
    ['Off the wire\n• A boat that\n  is long\n• B boat', ['A boat that is long', 'B boat']],
    ['Off the wire\nA boat that\nis long • B boat', ['A boat that is long', 'B boat']],
    ['Off the wire\nA boat | B boat', ['A boat', 'B boat']],
    ['Off the wire\n* A boat\n* B - boat', ['A boat', 'B - boat']],
    ['Off the wire\n▪ A boat\n▪ B boat', ['A boat', 'B boat']],
    ['Off the wire\nA boat · B boat', ['A boat', 'B boat']],
    ['Off the wire: A boat • B boat', ['A boat', 'B boat']],
    ['Off the wire\nA boat\nB boat', ['A boat', 'B boat']],
    ['Wire desk\nA 3-2 win • Marie·Lou | B', ['A 3-2 win', 'Marie·Lou | B']],
  ])('%j has rows %j', (text, rows) => expect(rowsOf(text)).toEqual(rows));

  test('lines before its title belong to the page', () => {
    expect(tickerIn(linesOf('Northern Gazette\nOff the wire\n• A boat'), true)?.rest.map((line) => line.text)).toEqual([
      'Northern Gazette',
    ]);
  });

  test('a list in the story is no ticker', () => {
    const page = parse(`You are here: Home\n\nPorts of the isles\n\n${body}\n\n• Albion\n• Oslo`);
    expect(page.ticker).toBeUndefined();
    expect(page.items[0]?.body).toContain('Albion');
  });

  test('one at the foot of the page is no part of the story', () => {
    const page = parse(`You are here: Home\n\nTwo towns share\n\n${body}\n\nShare\n\nOff the wire\n• A boat\n• B boat`);
    expect(page.ticker?.rows).toEqual([{ text: 'A boat' }, { text: 'B boat' }]);
    expect(page.items[0]?.body).toMatch(/new pumps\.<\/p>$/);
  });

  test('rows come as printed, for the copy desk to read', () => {
    const page = parse(`Off the wire\n2nd LD: A boat • Roundup: B\nYou are here: Home\n\nTwo towns share\n\n${body}`);
    expect(page.ticker?.rows).toEqual([{ text: '2nd LD: A boat' }, { text: 'Roundup: B' }]);
  });
});

describe('the line of provider and date', () => {
  test.each([
    ['Xinhua, September 13, 2015 Adjust font size:', { provider: 'Xinhua', versionCreated: '2015-09-13' }],
    ['Xinhua | September 13, 2015', { provider: 'Xinhua', versionCreated: '2015-09-13' }],
    ['September 13, 2015, Xinhua', { provider: 'Xinhua', versionCreated: '2015-09-13' }],
    ['Sunday, 13 September 2015', { versionCreated: '2015-09-13' }],
    ['Source: Xinhua | 2015-09-13 14:02:11', { provider: 'Xinhua', versionCreated: '2015-09-13T14:02:11' }],
    ['(Xinhua)   14:02, September 13, 2015', { provider: 'Xinhua', versionCreated: '2015-09-13T14:02:00' }],
    ['Source: Xinhua', { provider: 'Xinhua' }],
    ['By Ana Ruiz', { byline: 'Ana Ruiz' }],
    [
      'By Ana Ruiz, Xinhua, September 13, 2015',
      { byline: 'Ana Ruiz', provider: 'Xinhua', versionCreated: '2015-09-13' },
    ],
    [
      'China.org.cn by Ana Ruiz, September 13, 2015',
      { provider: 'China.org.cn', byline: 'Ana Ruiz', versionCreated: '2015-09-13' },
    ],
    ['Updated: 9 May 2026 14:40 GMT', { versionCreated: '2026-05-09T14:40:00.000Z' }],
    ['Published: 2026-05-09 14:40 +0200', { firstCreated: '2026-05-09T12:40:00.000Z' }],
    ['Published: 8 May 2026 Updated: 9 May 2026', { firstCreated: '2026-05-08', versionCreated: '2026-05-09' }],
    ['Updated 2:40 p.m. EST, May 9, 2026', { versionCreated: '2026-05-09' }],
    ['Xinhua, Sept. 13', { provider: 'Xinhua' }],
  ])('%j is %j', (line, expected) => {
    const { dropped, ...read } = readDateLine(line) ?? { dropped: [] };
    expect(JSON.parse(JSON.stringify(read))).toEqual(expected);
    expect(dropped).toBeDefined();
  });

  test.each([
    'The law took effect on September 13, 2015.',
    'Festival opens September 13, 2015',
    'BEIJING, Sept. 13 (Xinhua) -- Crews met.',
    'Two towns share one boat',
    'It was 14:02 when the boat, which had left on 9 May 2026, came back to the harbour with nobody on board',
    '',
  ])('%j is none', (line) => expect(readDateLine(line)).toBeUndefined());

  test('a time in a zone that is not known is no instant, and a note keeps it', () => {
    expect(readDateLine('Updated 2:40 p.m. EST, May 9, 2026')?.dropped).toEqual([
      { text: '2:40 p.m. EST', why: 'a time in a zone that is not known: the date stays' },
    ]);
  });
});

describe('page furniture', () => {
  test.each([
    'Adjust font size:',
    'Share',
    'Share | Print | E-mail',
    'Print this page',
    'Comments (14)',
    'A A A',
    'Editor: M. Holm',
    '(Editor: M. Holm)',
    'Web editor: M. Holm',
    'Tags: fish, boats',
    'Copyright 2026 Northern Gazette',
    '© Northern Gazette. All rights reserved.',
    'Back to top',
    '3 comments',
  ])('%j is furniture', (line) => expect(isFurniture(line)).toBe(true));

  test.each([
    'Shares fall in Oslo',
    'Print sales fall',
    'Comments by the mayor drew laughter',
    'Editors met on Friday',
    'Copyrighted songs ring out',
    'Save the boat',
    'Small boats sail',
    'Facebook opens office on the island',
    '1994',
  ])('%j is copy', (line) => expect(isFurniture(line)).toBe(false));

  test('in the middle of a story it goes, and stands in a note with its line', () => {
    const page = parse(
      `You are here: Home\n\nTwo towns share\n\nFirst paragraph of it.\n\nShare | Print\n\nSecond paragraph of it.`,
    );
    expect(page.items[0]?.body).toBe('<p>First paragraph of it.</p><p>Second paragraph of it.</p>');
    expect(page.notes).toContainEqual({
      rule: 'page-text',
      message: 'left out: page furniture',
      line: 7,
      was: 'Share | Print',
    });
  });

  test('a list of other stories in the middle ends where prose begins again', () => {
    const prose = `The second paragraph of the story is long enough to be told from a headline in a list, ${'and on '.repeat(8)}it goes.`;
    const page = parse(
      `You are here: Home\n\nTwo towns share\n\nFirst of it.\n\nRelated News:\n\nSnow shuts pass\n\n${prose}`,
    );
    expect(page.items[0]?.body).toBe(`<p>First of it.</p><p>${prose}</p>`);
  });
});

describe('a page', () => {
  test('may come with any line ends', () => {
    const text = `You are here: Home\n\nTwo towns share\n\nXinhua, May 9, 2026\n\n${body}`;
    const read = (end: string) => parse(text.replace(/\n/g, end)).items;
    expect(read('\r\n')).toEqual(read('\n'));
    expect(read('\r')).toEqual(read('\n'));
    expect(read('\n')[0]).toMatchObject({
      headline: 'Two towns share',
      provider: 'Xinhua',
      versionCreated: '2026-05-09',
    });
  });

  test('may wrap its headline', () => {
    const page = parse(
      `You are here: Home\n\nTwo towns agree after ten years of talks to\nshare one fire boat\n\nXinhua, May 9, 2026\n\n${body}`,
    );
    expect(page.items[0]?.headline).toBe('Two towns agree after ten years of talks to share one fire boat');
  });

  test('may have its breadcrumb in two lines', () => {
    expect(parse(`You are here:\nHome > World\n\nTwo towns share\n\n${body}`)).toMatchObject({
      trail: ['Home', 'World'],
      items: [{ headline: 'Two towns share' }],
    });
  });

  test('invents nothing: no dateline, no language, no date', () => {
    const [item] = parse(`You are here: Home\n\nTwo towns share\n\n${body}`).items;
    expect(
      Object.entries(item ?? {})
        .filter(([, value]) => value !== undefined)
        .map(([name]) => name),
    ).toEqual(['headline', 'body']);
  });

  test('without a headline cannot be read, and says so', () => {
    expect(() => parse('You are here: Home\n\nShare | Print')).toThrow(
      new Unreadable('there is no headline on this page'),
    );
  });

  test('that has markup in its text comes out escaped', () => {
    expect(parse('You are here: Home\n\nTwo <b>\n\nA <script>alert(1)</script> & more of it.').items[0]?.body).toBe(
      '<p>A &lt;script&gt;alert(1)&lt;/script&gt; &amp; more of it.</p>',
    );
  });

  test.each([
    `You are here: Home\n\nTwo towns share\n\n${body}`,
    `Off the wire\n• A boat • B boat\n\nTwo towns share\n\nXinhua, May 9, 2026\n\n${body}`,
    `Home > World\n\nTwo towns share\n\nShare | Print\n\n${body}`,
  ])('is known by its parts: %j', (text) => expect(sniff(text)).toBe(true));

  test.each([
    `Two towns share\n\nPORT ALBION, Nov. 21 (HNA) -- ${body}`,
    `Two towns share\n\n${body}`,
    `Ports\n\n• Albion • Oslo\n\n${body}`,
    `<html><body>You are here: Home</body></html>`,
    '{"headline":"You are here: Home"}',
    'From: a@b.example\nTo: c@d.example\nSubject: x\n\nYou are here: Home',
    '\u0001You are here: Home',
    'Home',
    '',
  ])('is told from %j', (text) => expect(sniff(text)).toBe(false));
});

describe('properties', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'Off the wire',
      'A boat • B boat • 2nd LD: C boat',
      '• A boat',
      'You are here: Home',
      'Home > World > Asia',
      'Two towns agree to share one boat',
      'Xinhua, September 13, 2015 Adjust font size:',
      'Source: Xinhua | 2015-09-13 14:02:11',
      'By Ana Ruiz, Harbour Editor',
      'Updated: 9 May 2026 14:40 EST',
      'Share | Print | E-mail',
      'Related News:',
      'Editor: M. Holm',
      'The boat, which was built in 1994, needs new pumps.',
      'He added. Enditemnone',
      'none',
      'BEIJING, Sept. 13 (Xinhua) -- Crews met on the quay.',
      '-30-',
      '',
      '',
    ),
    fc.string({ maxLength: 60 }),
  );
  const page = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));
  const attempt = (text: string): Parsed | undefined => {
    try {
      return parse(text);
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  };

  test('no word of a page is lost: each is in a field or in a note', () => {
    fc.assert(
      fc.property(page, (text) => {
        const parsed = attempt(text);
        expect(parsed ? lostWords(text, parsed) : []).toEqual([]);
      }),
      { numRuns: 1_000, examples: [['<p>'], ['Two <p>\n\n<li>']] },
    );
  });

  test('looking never throws, and nor does reading but for Unreadable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        sniff(text);
        attempt(text);
      }),
    );
  });

  test('a megabyte of anything is read in a second or two', () => {
    const start = performance.now();
    for (const text of [
      '• a ',
      'Share\n',
      'x\n',
      'You are here: Home\n',
      'Enditem\n',
      '1 May 2026 ',
      'a > ',
      '\u00a0',
    ]) {
      attempt(`You are here: Home\n\nTwo towns\n\n${text.repeat(1_000_000 / text.length)}`);
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
