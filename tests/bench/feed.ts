/**
 * npm run bench:feed: `GET /api/wire/headlines?limit=30` on 10,000 articles, beside a bare node:http server that sends
 * the same bytes and headers, and beside Strapi's own REST for the same list with its source. Load comes from a process
 * of its own, and so does every server: CPU time is the server's alone. `DATABASE_CLIENT=postgres` for PostgreSQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Child, startChild } from './parts/child';
import type { Load, Loaded } from './parts/load';
import { inTurn, type Measured, medianCpu, medianRate, rounded, tableOf } from './parts/rounds';

const articles = 10_000;
const rounds = 5;
const target = '/api/wire/headlines?limit=30';
/** The fields of a headline, as far as Strapi's REST has them; its source populated; no count. */
const fields = [
  ...['headline', 'slug', 'kicker', 'genre', 'abstract', 'byline', 'dateline', 'located', 'language', 'urgency'],
  ...['provider', 'creditline', 'guid', 'subjects', 'keywords', 'media', 'wordCount', 'version', 'versionKind'],
  ...['firstCreated', 'versionCreated', 'firstPublished', 'lastPublished'],
];
const restTarget = `/api/off-the-wire/articles?${[
  ...fields.map((field, at) => `fields[${at}]=${field}`),
  ...['code', 'name', 'attribution'].map((field, at) => `populate[source][fields][${at}]=${field}`),
  ...['sort=lastPublished:desc', 'pagination[start]=0', 'pagination[limit]=30', 'pagination[withCount]=false'],
].join('&')}`;

const labels = {
  hot: 'headlines, prepared',
  bare: 'bare node:http, same bytes',
  unchanged: 'headlines, 304',
  miss: 'headlines, never asked before',
  strapi: "Strapi's REST, same list",
} as const;

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'off-the-wire-bench-'));
  const env = { OTW_TEST_RUN: folder };
  const [newsroom, bare, load] = ['newsroom-server', 'bare-server', 'load'].map((name) => startChild(name, env)) as [
    Child,
    Child,
    Child,
  ];
  try {
    await measure(newsroom, bare, load);
    await newsroom.ask('close');
  } finally {
    for (const child of [load, bare, newsroom]) await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(newsroom: Child, bare: Child, load: Child): Promise<void> {
  process.stderr.write(`filing ${articles} articles ...\n`);
  const client = process.env.DATABASE_CLIENT === 'postgres' ? 'postgres' : 'sqlite';
  const { url, token } = await newsroom.ask<{ url: string; token: string }>('open', { client, articles });
  // Last-Modified has whole seconds: it is sent once the second of the last change is over.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const { body, headers, etag } = await sample(url);
  const authorized = { authorization: `Bearer ${token}` };
  await checkStrapi(url, authorized, body);
  const bareUrl = await bare.ask<string>('open', { headers, body });
  const turn =
    (server: Child, given: Pick<Load, 'url'> & Partial<Load>, duration = 2): (() => Promise<Measured>) =>
    () =>
      loaded(server, load, { connections: 20, status: 200, duration, ...given });
  const contestants = {
    hot: turn(newsroom, { url: url + target }),
    bare: turn(bare, { url: bareUrl + target }),
    unchanged: turn(newsroom, { url: url + target, headers: { 'if-none-match': etag }, status: 304 }),
    miss: turn(newsroom, { url: `${url}${target}&until=`, moments: true }),
    strapi: turn(newsroom, { url: url + restTarget, headers: authorized }, 3),
  };
  for (const warmUp of Object.values(contestants)) await warmUp();
  const results = await inTurn(rounds, contestants);
  process.stdout.write(`\nGET ${target}: ${articles} articles, ${client}, ${Buffer.byteLength(body)} bytes\n`);
  process.stdout.write(`${tableOf(results, labels)}\n\n`);
  const { hot, bare: yardstick, strapi } = results;
  const last = {
    ratioToBareHttp: rounded(medianRate(hot) / medianRate(yardstick)),
    ratioToStrapiRest: rounded(medianRate(hot) / medianRate(strapi)),
    ratioToBareHttpCpu: rounded(medianCpu(yardstick) / medianCpu(hot)),
    ratioToStrapiRestCpu: rounded(medianCpu(strapi) / medianCpu(hot)),
    missToStrapiRest: rounded(medianRate(results.miss) / medianRate(strapi)),
    missToStrapiRestCpu: rounded(medianCpu(strapi) / medianCpu(results.miss)),
  };
  process.stdout.write(`${JSON.stringify({ ...last, client, articles, rounds })}\n`);
}

async function loaded(server: Child, load: Child, given: Load): Promise<Measured> {
  const before = await server.cpu();
  const { requests, rate } = await load.ask<Loaded>('run', given);
  return { rate, cpu: ((await server.cpu()) - before) / requests };
}

/** The answer as a client gets it. What Node adds by itself to every answer is left to the bare server's Node. */
async function sample(url: string) {
  const answer = await fetch(url + target);
  const body = await answer.text();
  const { date: _date, connection: _connection, 'keep-alive': _alive, ...headers } = Object.fromEntries(answer.headers);
  const { data } = JSON.parse(body) as { data: object[] };
  if (answer.status !== 200 || data.length !== 30) throw new Error(`${target} gave ${answer.status}: ${body}`);
  return { body, headers, etag: answer.headers.get('etag') ?? '' };
}

/** The yardstick must give the same headlines, with their source. */
async function checkStrapi(url: string, headers: Record<string, string>, ours: string): Promise<void> {
  const answer = await fetch(url + restTarget, { headers });
  const body = await answer.text();
  const { data = [] } = JSON.parse(body) as { data?: { source?: { code?: string }; lastPublished: string }[] };
  const times = (list: readonly { lastPublished: string }[]) => list.map(({ lastPublished }) => lastPublished).join();
  const isSame = times(data) === times((JSON.parse(ours) as { data: typeof data }).data);
  if (data.length !== 30 || !isSame || data.some(({ source }) => !source?.code)) {
    throw new Error(`Strapi's REST gave another list (${answer.status}): ${body.slice(0, 500)}`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
