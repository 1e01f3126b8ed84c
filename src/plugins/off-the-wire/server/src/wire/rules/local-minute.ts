import { clockIn } from '../time/zone-clock';

const dayLength = 86_400_000;

/**
 * Minutes since midnight by the clocks of a zone, at an instant (epoch milliseconds UTC). A zone that nobody knows, or
 * none, is UTC.
 */
export function localMinute(now: number, timeZone: string | undefined): number {
  return Math.floor((localTime(now, timeZone) % dayLength) / 60_000);
}

/** The day by the clocks of a zone: `2026-11-20`. */
export function localDay(now: number, timeZone: string | undefined): string {
  return new Date(localTime(now, timeZone)).toISOString().slice(0, 10);
}

const localTime = (now: number, timeZone: string | undefined) => now + ((timeZone && clockIn(timeZone)?.(now)) || 0);
