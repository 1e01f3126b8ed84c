import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { timeLimit } from '../ingest/time-limit';
import { type Copy, copyFrom } from '../wire/copy';
import type { Note } from '../wire/item';
import type { WireLimits } from '../wire/limits';

/** Reads files and prints one JSON line for each on standard output, and nothing else there. Each is named as it was asked for. */
export async function parseCommand(files: readonly string[], folder: string, limits: WireLimits): Promise<number> {
  for (const file of files) await print(`${JSON.stringify(await parsedLine(file, folder, limits))}\n`);
  return 0;
}

async function parsedLine(file: string, folder: string, limits: WireLimits): Promise<object> {
  try {
    const delivery = { bytes: await readFile(resolve(folder, file)), fileName: file };
    const copy = await copyFrom(delivery, {}, { limits, guarded: timeLimit(limits) });
    const { format = null, items, tickers, trails } = copy;
    return {
      file,
      format,
      items,
      ticker: tickers.flatMap(({ rows }) => rows),
      trail: trails[0] ?? [],
      notes: allNotes(copy),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { file, format: null, items: [], ticker: [], trail: [], notes: [{ rule: 'file', message }] };
  }
}

/** What could not be read stands among the notes: why, and where. */
function allNotes({ problem, unreadable, notes }: Copy): Note[] {
  const why = problem ? [{ rule: problem.code, message: problem.message, line: problem.line }] : [];
  const lost = unreadable.map(({ at, reason }) => ({ rule: 'unreadable', message: `${at}: ${reason}` }));
  return [...why, ...lost, ...notes];
}

/** Waits where the reader of the pipe is slower than we are. */
function print(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(line, (error) => (error ? reject(error) : resolve()));
  });
}
