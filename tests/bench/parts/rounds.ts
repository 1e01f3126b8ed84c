/** One thing measured once. Rates are per second; CPU time is in microseconds for one request or item. */
export interface Measured {
  readonly rate: number;
  readonly cpu: number;
}

/** One that could not come is undefined, and has no results. */
export type Contestants<Name extends string> = Readonly<
  Record<Name, ((round: number) => Promise<Measured>) | undefined>
>;
export type Results<Name extends string> = Readonly<Record<Name, readonly Measured[]>>;

/** Lets each have its turn in every round, so that a busy moment of the machine strikes all alike. */
export async function inTurn<Name extends string>(rounds: number, contestants: Contestants<Name>) {
  const names = Object.keys(contestants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<Name, Measured[]>;
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`round ${round} of ${rounds} ...\n`);
    for (const name of names) {
      const measured = await contestants[name]?.(round);
      if (measured) results[name].push(measured);
    }
  }
  return results as Results<Name>;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}

export const medianRate = (measured: readonly Measured[]) => median(measured.map(({ rate }) => rate));
export const medianCpu = (measured: readonly Measured[]) => median(measured.map(({ cpu }) => cpu));
export const rounded = (value: number) => Number(value.toPrecision(3));

/** A table of medians, with the slowest and the quickest round. */
export function tableOf<Name extends string>(results: Results<Name>, labels: Readonly<Record<Name, string>>): string {
  const names = (Object.keys(results) as Name[]).filter((name) => results[name].length > 0);
  const rows = names.map((name) => {
    const rates = results[name].map(({ rate }) => rate);
    const range = `${whole(Math.min(...rates))} to ${whole(Math.max(...rates))}`;
    return [labels[name], whole(median(rates)), range, medianCpu(results[name]).toFixed(1)];
  });
  const head = ['', 'a second', 'rounds', 'CPU µs each'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return [line(head), ...rows.map(line)].join('\n');
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
