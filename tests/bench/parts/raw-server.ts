/**
 * The least that an answer out of the database can cost: one statement, made by hand and prepared, and JSON.stringify, in
 * a bare node:http server. The driver is the one that Strapi uses.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { answer } from './child';

type Row = Record<string, unknown>;

/** better-sqlite3 brings no types. */
type OpenSqlite = new (file: string, options: object) => { prepare(sql: string): { all(...values: unknown[]): Row[] } };
const Sqlite = createRequire(__filename)('better-sqlite3') as OpenSqlite;

export interface RawSource {
  /** With one value: the time before which the articles were published. */
  readonly sql: string;
  readonly env: Readonly<Record<string, string>>;
  /** Columns that hold JSON. */
  readonly json: readonly string[];
}

answer({
  open: ({ sql, env, json }: RawSource) => {
    const read = env.DATABASE_CLIENT === 'postgres' ? postgres(sql, env) : sqlite(sql, env);
    const server = createServer(async (request, response) => {
      const until = Date.parse(new URL(request.url ?? '', 'http://localhost').searchParams.get('until') ?? '');
      const bytes = Buffer.from(JSON.stringify({ data: (await read(until)).map((row) => parsed(row, json)) }));
      response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length });
      response.end(bytes);
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    });
  },
});

/** What is absent is left out, as it is in the feed. */
function parsed(row: Row, json: readonly string[]): Row {
  const known = Object.entries(row).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(
    known.map(([name, value]) => [name, json.includes(name) && typeof value === 'string' ? JSON.parse(value) : value]),
  );
}

function sqlite(sql: string, env: RawSource['env']) {
  const statement = new Sqlite(env.DATABASE_FILENAME ?? '', { readonly: true }).prepare(sql);
  return async (until: number) => statement.all(until);
}

function postgres(sql: string, env: RawSource['env']) {
  const { DATABASE_HOST: host, DATABASE_PORT, DATABASE_NAME: database } = env;
  const { DATABASE_USERNAME: user, DATABASE_PASSWORD: password } = env;
  const pool = new Pool({ host, port: Number(DATABASE_PORT), database, user, password, max: 10 });
  const text = sql.replace('?', '$1');
  return async (until: number) =>
    (await pool.query({ name: 'headlines', text, values: [new Date(until)] })).rows as Row[];
}
