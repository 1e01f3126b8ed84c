import { edit, editRow } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import { otherTokens } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk/version-tokens-languages';
import type { VersionKind } from '../../../src/plugins/off-the-wire/server/src/wire/item';

const row = (text: string) => editRow(text, { source: {} }).row;

/** Headlines, and what the words before them (or behind) say; `Fähren fahren` is what is left. */
const positives: readonly (readonly [string, VersionKind, number?])[] = [
  ['RECTIFICATIF: Fähren fahren', 'correction'],
  ['Rectificatif: Fähren fahren', 'correction'],
  ['RECTIFICATIF - Fähren fahren', 'correction'],
  ['(Rectifié) Fähren fahren', 'correction'],
  ['RECTIFIED: Fähren fahren', 'correction'],
  ['(rectified) Fähren fahren', 'correction'],
  ['BERICHTIGUNG: Fähren fahren', 'correction'],
  ['Berichtigung: Fähren fahren', 'correction'],
  ['(Berichtigung) Fähren fahren', 'correction'],
  ['KORREKTUR: Fähren fahren', 'correction'],
  ['2. ZUSAMMENFASSUNG: Fähren fahren', 'update', 2],
  ['3. Überblick: Fähren fahren', 'update', 3],
  ['KORREKTUR/ROUNDUP 2: Fähren fahren', 'correction', 2],
  ['(Korrigierte Fassung) Fähren fahren', 'correction'],
  ['CORRECCIÓN: Fähren fahren', 'correction'],
  ['CORRECCION - Fähren fahren', 'correction'],
  ['Corrección: Fähren fahren', 'correction'],
  ['FE DE ERRATAS: Fähren fahren', 'correction'],
  ['CORREÇÃO: Fähren fahren', 'correction'],
  ['RETTIFICA: Fähren fahren', 'correction'],
  ['ERRATA CORRIGE: Fähren fahren', 'correction'],
  ['RECTIFICATIE: Fähren fahren', 'correction'],
  ['RÄTTELSE: Fähren fahren', 'correction'],
  ['Rettelse: Fähren fahren', 'correction'],
  ['KORJAUS: Fähren fahren', 'correction'],
  ['УТОЧНЕНИЕ: Fähren fahren', 'correction'],
  ['【更正】Fähren fahren', 'correction'],
  ['[정정] Fähren fahren', 'correction'],
  ['(CORRECTS) Fähren fahren', 'correction'],
  ['WDH: Fähren fahren', 'repeat'],
  ['WDH/ROUNDUP 2: Fähren fahren', 'repeat', 2],
  ['(Wiederholung) Fähren fahren', 'repeat'],
  ['RÉPÉTITION - Fähren fahren', 'repeat'],
  ['REPETICIÓN: Fähren fahren', 'repeat'],
  ['NEUFASSUNG: Fähren fahren', 'writethru'],
  ['ACTUALIZACIÓN 2-Fähren fahren', 'update', 2],
  ['ATUALIZA 1-Fähren fahren', 'update', 1],
  ['AMPLIACIÓN: Fähren fahren', 'update'],
  ['ROUNDUP 3: Fähren fahren', 'update', 3],
  ['2ÈME LEAD Fähren fahren', 'lead', 2],
  ['LEAD 2: Fähren fahren', 'lead', 2],
  ['REFILE 1ST LEAD Fähren fahren', 'refile', 1],
  ['3RD LEAD Fähren fahren', 'lead', 3],
  ['ADD 1 - Fähren fahren', 'add', 1],
  ['ADD 2-Fähren fahren', 'add', 2],
  ['1st add: Fähren fahren', 'add', 1],
  ['FIRST ADD - Fähren fahren', 'add'],
  ['Fähren fahren =2', 'add', 2],
  ['Fähren fahren (take 3)', 'add', 3],
  ['INSERT: Fähren fahren', 'insert'],
  ['INSERT 2: Fähren fahren', 'insert', 2],
  ['SUB 3rd graf: Fähren fahren', 'sub'],
  ['SUBS - Fähren fahren', 'sub'],
  ['(Abridged) Fähren fahren', 'abridged'],
  ['KURZFASSUNG: Fähren fahren', 'abridged'],
];

test(`a table of ${positives.length}, and a source for each row of tokens`, () => {
  expect(positives.length).toBeGreaterThan(50);
  for (const { seen } of otherTokens) expect(seen).not.toBe('');
});

test.each(positives.map(([text, kind, number]) => [text, kind, number ?? null] as const))(
  '%j is %s %s',
  (text, kind, number) => {
    const read = row(text);
    expect(read).toMatchObject({ text: 'Fähren fahren', versionKind: kind });
    expect(read.leadNumber ?? null).toBe(number);
    expect(editRow(text, { source: {} }).notes).toContainEqual(expect.objectContaining({ was: text }));
  },
);

test('the second take keeps the slugline of the first', () => {
  const second = edit({ headline: 'Port opens =2', slugline: 'ALBION-PORT/' }, { source: {} }).item;
  expect(second).toMatchObject({ headline: 'Port opens', slugline: 'ALBION-PORT/', versionKind: 'add' });
});
