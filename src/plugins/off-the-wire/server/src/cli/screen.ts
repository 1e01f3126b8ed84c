import { basename } from 'node:path';
import { type Receipt, tally } from '../ingest/receipt';

/** Draws the bar on standard error, where somebody looks; a log gets no bar. */
export function progress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  const width = 30;
  const filled = Math.round((done / all) * width);
  process.stderr.write(
    `\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${all} ${done === all ? '\n' : ''}`,
  );
}

/** Above so many files only those that need a look have a row of their own. */
const rowsAtMost = 60;

/** What became of each file, as a table, and the sum of it. */
export function receiptTable(receipts: readonly Receipt[]): string {
  const shown = receipts.length <= rowsAtMost ? receipts : receipts.filter(needsALook);
  const left = receipts.length - shown.length;
  const header = ['file', 'format', 'outcome', 'headline or reason'];
  const lines = columns([header, ...shown.flatMap(rowsOf)]);
  const more = left > 0 ? [`(${left} more files, all accepted)`] : [];
  return `${[...lines, ...more, '', sum(receipts)].join('\n')}\n`;
}

const needsALook = (receipt: Receipt) =>
  receipt.state === 'quarantined' ||
  receipt.items.some(({ outcome }) => outcome === 'quarantined' || outcome === 'held');

function rowsOf({ fileName = '', format = '?', items, problem, ticker, state }: Receipt): string[][] {
  const file = basename(fileName);
  const rows = items.map(({ outcome, headline, why }) => [
    file,
    format,
    outcome,
    [why, headline].filter(Boolean).join(' '),
  ]);
  if (ticker) rows.push([file, format, `ticker ${ticker.outcome}`, `${ticker.code}, ${ticker.rows} rows`]);
  return rows.length > 0 ? rows : [[file, format, state, problem?.message ?? '']];
}

/** Rows as lines with their cells below one another; the last one of each goes as far as it likes. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const widths = Array.from({ length: count }, (_none, at) =>
    rows.reduce((widest, row) => Math.max(widest, Math.min(40, (row[at] ?? '').length)), 0),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => (at < count - 1 ? cell.padEnd(widths[at] ?? 0) : cell.slice(0, 100)))
      .join('  ')
      .trimEnd(),
  );
}

function sum(receipts: readonly Receipt[]): string {
  const counts = Object.entries(tally(receipts)).filter(([, count]) => count > 0);
  return `${receipts.length} files: ${counts.map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'nothing new'}`;
}
