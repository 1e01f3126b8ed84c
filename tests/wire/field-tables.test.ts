import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import type { Item } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { inputsIn } from './vanish/inputs';

/** The tables of docs/fields: what each property of a format becomes. */
const root = join(__dirname, '..', '..');
const schemas = join(root, '..', 'shared', 'samples', 'schemas');

interface Row {
  /** Names of properties, as the specification spells them. */
  readonly names: readonly string[];
  /** Fields of an item that it becomes, none where it is dropped or noted. */
  readonly fields: readonly (keyof Item)[];
  readonly text: string;
}

const rowsOf = (name: string): readonly Row[] =>
  readFileSync(join(root, 'docs', 'fields', `${name}.md`), 'utf8')
    .split('\n')
    .filter((line) => /^\|(?! property| line|[ -]*\|)/.test(line))
    .map((text) => {
      const [, property = '', field = ''] = text.split(/(?<!\\)\|/);
      const words: readonly string[] = field.match(/[A-Za-z]+/g) ?? [];
      const fields = words.filter((word): word is keyof Item => itemFields.has(word));
      return { names: namesIn(property), fields, text };
    });

/** `rights.*`/`@contact`, nitf/@uno, `description_*`: each name by itself. */
function namesIn(text: string): readonly string[] {
  return (text.match(/[$A-Za-z][\w.:$*-]*/g) ?? []).map((name) => name.replace(/[.:]$|\*{2,}$/, ''));
}

const itemFields: ReadonlySet<string> = new Set([
  ...[
    'guid',
    'version',
    'altIds',
    'headline',
    'slugline',
    'kicker',
    'genre',
    'byline',
    'dateline',
    'located',
    'abstract',
  ],
  ...['body', 'language', 'urgency', 'provider', 'infoSource', 'creditline', 'copyrightHolder', 'copyrightNotice'],
  ...['usageTerms', 'pubStatus', 'embargo', 'expires', 'edNotes', 'firstCreated', 'versionCreated', 'versionKind'],
  ...['leadNumber', 'links', 'subjects', 'keywords', 'media'],
]);

const namesOf = (...tables: readonly string[]) =>
  new Set(tables.flatMap(rowsOf).flatMap(({ text }) => namesIn(text).map((name) => name.toLowerCase())));

function namesInXsd(file: string): readonly string[] {
  const xsd = readFileSync(join(schemas, file), 'utf8');
  return [...xsd.matchAll(/<(?:\w+:)?(?:element|attribute)\s[^>]*?name="([^"]+)"/g)].flatMap(([, name]) => name ?? []);
}

function namesInJsonSchemas(): readonly string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, one] of Object.entries(value)) {
      if (name === 'properties') for (const property of Object.keys(one as object)) found.add(property);
      visit(one);
    }
  };
  const folder = join(schemas, 'ninjs');
  const files = readdirSync(folder).filter((file) => file.startsWith('ninjs-schema'));
  for (const file of files) visit(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return [...found];
}

if (existsSync(schemas)) {
  test.each([
    ['NewsML-G2 2.35', 400, () => namesInXsd('NewsML-G2_2.35-spec-All-Power.xsd'), ['newsml-g2']],
    ['NITF 3.6', 250, () => namesInXsd('nitf-3-6.xsd'), ['nitf']],
    ['ninjs 1.0 to 3.1', 120, namesInJsonSchemas, ['ninjs', 'ninjs-dialects']],
  ] as const)('the table names each property of the schema of %s', (_, least, schema, tables) => {
    const named = namesOf(...tables);
    const names = [...new Set(schema())];
    expect(names.length).toBeGreaterThan(least);
    expect(names.filter((name) => !named.has(name.toLowerCase()))).toEqual([]);
  });
} else {
  test.skip('the tables and the schemas: skipped, since ../shared/samples/schemas is not there', () => undefined);
}

interface Read {
  readonly text: string;
  readonly fields: ReadonlySet<string>;
}

/** Each fixture of a format, with the fields that its items have when the desk is done. */
async function readFixtures(format: string): Promise<readonly Read[]> {
  return Promise.all(
    inputsIn(`tests/fixtures/${format}`).map(async ({ path, bytes }) => {
      const { items } = await copyFrom({ bytes, fileName: basename(path) }, {});
      const fields = items.flatMap((item) =>
        Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : name)),
      );
      return { text: Buffer.from(bytes).toString('utf8').toLowerCase(), fields: new Set(fields) };
    }),
  );
}

/** Formats in which a property has a name that a fixture can be searched for. */
const marked: readonly (readonly [format: string, ...tables: string[]])[] = [
  ['newsml-g2', 'newsml-g2'],
  ['newsml-1', 'newsml-1'],
  ['nitf', 'nitf'],
  ['ninjs', 'ninjs', 'ninjs-dialects'],
  ['feed', 'feed'],
  ['html-page', 'html-page'],
  ['wxr', 'wxr'],
  ['email', 'email'],
];

/** Words in the first column that are no names of properties. */
const prose = new Set(
  (
    'a an and or of in as the to with without beside no not is are it its have has had what where other another further any all ' +
    'xhtml html text as one where name file image video sound copy body address web role named by such parts stands around above providers relation list that called most markup element tables out mail passed story'
  ).split(' '),
);

describe.each(marked)('each property of %s that becomes a field', (format, ...tables) => {
  const rows = tables.flatMap(rowsOf).filter(({ fields }) => fields.length > 0);

  test('stands in a fixture whose item has that field', async () => {
    const fixtures = await readFixtures(format);
    const missing = rows.flatMap(({ names, fields }) =>
      names
        .filter((name) => !prose.has(name.toLowerCase()))
        .filter((name) => {
          const wanted = name.toLowerCase().replace(/\*$/, '');
          return !fixtures.some((one) => one.text.includes(wanted) && fields.some((field) => one.fields.has(field)));
        })
        .map((name) => `${name} (${fields.join(', ')})`),
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
});

/** Formats of lines: what a row is about has no name to be searched for. */
describe.each(['iptc-7901', 'anpa-1312', 'plain-text', 'page-text'])('each field in the table of %s', (format) => {
  test('is set in a fixture', async () => {
    const fixtures = await readFixtures(format);
    const fields = new Set(rowsOf(format).flatMap((row) => row.fields));
    expect([...fields].filter((field) => !fixtures.some((one) => one.fields.has(field)))).toEqual([]);
  });
});
