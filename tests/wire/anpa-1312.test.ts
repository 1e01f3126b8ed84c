import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import { anpa1312 } from '../../src/plugins/off-the-wire/server/src/wire/formats/anpa-1312';
import { Unreadable } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { cleanHtml } from '../../src/plugins/off-the-wire/server/src/wire/html';
import type { Item, Parsed } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { digestOf } from '../../src/plugins/off-the-wire/server/src/wire/story/digest';
import { storyKeys } from '../../src/plugins/off-the-wire/server/src/wire/story/key';
import { lostWords } from './words';

const documentOf = (text: string) => ({ text, head: text.slice(0, 4_096) });
const parse = (text: string) => anpa1312.parse(documentOf(text));
const sniff = (text: string) => anpa1312.sniff(documentOf(text));
const only = (text: string): Item => parse(text).items[0] ?? {};
const edited = async (text: string): Promise<Item> =>
  (await copyFrom({ bytes: Buffer.from(text, 'latin1') }, {})).items[0] ?? {};
const codes = 'r a \u0013\u0011BC-US--HarborSeal 1stLd-Writethru   11-20 0855';
const message = (text: string, line = codes, trailer = 'AP-WF-11-20-26 1745GMT<') =>
  `\u0016\u0016\u0001a1234\u001fglbsm\r\n${line}\r\n\u0002${text}\r\n\u0003${trailer}\r\n\f\r\n\u0004`;
const story = '^Seal is back at sea<\r\n\t   PORT ALBION, Maine (AP) _ A seal swam.\r\n';
const root = join(__dirname, '..', 'fixtures', 'anpa-1312');
const fixtures = readdirSync(root)
  .filter((file) => !file.endsWith('.items.json'))
  .map((file) => readFileSync(join(root, file), 'latin1'));

describe('looking at bytes', () => {
  test.each(fixtures.map((text, at) => [at, text] as const))('fixture %s is ANPA copy', (_, text) => {
    expect(sniff(text)).toBe(true);
  });

  test.each([
    ['IPTC 7901', '\u0001eca062 4 i 211 ccccb   dpa 061\r\n\r\nIsles-politics/\r\n\u0002Crews meet =\r\n'],
    ['7901 without SOH', 'eca062 4 i 211 ccccb   dpa 061\r\n\u0002Crews meet =\r\n'],
    ['plain wire text', 'u f BC-US--Ferry, 1st Ld,90\nCrews meet\nPORT ALBION (AP) _ Crews met.'],
    ['XML', '<?xml version="1.0"?><nitf/>'],
    ['a log', 'r a something happened on 11-20 at 0855'],
    ['nothing', ''],
  ])('%s is not', (_, text) => expect(sniff(text)).toBe(false));
});

describe('the header', () => {
  test.each([
    ['f', 1],
    ['b', 2],
    ['u', 2],
    ['r', 4],
    ['d', 5],
    ['a', 6],
    ['s', 6],
    ['x', undefined],
  ])('priority %s is urgency %s', (letter, urgency) => {
    expect(only(message(story, `${letter} a BC-Seal   11-20 0100`)).urgency).toBe(urgency);
  });

  test('a keyword that is cut at 24 characters goes on in the version field', () => {
    expect(only(message(story, 'r f AM-REGAN-IMPACTS-(NEWS-A NALYSIS)   11-20 0100')).slugline).toBe(
      'AM-REGAN-IMPACTS-(NEWS-ANALYSIS)',
    );
  });

  test('the slug of the text is whole, and wins over the keyword', () => {
    const text = `^BC-US--Harbor Seal-Returned, 1st Ld-Writethru,412<\r\n${story}`;
    expect(only(message(text)).slugline).toBe('BC-US--Harbor Seal-Returned, 1st Ld-Writethru');
  });

  test('a version that only the header has joins the slug', async () => {
    expect(await edited(message(`^BC-US--Harbor Seal,412<\r\n${story}`))).toMatchObject({
      slugline: 'BC-US--Harbor Seal',
      versionKind: 'writethru',
      leadNumber: 1,
    });
  });

  test('a story without a date in its trailer has no year, and so no date', () => {
    expect(only(message(story, codes, '')).versionCreated).toBeUndefined();
  });

  test.each([
    ['AP-WF-11-20-26 1745GMT', '2026-11-20T17:45:00.000Z'],
    ['AP-NY-11-20-89 1245EST', '1989-11-20T17:45:00.000Z'],
    ['upi 11-20-86 1147 pes', '1986-11-21T04:47:00.000Z'],
    ['1645EST 20-11-26', '2026-11-20T21:45:00.000Z'],
    ['11-20-26 1745', '2026-11-20T17:45:00'],
    ['11-20-26 1745XYZ', '2026-11-20'],
    ['13-40-26 1745GMT', undefined],
  ])('the trailer %j is %j', (trailer, versionCreated) => {
    expect(only(message(story, codes, trailer)).versionCreated).toBe(versionCreated);
  });
});

