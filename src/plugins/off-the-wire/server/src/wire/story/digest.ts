import type { Item } from '../item';
import { isCopyGuid } from '../message-guid';

/** A hash of text, given by whoever calls: this room has no crypto. */
export type Hash = (text: string) => string;

/** What a reader would notice, as one string: two versions with the same are the same copy, sent again. */
export function noticeable(item: Item): string {
  const { headline, kicker, genre, byline, dateline, abstract, body, provider, language } = item;
  const words = [headline, kicker, genre, byline, dateline, abstract, body, provider, language, item.embargo?.verbatim];
  const media = item.media?.flatMap((medium) => medium.renditions.map((rendition) => rendition.href));
  return JSON.stringify([words, media, item.urgency, item.pubStatus ?? 'usable', item.versionKind, item.leadNumber]);
}

/**
 * The digest of a version: same guid, same number and same noticeable copy. Where the guid was made of the copy, the time
 * is that of sending and the urgency that of a desk, and a story that is sent once a category moves more than once.
 */
export function digestOf(item: Item, hash: Hash): string {
  const isCopy = item.guid !== undefined && isCopyGuid(item.guid);
  const created = isCopy ? undefined : item.versionCreated;
  const said = noticeable(isCopy ? { ...item, urgency: undefined } : item);
  return hash(JSON.stringify([item.guid, item.version, created, said]));
}
