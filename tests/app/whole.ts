import type { Core } from '@strapi/strapi';
import { type Row, rowsOf } from './tables';

export type Tables = Readonly<Record<string, readonly Row[]>>;

const looked = [
  ...['otw_articles', 'otw_article_versions', 'otw_deliveries', 'otw_changes', 'otw_counters'],
  ...['otw_facets', 'otw_story_keys', 'otw_raw_copies'],
];

/** What must hold of the database at any moment, whoever wrote and whatever was interrupted. */
export async function expectWhole(strapi: Core.Strapi): Promise<void> {
  const tables: Record<string, readonly Row[]> = {};
  for (const name of looked) tables[name] = await rowsOf(strapi, name);
  expect(faultsOf(tables)).toEqual([]);
}

/** What does not hold of it, in words; the rows of each table as the database has them. */
export function faultsOf(tables: Tables): string[] {
  return [...faultsOfStories(tables), ...faultsOfFacets(tables), ...faultsOfLog(tables)];
}

const rowsIn = (tables: Tables, name: string) => tables[name] ?? [];
const idsIn = (tables: Tables, name: string, column: string) => new Set(rowsIn(tables, name).map((row) => row[column]));
const isPublic = (row: Row) => row.published_at !== null;

/** Rows of the stories by documentId: those that readers see, or the drafts. */
function stories(tables: Tables, wanted: (row: Row) => boolean): ReadonlyMap<unknown, Row> {
  return new Map(rowsIn(tables, 'otw_articles').flatMap((row) => (wanted(row) ? [[row.document_id, row]] : [])));
}

/** Each published row has its draft, each draft its versions and keys, each delivery its bytes; none stands alone. */
function faultsOfStories(tables: Tables): string[] {
  const [published, drafts] = [stories(tables, isPublic), stories(tables, (row) => !isPublic(row))];
  const versioned = idsIn(tables, 'otw_article_versions', 'article');
  // What was pruned or erased says so.
  const kept = new Map(rowsIn(tables, 'otw_deliveries').map((row) => [row.document_id, row]));
  for (const [id, row] of kept) if (row.raw_copy) kept.delete(id);
  const [digests, owners] = [idsIn(tables, 'otw_raw_copies', 'digest'), idsIn(tables, 'otw_raw_copies', 'delivery')];
  const bytes = { has: (id: unknown) => owners.has(id) || digests.has(kept.get(id)?.digest) };
  // A story that an editor has deleted leaves its versions as a record, and no key.
  const keyed = idsIn(tables, 'otw_story_keys', 'document_id');
  const lacks = (wanted: Iterable<unknown>, there: { has(id: unknown): boolean }, what: string) =>
    [...wanted].filter((id) => !there.has(id)).map((id) => `${id} ${what}`);
  const unlike = [...published].filter(([id, row]) => drafts.get(id)?.headline !== row.headline);
  const states = [...drafts].filter(([id, row]) => (row.desk_state === 'published') !== published.has(id));
  return [
    ...(published.size + drafts.size === rowsIn(tables, 'otw_articles').length ? [] : ['a story has a row twice']),
    ...unlike.map(([id]) => `${id} has another headline in its draft`),
    ...states.map(([id, row]) => `${id} is ${row.desk_state}, and is ${published.has(id) ? '' : 'not '}public`),
    ...lacks(drafts.keys(), versioned, 'has no version'),
    ...lacks(
      [...versioned].filter((id) => keyed.has(id)),
      drafts,
      'has versions and no draft',
    ),
    ...lacks(drafts.keys(), keyed, 'has no key'),
    ...lacks(kept.keys(), bytes, 'has no bytes'),
  ];
}

/** What readers see is in the feed once, at its time, and nothing else is. */
function faultsOfFacets(tables: Tables): string[] {
  const time = (value: unknown) => (value instanceof Date ? value.getTime() : Number(value));
  const all = rowsIn(tables, 'otw_facets').filter(({ facet }) => facet === 'all');
  const is = all.map((row) => `${row.document_id} at ${Number(row.at)}`);
  const ought = [...stories(tables, isPublic)].map(([id, row]) => `${id} at ${time(row.last_published)}`);
  return [
    ...is.filter((one) => !ought.includes(one)).map((one) => `the feed has ${one}, readers do not`),
    ...ought.filter((one) => !is.includes(one)).map((one) => `readers have ${one}, the feed does not`),
    ...(is.length === ought.length ? [] : [`the feed has ${is.length} stories, readers ${ought.length}`]),
  ];
}

/** The log has no gap and nothing twice, and reading it from the start ends in what is public now. */
function faultsOfLog(tables: Tables): string[] {
  const entries = [...rowsIn(tables, 'otw_changes')].sort((one, other) => Number(one.n) - Number(other.n));
  const faults = entries.flatMap(({ n }, at) => (Number(n) === at + 1 ? [] : [`entry ${n} stands in place ${at + 1}`]));
  const [counter] = rowsIn(tables, 'otw_counters').filter(({ name }) => name === 'changes');
  if (Number(counter?.value) !== entries.length)
    faults.push(`${counter?.value} are counted, ${entries.length} are there`);
  const seen = new Set<unknown>();
  for (const { n, about, kind, subject } of entries) {
    if (about !== 'article') continue;
    if (seen.has(subject) === (kind === 'published')) faults.push(`entry ${n} says ${kind} of ${subject}`);
    if (kind === 'withdrawn') seen.delete(subject);
    else seen.add(subject);
  }
  const published = stories(tables, isPublic);
  for (const id of published.keys()) if (!seen.has(id)) faults.push(`the log does not tell of ${id}`);
  for (const id of seen) if (!published.has(id)) faults.push(`the log tells of ${id}, which is not public`);
  return faults;
}
