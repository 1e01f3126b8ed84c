const [second, minute, hour] = [1000, 60_000, 3_600_000];

/** How long it is waited after the first failure, the second, and so on: what is down for a moment misses nothing for long. */
const waits = [5 * second, 20 * second, minute, 5 * minute, 15 * minute, hour, 3 * hour] as const;
const longest = 6 * hour;

/**
 * How long to wait after so many failures in a row, in milliseconds: longer each time, and a fifth more or less, so that
 * all who were down together do not come back together. @param chance from 0 to 1.
 */
export function waitAfter(failures: number, chance: number): number {
  const wait = waits[failures - 1] ?? longest;
  return Math.round(wait * (0.8 + 0.4 * chance));
}

/** What a server asks for that says when to come back: seconds or a date; an hour at most. In milliseconds. */
export function askedWait(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  const wait = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * second : Date.parse(retryAfter) - now;
  return wait > 0 ? Math.min(wait, hour) : undefined;
}
