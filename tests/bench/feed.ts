/**
 * npm run bench:feed: `GET /api/wire/headlines?limit=30` on 10,000 articles: prepared, 304, in Brotli, and never asked
 * before, on the first page and on the last; beside a bare node:http server and a bare Koa that send the same bytes and
 * headers, beside one statement of SQL and JSON.stringify, and beside Strapi's own REST for the same list with its source,
 * without and with a cache (@strapi-community/plugin-rest-cache, downloaded once; without a network it is left out).
 * With `-- --large` the misses are measured on a million articles too, and their last page is page 10,000. Load comes from
 * a process of its own, and so does every server: CPU time is the server's alone. `DATABASE_CLIENT=postgres` for PostgreSQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aimsTable } from './parts/aims';
import { type Child, startChild } from './parts/child';
import type { Load, Loaded } from './parts/load';
import type { RawSource } from './parts/raw-server';
import { hitsOnly, installRestCache } from './parts/rest-cache';
import { inTurn, type Measured, medianCpu, medianRate, type Results, rounded, tableOf } from './parts/rounds';

const articles = 10_000;
const times = 100;
const limit = 30;
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const target = `/api/wire/headlines?limit=${limit}`;
/** The fields of a headline, as far as Strapi's REST has them; its source populated; no count. */
const fields = [
  ...['headline', 'slug', 'kicker', 'genre', 'abstract', 'byline', 'dateline', 'located', 'language', 'urgency'],
  ...['provider', 'creditline', 'guid', 'subjects', 'keywords', 'media', 'wordCount', 'version', 'versionKind'],
  ...['firstCreated', 'versionCreated', 'firstPublished', 'lastPublished'],
];
const restTarget = `/api/off-the-wire/articles?${[
  ...fields.map((field, at) => `fields[${at}]=${field}`),
  ...['code', 'name', 'attribution'].map((field, at) => `populate[source][fields][${at}]=${field}`),
  ...['sort=lastPublished:desc', 'pagination[start]=0', `pagination[limit]=${limit}`, 'pagination[withCount]=false'],
].join('&')}`;

const labels = {
  hot: 'headlines, prepared',
  bare: 'bare node:http, same bytes',
  inside: "the same within Strapi's process",
  koa: 'bare Koa, same bytes',
  unchanged: 'headlines, 304',
  brotli: 'headlines, in Brotli',
  miss: 'headlines, never asked before',
  raw: 'raw SQL and JSON.stringify',
  last: 'the last page, never asked before',
  strapi: "Strapi's REST, same list",
  restCache: 'the same from plugin-rest-cache',
} as const;
const largeLabels = {
  small: '10,000 articles, page 1',
  large: '1,000,000 articles, page 1',
  largeRaw: '1,000,000, raw SQL',
  largeLast: '1,000,000, page 10,000',
} as const;

interface Opened {
  readonly url: string;
  readonly token: string;
  readonly raw: RawSource;
}

/** Strapi with rest-cache: where it listens, or why it is not there. */
type RestCache = { readonly server: Child; readonly url: string } | { readonly missing: string };

const children: Child[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'off-the-wire-bench-'));
const client = process.env.DATABASE_CLIENT === 'postgres' ? 'postgres' : 'sqlite';

