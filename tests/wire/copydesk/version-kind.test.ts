import fc from 'fast-check';
import { edit, editRow } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import { negatives, positives } from './version-tables';

const context = { source: {} };
const row = (text: string) => editRow(text, context).row;
const desk = (item: Item) => edit(item, context).item;

describe('leads, writethrus and the other words on a version', () => {
  test(`has as many negatives as positives, and at least eighty (${positives.length} and ${negatives.length})`, () => {
    expect(negatives.length).toBe(positives.length);
    expect(positives.length).toBeGreaterThanOrEqual(80);
    expect(new Set(negatives).size).toBe(negatives.length);
    expect(new Set(positives.map(([headline]) => headline)).size).toBe(positives.length);
  });

  const rows = positives.map(([headline, kind, number, urgency]) => [headline, { kind, number, urgency }] as const);
  test.each(rows)('reads %j as %j', (headline, expected) => {
    const read = row(headline);
    expect({ kind: read.versionKind, number: read.leadNumber, urgency: read.urgency }).toEqual(expected);
    expect(read.text).toMatch(/^(?:Ferry crews|FERRY CREWS|3 Hurt|Quake|Termina|Streik|여객선)/);
    expect(editRow(headline, context).notes.at(0)).toMatchObject({ rule: 'version-kind', was: headline });
  });

  test.each(negatives)('leaves %j alone', (headline) => {
    expect(editRow(headline, context)).toEqual({ row: { text: headline }, notes: [] });
  });
});

describe('what follows from these words', () => {
  test('the strongest word names the kind: a corrected update is a correction', () => {
    expect(row('RPT-CORRECTED-UPDATE 3-Ferries return')).toMatchObject({ versionKind: 'correction', leadNumber: 3 });
  });

  test('a word printed twice, as feeds do, is taken off twice', () => {
    expect(row('AVANCE: AVANCE: Termina la huelga').text).toBe('Termina la huelga');
  });

  test('version words after a series are read, too', () => {
    expect(row('China Focus: 2nd LD-Writethru: Ferries return')).toEqual({
      text: 'Ferries return',
      kicker: 'China Focus',
      versionKind: 'writethru',
      leadNumber: 2,
    });
  });

  test('a headline that is nothing but an order keeps its words', () => {
    expect(desk({ headline: "KILL KILL KILL ''''' =" })).toMatchObject({
      headline: "KILL KILL KILL ''''' =",
      versionKind: 'kill',
    });
  });

  test('a lead with no headline behind it stays as it is', () => {
    expect(edit({ headline: '2nd LD:' }, context)).toEqual({ item: { headline: '2nd LD:' }, notes: [] });
  });

  test('an embargo of which only the word is printed has no end, so that an editor must release it', () => {
    expect(desk({ headline: 'EMBARGOED-Port names new chief' })).toMatchObject({
      headline: 'Port names new chief',
      embargo: { until: null, verbatim: 'EMBARGOED' },
    });
  });

  test('fields of the copy win over words in its headline', () => {
    const item: Item = {
      headline: 'URGENT: 2nd LD: Ferries return',
      urgency: 4,
      versionKind: 'correction',
      leadNumber: 7,
    };
    expect(desk(item)).toMatchObject({
      headline: 'Ferries return',
      urgency: 4,
      versionKind: 'correction',
      leadNumber: 7,
    });
  });

  test('a wrap-up is a genre', () => {
    expect(row('WRAPUP 1-Ferries return').genre).toBe('Wrapup');
  });
});

