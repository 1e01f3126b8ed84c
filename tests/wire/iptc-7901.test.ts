import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import { Unreadable } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { iptc7901 } from '../../src/plugins/off-the-wire/server/src/wire/formats/iptc-7901';
import { endLine } from '../../src/plugins/off-the-wire/server/src/wire/formats/iptc-7901/end-line';
import {
  headerLine,
  isSurelyHeader,
} from '../../src/plugins/off-the-wire/server/src/wire/formats/iptc-7901/header-line';
import type { Item, Parsed } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { read } from '../../src/plugins/off-the-wire/server/src/wire/read';
import { storyKeys } from '../../src/plugins/off-the-wire/server/src/wire/story/key';
import { lostWords } from './words';

const documentOf = (text: string) => ({ text, head: text.slice(0, 4_096) });
const sniff = (text: string) => iptc7901.sniff(documentOf(text));
const parse = (text: string): Parsed => iptc7901.parse(documentOf(text));
const only = (text: string): Item => parse(text).items[0] ?? {};

const [soh, stx, etx, eot] = ['\u0001', '\u0002', '\u0003', '\u0004'];
const body =
  'Port Albion (dpa) - Crews of the island ferries met on the quay on\nThursday and voted to go back to work.';
const message = (text: string, header = 'eca0114 4 i 20  dpa 0114', end = '131137 GMT Nov 13') =>
  `${soh}${header}\r\n\r\nNorland-ports/\r\n${stx}${text}\r\n${etx}${end}\r\n\u007f\r\n\u007f${eot}`;
const whole = message(`Crews meet =\r\n\r\n   ${body}`);

describe('the header line', () => {
  test.each([
    ['eca062 4 i 211 ccccb   dpa 061', { service: 'eca', number: '062', priority: 4, category: 'i', words: 211 }],
    ['bkn014 4 pl 171 vvvvb KNA 170123-89-00065#2', { service: 'bkn', category: 'pl', words: 171 }],
    ['APA0123 5 II 0171 AI     Fr, 13.Mär 2009', { service: 'APA', priority: 5, category: 'II', words: 171 }],
    ['eca0001 4 rs dpa 0027', { category: 'rs', words: undefined, rest: 'dpa 0027' }],
    ['eca0001 4 rs', { category: 'rs', words: undefined, rest: undefined }],
    ['eca0001 4', { priority: 4, category: undefined }],
    ['abc123 3 20', { category: undefined, words: 20 }],
    ['abc-123 3 pl/wi 20', { service: 'abc', number: '123', category: 'pl/wi' }],
  ])('%s', (line, expected) => expect(headerLine(line)).toMatchObject(expected));

  test.each(['f0704\u001freute', 'u f BC-HARBOUR-STRIKE 02-26 0105', 'Crews meet', '', 'eca062 0 i 211', '12 4 i 20'])(
    'is not %j',
    (line) => expect(headerLine(line)).toBeUndefined(),
  );

  test.each(['eca062 4 i 211', 'APA0123 5 II 0171 AI', 'ZCZC eca062 4 i 211'])('is %j without SOH, too', (line) =>
    expect(isSurelyHeader(line)).toBe(true),
  );

  test.each(['eca062 4 i', 'Tug 4 u 2', 'Room 12 4 i 20', 'B52 4 us 20 jets', 'abc 062 4 i 211'])(
    'needs SOH: %j',
    (line) => expect(isSurelyHeader(line)).toBe(false),
  );

  test('says the urgency, the provider, its language and the subject', () => {
    expect(only(message(`Crews meet =\n\n${body}`, 'bdt0114 2 wi 20  dpa 0114'))).toMatchObject({
      urgency: 2,
      provider: 'dpa',
      language: 'de',
      subjects: [{ qcode: 'subj:04000000', name: 'Economy' }],
      altIds: ['dpa 0114'],
    });
  });

  test('leaves the provider open where it does not know the service', () => {
    expect(only(message(`Crews meet =\n\n${body}`, 'xyz0114 2 wi 20')).provider).toBeUndefined();
  });
});

