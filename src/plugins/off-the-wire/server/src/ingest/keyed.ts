import { createHash } from 'node:crypto';
import { anyErased, erasedAmong, keyDigest } from '../store/erased';
import type { Item } from '../wire/item';
import { digestOf } from '../wire/story/digest';
import { type StoryKeys, storyKeys } from '../wire/story/key';
import { asPrinted } from '../wire/story/printed';
import type { FilingRoom } from './filing-room';

/** An item on its way to its story. */
export interface Unit {
  readonly item: Item;
  readonly delivery: string;
  /** Where it stands in the delivery, from 0. */
  readonly place: number;
  /** The breadcrumb labels of the page it stood on. */
  readonly trail: readonly string[];
  /** It is kept, and no news. */
  readonly isArchive: boolean;
}

export interface Keyed {
  readonly unit: Unit;
  readonly item: Item;
  readonly digest: string;
  /** Where it has no id of the agency's, the copy's own digest: the same copy never makes a second story. */
  readonly keys: StoryKeys;
}

/** An item with its digest and its keys. @param now epoch milliseconds UTC: its cycle where the copy has none. */
export function keysOf(unit: Unit, { source, now }: Pick<FilingRoom, 'source' | 'now'>): Keyed {
  const item = asPrinted(unit.item);
  const digest = digestOf(unit.item, sha256);
  const keys = storyKeys(unit.item, source.code, now);
  const exact = keys.exact.length > 0 ? keys.exact : [`copy|${source.code}|${digest}`];
  return { unit, item, digest, keys: { ...keys, exact } };
}

/** When readers got what it says, epoch milliseconds UTC: now, or by the copy itself where it is an archive's. */
export function toldAt({ item, isArchive }: Unit, now: number): number {
  const own = isArchive ? Date.parse(item.versionCreated ?? item.firstCreated ?? '') : now;
  return Number.isNaN(own) ? now : Math.min(own, now);
}

/** Copy that was erased and has come again, or that is a later version of such a story. */
export async function erasedCopy({ strapi, trx }: FilingRoom, keyed: readonly Keyed[]): Promise<ReadonlySet<Keyed>> {
  const digestsOf = ({ digest, keys }: Keyed) => [digest, ...[...keys.exact, ...keys.names].map(keyDigest)];
  if (!(await anyErased(strapi, trx))) return new Set();
  const erased = await erasedAmong(strapi, trx, [...new Set(keyed.flatMap(digestsOf))]);
  return new Set(keyed.filter((one) => digestsOf(one).some((digest) => erased.has(digest))));
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
