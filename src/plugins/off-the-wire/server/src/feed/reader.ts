import { isPostgres, type Row, type Strapi } from '../strapi';

/** Reads by a statement with `?` for its values; outside any transaction, so it sees what is committed. */
export interface Reader {
  rows(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** The same with each row as its values in the order of the statement: of many columns, much cheaper. */
  lists(sql: string, values: readonly unknown[]): Promise<readonly (readonly unknown[])[]>;
  close(): void;
}

/** What better-sqlite3 is, as far as it is used here. */
interface NativeSqlite {
  prepare(sql: string): Statement;
  pragma(statement: string, options: { simple: true }): unknown;
  close(): void;
}
interface Statement {
  all(...values: readonly unknown[]): Row[];
  raw(): { all(...values: readonly unknown[]): unknown[][] };
}
type OpenSqlite = new (filename: string, options: object) => NativeSqlite;

/**
 * On SQLite a connection of the feed's own, which only reads: Strapi has one connection, and a reader would wait behind
 * every import that holds it. With the write-ahead log, readers and the writer do not wait for each other; without it, and
 * on PostgreSQL, Strapi's own connections are used.
 */
export function openReader(strapi: Strapi): Reader {
  const native = isPostgres(strapi) ? undefined : openNative(strapi);
  if (!native) return throughStrapi(strapi);
  const asRows = preparedOnce((sql) => native.prepare(sql));
  const asLists = preparedOnce((sql) => native.prepare(sql).raw());
  return {
    rows: async (sql, values) => asRows(sql).all(...values),
    lists: async (sql, values) => asLists(sql).all(...values),
    close: () => native.close(),
  };
}

/** There is one for each form of a question, and their forms are few; lists of ids make more. */
const mostStatements = 300;

function preparedOnce<Prepared>(prepare: (sql: string) => Prepared): (sql: string) => Prepared {
  const statements = new Map<string, Prepared>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= mostStatements) statements.clear();
    const made = prepare(sql);
    statements.set(sql, made);
    return made;
  };
}

function openNative(strapi: Strapi): NativeSqlite | undefined {
  const { client } = strapi.db.connection as unknown as {
    client: { driver?: OpenSqlite; connectionSettings?: { filename?: unknown } };
  };
  const filename = client.connectionSettings?.filename;
  if (!client.driver || typeof filename !== 'string' || filename === ':memory:') return undefined;
  const native = new client.driver(filename, { readonly: true, fileMustExist: true, timeout: 1000 });
  if (native.pragma('journal_mode', { simple: true }) === 'wal') return native;
  native.close();
  return undefined;
}

function throughStrapi(strapi: Strapi): Reader {
  const rows = async (sql: string, values: readonly unknown[]) => {
    const found: unknown = await strapi.db.connection.raw(sql, [...values] as never);
    return (Array.isArray(found) ? found : (found as { rows: Row[] }).rows) as Row[];
  };
  return {
    rows,
    // Drivers set a row's columns in the order of the statement.
    lists: async (sql, values) => (await rows(sql, values)).map((row) => Object.values(row)),
    close: () => undefined,
  };
}
