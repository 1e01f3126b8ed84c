/**
 * npm run bench:linking: the Reuters collection of 21,578 stories through the whole line, in the order in which they
 * moved, one story a delivery, 100 deliveries at once, into one SQLite file: what became of it; then the linking against
 * the pairs that were judged by hand (tests/linking/pairs.json). Where the collection is not at hand it says so.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { openNewsroom } from '../app/newsroom';
import { collection, hasCollection, type Story } from '../linking/collection';
import { type Judgement, judge } from '../linking/judge';

const atOnce = 100;

interface Received {
  readonly state: string;
  readonly items: readonly { readonly outcome: string; readonly why?: string; readonly article?: string }[];
}
interface Newsroom {
  setUp(plan: object): Promise<void>;
  receive(source: string, deliveries: readonly { bytes: Buffer }[]): Promise<readonly Received[]>;
}

async function main(): Promise<void> {
  if (!hasCollection) {
    process.stdout.write('Skipped: the Reuters collection (../shared/samples/reuters-21578) is not here.\n');
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'off-the-wire-linking-'));
  process.env.OTW_TEST_RUN = folder;
  const newsroom = await openNewsroom('sqlite');
  try {
    await measure(newsroom.strapi);
  } finally {
    await newsroom.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(strapi: Core.Strapi): Promise<void> {
  const newsroom = strapi.plugin('off-the-wire').service('newsroom') as unknown as Newsroom;
  const source = { code: 'reuters', name: 'Reuters', provider: 'Reuters', language: 'en', autoPublish: true };
  await newsroom.setUp({ sources: [source] });
  const stories = collection();
  const started = performance.now();
  const receipts = await eachBatch(stories, (batch) =>
    newsroom.receive(
      'reuters',
      batch.map(({ message }) => ({ bytes: Buffer.from(message, 'latin1') })),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  const figures = { ...(await countsOf(strapi)), ...outcomesOf(receipts), seconds, rate: stories.length / seconds };
  const articles = new Map(stories.map(({ id }, at) => [id, receipts[at]?.items[0]?.article]));
  report(figures, judge(articles));
}

async function eachBatch(stories: readonly Story[], work: (batch: readonly Story[]) => Promise<readonly Received[]>) {
  const receipts: Received[] = [];
  for (let at = 0; at < stories.length; at += atOnce) {
    receipts.push(...(await work(stories.slice(at, at + atOnce))));
    if (at % 2_000 === 0) process.stderr.write(`${at} of ${stories.length} ...\n`);
  }
  return receipts;
}

async function countsOf(strapi: Core.Strapi): Promise<Record<string, number>> {
  const count = async (table: string, where: object = {}) => {
    const [row] = await strapi.db.connection(table).where(where).count({ found: '*' });
    return Number(row?.found);
  };
  const articles = await count('otw_articles');
  const open = await strapi.db.connection('otw_articles').whereNotNull('published_at').count({ found: '*' });
  const published = Number(open[0]?.found);
  return {
    stories: articles - published,
    ofThemPublished: published,
    versions: await count('otw_article_versions'),
    alerts: await count('otw_alerts'),
  };
}

function outcomesOf(receipts: readonly Received[]): Record<string, number> {
  const items = receipts.flatMap((receipt) => receipt.items);
  const count = (test: (one: Received['items'][number]) => boolean) => items.filter(test).length;
  const isProbable = (why: string | undefined) => why?.startsWith('Probably') ?? false;
  return {
    deliveries: receipts.length,
    exactResends: count(({ outcome }) => outcome === 'duplicate'),
    revised: count(({ outcome }) => outcome === 'revised'),
    probableUpdates: count(({ why }) => isProbable(why)),
    heldForOtherReasons: count(({ outcome, why }) => outcome === 'held' && !isProbable(why)),
    quarantined: receipts.filter(({ state }) => state === 'quarantined').length,
  };
}

function report(figures: Readonly<Record<string, number>>, judgement: Judgement): void {
  const printed = Object.entries({ ...figures, ...judgement }).map(([name, value]) => {
    const rounded = Number.isInteger(value) ? value : Math.round(value * 1000) / 1000;
    return [name, rounded] as const;
  });
  for (const [name, value] of printed) process.stdout.write(`${value.toLocaleString('en').padStart(10)}  ${name}\n`);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(printed))}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
