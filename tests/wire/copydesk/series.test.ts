import { edit, editRow } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import { agencies, agencyNamed, labelsOf } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk/agencies';

const row = (text: string, provider?: string) => editRow(text, { source: { provider } }).row;

/** Headline, provider, kicker, genre. */
const positives: readonly (readonly [string, string | undefined, string | undefined, string | undefined])[] = [
  ['China Focus: Ferries return', 'Xinhua', 'China Focus', undefined],
  ['China Exclusive: Ferries return', 'Xinhua', 'China Exclusive', undefined],
  ['China Voice: Ferries return', 'Xinhua', 'China Voice', 'Opinion'],
  ['Across China: Ferries return', 'Xinhua', 'Across China', 'Feature'],
  ['Xinhua Insight: Ferries return', 'Xinhua', 'Xinhua Insight', undefined],
  ['Xinhua Headlines: Ferries return', 'Xinhua', 'Xinhua Headlines', undefined],
  ['Spotlight: Ferries return', 'Xinhua', 'Spotlight', undefined],
  ['Economic Watch: Ferries return', 'Xinhua', 'Economic Watch', undefined],
  ['Hello Africa: Ferries return', 'Xinhua', 'Hello Africa', undefined],
  ['News Focus: Ferries return', 'Xinhua', 'News Focus', undefined],
  ['Xinhua Commentary: Ferries return', 'Xinhua', 'Xinhua Commentary', 'Opinion'],
  ['World Insights: Ferries return', 'Xinhua', 'World Insights', undefined],
  ['Letter from Africa: Ferries return', 'Xinhua', 'Letter from Africa', undefined],
  ['Culture & Life: Ferries return', 'Xinhua', 'Culture & Life', undefined],
  ['CHINA FOCUS: Ferries return', 'Xinhua', 'CHINA FOCUS', undefined],
  ['China Focus : Ferries return', undefined, 'China Focus', undefined],
  ['Roundup: Ferries return', 'Xinhua', undefined, 'Roundup'],
  ['ROUNDUP: Ferries return', 'dpa', undefined, 'Roundup'],
  ['Interview: Ferries return', undefined, undefined, 'Interview'],
  ['Feature: Ferries return', 'Harbour Times', undefined, 'Feature'],
  ['News Analysis: Ferries return', 'Xinhua', undefined, 'Analysis'],
  ['Commentary: Ferries return', 'Xinhua', undefined, 'Opinion'],
  ['Backgrounder: Ferries return', 'Xinhua', undefined, 'Background'],
  ['Factbox: Ferries return', 'Xinhua', undefined, 'Background'],
  ['Profile: Ferries return', 'Xinhua', undefined, 'Profile'],
  ['(News Focus) Ferries return', 'Yonhap', 'News Focus', undefined],
  ['(Yonhap Interview) Ferries return', 'Yonhap', 'Yonhap Interview', 'Interview'],
  ['(Newsmaker) Ferries return', undefined, 'Newsmaker', 'Profile'],
  ['FOREX-Ferries return', 'Reuters', 'FOREX', undefined],
  ['ANALYSIS-Ferries return', 'Reuters', undefined, 'Analysis'],
  ['INTERVIEW-Ferries return', undefined, undefined, 'Interview'],
  ['GLOBAL MARKETS-Ferries return', 'Reuters', 'GLOBAL MARKETS', undefined],
  ['Hintergrund: Ferries return', 'dpa', undefined, 'Background'],
  ['Harbour Focus: Ferries return', 'HNA', 'Harbour Focus', undefined],
];

