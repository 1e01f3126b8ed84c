import type { Article } from '../../../shared/contracts';

/** Every field that an answer may have, in its order: those of a headline, then those of a whole article. */
const headlineFields = [
  ...(['documentId', 'slug', 'guid', 'headline', 'kicker', 'genre', 'abstract', 'byline', 'dateline'] as const),
  ...(['located', 'language', 'urgency', 'provider', 'creditline', 'source', 'section', 'subjects'] as const),
  ...(['keywords', 'media', 'wordCount', 'version', 'versionKind', 'leadNumber', 'firstCreated'] as const),
  ...(['versionCreated', 'firstPublished', 'lastPublished', 'lastUpdated', 'url'] as const),
] as const;
const articleFields = [
  ...(['body', 'publicNote', 'infoSource', 'copyrightNotice', 'usageTerms', 'links', 'trail', 'jsonLd'] as const),
] as const;

export const fieldNames = [...headlineFields, ...articleFields] satisfies (keyof Article)[];
export type FieldName = (typeof fieldNames)[number];

/** Whether a headline does not have all of them, so that the whole article is read. */
export function isBeyondHeadlines(fields: readonly string[]): boolean {
  return fields.some((name) => (articleFields as readonly string[]).includes(name));
}

/** The article with these fields and its documentId only. */
export function picked(article: Partial<Article>, fields: readonly FieldName[]): Partial<Article> {
  return Object.fromEntries([
    ['documentId', article.documentId],
    ...fields.map((name): [string, unknown] => [name, article[name]]),
  ]);
}
