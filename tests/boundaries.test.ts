import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import ts from 'typescript';

/**
 * Data goes one way (design.md, "The flow"): a stage imports what stands to its left, and nothing else of ours. Every
 * entry is a path below server/src without its ending: a folder (everything in it) or one file; `type` before it allows
 * `import type` only, which leaves nothing in the built code.
 */
const root = join(__dirname, '..', 'src', 'plugins', 'off-the-wire', 'server', 'src');
const types = '../../shared/contracts';
const everyone = [types, 'errors', 'config', 'networks', 'strapi'];

/** What writing shares with reading: clean HTML as a tree, ids as URIs, IPTC's names for vocabularies. */
const speech = ['wire/html', 'wire/guid', 'wire/formats/newsml-g2/schemes'];

const stages: Readonly<Record<string, readonly string[]>> = {
  wire: [types],
  store: [...everyone, 'wire'],
  changes: [...everyone, 'wire/item', 'wire/time/moment', 'wire/html', 'wire/story', 'wire/rules', 'store'],
  ingest: [...everyone, 'wire', 'store', 'changes'],
  transports: [...everyone, 'wire', 'store', 'ingest', 'type parts'],
  feed: [...everyone, 'wire/item', 'wire/time/moment', ...speech, 'store', 'changes'],
  ticker: [...everyone, 'wire/item', 'store', 'changes', 'feed'],
  openapi: [...everyone, 'store/content-types', 'changes', 'ingest/receipt', 'feed', 'ticker'],
  webhooks: [...everyone, 'store', 'changes', 'transports/fetch', 'feed', 'ticker/filter'],
  desk: [
    ...[...everyone, 'wire/item', 'wire/time/moment', 'wire/html'],
    ...['wire/story', 'wire/rules', 'store', 'changes', 'ingest/savepoint'],
  ],
  roles: [...everyone, 'store', 'desk/verbs'],
  cli: [...everyone, 'wire', 'store', 'changes', 'ingest', 'transports', 'type newsroom'],
};

/** wire/ is pure: these libraries and no others, and nothing of Node. */
const wireLibraries = [
  ...['sanitize-html', 'zod', 'htmlparser2', 'saxes', 'entities', 'feedsmith', 'postal-mime'],
  ...['fflate', 'nanotar'],
];
/** What reaches out of a pure function: the clock, chance, the process, the network, the newsroom. */
const impure = [
  'process',
  'strapi',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'console',
  'performance',
  'crypto',
  'globalThis',
];

interface Source {
  /** Below server/src, with `/`: `wire/formats/format.ts`. */
  readonly path: string;
  readonly text: string;
}

function violations({ path, text }: Source): readonly string[] {
  const stage = path.includes('/') ? (path.split('/', 1)[0] ?? '') : undefined;
  if (stage === undefined) {
    return [];
  }
  const allowed = stages[stage];
  if (allowed === undefined) {
    return [`${path}: ${stage}/ is no stage`];
  }
  const wrong = importsOf(text).filter((name) => !mayImport(path, stage, allowed, name));
  const out = wrong.map(({ name }) => `${path} imports ${name}`);
  return stage === 'wire' ? [...out, ...impurities(text).map((name) => `${path} uses ${name}`)] : out;
}

interface Import {
  readonly name: string;
  readonly typeOnly: boolean;
}

function importsOf(text: string): readonly Import[] {
  const typeOnly = new Set<string>();
  const file = ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2022);
  for (const statement of file.statements) {
    if (
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      statement.importClause?.isTypeOnly
    ) {
      typeOnly.add(statement.moduleSpecifier.text);
    }
  }
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName: name }) => ({ name, typeOnly: typeOnly.has(name) }));
}

function mayImport(path: string, stage: string, allowed: readonly string[], { name, typeOnly }: Import): boolean {
  if (!name.startsWith('.')) {
    const isNodes = name.startsWith('node:') || builtinModules.includes(name);
    return stage !== 'wire' || (!isNodes && wireLibraries.includes(name));
  }
  const target = posix.normalize(posix.join(posix.dirname(path), name)).replace(/\.(?:ts|js|json)$/, '');
  const places = [stage, ...allowed].flatMap((place) =>
    place.startsWith('type ') ? (typeOnly ? [place.slice(5)] : []) : [place],
  );
  return places.some((place) => target === place || target.startsWith(`${place}/`));
}

function impurities(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && impure.includes(node.text) && !isName(node)) {
      found.push(node.text);
    }
    if (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random'].includes(node.getText(file))) {
      found.push(node.getText(file));
    }
    if (ts.isNewExpression(node) && node.expression.getText(file) === 'Date' && (node.arguments ?? []).length === 0) {
      found.push('new Date()');
    }
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2022, true);
  visit(file);
  return found;
}

