import type { KeptReading } from '../store/readings';
import { asPrinted } from '../wire/story/printed';
import { type FormerItem, formerOf, type NewItem } from '../wire/story/reread';
import type { Arrival } from './arrival';
import type { ItemReceipt, Receipt } from './receipt';

/** An item as it was read when it came, with what became of it. */
export interface Former extends FormerItem {
  /** Its versions: an order on several stories is a version of each. */
  readonly rows: readonly KeptReading[];
  readonly receipt?: ItemReceipt;
}

/** A delivery's items as they are read today beside what they were. */
export interface Matched {
  /** In step with the items. */
  readonly former: readonly (Former | undefined)[];
  /** What was read then and is not now. */
  readonly gone: readonly Former[];
}

/** Which former item each item of today's reading is. */
export function matched(
  items: readonly NewItem[],
  arrival: Arrival,
  receipt: Receipt,
  rows: readonly KeptReading[],
): Matched {
  const former = formerItems(receipt, rows);
  const { unreadable, problem } = arrival.copy;
  const isWhole =
    problem === undefined && unreadable.length === 0 && former.every(({ receipt: own }) => own) && !lost(receipt);
  const found = formerOf(items, former, isWhole);
  const taken = new Set(found);
  return {
    former: found.map((at) => (at === undefined ? undefined : former[at])),
    gone: former
      .filter((one, at) => !taken.has(at) && one.rows.length > 0)
      .sort((one, other) => firstRow(one) - firstRow(other)),
  };
}

const firstRow = ({ rows: [first] }: Former) => first?.id ?? 0;
const lost = ({ items }: Receipt) => items.some(({ at }) => at !== undefined);

function formerItems({ items }: Receipt, rows: readonly KeptReading[]): Former[] {
  const readable = items.filter(({ at }) => at === undefined);
  const byPlace = new Map<number | undefined, KeptReading[]>();
  for (const row of rows) byPlace.set(row.place, [...(byPlace.get(row.place) ?? []), row]);
  const used = new Set<KeptReading>();
  const listed = readable.flatMap((receipt, place): Former[] => {
    const own = byPlace.get(place) ?? [];
    for (const row of own) used.add(row);
    const hasNone =
      receipt.outcome === 'duplicate' || receipt.outcome === 'quarantined' || receipt.outcome === 'erased';
    return own.length > 0 || hasNone ? [{ ...facts(own, receipt), rows: own, receipt }] : [];
  });
  const others = rows.filter((row) => !used.has(row));
  const digests = [...new Set(others.map(({ digest }) => digest))];
  const unlisted = digests.map((digest): Former => {
    const own = others.filter((row) => row.digest === digest);
    return { ...facts(own), rows: own };
  });
  return [...listed, ...unlisted];
}

function facts([row]: readonly KeptReading[], receipt?: ItemReceipt): FormerItem {
  const item = row && asPrinted(row.item);
  return {
    digest: row?.digest,
    guid: item?.guid ?? receipt?.guid,
    version: item?.version,
    headline: item?.headline ?? receipt?.headline,
  };
}
