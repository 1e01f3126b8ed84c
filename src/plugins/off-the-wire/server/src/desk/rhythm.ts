/** One delivery of a source, as its rhythm is told from. */
export interface Beat {
  /** Epoch milliseconds UTC. */
  readonly at: number;
  readonly quarantined: boolean;
  /** Imported by hand: it says nothing of how often the channel brings copy. */
  readonly byHand: boolean;
}

export type Trouble =
  | { readonly problem: 'quarantine' }
  /** `usualGap` is in milliseconds. */
  | { readonly problem: 'silence'; readonly usualGap: number };

const minute = 60_000;
/** Shorter than this nobody calls silence, however busy the source is. Milliseconds. */
const shortestSilence = 60 * minute;
/** Fewer gaps are no habit. */
const fewestGaps = 3;

/** What is wrong with a source, from its last deliveries, newest first; `undefined` where nothing is. */
export function troubleOf(beats: readonly Beat[], now: number): Trouble | undefined {
  const [last] = beats;
  if (!last) return undefined;
  if (last.quarantined) return { problem: 'quarantine' };
  const usualGap = usualGapOf(beats);
  if (usualGap === undefined || now - last.at <= Math.max(3 * usualGap, shortestSilence)) return undefined;
  return { problem: 'silence', usualGap };
}

/** The median of the gaps between arrivals. What comes within the same minute has come at once. */
function usualGapOf(beats: readonly Beat[]): number | undefined {
  const minutes = [...new Set(beats.filter((beat) => !beat.byHand).map((beat) => Math.floor(beat.at / minute)))];
  const sorted = minutes.sort((one, other) => one - other);
  const gaps = sorted.slice(1).map((at, before) => at - (sorted[before] ?? at));
  if (gaps.length < fewestGaps) return undefined;
  return (gaps.sort((one, other) => one - other)[gaps.length >> 1] ?? 0) * minute;
}
