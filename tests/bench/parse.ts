/**
 * npm run bench:parse: how fast each format is read. First one document of each, as large as such documents are, from
 * its bytes to its items; the ratio is that of text to items beside bare saxes over the same text, by CPU time: a parser
 * that resolves namespaces, as these formats need, and gives its events to nobody. RSS is read beside feedsmith alone, all
 * XML beside fast-xml-parser. Then each document is made larger up to 100 MB, with the caps out of the way (32 MB is the
 * most that is read at once): the time for a byte must stay what it is. With `-- --large` a WordPress export of 1 GB goes through
 * in parts, too, in a process of its own, whose highest memory is told.
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { formats } from '../../src/plugins/off-the-wire/server/src/wire/formats';
import { isMail } from '../../src/plugins/off-the-wire/server/src/wire/formats/email';
import { type WireLimits, wireLimits } from '../../src/plugins/off-the-wire/server/src/wire/limits';
import { open } from '../../src/plugins/off-the-wire/server/src/wire/open';
import { inTurn, type Measured, median, medianCpu, rounded } from './parts/rounds';
import { bytesOf, type Growing, growing, grown, large } from './parts/wire-documents';

const rounds = 7;
/** How long one turn takes at the least, in microseconds of CPU time. */
const turn = 100_000;
/** Before the first turn: until then the engine has not compiled all of it. */
const warmUp = 1_500_000;
const megabyte = 1024 * 1024;
const xml = new Set(['newsml-g2', 'nitf', 'newsml-1', 'feed', 'wxr']);

/** feedsmith's own dependency, where it can be had. */
const { XMLParser } = createRequire(path.join(__dirname, '../../node_modules/feedsmith/package.json'))(
  'fast-xml-parser',
) as { XMLParser: new (options: object) => { parse(text: string): unknown } };

type Work = () => unknown;

async function main(): Promise<void> {
  const ratios: Record<string, number> = {};
  const rates: Record<string, number> = {};
  process.stdout.write(`${row(['', 'kB', 'items/s', 'MB/s', 'read µs', 'parse µs', 'beside the same bytes'])}\n`);
  for (const one of growing) {
    const { text, items, results } = await measured(one);
    const cpu = (name: string) => medianCpu(results[name] ?? []);
    const megabytes = (text.length / cpu('read')) * (1e6 / megabyte);
    const others = Object.keys(results).filter((name) => name !== 'read' && name !== 'parse');
    const beside = others.map((name) => `${name} ${cpu(name).toFixed(0)} µs (${times(cpu('parse'), cpu(name))})`);
    const figures = [text.length / 1024, (items * 1e6) / cpu('read'), megabytes, cpu('read')].map(plainly);
    const parse = results.parse ? plainly(cpu('parse')) : '';
    process.stdout.write(`${row([one.format, ...figures, parse, beside.join(', ')])}\n`);
    if (xml.has(one.format)) ratios[one.format] = rounded(cpu('parse') / cpu('saxes'));
    rates[one.format] = rounded(megabytes);
  }
  const linear = await doubled();
  const large = process.argv.includes('--large') ? await largeExport() : undefined;
  process.stdout.write(
    `${JSON.stringify({ ratioToSaxes: ratios, megabytesASecond: rates, timeForAByte: linear, ...large })}\n`,
  );
}

async function measured(one: Growing) {
  const text = grown(one, one.size);
  const bytes = bytesOf(text, one);
  const { documents } = await open({ bytes });
  const [first] = documents;
  if (first?.reading.format !== one.format) throw new Error(`${one.fixture} is read as ${first?.reading.format}.`);
  const items = 'items' in first.reading ? first.reading.items.length : 0;
  const works = worksOn(one, text, bytes);
  for (const work of Object.values(works)) await repeated(work, warmUp);
  const turns = Object.entries(works).map(([name, work]) => [name, () => repeated(work)] as const);
  return { text, items, results: await inTurn(rounds, Object.fromEntries(turns)) };
}

