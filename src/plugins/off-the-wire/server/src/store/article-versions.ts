import { type Row, rows, type Strapi, type Trx, tableIn } from '../strapi';
import { pluginUid } from './content-types/content-type';
import { newDocumentId } from './document-id';

export const articleVersionUid = pluginUid('article-version');
export const articleVersionsTable = 'otw_article_versions';

/** A version as it is kept: never changed afterwards. `receivedAt` is epoch milliseconds UTC. */
export interface NewVersion {
  readonly article: string;
  readonly headline: string;
  readonly versionKind: string;
  readonly outcome: string;
  readonly receivedAt: number;
  readonly leadNumber?: number | null;
  readonly heldBecause?: string;
  readonly pubStatus?: string | null;
  readonly version?: string | null;
  readonly versionCreated?: string | null;
  readonly delivery?: string;
  readonly changedBy?: string;
  readonly digest?: string;
  readonly item: object;
}

export async function appendVersions(strapi: Strapi, versions: readonly NewVersion[]): Promise<void> {
  if (versions.length === 0) return;
  const data = versions.map(({ receivedAt, ...version }) => {
    const at = new Date(receivedAt);
    return { ...version, documentId: newDocumentId(), receivedAt: at, publishedAt: at };
  });
  await rows(strapi, articleVersionUid).createMany({ data });
}

/** Which of these digests are kept, and of which story. */
export async function versionsByDigest(strapi: Strapi, trx: Trx, digests: readonly string[]) {
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, articleVersionsTable)
    .whereIn('digest', [...digests])
    .select('digest', 'article');
  return new Map(found.map((row) => [String(row.digest), String(row.article)]));
}

/** Which of these articles carry a person's words. */
export async function editedArticles(strapi: Strapi, trx: Trx, documentIds: readonly string[]): Promise<Set<string>> {
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, articleVersionsTable)
    .whereIn('article', [...documentIds])
    .where('version_kind', 'edit')
    .select('article');
  return new Set(found.map((row) => String(row.article)));
}

const textFields = ['headline', 'kicker', 'genre', 'byline', 'dateline', 'abstract', 'body'] as const;

/** Keeps what a person wrote as a version, if any text is other than it was. A new article's text is its first version. */
export async function recordEdit(
  strapi: Strapi,
  { before, after, changedBy, now }: { before: Row | null; after: Row; changedBy?: string; now: number },
): Promise<void> {
  const text = (row: Row) => Object.fromEntries(textFields.map((field) => [field, row[field] ?? undefined]));
  if (before && JSON.stringify(text(before)) === JSON.stringify(text(after))) return;
  const { leadNumber, pubStatus, version, versionCreated } = after as Record<string, never>;
  await appendVersions(strapi, [
    {
      article: String(after.documentId),
      headline: String(after.headline ?? ''),
      versionKind: before ? 'edit' : 'first',
      outcome: before ? 'revised' : 'created',
      receivedAt: now,
      changedBy,
      item: text(after),
      ...{ leadNumber, pubStatus, version, versionCreated },
    },
  ]);
}
