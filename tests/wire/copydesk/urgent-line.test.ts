import { edit, editRow } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';

const desk = (first: string, urgency?: number) =>
  edit({ body: `<p>${first}</p><p>Crews met.</p>`, urgency }, { source: {} });

const lines: readonly (readonly [string, number])[] = [
  ['FLASH', 1],
  ['*** FLASH ***', 1],
  ['NEWS ALERT', 1],
  ['+++ BLITZ +++', 1],
  ['ALERTE', 1],
  ['МОЛНИЯ', 1],
  ['URGENT', 2],
  ['BULLETIN', 2],
  ['BULLETIN MATTER', 2],
  ['+++ EIL +++', 2],
  ['EILMELDUNG', 2],
  ['/// URGENT ///', 2],
  ['URGENTE', 2],
  ["ULTIM'ORA", 2],
  ['СРОЧНО', 2],
  ['HASTER', 2],
];

test.each(lines)('%j over a story is urgency %d', (text, urgency) => {
  const { item, notes } = desk(text);
  expect(item).toEqual({ body: '<p>Crews met.</p>', urgency });
  expect(notes).toEqual([expect.objectContaining({ rule: 'urgent-line', was: text })]);
});

test.each(['Flash', 'URGENT CARE', 'BULLETINS', 'EIL: Hafen', 'THE ALERT', 'Urgent.', 'URGENT? NO.', 'BLITZ SPIRIT'])(
  '%j is a line of the story',
  (text) => expect(desk(text)).toEqual({ item: { body: `<p>${text}</p><p>Crews met.</p>` }, notes: [] }),
);

test('the urgency in a field wins, and the line goes all the same', () => {
  expect(desk('URGENT', 4).item).toEqual({ body: '<p>Crews met.</p>', urgency: 4 });
});

test('a body of one word is no line over a story', () => {
  expect(edit({ body: '<p>URGENT</p>' }, { source: {} })).toEqual({ item: { body: '<p>URGENT</p>' }, notes: [] });
});

test.each([
  ['+++ EIL +++ Hafen öffnet', 2],
  ['*** URGENT *** Hafen öffnet', 2],
  ['*** FLASH *** Hafen öffnet', 1],
  ['EILT: Hafen öffnet', 2],
  ['EILMELDUNG - Hafen öffnet', 2],
  ['URGENTE: Hafen öffnet', 2],
  ['ÚLTIMA HORA - Hafen öffnet', 2],
  ['ALERTE - Hafen öffnet', 1],
  ['СРОЧНО: Hafen öffnet', 2],
  ['МОЛНИЯ - Hafen öffnet', 1],
  ['(EIL) Hafen öffnet', 2],
  ['快讯：Hafen öffnet', 1],
  ['【速報】Hafen öffnet', 1],
])('the headline %j is urgency %d', (headline, urgency) => {
  expect(editRow(headline, { source: {} }).row).toMatchObject({ text: 'Hafen öffnet', urgency });
});
