import type { TickerEntry } from '../../src/plugins/off-the-wire/server/src/store/ticker-entries';
import { isEntryLink } from '../../src/plugins/off-the-wire/server/src/store/ticker-entries';
import { type TickerParts, tickerRows } from '../../src/plugins/off-the-wire/server/src/ticker/rows';
import type { Headline } from '../../src/plugins/off-the-wire/shared/contracts';

const now = 1_000_000;

/** A story as its letter: `A` has the headline "Story A". */
const story = (letter: string, fields: Partial<Headline> = {}): Headline => ({
  documentId: letter,
  slug: `story-${letter}`,
  headline: `Story ${letter}`,
  firstPublished: '2026-11-20T10:00:00.000Z',
  lastPublished: '2026-11-20T10:00:00.000Z',
  lastUpdated: '2026-11-20T10:00:00.000Z',
  url: `/api/wire/articles/story-${letter}`,
  ...fields,
});

let ids = 0;
const entry = (fields: Partial<TickerEntry>): TickerEntry => {
  ids += 1;
  return { id: ids, pinned: false, urgent: false, fromPage: false, alone: false, order: 0, ...fields };
};
const pinned = (fields: Partial<TickerEntry>) => entry({ pinned: true, ...fields });

/** Stories that readers may see: A to F. Latest headlines: F, E, D, C, B, A. */
const parts = (entries: readonly TickerEntry[], length: number, letters = 'FEDCBA'): TickerParts => {
  const latest = [...letters].map((letter) => story(letter));
  return { entries, length, latest, stories: new Map(latest.map((one) => [one.documentId, one])) };
};
const texts = (entries: readonly TickerEntry[], length: number) =>
  tickerRows(parts(entries, length), now).map(({ text }) => text);

const over = { ends: now };
const toCome = { starts: now + 1 };

const table: readonly (readonly [fact: string, entries: readonly TickerEntry[], length: number, rows: string[]])[] = [
  ['no entries and no length make an empty ticker', [], 0, []],
  ['without entries the latest headlines stand alone', [], 2, ['Story F', 'Story E']],
  [
    'pinned entries come first, then the others, then the latest headlines',
    [entry({ text: 'typed' }), pinned({ text: 'pinned' }), entry({ text: 'read', fromPage: true })],
    1,
    ['pinned', 'typed', 'read', 'Story F'],
  ],
  [
    'pinned entries and the others stand each by their order, those of one order as they were made',
    [
      entry({ text: 'd', order: 2 }),
      pinned({ text: 'b', order: 9 }),
      entry({ text: 'c', order: 1 }),
      pinned({ text: 'a', order: -1 }),
      entry({ text: 'e', order: 2 }),
    ],
    0,
    ['a', 'b', 'c', 'd', 'e'],
  ],
  [
    'an entry without a text shows its headline as it stands',
    [pinned({ article: 'B' }), entry({ article: 'A' })],
    0,
    ['Story B', 'Story A'],
  ],
  [
    'a pinned story is not among the latest, which still fill up',
    [pinned({ article: 'E', text: 'E in other words' })],
    3,
    ['E in other words', 'Story F', 'Story D', 'Story C'],
  ],
  [
    'an unpinned entry of a story among the latest stands there in its own words',
    [entry({ article: 'E', text: 'E in other words' }), entry({ text: 'typed' })],
    3,
    ['typed', 'Story F', 'E in other words', 'Story D'],
  ],
  [
    'an unpinned entry of a story that is not among the latest stands with the entries',
    [entry({ article: 'C', text: 'C in other words' })],
    3,
    ['C in other words', 'Story F', 'Story E', 'Story D'],
  ],
  [
    'a pinned story makes room, and the one that moves up is reworded where it then stands',
    [pinned({ article: 'F' }), entry({ article: 'D', text: 'D in other words' })],
    2,
    ['Story F', 'Story E', 'D in other words'],
  ],
  [
    'of two entries of one story the first in order wins',
    [entry({ article: 'A', text: 'second', order: 2 }), entry({ article: 'A', text: 'first', order: 1 })],
    0,
    ['first'],
  ],
  [
    'a pinned entry wins over an unpinned one of its story, whatever their order',
    [entry({ article: 'F', text: 'loose', order: 1 }), pinned({ article: 'F', text: 'pinned', order: 9 })],
    2,
    ['pinned', 'Story E', 'Story D'],
  ],
  [
    'where the first entry of a story is over, the second stands',
    [entry({ article: 'A', text: 'first', order: 1, ...over }), entry({ article: 'A', text: 'second', order: 2 })],
    0,
    ['second'],
  ],
  [
    'an entry that is over hides no headline',
    [pinned({ article: 'F', text: 'old words', ...over })],
    2,
    ['Story F', 'Story E'],
  ],
  [
    'an entry that has not begun hides no headline',
    [pinned({ article: 'F', text: 'coming words', ...toCome }), entry({ article: 'E', text: 'too', ...toCome })],
    2,
    ['Story F', 'Story E'],
  ],
  [
    'an entry is on from its start on, and off at its end',
    [entry({ text: 'begins', starts: now }), entry({ text: 'ends', ...over }), entry({ text: 'lasts', ends: now + 1 })],
    0,
    ['begins', 'lasts'],
  ],
  [
    'an entry of a story that readers may not see shows nothing, its own words neither',
    [pinned({ article: 'Z', text: 'secret' }), entry({ article: 'Y', text: 'secret too' }), entry({ article: 'X' })],
    1,
    ['Story F'],
  ],
  ['an entry that says nothing shows nothing', [entry({}), pinned({})], 0, []],
  [
    'a row that an editor took over from a page stands once when the page brings it again',
    [pinned({ text: 'Ferry sinks' }), entry({ text: 'Ferry sinks', fromPage: true }), entry({ text: 'Other' })],
    0,
    ['Ferry sinks', 'Other'],
  ],
  ['an editor may say the same twice', [entry({ text: 'same' }), entry({ text: 'same' })], 0, ['same', 'same']],
  ['a length beyond what there is shows what there is', [], 100, [...'FEDCBA'].map((letter) => `Story ${letter}`)],
];

