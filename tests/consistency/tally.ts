/** What was wrong, counted, and what was looked at. */
import { faultsOf as faultsOfLog } from '../chaos/reader';
import type { Mirror } from './mirror';
import type { Listed } from './oracle';
import type { Readers } from './readers';
import { stalledFor, type Timeline } from './truth';
import { faultsOfWalk, type ListAt, type Walk } from './walkers';

/** Every number must be 0. */
export interface Faults {
  /** Answers that were no longer true. */
  stale: number;
  /** Answers that may not be: a 5xx, a tag of other bytes. */
  wrong: number;
  /** Stories that stood where they stood and were not seen in a walk; those that were seen twice. */
  missed: number;
  twice: number;
  /** Entries of the log, by its readers. */
  missedChanges: number;
  twiceChanges: number;
  /** Stories that a client which follows the log has too many or too few. */
  strayed: number;
}

export interface Tally {
  readonly steps: number;
  readonly answers: number;
  /** Of these, how many could not be judged, since several things happened in no known order. */
  readonly answersExcused: number;
  /** Of these, 304; and those that the proxy gave by itself. */
  readonly unchanged: number;
  readonly fromProxy: number;
  readonly walks: number;
  /** Of these, how many could not be judged. */
  readonly walksExcused: number;
  /** How far behind the truth the slowest answer was that was in time, in milliseconds: of the servers, of the proxy. */
  readonly behind: number;
  readonly behindProxy: number;
  readonly faults: Faults;
}

/** What a run leaves. */
export interface Seen {
  readonly timeline: Timeline;
  readonly readers: Readers;
  readonly walks: readonly Walk[];
  readonly mirrors: readonly Mirror[];
  /** The number of the newest entry of the log, and what readers may see, at the end. */
  readonly position: number;
  readonly last: Listed;
  listsAt(filter: string, from: number, to: number): readonly ListAt[];
  /** Of whom an answer was asked, when it could do nothing. */
  stallsOf(via: string): readonly (readonly [number, number])[];
}

/** What is allowed: a second; and of the proxy, which counts in whole seconds, `s-maxage=1` is up to two more. */
const allowance = 1_000;
const proxyKeeps = 2_000;
/** After so long nobody may be answered anything old. */
export const longest = allowance + proxyKeeps;
/** A server that got to do nothing just before is behind by as much. */
const stallsCountFor = 5_000;

/** @param show is told of each fault */
export function tallyOf(seen: Seen, show: (fault: string) => void): Tally {
  const { timeline, readers, walks } = seen;
  const { behind, behindProxy, stale, answersExcused } = judgeAnswers(seen, show);
  const { missed, twice, walksExcused } = judgeWalks(seen, show);
  for (const fault of readers.faults) show(`wrong: ${fault}`);
  const faults = { stale, wrong: readers.faults.length, missed, twice, ...judgeMirrors(seen, show) };
  const counts = { steps: timeline.steps().length, answers: readers.observations.length, ...readers.counts() };
  return { ...counts, answersExcused, walks: walks.length, walksExcused, behind, behindProxy, faults };
}

/** What a run has found out nothing about: it was too short, or too much happened at once. */
export function unjudged({ answers, answersExcused, walks, walksExcused }: Judged): readonly string[] {
  return [...(answers > answersExcused ? [] : ['answer']), ...(walks > walksExcused ? [] : ['walk'])];
}

type Judged = Pick<Tally, 'answers' | 'answersExcused' | 'walks' | 'walksExcused'>;

function judgeAnswers({ timeline, readers, stallsOf }: Seen, show: (fault: string) => void) {
  const count = { behind: 0, behindProxy: 0, stale: 0, answersExcused: 0 };
  for (const observation of readers.observations) {
    const { via, target, outcome, sentAt, receivedAt } = observation;
    const isProxy = via === 'proxy';
    const stalled = stalledFor(stallsOf(via), sentAt - stallsCountFor, receivedAt);
    const { isStale, isExcused, behind, lastStep } = timeline.judge(
      observation,
      (isProxy ? longest : allowance) + stalled,
    );
    if (isExcused) count.answersExcused += 1;
    if (isStale) {
      count.stale += 1;
      const late = Number.isFinite(behind) ? `${behind} ms behind` : 'never true';
      show(`stale: ${via} ${target} gave ${outcome}, ${late}, after "${lastStep}"`);
    } else if (isProxy) count.behindProxy = Math.max(count.behindProxy, behind);
    else count.behind = Math.max(count.behind, behind);
  }
  return count;
}

function judgeWalks({ walks, listsAt }: Seen, show: (fault: string) => void) {
  const count = { missed: 0, twice: 0, walksExcused: 0 };
  for (const walk of walks) {
    const faults = faultsOfWalk(walk, listsAt(walk.filter, walk.from - longest, walk.to));
    if (!faults) count.walksExcused += 1;
    const { missed, twice } = faults ?? { missed: 0, twice: 0 };
    count.missed += missed;
    count.twice += twice;
    if (missed + twice === 0) continue;
    show(`a walk ${walk.direction} "${walk.filter}" by ${walk.via}: ${missed} missed, ${twice} seen twice`);
  }
  return count;
}

function judgeMirrors({ mirrors, position, last }: Seen, show: (fault: string) => void) {
  const count = { missedChanges: 0, twiceChanges: 0, strayed: 0 };
  const shown = new Set(last.map(([documentId]) => documentId));
  for (const mirror of mirrors) {
    const { missed, twice } = faultsOfLog(mirror.seen, position);
    const lacking = [...shown].filter((id) => !mirror.shown.has(id));
    const stray = [...lacking, ...[...mirror.shown].filter((id) => !shown.has(id))];
    count.missedChanges += missed;
    count.twiceChanges += twice;
    count.strayed += stray.length;
    if (missed + twice + stray.length === 0) continue;
    show(`the log by ${mirror.via}: ${missed} missed, ${twice} read twice, ${stray.length} stories astray`);
  }
  return count;
}
