/** Readers who go through a list page by page, down to its end and up again, while it changes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../fuzz/random';
import { ask } from './ask';
import type { Listed } from './oracle';

/** One way through a list. Epoch milliseconds. */
export interface Walk {
  readonly via: string;
  readonly filter: string;
  readonly direction: 'down' | 'up';
  readonly from: number;
  readonly to: number;
  readonly seen: readonly string[];
}

export interface Walkers {
  readonly walks: readonly Walk[];
  stop(): Promise<void>;
}

interface Walking {
  readonly via: string;
  readonly url: string;
  readonly filters: readonly string[];
  readonly random: Random;
}

interface Page {
  readonly data: readonly { readonly documentId: string }[];
  readonly meta: { readonly next: string | null; readonly previous: string | null };
}

const mostPages = 400;

export function startWalkers(walkings: readonly Walking[]): Walkers {
  const walks: Walk[] = [];
  let isOver = false;
  const walk = async ({ via, url, filters, random }: Walking) => {
    while (!isOver) {
      const filter = random.anyOf(filters) ?? '';
      const limit = random.between(3, 9);
      const list = { url, query: [filter, `limit=${limit}`].filter(Boolean).join('&'), isOver: () => isOver };
      const down = await through(list, 'next');
      if (!down) continue;
      walks.push({ ...down, via, filter, direction: 'down' });
      const up = down.end ? await through(list, 'previous', down.end) : undefined;
      if (up) walks.push({ ...up, via, filter, direction: 'up' });
    }
  };
  const walking = Promise.all(walkings.map(walk));
  return {
    walks,
    async stop() {
      isOver = true;
      await walking;
    },
  };
}

interface ListAsked {
  readonly url: string;
  readonly query: string;
  readonly isOver: () => boolean;
}

/** @returns nothing where the list is not there, or the walk was broken off */
async function through({ url, query, isOver }: ListAsked, way: 'next' | 'previous', start?: string) {
  const from = Date.now();
  const seen: string[] = [];
  let cursor = start;
  let end: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    if (isOver()) return undefined;
    const { status, body } = await ask(`${url}/api/wire/headlines?${query}${cursor ? `&cursor=${cursor}` : ''}`);
    if (status !== 200) return undefined;
    const { data, meta } = JSON.parse(body.toString()) as Page;
    const ids = data.map(({ documentId }) => documentId);
    seen.push(...(way === 'next' ? ids : ids.reverse()));
    end = meta.previous ?? undefined;
    const further = meta[way];
    if (further === null) return { from, to: Date.now(), seen, end };
    cursor = further;
    await sleep(15);
  }
  return undefined;
}

/** A list from one step to the next. */
export interface ListAt {
  readonly from: number;
  readonly to: number;
  readonly list: Listed | undefined;
  /** Whether other changes than are known may have happened on the way there. */
  readonly isWild: boolean;
}

/**
 * What stood where it stood all the while must be seen, and once; on the way up, from the lowest that was seen.
 * @param lists as they were while it walked, and within the time for which an answer may be older
 * @returns nothing where nothing can be said: other changes than are known may have happened, or nothing stood still
 */
export function faultsOfWalk(
  { seen, direction }: Walk,
  lists: readonly ListAt[],
): { missed: number; twice: number } | undefined {
  if (lists.some(({ list, isWild }) => list === undefined || isWild)) return undefined;
  const [first = new Map<string, number>(), ...others] = lists.map(({ list = [] }) => new Map(list));
  const stayed = [...first].filter(([id, at]) => others.every((list) => list.get(id) === at)).map(([id]) => id);
  if (stayed.length === 0) return undefined;
  const counted = new Map<string, number>();
  for (const id of seen) counted.set(id, (counted.get(id) ?? 0) + 1);
  const lowest = Math.max(...stayed.map((id, at) => (counted.has(id) ? at : -1)), -1);
  const wanted = direction === 'down' ? stayed : stayed.slice(0, lowest + 1);
  return {
    missed: wanted.filter((id) => !counted.has(id)).length,
    twice: stayed.filter((id) => (counted.get(id) ?? 0) > 1).length,
  };
}