describe('the end line', () => {
  test.each([
    ['131137 GMT Nov 13', '2013-11-13T11:37:00.000Z'],
    ['131137 GMT NOV 2013', '2013-11-13T11:37:00.000Z'],
    ['131001 Mär 09', '2009-03-13T10:01:00'],
    ['131001 MEZ Mär 09', '2009-03-13T09:01:00.000Z'],
    ['131001 CEST Jul 09', '2009-07-13T08:01:00.000Z'],
    ['131001 EST Jul 09', '2009-07-13T10:01:00'],
    ['AFP 131350 GMT SEP 15', '2015-09-13T13:50:00.000Z'],
    ['131530 set 15', '2015-09-13T15:30:00'],
    ['131530 GIU 15', '2015-06-13T15:30:00'],
    ['131137 GMT Nov 87', '1987-11-13T11:37:00.000Z'],
    ['APA0123    2009-03-13/10:01', '2009-03-13T10:01:00'],
  ])('%s', (line, moment) => expect(endLine(line)?.moment).toBe(moment));

  test.each(['311137 GMT Nov 13', '131167 GMT Nov 13', '131137 GMT', 'Nov 13', '', '131137 GMT Xyz 13'])(
    'is not %j',
    (line) => expect(endLine(line)).toBeUndefined(),
  );
});

describe('the frame', () => {
  test.each([
    ['control characters', whole],
    [
      'marks in brackets',
      `[SOH]eca0114 4 i 20  dpa 0114\nNorland-ports/\n[STX]Crews meet =\n${body}\n[ETX]\n131137 GMT Nov 13\n[EOT]`,
    ],
    [
      'marks in angles',
      `<SOH>eca0114 4 i 20  dpa 0114\nNorland-ports/\n<STX>Crews meet =\n${body}\n<ETX>131137 GMT Nov 13\n<EOT>`,
    ],
    ['carets', `^Aeca0114 4 i 20  dpa 0114\nNorland-ports/\n^BCrews meet =\n${body}\n^C131137 GMT Nov 13\n^D`],
    [
      'control pictures',
      `\u2401eca0114 4 i 20  dpa 0114\nNorland-ports/\n\u2402Crews meet =\n${body}\n\u2403131137 GMT Nov 13\n\u2404`,
    ],
    ['nothing at all', `eca0114 4 i 20  dpa 0114\n\nNorland-ports/\n\nCrews meet =\n\n${body}\n\n131137 GMT Nov 13\n`],
    [
      'ZCZC and NNNN',
      `ZCZC\nZCZC eca0114 4 i 20  dpa 0114\nNorland-ports/\nCrews meet =\n${body}\n131137 GMT Nov 13\nNNNN\n`,
    ],
    [
      'SOH and no STX',
      `${soh}eca0114 4 i 20  dpa 0114\nNorland-ports/\nCrews meet =\n${body}\n${etx}131137 GMT Nov 13\n${eot}`,
    ],
    [
      'STX at the end of its line',
      `${soh}eca0114 4 i 20  dpa 0114\nNorland-ports/${stx}\nCrews meet =\n${body}${etx}\n131137 GMT Nov 13${eot}`,
    ],
    [
      'SOH on a line of its own',
      `${soh}\n\neca0114 4 i 20  dpa 0114\nNorland-ports/\n${stx}Crews meet =\n${body}\n${etx}131137 GMT Nov 13`,
    ],
    ['CR CR LF', whole.replace(/\r\n/g, '\r\r\n')],
    ['CR alone', whole.replace(/\r\n/g, '\r')],
  ])('%s', (_, text) => {
    expect(sniff(text)).toBe(true);
    const parsed = parse(text);
    expect(parsed.unreadable).toBeUndefined();
    expect(parsed.items).toHaveLength(1);
    expect(parsed.items[0]).toMatchObject({
      guid: 'message:eca0114:20131113t1137',
      slugline: 'Norland-ports/',
      headline: 'Crews meet',
      body: '<p>Port Albion (dpa) - Crews of the island ferries met on the quay on Thursday and voted to go back to work.</p>',
      versionCreated: '2013-11-13T11:37:00.000Z',
    });
  });

  test('marks that are written as text inside a story stay text', () => {
    expect(only(message(`Crews meet =\n\nThe sign [STX] and ^A stood on it, and <b>bold</b> & "more".`)).body).toBe(
      '<p>The sign [STX] and ^A stood on it, and &lt;b&gt;bold&lt;/b&gt; &amp; "more".</p>',
    );
  });

  test.each([
    ['ANPA 1312', '\u0016\u0016\u0001f0704\u001freute\r\nu f BC-HARBOUR-STRIKE 02-26 0105\r\n\u0002^Crews meet<\r\n'],
    ['plain wire text', `Crews meet\n\n${body}`],
    ['a header in the middle of prose', `${'Crews met on the quay.\n'.repeat(6)}eca062 4 i 211 x\n`],
    ['markup', '<nitf><body>eca062 4 i 211</body></nitf>'],
  ])('does not claim %s', (_, text) => expect(sniff(text)).toBe(false));
});

