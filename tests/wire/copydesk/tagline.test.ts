import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';

const desk = (last: string, item: Item = {}) =>
  edit(
    {
      body: `<p>Crews met.</p>${last
        .split('|')
        .map((text) => `<p>${text}</p>`)
        .join('')}`,
      ...item,
    },
    { source: {} },
  );

/** Credits, and the byline that they give. */
const credits: readonly (readonly [string, string | null])[] = [
  ['(Reporting by Ana Ruiz; Editing by Pia Lombard)', 'Ana Ruiz'],
  [
    '(Reporting by Ana Ruiz and Li Ming in Oslo, writing by Chet Marlowe; editing by Pia Lombard)',
    'Ana Ruiz and Li Ming in Oslo',
  ],
  ['(Reporting by Ana Ruiz; additional reporting by Li Ming (Oslo); Editing by Pia Lombard)', 'Ana Ruiz'],
  ['(Additional reporting by Li Ming; Editing by Pia Lombard)', null],
  ['(Editing by Pia Lombard)', null],
  ['(Writing by Ana Ruiz; Editing by Pia Lombard)', 'Ana Ruiz'],
  ['(Compiled by the Oslo newsroom)', null],
  ['Reporting by Ana Ruiz; Editing by Pia Lombard', 'Ana Ruiz'],
  ['Associated Press writer Chet Marlowe in Meridian Point contributed to this report.', null],
  ['AP writers Chet Marlowe in Oslo and Ana Ruiz in Albion contributed to this report.', null],
  ['AP Business Writer Chet Marlowe contributed from Oslo.', null],
  ['Chet Marlowe in Oslo contributed to this report.', null],
  ['(Xinhua reporters Li Ming and Ana Ruiz also contributed to this story.)', null],
  ['(Reporte de Ana Ruiz. Editado por Pia Lombard)', 'Ana Ruiz'],
  ['(Reportagem de Ana Ruiz; Edição de Pia Lombard)', 'Ana Ruiz'],
  ['(Bericht von Ana Ruiz. Redigiert von Pia Lombard)', 'Ana Ruiz'],
  ['(Ana Ruiz, édité par Pia Lombard)', null],
];

const furniture: readonly string[] = [
  'Follow Chet Marlowe on Twitter at https://twitter.example/chet',
  'Follow AP Business on Facebook: https://facebook.example/ap',
  'Follow her at @chetmarlowe',
  'More AP sports: https://apnews.example/sports',
];

test(`tables of lines under a story (${credits.length + furniture.length})`, () => {
  expect(credits.length + furniture.length).toBeGreaterThan(20);
});

test.each(credits)('%j is a credit', (text, byline) => {
  const { item, notes } = desk(text);
  expect(item).toMatchObject({ body: '<p>Crews met.</p>', edNotes: [{ role: 'credits', text }] });
  expect(item.byline ?? null).toBe(byline);
  expect(notes).toContainEqual({ rule: 'tagline', message: 'moved from the end of the body to edNotes', was: text });
});

test.each(furniture)('%j goes, and stands in the note', (text) => {
  const { item, notes } = desk(text);
  expect(item).toEqual({ body: '<p>Crews met.</p>' });
  expect(notes).toEqual([{ rule: 'tagline', message: 'cut off the end of the body', was: text }]);
});

test.each([
  'Copyright 2026 The Associated Press. All rights reserved.',
  '© 2026 Albion News. All rights reserved.',
  '(c) 2026 dpa GmbH',
])('%j is the copyright', (text) => {
  expect(desk(text).item).toEqual({ body: '<p>Crews met.</p>', copyrightNotice: text });
  expect(desk(text, { copyrightNotice: 'As sent.' }).item.copyrightNotice).toBe('As sent.');
});

test('several lines go, with the rules between them', () => {
  const { item, notes } = desk(
    '---|AP writer Chet Marlowe in Oslo contributed to this report.|---|Follow Chet Marlowe on Twitter at @chet',
  );
  expect(item.body).toBe('<p>Crews met.</p>');
  expect(item.edNotes).toHaveLength(1);
  expect(notes).toContainEqual(expect.objectContaining({ was: '--- ---' }));
});

test('credits behind the last sentence are cut off it, and an end mark over or under them is no matter', () => {
  expect(desk('They sailed. (Reporting by Ana Ruiz; editing by Pia Lombard)').item.body).toBe(
    '<p>Crews met.</p><p>They sailed.</p>',
  );
  expect(desk('They sailed. Enditem|(Editing by Pia Lombard)').item.body).toBe('<p>Crews met.</p><p>They sailed.</p>');
  expect(desk('They sailed.|(Editing by Pia Lombard)|(END)').item.body).toBe('<p>Crews met.</p><p>They sailed.</p>');
});

test('a byline in a field wins over the credits', () => {
  expect(desk('(Reporting by Ana Ruiz; Editing by Pia Lombard)', { byline: 'Li Ming' }).item.byline).toBe('Li Ming');
});

test('a body that is nothing else stays', () => {
  const body = '<p>(Editing by Pia Lombard)</p>';
  expect(edit({ body }, { source: {} })).toEqual({ item: { body }, notes: [] });
});
