/**
 * npm run bench:stream: publishes to 100 and to 10,000 open streams and measures how long it takes until the last client
 * has it, from the moment at which the copy arrives: filing it, the commit, reading it back, and sending it are in it.
 * Half of the clients ask for everything, half for a language. Also what an open stream costs in memory. The clients are
 * bare sockets in processes of their own. `-- --streams 5000,200` takes other numbers, `--publications 50` more of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startChild } from './parts/child';
import type { Memory, Published } from './parts/stream-server';

const client = process.env.DATABASE_CLIENT === 'postgres' ? 'postgres' : 'sqlite';
const counts = argument('streams', '100,10000').split(',').map(Number);
const publications = Number(argument('publications', '30'));
const processes = 2;
const queries = ['', '?language=en'];
const folder = mkdtempSync(path.join(tmpdir(), 'off-the-wire-bench-'));
const children: Child[] = [];

interface Measured {
  readonly streams: number;
  /** Milliseconds from the copy's arrival to the last client, and how much of that was filing, in the median. */
  readonly p50: number;
  readonly p99: number;
  readonly filing: number;
  /** CPU time of the server for one publication, in milliseconds. */
  readonly cpu: number;
  /** Kilobytes for each stream. */
  readonly rss: number;
  readonly heap: number;
}

async function main(): Promise<void> {
  try {
    const server = start('stream-server');
    const url = await server.ask<string>('open', { client });
    // What is compiled and opened at first use is no stream's cost.
    await measure(server, url, 100, 5);
    const results: Measured[] = [];
    for (const count of counts) results.push(await measure(server, url, count, publications));
    process.stdout.write(`\n${table(results)}\n\n`);
    await server.ask('close');
    process.stdout.write(`${JSON.stringify({ client, publications, results })}\n`);
  } finally {
    for (const child of children.reverse()) await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(server: Child, url: string, streams: number, times: number): Promise<Measured> {
  process.stderr.write(`${streams.toLocaleString('en')} streams ...\n`);
  const before = await server.ask<Memory>('memory');
  const clients = Array.from({ length: processes }, () => start('stream-clients'));
  await Promise.all(clients.map((one) => one.ask('open', { url, count: streams / processes, queries })));
  await pause(1000);
  const after = await server.ask<Memory>('memory');
  const [whole, filing]: [number[], number[]] = [[], []];
  const cpu = await server.cpu();
  for (let time = 0; time < times; time += 1) {
    const heard = clients.map((one) => one.ask<string>('next'));
    // Each client process is asked before anything is published: it must be counting by then.
    await Promise.all(clients.map((one) => one.cpu()));
    const { arrived, filed } = await server.ask<Published>('publish');
    const last = (await Promise.all(heard)).map(BigInt).sort(ascending).at(-1);
    whole.push(milliseconds((last ?? 0n) - BigInt(arrived)));
    filing.push(milliseconds(BigInt(filed) - BigInt(arrived)));
    await pause(200);
  }
  const used = ((await server.cpu()) - cpu) / times / 1000;
  for (const one of clients) {
    await one.ask('close');
    await one.stop();
  }
  await pause(1000);
  return {
    ...{ streams, p50: quantile(whole, 0.5), p99: quantile(whole, 0.99), filing: quantile(filing, 0.5) },
    ...{ cpu: rounded(used), rss: kilobytes(after.rss - before.rss, streams) },
    heap: kilobytes(after.heap - before.heap, streams),
  };
}

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

function table(results: readonly Measured[]): string {
  const head = ['streams', 'p50 ms', 'p99 ms', 'of it filing', 'CPU ms each', 'RSS KB each', 'heap KB each'];
  const rows = results.map(({ streams, p50, p99, filing, cpu, rss, heap }) =>
    [streams.toLocaleString('en'), ...[p50, p99, filing, cpu, rss, heap].map(String)].map((cell) => cell),
  );
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [head, ...rows].map((row) => row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  ')).join('\n');
}

function argument(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return (at === -1 ? undefined : process.argv[at + 1]) ?? otherwise;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
