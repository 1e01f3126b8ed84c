import type { Item } from '../item';
import { isMessageGuid } from '../message-guid';

/** By what a story is known. `exact` ids never change between versions; `probable` is the copy's keywords on one day. */
export interface StoryKeys {
  /** Ids, the most telling first; empty where the copy has none. */
  readonly exact: readonly string[];
  readonly probable?: string;
}

/**
 * The keys of an item's story: the provider's word, never the channel's, and never the headline.
 *
 * @param channel stands in where no provider is known: the source's code.
 * @param arrived epoch milliseconds UTC; its date is the cycle where the copy has none.
 */
export function storyKeys(item: Item, channel: string, arrived: number): StoryKeys {
  const provider = (item.provider ?? `source:${channel}`).trim().toLowerCase();
  const exact = idsOf(item).map((id) => `guid|${provider}|${id}`);
  return { exact, probable: probableKey(item, provider, arrived) };
}

/**
 * The id as it was sent comes before the id without its version: some agencies number stories where others number
 * versions (`...:2`), and only what was seen before can tell which.
 */
function idsOf({ guid, altIds = [] }: Item): string[] {
  if (guid === undefined) return [];
  const asSent = altIds.find((id) => id.startsWith(guid) && /^[:#/_.-]v?\w{1,40}$/.test(id.slice(guid.length)));
  return asSent === undefined ? [guid] : [asSent, guid];
}

function probableKey(item: Item, provider: string, arrived: number): string | undefined {
  // NITF: "unique by story per day", while the id of the document may be another with each version.
  const duKey = item.altIds?.find((id) => id.startsWith('du-key:'));
  const keyword = (duKey ?? item.slugline)?.toLowerCase().replace(/\s+/g, ' ').trim();
  // An id that names a message, or is made of the copy itself, tells a resend and says nothing of the story.
  if (!keyword || (item.guid && !isMessageGuid(item.guid) && duKey === undefined)) return undefined;
  const cycle = (item.versionCreated ?? new Date(arrived).toISOString()).slice(0, 10);
  return `slug|${provider}|${item.language ?? ''}|${keyword}|${cycle}`;
}
