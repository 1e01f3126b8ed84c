import type { Row } from '../strapi';
import type { Item } from '../wire/item';

/** The fields of an item that an article keeps under the same name. */
const fields = [
  ...([
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
  ] as const),
  ...(['abstract', 'body', 'language', 'urgency', 'provider', 'infoSource', 'creditline', 'copyrightNotice'] as const),
  ...([
    'usageTerms',
    'embargo',
    'expires',
    'edNotes',
    'firstCreated',
    'versionCreated',
    'leadNumber',
    'links',
  ] as const),
  ...(['subjects', 'keywords', 'media', 'wordCount'] as const),
] as const;

/** An article's row as an item: what an editor sees, in the words of the wire. Empty fields are absent. */
export function itemOfRow(row: Row): Item {
  const item: Record<string, unknown> = {};
  for (const field of fields) {
    const value = row[field];
    if (value !== null && value !== undefined && value !== '') item[field] = value;
  }
  return item as Item;
}
