import type { Entry } from './log';

/**
 * Which entries have been told. Commits of several processes are heard of in any order: a number that is left out is not
 * forgotten for a higher one.
 */
export function openTally() {
  const ahead = new Set<number>();
  let toldTo = 0;
  let newest = 0;
  let heard = 0;
  let changedAt: number | undefined;
  const close = () => {
    while (ahead.delete(toldTo + 1)) toldTo += 1;
  };
  return {
    toldTo: () => toldTo,
    position: () => newest,
    heard: () => heard,
    changedAt: () => changedAt,
    /** @returns those that were not told yet. */
    count(entries: readonly Entry[]): Entry[] {
      const news = entries.filter(({ n }) => n > toldTo && !ahead.has(n));
      heard += news.length;
      for (const { n, at } of news) {
        ahead.add(n);
        newest = Math.max(newest, n);
        changedAt = Math.max(changedAt ?? 0, at);
      }
      close();
      return news;
    },
    /** Nothing up to here is waited for. */
    skipTo(n: number): void {
      for (const told of ahead) if (told <= n) ahead.delete(told);
      toldTo = Math.max(toldTo, n);
      newest = Math.max(newest, n);
      close();
    },
  };
}
