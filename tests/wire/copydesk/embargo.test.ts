import fc from 'fast-check';
import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';

/** Copy of a Thursday. */
const versionCreated = '2026-11-19T10:00:00.000Z';
const desk = (item: Item, source = {}) => edit({ versionCreated, ...item }, { source });
const lines = (text: string, item: Item = {}, source = {}) =>
  desk({ body: `<p>${text}</p><p>Crews met.</p>`, ...item }, source);

/** A line over a story and when its embargo ends; `provider` where only its copy makes the zone sure. */
const clear: readonly (readonly [text: string, until: string, provider?: string])[] = [
  ['EMBARGOED UNTIL 0001 GMT Saturday', '2026-11-21T00:01:00.000Z'],
  ['EMBARGOED UNTIL 0001 GMT SATURDAY, NOV. 21', '2026-11-21T00:01:00.000Z'],
  ['Embargo: 22 November, 00:01 GMT', '2026-11-22T00:01:00.000Z'],
  ['EMBARGO: Friday 20 November 2026, 15:00 CET', '2026-11-20T14:00:00.000Z'],
  ['EMBARGO - NOT FOR USE BEFORE 1800 GMT FRIDAY', '2026-11-20T18:00:00.000Z'],
  ['Strictly embargoed until 00.01 GMT, Saturday November 21, 2026', '2026-11-21T00:01:00.000Z'],
  ['EMBARGOED FOR USE UNTIL NOON GMT, NOV 21', '2026-11-21T12:00:00.000Z'],
  ['*** EMBARGOED UNTIL 0001 GMT NOV 21 ***', '2026-11-21T00:01:00.000Z'],
  ['(Embargoed for release until 0700 GMT, Nov. 23)', '2026-11-23T07:00:00.000Z'],
  ['Embargoed until 0001 GMT (1901 ET) Saturday, Nov 21', '2026-11-21T00:01:00.000Z', 'AP'],
  ['NOT FOR PUBLICATION BEFORE 0001 GMT, Nov 21', '2026-11-21T00:01:00.000Z'],
  ['Not for publication or broadcast before 00:01 GMT on Saturday 21 November 2026', '2026-11-21T00:01:00.000Z'],
  ['HOLD FOR RELEASE UNTIL 6:30 A.M. EST, NOV. 21', '2026-11-21T11:30:00.000Z', 'AP'],
  ['UNDER EMBARGO UNTIL 5 AM ET NOV. 20', '2026-11-20T10:00:00.000Z', 'PR Newswire'],
  ['For release at 0900 GMT Monday 23 November 2026', '2026-11-23T09:00:00.000Z'],
  ['Embargoed until 12:01 a.m. BST on Saturday 21 November', '2026-11-20T23:01:00.000Z', 'PA'],
  ['Sperrfrist: Samstag, 21. November, 12.00 Uhr MEZ', '2026-11-21T11:00:00.000Z'],
  ['SPERRFRIST 20. November, 18 Uhr MEZ', '2026-11-20T17:00:00.000Z'],
  ["SOUS EMBARGO JUSQU'AU 22 NOVEMBRE 18H00 GMT", '2026-11-22T18:00:00.000Z'],
  ['Embargo levé le 22 novembre à 18h00 GMT', '2026-11-22T18:00:00.000Z'],
  ['EMBARGADO HASTA LAS 18:00 GMT DEL 22 DE NOVIEMBRE', '2026-11-22T18:00:00.000Z'],
  ['Sob embargo até às 18h00 GMT de 22 de novembro', '2026-11-22T18:00:00.000Z'],
  ['Sotto embargo fino alle ore 18 CET del 22 novembre', '2026-11-22T17:00:00.000Z'],
  ['ONDER EMBARGO TOT ZATERDAG 21 NOVEMBER 12.00 UUR CET', '2026-11-21T11:00:00.000Z'],
  ['Embargo till lördag 21 november kl. 06.00 CET', '2026-11-21T05:00:00.000Z'],
  ['Эмбарго до 12:00 МСК 21 ноября', '2026-11-21T09:00:00.000Z'],
  ['Embargoed until 2026-11-21 00:01 GMT', '2026-11-21T00:01:00.000Z'],
  ['EMBARGOED UNTIL 0001 (GMT+2), NOV 21', '2026-11-20T22:01:00.000Z'],
  ["SOUS EMBARGO JUSQU'AU 22 NOVEMBRE À 6H00 (HEURE DE PARIS)", '2026-11-22T05:00:00.000Z'],
  ['EMBARGOED UNTIL 1800 GMT TODAY', '2026-11-19T18:00:00.000Z'],
  ['EMBARGOED UNTIL 1800 GMT TODAY (THURSDAY)', '2026-11-19T18:00:00.000Z'],
  ['EMBARGOED UNTIL 6 P.M. EST TODAY', '2026-11-19T23:00:00.000Z', 'AP'],
  ['Embargoed until 0001 GMT tomorrow', '2026-11-20T00:01:00.000Z'],
  ['Sperrfrist: heute, 18.00 Uhr MEZ', '2026-11-19T17:00:00.000Z'],
  ["Embargo jusqu'à aujourd'hui 18h00 GMT", '2026-11-19T18:00:00.000Z'],
  ['EMBARGADO HASTA HOY A LAS 18:00 GMT', '2026-11-19T18:00:00.000Z'],
  ['ONDER EMBARGO TOT VANDAAG 18.00 UUR CET', '2026-11-19T17:00:00.000Z'],
  ['Эмбарго до 18:00 МСК сегодня', '2026-11-19T15:00:00.000Z'],
];

