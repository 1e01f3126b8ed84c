import { type Kind, kinds } from './inputs';
import { type FaultKind, faultKinds } from './judge';

/** What has been tried, and what came of it. */
export interface Tally {
  inputs: number;
  items: number;
  /** Inputs by format, then kind. */
  readonly tried: Map<string, Map<Kind, number>>;
  /** Inputs that failed, by format, then kind. */
  readonly failed: Map<string, Map<Kind, number>>;
  readonly faults: Map<FaultKind, number>;
  /** The slowest: number and CPU time in milliseconds. */
  readonly slowest: { number: number; cpu: number; made: string; size: number }[];
}

export const emptyTally = (): Tally => ({
  inputs: 0,
  items: 0,
  tried: new Map(),
  failed: new Map(),
  faults: new Map(),
  slowest: [],
});

export function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export function addTo(table: Map<string, Map<Kind, number>>, format: string, kind: Kind): void {
  const row = table.get(format) ?? new Map<Kind, number>();
  table.set(format, row);
  add(row, kind);
}

export function addSlow(tally: Tally, one: Tally['slowest'][number]): void {
  tally.slowest.push(one);
  tally.slowest.sort((left, right) => right.cpu - left.cpu);
  tally.slowest.length = Math.min(tally.slowest.length, 5);
}

/** A table by format and kind of mutation; a cell with failures names them. */
export function table({ tried, failed }: Tally): string {
  const row = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(14) : cell.padStart(16))).join('');
  const rows = [...tried.keys()].sort().map((format) =>
    row([
      format,
      ...kinds.map((kind) => {
        const bad = failed.get(format)?.get(kind);
        const all = tried.get(format)?.get(kind) ?? 0;
        return bad ? `${all} (${bad} failed)` : String(all || '');
      }),
    ]),
  );
  return [row(['', ...kinds]), ...rows].join('\n');
}

/** The last line: all but the inputs must be 0. */
export function verdictLine({ inputs, faults }: Tally): string {
  return [`${inputs} inputs`, ...faultKinds.map((kind) => `${faults.get(kind) ?? 0} ${kind}`)].join(', ');
}

export const isClean = ({ faults, inputs }: Tally): boolean => faults.size === 0 && inputs > 0;