function worksOn({ format }: Growing, text: string, bytes: Buffer): Record<string, Work> {
  const document = { text, head: text.slice(0, 4_096) };
  const parser = isMail(bytes) ? undefined : formats.find(({ name }) => name === format);
  const options = { ignoreAttributes: false, preserveOrder: true, processEntities: false };
  return {
    read: () => open({ bytes }),
    ...(parser ? { parse: () => parser.parse(document) } : {}),
    ...(xml.has(format)
      ? {
          saxes: () => new SaxesParser({ xmlns: true }).write(text).close(),
          'fast-xml-parser': () => new XMLParser(options).parse(text),
        }
      : {}),
    ...(format === 'feed' ? { feedsmith: () => parseFeed(text) } : {}),
  };
}

/** The same work until a turn is over; the CPU time of one. */
async function repeated(work: Work, atLeast = turn): Promise<Measured> {
  const before = process.cpuUsage();
  let [done, used] = [0, 0];
  while (used < atLeast) {
    for (let at = 0; at < 10; at += 1) await work();
    done += 10;
    const { user, system } = process.cpuUsage(before);
    used = user + system;
  }
  return { rate: (done * 1e6) / used, cpu: used / done };
}

const sizes = [1, 2, 4, 8, 16, 32, 64, 100];
/** No cap is in the way of 100 MB of a story. */
const limits: WireLimits = {
  ...wireLimits,
  textLength: 256 * megabyte,
  items: 1_000_000,
  elements: 100_000_000,
  lines: 100_000_000,
  mailScraps: 100_000_000,
};

/** Each format's document at 1 MB and ever larger: the time for a byte, as a multiple of that at 1 MB. */
async function doubled(): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  process.stdout.write(`\ntime for a byte, beside that at 1 MB\n${row(['', ...sizes.map((size) => `${size} MB`)])}\n`);
  for (const one of growing) {
    const times: number[] = [];
    for (const size of sizes) times.push(await timeForAByte(one, size));
    const multiples = times.map((time) => (time / (times[0] ?? time)).toFixed(2));
    told[one.format] = `${multiples.at(-1)} at ${sizes.at(-1)} MB`;
    process.stdout.write(`${row([one.format, ...multiples])}\n`);
  }
  return told;
}

/** In microseconds. */
async function timeForAByte(one: Growing, size: number): Promise<number> {
  const bytes = bytesOf(large(one, (size - 0.01) * megabyte), one);
  const turns: number[] = [];
  for (let at = 0; at < (size < 8 ? 3 : 1); at += 1) {
    const before = process.cpuUsage();
    const { documents } = await open({ bytes }, { limits });
    const { user, system } = process.cpuUsage(before);
    const problem = documents.find(({ reading }) => reading.problem)?.reading.problem;
    if (problem) throw new Error(`${size} MB of ${one.format}: ${problem.message}`);
    turns.push(user + system);
  }
  return median(turns) / bytes.length;
}

interface LargeExport {
  readonly items: number;
  readonly megabytes: number;
  readonly seconds: number;
  /** The most memory before the first byte and in all, in MB. */
  readonly idle: number;
  readonly highest: number;
}

async function largeExport() {
  process.stderr.write('a WordPress export of 1 GB, part by part ...\n');
  // Not the flags of this process: with its compiler in it, the child's memory would be that of the compiler.
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join(__dirname, 'parts/wxr-export.mjs'),
    '1024',
  ]);
  const large = JSON.parse(stdout) as LargeExport;
  process.stdout.write(
    `\nWXR of ${large.megabytes} MB: ${large.items} items, ${plainly(large.megabytes / large.seconds)} MB a second, ` +
      `at most ${large.highest} MB of memory, of which ${large.idle} before the first byte\n`,
  );
  return { largeExport: large };
}

const times = (one: number, other: number) => `${(one / other).toFixed(2)}x`;
const plainly = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));
const widths = [10, 8, 9, 8, 9, 9];
const row = (cells: readonly string[]) =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(12) : cell.padStart(widths[at] ?? 0))).join('  ');

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
