import type { Random } from '../random';
import type { Seed } from '../seeds';

/** One way to make something else of a text in which each character is a byte. */
export interface Mutation {
  readonly name: string;
  apply(text: string, random: Random, seeds: readonly Seed[]): string;
}

/** Everything is kept below this, in bytes: for less than 1 MB reading may take a second. */
export const mostBytes = 1_000_000;

/** As much of a text as an input may have. */
export const capped = (text: string): string => (text.length > mostBytes ? text.slice(0, mostBytes) : text);

/** Text with something in place of what stands from one index to another. */
export const replaced = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** A piece over and over, at most `most` characters in all. */
export const run = (piece: string, count: number, most = mostBytes): string =>
  piece.repeat(Math.max(1, Math.min(count, Math.floor(most / Math.max(1, piece.length)))));

/** A size: mostly small, sometimes large enough to show work that grows with its square. */
export const sizeOf = (random: Random): number =>
  random.chance(0.8) ? random.pick([1, 2, 3, 10, 50, 255, 300, 1_000]) : random.pick([5_000, 20_000, 100_000, 500_000]);
