import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

/** What the demo needs of the plugin: its `newsroom` service. */
interface NewsroomService {
  isEmpty(): Promise<boolean>;
  /** Makes sources, breadcrumbs and tickers of a newsroom file; refuses one that is malformed. */
  setUp(newsroom: unknown): Promise<void>;
  receive(sourceCode: string, deliveries: readonly DemoFile[]): Promise<readonly DemoReceipt[]>;
  /** A new API token that may deliver copy and nothing else. */
  mintDeliveryToken(name: string): Promise<string>;
}

interface DemoReceipt {
  readonly items: readonly { readonly outcome: string }[];
}

interface DemoFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Loads the copy in examples/ into a database that holds no copy yet: newsroom.json says which sources, breadcrumbs
 * and tickers there are, and each source's copy lies in a folder called by its code.
 * @returns a token to deliver copy with, or `undefined` if the database was not empty
 */
export async function loadDemo(strapi: Core.Strapi): Promise<string | undefined> {
  const newsroom: NewsroomService = strapi.plugin('off-the-wire').service('newsroom');
  if (!(await newsroom.isEmpty())) {
    return undefined;
  }
  const examples = path.join(strapi.dirs.app.root, 'examples');
  strapi.log.info('The database is empty: loading the demo copy from examples/');
  await newsroom.setUp(JSON.parse(await readFile(path.join(examples, 'newsroom.json'), 'utf8')));
  for (const source of await foldersIn(examples)) {
    const files = await filesIn(path.join(examples, source));
    const receipts = await newsroom.receive(source, files);
    strapi.log.info(`  ${source}: ${files.length} files, ${outcomes(receipts)}`);
  }
  return newsroom.mintDeliveryToken('Demo deliveries');
}

/** `10 created, 2 revised`. */
function outcomes(receipts: readonly DemoReceipt[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of receipts.flatMap(({ items }) => items)) {
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'nothing in them';
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** By name: the examples are numbered in the order in which the agency sent them. */
async function filesIn(folder: string): Promise<readonly DemoFile[]> {
  const fileNames = (await readdir(folder)).filter((fileName) => !fileName.startsWith('.')).sort();
  return Promise.all(
    fileNames.map(async (fileName) => ({ fileName, bytes: await readFile(path.join(folder, fileName)) })),
  );
}
