import type { Item, Note } from '../../item';
import { leavesOf } from '../../json-leaves';
import { type Stated, saidBy, unsaidNote } from '../../unsaid';
import { type JsonObject, localName } from './names';

/**
 * One note on all that an object says, however deep, and no field of its item and no note so far has taken up. `told` are
 * the properties that have a note of their own.
 */
export function restOf(object: JsonObject, item: Item, notes: readonly Note[], told: ReadonlySet<string>) {
  const stated = leavesOf(
    object,
    (name, isOutermost) => isSilent(name, isOutermost) || (isOutermost && told.has(name)),
  );
  return unsaidNote(stated, saidBy([item], notes), 'ninjs');
}

/** What a wrapper says beside what it wraps: how it was asked for, what was bought. */
export function wrapperNote(stated: readonly Stated[]): readonly Note[] {
  return unsaidNote(stated, () => false, 'ninjs', 'What stands around the items is not kept.');
}

export const beside = (wrapper: JsonObject, inside: unknown): readonly Stated[] => leavesOf(wrapper, isSilent, inside);

/**
 * What chose the field (a type, a role, a relation, the media type of a text), what counts anew or how sure a machine was,
 * which standard was followed, and the vocabulary of a code. Of the item itself, not of what
 * belongs to it, bodies that were not taken have a note of their own.
 */
function isSilent(key: string, isOutermost: boolean): boolean {
  const name = localName(key);
  return silent.has(name) || (isOutermost && (silentOutermost.has(name) || name.startsWith('body_')));
}

const silent = new Set(
  (
    'type role rel contenttype mimetype charcount wordcount standard $standard $schema scheme representationtype ' +
    'relevance confidence rank creator'
  ).split(' '),
);
const silentOutermost = new Set('bodies body pubstatus extra'.split(' '));
