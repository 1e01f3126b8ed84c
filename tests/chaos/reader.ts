/** A reader that polls `GET /changes` and remembers the last number, as docs/frontend.md tells it to. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Reading {
  /** Numbers in the order in which they were read. */
  readonly seen: readonly number[];
  /** Reads on until nothing more comes, and stops. */
  finish(): Promise<void>;
}

export function readChanges(url: string): Reading {
  const seen: number[] = [];
  let isLast = false;
  const reading = (async () => {
    let after = 0;
    for (let wasLast = false; ; ) {
      const response = await fetch(`${url}/api/wire/changes?after=${after}&limit=37`);
      if (!response.ok) throw new Error(`The changes answered ${response.status}: ${await response.text()}`);
      const { data, meta } = (await response.json()) as { data: { n: number }[]; meta: { next: number } };
      seen.push(...data.map(({ n }) => n));
      if (data.length === 0 && wasLast) return;
      wasLast = isLast;
      after = meta.next;
      if (data.length === 0) await sleep(20);
    }
  })();
  return {
    seen,
    async finish() {
      isLast = true;
      await reading;
    },
  };
}

/** How many numbers up to the last were never read, and how many more than once. */
export function faultsOf(seen: readonly number[], last: number): { readonly missed: number; readonly twice: number } {
  const once = new Set(seen);
  const missed = Array.from({ length: last }, (_none, at) => at + 1).filter((n) => !once.has(n)).length;
  return { missed, twice: seen.length - once.size };
}
