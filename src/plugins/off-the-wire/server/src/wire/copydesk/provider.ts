import type { Item } from '../item';
import { agencyNamed } from './agencies';
import type { Edited } from './rule';

/** One name for an agency, however the copy spells it: `Xinhua News Agency` -> `Xinhua`. Stories are told apart by it. */
export function provider(given: Item): Edited {
  const { item, notes } = named(given);
  const sources = item.infoSource?.split(', ') ?? [];
  const others = sources.filter(
    (one) => (agencyNamed(one)?.name ?? one).toLowerCase() !== item.provider?.toLowerCase(),
  );
  if (others.length === sources.length) return { item, notes };
  const note = { rule: 'provider', message: 'its own source: said once', was: item.infoSource };
  return { item: { ...item, infoSource: others.join(', ') || undefined }, notes: [...notes, note] };
}

function named(item: Item): Edited {
  const agency = item.provider === undefined ? undefined : agencyNamed(item.provider);
  if (!agency || agency.name === item.provider) return { item, notes: [] };
  const note = { rule: 'provider', message: 'one spelling of the agency', was: item.provider, is: agency.name };
  return { item: { ...item, provider: agency.name }, notes: [note] };
}
