import { type Facet, isUnder } from './facets';
import type { Entry } from './log';

/** What is asked for: something under one facet of each of these groups; without any, everything. */
export type Groups = readonly (readonly Facet[])[];

/** `left`: it was what is asked for, is it no longer, and is still public. */
export type Concern = 'whole' | 'left';

/** Whether an entry of the log concerns those who ask for this: before, or now. */
export function concernOf({ about, kind, before, after }: Entry, groups: Groups): Concern | undefined {
  if (groups.length === 0) return 'whole';
  // A source or a section has but one name: it concerns those who asked for it, whatever else they asked for.
  if (about === 'source' || about === 'breadcrumb') return isNamed(before, after, groups) ? 'whole' : undefined;
  if (isUnder(after, groups)) return 'whole';
  if (!isUnder(before, groups)) return undefined;
  return kind === 'withdrawn' ? 'whole' : 'left';
}

/** One text for the same groups, whoever asks. */
export const keyOf = (groups: Groups): string => JSON.stringify(groups);

const isNamed = (before: readonly Facet[], after: readonly Facet[], groups: Groups) =>
  groups.some((group) => group.some((facet) => before.includes(facet) || after.includes(facet)));
