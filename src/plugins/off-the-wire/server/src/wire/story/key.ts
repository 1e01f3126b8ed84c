import type { Item } from '../item';

/** By what a story is known. `exact` ids never change between versions; `probable` is the copy's keywords on one day. */
export interface StoryKeys {
  readonly exact?: string;
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
  const exact = item.guid ? `guid|${provider}|${item.guid}` : undefined;
  return { exact, probable: probableKey(item, provider, arrived) };
}

function probableKey(item: Item, provider: string, arrived: number): string | undefined {
  const keyword = item.slugline?.toLowerCase().replace(/\s+/g, ' ').trim();
  if (!keyword || item.guid) return undefined;
  const cycle = (item.versionCreated ?? new Date(arrived).toISOString()).slice(0, 10);
  return `slug|${provider}|${item.language ?? ''}|${keyword}|${cycle}`;
}
