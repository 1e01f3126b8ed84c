import { readTree, type Tree } from '../store/breadcrumbs';
import {
  articleColumns,
  articlesTable,
  furtherBreadcrumbs,
  type PublicArticle,
  publicArticles,
} from '../store/public-articles';
import { allSources } from '../store/sources';
import { chunks, type Strapi, type TransactionContext, type Trx, tableIn } from '../strapi';
import { type Facet, facetsOf, touchFacets, writeFacets } from './facets';
import type { Change, Log } from './log';

/** What readers may see of an article at one moment. Absent from the map: nothing. */
export interface PublicState {
  readonly article: PublicArticle;
  readonly facets: readonly Facet[];
  /** `lastPublished`, epoch milliseconds. */
  readonly at: number;
}

export type PublicStates = ReadonlyMap<string, PublicState>;

/** Enough to file and announce what was not public before: there is nothing to compare it with. */
const newsColumns: typeof articleColumns = [
  ...(['guid', 'slug', 'provider', 'language', 'urgency', 'genre', 'subjects', 'keywords'] as const),
  ...(['firstPublished', 'lastPublished'] as const),
];

/** Reads what readers may see of these articles, as the transaction sees it. */
export async function publicStates(
  strapi: Strapi,
  trx: Trx,
  documentIds: readonly string[],
  columns = articleColumns,
): Promise<PublicStates> {
  if (documentIds.length === 0) return new Map();
  const [tree, sources] = [await readTree(strapi), await allSources(strapi)];
  const sourceDocumentIds = new Map(sources.map((source) => [source.id, source.documentId]));
  const states = new Map<string, PublicState>();
  for (const some of chunks(documentIds, 500)) {
    const articles = await publicArticles(strapi, trx, columns, (query) => query.whereIn('a.document_id', some));
    const further = await furtherBreadcrumbs(strapi, trx, some);
    for (const article of articles) {
      const sectionIds = sectionsOf(article, further);
      const source = article.sourceId === undefined ? undefined : sourceDocumentIds.get(article.sourceId);
      states.set(article.documentId, stateOf(article, sectionIds, source, tree));
    }
  }
  return states;
}

function sectionsOf(article: PublicArticle, further: ReadonlyMap<string, number[]>): number[] {
  const others = further.get(article.documentId) ?? [];
  return article.breadcrumbId === undefined ? others : [article.breadcrumbId, ...others];
}

function stateOf(article: PublicArticle, sections: number[], source: string | undefined, tree: Tree): PublicState {
  const at = article.lastPublished ?? article.firstPublished ?? 0;
  return { article, facets: facetsOf(article, sections, source, tree), at };
}

interface Settlement {
  readonly before: PublicStates;
  readonly documentIds: readonly string[];
  readonly also?: readonly Change[];
  /** The same copy, read anew: what is other for readers is an update, whatever the version was. */
  readonly isReread?: boolean;
  /** It came of an archive: nobody who follows is told, save of what is gone, and lists show it by its own times. */
  readonly isArchive?: boolean;
  /** Why what is no longer there is gone: a code for readers. */
  readonly reason?: string;
  readonly now: number;
}

/**
 * The one function that everything passes which changes what readers may see. Compares these articles before and now,
 * rewrites their facets and appends to the change log, all in the transaction that changed them.
 *
 * @param also changes that no article's row shows. @param now epoch milliseconds UTC.
 */
export async function settle(
  strapi: Strapi,
  log: Log,
  context: TransactionContext,
  { before, documentIds, also = [], isReread = false, isArchive = false, reason, now }: Settlement,
): Promise<void> {
  const [known, news] = [documentIds.filter((id) => before.has(id)), documentIds.filter((id) => !before.has(id))];
  const after = new Map([
    ...(await publicStates(strapi, context.trx, known)),
    ...(await publicStates(strapi, context.trx, news, newsColumns)),
  ]);
  const moved = documentIds.filter((id) => !sameFacets(before.get(id), after.get(id)));
  const written = moved.flatMap((documentId) => {
    const state = after.get(documentId);
    return state ? [{ documentId, at: state.at, updated: isArchive ? state.at : now, facets: state.facets }] : [];
  });
  await writeFacets(strapi, context.trx, moved, written);
  const compared = documentIds.flatMap((id) => compare(id, before.get(id), after.get(id)) ?? []);
  const read = isReread ? compared.map(asUpdate) : compared;
  const changes = isArchive ? read.map(asArchive) : read;
  const isMoved = new Set(moved);
  const touched = changes.filter(({ subject }) => !isMoved.has(subject)).map(({ subject }) => subject);
  if (!isArchive) await touchFacets(strapi, context.trx, touched, now);
  await log.append(context, [...(await withReasons(strapi, context.trx, changes, reason)), ...also], now);
}

function sameFacets(before: PublicState | undefined, after: PublicState | undefined): boolean {
  if (!before || !after) return before === after;
  return before.at === after.at && before.facets.join('\n') === after.facets.join('\n');
}

function compare(subject: string, before: PublicState | undefined, after: PublicState | undefined): Change | undefined {
  if (!before && !after) return undefined;
  const facets = { before: before?.facets ?? [], after: after?.facets ?? [] };
  const guid = (after ?? before)?.article.guid;
  const slug = after?.article.slug;
  const address = slug?.includes('.') ? slug : undefined;
  const change = { about: 'article', subject, ...facets, detail: { guid, place: after?.at, address } } as const;
  if (!before) return { ...change, kind: 'published' };
  if (!after) return { ...change, kind: 'withdrawn' };
  if (sameFacets(before, after) && JSON.stringify(before.article) === JSON.stringify(after.article)) return undefined;
  return { ...change, kind: isCorrection(before.article, after.article) ? 'corrected' : 'updated' };
}

const asUpdate = (change: Change): Change => (change.kind === 'corrected' ? { ...change, kind: 'updated' } : change);

const asArchive = (change: Change): Change =>
  change.kind === 'withdrawn' ? change : { ...change, detail: { ...change.detail, archive: true } };

function isCorrection(before: PublicArticle, after: PublicArticle): boolean {
  if (after.versionKind !== 'correction') return false;
  return before.versionKind !== 'correction' || before.version !== after.version || before.body !== after.body;
}

/** A withdrawal says why, by a code (what the desk's state of the story is now), and of what, by the agency's id. */
async function withReasons(
  strapi: Strapi,
  trx: Trx,
  changes: readonly Change[],
  reason = 'deleted',
): Promise<Change[]> {
  const withdrawn = changes.filter((change) => change.kind === 'withdrawn').map((change) => change.subject);
  if (withdrawn.length === 0) return [...changes];
  const drafts: Record<string, unknown>[] = await tableIn(strapi, trx, articlesTable)
    .whereIn('document_id', withdrawn)
    .whereNull('published_at')
    .select('document_id', 'desk_state', 'guid');
  const byId = new Map(drafts.map((draft) => [draft.document_id, draft]));
  return changes.map((change) => {
    if (change.kind !== 'withdrawn') return change;
    const draft = byId.get(change.subject);
    const guid = change.detail.guid ?? (typeof draft?.guid === 'string' ? draft.guid : undefined);
    return { ...change, detail: { guid, reason: String(draft?.desk_state ?? reason) } };
  });
}
