import { type Row, rows, type Strapi } from '../strapi';
import { pluginUid } from './content-types/content-type';

export const subscriberUid = pluginUid('subscriber');

/** What stands in a form in the place of a secret that is kept. */
export const secretMask = '••••••••••••••••';

/** Who is told of changes, and how far they have come. Times are epoch milliseconds UTC. */
export interface Subscriber {
  readonly documentId: string;
  readonly name: string;
  readonly url: string;
  readonly filter: unknown;
  readonly active: boolean;
  /** The number of the last entry of the log that it took, or that was none of its business. */
  readonly position: number;
  /** The last entry of a message that was posted and not taken. */
  readonly batchEnd?: number;
  /** In a row. */
  readonly failures: number;
  readonly failingSince?: number;
  readonly nextTry?: number;
  /** The documentId of what rings for it. */
  readonly alert?: string;
}

/** What becomes of a subscriber by what is posted to it. `null`: nothing any more. */
export interface SubscriberChange {
  readonly active?: false;
  readonly position?: number;
  readonly batchEnd?: number | null;
  readonly failures?: number;
  readonly failingSince?: Date | null;
  readonly nextTry?: Date | null;
  readonly lastTaken?: Date;
  readonly lastError?: string | null;
  readonly alert?: string | null;
}

/** Everybody who is to be told. There are tens of them. */
export async function activeSubscribers(strapi: Strapi): Promise<Subscriber[]> {
  const found = await rows(strapi, subscriberUid).findMany({ where: { active: true }, orderBy: { id: 'asc' } });
  return found.map(toSubscriber);
}

export async function subscriberById(strapi: Strapi, documentId: string): Promise<Subscriber | undefined> {
  const row = await rows(strapi, subscriberUid).findOne({ where: { documentId } });
  return row ? toSubscriber(row) : undefined;
}

/**
 * Writes what became of it, unless it has come further meanwhile, or was saved: what was tried before is then of another
 * address, or of one that is switched off. @returns whether it was written.
 */
export async function noteSubscriber(
  strapi: Strapi,
  { documentId, position, url, failures }: Subscriber,
  data: SubscriberChange,
): Promise<boolean> {
  const where = { documentId, position, url, failures, active: true };
  const { count } = await rows(strapi, subscriberUid).updateMany({ where, data });
  return count > 0;
}

/** Subscribers whose filter names something by this parameter, the switched off too. */
export async function subscribersNaming(
  strapi: Strapi,
  parameter: 'source' | 'section',
): Promise<FilteredSubscriber[]> {
  const found = await rows(strapi, subscriberUid).findMany({ select: ['id', 'name', 'filter'] });
  return found.flatMap(({ id, name, filter }) => {
    const kept = filter as FilteredSubscriber['filter'] | null;
    if (typeof kept !== 'object' || typeof kept?.[parameter] !== 'string') return [];
    return [{ id: Number(id), name: String(name), filter: kept }];
  });
}

/** A subscriber with its filter, as it is kept. */
export interface FilteredSubscriber {
  readonly id: number;
  readonly name: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

export async function writeSubscriberFilter(
  strapi: Strapi,
  id: number,
  filter: FilteredSubscriber['filter'],
): Promise<void> {
  await rows(strapi, subscriberUid).update({ where: { id }, data: { filter } });
}

function toSubscriber(row: Row): Subscriber {
  const { documentId, name, url, filter, active, position, batchEnd, failures, failingSince, nextTry, alert } = row;
  return {
    documentId: String(documentId),
    name: String(name),
    url: String(url),
    filter,
    active: active === true,
    position: Number(position ?? 0),
    batchEnd: batchEnd === null || batchEnd === undefined ? undefined : Number(batchEnd),
    failures: Number(failures ?? 0),
    failingSince: timeIn(failingSince),
    nextTry: timeIn(nextTry),
    alert: typeof alert === 'string' && alert !== '' ? alert : undefined,
  };
}

const timeIn = (value: unknown): number | undefined => {
  if (value === null || value === undefined) return undefined;
  return value instanceof Date ? value.getTime() : new Date(String(value)).getTime();
};
