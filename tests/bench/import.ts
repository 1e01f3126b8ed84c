/**
 * npm run bench:import: ninjs items a second through the whole line, one item a delivery, in batches of 100 deliveries;
 * beside plain knex inserting the same rows in transactions of the same size, and beside the Document Service creating
 * and publishing the same articles. One process, one SQLite file, in turn.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { openNewsroom } from '../app/newsroom';
import { benchNewsroom, ninjsDelivery } from './parts/copy';
import { inTurn, type Measured, medianCpu, medianRate, rounded, tableOf } from './parts/rounds';
import { copiesOf, insertPlainly, type Rows, rowsAddedBy } from './parts/rows-of-the-line';

const [items, atOnce, documentsARound, rounds] = [5_000, 100, 300, 5];
const labels = {
  line: 'the whole line',
  insert: 'plain knex, the same rows',
  documentService: 'Document Service, create and publish',
} as const;

type Deliveries = readonly { fileName: string; bytes: Buffer }[];
interface Newsroom {
  setUp(plan: object): Promise<void>;
  receive(source: string, deliveries: Deliveries): Promise<{ items: { outcome: string }[] }[]>;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'off-the-wire-bench-'));
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
  await newsroom.setUp(benchNewsroom);
  process.stderr.write(`filing ${items} items once, to see which rows that makes ...\n`);
  const template: Rows[] = [];
  for (const batch of deliveries('template')) template.push(await rowsAddedBy(strapi, () => receive(newsroom, batch)));
  const drafts = await draftsOf(strapi);
  const results = await inTurn(rounds, {
    line: async (round) => {
      const batches = deliveries(`round${round}`);
      return timed(items, () => eachOf(batches, (batch) => receive(newsroom, batch)));
    },
    insert: async (round) => {
      const batches = await copiesOf(strapi, template, `copy${round}`);
      return timed(items, () => eachOf(batches, (rows) => insertPlainly(strapi, rows)));
    },
    documentService: () =>
      timed(documentsARound, () => eachOf(drafts.slice(0, documentsARound), (data) => createPublished(strapi, data))),
  });
  report(results, template);
}

function deliveries(set: string): Deliveries[] {
  const from = Array.from({ length: items / atOnce }, (_, at) => at * atOnce);
  return from.map((first) => Array.from({ length: atOnce }, (_, at) => ninjsDelivery(set, first + at)));
}

async function receive(newsroom: Newsroom, batch: Deliveries): Promise<void> {
  const receipts = await newsroom.receive('meridian', batch);
  const isWhole = receipts.length === batch.length && receipts.every((one) => one.items[0]?.outcome === 'created');
  if (!isWhole) throw new Error(`Not every item was created: ${JSON.stringify(receipts).slice(0, 500)}`);
}

/** What the Document Service is given: the articles that the line made of the same items. */
async function draftsOf(strapi: Core.Strapi): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = await strapi.db.query('plugin::off-the-wire.article' as never).findMany({
    where: { publishedAt: null },
    populate: ['source', 'breadcrumb', 'breadcrumbs'],
    limit: documentsARound,
    orderBy: { id: 'asc' },
  });
  const documentId = (related: unknown) => (related as { documentId: string } | null)?.documentId;
  return found.map(({ id, documentId: _documentId, createdAt, updatedAt, publishedAt, locale, ...article }) => ({
    ...article,
    source: documentId(article.source),
    breadcrumb: documentId(article.breadcrumb),
    breadcrumbs: (article.breadcrumbs as unknown[]).map(documentId),
  }));
}

let made = 0;

async function createPublished(strapi: Core.Strapi, draft: Record<string, unknown>): Promise<void> {
  made += 1;
  const data = { ...draft, slug: `${String(draft.slug)}-${made}` };
  await strapi.documents('plugin::off-the-wire.article' as never).create({ data: data as never, status: 'published' });
}

async function eachOf<Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<unknown>): Promise<void> {
  for (const thing of things) await work(thing);
}

async function timed(count: number, work: () => Promise<void>): Promise<Measured> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const [seconds, { user, system }] = [(performance.now() - started) / 1000, process.cpuUsage(before)];
  return { rate: count / seconds, cpu: (user + system) / count };
}

function report(results: Readonly<Record<keyof typeof labels, readonly Measured[]>>, template: readonly Rows[]): void {
  const counts = new Map<string, number>();
  for (const rows of template) {
    for (const [name, list] of Object.entries(rows)) counts.set(name, (counts.get(name) ?? 0) + list.length);
  }
  process.stdout.write(
    `\n${items} ninjs items, ${atOnce} deliveries at once, SQLite. Rows that the line makes of them:\n`,
  );
  for (const [name, count] of counts) process.stdout.write(`  ${count.toLocaleString('en').padStart(7)}  ${name}\n`);
  process.stdout.write(`\n${tableOf(results, labels)}\n\n`);
  const { line, insert, documentService } = results;
  const last = {
    ratioToInsert: rounded(medianRate(line) / medianRate(insert)),
    ratioToDocumentService: rounded(medianRate(line) / medianRate(documentService)),
    ratioToInsertCpu: rounded(medianCpu(insert) / medianCpu(line)),
    ratioToDocumentServiceCpu: rounded(medianCpu(documentService) / medianCpu(line)),
  };
  process.stdout.write(`${JSON.stringify({ ...last, client: 'sqlite', items, rounds })}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
