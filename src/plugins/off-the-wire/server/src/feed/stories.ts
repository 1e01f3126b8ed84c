import { allFacet } from '../changes/facets';
import { type ArticleColumn, listedArticle, type PublicArticle, publicArticleSql } from '../store/public-articles';
import { facetsTable } from '../store/tables';
import { type Strapi, sqlName } from '../strapi';
import { hasPassed } from '../wire/time/moment';
import type { Reader } from './reader';

export interface StoriesRoom {
  readonly strapi: Strapi;
  readonly reader: Reader;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
}

/** Statements by the list of columns that they read: there are few such lists, and each is the same object every time. */
const statements = new WeakMap<Strapi, Map<readonly ArticleColumn[], string>>();

/** Public articles by a condition on the published rows `a`. One that has expired is none, though its row stands yet. */
export async function storiesWhere(
  { strapi, reader, clock }: StoriesRoom,
  columns: readonly ArticleColumn[],
  condition: string,
  values: readonly unknown[],
): Promise<PublicArticle[]> {
  const found = await reader.lists(`${statementOf(strapi, columns)} AND ${condition}`, values);
  const now = clock();
  return found.map((row) => listedArticle(row, columns)).filter(({ expires }) => !hasPassed(expires, now));
}

/** Those of these articles that readers may see, in the order of their ids here. */
export async function storiesById(
  room: StoriesRoom,
  columns: readonly ArticleColumn[],
  documentIds: readonly string[],
): Promise<PublicArticle[]> {
  if (documentIds.length === 0) return [];
  const byId = new Map<string, PublicArticle>();
  for (let at = 0; at < documentIds.length; at += 500) {
    const some = documentIds.slice(at, at + 500);
    const condition = `a.document_id IN (${some.map(() => '?').join(', ')})`;
    for (const story of await storiesWhere(room, columns, condition, some)) byId.set(story.documentId, story);
  }
  return documentIds.flatMap((documentId) => byId.get(documentId) ?? []);
}

/** When the first of them expires, epoch milliseconds: until then what shows them is true. */
export function firstExpiry(stories: readonly PublicArticle[]): number | undefined {
  const times = stories.flatMap(({ expires }) => (expires?.includes('T') ? Date.parse(expires) : []));
  return times.length === 0 ? undefined : times.reduce((one, other) => Math.min(one, other));
}

function statementOf(strapi: Strapi, columns: readonly ArticleColumn[]): string {
  const known = statements.get(strapi) ?? new Map<readonly ArticleColumn[], string>();
  statements.set(strapi, known);
  const statement = known.get(columns) ?? selectOf(strapi, columns);
  known.set(columns, statement);
  return statement;
}

function selectOf(strapi: Strapi, columns: readonly ArticleColumn[]): string {
  const { articles, select, joins } = publicArticleSql(strapi, columns);
  const facets = `LEFT JOIN ${sqlName(strapi, facetsTable)} f ON f.document_id = a.document_id AND f.facet = '${allFacet}'`;
  return `SELECT ${select}, f.updated AS "lastUpdated" FROM ${articles} a ${joins} ${facets} WHERE a.published_at IS NOT NULL`;
}
