import { type Concern, concernOf, type Groups } from '../../changes/concern';
import { isForFollowers } from '../../changes/log';
import type { ToldEntry } from './teller';

/** What of some entries concerns those who ask for the same, in order. */
export interface Portion {
  /** The number of the last of them. */
  readonly last: number;
  /** Frames of the news after a number, as one piece that is the same for all; absent: there is none. */
  framesAfter(n: number): Buffer | undefined;
  /** The same as JSON, one text for each. */
  textsAfter(n: number): readonly { readonly n: number; readonly json: string }[];
}

export interface Part {
  readonly told: ToldEntry;
  readonly concern: Concern;
}

export function partsFor(told: readonly ToldEntry[], groups: Groups): Part[] {
  return told.flatMap((one) => {
    const concern = concernOf(one.entry, groups);
    return concern ? [{ told: one, concern }] : [];
  });
}

/** @param version moves when bytes that were made before may hold too much */
export function portionOf(parts: readonly Part[], version: () => number): Portion {
  const first = parts[0]?.told.entry.n ?? Number.POSITIVE_INFINITY;
  let whole: { readonly frames: Buffer | undefined; readonly version: number } | undefined;
  const later = (n: number) => parts.filter(({ told }) => told.entry.n > n);
  return {
    last: parts.at(-1)?.told.entry.n ?? 0,
    framesAfter(n) {
      if (n >= first) return joined(later(n));
      if (whole?.version !== version()) {
        whole = { frames: joined(parts), version: version() };
      }
      return whole.frames;
    },
    textsAfter: (n) => later(n).map(({ told, concern }) => ({ n: told.entry.n, json: told.json(concern) })),
  };
}

function joined(parts: readonly Part[]): Buffer | undefined {
  const frames = parts.flatMap(({ told, concern }) => (isForFollowers(told.entry) ? [told.frame(concern)] : []));
  return frames.length > 1 ? Buffer.concat(frames) : frames[0];
}