/** Lines that hold the copy until an editor releases it, with why: what follows from their words is no clear instant. */
const held: readonly (readonly [text: string, why: string])[] = [
  ['EMBARGO: 22 November, 00:01', 'no zone'],
  ['SPERRFRIST 18.00 Uhr', 'no day'],
  ['Sperrfrist: heute, 18.00 Uhr', 'today, but by whose clocks'],
  ['Sperrfrist heute morgen 6.00 Uhr MEZ', 'this morning, or today and tomorrow'],
  ['EMBARGOED UNTIL 1800 GMT TODAY (FRIDAY)', 'today is no Friday'],
  ['EMBARGOED UNTIL 0900 GMT TODAY', 'over when the copy was made'],
  ['Sperrfrist: Samstag, 21. November, 12.00', 'no zone'],
  ['HOLD FOR RELEASE', 'no end'],
  ['For Release MON AMs, Aug. 3', 'the morning papers'],
  ['FOR RELEASE SUNDAY, NOV. 22', 'no hour'],
  ['$Adv03', 'no hour'],
  ['ADVANCE FOR SUNDAY, NOV. 22', 'no hour'],
  ['(ADVANCE FOR USE SUNDAY, NOV. 22, 2026, AND THEREAFTER)', 'no hour'],
  ['*** EMBARGOED ***', 'no end'],
  ['EMBARGOED', 'no end'],
  ['Embargoed until midnight Friday', 'the midnight before or after'],
  ['EMBARGOED UNTIL 0001 GMT', 'no day'],
  ['EMBARGOED UNTIL 0001 GMT THURSDAY', 'today or in a week'],
  ['EMBARGOED UNTIL 0001 GMT FRIDAY, NOV. 21', 'the day is a Saturday'],
  ['EMBARGOED UNTIL 0001 EST, NOV 21', 'two zones have these letters'],
  ['EMBARGOED UNTIL 0001 BST, NOV 21', 'two zones have these letters'],
  ['EMBARGOED UNTIL 0001 GMT, JULY 3', 'this year or the next'],
  ['EMBARGOED UNTIL 0001 GMT NOV 21 OR 22', 'two days'],
  ['Embargoed until 1 December 2026', 'no hour'],
  ['Embargado hasta el sábado a las 18.00 horas', 'no zone'],
  ["Texte sous embargo jusqu'au 22 novembre à 18h00", 'no zone'],
  ['NO PUBLICAR ANTES DE LAS 18:00 HORAS', 'no day'],
  ['Bitte beachten Sie die Sperrfrist der Meldung bis heute Abend (21.11.), 19.00 Uhr.', 'no zone'],
  ['Bitte Sperrfrist beachten', 'no end'],
];

