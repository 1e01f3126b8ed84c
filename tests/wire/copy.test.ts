import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import { lostWords } from './words';

const bytes = (text: string) => new TextEncoder().encode(text);
const story = '2nd LD-Writethru: Crews meet\n\nPORT ALBION, Nov. 21 (HNA) -- Crews met on the quay. Enditem\n';
const page = [
  'Off the wire',
  '• UPDATE 1-A boat sails • China Focus: B',
  'You are here: Home > World',
  'Crews meet on the quay',
  'Xinhua | 2026-11-21 14:02:11 Adjust font size:',
  'Crews of the ferries met on the quay on Saturday.',
].join('\n\n');

test('bytes become clean items', async () => {
  expect(await copyFrom({ bytes: bytes(story) }, { language: 'en' })).toMatchObject({
    format: 'plain-text',
    unreadable: [],
    items: [
      {
        headline: 'Crews meet',
        versionKind: 'writethru',
        leadNumber: 2,
        dateline: 'PORT ALBION, Nov. 21',
        located: 'Port Albion',
        provider: 'HNA',
        language: 'en',
        body: '<p>Crews met on the quay.</p>',
        wordCount: 5,
      },
    ],
  });
});

test('habits fill in only what the copy leaves open', async () => {
  const habits = { provider: 'Meridian Press', language: 'en' };
  expect((await copyFrom({ bytes: bytes(story) }, habits)).items[0]).toMatchObject({ provider: 'HNA', language: 'en' });
  const anonymous = story.replace(' (HNA) --', ' -');
  expect((await copyFrom({ bytes: bytes(anonymous) }, habits)).items[0]).toMatchObject({ provider: 'Meridian Press' });
});

test('a ticker is read row by row, and its rows make no items', async () => {
  const copy = await copyFrom({ bytes: bytes(page) }, {});
  expect(copy.items.length).toBe(1);
  expect(copy.trails).toEqual([['Home', 'World']]);
  expect(copy.tickers[0]).toEqual({
    title: 'Off the wire',
    asOf: '2026-11-21',
    rows: [
      { text: 'A boat sails', versionKind: 'update', leadNumber: 1 },
      { text: 'B', kicker: 'China Focus' },
    ],
  });
});

test('the time zone of a source makes instants of the times on its pages', async () => {
  const copy = await copyFrom({ bytes: bytes(page) }, { timeZone: 'Europe/Oslo' });
  expect(copy.items[0]?.versionCreated).toBe('2026-11-21T13:02:11.000Z');
  expect(copy.tickers[0]?.asOf).toBe('2026-11-21T13:02:11.000Z');
});

test('notes of an item are told apart, and are all among the notes', async () => {
  const { items, itemNotes, notes } = await copyFrom(
    { bytes: bytes(`${story}\nTwo boats sail\n\nOSLO (AP) _ Boats sailed. Enditem\n`) },
    {},
  );
  expect(items.map((item) => item.headline)).toEqual(['Crews meet', 'Two boats sail']);
  expect(itemNotes.map((list) => list.map((note) => note.rule))).toEqual([['dateline', 'version-kind'], ['dateline']]);
  expect(notes).toEqual(expect.arrayContaining(itemNotes.flat()));
});

test('no word is lost on the way through reading and editing', async () => {
  for (const text of [story, page]) {
    const { items, tickers, trails, notes } = await copyFrom({ bytes: bytes(text) }, {});
    expect(lostWords(text, { items, ticker: tickers[0], trail: trails[0], notes })).toEqual([]);
  }
});

test('what cannot be read is a problem with no items', async () => {
  expect(await copyFrom({ bytes: bytes('') }, {})).toMatchObject({
    items: [],
    itemNotes: [],
    notes: [],
    problem: { code: 'OTW_EMPTY_DELIVERY' },
  });
  expect((await copyFrom({ bytes: bytes('Boat') }, {})).problem?.code).toBe('OTW_UNKNOWN_FORMAT');
});

test('the same bytes give the same copy', async () => {
  expect(await copyFrom({ bytes: bytes(page) }, {})).toEqual(await copyFrom({ bytes: bytes(page) }, {}));
});
