import type { OrderMark, StoryPolicy } from './policy';
import type { Version } from './version';

/**
 * A story's versions from the oldest to the newest. A mark counts only where every version has it, so that the order is
 * the same whichever came first; where no mark tells two apart, arrival does.
 */
export function inOrder(versions: readonly Version[], { order }: Pick<StoryPolicy, 'order'>): readonly Version[] {
  const marks = order.flatMap((mark) => measures[mark](versions) ?? []);
  return [...versions].sort((one, other) => {
    for (const mark of marks) {
      const difference = compare(mark.get(one), mark.get(other));
      if (difference !== 0) return difference;
    }
    return one.arrived - other.arrived;
  });
}

type Measured = ReadonlyMap<Version, number | string>;

const measures: Readonly<Record<OrderMark, (versions: readonly Version[]) => Measured | undefined>> = {
  revision: (versions) => each(versions, ({ item }) => wholeNumber(item.version)),
  versionCreated(versions) {
    const moments = each(versions, ({ item }) => item.versionCreated);
    // Only as far as all of them speak: a date alone is not earlier than an hour of that day.
    const length = Math.min(...versions.map(({ item }) => item.versionCreated?.length ?? 0));
    return moments && new Map([...moments].map(([version, moment]) => [version, String(moment).slice(0, length)]));
  },
  lead: (versions) => each(versions, leadOf),
};

function each(versions: readonly Version[], mark: (version: Version) => number | string | undefined) {
  const found = new Map<Version, number | string>();
  for (const version of versions) {
    const value = mark(version);
    if (value === undefined) return undefined;
    found.set(version, value);
  }
  return found;
}

/** The first story is 0, a lead without a number the first; a correction has no place among leads. */
function leadOf({ kind, item }: Version): number | undefined {
  if (kind === 'first') return item.leadNumber ?? 0;
  return kind === 'lead' || kind === 'writethru' || kind === 'update' ? (item.leadNumber ?? 1) : undefined;
}

function wholeNumber(version: string | undefined): number | undefined {
  return version && /^\d{1,15}$/.test(version) ? Number(version) : undefined;
}

function compare(one: number | string | undefined, other: number | string | undefined): number {
  if (one === undefined || other === undefined || one === other) return 0;
  return one < other ? -1 : 1;
}
