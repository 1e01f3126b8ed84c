import { createHash } from 'node:crypto';
import { archive } from '../store/deliveries';
import { newDocumentId } from '../store/document-id';
import type { Source } from '../store/sources';
import { type Copy, copyFrom } from '../wire/copy';
import type { Delivery } from '../wire/item';
import type { WireLimits } from '../wire/limits';
import { timeLimit } from './time-limit';

/** Bytes that have just arrived, read as copy. */
export interface Arrival extends Delivery {
  readonly documentId: string;
  readonly digest: string;
  /** How it came: `push`, or `import` and `archive` by the command line. */
  readonly transport: string;
  readonly copy: Copy;
}

/** How many items go into one transaction: enough to be quick, few enough that other writers are not kept waiting. */
export const itemsAtOnce = 200;

/** Reads a delivery as the source's copy, within the limits. */
export async function arrive(
  delivery: Delivery,
  source: Source,
  limits: WireLimits,
  transport: string,
): Promise<Arrival> {
  const { provider, language, timeZone } = source;
  const digest = createHash('sha256').update(delivery.bytes).digest('hex');
  return {
    ...delivery,
    documentId: newDocumentId(),
    digest,
    transport,
    copy: await copyFrom(delivery, { provider, language, timeZone }, { limits, guarded: timeLimit(limits) }),
  };
}

/** Whether it is kept, and no news. */
export const isOfArchive = ({ transport }: Arrival): boolean => transport === archive;

/** Whether a delivery has more items than one transaction takes. */
export const isLarge = ({ copy }: Arrival): boolean => copy.items.length > itemsAtOnce;

/** Deliveries in groups, each for one transaction; a large one goes alone. */
export function batches(arrivals: readonly Arrival[]): Arrival[][] {
  const found: Arrival[][] = [];
  let items = 0;
  for (const arrival of arrivals) {
    const size = Math.max(1, arrival.copy.items.length);
    const batch = items + size <= itemsAtOnce ? found.at(-1) : undefined;
    if (batch) batch.push(arrival);
    else found.push([arrival]);
    items = batch ? items + size : size;
  }
  return found;
}