test.each(table)('%s', (_fact, entries, length, rows) => {
  expect(texts(entries, length)).toEqual(rows);
});

test('an entry says of its story what it does not say itself', () => {
  const C = story('C', { kicker: 'Focus', genre: 'Roundup', versionKind: 'writethru', leadNumber: 2, urgency: 2 });
  const stories = new Map([['C', C]]);
  const article = { documentId: 'C', slug: 'story-C', url: C.url };
  const own = { kicker: 'Ours', genre: 'Interview' };
  const rows = (one: TickerEntry) => tickerRows({ entries: [one], stories, latest: [], length: 0 }, now);
  const asStory = { kicker: 'Focus', genre: 'Roundup', versionKind: 'writethru', leadNumber: 2, urgent: true, article };
  expect(rows(pinned({ article: 'C' }))).toEqual([{ text: 'Story C', pinned: true, ...asStory }]);
  expect(rows(pinned({ article: 'C', text: 'Ours', ...own }))).toEqual([
    { text: 'Ours', pinned: true, ...asStory, ...own },
  ]);
});

test('a row of the latest headlines carries what a row of a page carries', () => {
  const B = story('B', { kicker: 'Focus', genre: 'Roundup', versionKind: 'lead', leadNumber: 3, urgency: 4 });
  const [row] = tickerRows({ entries: [], stories: new Map(), latest: [B], length: 1 }, now);
  expect(row).toEqual({
    ...{ text: 'Story B', kicker: 'Focus', genre: 'Roundup', versionKind: 'lead', leadNumber: 3 },
    ...{ urgent: false, pinned: false, article: { documentId: 'B', slug: 'story-B', url: B.url } },
  });
});

test('an urgent entry makes its row urgent, and so does an urgent story', () => {
  const latest = [story('F', { urgency: 5 }), story('E', { urgency: 1 })];
  const stories = new Map(latest.map((one) => [one.documentId, one]));
  const entries = [
    entry({ article: 'F', urgent: true }),
    entry({ text: 'calm' }),
    pinned({ text: 'now', urgent: true }),
  ];
  const rows = tickerRows({ entries, stories, latest, length: 2 }, now);
  expect(rows.map(({ text, urgent }) => [text, urgent])).toEqual([
    ['now', true],
    ['calm', false],
    ['Story F', true],
    ['Story E', true],
  ]);
});

test.each([
  'https://harbour.example/first?a=1#b',
  'http://harbour.example',
  'HTTPS://harbour.example/',
  'https://xn--bcher-kva.example:8443/x',
  '/section/world',
  '/',
])('a row may lead to %s', (link) => {
  expect(isEntryLink(link)).toBe(true);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example/x',
  '/\\evil.example',
  '/\t/evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https:///evil.example',
  'https://',
  'harbour.example/first',
  'mailto:desk@harbour.example',
  '',
  `https://harbour.example/${'x'.repeat(2000)}`,
])('a row may not lead to %j', (link) => {
  expect(isEntryLink(link)).toBe(false);
});