describe('several messages', () => {
  test('what stands between them is noted, and costs nobody anything', () => {
    const parsed = parse(`line check\n${whole}\nRYRYRY\n${whole.replace('0114 4', '0115 4')}\nQQQQ`);
    expect(parsed.items.map(({ guid }) => guid)).toEqual([
      'message:eca0114:20131113t1137',
      'message:eca0115:20131113t1137',
    ]);
    const left = parsed.notes.filter(({ message: said }) => said === 'left out: between messages');
    expect(left.map(({ was }) => was)).toEqual(['line check', 'RYRYRY', 'QQQQ']);
  });

  test('a header that is none costs its own message only', () => {
    const parsed = parse(`${soh}garbage\n${stx}Lost words =\n${etx}${eot}\n${whole}`);
    expect(parsed.items).toHaveLength(1);
    expect(parsed.unreadable).toEqual([{ at: 'line 1', reason: 'The line after SOH is no header.' }]);
    expect(parsed.notes.map(({ was }) => was)).toEqual(expect.arrayContaining(['garbage', 'Lost words =']));
  });

  test('one that breaks off among whole ones is not read', () => {
    const broken = whole.slice(0, whole.indexOf(etx) - 20).replace('0114 4', '0115 4');
    const parsed = parse(`${whole}\n${broken}`);
    expect(parsed.items).toHaveLength(1);
    expect(parsed.unreadable?.[0]?.reason).toMatch(/breaks off/);
  });

  test('one that has no end and far fewer words than it says is not read', () => {
    const text = `${soh}eca0114 4 i 400\nNorland-ports/\n${stx}Crews meet =\n\n${body}`;
    expect(() => parse(text)).toThrow(/of 400/);
  });

  test('one whose end a gateway stripped is read, with a note', () => {
    const parsed = parse(`${soh}eca0114 4 i 20\nNorland-ports/\n${stx}Crews meet =\n\n${body}`);
    expect(parsed.items).toHaveLength(1);
    expect(parsed.notes.map(({ message: said }) => said)).toContain('the end of the message is missing');
  });

  test('without any frame each header starts one', () => {
    const one = (number: string) =>
      `eca${number} 4 i 20  dpa\nNorland-ports/\nCrews meet =\n${body}\n131137 GMT Nov 13\n\n`;
    expect(parse(one('0114') + one('0115')).items).toHaveLength(2);
  });
});

