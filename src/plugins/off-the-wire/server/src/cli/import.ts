import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Receipt, tally } from '../ingest/receipt';
import { isExport } from '../wire/formats/wxr';
import { splitExport } from '../wire/formats/wxr/split';
import { glob } from './files';
import { openLine } from './line';
import { progress, receiptTable } from './screen';

const filesAtOnce = 100;
/** Bytes handed over at once, at the most; a larger file goes alone. */
const bytesAtOnce = 8 * 1024 * 1024;

/**
 * Brings files and folders through the whole line: through the server when one runs, else by itself.
 * @param isArchive it is no news: it keeps its own times, and nobody is told
 * @returns 1 if anything was quarantined, else 0.
 */
export async function importCommand(
  paths: readonly string[],
  source: string,
  folder: string,
  isArchive: boolean,
): Promise<number> {
  const files = await glob(paths.map((path) => resolve(folder, path)));
  if (files.length === 0) throw new Error(`There is no file in ${paths.join(', ')}.`);
  const line = await openLine();
  const receipts: Receipt[] = [];
  try {
    let done = 0;
    for (const batch of await batches(files)) {
      for await (const deliveries of deliveriesIn(batch))
        receipts.push(...(await line.receive(source, deliveries, isArchive)));
      done += batch.length;
      progress(done, files.length);
    }
  } finally {
    await line.close();
  }
  process.stdout.write(receiptTable(receipts));
  return tally(receipts).quarantined ? 1 : 0;
}

interface NamedDelivery {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Files as deliveries. A large WordPress export is handed over in parts, each with its number: it may be of any size. */
async function* deliveriesIn(batch: readonly string[]): AsyncGenerator<readonly NamedDelivery[]> {
  const [only] = batch;
  if (only !== undefined && batch.length === 1 && (await isLargeExport(only))) {
    let part = 0;
    for await (const document of splitExport(() => createReadStream(only))) {
      part += 1;
      yield [{ fileName: `${only}#${part}`, bytes: Buffer.from(document) }];
    }
    return;
  }
  yield await Promise.all(batch.map(async (fileName) => ({ fileName, bytes: await readFile(fileName) })));
}

async function isLargeExport(file: string): Promise<boolean> {
  if ((await stat(file)).size <= bytesAtOnce) return false;
  for await (const head of createReadStream(file, { end: 16 * 1024 })) return isExport(String(head));
  return false;
}

async function batches(files: readonly string[]): Promise<string[][]> {
  const found: string[][] = [];
  let bytes = 0;
  for (const file of files) {
    const { size } = await stat(file);
    const batch = found.at(-1);
    const fits = batch && batch.length < filesAtOnce && bytes + size <= bytesAtOnce;
    if (fits) batch.push(file);
    else found.push([file]);
    bytes = fits ? bytes + size : size;
  }
  return found;
}
