import { json, type Row, rows, type Strapi, type Trx, tableIn } from '../strapi';
import type { Item } from '../wire/item';
import { asPrinted } from '../wire/story/printed';
import { same } from '../wire/story/same';
import { editableFields, type RecordedKind, type Version, type VersionStanding } from '../wire/story/version';
import { pluginUid } from './content-types/content-type';
import { newDocumentId } from './document-id';
import { itemOfRow } from './row-item';

export const articleVersionUid = pluginUid('article-version');
export const articleVersionsTable = 'otw_article_versions';

/** A version as it is kept. `receivedAt` is epoch milliseconds UTC. */
export interface NewVersion {
  readonly article: string;
  readonly headline: string;
  readonly versionKind: string;
  readonly standing: VersionStanding;
  readonly outcome: string;
  readonly receivedAt: number;
  readonly leadNumber?: number | null;
  readonly heldBecause?: string;
  /** The rule of its source that decided. */
  readonly rule?: string;
  /** The code of the ticker on which its headline may stand. */
  readonly ticker?: string;
  readonly pubStatus?: string | null;
  readonly version?: string | null;
  readonly versionCreated?: string | null;
  readonly delivery?: string;
  /** Where the item stands in its delivery, from 0. */
  readonly place?: number;
  readonly changedBy?: string;
  readonly digest?: string;
  readonly item: object;
  readonly was?: object;
}

export async function appendVersions(strapi: Strapi, versions: readonly NewVersion[]): Promise<void> {
  if (versions.length === 0) return;
  const data = versions.map(({ receivedAt, ...version }) => {
    const at = new Date(receivedAt);
    return { ...version, documentId: newDocumentId(), receivedAt: at, publishedAt: at };
  });
  await rows(strapi, articleVersionUid).createMany({ data });
}

/** All versions of these stories, by story, in the order in which they came. */
export async function versionsOf(
  strapi: Strapi,
  trx: Trx,
  documentIds: readonly string[],
): Promise<Map<string, Version[]>> {
  const byStory = new Map<string, Version[]>();
  if (documentIds.length === 0) return byStory;
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, articleVersionsTable)
    .whereIn('article', [...documentIds])
    .orderBy('id')
    .select('id', 'article', 'digest', 'version_kind', 'standing', 'outcome', 'held_because', 'ticker', 'item', 'was');
  for (const row of found) {
    const versions = byStory.get(String(row.article)) ?? [];
    versions.push(toVersion(row));
    byStory.set(String(row.article), versions);
  }
  return byStory;
}

function toVersion(row: Record<string, unknown>): Version {
  const was = json(row.was) as Version['was'] | null;
  return {
    id: String(row.digest ?? `row ${row.id}`),
    kind: String(row.version_kind) as RecordedKind,
    standing: (row.standing ?? 'kept') as VersionStanding,
    heldBecause: row.held_because ? String(row.held_because) : undefined,
    ...(row.ticker ? { ticker: String(row.ticker) } : {}),
    item: asPrinted((json(row.item) ?? {}) as Item),
    arrived: Number(row.id),
    ...(was ? { was } : {}),
  };
}

/** What editors decided of versions: their words stay, what may be done with them changes. */
export async function setStanding(
  strapi: Strapi,
  trx: Trx,
  versions: readonly Version[],
  standing: VersionStanding,
  heldBecause: string | null = null,
): Promise<void> {
  if (versions.length === 0) return;
  await tableIn(strapi, trx, articleVersionsTable)
    .whereIn(
      'id',
      versions.map(({ arrived }) => arrived),
    )
    .update({ standing, held_because: heldBecause });
}

interface Edit {
  readonly before: Row | null;
  readonly after: Row;
  readonly changedBy?: string;
  /** Readers see the story: what is written now is a draft until it is published. */
  readonly isPublic: boolean;
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/** Keeps what a person wrote as a version, if anything is other than it was. A new article is its own first version. */
export async function recordEdit(strapi: Strapi, edit: Edit): Promise<void> {
  const { before, after, changedBy, now } = edit;
  const was = before && changedFrom(itemOfRow(before), itemOfRow(after));
  if (was && Object.keys(was).length === 0) return;
  const { leadNumber, pubStatus, version, versionCreated } = after as Record<string, never>;
  await appendVersions(strapi, [
    {
      article: String(after.documentId),
      headline: String(after.headline ?? ''),
      versionKind: before ? 'edit' : 'first',
      standing: before && !edit.isPublic ? 'open' : 'waiting',
      outcome: before ? 'revised' : 'created',
      receivedAt: now,
      changedBy,
      item: itemOfRow(after),
      ...(was ? { was } : {}),
      ...{ leadNumber, pubStatus, version, versionCreated },
    },
  ]);
}

/** The fields that a person changed, as they were: `null` for empty. */
export function changedFrom(before: Item, after: Item): NonNullable<Version['was']> {
  const changed = editableFields.filter((field) => !same(before[field], after[field]));
  return Object.fromEntries(changed.map((field) => [field, before[field] ?? null]));
}
