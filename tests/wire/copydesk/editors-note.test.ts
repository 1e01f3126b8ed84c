import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import type { VersionKind } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import { isAdvisory, isToEditors } from '../../../src/plugins/off-the-wire/server/src/wire/to-editors';

const positives: readonly string[] = [
  'Eds: With AP Photos.',
  'Eds.: Updates throughout.',
  'Eds, this updates the story of Friday.',
  "EDITOR'S NOTE — First of two parts.",
  'EDITORS: The story moves at noon.',
  'ATTENTION EDITORS: The port has two names.',
  'Attention editors - a photo will follow.',
  'Note to Editors: Photos are available.',
  '(Notes to editors)',
  'TO EDITORS: Please call the desk.',
  'Hinweis an die Redaktionen: Ein Foto folgt.',
  '(Hinweis an die Redaktionen)',
  'Redaktioneller Hinweis: Ein Foto folgt.',
  'An die Redaktionen: Ein Foto folgt.',
  'Achtung Redaktionen: Ein Foto folgt.',
  'Note aux rédactions: une photo suivra.',
  'Nota a los editores: una foto seguirá.',
  'Atención editores: una foto seguirá.',
  'Nota aos editores: segue foto.',
  'Nota per le redazioni: segue foto.',
  'Noot voor de redactie: foto volgt.',
  'Till redaktionen: bild kommer.',
  'Вниманию редакций: фото следует.',
  '(Adds details, background)',
  'Adds details',
  'Adds quotes, background',
  'UPDATES with quotes from the mayor',
  'LEADS with three grafs; picks up 4th graf pvs',
  'ADDS byline',
  'Recasts throughout',
  '(Berichtigung: Im zweiten Absatz wurde der Name geändert)',
  '(Neu: Zitate)',
  '(Durchgehend aktualisiert)',
  '(Actualise avec réactions)',
  '(Agrega citas del alcalde)',
  '(Atualiza com reações)',
  '(Aggiunge dichiarazioni)',
  '(With graphic)',
  'With AP Photos.',
  'With video and graphic by the desk',
  '(Mit Bildern)',
  'AP Photo NY101, NY102',
  'A longer version of this story is available.',
  'FOR IMMEDIATE RELEASE',
  'INSERT after 3rd graf pvs: The mayor agreed.',
  'SUBS 2nd graf to fix spelling of name.',
];

test.each(positives)('%j speaks to editors', (text) => {
  expect(isToEditors(text) || isAdvisory(text)).toBe(true);
  const { item, notes } = edit({ body: `<p>${text}</p><p>Crews met.</p>` }, { source: {} });
  expect(item.body).toBe('<p>Crews met.</p>');
  expect(item.edNotes).toContainEqual({ text });
  expect(notes).toContainEqual({ rule: 'editors-note', message: 'moved from the body to edNotes', was: text });
});

test.each([
  ['(Corrects spelling of name in paragraph 3)', 'correction'],
  ['(Berichtigung: Name geändert)', 'correction'],
  ['(Refiles to fix typographical error)', 'refile'],
  ['(Repeats for additional subscribers)', 'repeat'],
  ['INSERT after 3rd graf pvs: The mayor agreed.', 'insert'],
  ['SUBS 2nd graf to fix spelling of name.', 'sub'],
] satisfies readonly (readonly [string, VersionKind])[])('%j says that the copy is a %s', (text, kind) => {
  const body = `<p>${text}</p><p>Crews met.</p>`;
  expect(edit({ body }, { source: {} }).item.versionKind).toBe(kind);
  expect(edit({ body, headline: 'UPDATE 1-Crews meet' }, { source: {} }).item.versionKind).toBe('update');
  expect(edit({ body, versionKind: 'lead' }, { source: {} }).item.versionKind).toBe('lead');
});

test('what only adds says no more than that there was copy before', () => {
  expect(edit({ body: '<p>(Adds details)</p><p>Crews met.</p>' }, { source: {} }).item.versionKind).toBeUndefined();
});