/** Headline and provider. */
const negatives: readonly (readonly [string, string | undefined])[] = [
  ['Egypt: 12 ships pass canal in a night', 'Xinhua'],
  ['Brazil: port strike enters second week', undefined],
  ['Xi: ferries must return', 'Xinhua'],
  ['Mayor: ferries to return', undefined],
  ['Albion v Northhaven: the teams', undefined],
  ['Interview with the Vampire musical opens', undefined],
  ['Interviews begin for harbour chief', undefined],
  ['Feature film shot on the quay', undefined],
  ['Features of the new ferry', undefined],
  ['Roundup of stray sheep begins', undefined],
  ['Roundups: sheep', undefined],
  ['China focus of trade talks', 'Xinhua'],
  ['China Focus', 'Xinhua'],
  ['China Focus:', 'Xinhua'],
  ['China Focus Ferries return', 'Xinhua'],
  ['China Focus-Ferries return', 'Xinhua'],
  ['China Focus: Ferries return', 'Reuters'],
  ['FOREX-Ferries return', 'Xinhua'],
  ['(News Focus) Ferries return', 'AFP'],
  ['Newsmaker) Ferries return', 'Yonhap'],
  ['(Newsmakers) Ferries return', 'Yonhap'],
  ['ANALYSIS-DRIVEN TRADING DESK OPENS', 'Reuters'],
  ['POLL-driven party drops plan', 'Reuters'],
  ['TABLE-TENNIS FINAL IN ALBION', 'Reuters'],
  ['forex-Ferries return', 'Reuters'],
  ['Spotlight falls on ferry owners', 'Xinhua'],
  ['Profile of a port', undefined],
  ['Commentary box burns down', undefined],
  ['Opinion divided on ferry plan', undefined],
  ['Analysis shows ferries are late', undefined],
  ['Background checks for crews', undefined],
  ['Timeline slips on new pier', undefined],
  ['Obituary writer wins prize', undefined],
  ['BRIEF-', 'Reuters'],
];

test(`the table has as many negatives as positives (${positives.length})`, () => {
  expect(negatives.length).toBe(positives.length);
});

test.each(positives)('%j of %s has kicker %s and genre %s', (headline, provider, kicker, genre) => {
  const read = row(headline, provider);
  expect({ text: read.text, kicker: read.kicker, genre: read.genre }).toEqual({
    text: 'Ferries return',
    kicker,
    genre,
  });
  expect(editRow(headline, { source: { provider } }).notes).toContainEqual(
    expect.objectContaining({ rule: 'series', was: headline, is: 'Ferries return' }),
  );
});

test.each(negatives)('%j of %s has no label', (headline, provider) => {
  expect(editRow(headline, { source: { provider } })).toEqual({ row: { text: headline }, notes: [] });
});

test('the provider of the item decides before that of its source', () => {
  const item = { headline: 'FOREX-Ferries return', provider: 'Reuters' };
  expect(edit(item, { source: { provider: 'Xinhua' } }).item.kicker).toBe('FOREX');
});

test('a kicker in a field of the copy is not taken off twice, and another one stays in the headline', () => {
  const context = { source: { provider: 'Xinhua' } };
  expect(edit({ headline: 'China Focus: A port', kicker: 'China Focus' }, context).item.headline).toBe('A port');
  expect(edit({ headline: 'China Focus: A port', kicker: 'Spotlight' }, context).item.headline).toBe(
    'China Focus: A port',
  );
});

test('a daily headline is a genre by its words, and keeps them', () => {
  expect(row('Xinhua world news summary at 0030 GMT, March 13')).toEqual({
    text: 'Xinhua world news summary at 0030 GMT, March 13',
    genre: 'Summary',
  });
});

test('every habit in the tables says where it was seen, and every label is short', () => {
  for (const agency of agencies) {
    expect(agency.seen).not.toBe('');
    for (const label of [...agency.series, ...labelsOf(agency.name)]) {
      expect(label.seen).not.toBe('');
      expect(label.label.length).toBeLessThanOrEqual(40);
    }
  }
});

test('no spelling belongs to two agencies', () => {
  for (const agency of agencies) {
    for (const spelling of agency.spellings) expect(agencyNamed(spelling)?.name).toBe(agency.name);
  }
});