describe('the heading', () => {
  test.each([
    ['one line', 'Crews meet =', { headline: 'Crews meet' }],
    [
      'a headline broken for its width',
      'Crews of the island ferries meet on the quay and vote to go back to\nwork =',
      { headline: 'Crews of the island ferries meet on the quay and vote to go back to work' },
    ],
    ['two lines', 'Crews meet\nVote on Friday =', { headline: 'Crews meet', abstract: 'Vote on Friday' }],
    ['a byline', 'Crews meet\nBy Ada Grann, dpa =', { headline: 'Crews meet', byline: 'By Ada Grann, dpa' }],
    [
      'a German byline',
      'Crews meet\nVon Ada Grann und Ole Brandt, dpa =',
      { byline: 'Von Ada Grann und Ole Brandt, dpa' },
    ],
    [
      'a headline that starts like a byline',
      'Von der Bucht zum Kai =',
      { headline: 'Von der Bucht zum Kai', byline: undefined },
    ],
    ['a version', '2ND LEAD\nCrews meet =', { headline: '2ND LEAD: Crews meet' }],
    [
      'two words on the version',
      'REFILE\n1ST LEAD\nCrews meet\nBy dpa correspondents =',
      { headline: 'REFILE: 1ST LEAD: Crews meet', byline: 'By dpa correspondents' },
    ],
    [
      'an embargo',
      'Sperrfrist: 13. November 2013, 1800\nCrews meet =',
      { headline: 'Crews meet', embargo: { until: null, verbatim: 'Sperrfrist: 13. November 2013, 1800' } },
    ],
    [
      'a note to editors',
      '(Eds: With pictures)\nCrews meet =',
      { headline: 'Crews meet', edNotes: [{ text: '(Eds: With pictures)' }] },
    ],
    [
      'a copyright',
      'Crews meet\n(c) 2013 Norland News =',
      { headline: 'Crews meet', copyrightNotice: '(c) 2013 Norland News' },
    ],
    ['no sign at its end', 'Crews meet\n', { headline: 'Crews meet' }],
  ])('%s', (_, heading, expected) => {
    const item = only(message(`${heading}\n\n${body}`));
    expect(item).toMatchObject(JSON.parse(JSON.stringify(expected)));
    expect(item.body).toMatch(/^<p>Port Albion \(dpa\) - Crews/);
  });

  test('an equals sign further down does not make a heading of the story', () => {
    const text = `Crews meet\n\nPORT ALBION, Nov 13, 2015 (AFP) - Two and two\nare four, or 2 + 2 =\n\n4, the crews said.`;
    expect(only(message(text)).headline).toBe('Crews meet');
  });

  test('the copy desk reads dpa versions, datelines and orders', async () => {
    const edited = async (text: string) => (await copyFrom({ bytes: Buffer.from(message(text)) }, {})).items[0];
    expect(await edited(`2ND LEAD\nCrews meet =\n\n${body}`)).toMatchObject({
      headline: 'Crews meet',
      versionKind: 'lead',
      leadNumber: 2,
      dateline: 'Port Albion',
    });
    expect(await edited(`KILL KILL KILL ''''' \u0007\u0007=\n\nPlease kill item dpa 113.`)).toMatchObject({
      versionKind: 'kill',
    });
  });
});

describe('the text', () => {
  test('the notebook is to editors', () => {
    const item = only(
      message(
        `Crews meet =\n\n${body}\n\n# Notebook\n\n## Note to editors\n- adds vote\n\n* * * *\nThe following information is not for publication\n\n## Contacts\nTel: 1\n\ndpa ag ob`,
      ),
    );
    expect(item.body).not.toMatch(/Notebook|Contacts|dpa ag/);
    expect(item.edNotes?.map(({ text }) => text)).toEqual([
      'Note to editors\n- adds vote',
      'The following information is not for publication',
      'Contacts\nTel: 1',
    ]);
  });

  test('a notebook that only a line of stars starts is found', () => {
    const item = only(
      message(`Crews meet =\n\n${body}\n\n* * * *\nThe following information is not intended for publication\nTel: 1`),
    );
    expect(item.body).not.toMatch(/\*|Tel/);
  });

  test('tables keep their columns, prose does not become one', () => {
    const item = only(
      message(`Rates =\n\nRates at noon, with  two spaces here:\n\nMark\t112\nCrown\t 81\n\nTrade was thin.`),
    );
    expect(item.body).toBe(
      '<p>Rates at noon, with two spaces here:</p><pre>Mark\t112\nCrown\t 81</pre><p>Trade was thin.</p>',
    );
  });

  test("column marks (US) are a table's columns, and a space in prose", () => {
    const item = only(message(`Rates =\n\nMark\u001f112\nCrown\u001f81\n\nTrade\u001fwas thin.`));
    expect(item.body).toBe('<pre>Mark\t112\nCrown\t81</pre><p>Trade was thin.</p>');
  });

  test('signs to typesetters go: fonts silently, instructions and struck words with a note', () => {
    const parsed = parse(
      message(`Crews meet =\n\nThe \u0011bold\u0012 crews\u000cagate 7\u000b met on quue\u0018 the quay.`),
    );
    expect(parsed.items[0]?.body).toBe('<p>The bold crews met on the quay.</p>');
    expect(parsed.notes.map(({ was }) => was)).toEqual(expect.arrayContaining(['agate 7', 'quue']));
  });

  test('paragraphs that only indentation parts are parted', () => {
    const item = only(
      message(
        'Crews meet =\n   One of the paragraphs that is long enough to be wrapped at the end\nof it goes on.\n   Two starts here.',
      ),
    );
    expect(item.body).toBe(
      '<p>One of the paragraphs that is long enough to be wrapped at the end of it goes on.</p><p>Two starts here.</p>',
    );
  });
});

