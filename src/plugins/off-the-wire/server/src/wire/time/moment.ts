import type { Moment } from '../item';

/** Compares only as far as both speak: a date alone is not earlier than an hour of the same day. */
export function isEarlier(one: Moment, other: Moment): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

/**
 * Whether a clear instant is over at `now` (epoch milliseconds UTC). No end, or a date without an hour, is no clear
 * instant: it has not passed until an editor says so.
 */
export function hasPassed(moment: Moment | null | undefined, now: number): boolean {
  return moment?.includes('T') === true && Date.parse(moment) <= now;
}
