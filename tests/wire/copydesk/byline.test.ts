import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';

const desk = (first: string, language?: string) =>
  edit({ body: `<p>${first.split('|').join('</p><p>')}</p><p>Crews met.</p>`, language }, { source: {} });

/** What stands before the story, in which language, and the byline. */
const positives: readonly (readonly [string, string | undefined, string])[] = [
  ['By Ana Ruiz', undefined, 'Ana Ruiz'],
  ['By ANA RUIZ', undefined, 'ANA RUIZ'],
  ['By Ana Ruiz and Li Ming', undefined, 'Ana Ruiz and Li Ming'],
  ['By Ana Ruiz, Li Ming and Chet Marlowe', undefined, 'Ana Ruiz, Li Ming and Chet Marlowe'],
  ['By Ana Ruiz, AP Writer', undefined, 'Ana Ruiz, AP Writer'],
  ['By Ana Ruiz|Associated Press', undefined, 'Ana Ruiz, Associated Press'],
  ['By ANA RUIZ|AP Business Writer', undefined, 'ANA RUIZ, AP Business Writer'],
  ['By Ana Ruiz and Li Ming|Associated Press Writers', undefined, 'Ana Ruiz and Li Ming, Associated Press Writers'],
  ['By Ana Ruiz|The Canadian Press', undefined, 'Ana Ruiz, The Canadian Press'],
  ['Von Anna Berg und Jan Meier, dpa', 'de', 'Anna Berg und Jan Meier, dpa'],
  ['Von Anna Berg (KNA)', 'de', 'Anna Berg (KNA)'],
  ['Par Ana Ruiz et Jean Port', 'fr', 'Ana Ruiz et Jean Port'],
  ['Por Ana Ruiz y Pedro Mar', 'es', 'Ana Ruiz y Pedro Mar'],
  ['Por Ana Ruiz e Pedro Mar', 'pt-BR', 'Ana Ruiz e Pedro Mar'],
  ['di Ana Ruiz e Piero Mare', 'it', 'Ana Ruiz e Piero Mare'],
  ['Door Ana Ruiz en Piet Haven', 'nl', 'Ana Ruiz en Piet Haven'],
  ['Av Ana Ruiz och Per Hamn', 'sv', 'Ana Ruiz och Per Hamn'],
];

test.each(positives.map(([text, language, name]) => [text, language ?? '', name] as const))(
  '%j (%s)',
  (text, language, name) => {
    const { item, notes } = desk(text, language || undefined);
    expect(item).toMatchObject({ byline: name, body: '<p>Crews met.</p>' });
    expect(notes).toContainEqual(expect.objectContaining({ rule: 'byline', is: name }));
  },
);

test.each([
  ['Von Trapp', 'de'],
  ['Por fin', 'es'],
  ['Par Ana', 'fr'],
  ['Di notte', 'it'],
  ['By the Sea', ''],
  ['Door de wind', 'nl'],
  ['Von Anna Berg und Jan Meier, dpa', 'en'],
])('%j (%s) is none', (text, language) => {
  expect(desk(text, language || undefined).item.byline).toBeUndefined();
});
