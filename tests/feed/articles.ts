import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import type { Item } from '../../src/plugins/off-the-wire/server/src/wire/item';
import type { Article } from '../../src/plugins/off-the-wire/shared/contracts';

/** Articles to speak of: what the examples and the fixtures of every format become. */

const root = join(__dirname, '..', '..');

/** An item as the public article that the store and the feed make of it. */
export function articleOf(item: Item, at = 0): Article {
  const { altIds: _altIds, slugline: _slugline, edNotes: _edNotes, embargo: _embargo, ...told } = item;
  const { pubStatus: _pubStatus, expires: _expires, leadNumber: _leadNumber, copyrightHolder, ...rest } = told;
  return {
    ...rest,
    documentId: `document${at}`,
    slug: `story-${at}`,
    headline: item.headline ?? item.slugline ?? '(no headline)',
    copyrightNotice: item.copyrightNotice ?? copyrightHolder,
    source: { code: 'hna', name: 'Harbour News Agency' },
    firstPublished: '2026-11-20T10:00:00.000Z',
    lastPublished: '2026-11-20T11:00:00.000Z',
    lastUpdated: '2026-11-20T11:00:00.000Z',
    url: `/api/wire/articles/story-${at}`,
    trail: [{ label: 'Home', path: '' }],
    jsonLd: [],
  };
}

/** Those that a reader could see: with a headline or a text, and usable. */
export async function articlesOf(
  folder: 'examples' | 'tests/fixtures',
): Promise<readonly (readonly [string, Article])[]> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /[\\/]/.test(path) && /\.\w+$/.test(path) && !path.endsWith('.items.json'))
    .sort();
  const all: (readonly [string, Article])[] = [];
  for (const file of files) {
    const { items } = await copyFrom({ bytes: readFileSync(join(root, folder, file)), fileName: file }, {});
    const shown = items.filter(({ headline, body }) => headline !== undefined || body !== undefined);
    for (const item of shown) all.push([`${file} ${all.length}`, articleOf(item, all.length)]);
  }
  return all;
}
