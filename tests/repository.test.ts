import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const readJson = (file: string): Record<string, unknown> => JSON.parse(read(file));

/** What git holds or would take in: not what .gitignore leaves out. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(root, file)) && !/\.(png|ico|woff2)$/.test(file));

/** Put together here, so that this file does not find itself. */
const forbidden: ReadonlyArray<readonly [string, RegExp]> = [
  [
    'a path of somebody’s machine',
    new RegExp(`(?<![\\w.:/-])/(?:${['wo'.concat('rk'), 'ro'.concat('ot')].join('|')})/`),
  ],
  [
    'the address of a package registry',
    new RegExp(['registry', String.raw`[\w.-]*`, String.raw`\.(?:org|com|dev|io)`].join(''), 'i'),
  ],
];

test('git has files to look at', () => {
  expect(files.length).toBeGreaterThan(20);
});

test.each(forbidden)('no file holds %s', (_what, pattern) => {
  const found = files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
  );
  expect(found).toEqual([]);
});

describe('package-lock.json', () => {
  const packages = Object.entries(readJson('package-lock.json').packages as Record<string, Record<string, unknown>>);

  test('names no address that a package is downloaded from: each installs from its own registry', () => {
    const addressed = packages.filter(([, entry]) => entry.link !== true && entry.resolved !== undefined);
    expect(addressed.map(([name]) => name)).toEqual([]);
  });

  test('has a digest for every package that is downloaded', () => {
    const unchecked = packages.filter(
      ([name, entry]) => name.includes('node_modules/') && entry.link !== true && entry.integrity === undefined,
    );
    expect(unchecked.map(([name]) => name)).toEqual([]);
  });

  test.each([
    ['', 'package.json'],
    ['src/plugins/off-the-wire', 'src/plugins/off-the-wire/package.json'],
  ])('fits package.json: "%s"', (entry, manifest) => {
    const locked = new Map(packages).get(entry);
    for (const list of ['dependencies', 'devDependencies', 'peerDependencies']) {
      expect(locked?.[list]).toEqual(readJson(manifest)[list]);
    }
  });

  test('has no install script that package.json does not allow or deny', () => {
    const reviewed = Object.keys(readJson('package.json').allowScripts as object);
    const unreviewed = packages
      .filter(([, entry]) => entry.hasInstallScript === true && runsHere(entry))
      .map(([name]) => name.slice(name.lastIndexOf('node_modules/') + 'node_modules/'.length))
      .filter((name) => !reviewed.includes(name));
    expect(unreviewed).toEqual([]);
  });
});

/** Optional packages for other systems are not installed, and their scripts not run. */
function runsHere({ os, cpu }: Record<string, unknown>): boolean {
  const fits = (names: unknown, name: string): boolean => !Array.isArray(names) || names.includes(name);
  return fits(os, process.platform) && fits(cpu, process.arch);
}

describe.each(['README.md', 'CONTRIBUTING.md', 'docs/frontend.md', 'docs/settings.md'])('%s', (document) => {
  const scripts = readJson('package.json').scripts as Record<string, string>;

  test('names only npm scripts that exist', () => {
    const named = [...read(document).matchAll(/npm (?:run (?:-s )?)?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    const unknown = named.filter(
      (name) => !(name in scripts) && !['ci', 'install', 'pack', 'start', 'test'].includes(name),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(unknown).toEqual([]);
  });

  test('leads only to files and headings that are there', () => {
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
    const broken = links.flatMap(([, file = '', heading]) => {
      const target = file === '' ? document : path.join(path.dirname(document), file);
      if (!existsSync(path.join(root, target))) return [target];
      return heading === undefined || headings(target).includes(heading) ? [] : [`${target}#${heading}`];
    });
    expect(broken).toEqual([]);
  });

  test('names only files of ours that exist', () => {
    const named = [...read(document).matchAll(/`((?:scripts|config|src|examples|tests)\/[\w./-]+)`/g)].map(
      ([, name = '']) => name,
    );
    const missing = named.filter(
      (name) => !files.some((file) => file === name || file.startsWith(`${name.replace(/\/$/, '')}/`)),
    );
    expect(missing).toEqual([]);
  });
});

/** As they are linked to: in small letters, blanks as hyphens, without other signs. */
function headings(document: string): readonly string[] {
  return [...read(document).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  );
}

test('README says of every dependency why it is there', () => {
  const manifests = [readJson('package.json'), readJson('src/plugins/off-the-wire/package.json')];
  const names = manifests.flatMap((manifest) =>
    [manifest.dependencies, manifest.devDependencies].flatMap((list) => Object.keys((list ?? {}) as object)),
  );
  const table = read('README.md');
  const explained = (name: string): boolean =>
    table.includes(`\`${name}\``) || (name.startsWith('@types/') && table.includes('`@types/*`'));
  expect(names.filter((name) => !explained(name))).toEqual([]);
});