/** A property or a declaration may be called like a global: `row.process`. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isBindingElement(parent)) &&
      parent.name === node)
  );
}

const sources: readonly Source[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }));

describe('the borders between stages', () => {
  test('there are sources to look at', () => {
    expect(sources.filter(({ path }) => path.startsWith('wire/')).length).toBeGreaterThan(20);
  });

  test('every stage imports only what stands to its left', () => {
    expect(sources.flatMap(violations)).toEqual([]);
  });

  test.each<readonly [fact: string, path: string, text: string, expected: readonly string[]]>([
    ['wire may import itself', 'wire/formats/ninjs/item.ts', "import type { Item } from '../../item';", []],
    ['wire may import its libraries', 'wire/html.ts', "import sanitizeHtml from 'sanitize-html';", []],
    ['everyone may import the contracts', 'feed/page.ts', "import type { A } from '../../../shared/contracts';", []],
    ['wire may not import Node', 'wire/html.ts', "import { readFileSync } from 'fs';", ['wire/html.ts imports fs']],
    [
      'wire may not import Node by its prefix',
      'wire/html.ts',
      "import 'node:crypto';",
      ['wire/html.ts imports node:crypto'],
    ],
    ['wire may not import other libraries', 'wire/html.ts', "export * from 'lodash';", ['wire/html.ts imports lodash']],
    [
      'wire may not import Strapi',
      'wire/a.ts',
      "import type { Core } from '@strapi/strapi';",
      ['wire/a.ts imports @strapi/strapi'],
    ],
    [
      'wire may not import a later stage',
      'wire/story/key.ts',
      "import { x } from '../../store/stories';",
      ['wire/story/key.ts imports ../../store/stories'],
    ],
    [
      'wire may not import lazily',
      'wire/a.ts',
      "const x = await import('../store/stories');",
      ['wire/a.ts imports ../store/stories'],
    ],
    ['wire may not require', 'wire/a.ts', "const x = require('../errors');", ['wire/a.ts imports ../errors']],
    [
      'wire may not read the clock',
      'wire/a.ts',
      'const a = Date.now(); const b = new Date();',
      ['wire/a.ts uses Date.now', 'wire/a.ts uses new Date()'],
    ],
    ['wire may turn a date over', 'wire/a.ts', 'const a = new Date(0); const b = row.process;', []],
    ['wire may not use chance', 'wire/a.ts', 'const a = Math.random();', ['wire/a.ts uses Math.random']],
    ['wire may not know its process', 'wire/a.ts', 'const a = process.env.TZ;', ['wire/a.ts uses process']],
    ['wire may not know the newsroom', 'wire/a.ts', 'strapi.documents("x");', ['wire/a.ts uses strapi']],
    [
      'the feed may not read formats',
      'feed/page.ts',
      "import { ninjs } from '../wire/formats/ninjs';",
      ['feed/page.ts imports ../wire/formats/ninjs'],
    ],
    [
      'the feed may not edit',
      'feed/page.ts',
      "import { edit } from '../wire/copydesk';",
      ['feed/page.ts imports ../wire/copydesk'],
    ],
    ['the feed may speak in items', 'feed/page.ts', "import type { Item } from '../wire/item';", []],
    [
      'the feed may not import the ticker',
      'feed/page.ts',
      "import { t } from '../ticker/ticker';",
      ['feed/page.ts imports ../ticker/ticker'],
    ],
    ['the ticker may use the feed', 'ticker/ticker.ts', "import { t } from '../feed/conditional';", []],
    ['the log may use the store', 'changes/log.ts', "import { t } from '../store/tables';", []],
    [
      'the store knows no transport',
      'store/a.ts',
      "import { t } from '../ingest/receive';",
      ['store/a.ts imports ../ingest/receive'],
    ],
    [
      'the command line serves nothing',
      'cli/a.ts',
      "import { t } from '../feed/pages';",
      ['cli/a.ts imports ../feed/pages'],
    ],
    [
      'a stage may not climb out of the plugin',
      'store/a.ts',
      "import { t } from '../../../../../src/index';",
      ['store/a.ts imports ../../../../../src/index'],
    ],
    ['a folder that is no stage is seen', 'utils/a.ts', '', ['utils/a.ts: utils/ is no stage']],
    [
      'a name that only begins alike is not allowed',
      'feed/a.ts',
      "import { t } from '../storeroom/a';",
      ['feed/a.ts imports ../storeroom/a'],
    ],
    [
      'the store knows no log',
      'store/a.ts',
      "import { t } from '../changes/log';",
      ['store/a.ts imports ../changes/log'],
    ],
    ['a transport may speak of the parts', 'transports/a.ts', "import type { Parts } from '../parts';", []],
    [
      'a transport may not put parts together',
      'transports/a.ts',
      "import { partsOf } from '../parts';",
      ['transports/a.ts imports ../parts'],
    ],
  ])('%s', (_, path, text, expected) => {
    expect(violations({ path, text })).toEqual(expected);
  });
});
