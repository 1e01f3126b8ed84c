import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import { read } from '../../../src/plugins/off-the-wire/server/src/wire/read';

/** The pairs of text formats say under `edited` what the copy desk makes of their items, for a source of which nothing is known. */
const root = join(__dirname, '..', '..', 'fixtures');
const pairs = ['page-text', 'plain-text'].flatMap((format) =>
  readdirSync(join(root, format))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => join(format, file)),
);

test('there are at least five pages and ten plain texts', () => {
  expect(pairs.filter((pair) => pair.startsWith('page-text')).length).toBeGreaterThanOrEqual(5);
  expect(pairs.filter((pair) => pair.startsWith('plain-text')).length).toBeGreaterThanOrEqual(10);
});

test.each(pairs)('%s is edited as its pair says', (pair) => {
  const reading = read({ bytes: readFileSync(join(root, pair)) });
  if (reading.problem) throw new Error(reading.problem.message);
  const written: unknown = JSON.parse(readFileSync(join(root, pair.replace(/\.txt$/, '.items.json')), 'utf8'));
  const edited = reading.items.map((item) => edit(item, { source: {} }).item);
  expect({ edited: JSON.parse(JSON.stringify(edited)) }).toEqual({ edited: (written as { edited?: unknown }).edited });
});
