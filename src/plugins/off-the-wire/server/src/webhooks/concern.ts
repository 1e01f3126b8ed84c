import type { Facet } from '../changes/facets';
import type { Entry } from '../changes/log';

/** What is asked for: something under one facet of each of these groups; without any, everything. */
export type Groups = readonly (readonly Facet[])[];

/** Whether an entry of the log concerns those who ask for this, before or now. `left`: it does no more, and is still public. */
export function concernOf({ about, kind, before, after }: Entry, groups: Groups): 'whole' | 'left' | undefined {
  if (groups.length === 0) return 'whole';
  // A source or a section has but one name: it concerns those who asked for it, whatever else they asked for.
  if (about === 'source' || about === 'breadcrumb') return isNamed([...before, ...after], groups) ? 'whole' : undefined;
  if (isUnder(after, groups)) return 'whole';
  if (!isUnder(before, groups)) return undefined;
  return kind === 'withdrawn' ? 'whole' : 'left';
}

const isUnder = (facets: readonly Facet[], groups: Groups) =>
  groups.every((group) => group.some((facet) => facets.includes(facet)));

const isNamed = (facets: readonly Facet[], groups: Groups) => groups.flat().some((facet) => facets.includes(facet));