describe('the lines above a story', () => {
  test.each([
    [
      'a byline is never a head of the results',
      "^Seal is back<\r\n^By ANA RUIZ=\r\n^AP Sports Writer=\r\n^Monday's Games<\r\n\tNone.",
      { byline: 'By ANA RUIZ', headline: 'Seal is back' },
    ],
    [
      'a byline may have initials',
      '^Seal is back<\r\n^By J. R. VANE Jr.=\r\n\tIt swam.',
      { byline: 'By J. R. VANE Jr.' },
    ],
    [
      'a note to editors is no byline',
      '^Seal is back<\r\n^Eds: With AP Photos.<\r\n\tIt swam.',
      { byline: undefined, edNotes: [{ text: 'Eds: With AP Photos.' }] },
    ],
    [
      'a note goes on over lines with and without a mark',
      '^Seal is back<\r\n^Eds: Updates with\r\nquotes.<\r\n^Adds photo numbers.<\r\n\tIt swam.',
      { edNotes: [{ text: 'Eds: Updates with quotes. Adds photo numbers.' }] },
    ],
    [
      'a headline may be wrapped',
      '^Seal that rode the ferry\r\nis back at sea<\r\n\tIt swam.',
      { headline: 'Seal that rode the ferry is back at sea' },
    ],
    [
      '%head names a headline',
      '%head Seal is back\r\n%by By Ana Ruiz\r\n\tIt swam.',
      { headline: 'Seal is back', byline: 'By Ana Ruiz' },
    ],
    [
      'a line URGENT stays for the desk',
      '^URGENT<\r\n^Seal is back<\r\n\tIt swam.',
      { headline: 'URGENT: Seal is back' },
    ],
    ['a short headline stays whole', '^END<\r\n^By ANA RUIZ=\r\n\tIt swam.', { headline: 'END' }],
  ] as const)('%s', (_, text, expected) => {
    const item = only(message(text));
    expect({ ...item, ...expected }).toEqual(item);
  });

  test('lines that do not begin with a TAB are not lost', () => {
    expect(only(message('^Seal is back<\r\nIt swam.\r\n\r\nIt slept.')).body).toBe('<p>It swam.</p><p>It slept.</p>');
  });

  test('an instruction for typesetters goes, the words stay', () => {
    const body = only(message('^Seal is back<\r\n\t\u000eIt\u000f\u0010swam \u001b[Bfast.')).body;
    expect(body).toBe('<p>It swam fast.</p>');
  });

  test('text that looks like markup stays text', () => {
    const { headline, body } = only(message('^Gulls <GLL> sell<\r\n\tGulls <GLL> sold <script>x</script> to AT&T.'));
    expect(headline).toBe('Gulls <GLL> sell');
    expect(body).toBe('<p>Gulls &lt;GLL&gt; sold &lt;script&gt;x&lt;/script&gt; to AT&amp;T.</p>');
  });
});

test('a kill that is nothing but its slug and a note to editors is an item', async () => {
  const kill = await edited(
    message(
      '^BC-US--Harbor Seal, Mandatory Kill,40<\r\n^Eds: Kill this story.<',
      codes.replace('1stLd-Writethru', 'Kill'),
    ),
  );
  expect(kill).toMatchObject({
    versionKind: 'kill',
    slugline: 'BC-US--Harbor Seal',
    edNotes: [{ text: 'Eds: Kill this story.' }],
  });
});