describe('words on a version inside sluglines', () => {
  test.each([
    ['BC-US--Harbour Seal, 1st Ld-Writethru,127', 'BC-US--Harbour Seal', 'writethru', 1],
    ['BC-US--Ethanol Pier-Losing Ground, 1st Ld-Writethru,1140', 'BC-US--Ethanol Pier-Losing Ground', 'writethru', 1],
    ['BC-US--HarbourSeal 1stLd-Writethru', 'BC-US--HarbourSeal', 'writethru', 1],
    ['BC-AS--Daring Sail-ABRIDGED, 3rd Ld-Writethru,827', 'BC-AS--Daring Sail', 'abridged', 3],
    ['PM-Pier Probe, 1st Ld-Writethru, a0512,300', 'PM-Pier Probe', 'writethru', 1],
    ["BC-MI--Mayor's Race,2nd Ld-Writethr", "BC-MI--Mayor's Race", 'writethru', 2],
    ['AP-FBN--Gulls-Keeper, 2nd Ld-Writethru', 'AP-FBN--Gulls-Keeper', 'writethru', 2],
    ['BC-US--Pier Exhibit,1st Ld-Writethru', 'BC-US--Pier Exhibit', 'writethru', 1],
    ['BC-BKN--Gulls-Terns, 1st Ld,416', 'BC-BKN--Gulls-Terns', 'lead', 1],
    ['PM-Pier Probe, 1st Ld-1st Add', 'PM-Pier Probe', 'add', 1],
    ['DEL98 ENV-2NDLDALL HARBOUR', 'DEL98 ENV-HARBOUR', 'lead', 2],
    ['DEL98 LDALL PORT STRIKE', 'DEL98 PORT STRIKE', 'lead', 1],
    ['VIRUS-LD CASES', 'VIRUS-CASES', 'lead', 1],
    ['PM-VIRUS-2NDLD MEETING', 'PM-VIRUS-MEETING', 'lead', 2],
    ['ISLES-2NDLD ALVAREZ', 'ISLES-ALVAREZ', 'lead', 2],
    ['BIZ-2NDLD FM PORT PACKAGE', 'BIZ-FM PORT PACKAGE', 'lead', 2],
    ['IMD-2ND LD STORM ONSET', 'IMD-STORM ONSET', 'lead', 2],
    ['LD ISLEPORT', 'ISLEPORT', 'lead', 1],
    ['JK-LD COAST-FERRY', 'JK-COAST-FERRY', 'lead', 1],
    ['GLOBAL-HARBOURS/UPDATE 1', 'GLOBAL-HARBOURS/', 'update', 1],
    ['PORT-STRIKE/ (UPDATE 2)', 'PORT-STRIKE/', 'update', 2],
    ['PORT-STRIKE (CORRECTED)', 'PORT-STRIKE', 'correction', undefined],
    ['BC-US--Harbour Seal--Kill,120', 'BC-US--Harbour Seal', 'kill', undefined],
    ['BC-US--Harbour Seal--Correction,120', 'BC-US--Harbour Seal', 'correction', undefined],
  ] as const)('%j is %j, %s %s', (slugline, clean, versionKind, leadNumber) => {
    expect(desk({ slugline })).toMatchObject({ slugline: clean, versionKind, leadNumber });
  });

  test.each([
    'ferry-strike-harbour',
    'Germany-politics/',
    'LDL-CHOLESTEROL',
    'LEAD-PRICES',
    'UPDATE-SOFTWARE',
    'OLD PORT',
  ])('%j stays as it is', (slugline) => expect(edit({ slugline }, context)).toEqual({ item: { slugline }, notes: [] }));

  test('every version of a story has the same slugline, which is what joins them', () => {
    const versions = ['BC-US--Seal,90', 'BC-US--Seal, 1st Ld,150', 'BC-US--Seal, 2nd Ld-Writethru,400'];
    expect(new Set(versions.map((slugline) => desk({ slugline }).slugline)).size).toBe(1);
  });

  test('a news alert in the slugline is urgent', () => {
    expect(desk({ slugline: 'BC-US--APNewsAlert,17' }).urgency).toBe(2);
  });
});

describe('properties', () => {
  const word = fc.constantFrom(
    'Ferry',
    'crews',
    'return',
    'to',
    'work',
    'in',
    'Albion',
    'after',
    'talks',
    '12',
    'of',
    "owner's",
  );
  const headline = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => `Port ${words.join(' ')}`);
  const prefix = fc.constantFrom(
    ...positives
      .filter(([text]) => text.endsWith('Ferry crews end strike'))
      .map(([text]) => text.slice(0, -'Ferry crews end strike'.length)),
  );

  test('a prefix before any headline comes off and leaves that headline', () => {
    fc.assert(
      fc.property(prefix, headline, (before, text) => row(before + text).text === text),
      { numRuns: 2_000 },
    );
  });

  test('a headline without a prefix is left alone', () => {
    fc.assert(fc.property(headline, (text) => row(text).text === text));
  });

  test('what comes off is never lost: the note has the headline as it was', () => {
    fc.assert(
      fc.property(prefix, headline, (before, text) => editRow(before + text, context).notes[0]?.was === before + text),
    );
  });

  test('never throws, and reading twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = row(text);
        expect(row(once.text).text.length).toBeLessThanOrEqual(once.text.length);
      }),
    );
  });

  test('a long run of anything takes no time', () => {
    const start = performance.now();
    for (const text of ['2nd '.repeat(50_000), '(('.repeat(50_000), ' -'.repeat(50_000), 'UPDATE 1-'.repeat(20_000)])
      row(text);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
