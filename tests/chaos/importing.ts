/** Importers in processes of their own, and databases to give them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresDatabase } from '../app/postgres';
import { testRunFolder } from '../app/test-run';

export type Client = 'sqlite' | 'postgres';
export type Settings = Readonly<Record<string, string>>;

export interface Newsroom {
  readonly env: Settings;
  drop(): Promise<void>;
}

const root = path.resolve(__dirname, '..', '..');

/** What every process of the run is told; a `.env` that lies about decides nothing. */
const common: Settings = {
  ...{ TZ: 'UTC', ENV_PATH: '/dev/null', LOG_LEVEL: 'error', STRAPI_TELEMETRY_DISABLED: 'true', STARTUP_PAGE: 'false' },
  ...{ APP_KEYS: 'chaos-one,chaos-two', ADMIN_JWT_SECRET: 'chaos', API_TOKEN_SALT: 'chaos' },
  ...{ TRANSFER_TOKEN_SALT: 'chaos', ENCRYPTION_KEY: 'chaos' },
};

const plainPlan = {
  breadcrumbs: [
    { label: 'Home', path: '' },
    { label: 'World', path: 'world', collects: { subjects: ['medtop:11000000'] } },
  ],
  sources: [{ code: 'desk', name: 'The Desk', provider: 'Test Press', language: 'en', autoPublish: true }],
};

/** An empty newsroom, set up once; `copy` gives as many of it as are wanted. */
export async function emptyNewsroom(
  client: Client,
  plan: object = plainPlan,
): Promise<Newsroom & { copy(): Promise<Newsroom> }> {
  const first = await database(client);
  await finished(startImporter(first.env, [], { OTW_PLAN: JSON.stringify(plan) }).child);
  return { ...first, copy: () => database(client, first.env) };
}

async function database(client: Client, like?: Settings): Promise<Newsroom> {
  if (client === 'postgres') {
    const { env, drop } = await onceNobodyIsIn(() => createPostgresDatabase(like?.DATABASE_NAME));
    return { env: { ...common, ...env }, drop };
  }
  const folder = mkdtempSync(path.join(testRunFolder(), 'sqlite-'));
  const file = path.join(folder, 'newsroom.db');
  // Nobody has the first one open: all of it lies in its one file.
  if (like) copyFileSync(like.DATABASE_FILENAME ?? '', file);
  const env = { ...common, DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: file };
  return { env, drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

/** PostgreSQL copies no database that a process is still leaving (55006). */
async function onceNobodyIsIn<Made>(work: () => Promise<Made>, tries = 50): Promise<Made> {
  try {
    return await work();
  } catch (cause) {
    if ((cause as { readonly code?: unknown }).code !== '55006' || tries === 0) throw cause;
    await sleep(100);
    return onceNobodyIsIn(work, tries - 1);
  }
}

export interface Importer {
  readonly child: ChildProcess;
  /** Ready when so many batches are filed, or the process has ended. */
  filed(batches: number): Promise<void>;
}

export function startImporter(env: Settings, documents: readonly string[], own: Settings = {}): Importer {
  const child = spawn(process.execPath, [path.join(root, 'tests/app/importer.mjs')], {
    cwd: root,
    env: { ...process.env, ...env, ...own, OTW_ROLE: 'cli' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // One that is killed while it boots has read nothing.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(JSON.stringify(documents));
  let count = 0;
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const look of waiting) look();
  };
  if (child.stdout)
    createInterface(child.stdout).on('line', () => {
      count += 1;
      tell();
    });
  child.once('exit', tell);
  const filed = (batches: number) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (count < batches && child.exitCode === null && child.signalCode === null) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { child, filed };
}

/** Throws unless it ended well. */
export async function finished(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode !== 0) throw new Error(`An importer ended with ${child.exitCode ?? child.signalCode}.`);
}

/** @returns whether it was still at work. */
export async function killed(child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return false;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  return child.signalCode === 'SIGKILL';
}
