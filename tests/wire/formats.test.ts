import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { formats } from '../../src/plugins/off-the-wire/server/src/wire/formats';
import { open } from '../../src/plugins/off-the-wire/server/src/wire/open';

/** Mail is no format among the others: it is opened first. */
const names = [...formats.map(({ name }) => name), 'email'];

/**
 * A pair of files in tests/fixtures/<format>/ is a test: NAME.<ext> is read, NAME.items.json says what comes out: an
 * array of items, or an object with `items` and, where the document has them, `ticker`, `trail` and `unreadable`.
 */
const root = join(__dirname, '..', 'fixtures');
const expectedEnd = '.items.json';

interface Pair {
  readonly format: string;
  readonly name: string;
  readonly input: string;
  readonly expected: string;
}

const pairs: readonly Pair[] = names.flatMap((format) => {
  const folder = join(root, format);
  const files = filesIn(folder);
  return files
    .filter((file) => !file.endsWith(expectedEnd))
    .map((file) => {
      const name = basename(file, extname(file));
      return { format, name, input: join(folder, file), expected: join(folder, name + expectedEnd) };
    });
});

function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe('every fixture reads as its pair says', () => {
  test.each(names)('%s has fixtures', (name) => {
    expect(pairs.filter(({ format }) => format === name).length).toBeGreaterThan(0);
  });

  test('no expectation is without its document', () => {
    const orphans = names.flatMap((name) =>
      filesIn(join(root, name)).filter(
        (file) => file.endsWith(expectedEnd) && !pairs.some(({ expected }) => expected === join(root, name, file)),
      ),
    );
    expect(orphans).toEqual([]);
  });

  test.each(pairs.map((pair) => [`${pair.format}/${pair.name}`, pair] as const))('%s', async (_, pair) => {
    const opened = await open({ bytes: readFileSync(pair.input), fileName: basename(pair.input) });
    const [{ reading } = { reading: undefined }] = opened.documents;
    if (!reading) throw new Error('There is no document in it.');
    expect(reading.problem).toBeUndefined();
    expect(reading.format).toBe(pair.format);
    const written: unknown = JSON.parse(readFileSync(pair.expected, 'utf8'));
    const { items, ticker, trail, unreadable } = Array.isArray(written)
      ? { items: written, ticker: undefined, trail: undefined, unreadable: undefined }
      : (written as { items: unknown; ticker?: unknown; trail?: unknown; unreadable?: unknown });
    // Through JSON, where absent and undefined are one.
    expect(JSON.parse(JSON.stringify(reading))).toMatchObject({ unreadable: unreadable ?? [] });
    expect(JSON.parse(JSON.stringify('items' in reading ? reading.items : []))).toEqual(items);
    expect('ticker' in reading ? reading.ticker : undefined).toEqual(ticker);
    expect('trail' in reading ? reading.trail : undefined).toEqual(trail);
  });
});
