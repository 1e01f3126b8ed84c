import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import { readDateline } from '../../../src/plugins/off-the-wire/server/src/wire/dateline';
import { isToEditors } from '../../../src/plugins/off-the-wire/server/src/wire/to-editors';

const desk = (slugline: string) => JSON.parse(JSON.stringify(edit({ slugline }, { source: {} }).item));

describe('the version field of ANPA and what AFP puts behind its keywords', () => {
  test.each([
    ['AM-ALBION-2NDLD***URGENT', { slugline: 'AM-ALBION', versionKind: 'lead', leadNumber: 2, urgency: 2 }],
    [
      'AM-ALBION-SEAMEN 1STLD-(WRITETHROUGH)',
      { slugline: 'AM-ALBION-SEAMEN', versionKind: 'writethru', leadNumber: 1 },
    ],
    ['AM-ALBION-3RDLD-(WRITETHOUGH)', { slugline: 'AM-ALBION', versionKind: 'writethru', leadNumber: 3 }],
    ['PM-FERRIES--2NDLD (WRITETHROUGH)', { slugline: 'PM-FERRIES', versionKind: 'writethru', leadNumber: 2 }],
    ['AM-albion-tremor 1stld', { slugline: 'AM-albion-tremor', versionKind: 'lead', leadNumber: 1 }],
    ['AM-ld albion', { slugline: 'AM-albion', versionKind: 'lead', leadNumber: 1 }],
    ['BC-CHIPS-1STLD-', { slugline: 'BC-CHIPS', versionKind: 'lead', leadNumber: 1 }],
    ["AM-ALBION-ISLES *'*'*'", { slugline: 'AM-ALBION-ISLES' }],
    ['PM-ALBION-PARADE ***', { slugline: 'PM-ALBION-PARADE' }],
    ['AM-ALBION-RAID BULLETIN', { slugline: 'AM-ALBION-RAID', urgency: 2 }],
    ['PM-ALBION-TARIFF CORRECTION', { slugline: 'PM-ALBION-TARIFF', versionKind: 'correction' }],
    ['AM-ALBION-PACT-(CORRECTED-REPETITION)', { slugline: 'AM-ALBION-PACT', versionKind: 'correction' }],
    ['AM-ALBION (SCHEDULED)', { slugline: 'AM-ALBION' }],
    ['AM-ALBION-IMPACT-(NEWS-ANALYSIS)', { slugline: 'AM-ALBION-IMPACT', genre: 'Analysis' }],
    ['PM-Air Fares, Advisory', { slugline: 'PM-Air Fares', versionKind: 'advisory' }],
    ['BC-US--Boat, Mandatory Kill', { slugline: 'BC-US--Boat', versionKind: 'kill', pubStatus: 'canceled' }],
    ['BC-US--Boat, Withhold', { slugline: 'BC-US--Boat', versionKind: 'withhold', pubStatus: 'withheld' }],
    ['BC-US--Boat, 1st Ld-Correct', { slugline: 'BC-US--Boat', versionKind: 'correction', leadNumber: 1 }],
    ['QC-Harbour, 1st Writethru', { slugline: 'QC-Harbour', versionKind: 'writethru', leadNumber: 1 }],
    ['Albion-port-strike,2ndlead', { slugline: 'Albion-port-strike', versionKind: 'lead', leadNumber: 2 }],
    ['Albion-port-strike,lead', { slugline: 'Albion-port-strike', versionKind: 'lead', leadNumber: 1 }],
    ['Albion-port-strike,urgent', { slugline: 'Albion-port-strike', urgency: 2 }],
    ['Albion-port-strike,alert', { slugline: 'Albion-port-strike', urgency: 1 }],
    ['Albion-port-strike,wrap', { slugline: 'Albion-port-strike', versionKind: 'update', genre: 'Wrapup' }],
  ])('%j', (slugline, expected) => expect(desk(slugline)).toEqual(expected));

  test.each(['AM-ALBION-CENSUS (EMBARGOED)', 'BC-ECONOMY(EMBARGOED)', 'AM-New Team, ADV03-2 Takes'])(
    '%j holds the story until an editor releases it',
    (slugline) => expect(desk(slugline).embargo).toEqual({ until: null, verbatim: slugline }),
  );

  test.each([
    'BC-GOLD-URGENT-CARE',
    'BC-SCHEDULED-FLIGHTS-END',
    'BC-MALAYSIA-GOLD',
    'BC-OLD-FIELD',
    'BC-EMBARGOED-GOODS-FOUND',
    'BC-LEAD-POISONING',
    'BC-CORRECTION-OFFICERS-MEET',
    'BC-URGENT-APPEAL-FILED',
    'PM-Regulators II',
    'Albion-lead-mine',
    'Albion-port,grain',
    'AM-LONDON-MARKET-INSERT',
    'BC-Sub-Marine Boats',
    'Kill Devil Hills-storm',
  ])('%j stays as it is', (slugline) => expect(desk(slugline)).toEqual({ slugline }));
});

describe('a headline that says behind itself that it is a lead', () => {
  test.each([
    ['Crews end strike (Lead)', 'Crews end strike', 1],
    ['Crews end strike (2nd Ld)', 'Crews end strike', 2],
  ])('%j', (headline, clean, leadNumber) => {
    expect(edit({ headline }, { source: {} }).item).toMatchObject({ headline: clean, versionKind: 'lead', leadNumber });
  });

  test.each(['Crews find poison (lead)', 'Who takes the lead', 'Pipes of lead (Pb)', 'Old field (LDL)'])(
    '%j does not',
    (headline) => {
      expect(edit({ headline }, { source: {} }).item).toEqual({ headline });
    },
  );
});

describe('datelines of more agencies', () => {
  const knows = () => false;

  test.each([
    ['PORT ALBION, November 21. /TASS/. Crews', 'PORT ALBION, November 21', 'TASS'],
    ['ПОРТ-АЛЬБИОН, 21 ноября. /ТАСС/. Экипажи', 'ПОРТ-АЛЬБИОН, 21 ноября', 'ТАСС'],
    ['(앨비언항=연합뉴스) 김아라 기자 = 섬을', '앨비언항', '연합뉴스'],
    ['PORT ALBION, March 5 -The board', 'PORT ALBION, March 5', undefined],
    ['PORT ALBION, Feb 26-', 'PORT ALBION, Feb 26', undefined],
    ['Albion, march 13 - The board', 'Albion, march 13', undefined],
  ])('%j', (text, dateline, agency) => expect(readDateline(text, knows)).toMatchObject({ dateline, agency }));

  test.each([
    'Either, and/or. The',
    'On March 5 -and never before- it sank.',
    'BADEN-BADEN hotels close.',
    'The boat /ship/. It sank.',
    '(그는=나는) 갔다',
    'Ferries-Albion, a firm, said.',
  ])('%j has none', (text) => expect(readDateline(text, knows)?.agency ?? readDateline(text, knows)).toBeUndefined());
});

test.each([
  ['((ana.ruiz@albion.example; +44 20 5550))', true],
  ['(ATTN: ADDS photo)', true],
  ['((He said so) and left)', false],
  ['(Attention must be paid)', false],
])('%j speaks to editors: %s', (text, expected) => expect(isToEditors(text)).toBe(expected));
