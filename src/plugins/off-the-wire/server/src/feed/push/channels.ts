import { type Groups, keyOf } from '../../changes/concern';
import type { Facet } from '../../changes/facets';
import { type Part, partsFor } from './portion';
import type { ToldEntry } from './teller';

/** All who ask for the same. */
export interface Channel<Subscriber> {
  readonly groups: Groups;
  readonly subscribers: Set<Subscriber>;
}

export interface Channels<Subscriber> {
  add(groups: Groups, subscriber: Subscriber): void;
  remove(groups: Groups, subscriber: Subscriber): void;
  /** Those whom any of these entries concerns, each asked once, however many have joined it. */
  concernedBy(told: readonly ToldEntry[]): { readonly channel: Channel<Subscriber>; readonly parts: readonly Part[] }[];
  size(): number;
}

/** Each is found by what it asks for: who asks for other things is not looked at. */
export function openChannels<Subscriber>(): Channels<Subscriber> {
  const byKey = new Map<string, Channel<Subscriber>>();
  const byFacet = new Map<Facet, Set<Channel<Subscriber>>>();
  const index = (channel: Channel<Subscriber>, work: (facet: Facet) => void) => {
    for (const facet of new Set(channel.groups.flat())) work(facet);
  };
  const found = (told: readonly ToldEntry[]) => {
    const channels = new Set<Channel<Subscriber>>();
    const everything = byKey.get(keyOf([]));
    if (everything) channels.add(everything);
    const facets = new Set(told.flatMap(({ entry }) => [...entry.before, ...entry.after]));
    for (const facet of facets) for (const channel of byFacet.get(facet) ?? []) channels.add(channel);
    return channels;
  };
  return {
    size: () => byKey.size,
    add(groups, subscriber) {
      const key = keyOf(groups);
      const known = byKey.get(key);
      const channel = known ?? { groups, subscribers: new Set() };
      channel.subscribers.add(subscriber);
      if (known) return;
      byKey.set(key, channel);
      index(channel, (facet) => byFacet.set(facet, (byFacet.get(facet) ?? new Set()).add(channel)));
    },
    remove(groups, subscriber) {
      const key = keyOf(groups);
      const channel = byKey.get(key);
      channel?.subscribers.delete(subscriber);
      if (!channel || channel.subscribers.size > 0) return;
      byKey.delete(key);
      index(channel, (facet) => {
        byFacet.get(facet)?.delete(channel);
        if (byFacet.get(facet)?.size === 0) byFacet.delete(facet);
      });
    },
    concernedBy: (told) =>
      [...found(told)].flatMap((channel) => {
        const parts = partsFor(told, channel.groups);
        return parts.length > 0 ? [{ channel, parts }] : [];
      }),
  };
}