describe('identity', () => {
  test('a resend is the same message, a new lead another one of the same story', () => {
    const first = only(whole);
    const lead = only(whole.replace('0114 4', '0131 4').replace('131137', '131250'));
    expect(only(whole)).toEqual(first);
    expect(lead.guid).not.toBe(first.guid);
    const keys = [first, lead].map((item) => storyKeys(item, 'x', 0));
    expect(keys[0]?.probable).toBeDefined();
    expect(keys[0]?.probable).toEqual(keys[1]?.probable);
  });

  test('without day and time the copy itself tells two messages of the same number apart', () => {
    const undated = (text: string) => only(message(text, undefined, '')).guid;
    expect(undated(`Crews meet =\n\n${body}`)).toBe(undated(`Crews meet =\n\n${body}`));
    expect(undated(`Crews meet =\n\n${body}`)).not.toBe(undated(`Crews sail =\n\n${body}`));
  });
});

describe('charsets', () => {
  const umlauts = message(
    'Fähren fahren wieder =\n\nMöwenhafen (dpa) - Die Überfahrt kostet fünf Euro, für große und kleine Gäste.',
  );

  test.each(['latin1', 'utf8'] as const)('%s is found out in spite of the control characters', (encoding) => {
    const reading = read({ bytes: Buffer.from(umlauts, encoding) });
    expect(reading).toMatchObject({ format: 'iptc-7901', items: [{ headline: 'Fähren fahren wieder' }] });
    expect('items' in reading && reading.items[0]?.body).toContain(
      'Möwenhafen (dpa) - Die Überfahrt kostet fünf Euro, für große',
    );
  });
});

describe('hostile input', () => {
  const fixtures = join(__dirname, '..', 'fixtures', 'iptc-7901');
  const texts = readdirSync(fixtures)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(join(fixtures, file), 'latin1'));

  test('nothing of a fixture vanishes', () => {
    for (const text of texts)
      expect(
        lostWords(text.replace(/\[(?:SOH|STX|ETX|EOT)\]/g, ' ').replace(/Utl|notebook|notizblock/gi, ''), parse(text)),
      ).toEqual([]);
  });

  test('any mutation is read or refused', () => {
    const pieces = fc.constantFrom(
      soh,
      stx,
      etx,
      eot,
      '\r',
      '\n',
      '\t',
      '\u001f',
      '\u000c',
      '\u0018',
      ' =',
      '<script>',
      'eca1 4 i 3',
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat({ max: 40 }), pieces, (text, at, cut, piece) => {
        const from = at % text.length;
        const mutated = text.slice(0, from) + piece + text.slice(from + cut);
        try {
          for (const item of parse(mutated).items) expect(item.body ?? '').not.toMatch(/<(?!\/?(?:p|pre)>)/);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['headers', `${soh}eca0114 4 i 20\n${stx}A b =\nC d.\n${etx}\n`],
    ['carriage returns', '\r'],
    ['words before a kill word', 'x'],
    ['marks', `${stx}${etx}`],
    ['equals signs', 'a =\n'],
    ['columns', 'a  b  '],
  ])('many %s take linear time', (_, piece) => {
    const started = process.cpuUsage();
    try {
      parse(whole + soh + piece.repeat(Math.ceil(1_000_000 / piece.length)));
    } catch (error) {
      expect(error).toBeInstanceOf(Unreadable);
    }
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(5_000);
  });
});

const samples = join(__dirname, '..', '..', '..', 'shared', 'samples', 'iptc-7901');
if (existsSync(samples)) {
  describe('real IPTC 7901', () => {
    test.each(readdirSync(samples))('%s reads whole', (file) => {
      const bytes = readFileSync(join(samples, file));
      const reading = read({ bytes, fileName: file });
      expect(reading).toMatchObject({ format: 'iptc-7901', unreadable: [] });
      const [item, ...others] = 'items' in reading ? reading.items : [];
      expect(others).toEqual([]);
      expect(item).toMatchObject({
        provider: 'dpa',
        language: 'en',
        guid: expect.stringMatching(/^message:eca\d+:\d{8}t\d{4}$/),
      });
      const { ...parsed } = reading as Parsed;
      expect(lostWords(bytes.toString('latin1').replace(/notebook/gi, ''), parsed)).toEqual([]);
    });
  });
} else {
  test.skip('real IPTC 7901: skipped, since ../shared/samples is not there', () => undefined);
}