/** Lines on what else a release hangs. */
const hanging: readonly (readonly [text: string, condition: string | undefined, territory?: string])[] = [
  ['Check against delivery', 'Check against delivery'],
  ['EMBARGOED UNTIL 0001 GMT SATURDAY, CHECK AGAINST DELIVERY', 'CHECK AGAINST DELIVERY'],
  ['EMBARGOED UNTIL DELIVERY', 'UNTIL DELIVERY'],
  ['Achtung Sperrfrist: Redebeginn', 'Redebeginn'],
  ['SPERRFRIST: 21. November 2026, 12.00 Uhr MEZ - es gilt das gesprochene Wort!', 'es gilt das gesprochene Wort'],
  ['Es gilt das gesprochene Wort.', 'Es gilt das gesprochene Wort'],
  ['Seul le prononcé fait foi', 'Seul le prononcé fait foi'],
  ["Embargo jusqu'au prononcé", "jusqu'au prononcé"],
  ['EMBARGOED IN JAPAN UNTIL 0001 GMT SATURDAY', undefined, 'JAPAN'],
  ['Not for publication in Austria before 0001 GMT, Nov 21', undefined, 'Austria'],
];

test(`tables of lines (${clear.length} clear, ${held.length} held, ${hanging.length} hanging)`, () => {
  expect(clear.length + held.length + hanging.length).toBeGreaterThan(60);
});

test.each(clear.map(([text, until, provider]) => [text, until, provider ?? 'anybody'] as const))(
  '%j ends at %s',
  (text, until, provider) => {
    const { item, notes } = lines(text, { provider });
    expect(item.embargo).toMatchObject({ until, verbatim: text });
    expect(item.body).toBe('<p>Crews met.</p>');
    expect(notes).toContainEqual({ rule: 'embargo', message: 'moved from the body to embargo', was: text });
    expect(notes).toContainEqual(expect.objectContaining({ rule: 'embargo', is: until }));
  },
);

test.each(held)('%j holds: %s', (text) => {
  const { item } = lines(text);
  expect(item.embargo).toMatchObject({ until: null, verbatim: text });
  expect(item.body).toBe('<p>Crews met.</p>');
});

test.each(hanging.map(([text, condition, territory]) => [text, condition ?? null, territory ?? null] as const))(
  '%j hangs on %s %s',
  (text, condition, territory) => {
    const { item } = lines(text);
    expect(item.embargo).toMatchObject({ until: null, verbatim: text, ...(condition ? { condition } : { territory }) });
    expect(item.body).toBe('<p>Crews met.</p>');
  },
);

test.each([
  ['EMBARGOED UNTIL 0001 GMT SATURDAY: Port opens', '2026-11-21T00:01:00.000Z'],
  ['EMBARGO: 22 November, 00:01 GMT - Port opens', '2026-11-22T00:01:00.000Z'],
  ['(Embargoed until 0001 GMT Nov 21) Port opens', '2026-11-21T00:01:00.000Z'],
  ['Port opens (EMBARGOED UNTIL 0001 GMT SATURDAY)', '2026-11-21T00:01:00.000Z'],
  ['Sperrfrist 21. November, 18.00 Uhr MEZ - Port opens', '2026-11-21T17:00:00.000Z'],
  ['Port opens - Sperrfrist 18.00 Uhr', null],
  ['SPERRFRIST: Port opens', null],
  ['EMBARGOED-Port opens', null],
  ['EMBARGO: Port opens', null],
  ['HOLD FOR RELEASE: Port opens', null],
  ['For Release Sunday, Nov. 22: Port opens', null],
  ['ADVANCE FOR SUNDAY - Port opens', null],
  ['(ADVANCE) Port opens', null],
  ['EMBARGADO HASTA LAS 18 HORAS: Port opens', null],
])('the headline %j is held until %s', (headline, until) => {
  const { item, notes } = desk({ headline });
  expect(item.headline).toBe('Port opens');
  expect(item.embargo?.until).toBe(until);
  expect(notes).toContainEqual(expect.objectContaining({ was: headline, is: 'Port opens' }));
});

