import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresServer } from './postgres';
import { testRunFolder } from './test-run';

/** Stops the PostgreSQL servers that tests asked for, and deletes what the run has written. */
export default async function globalTeardown(): Promise<void> {
  const folder = testRunFolder();
  const servers = readdirSync(folder).filter((name) => name.startsWith('postgres-'));
  await Promise.all(servers.map((name) => stop(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))));
  rmSync(folder, { recursive: true, force: true });
}

async function stop({ processId }: PostgresServer): Promise<void> {
  for (let tries = 0; tries < 100 && sendSignal(processId, tries === 0 ? 'SIGTERM' : 0); tries += 1) {
    await sleep(50);
  }
}

/** @returns false if there is no such process any more */
function sendSignal(processId: number, signal: 'SIGTERM' | 0): boolean {
  try {
    return process.kill(processId, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
