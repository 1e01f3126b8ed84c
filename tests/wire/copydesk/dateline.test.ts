import fc from 'fast-check';
import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import { readDateline } from '../../../src/plugins/off-the-wire/server/src/wire/dateline';

const desk = (body: string, source = {}) => edit({ body }, { source });

/** First paragraph, dateline, place, provider. */
const positives: readonly (readonly [string, string, string, string | undefined])[] = [
  ['BEIJING, Sept. 13 (Xinhua) -- Crews met.', 'BEIJING, Sept. 13', 'Beijing', 'Xinhua'],
  ['BEIJING, Sept. 13 (Xinhua)-- Crews met.', 'BEIJING, Sept. 13', 'Beijing', 'Xinhua'],
  ['BEIJING, Sept. 13 (Xinhua) — Crews met.', 'BEIJING, Sept. 13', 'Beijing', 'Xinhua'],
  ['BEIJING, Sept. 13 (Xinhua) – Crews met.', 'BEIJING, Sept. 13', 'Beijing', 'Xinhua'],
  ['BEIJING, Sept. 13 (Xinhua) - Crews met.', 'BEIJING, Sept. 13', 'Beijing', 'Xinhua'],
  ['BEIJING, Sept. 13 (Xinhua)—Crews met.', 'BEIJING, Sept. 13', 'Beijing', 'Xinhua'],
  ['NAIROBI, Kenya, Nov. 4 (Xinhua) -- Crews met.', 'NAIROBI, Kenya, Nov. 4', 'Nairobi, Kenya', 'Xinhua'],
  ['LISBOA, 18 jun (Xinhua) -- Crews met.', 'LISBOA, 18 jun', 'Lisboa', 'Xinhua'],
  ['PARIS, 18 juin (AFP) - Crews met.', 'PARIS, 18 juin', 'Paris', 'AFP'],
  ['RIO DE JANEIRO, Nov. 4 (Xinhua) -- Crews met.', 'RIO DE JANEIRO, Nov. 4', 'Rio de Janeiro', 'Xinhua'],
  ['UNITED NATIONS, Nov. 4 (Xinhua) -- Crews met.', 'UNITED NATIONS, Nov. 4', 'United Nations', 'Xinhua'],
  ['WASHINGTON/LONDON, Aug 4 (Reuters) - Crews met.', 'WASHINGTON/LONDON, Aug 4', 'Washington/London', 'Reuters'],
  ['ATLANTA (AP) _ Crews met.', 'ATLANTA', 'Atlanta', 'AP'],
  ['CHATHAM, Mass. (AP) _ Crews met.', 'CHATHAM, Mass.', 'Chatham, Mass.', 'AP'],
  ['ROSCOE, South Dakota (AP) — Crews met.', 'ROSCOE, South Dakota', 'Roscoe, South Dakota', 'AP'],
  ['Berlin (dpa) - Crews met.', 'Berlin', 'Berlin', 'dpa'],
  ['STOCKHOLM, Aug 29, 2014 (AFP) - Crews met.', 'STOCKHOLM, Aug 29, 2014', 'Stockholm', 'AFP'],
  ['TOKYO, Oct. 6 Kyodo - Crews met.', 'TOKYO, Oct. 6', 'Tokyo', 'Kyodo'],
  ['New Delhi, Aug 6 (PTI) Crews met.', 'New Delhi, Aug 6', 'New Delhi', 'PTI'],
  ['SALVADOR, Feb 26 - Crews met.', 'SALVADOR, Feb 26', 'Salvador', undefined],
  ['ST. LOUIS, March 11 - Crews met.', 'ST. LOUIS, March 11', 'St. Louis', undefined],
  ['SEOUL, Nov. 4 (Yonhap) -- Crews met.', 'SEOUL, Nov. 4', 'Seoul', 'Yonhap'],
  ['SANTIAGO, 4 de noviembre (EFE).- Crews met.', 'SANTIAGO, 4 de noviembre', 'Santiago', 'EFE'],
  ['PORT ALBION, Nov. 21 (HNA) -- Crews met.', 'PORT ALBION, Nov. 21', 'Port Albion', 'HNA'],
  ['OLD TOWN, Nov. 21 (Unheard Of Press) -- Crews met.', 'OLD TOWN, Nov. 21', 'Old Town', 'Unheard Of Press'],
];

