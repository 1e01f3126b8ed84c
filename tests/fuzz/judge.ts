import type { Copy } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import type { Delivery, SourceHabits } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { faultInItem, faultInTexts } from './active';
import type { Input } from './inputs';
import { slowness } from './yardstick';

export const faultKinds = ['crashes', 'hangs', 'active HTML', 'lost siblings', 'unsteady'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly message: string;
}

/** What was found out about an input. */
export interface Verdict {
  readonly faults: readonly Fault[];
  /** What it was read as. */
  readonly format?: string;
  readonly items: number;
  /** CPU time to read it once, in milliseconds. */
  readonly cpu: number;
}

/** What is tried: from bytes to clean items. */
export type Reader = (delivery: Delivery, habits: SourceHabits) => Promise<Copy>;

const habits: SourceHabits = { provider: 'Northmark', language: 'en', timeZone: 'Europe/Paris' };

/** How long reading may take, in milliseconds of CPU time, for up to 1 MB. */
export const mostCpu = 1_000;

/** Reads an input twice and says what is wrong with what comes of it. */
export async function judge(input: Input, reader: Reader, most = mostCpu): Promise<Verdict> {
  const once = await timed(input, reader);
  const again = await timed(input, reader);
  const cpu = await leastCpu(Math.min(once.cpu, again.cpu), most, () => timed(input, reader));
  const { copy } = once;
  if (!copy || !again.copy) {
    return { faults: [{ kind: 'crashes', message: once.error ?? again.error ?? '' }], items: 0, cpu };
  }
  const faults: (Fault | undefined)[] = [
    cpu > most ? { kind: 'hangs', message: `It takes ${Math.round(cpu)} ms.` } : undefined,
    activeIn(copy),
    JSON.stringify(copy) === JSON.stringify(again.copy)
      ? undefined
      : { kind: 'unsteady', message: 'The same bytes are read otherwise the second time.' },
    await lostOf(input, copy, reader),
  ];
  return { faults: faults.filter((fault) => fault !== undefined), format: copy.format, items: copy.items.length, cpu };
}

/** Something else on the machine can make one reading slow, but hardly each of five; and then it slows all work down. */
async function leastCpu(first: number, most: number, again: () => Promise<{ cpu: number }>): Promise<number> {
  let cpu = first;
  for (let tries = 0; cpu > most && cpu < 3 * most && tries < 3; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = slowness();
    const { cpu: used } = await again();
    cpu = Math.min(cpu, used / Math.max(1, Math.min(before, slowness())));
  }
  return cpu;
}

async function timed(
  { bytes, contentType, fileName }: Input,
  reader: Reader,
): Promise<{ copy?: Copy; error?: string; cpu: number }> {
  const before = process.cpuUsage();
  const cpu = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  try {
    const copy = await reader({ bytes, contentType, fileName }, habits);
    return { copy, cpu: cpu() };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error), cpu: cpu() };
  }
}

function activeIn({ items, tickers, trails }: Copy): Fault | undefined {
  for (const item of items) {
    const message = faultInItem(item);
    if (message) return { kind: 'active HTML', message };
  }
  const message = faultInTexts({ tickers, trails });
  return message ? { kind: 'active HTML', message } : undefined;
}

/** Items that come of it without the part that was changed, and of the whole, must come still. */
async function lostOf({ family, ...input }: Input, copy: Copy, reader: Reader): Promise<Fault | undefined> {
  if (!family) return undefined;
  const itemsOf = async (bytes: Buffer) => (await timed({ ...input, bytes }, reader)).copy?.items ?? [];
  const others = counted(await itemsOf(family.without));
  // Copy that depends on its neighbours, as one story sent under each category does, says nothing.
  if (!holdsAll(counted(await itemsOf(family.whole)), others)) return undefined;
  const left = counted(copy.items);
  const lost = [...others].find(([item, count]) => (left.get(item) ?? 0) < count)?.[0];
  if (lost === undefined) return undefined;
  const reason = copy.problem?.message ?? JSON.stringify(copy.unreadable.slice(0, 3));
  return { kind: 'lost siblings', message: `Of ${others.size} others this is lost: ${lost.slice(0, 300)} (${reason})` };
}

function counted(items: readonly unknown[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const text = JSON.stringify(item);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

function holdsAll(all: ReadonlyMap<string, number>, some: ReadonlyMap<string, number>): boolean {
  return [...some].every(([item, count]) => (all.get(item) ?? 0) >= count);
}
