/**
 * npm run bench:stream: publishes to 100 and to 10,000 open streams and measures how long it takes until the last client
 * has it, from the moment at which the copy arrives: filing it, the commit, reading it back, and sending it are in it.
 * Half of the clients ask for everything, half for a language. Beside it, in turn, a bare node:http server that only
 * writes as many bytes to as many clients. Also what an open stream costs in memory. The clients are bare sockets in
 * processes of their own. `-- --streams 5000,200` takes other numbers, `--publications 50` more of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startChild } from './parts/child';
import type { Memory, Published } from './parts/stream-server';

const client = process.env.DATABASE_CLIENT === 'postgres' ? 'postgres' : 'sqlite';
const counts = argument('streams', '100,10000').split(',').map(Number);
const publications = Number(argument('publications', '100'));
const processes = 2;
const queries = ['', '?language=en'];
const folder = mkdtempSync(path.join(tmpdir(), 'off-the-wire-bench-'));
const children: Child[] = [];

/** Times are milliseconds from the copy's arrival to the last client. */
interface Measured {
  readonly p50: number;
  readonly p99: number;
  /** CPU time of the server for one publication, in milliseconds. */
  readonly cpu: number;
  /** Kilobytes for each stream. */
  readonly rss?: number;
  readonly heap?: number;
}

/** A server with its clients. */
interface Contestant {
  readonly server: Child;
  readonly clients: readonly Child[];
  readonly whole: number[];
  readonly filing: number[];
  cpu: number;
}

async function main(): Promise<void> {
  try {
    const [ours, bare] = [start('stream-server'), start('bare-stream-server')];
    const urls = [await ours.ask<string>('open', { client }), await bare.ask<string>('open')] as const;
    const rows: Row[] = [];
    const results = [];
    // What is compiled and opened at first use is no stream's cost.
    for (const [at, count] of [100, ...counts].entries()) {
      const measured = await measure([ours, bare], urls, count, at === 0 ? 5 : publications);
      if (at === 0) continue;
      rows.push({ name: `${count.toLocaleString('en')} streams`, ...measured.ours });
      rows.push({ name: '  bare node:http, writing only', ...measured.bare });
      results.push({ streams: count, ...measured });
    }
    process.stdout.write(`\n${table(rows)}\n\n`);
    await ours.ask('close');
    process.stdout.write(`${JSON.stringify({ client, publications, results })}\n`);
  } finally {
    for (const child of children.reverse()) await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  servers: readonly [Child, Child],
  urls: readonly [string, string],
  streams: number,
  times: number,
) {
  process.stderr.write(`${streams.toLocaleString('en')} streams ...\n`);
  const before = await servers[0].ask<Memory>('memory');
  const ours = await connect(servers[0], urls[0], streams);
  await pause(1000);
  const after = await servers[0].ask<Memory>('memory');
  const bare = await connect(servers[1], urls[1], streams);
  for (let time = 0; time < times; time += 1) {
    await publish(ours);
    const [length] = await Promise.all(ours.clients.map((one) => one.ask<number>('length')));
    await publish(bare, { length });
  }
  for (const one of [...ours.clients, ...bare.clients]) {
    await one.ask('close');
    await one.stop();
  }
  await pause(1000);
  const memory = {
    rss: kilobytes(after.rss - before.rss, streams),
    heap: kilobytes(after.heap - before.heap, streams),
  };
  const [mine, yardstick] = [resultOf(ours, times), resultOf(bare, times)];
  const filing = quantile(ours.filing, 0.5);
  return { ours: { ...mine, ...memory }, filing, bare: yardstick, cpuOfBare: rounded(mine.cpu / yardstick.cpu) };
}

async function connect(server: Child, url: string, streams: number): Promise<Contestant> {
  const clients = Array.from({ length: processes }, () => start('stream-clients'));
  await Promise.all(clients.map((one) => one.ask('open', { url, count: streams / processes, queries })));
  return { server, clients, whole: [], filing: [], cpu: 0 };
}

async function publish(contestant: Contestant, given: object = {}): Promise<void> {
  const { server, clients, whole, filing } = contestant;
  const heard = clients.map((one) => one.ask<string>('next'));
  // Each client process must be counting before anything is published.
  await Promise.all(clients.map((one) => one.cpu()));
  const cpu = await server.cpu();
  const { arrived, filed } = await server.ask<Published>('publish', given);
  const last = (await Promise.all(heard)).map(BigInt).sort(ascending).at(-1);
  whole.push(milliseconds((last ?? 0n) - BigInt(arrived)));
  filing.push(milliseconds(BigInt(filed) - BigInt(arrived)));
  await pause(100);
  contestant.cpu += (await server.cpu()) - cpu;
}

const resultOf = ({ whole, cpu }: Contestant, times: number): Measured => ({
  ...{ p50: quantile(whole, 0.5), p99: quantile(whole, 0.99), cpu: rounded(cpu / times / 1000) },
});

function start(name: string): Child {
  const child = startChild(name, { OTW_TEST_RUN: folder });
  children.push(child);
  return child;
}

const ascending = (one: bigint, other: bigint) => (one < other ? -1 : 1);
const milliseconds = (nanoseconds: bigint) => Number(nanoseconds) / 1e6;
const kilobytes = (bytes: number, streams: number) => rounded(bytes / 1024 / streams);
const rounded = (value: number) => Math.round(value * 10) / 10;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return rounded(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN);
}

type Row = Measured & { readonly name: string };

function table(results: readonly Row[]): string {
  const head = ['', 'p50 ms', 'p99 ms', 'CPU ms each', 'RSS KB each', 'heap KB each'];
  const rows = results.map(({ name, p50, p99, cpu, rss, heap }) => [
    name,
    ...[p50, p99, cpu, rss, heap].map((value) => (value === undefined ? '' : String(value))),
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return [head, ...rows].map(line).join('\n');
}

function argument(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return (at === -1 ? undefined : process.argv[at + 1]) ?? otherwise;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
