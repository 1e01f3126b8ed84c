import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import { open } from '../../../src/plugins/off-the-wire/server/src/wire/open';

/**
 * Pairs say under `edited` what the copy desk makes of their items, for a source of which nothing is known: all of plain
 * and page text, and of the other formats those in which the desk has something to do.
 */
const root = join(__dirname, '..', '..', 'fixtures');
const always = ['page-text', 'plain-text'];
const formats = [...always, 'iptc-7901', 'anpa-1312', 'email', 'html-page'];
const pairs = formats.flatMap((format) =>
  readdirSync(join(root, format))
    .filter((file) => !file.endsWith('.items.json'))
    .map((file) => join(format, file))
    .filter((pair) => always.includes(format) || 'edited' in expectedOf(pair)),
);

function expectedOf(pair: string): object {
  const path = join(root, pair.replace(/\.[a-z]+$/, '.items.json'));
  return JSON.parse(readFileSync(path, 'utf8')) as object;
}

test('there are at least five pages and ten plain texts', () => {
  expect(pairs.filter((pair) => pair.startsWith('page-text')).length).toBeGreaterThanOrEqual(5);
  expect(pairs.filter((pair) => pair.startsWith('plain-text')).length).toBeGreaterThanOrEqual(10);
});

test.each(pairs)('%s is edited as its pair says', async (pair) => {
  const { documents } = await open({ bytes: readFileSync(join(root, pair)), fileName: basename(pair) });
  const items = documents.flatMap(({ reading }) => ('items' in reading ? reading.items : []));
  const edited = items.map((item) => edit(item, { source: {} }).item);
  const written = expectedOf(pair) as { readonly edited?: unknown };
  expect({ edited: JSON.parse(JSON.stringify(edited)) }).toEqual({ edited: written.edited });
});
