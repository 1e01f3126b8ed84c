/** Numbers of a service as they came, and those between them that did not. All functions are pure. */

/** Numbers that did not come: from the first to the last of them. */
export interface Missing {
  readonly from: number;
  readonly to: number;
  /** The alert that told of them, if one did. */
  readonly alert?: string;
}

/** Numbers that went up one by one. A service that begins anew starts another run. */
export interface Run {
  readonly low: number;
  readonly high: number;
  readonly missing: readonly Missing[];
  /** The agency's time of its highest number. */
  readonly time?: string;
  /** Whether it is a run, and no single number sent again. */
  readonly isSure: boolean;
}

export interface Numbered {
  readonly number: number;
  /** The agency's time. */
  readonly time?: string;
  /** The same copy came before. */
  readonly isResend: boolean;
  /** Under which a gap that it shows is told. */
  readonly alert?: string;
}

export interface Placed {
  readonly runs: readonly Run[];
  /** Numbers that should have come before this one and did not. */
  readonly gap?: Missing;
  /** The alert of a gap that this number was missing in. */
  readonly came?: string;
}

/** A leap that is larger is no gap: the service was begun anew, or is another. */
const largestGap = 300;
/** How many runs of a day are remembered: the newest. */
const mostRuns = 4;
const mostMissing = 100;

/** Where a number stands among those that came before it. */
export function place(runs: readonly Run[], sent: Numbered): Placed {
  const { number } = sent;
  const late = runs.findIndex(({ missing }) => missing.some((one) => isIn(one, number)));
  if (late !== -1) return arrived(runs, late, number);
  const next = runs.findIndex(({ high }) => number === high + 1);
  const within = runs.find(({ low, high }) => low <= number && number <= high);
  if (within && (sent.isResend || isOlder(sent, within))) return { runs };
  if (next !== -1) return { runs: wentOn(runs, next, sent, { isSure: true }) };
  const nearest = nearestTo(runs, number);
  if (nearest === -1) return { runs: [begun(runs, sent), ...runs].slice(0, mostRuns) };
  const run = runs[nearest];
  if (!run?.isSure) return { runs: wentOn(runs, nearest, sent) };
  const gap = { from: run.high + 1, to: number - 1, alert: sent.alert };
  const missing = [...run.missing, gap].slice(-mostMissing);
  return { runs: wentOn(runs, nearest, sent, { missing }), gap };
}

/** The alerts' numbers that are still missing, in ascending order. */
export function missingOf(runs: readonly Run[], alert: string): readonly Missing[] {
  return runs.flatMap(({ missing }) => missing.filter((one) => one.alert === alert));
}

const isIn = ({ from, to }: Missing, number: number) => from <= number && number <= to;
const isOlder = ({ time }: Numbered, run: Run) => time !== undefined && run.time !== undefined && time <= run.time;

/** The first run of all is taken for one; a later one that begins at 1 too. */
function begun(runs: readonly Run[], { number, time }: Numbered): Run {
  return { low: number, high: number, missing: [], time, isSure: runs.length === 0 || number <= 1 };
}

function wentOn(runs: readonly Run[], at: number, { number, time }: Numbered, change: Partial<Run> = {}): Run[] {
  const run = runs[at];
  if (!run) return [...runs];
  // What went on last is looked at first.
  return [{ ...run, high: number, time: time ?? run.time, ...change }, ...runs.filter((one) => one !== run)];
}

function nearestTo(runs: readonly Run[], number: number): number {
  const ahead = runs.map(({ high }) => number - high).map((leap) => (leap > 0 ? leap : Number.POSITIVE_INFINITY));
  const least = Math.min(...ahead);
  return least <= largestGap ? ahead.indexOf(least) : -1;
}

function arrived(runs: readonly Run[], at: number, number: number): Placed {
  const run = runs[at];
  const gap = run?.missing.find((one) => isIn(one, number));
  if (!run || !gap) return { runs };
  const parts = [
    { ...gap, to: number - 1 },
    { ...gap, from: number + 1 },
  ].filter(({ from, to }) => from <= to);
  const missing = run.missing.flatMap((one) => (one === gap ? parts : [one]));
  return { runs: runs.map((one) => (one === run ? { ...run, missing } : one)), came: gap.alert };
}
