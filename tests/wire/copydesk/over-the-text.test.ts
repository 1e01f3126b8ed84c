import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';

/** What formats give in fields of their own, and the copy prints over the text, too. */
const desk = (item: Item, timeZone?: string) => edit(item, { source: { timeZone } }).item;
const story = '<p>Crews met.</p><p>More.</p>';

test('a byline that the copy has in a field is not printed over the text, too', () => {
  const item = { byline: 'By Ana Ruiz in Oslo', body: `<p>By Ana Ruiz</p>${story}` };
  expect(desk(item)).toMatchObject({ byline: 'Ana Ruiz in Oslo', body: story });
  const other = { byline: 'Li Ming', body: `<p>By Ana Ruiz</p>${story}` };
  expect(desk(other)).toMatchObject(other);
});

test('byline and dateline are found behind the points over a story', () => {
  const points = '<p>* Rates up</p><p>* Shares down</p>';
  const body = `${points}<p>By Ana Ruiz</p><p>OSLO, Nov 2 (Reuters) - Crews met.</p><p>More.</p>`;
  expect(desk({ body, provider: 'Reuters' })).toMatchObject({
    byline: 'Ana Ruiz',
    dateline: 'OSLO, Nov 2',
    body: `<ul><li>Rates up</li><li>Shares down</li></ul>${story}`,
  });
});

test.each([
  ['SYDNEY, May 11 AAP -', 'SYDNEY, May 11', 'Sydney'],
  ['PORT KELLAN, Maine (AP)', 'PORT KELLAN, Maine', 'Port Kellan, Maine'],
  ['HALIFAX —', 'HALIFAX', undefined],
  ['Valmont (France)', 'Valmont (France)', undefined],
  ['BERLIN =', 'BERLIN', undefined],
])('the field %j is the dateline %j', (dateline, is, located) => {
  expect(desk({ dateline, body: story })).toMatchObject({ dateline: is, ...(located ? { located } : {}) });
});

test('a dateline that the copy has in a field needs neither date nor agency in the text', () => {
  expect(desk({ dateline: 'HALIFAX', body: `<p>HALIFAX — Crews met.</p><p>More.</p>` }).body).toBe(story);
  const apart = '<p>HALIFAX-based crews met.</p><p>More.</p>';
  expect(desk({ dateline: 'HALIFAX', body: apart }).body).toBe(apart);
});

test('a summary that is cut from the text loses the dateline as the text does', () => {
  const item = { abstract: 'OSLO, Nov 2 (AFP) - Crews ...', body: '<p>OSLO, Nov 2 (AFP) - Crews met.</p><p>More.</p>' };
  expect(desk(item)).toMatchObject({ abstract: 'Crews ...', body: story });
});

test('a story ends before the pictures that stand under it', () => {
  const figure = '<figure><img src="https://example.com/a.jpg" alt=""><figcaption>A boat.</figcaption></figure>';
  const credits = '<p>(Reporting by Ana Ruiz; Editing by Li Ming)</p>';
  const item = desk({ provider: 'Reuters', body: `${story}${credits}${figure}${figure}` });
  expect(item.body).toBe(`${story}${figure}${figure}`);
  expect(item.edNotes).toEqual([{ role: 'credits', text: '(Reporting by Ana Ruiz; Editing by Li Ming)' }]);
});

describe('an hour without a zone beside a field with one', () => {
  const embargoed = (words: string): Item => ({
    language: 'de',
    versionCreated: '2026-01-23T13:10:47.000Z',
    embargo: { until: '2026-01-23T18:00:00.000Z', verbatim: '2026-01-23T19:00:00+01:00' },
    edNotes: [{ role: 'embargo', text: words }],
    body: story,
  });

  test('is meant by the same clock', () => {
    expect(desk(embargoed('Sperrfrist 23. Januar 19.00 Uhr')).embargo?.until).toBe('2026-01-23T18:00:00.000Z');
  });

  test('holds the copy longer where it is later', () => {
    expect(desk(embargoed('Sperrfrist 23. Januar 21.00 Uhr')).embargo?.until).toBe('2026-01-23T20:00:00.000Z');
  });
});

test('an agency is no source of its own', () => {
  expect(desk({ provider: 'AP', infoSource: 'The Associated Press, Harbour Wire' }).infoSource).toBe('Harbour Wire');
  expect(desk({ provider: 'AP', infoSource: 'The Associated Press' }).infoSource).toBeUndefined();
});