describe('identity', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const first = edited(message(`^BC-US--Harbor Seal, 1st Ld-Writethru,412<\r\n${story}`));
  const again = edited(
    message(
      `^BC-US--Harbor Seal, 1st Ld-Writethru,412<\r\n${story}`,
      codes.replace('r a', 'r i'),
      'AP-WF-11-20-26 1746GMT<',
    ).replace('a1234', 'w2345'),
  );
  const next = edited(
    message(`^BC-US--Harbor Seal, 2nd Ld-Writethru,430<\r\n${story}\tIt slept.\r\n`, codes.replace('1stLd', '2ndLd')),
  );

  test('a story sent once a category is the same story and the same version', async () => {
    expect((await again).guid).toBe((await first).guid);
    expect(digestOf(await again, hash)).toBe(digestOf(await first, hash));
  });

  test('a new lead is another version, joined by its slugline', async () => {
    expect(digestOf(await next, hash)).not.toBe(digestOf(await first, hash));
    const keys = (await Promise.all([first, next])).map(
      (item) => storyKeys(item, 'ap', Date.parse('2026-11-20')).probable,
    );
    expect(keys[0]).toBeDefined();
    expect(keys[1]).toEqual(keys[0]);
  });

  test('two stories of one keyword and day are two', async () => {
    const other = await edited(message(`^BC-US--Harbor Seal,90<\r\n^Seals meet<\r\n\tThey met.`));
    expect(other.guid).not.toBe((await first).guid);
  });
});

describe('hostile copy', () => {
  const attempt = (text: string): Parsed | undefined => {
    try {
      return parse(text);
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  };

  test('an empty message costs no sibling', () => {
    const { items, unreadable } = parse(message(story) + message('') + message(story));
    expect(items.length).toBe(2);
    expect(unreadable).toEqual([{ at: 'line 8', reason: 'a header without a story' }]);
  });

  test('a file without any story is unreadable', () => expect(() => parse(message(''))).toThrow(Unreadable));

  test('a hundred thousand lines above a story are told of in a few notes, all of them', () => {
    const { notes } = parse(`\u0016\u0016\u0001${'stray\n'.repeat(100_000)}\u0002Crews met.\u0003`);
    const told = notes.filter(({ message }) => message.includes('header'));
    expect(told.length).toBeLessThan(100);
    expect(told.flatMap(({ was }) => was?.split('\n') ?? [])).toHaveLength(100_000);
  });

  test('a message that is cut off says so', () => {
    const notes = parse(
      '\u0016\u0016\u0001a1234\u001fglbsm\r\nr a BC-Seal   11-20 0100\r\n\u0002^Seal<\r\n\tIt sw',
    ).notes;
    expect(notes.some(({ message: said }) => said.includes('cut off'))).toBe(true);
  });

  test('any mutation of a fixture is read or refused, and no word of it is lost', () => {
    const mutation = fc.record({
      text: fc.constantFrom(...fixtures),
      from: fc.nat({ max: 3_000 }),
      length: fc.nat({ max: 40 }),
      put: fc.oneof(
        fc.constantFrom(
          '\u0001',
          '\u0002',
          '\u0003',
          '\u0004',
          '\u0016\u0016\u0001',
          '^',
          '<',
          '=',
          '\t',
          '\b',
          '%head x',
          '<b onclick=x>',
        ),
        fc.string({ maxLength: 30 }),
      ),
    });
    fc.assert(
      fc.property(mutation, ({ text, from, length, put }) => {
        const at = from % text.length;
        // Between two lines, since a control character inside a word makes two of it, or one, as its place decides.
        const copy = `${text.slice(0, at)}\n${put}${text.slice(at + length)}`;
        const parsed = attempt(copy);
        for (const { body } of parsed?.items ?? []) expect(cleanHtml(body ?? '')).toBe(body ?? '');
        expect(parsed ? lostWords(copy, parsed).filter((word) => word.length > 3) : []).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('300 KB of anything are read in a second or two', () => {
    for (const piece of [
      'x\n',
      '^x\n',
      '^x<\n',
      '\tx\n',
      '\bx;y;z\n',
      'a  b  1\n',
      '\u0001',
      '\u0002',
      '\u0016\u0016\u0001a1234\n',
      '*',
      '  ',
      '%head x\n',
      'r a BC-X   11-20 0100\n',
    ]) {
      const start = performance.now();
      attempt(`\u0016\u0016\u0001a1234\u001fglbsm\n${codes}\n\u0002${piece.repeat(300_000 / piece.length)}`);
      expect(performance.now() - start).toBeLessThan(8_000);
    }
  });
});
