import type { PubStatus, VersionKind } from './item';

/**
 * Words for a publishing status, in lower case, as NewsCodes (`stat:`, `pst1:`), NITF 3.6, Superdesk and agencies spell
 * them. What is not here is withheld, with a note: an editor sees it.
 */
export const pubStatuses: ReadonlyMap<string, PubStatus> = new Map([
  ['usable', 'usable'],
  ['withheld', 'withheld'],
  ['withhold', 'withheld'],
  ['hold', 'withheld'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
  ['killed', 'canceled'],
  ['recalled', 'canceled'],
  ['deleted', 'canceled'],
]);

/** Of several words on what a version is, this decides: a corrected update is a correction. */
export const kindsByWeight: readonly VersionKind[] = [
  'kill',
  'withhold',
  'test',
  'release',
  'correction',
  'refile',
  'repeat',
  'insert',
  'sub',
  'add',
  'abridged',
  'writethru',
  'lead',
  'update',
  'advisory',
  'first',
];
