/** How much may be asked: so often a second in the long run, and so often at once. */
export interface Allowance {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Buckets {
  /**
   * Takes one of an address's tokens. @param now milliseconds of a clock that nobody sets
   * @returns how many are left, whole ones; -1 where there is none to take
   */
  take(key: string, now: number): number;
  /** In how many whole seconds there is one again. */
  wait(key: string, now: number): number;
  size(): number;
}

/** Mutable: it is written at every request. */
interface Bucket {
  tokens: number;
  at: number;
}

/** How many are looked at, at the most, to make room for one. */
const looked = 32;

/**
 * Token buckets by key, no more than `most`. One that is full again is as good as none and makes room first; where all
 * are in use, the oldest does, and its owner starts with a full one.
 */
export function openBuckets({ perSecond, burst }: Allowance, most: number): Buckets {
  const buckets = new Map<string, Bucket>();
  const perMillisecond = perSecond / 1000;
  const filled = ({ tokens, at }: Bucket, now: number) => Math.min(burst, tokens + (now - at) * perMillisecond);
  const makeRoom = (now: number) => {
    let count = 0;
    for (const [key, bucket] of buckets) {
      if (filled(bucket, now) >= burst) buckets.delete(key);
      count += 1;
      if (count === looked) break;
    }
    if (buckets.size < most) return;
    const [oldest] = buckets.keys();
    if (oldest !== undefined) buckets.delete(oldest);
  };
  return {
    size: () => buckets.size,
    take(key, now) {
      const bucket = buckets.get(key);
      if (!bucket) {
        if (buckets.size >= most) makeRoom(now);
        buckets.set(key, { tokens: burst - 1, at: now });
        return burst - 1;
      }
      const tokens = filled(bucket, now);
      bucket.at = now;
      bucket.tokens = tokens < 1 ? tokens : tokens - 1;
      return tokens < 1 ? -1 : Math.floor(tokens - 1);
    },
    wait(key, now) {
      const bucket = buckets.get(key);
      const missing = bucket ? 1 - filled(bucket, now) : 0;
      return Math.max(1, Math.ceil(missing / perSecond));
    },
  };
}
