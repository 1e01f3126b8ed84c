import type { Item } from '../item';
import { agencyNamed } from './agencies';
import type { Edited } from './rule';

/** One name for an agency, however the copy spells it: `Xinhua News Agency` -> `Xinhua`. Stories are told apart by it. */
export function provider(item: Item): Edited {
  const agency = item.provider === undefined ? undefined : agencyNamed(item.provider);
  if (!agency || agency.name === item.provider) return { item, notes: [] };
  const note = { rule: 'provider', message: 'one spelling of the agency', was: item.provider, is: agency.name };
  return { item: { ...item, provider: agency.name }, notes: [note] };
}