async function main(): Promise<void> {
  try {
    const newsroom = start('newsroom-server');
    const [small, load] = [await openNewsroom(newsroom, 1), start('load')];
    const restCache = await openRestCache(small);
    const ratios = await measure(newsroom, small, restCache, load);
    if ('server' in restCache) await restCache.server.stop();
    const large = process.argv.includes('--large') ? await measureLarge(newsroom, small, load) : {};
    await newsroom.ask('close');
    process.stdout.write(`${aimsTable({ ...ratios, ...large })}\n\n`);
    process.stdout.write(`${JSON.stringify({ ...ratios, ...large, client, articles, rounds })}\n`);
  } finally {
    for (const child of children.reverse()) await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(name: string, env: Readonly<Record<string, string>> = {}): Child {
  const child = startChild(name, { OTW_TEST_RUN: folder, ...env });
  children.push(child);
  return child;
}

async function openNewsroom(newsroom: Child, copies: number): Promise<Opened> {
  process.stderr.write(`filing ${(articles * copies).toLocaleString('en')} articles ...\n`);
  return newsroom.ask('open', { client, articles, times: copies });
}

/** On the same database: it has the same list to give, and nothing else to do there (`OTW_ROLE=cli`). */
async function openRestCache({ raw: { env } }: Opened): Promise<RestCache> {
  const missing = await installRestCache();
  if (missing !== undefined) return { missing };
  const server = start('rest-cache-server', { ...env, OTW_ROLE: 'cli' });
  return { server, url: await server.ask<string>('open', folder) };
}

async function measure(newsroom: Child, opened: Opened, restCache: RestCache, load: Child) {
  // Last-Modified has whole seconds: it is sent once the second of the last change is over.
  await pause(1100);
  const sampled = await sample(opened.url);
  const contestants = {
    ...(await yardsticks(newsroom, opened, sampled, load)),
    ...(await ours(newsroom, opened, sampled, load)),
    ...(await strapis(newsroom, opened, restCache, sampled, load)),
  };
  for (const warmUp of Object.values(contestants)) await warmUp?.();
  const results = await inTurn(rounds, contestants);
  process.stdout.write(`\nGET ${target}: ${articles} articles, ${client}, ${Buffer.byteLength(sampled.body)} bytes\n`);
  process.stdout.write(`${tableOf(results, labels)}\n\n`);
  if ('missing' in restCache) process.stdout.write(`Strapi with rest-cache is not measured: ${restCache.missing}\n\n`);
  return ratiosOf(results);
}

/** What does nothing but this, each in a process of its own. */
async function yardsticks(newsroom: Child, { raw }: Opened, { headers, body }: Sampled, load: Child) {
  const [bare, koa, rawServer] = [start('bare-server'), start('koa-server'), start('raw-server')];
  const bareUrl = await bare.ask<string>('open', { headers, body });
  const insideUrl = await newsroom.ask<string>('bare', { headers, body });
  const koaUrl = await koa.ask<string>('open', { headers, body });
  const rawUrl = await rawServer.ask<string>('open', raw);
  await checkRaw(rawUrl, body);
  const turn = turns(load);
  return {
    bare: turn(bare, { url: bareUrl + target }),
    koa: turn(koa, { url: koaUrl + target }),
    raw: turn(rawServer, { url: `${rawUrl}/?until=`, moments: true }),
    inside: turn(newsroom, { url: insideUrl + target }),
  };
}

async function ours(newsroom: Child, { url }: Opened, { etag }: Sampled, load: Child) {
  const cursor = await newsroom.ask<string>('cursorBehind', articles - limit);
  const turn = turns(load);
  return {
    hot: turn(newsroom, { url: url + target }),
    unchanged: turn(newsroom, { url: url + target, headers: { 'if-none-match': etag }, status: 304 }),
    brotli: turn(newsroom, { url: url + target, headers: { 'accept-encoding': 'br' } }),
    miss: turn(newsroom, { url: `${url}${target}&until=`, moments: true }),
    last: turn(newsroom, { url: `${url}${target}&cursor=${cursor}&until=`, moments: true }),
  };
}

/** Strapi's REST leaves its process with much to tidy up: others have their turn before that process has again. */
async function strapis(newsroom: Child, opened: Opened, restCache: RestCache, { body }: Sampled, load: Child) {
  const authorized = { authorization: `Bearer ${opened.token}` };
  await checkStrapi(opened.url, authorized, body);
  const turn = turns(load);
  const strapi = turn(newsroom, { url: opened.url + restTarget, headers: authorized }, 3);
  if ('missing' in restCache) return { strapi, restCache: undefined };
  const { server, url } = restCache;
  // The first answer fills the cache, the second comes out of it.
  for (let asked = 0; asked < 2; asked += 1) await checkStrapi(url, {}, body);
  return { strapi, restCache: hitsOnly(url + restTarget, turn(server, { url: url + restTarget })) };
}

function ratiosOf(results: Results<keyof typeof labels>) {
  const { hot, bare, inside, koa, unchanged, brotli, miss, raw, last, strapi, restCache } = results;
  const byRate = (one: readonly Measured[], other: readonly Measured[]) => rounded(medianRate(one) / medianRate(other));
  const byCpu = (one: readonly Measured[], other: readonly Measured[]) => rounded(medianCpu(other) / medianCpu(one));
  return {
    ratioToBareHttp: byRate(hot, bare),
    ratioToStrapiRest: byRate(hot, strapi),
    ratioToBareHttpCpu: byCpu(hot, bare),
    ratioToStrapiRestCpu: byCpu(hot, strapi),
    ...(restCache.length > 0 && {
      ratioToRestCache: byRate(hot, restCache),
      ratioToRestCacheCpu: byCpu(hot, restCache),
    }),
    ratioToBareInside: byRate(hot, inside),
    ratioToBareInsideCpu: byCpu(hot, inside),
    ratioToKoa: byRate(hot, koa),
    unchangedToHot: byRate(unchanged, hot),
    unchangedToHotCpu: byCpu(unchanged, hot),
    brotliToHot: byRate(brotli, hot),
    missCostOfRawSql: byRate(raw, miss),
    missCostOfRawSqlCpu: byCpu(raw, miss),
    lastPageCostOfFirst: byRate(miss, last),
    lastPageCostOfFirstCpu: byCpu(miss, last),
    missToStrapiRest: byRate(miss, strapi),
    missToStrapiRestCpu: byCpu(miss, strapi),
  };
}

async function measureLarge(newsroom: Child, { url }: Opened, load: Child) {
  const many = start('newsroom-server');
  const opened = await openNewsroom(many, times);
  const rawServer = start('raw-server');
  const rawUrl = await rawServer.ask<string>('open', opened.raw);
  const cursor = await many.ask<string>('cursorBehind', limit * 9_999);
  const turn = turns(load);
  const contestants = {
    small: turn(newsroom, { url: `${url}${target}&until=`, moments: true }),
    large: turn(many, { url: `${opened.url}${target}&until=`, moments: true }),
    largeRaw: turn(rawServer, { url: `${rawUrl}/?until=`, moments: true }),
    largeLast: turn(many, { url: `${opened.url}${target}&cursor=${cursor}&until=`, moments: true }),
  };
  for (const warmUp of Object.values(contestants)) await warmUp();
  const results = await inTurn(rounds, contestants);
  process.stdout.write(`\nnever asked before, on 1,000,000 articles\n${tableOf(results, largeLabels)}\n\n`);
  await many.ask('close');
  return {
    millionCostOfTenThousand: rounded(medianRate(results.small) / medianRate(results.large)),
    page10000CostOfFirst: rounded(medianRate(results.large) / medianRate(results.largeLast)),
    millionCostOfTenThousandCpu: rounded(medianCpu(results.large) / medianCpu(results.small)),
    page10000CostOfFirstCpu: rounded(medianCpu(results.largeLast) / medianCpu(results.large)),
    millionMissCostOfRawSql: rounded(medianRate(results.largeRaw) / medianRate(results.large)),
  };
}

const turns =
  (load: Child) =>
  (server: Child, given: Pick<Load, 'url'> & Partial<Load>, duration = 2): (() => Promise<Measured>) =>
  () =>
    loaded(server, load, { connections: 20, status: 200, duration, ...given });

async function loaded(server: Child, load: Child, given: Load): Promise<Measured> {
  const before = await server.cpu();
  const { requests, rate } = await load.ask<Loaded>('run', given);
  return { rate, cpu: ((await server.cpu()) - before) / requests };
}

type Sampled = Awaited<ReturnType<typeof sample>>;

/** The answer as a client gets it. What Node adds by itself to every answer is left to the bare server's Node. */
async function sample(url: string) {
  const answer = await fetch(url + target, { headers: { 'accept-encoding': 'identity' } });
  const body = await answer.text();
  const { date: _date, connection: _connection, 'keep-alive': _alive, ...headers } = Object.fromEntries(answer.headers);
  const { data } = JSON.parse(body) as { data: object[] };
  if (answer.status !== 200 || data.length !== limit) throw new Error(`${target} gave ${answer.status}: ${body}`);
  return { body, headers, etag: answer.headers.get('etag') ?? '' };
}

/** The yardstick must give the same headlines, with their source. */
async function checkStrapi(url: string, headers: Record<string, string>, ours: string): Promise<void> {
  const answer = await fetch(url + restTarget, { headers });
  const body = await answer.text();
  const { data = [] } = JSON.parse(body) as { data?: { source?: { code?: string }; lastPublished: string }[] };
  const timesOf = (list: readonly { lastPublished: string }[]) => list.map(({ lastPublished }) => lastPublished).join();
  const isSame = timesOf(data) === timesOf((JSON.parse(ours) as { data: typeof data }).data);
  if (data.length !== limit || !isSame || data.some(({ source }) => !source?.code)) {
    throw new Error(`Strapi's REST gave another list (${answer.status}): ${body.slice(0, 500)}`);
  }
}

/** So must the other one, in the same order. */
async function checkRaw(url: string, ours: string): Promise<void> {
  const body = await (await fetch(`${url}/?until=2999-01-01`)).text();
  const { data } = JSON.parse(body) as { data: { document_id: string; code: string; label: string }[] };
  const { data: wanted } = JSON.parse(ours) as { data: { documentId: string; source: { code: string } }[] };
  const isSame = data.map((one) => one.document_id).join() === wanted.map((one) => one.documentId).join();
  if (!isSame || data.some(({ code, label }) => !code || !label)) {
    throw new Error(`Raw SQL gave another list: ${body.slice(0, 500)}`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