test.each([
  'BC-Albion-Budget, HFR',
  'BC-Albion-Budget, Embargoed',
  'BC-Albion-Budget, Adv03',
  'AM-ALBION $ADV03',
  'albion-haushalt-sperrfrist'.replace('-sperrfrist', ', Sperrfrist'),
])('the slugline %j is held, and the same as that of other versions', (slugline) => {
  const { item } = desk({ slugline });
  expect(item.embargo).toEqual({ until: null, verbatim: slugline });
  expect(item.slugline).toMatch(/^(?:BC-Albion-Budget|AM-ALBION|albion-haushalt)$/);
});

describe('notes to editors', () => {
  test.each([
    ['Eds: Story embargoed until 0001 GMT Saturday.', '2026-11-21T00:01:00.000Z'],
    ['Adds photo. This story is under embargo until 0001 GMT Nov 21.', '2026-11-21T00:01:00.000Z'],
    ["EDITOR'S NOTE: Embargoed until 0700 GMT, Nov. 23", '2026-11-23T07:00:00.000Z'],
    ['Hinweise. Sperrfrist 21. November 18.00 Uhr MEZ - Bitte beachten', '2026-11-21T17:00:00.000Z'],
    ['Eds: HOLD FOR RELEASE', null],
    ['Sperrfrist: Freitag, 18 Uhr', null],
  ])('%j', (text, until) => {
    const { item } = desk({ headline: 'Port opens', edNotes: [{ text }] });
    expect(item.embargo?.until).toBe(until);
    expect(item.edNotes).toEqual([{ text }]);
  });

  test('one in the body is read before it is moved', () => {
    const { item } = lines("EDITOR'S NOTE: Embargoed until 0001 GMT Saturday.");
    expect(item.embargo?.until).toBe('2026-11-21T00:01:00.000Z');
    expect(item.body).toBe('<p>Crews met.</p>');
  });

  test('a role that says embargo holds, whatever the words', () => {
    const edNotes = [{ role: 'dpaednoterole:embargo', text: 'Erst am Abend.' }];
    expect(desk({ edNotes }).item.embargo).toEqual({ until: null, verbatim: 'Erst am Abend.' });
  });

  test.each(['Eds: Embargo lifted.', 'The embargo has been lifted', 'Sperrfrist aufgehoben'])(
    '%j holds nothing, and a note says so',
    (text) => {
      const { item, notes } = desk({ edNotes: [{ text }] });
      expect(item.embargo).toBeUndefined();
      expect(notes).toHaveLength(1);
    },
  );
});

describe('a field of the format', () => {
  const field = { until: '2026-11-21T12:00:00.000Z', verbatim: 'embargoed' };

  test('keeps its word where the copy says the same or less', () => {
    expect(lines('EMBARGOED UNTIL SATURDAY', { embargo: field }).item.embargo?.until).toBe(field.until);
  });

  test('gives way to a later hour, and to what else the release hangs on', () => {
    const later = lines('EMBARGOED UNTIL 1800 GMT NOV 21', { embargo: field });
    expect(later.item.embargo?.until).toBe('2026-11-21T18:00:00.000Z');
    expect(later.notes).toContainEqual(expect.objectContaining({ was: field.until, is: '2026-11-21T18:00:00.000Z' }));
    expect(lines('Check against delivery', { embargo: field }).item.embargo?.until).toBeNull();
  });

  test('without an end has that of its words', () => {
    const embargo = { until: null, verbatim: 'Sperrfrist: 21. November 2026, 12.00 Uhr MEZ' };
    expect(desk({ embargo }).item.embargo?.until).toBe('2026-11-21T11:00:00.000Z');
  });
});

