import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';

const desk = (first: string) => edit({ body: `<p>${first}</p><p>More.</p>` }, { source: {} });

/** First paragraph, dateline, place, agency. */
const positives: readonly (readonly [string, string, string | null, string | null])[] = [
  ['(ANSA) - ROMA, 13 SET - Crews met.', 'ROMA, 13 SET', 'Roma', 'ANSA'],
  ['(AGI) - Roma, 13 set. - Crews met.', 'Roma, 13 set.', 'Roma', 'AGI'],
  ['Roma, 13 set. (Adnkronos) - Crews met.', 'Roma, 13 set.', 'Roma', 'Adnkronos'],
  ['BRUSSELS 13/09 (BELGA) = Crews met.', 'BRUSSELS 13/09', 'Brussels', 'Belga'],
  ['BRUXELLES 13/09/2015 (BELGA) = Crews met.', 'BRUXELLES 13/09/2015', 'Bruxelles', 'Belga'],
  ['Berlin (KNA) Crews met.', 'Berlin', 'Berlin', 'KNA'],
  ['Frankfurt a.M. (epd) Crews met.', 'Frankfurt a.M.', 'Frankfurt a.M.', 'epd'],
  ['Berne (ats) Crews met.', 'Berne', 'Berne', 'KEYSTONE-SDA'],
  ['Bern (sda) Crews met.', 'Bern', 'Bern', 'KEYSTONE-SDA'],
  ['Wien (APA) - Crews met.', 'Wien', 'Wien', 'APA'],
  ['MOSCOW, November 13. /TASS/. Crews met.', 'MOSCOW, November 13', 'Moscow', 'TASS'],
  ['МОСКВА, 13 ноября. /ТАСС/. Crews met.', 'МОСКВА, 13 ноября', 'Москва', 'TASS'],
  ['PARIS/LONDON, Nov 2 (Reuters) - Crews met.', 'PARIS/LONDON, Nov 2', 'Paris/London', 'Reuters'],
  ['BEIJING/SHANGHAI, Nov 2 (Reuters) - Crews met.', 'BEIJING/SHANGHAI, Nov 2', 'Beijing/Shanghai', 'Reuters'],
  ['Nov 2 (Reuters) - Crews met.', 'Nov 2', null, 'Reuters'],
  ['Madrid, 13 nov (EFE).- Crews met.', 'Madrid, 13 nov', 'Madrid', 'EFE'],
  ['MADRID, 13 Nov. (EUROPA PRESS) - Crews met.', 'MADRID, 13 Nov.', 'Madrid', 'Europa Press'],
  ['Lisboa, 13 nov (Lusa) - Crews met.', 'Lisboa, 13 nov', 'Lisboa', 'Lusa'],
  ['Lisboa, 13 fev 2015 (Lusa) – Crews met.', 'Lisboa, 13 fev 2015', 'Lisboa', 'Lusa'],
  ['PARIS, 13 février 2015 (AFP) - Crews met.', 'PARIS, 13 février 2015', 'Paris', 'AFP'],
  ['Valmont (France), 13 nov 2015 (AFP) - Crews met.', 'Valmont (France), 13 nov 2015', 'Valmont', 'AFP'],
  ['Den Haag (ANP) - Crews met.', 'Den Haag', 'Den Haag', 'ANP'],
  ['ANKARA (AA) - Crews met.', 'ANKARA', 'Ankara', 'Anadolu'],
  ['Helsinki (STT) — Crews met.', 'Helsinki', 'Helsinki', 'STT'],
  ['NEW YORK--(BUSINESS WIRE)--Crews met.', 'NEW YORK', 'New York', 'Business Wire'],
  ['NEW YORK, Sept. 13, 2015 /PRNewswire/ -- Crews met.', 'NEW YORK, Sept. 13, 2015', 'New York', 'PR Newswire'],
  ['Oslo (NTB): Crews met.', 'Oslo', 'Oslo', 'NTB'],
  ['Praha 21. listopadu (ČTK) - Crews met.', 'Praha 21. listopadu', 'Praha', 'ČTK'],
  [
    'Budapest, 2024. november 21., csütörtök (MTI) - Crews met.',
    'Budapest, 2024. november 21., csütörtök',
    'Budapest',
    'MTI',
  ],
  ['ZAGREB, 21. studenoga 2024. (Hina) - Crews met.', 'ZAGREB, 21. studenoga 2024.', 'Zagreb', 'HINA'],
  ['Москва. 21 ноября. ИНТЕРФАКС - Crews met.', 'Москва. 21 ноября.', 'Москва', 'Interfax'],
  ['С.-ПЕТЕРБУРГ, 21 ноября. /ТАСС/. Crews met.', 'С.-ПЕТЕРБУРГ, 21 ноября', 'С.-Петербург', 'TASS'],
  ['ОДЕСА, 21 листопада. /Укрінформ/. Crews met.', 'ОДЕСА, 21 листопада', 'Одеса', 'Ukrinform'],
  ['New Delhi [India], July 1 (ANI): Crews met.', 'New Delhi [India], July 1', 'New Delhi, India', 'ANI'],
  ['Lokoja, Nov. 21, 2024 (NAN) Crews met.', 'Lokoja, Nov. 21, 2024', 'Lokoja', 'NAN'],
  ['Bà Rịa-Vũng Tàu (TTXVN) - Crews met.', 'Bà Rịa-Vũng Tàu', 'Bà Rịa-Vũng Tàu', 'VNA'],
  ['Helsinki, 21.11. (STT) Crews met.', 'Helsinki, 21.11.', 'Helsinki', 'STT'],
  ['نيروبي في 21 نوفمبر / وام / Crews met.', 'نيروبي في 21 نوفمبر', 'نيروبي', 'WAM'],
  ['القاهرة في 21 نوفمبر /أ ش أ/ Crews met.', 'القاهرة في 21 نوفمبر', 'القاهرة', 'MENA'],
  ['بجنورد - ایرنا - Crews met.', 'بجنورد', 'بجنورد', 'IRNA'],
  ['नयी दिल्ली, 21 नवंबर (भाषा) Crews met.', 'नयी दिल्ली, 21 नवंबर', 'नयी दिल्ली', 'PTI'],
  ['【東京共同】Crews met.', '東京', '東京', 'Kyodo'],
  ['［東京　13日　ロイター］ - Crews met.', '東京　13日', '東京', 'Reuters'],
];

