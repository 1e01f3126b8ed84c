/** What was true when, and whether what readers were answered was true, or had been a moment ago. */

/** A step of the run: one change, or several at once. Between two steps nothing changes. Epoch milliseconds. */
export interface Step {
  readonly what: string;
  /** The earliest time at which it can have shown, and the latest at which what was before can have been true. */
  readonly from: number;
  readonly to: number;
  /** Several changes in no order that is known: what readers saw meanwhile cannot be told. */
  readonly isWild: boolean;
}

/** Answers by target after a step, made fresh: the digest of the bytes, or the status of an error. */
export type Outcomes = Readonly<Record<string, string>>;

export interface Observation {
  readonly target: string;
  /** Whom it was asked: a server, or the proxy. */
  readonly via: string;
  readonly outcome: string;
  readonly sentAt: number;
  readonly receivedAt: number;
}

export interface Verdict {
  /** How long after the truth had changed an answer was still asked for and given that was true before, at most. */
  readonly behind: number;
  readonly isStale: boolean;
  /** It was no answer that was true, and nothing can be said of it: several things happened in no known order. */
  readonly isExcused: boolean;
  /** What it was after: for a report. */
  readonly lastStep?: string;
}

export interface Timeline {
  /** @param outcomes what is true from this step on, until the next one */
  add(step: Step, outcomes: Outcomes): void;
  steps(): readonly Step[];
  /** @param allowance milliseconds for which what was true before may still be answered */
  judge(observation: Observation, allowance: number): Verdict;
}

interface State {
  readonly step: number;
  readonly outcome: string;
}

export function openTimeline(): Timeline {
  const steps: Step[] = [];
  const states = new Map<string, State[]>();
  const endOf = (step: number) => steps[step + 1]?.to ?? Number.POSITIVE_INFINITY;
  const startOf = (step: number) => (step === 0 ? 0 : (steps[step]?.from ?? 0));
  return {
    steps: () => steps,
    add(step, outcomes) {
      steps.push(step);
      for (const [target, outcome] of Object.entries(outcomes)) {
        const known = states.get(target) ?? [];
        known.push({ step: steps.length - 1, outcome });
        states.set(target, known);
      }
    },
    judge({ target, outcome, sentAt, receivedAt }, allowance) {
      const known = states.get(target) ?? [];
      const behinds = known
        .filter((state) => state.outcome === outcome && startOf(state.step) <= receivedAt)
        .map(({ step }) => Math.max(0, sentAt - endOf(step)));
      const behind = behinds.length > 0 ? Math.min(...behinds) : Number.POSITIVE_INFINITY;
      if (behind <= allowance) return { behind, isStale: false, isExcused: false };
      const isUntold = steps.some(({ isWild, from, to }) => isWild && from <= receivedAt && to >= sentAt - allowance);
      const lastStep = steps.filter(({ from }) => from <= receivedAt).at(-1)?.what;
      return { behind: isUntold ? 0 : behind, isStale: !isUntold, isExcused: isUntold, lastStep };
    },
  };
}

/** Milliseconds of these stalls that lie between two moments. */
export function stalledFor(stalls: readonly (readonly [number, number])[], from: number, to: number): number {
  return stalls.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
}