const negatives: readonly string[] = [
  'Alpha Corp (ALP) - the ferry owner - said crews met.',
  'Bob Casey (PA) - the senator - met crews.',
  'NASA - the space agency - said crews met.',
  'OPEC -- the oil cartel -- met crews.',
  'WASHINGTON — Crews met.',
  'Crews met on Sept. 13 (Xinhua) -- so it was said.',
  'The strike, which began on Sept. 13 - a Sunday - is over.',
  'In Beijing, Sept. 13 was a holiday.',
  'Sept. 13 - Crews met.',
  'BEIJING, Sept. 13: Crews met.',
  'BEIJING (Xinhua: file) crews met.',
  'Beijing, the capital (pictured) - crews met.',
  'Port shuts May 3 - owner',
  'He said (AP) - and then left.',
  '"BEIJING, Sept. 13 (Xinhua) --" is how it starts.',
  'Sept 2015 (Xinhua) -- Crews met.',
  'John Smith, aged 13 (Xinhua) Crews met.',
  'LONDON, Feb 30 - Crews met.',
  'From BEIJING, Sept. 13, crews (Xinhua) -- met.',
  '1. BEIJING - 2. SHANGHAI',
  'MINISTER, in Paris, Rome, Berlin, Sept. 13 (AP) -- Crews met.',
  'Crews met.',
  '-- Crews met.',
  '(Xinhua) -- Crews met.',
  'beijing, sept. 13 (somebody) -- crews met.',
];

test(`the table has as many negatives as positives (${positives.length})`, () => {
  expect(negatives.length).toBe(positives.length);
});

test.each(positives)('%j', (text, dateline, located, provider) => {
  const { item, notes } = desk(`<p>${text}</p><p>More.</p>`);
  expect(item).toMatchObject({ dateline, located, body: '<p>Crews met.</p><p>More.</p>' });
  expect(item.provider).toBe(provider);
  expect(notes).toContainEqual(expect.objectContaining({ rule: 'dateline', is: dateline }));
});

test.each(negatives)('%j starts with no dateline', (text) => {
  expect(desk(`<p>${text}</p>`)).toEqual({ item: { body: `<p>${text}</p>` }, notes: [] });
});

test('a Chinese dateline names agency, place, day and reporter', () => {
  expect(desk('<p>新华社北京9月13日电（记者李明）船员复工。</p>').item).toEqual({
    body: '<p>船员复工。</p>',
    dateline: '新华社北京9月13日电',
    located: '北京',
    byline: '李明',
    provider: 'Xinhua',
  });
});

test('a dateline in markup comes off and leaves the markup of the rest', () => {
  expect(desk('<p><strong>OSLO, Nov. 4 (AP)</strong> — Crews &amp; <em>owners</em> met.</p>').item.body).toBe(
    '<p>Crews &amp; <em>owners</em> met.</p>',
  );
});

test('a dateline gives a date only with its year, and never over the date of the copy', () => {
  expect(desk('<p>OSLO, Nov. 4 (AP) — Crews met.</p>').item.versionCreated).toBeUndefined();
  expect(desk('<p>OSLO, Nov. 4, 2026 (AP) — Crews met.</p>').item.versionCreated).toBe('2026-11-04');
  const item = { body: '<p>OSLO, Nov. 4, 2026 (AP) — Crews met.</p>', versionCreated: '2026-11-05' };
  expect(edit(item, { source: {} }).item.versionCreated).toBe('2026-11-05');
});

test('the fields of the copy win over its dateline, and another agency in it stands in a note', () => {
  const item = {
    body: '<p>OSLO, Nov. 4 (AP) — Crews met.</p>',
    provider: 'Gazette',
    dateline: 'BERGEN',
    located: 'Bergen',
  };
  const edited = edit(item, { source: {} });
  expect(edited.item).toMatchObject({ provider: 'Gazette', dateline: 'BERGEN', located: 'Bergen' });
  expect(edited.notes.map((note) => note.message)).toContain('the dateline names AP, the copy Gazette: kept');
});

test('an agency that only the source knows counts where a date is missing', () => {
  const body = '<p>OSLO (Fjordnytt) - Crews met.</p>';
  expect(desk(body).item.dateline).toBeUndefined();
  expect(desk(body, { provider: 'Fjordnytt' }).item).toMatchObject({ dateline: 'OSLO', provider: 'Fjordnytt' });
});

test('a paragraph that is a dateline and no more goes, unless it is all there is', () => {
  expect(desk('<p>OSLO, Nov. 4 -</p><p>Shr 10 vs 12</p>').item.body).toBe('<p>Shr 10 vs 12</p>');
  expect(desk('<p>OSLO, Nov. 4 -</p>').item.body).toBe('<p>OSLO, Nov. 4 -</p>');
});

test('reading never throws and never takes more than the text has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const read = readDateline(text, () => true);
      expect(read?.length ?? 0).toBeLessThanOrEqual(text.length);
    }),
  );
});
