import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import { orderWords } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk/order-words';
import type { Item, VersionKind } from '../../../src/plugins/off-the-wire/server/src/wire/item';

const desk = (item: Item) => edit(item, { source: {} });
const statuses: Readonly<Partial<Record<VersionKind, string>>> = { kill: 'canceled', withhold: 'withheld' };

/** Headlines that are an order, and what is left of them. */
const headlines: readonly (readonly [string, VersionKind, string])[] = [
  ['MANDATORY KILL', 'kill', 'MANDATORY KILL'],
  ['MANDATORY KILL: Port opens', 'kill', 'Port opens'],
  ['KILL NOTICE - Port opens', 'kill', 'Port opens'],
  ['STORY REMOVED: BC-Port', 'kill', 'BC-Port'],
  ['BC-US--Boat Race--Kill', 'kill', 'BC-US--Boat Race--Kill'],
  ['BC-US--Boat Race, Mandatory Kill,120', 'kill', 'BC-US--Boat Race, Mandatory Kill,120'],
  ['ELIMINATION', 'kill', 'ELIMINATION'],
  ['ELIMINATION: Port opens', 'kill', 'Port opens'],
  ['EILT BITTE STREICHEN', 'kill', 'EILT BITTE STREICHEN'],
  ['EILT - BITTE STREICHEN: Hafen öffnet', 'kill', 'Hafen öffnet'],
  ['RÜCKZUG: Hafen öffnet', 'kill', 'Hafen öffnet'],
  ['(Zurückgezogen) Hafen öffnet', 'kill', 'Hafen öffnet'],
  ['ANNULE - Le port ouvre', 'kill', 'Le port ouvre'],
  ['ANNULATION: Le port ouvre', 'kill', 'Le port ouvre'],
  ['(ANNULE) Le port ouvre', 'kill', 'Le port ouvre'],
  ['ANULADO: El puerto abre', 'kill', 'El puerto abre'],
  ['ANNULLATO - Il porto apre', 'kill', 'Il porto apre'],
  ['VERVALT: Haven open', 'kill', 'Haven open'],
  ['UTGÅR: Hamnen öppnar', 'kill', 'Hamnen öppnar'],
  ['АННУЛИРУЕТСЯ: Порт открыт', 'kill', 'Порт открыт'],
  ['[전문취소] 항구 열려', 'kill', '항구 열려'],
  ['PLEASE IGNORE', 'kill', 'PLEASE IGNORE'],
  ['NO PUBLICAR', 'withhold', 'NO PUBLICAR'],
  ['NO PUBLICAR - El puerto abre', 'withhold', 'El puerto abre'],
  ['NE PAS PUBLIER: Le port ouvre', 'withhold', 'Le port ouvre'],
  ['NOT FOR PUBLICATION: Port opens', 'withhold', 'Port opens'],
  ['BITTE NICHT VERWENDEN: Hafen öffnet', 'withhold', 'Hafen öffnet'],
  ['WITHHOLD: Port opens', 'withhold', 'Port opens'],
  ['TEST', 'test', 'TEST'],
  ['TEST -- PLEASE IGNORE', 'test', 'TEST -- PLEASE IGNORE'],
  ['TEST MESSAGE: Port opens', 'test', 'Port opens'],
  ['dpa test', 'test', 'dpa test'],
  ['Test message 1234', 'test', 'Test message 1234'],
  ['Testmeldung', 'test', 'Testmeldung'],
  ['PRUEBA', 'test', 'PRUEBA'],
  ["MESSAGE D'ESSAI", 'test', "MESSAGE D'ESSAI"],
  ['测试', 'test', '测试'],
];

