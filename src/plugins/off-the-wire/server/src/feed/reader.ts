import { isPostgres, type Row, type Strapi } from '../strapi';

/** Reads by a statement with `?` for its values; outside any transaction, so it sees what is committed. */
export interface Reader {
  rows(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
  close(): void;
}

/** What better-sqlite3 is, as far as it is used here. */
interface NativeSqlite {
  prepare(sql: string): { all(...values: readonly unknown[]): Row[] };
  pragma(statement: string, options: { simple: true }): unknown;
  close(): void;
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
  const statements = new Map<string, ReturnType<NativeSqlite['prepare']>>();
  const statementOf = (sql: string) => {
    const known = statements.get(sql) ?? native.prepare(sql);
    if (statements.size >= mostStatements) statements.clear();
    statements.set(sql, known);
    return known;
  };
  return {
    rows: async (sql, values) => statementOf(sql).all(...values),
    close: () => native.close(),
  };
}

/** There is one for each form of a question, and their forms are few; lists of ids make more. */
const mostStatements = 300;

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
  return {
    async rows(sql, values) {
      const found: unknown = await strapi.db.connection.raw(sql, [...values] as never);
      return (Array.isArray(found) ? found : (found as { rows: Row[] }).rows) as Row[];
    },
    close: () => undefined,
  };
}
