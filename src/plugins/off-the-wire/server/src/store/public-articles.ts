import type { Knex } from 'knex';
import { isPostgres, joinTable, type Strapi, sqlName, type Trx, tableIn } from '../strapi';
import { pluginUid } from './content-types/content-type';

export const articleUid = pluginUid('article');
export const articlesTable = 'otw_articles';

/** The columns of a published row that a reader could notice, by attribute; `json` ones are parsed. */
const columns = {
  headline: 'text',
  slug: 'text',
  kicker: 'text',
  genre: 'text',
  slugline: 'text',
  byline: 'text',
  dateline: 'text',
  located: 'text',
  abstract: 'text',
  body: 'text',
  publicNote: 'text',
  language: 'text',
  urgency: 'number',
  provider: 'text',
  infoSource: 'text',
  creditline: 'text',
  copyrightNotice: 'text',
  usageTerms: 'text',
  guid: 'text',
  version: 'text',
  versionKind: 'text',
  leadNumber: 'number',
  wordCount: 'number',
  firstCreated: 'text',
  versionCreated: 'text',
  firstPublished: 'time',
  lastPublished: 'time',
  expires: 'text',
  subjects: 'json',
  keywords: 'json',
  media: 'json',
  links: 'json',
} as const;

type Column = keyof typeof columns;
type Value<Kind> = Kind extends 'text' ? string : Kind extends 'number' | 'time' ? number : unknown;

/** A published row as readers may see it: absent is `undefined`, times are epoch milliseconds. */
export type PublicArticle = {
  readonly [Key in Column]?: Value<(typeof columns)[Key]>;
} & {
  readonly documentId: string;
  readonly sourceId?: number;
  readonly breadcrumbId?: number;
  /** When readers last saw it change. The facet table says so: only what is read with it has this. */
  readonly lastUpdated?: number;
};

export type ArticleColumn = Column;

/** Everything but the body and what only an article page shows. */
export const headlineColumns = Object.keys(columns).filter(
  (column) => !['body', 'usageTerms', 'copyrightNotice', 'publicNote', 'links'].includes(column),
) as Column[];
export const articleColumns = Object.keys(columns) as Column[];

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Published rows with their source and section, by any condition. One query. */
export async function publicArticles(
  strapi: Strapi,
  trx: Trx | undefined,
  wanted: readonly Column[],
  where: (query: Knex.QueryBuilder) => void,
): Promise<PublicArticle[]> {
  const [source, breadcrumb] = [joinTable(strapi, articleUid, 'source'), joinTable(strapi, articleUid, 'breadcrumb')];
  const query = tableIn(strapi, trx, `${articlesTable} as a`)
    .whereNotNull('a.published_at')
    .leftJoin(`${source.name} as s`, `s.${source.own}`, 'a.id')
    .leftJoin(`${breadcrumb.name} as b`, `b.${breadcrumb.own}`, 'a.id')
    .select([
      'a.document_id as documentId',
      `s.${source.other} as sourceId`,
      `b.${breadcrumb.other} as breadcrumbId`,
      ...wanted.map((column) => `a.${snakeCase(column)} as ${column}`),
    ]);
  where(query);
  const found: Record<string, unknown>[] = await query;
  return found.map((row) => toPublicArticle(row, wanted));
}

/**
 * The same as parts of a statement, for readers that are asked often: what to select, and the tables to join to the
 * published rows `a`. Its rows, as lists with the time of the last update behind them, are read by `listedArticle`.
 */
export function publicArticleSql(strapi: Strapi, wanted: readonly Column[]) {
  const [source, breadcrumb] = [joinTable(strapi, articleUid, 'source'), joinTable(strapi, articleUid, 'breadcrumb')];
  const select = [
    'a.document_id AS "documentId"',
    `s.${source.other} AS "sourceId"`,
    `b.${breadcrumb.other} AS "breadcrumbId"`,
    ...wanted.map((column) => `a.${snakeCase(column)} AS "${column}"`),
  ];
  const joins = [
    `LEFT JOIN ${sqlName(strapi, source.name)} s ON s.${source.own} = a.id`,
    `LEFT JOIN ${sqlName(strapi, breadcrumb.name)} b ON b.${breadcrumb.own} = a.id`,
  ];
  return { articles: sqlName(strapi, articlesTable), select: select.join(', '), joins: joins.join(' ') };
}

/** A row of such a statement: documentId, source, section, the columns that were wanted, the last update. */
export function listedArticle(row: readonly unknown[], wanted: readonly Column[]): PublicArticle {
  const [documentId, sourceId, breadcrumbId] = row;
  const lastUpdated = row[wanted.length + 3];
  const article: Record<string, unknown> = {
    documentId,
    sourceId: sourceId ?? undefined,
    breadcrumbId: breadcrumbId ?? undefined,
    lastUpdated: lastUpdated ? Number(lastUpdated) : undefined,
  };
  for (const [at, column] of wanted.entries()) {
    const value = row[at + 3];
    if (value !== null && value !== '') article[column] = fromColumn(value, columns[column]);
  }
  return article as PublicArticle;
}

function toPublicArticle(row: Record<string, unknown>, wanted: readonly Column[]): PublicArticle {
  const article: Record<string, unknown> = { documentId: row.documentId };
  if (row.sourceId !== null) article.sourceId = row.sourceId;
  if (row.breadcrumbId !== null) article.breadcrumbId = row.breadcrumbId;
  for (const column of wanted) {
    const value = row[column];
    if (value !== null && value !== '') article[column] = fromColumn(value, columns[column]);
  }
  return article as PublicArticle;
}

/** SQLite keeps JSON as text and times as milliseconds; PostgreSQL's driver has parsed both. */
function fromColumn(value: unknown, kind: (typeof columns)[Column]): unknown {
  if (kind === 'json') return typeof value === 'string' ? JSON.parse(value) : value;
  if (kind === 'time') return value instanceof Date ? value.getTime() : Number(value);
  return value;
}

/** Further sections of published rows: pairs of documentId and the section's row id, in the editor's order. */
export async function furtherBreadcrumbs(strapi: Strapi, trx: Trx | undefined, documentIds: readonly string[]) {
  const { name, own, other, order } = joinTable(strapi, articleUid, 'breadcrumbs');
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, `${articlesTable} as a`)
    .join(`${name} as l`, `l.${own}`, 'a.id')
    .whereNotNull('a.published_at')
    .whereIn('a.document_id', [...documentIds])
    .orderBy(order ? [`a.id`, `l.${order}`] : ['a.id'])
    .select({ documentId: 'a.document_id', breadcrumbId: `l.${other}` });
  const byDocument = new Map<string, number[]>();
  for (const { documentId, breadcrumbId } of found) {
    const ids = byDocument.get(String(documentId)) ?? [];
    byDocument.set(String(documentId), [...ids, Number(breadcrumbId)]);
  }
  return byDocument;
}

/** Holds these articles against other writers until the transaction ends. SQLite has one writer and needs none. */
export async function lockArticles(strapi: Strapi, trx: Trx, documentIds: readonly string[]): Promise<void> {
  if (!isPostgres(strapi) || documentIds.length === 0) return;
  await tableIn(strapi, trx, articlesTable)
    .select('id')
    .whereIn('document_id', [...documentIds])
    .orderBy('id')
    .forUpdate();
}