test.each(positives)('%j', (text, dateline, located, provider) => {
  const { item } = desk(text);
  expect(item).toMatchObject({ dateline, body: '<p>Crews met.</p><p>More.</p>', provider });
  expect(item.located ?? null).toBe(located);
});

test.each([
  'Berlin (Ost) Die Stadt.',
  'Ana Ruiz (SP) Die Ministerin.',
  '(Ida) - Roma, 13 set - così.',
  '(OPEC) - Vienna, 13 Nov - said so.',
  'BRUSSELS 13/09 (Monday) = no.',
  'Score 13/09 (BELGA) = no.',
  'Nov 2 (Monday) - the day.',
  'Acme--(A FIRM)--sells.',
  '/ship/ -- it sank.',
])('%j starts with no dateline', (text) => {
  expect(desk(text)).toEqual({ item: { body: `<p>${text}</p><p>More.</p>` }, notes: [] });
});

describe('sign-offs of the desk', () => {
  const body = (last: string, provider?: string) =>
    edit({ body: `<p>First.</p><p>${last}</p>`, provider }, { source: {} }).item.body;

  test.each([
    ['hh/ph', 'AFP'],
    ['bur-hh/ph/ab', 'AFP'],
    ['(Schluss) ab/cd', 'APA'],
    ['(Schluss) abc', 'APA'],
    ['./. ABC/', 'Belga'],
    ['./. ABC/DEF/', 'Belga'],
    ['dpa wsz jln npr', 'dpa'],
    ['dpa abc yydd n1 sku', 'dpa'],
    ['EFE abc/cde', 'EFE'],
    ['(ANSA).', 'ANSA'],
    ['Lusa/Fim', 'Lusa'],
    ['(à suivre)', 'KEYSTONE-SDA'],
  ])('%j of %s goes', (last, provider) => expect(body(last, provider)).toBe('<p>First.</p>'));

  test.each([
    ['hh/ph', 'Reuters'],
    ['and/or', undefined],
    ['Schluss ab', 'APA'],
    ['EFE dijo que no', 'EFE'],
    ['(ANSA) is a name', 'ANSA'],
  ])('%j of %s stays', (last, provider) => expect(body(last, provider)).toBe(`<p>First.</p><p>${last}</p>`));
});

test('The Canadian Press and others name no agency: the short name of the region tells', () => {
  const { item } = desk('THUNDER BAY, Ont. — Crews met.');
  expect(item).toMatchObject({
    dateline: 'THUNDER BAY, Ont.',
    located: 'Thunder Bay, Ont.',
    body: '<p>Crews met.</p><p>More.</p>',
  });
});

test('a dateline may be a paragraph of its own', () => {
  expect(desk('STOCKHOLM (TT)').item).toMatchObject({ located: 'Stockholm', provider: 'TT', body: '<p>More.</p>' });
});

test.each([
  'THUNDER BAY, ONT. — Crews met.',
  'HARBOUR BOARD, Inc. — Crews met.',
  'قال مدير وكالة وام إن الأمر انتهى.',
  'Port [sic], July 1 it says: crews met.',
])('%j has none', (text) => {
  expect(desk(text).item.dateline).toBeUndefined();
});
