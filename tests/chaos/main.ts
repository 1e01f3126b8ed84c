/**
 * npm run chaos -- [--kills 100] [--seed N] [--stories N]: an importing process is killed (SIGKILL) at random points and
 * run again, two import overlapping copy at once, a reader polls the log meanwhile. What lies in the database afterwards
 * must be what an undisturbed run leaves there. The last line is JSON, in which every number but `kills` must be 0.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import stopServers from '../app/global-teardown';
import { startServer } from '../app/server-process';
import { wireOf } from '../app/story-versions';
import { numberOf, runCommand } from '../command';
import { type Random, randomOf } from '../fuzz/random';
import { type Client, emptyNewsroom, finished, killed, startImporter } from './importing';
import { faultsOf, readChanges } from './reader';
import { missingFrom, type Truth, truthOf } from './truth';

const out = (line: string) => process.stdout.write(`${line}\n`);

interface Plan {
  readonly seed: number;
  readonly kills: number;
  readonly documents: readonly string[];
}

/** What was wrong, counted. */
interface Tally {
  kills: number;
  /** Facts of the undisturbed run that the other lacks; facts that only the other has. */
  lost: number;
  doubled: number;
  /** Faults of a database just after a kill, or at the end: gaps in the log, rows without their like. */
  broken: number;
  /** Entries of the log that the reader did not get, or got more than once. */
  missed: number;
  twice: number;
}

const inBatch = 20;
const killsInARow = 5;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, seed: { type: 'string' }, stories: { type: 'string' } },
  });
  const seed = numberOf('seed', values.seed ?? String(Date.now() % 1_000_000));
  const stories = numberOf('stories', values.stories ?? '150');
  const documents = wireOf(randomOf(seed, 'copy'), `${seed}`, stories).map(({ bytes }) => String(bytes));
  const plan = { seed, kills: numberOf('kills', values.kills ?? '100'), documents };
  out(`seed ${seed}: ${stories} stories in ${documents.length} documents, ${plan.kills} kills`);
  const folder = mkdtempSync(path.join(tmpdir(), 'off-the-wire-chaos-'));
  process.env.OTW_TEST_RUN = folder;
  const tally: Tally = { kills: 0, lost: 0, doubled: 0, broken: 0, missed: 0, twice: 0 };
  try {
    await killAndRunAgain('sqlite', Math.ceil(plan.kills / 2), plan, tally);
    await killAndRunAgain('postgres', Math.floor(plan.kills / 2), plan, tally);
    await importTwice(plan, tally);
  } finally {
    await stopServers();
    rmSync(folder, { recursive: true, force: true });
  }
  out(JSON.stringify({ seed, ...tally }));
  const { kills: _kills, ...faults } = tally;
  return Object.values(faults).every((count) => count === 0) ? 0 : 1;
}

/** Kills in a row on one database, each at a point of its own, and then a run to the end: as often as it takes. */
async function killAndRunAgain(client: Client, kills: number, { seed, documents }: Plan, tally: Tally): Promise<void> {
  const empty = await emptyNewsroom(client);
  const undisturbed = await empty.copy();
  await finished(startImporter(undisturbed.env, documents).child);
  const wanted = await truthOf(undisturbed.env);
  count(tally, client, 'undisturbed', wanted, wanted.all, wanted.all);
  out(`${client}: undisturbed, ${wanted.all.length} facts`);
  for (let done = 0, round = 1; done < kills; round += 1) {
    const room = await empty.copy();
    const random = randomOf(seed, client, round);
    const points: string[] = [];
    for (const _kill of Array.from({ length: Math.min(killsInARow, kills - done) })) {
      const point = await killOnce(room.env, documents, random);
      if (point === undefined) continue;
      points.push(point);
      count(tally, client, point, await truthOf(room.env));
    }
    await finished(startImporter(room.env, documents).child);
    const truth = await truthOf(room.env);
    const { lost, doubled } = count(tally, client, `round ${round}`, truth, wanted.all, truth.all);
    done += points.length;
    tally.kills += points.length;
    out(`${client}: killed ${points.join(', ')}; run to the end: ${lost} lost, ${doubled} doubled`);
    await room.drop();
  }
  await undisturbed.drop();
  await empty.drop();
}

/** Lets it file some batches and a little of the next. @returns where it was killed; absent: it was through before. */
async function killOnce(env: Readonly<Record<string, string>>, documents: readonly string[], random: Random) {
  const batches = random.int(Math.ceil(documents.length / inBatch));
  const milliseconds = random.int(60);
  const { child, filed } = startImporter(env, documents);
  await filed(batches);
  // With nothing filed yet the boot is under way, or the first batch.
  await sleep(batches === 0 ? random.int(4_000) : milliseconds);
  return (await killed(child)) ? `${batches}+${milliseconds} ms` : undefined;
}

/** Two processes with four writers each, which bring the same copy from its two ends, while a reader polls the log. */
async function importTwice({ documents }: Plan, tally: Tally): Promise<void> {
  const empty = await emptyNewsroom('postgres');
  const [alone, together] = [await empty.copy(), await empty.copy()];
  await finished(startImporter(alone.env, documents).child);
  const server = await startServer(together.env);
  const reading = readChanges(server.url);
  const ways = [documents, [...documents].reverse()];
  const importers = ways.map((some) => startImporter(together.env, some, { OTW_WRITERS: '4' }));
  for (const { child } of importers) await finished(child);
  await reading.finish();
  await server.stop();
  const [wanted, truth] = [await truthOf(alone.env), await truthOf(together.env)];
  const { lost, doubled } = count(tally, 'postgres', 'two importers', truth, wanted.anyOrder, truth.anyOrder);
  const last = Math.max(0, ...reading.seen);
  const { missed, twice } = faultsOf(reading.seen, last);
  tally.missed += missed;
  tally.twice += twice;
  out(`postgres: two importers, eight writers: ${lost} lost, ${doubled} doubled`);
  out(`postgres: a reader of ${last} entries: ${missed} missed, ${twice} seen twice`);
  for (const room of [alone, together, empty]) await room.drop();
}

/** Adds what is wrong with a database, and shows the first of it. */
function count(
  tally: Tally,
  client: Client,
  when: string,
  { faults }: Truth,
  wanted: readonly string[] = [],
  found: readonly string[] = [],
): { readonly lost: number; readonly doubled: number } {
  const [lost, doubled] = [missingFrom(found, wanted), missingFrom(wanted, found)];
  tally.lost += lost.length;
  tally.doubled += doubled.length;
  tally.broken += faults.length;
  // What one lacks and what it has instead stand one after the other.
  const pairs = lost.flatMap((line, at) => [`lost: ${line}`, ...(doubled[at] ? [`doubled: ${doubled[at]}`] : [])]);
  const shown = [...faults, ...pairs, ...doubled.slice(lost.length).map((line) => `doubled: ${line}`)];
  for (const line of shown.slice(0, 6)) out(`  ${client}, ${when}: ${line.slice(0, 600)}`);
  return { lost: lost.length, doubled: doubled.length };
}

runCommand(main);
