import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';

const root = path.resolve(__dirname, '..', '..');
const plugin = path.join(root, 'src', 'plugins', 'off-the-wire');
const read = (file: string) => readFileSync(path.join(plugin, 'dist', file));
/** The exit of Node where a script runs through. */
const run = (...args: readonly string[]) => execFileSync(process.execPath, args, { cwd: plugin, encoding: 'utf8' });

describe('what the build makes for clients', () => {
  test.each([
    ['browser/client.js', 4096],
    ['browser/ticker.js', 6144],
  ])('%s is below %i bytes, packed', (file, most) => {
    const size = gzipSync(read(file), { level: 9 }).length;
    process.stdout.write(`${file}: ${read(file).length} bytes, ${size} packed\n`);
    expect(size).toBeLessThan(most);
  });

  test.each(['browser/client.js', 'browser/ticker.js', 'client/index.mjs', 'ticker/index.mjs'])(
    '%s stands on nothing else',
    (file) => {
      const { importedFiles } = ts.preProcessFile(read(file).toString(), true, true);
      expect(importedFiles.map(({ fileName }) => fileName)).toEqual([]);
    },
  );

  test('the ticker has one place where the server writes in where it shows articles', () => {
    expect(read('browser/ticker.js').toString().split('"/articles/{slug}"')).toHaveLength(2);
  });

  test.each(['client', 'ticker'])('%s can be imported and required on a server, where there is no browser', (name) => {
    const say = 'process.stdout.write(Object.keys(m).sort().join())';
    const names = name === 'client' ? 'WireError,createClient' : 'OffTheWireTicker,setHome';
    expect(run('--input-type=module', '-e', `import * as m from 'strapi-plugin-off-the-wire/${name}'; ${say}`)).toBe(
      names,
    );
    expect(run('-e', `const m = require('strapi-plugin-off-the-wire/${name}'); ${say}`)).toBe(names);
  });

  test('the types of the client are whole: they name no file that is not there', () => {
    const missing: string[] = [];
    const look = (file: string, seen: Set<string>) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles) {
        const target = `${path.resolve(path.dirname(file), fileName)}.d.ts`;
        if (existsSync(target)) look(target, seen);
        else missing.push(`${file} names ${fileName}`);
      }
    };
    const seen = new Set<string>();
    look(path.join(plugin, 'dist/client/src/index.d.ts'), seen);
    look(path.join(plugin, 'dist/client/src/ticker/index.d.ts'), seen);
    expect(missing).toEqual([]);
    expect([...seen].map((file) => path.basename(file))).toContain('contracts.d.ts');
  });
});