test('an hour without a zone ends the embargo by the zone of the source alone', () => {
  const text = 'Sperrfrist: Samstag, 21. November, 12.00';
  expect(lines(text, {}, { timeZone: 'Europe/Berlin' }).item.embargo?.until).toBe('2026-11-21T11:00:00.000Z');
  expect(lines(text).item.embargo?.until).toBeNull();
});

test('the year may come from a dateline', () => {
  const body = '<p>EMBARGOED UNTIL 0001 GMT NOV 21</p><p>OSLO, Nov. 19, 2026 (AP) — Crews met.</p>';
  expect(edit({ body }, { source: {} }).item.embargo?.until).toBe('2026-11-21T00:01:00.000Z');
});

test('without a date of the copy there is no year, and no end', () => {
  const body = '<p>EMBARGOED UNTIL 0001 GMT NOV 21</p><p>Crews met.</p>';
  expect(edit({ body }, { source: {} }).item.embargo?.until).toBeNull();
});

test('a line that goes on holds the copy and stays where it is, for an editor to read', () => {
  const text =
    'Embargoed for release until 7 p.m. Eastern on Tuesday, Nov. 24, when the study is published online by the Journal of Harbour Medicine.';
  const { item, notes } = lines(text);
  expect(item).toMatchObject({ embargo: { until: null }, body: `<p>${text}</p><p>Crews met.</p>` });
  expect(notes).toContainEqual(expect.objectContaining({ message: 'holds the copy; the line stays in the body' }));
});

test('one in brackets before the story goes, and so does one that is the first line of a paragraph', () => {
  const before = lines('(EMBARGOED UNTIL 0001 GMT NOV 21) Ferry crews end their strike on Saturday, the port said.');
  expect(before.item).toMatchObject({
    body: '<p>Ferry crews end their strike on Saturday, the port said.</p><p>Crews met.</p>',
    embargo: { until: '2026-11-21T00:01:00.000Z' },
  });
  const broken = lines('EMBARGOED UNTIL 0001 GMT NOV 21<br>Check against delivery<br>Ladies and gentlemen,');
  expect(broken.item.body).toBe('<p>Ladies and gentlemen,</p><p>Crews met.</p>');
  expect(broken.item.embargo?.condition).toBe('Check against delivery');
});

test('one at the end of the story, or in a listing, is found as well', () => {
  expect(desk({ body: '<p>Crews met.</p><p>EMBARGOED UNTIL 0001 GMT NOV 21</p>' }).item).toMatchObject({
    body: '<p>Crews met.</p>',
    embargo: { until: '2026-11-21T00:01:00.000Z' },
  });
  const listing = '<pre>EMBARGOED UNTIL 0001 GMT NOV 21\n12  9</pre>';
  expect(desk({ body: listing }).item).toMatchObject({ body: listing, embargo: { until: '2026-11-21T00:01:00.000Z' } });
});

test('never ends an embargo by words of the headline that it stood before', () => {
  const { item } = desk({ headline: 'EMBARGOED: Port opens at 1200 GMT on Nov 21' });
  expect(item).toMatchObject({ headline: 'Port opens at 1200 GMT on Nov 21', embargo: { until: null } });
});

test('no lines of dates and hours make it throw or take long', () => {
  const word = fc.constantFrom(
    'EMBARGOED',
    'UNTIL',
    'Sperrfrist',
    '0001',
    '18.00',
    'Uhr',
    'GMT',
    'Nov',
    '21',
    '(',
    ')',
    ':',
    '-',
    '31.02.',
    'Samstag',
    '99:99',
    'ET',
    '\n',
    'p.m.',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const { item } = lines(words.join(' '), { headline: words.join(' ') });
      expect(item.embargo?.until ?? '2026-01-01T00:00:00.000Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }),
  );
  const start = performance.now();
  for (const text of [
    'EMBARGOED '.repeat(20_000),
    'EMBARGOED UNTIL '.repeat(20_000),
    '21. '.repeat(50_000),
    '('.repeat(100_000),
  ])
    lines(text, { headline: text, edNotes: [{ text }] });
  expect(performance.now() - start).toBeLessThan(1_000);
});
