/** A database's whole truth in words that two runs share: names for ids, and no times of filing. */
import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { Row } from '../app/tables';
import { faultsOf, type Tables } from '../app/whole';

export interface Truth {
  /** One line for each fact. Two runs that filed the same copy have the same lines. */
  readonly all: readonly string[];
  /** Those that must be the same in whichever order the copy came: what readers see, and what is kept. */
  readonly anyOrder: readonly string[];
  /** What does not hold of it by itself. */
  readonly faults: readonly string[];
}

const names = [
  ...['otw_articles', 'otw_article_versions', 'otw_deliveries', 'otw_alerts', 'otw_changes', 'otw_counters'],
  ...['otw_facets', 'otw_story_keys', 'otw_due', 'otw_raw_copies'],
];

/** Reads it past Strapi: what lies there, not what a server says of it. @param env the settings of the newsroom. */
export async function truthOf(env: Readonly<Record<string, string>>): Promise<Truth> {
  const tables = env.DATABASE_CLIENT === 'postgres' ? await fromPostgres(env) : fromSqlite(env);
  const named = naming(tables);
  return {
    all: facts(tables, named, false),
    anyOrder: facts(tables, named, true),
    faults: faultsOf(tables),
  };
}

/** Lines that only the one has, as often as it has them more often than the other. */
export function missingFrom(other: readonly string[], lines: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

function fromSqlite(env: Readonly<Record<string, string>>): Tables {
  const database = new Database(env.DATABASE_FILENAME ?? '');
  try {
    return Object.fromEntries(
      names.map((name) => [name, database.prepare(`SELECT * FROM ${name} ORDER BY id`).all() as Row[]]),
    );
  } finally {
    database.close();
  }
}

async function fromPostgres(env: Readonly<Record<string, string>>): Promise<Tables> {
  const { DATABASE_HOST: host, DATABASE_PORT: port, DATABASE_NAME: database } = env;
  const login = { user: env.DATABASE_USERNAME, password: env.DATABASE_PASSWORD };
  const client = new Client({ host, port: Number(port), database, ...login });
  await client.connect();
  try {
    // What a process that was killed had sent may still be committed: all tables as of one moment.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables: Record<string, readonly Row[]> = {};
    for (const name of names) tables[name] = (await client.query(`SELECT * FROM ${name} ORDER BY id`)).rows;
    return tables;
  } finally {
    await client.end();
  }
}

/** Puts names in the place of ids: a story's is its guid, a delivery's its digest. */
function naming(tables: Tables): (text: string) => string {
  const known: [id: string, name: string][] = [];
  for (const { article, item, digest } of tables.otw_article_versions ?? []) {
    const guid = (parsed(item) as { guid?: string } | null)?.guid ?? digest;
    known.push([String(article), `story ${guid}`]);
  }
  for (const { document_id, digest } of tables.otw_deliveries ?? [])
    known.push([String(document_id), `delivery ${digest}`]);
  const byId = new Map(known.flatMap(([id, name]) => [[id, name] as const, [id.slice(-8), `end of ${name}`] as const]));
  // A web address ends with the end of the id.
  return (text) => text.replace(/[a-z0-9]{24}|(?<=-)[a-z0-9]{8}(?=")/g, (id) => byId.get(id) ?? id);
}

const parsed = (value: unknown): unknown =>
  typeof value === 'string' && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;

/** Times of filing, and what the database counts for itself. */
const ownToARun: ReadonlySet<string> = new Set([
  ...['id', 'created_at', 'updated_at', 'received_at', 'raised_at', 'n', 'value', 'locale'],
  ...['created_by_id', 'updated_by_id'],
]);

/** Columns that tell in which order copy came: which of two was the first, and what it found. */
const ofOrder: Readonly<Record<string, readonly string[]>> = {
  otw_articles: ['slug', 'held_because', 'first_created', 'version_kind', 'first_published', 'last_published'],
  otw_article_versions: ['outcome', 'held_because', 'standing', 'version_kind', 'delivery', 'document_id'],
  otw_deliveries: ['receipt', 'document_id'],
  otw_raw_copies: [],
  otw_facets: [],
  otw_story_keys: [],
};

/** What came before a kill is told to the desk, what comes after it waits: the words that no reader sees are of the order. */
const isUnseen = ({ desk_state: state }: Row) => state === 'killed';
const words: readonly string[] = ['headline', 'body', 'word_count', 'version_created', 'embargo'];

function facts(tables: Tables, named: (text: string) => string, anyOrder: boolean): string[] {
  const lines: string[] = [];
  for (const [table, rows] of Object.entries(tables)) {
    if (table === 'otw_counters' || (anyOrder && !(table in ofOrder))) continue;
    const left = (row: Row) => (anyOrder ? [...(ofOrder[table] ?? []), ...(isUnseen(row) ? words : [])] : []);
    lines.push(...rows.map((row) => `${table} ${named(JSON.stringify(told(table, row, left(row))))}`));
  }
  return [...lines, ...(anyOrder ? [] : logOfEach(tables, named))].sort();
}

function told(table: string, row: Row, left: readonly string[]): Row {
  const columns = Object.entries(row).filter(([name]) => !ownToARun.has(name) && !left.includes(name));
  const kept = columns.map(([name, value]) => [name, timeless(table, name, row, value)] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== null));
}

const twoYears = 2 * 365 * 86_400_000;

/** Of a time of filing, only whether there is one; of one that the copy named, the time. */
function timeless(table: string, name: string, row: Row, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  // A version has an id of its own, which nothing points at.
  if (name === 'document_id' && ['otw_article_versions', 'otw_alerts'].includes(table)) return null;
  if (name === 'published_at' || name === 'first_published') return 'set';
  if (name === 'last_published') return instant(value) === instant(row.first_published) ? 'at first' : 'moved up';
  // Where a story stands in the lists is when it came out.
  if (name === 'detail') return { ...(parsed(value) as object), place: undefined };
  if (name === 'updated') return 'a time';
  if (name === 'at' && (table !== 'otw_due' || Number(value) < Date.now() + twoYears)) return 'a time';
  return parsed(value);
}

/** PostgreSQL's driver gives times as a Date, SQLite has their milliseconds. */
const instant = (value: unknown) => new Date(value as Date | number | string).getTime();

/** The log's words on each story, in their order. */
function logOfEach({ otw_changes: changes = [] }: Tables, named: (text: string) => string): string[] {
  const words = new Map<string, string[]>();
  for (const { subject, kind } of inOrder(changes)) {
    words.set(String(subject), [...(words.get(String(subject)) ?? []), String(kind)]);
  }
  return [...words].map(([subject, kinds]) => named(`log ${JSON.stringify(subject)} ${kinds.join(' ')}`));
}

const inOrder = (changes: readonly Row[]) => [...changes].sort((one, other) => Number(one.n) - Number(other.n));
