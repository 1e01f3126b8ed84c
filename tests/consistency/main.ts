/**
 * npm run consistency -- [--seconds 60] [--seed N] [--only sqlite|postgres]: stories come, change, move, are killed and
 * expire at random, sources and sections are renamed and moved, while readers ask for everything, of the server and through
 * a proxy that caches (nginx, where it is installed): a second after each change every answer must be what a server that
 * knows nothing makes of the same rows, and no reader may miss or repeat anything. On SQLite, and on PostgreSQL with two
 * servers. The last line is JSON, in which every number of `faults` must be 0; a run that judged no answer or no walk has
 * failed, too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import stopServers from '../app/global-teardown';
import type { Client } from '../chaos/importing';
import { numberOf, runCommand } from '../command';
import { askNoMore } from './ask';
import { proxyCommand } from './proxy';
import { run } from './run';
import { type Tally, unjudged } from './tally';

const out = (line: string) => process.stdout.write(`${line}\n`);
const servers: Readonly<Record<Client, number>> = { sqlite: 1, postgres: 2 };

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seconds: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
  });
  const seconds = numberOf('seconds', values.seconds ?? '60');
  const seed = numberOf('seed', values.seed ?? String(Date.now() % 1_000_000));
  const clients = (['sqlite', 'postgres'] as const).filter((client) => !values.only || values.only === client);
  if (clients.length === 0) throw new Error(`--only wants sqlite or postgres, not "${values.only}".`);
  const proxy = proxyCommand();
  out(`seed ${seed}: ${seconds} seconds on each of ${clients.join(', ')}`);
  if (!proxy) out('nginx is not installed: nothing is read through a proxy.');
  const folder = mkdtempSync(path.join(tmpdir(), 'off-the-wire-consistency-'));
  process.env.OTW_TEST_RUN = folder;
  const tallies: Partial<Record<Client, Tally>> = {};
  try {
    for (const client of clients) {
      tallies[client] = await run({ client, processes: servers[client], seconds, seed, folder, proxy, out });
      out(`${client}: ${JSON.stringify(tallies[client])}`);
    }
  } finally {
    askNoMore();
    await stopServers();
    rmSync(folder, { recursive: true, force: true });
  }
  out(JSON.stringify({ seed, seconds, proxy: proxy !== undefined, ...tallies }));
  const counts = Object.values(tallies).flatMap(({ faults }) => Object.values(faults));
  const nothing = Object.entries(tallies).flatMap(([client, tally]) => unjudged(tally).map((what) => [client, what]));
  for (const [client, what] of nothing) out(`${client}: no ${what} was judged: it takes a longer run.`);
  return nothing.length === 0 && counts.every((count) => count === 0) ? 0 : 1;
}

runCommand(main);
