import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { testRunFolder } from './test-run';

/** How to reach the test run's PostgreSQL. */
export interface PostgresServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Of the process that keeps it. */
  readonly processId: number;
}

/** A database of one's own, as the settings that Strapi reads. */
export interface PostgresDatabase {
  readonly env: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}

/**
 * A database on the test run's PostgreSQL, which is started the first time that one is asked for: empty, or like another
 * that nobody is connected to.
 */
export async function createPostgresDatabase(like?: string): Promise<PostgresDatabase> {
  const server = await postgresServer();
  const name = `newsroom_${randomUUID().replaceAll('-', '')}`;
  await runSql(server, `CREATE DATABASE ${name}${like ? ` TEMPLATE ${like}` : ''}`);
  return {
    env: {
      DATABASE_CLIENT: 'postgres',
      DATABASE_HOST: '127.0.0.1',
      DATABASE_PORT: String(server.port),
      DATABASE_NAME: name,
      DATABASE_USERNAME: server.user,
      DATABASE_PASSWORD: server.password,
    },
    drop: () => runSql(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** One server for each of jest's workers. Jest gives every test file its own memory, so that a file has to remember. */
async function postgresServer(): Promise<PostgresServer> {
  const file = path.join(testRunFolder(), `postgres-${process.env.JEST_WORKER_ID ?? '1'}.json`);
  if (!existsSync(file)) {
    writeFileSync(file, JSON.stringify(await startServer()));
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function startServer(): Promise<PostgresServer> {
  const child = spawn(process.execPath, [path.join(__dirname, 'postgres-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ready: Omit<PostgresServer, 'processId'> = JSON.parse(await firstLine(child));
  // The run may end without it: its standard input then ends too, and it stops.
  child.unref();
  for (const stream of [child.stdin, child.stdout]) {
    if (stream !== null && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
  return { ...ready, processId: child.pid ?? 0 };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with code ${code} before it was ready`)));
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  });
}

async function runSql(server: PostgresServer, sql: string): Promise<void> {
  const { port, user, password } = server;
  const client = new Client({ host: '127.0.0.1', port, user, password, database: 'postgres' });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