/** First paragraphs, or notes to editors, that are an order. */
const sentences: readonly (readonly [string, VersionKind])[] = [
  ['Please kill item dpa 157 "Port opens". The story is wrong.', 'kill'],
  ['Eds: Kill the story slugged BC-Port. A kill is mandatory.', 'kill'],
  ['Editors: Please kill BC-US--Boat Race, 1st Ld.', 'kill'],
  ['This is a mandatory kill.', 'kill'],
  ['Please disregard the previous item.', 'kill'],
  ['ATTENTION EDITORS - Please ignore our earlier alert on the port.', 'kill'],
  ['Achtung: Bitte streichen Sie die Meldung dpa 0157.', 'kill'],
  ['Die Meldung KNA 170123 vom Vormittag wird zurückgezogen.', 'kill'],
  ['Veuillez annuler notre dépêche sur le port.', 'kill'],
  ['Rogamos anulen la noticia sobre el puerto.', 'kill'],
  ['Si prega di annullare la notizia sul porto.', 'kill'],
  ['Please hold the following story for now.', 'withhold'],
  ['Please do not use the story on the port.', 'withhold'],
  ['Bitte verwenden Sie die Meldung dpa 0157 vorerst nicht.', 'withhold'],
  ['Merci de ne pas publier notre dépêche.', 'withhold'],
  ['This is a test message from the desk.', 'test'],
  ['This is only a test.', 'test'],
  ['The quick brown fox jumps over the lazy dog 1234567890', 'test'],
  ['Dies ist eine Testmeldung der Redaktion.', 'test'],
  ['Ceci est un test. Merci.', 'test'],
  ['Esta es una prueba. Gracias.', 'test'],
];

test(`tables of orders (${headlines.length} headlines, ${sentences.length} sentences), each row with its source`, () => {
  expect(headlines.length + sentences.length).toBeGreaterThan(50);
  for (const { seen } of orderWords) expect(seen).not.toBe('');
});

test.each(headlines)('the headline %j is a %s', (headline, versionKind, rest) => {
  const { item, notes } = desk({ headline, pubStatus: 'usable' });
  expect(item).toMatchObject({ headline: rest, versionKind, pubStatus: statuses[versionKind] ?? 'usable' });
  expect(notes.length).toBeGreaterThan(0);
});

test.each(sentences)('%j is a %s, over the story and in a note to editors', (text, versionKind) => {
  const inBody = desk({ headline: 'Port opens', body: `<p>${text.replace(/"/g, '&quot;')}</p><p>More.</p>` });
  const inNote = desk({ headline: 'Port opens', edNotes: [{ text }] });
  for (const { item, notes } of [inBody, inNote]) {
    expect(item).toMatchObject({ versionKind });
    expect(item.pubStatus).toBe(statuses[versionKind]);
    expect(notes).toContainEqual(expect.objectContaining({ rule: 'orders', message: `read as ${versionKind}` }));
  }
});

describe('what an order names is linked', () => {
  test.each([
    ['Please kill item dpa 157 "Port opens".', ['dpa 157']],
    ['Kill the story a0512 and the story a0513.', ['a0512', 'a0513']],
    ['Please kill item urn:newsml:albion.example:20261119:port:1.', ['urn:newsml:albion.example:20261119:port:1']],
    ['Bitte streichen Sie die Meldung dpa 0157.', ['dpa 0157']],
    ['Please kill the story on the port.', undefined],
  ] as const)('%j', (text, refs) => {
    const { item } = desk({ headline: 'KILL KILL KILL', body: `<p>${text}</p>` });
    expect(item.links?.map(({ ref }) => ref)).toEqual(refs);
  });

  test('never the order itself, and nothing where there is no order', () => {
    const body = '<p>Please kill item dpa 157. (dpa 158)</p>';
    expect(desk({ headline: 'KILL: Port', altIds: ['dpa 158'], body }).item.links).toEqual([
      { rel: 'evolvedFrom', ref: 'dpa 157' },
    ]);
    expect(desk({ headline: 'Port', body: '<p>The item dpa 157 was read.</p>' }).item.links).toBeUndefined();
  });
});

test('a kill wins over a field that says less, and is not undone by one', () => {
  expect(desk({ headline: 'KILL KILL KILL', versionKind: 'update', pubStatus: 'usable' }).item).toMatchObject({
    versionKind: 'kill',
    pubStatus: 'canceled',
  });
  expect(desk({ headline: 'UPDATE 1-Port opens', versionKind: 'kill' }).item.versionKind).toBe('kill');
  expect(desk({ headline: 'WITHHOLD: Port', pubStatus: 'canceled' }).item.pubStatus).toBe('canceled');
});

test('neither a note to editors nor a byline before it hides an order', () => {
  const body = '<p>URGENT</p><p>(Adds details)</p><p>Please kill item dpa 157.</p>';
  expect(desk({ headline: 'Port', body }).item).toMatchObject({ versionKind: 'kill', urgency: 2 });
});
