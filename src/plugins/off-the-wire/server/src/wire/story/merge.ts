import type { Item } from '../item';
import { same } from './same';
import { type EditableField, editableFields, type Version } from './version';

/** What persons changed in a story, by field: what they started from, and the newest words for it. */
export type Overlay = ReadonlyMap<EditableField, { readonly was: unknown; readonly persons: unknown }>;

/**
 * Of two edits of a field the later one stands; both started from what the first one did. One that names a field without
 * changing it gives the field back: the agency's words are taken there, and its next ones come in by themselves.
 *
 * @param published only what went out: an editor's draft is nobody else's business yet.
 */
export function overlayOf(versions: readonly Version[], published = false): Overlay {
  const edits = versions
    .filter(({ kind, standing }) => kind === 'edit' && (published ? standing === 'open' : standing !== 'kept'))
    .sort((one, other) => one.arrived - other.arrived);
  const found = new Map<EditableField, { was: unknown; persons: unknown }>();
  for (const { item, was = {} } of edits) {
    for (const field of editableFields) {
      if (!(field in was)) continue;
      if (same(was[field], item[field])) found.delete(field);
      else found.set(field, { was: found.has(field) ? found.get(field)?.was : was[field], persons: item[field] });
    }
  }
  return found;
}

/** One field that both a person and the agency changed. */
export interface Clash {
  readonly field: EditableField;
  /** What both started from. */
  readonly was: unknown;
  readonly persons: unknown;
  readonly agencys: unknown;
}

/** Lists merge by themselves; of an embargo or an expiry the agency's own new word counts. */
const unheld: ReadonlySet<EditableField> = new Set(['keywords', 'subjects', 'embargo', 'expires']);

/** Where a version of the agency touches what a person changed. */
export function clashes(overlay: Overlay, item: Item): readonly Clash[] {
  return [...overlay]
    .filter(([field]) => !unheld.has(field))
    .map(([field, { was, persons }]) => ({ field, was, persons, agencys: item[field] }))
    .filter(({ was, persons, agencys }) => !same(was, agencys) && !same(persons, agencys));
}

/** The agency's text with what persons changed in it. */
export function merged(item: Item, overlay: Overlay): Item {
  if (overlay.size === 0) return item;
  const own: Record<string, unknown> = {};
  for (const [field, { was, persons }] of overlay) {
    if (field === 'keywords' || field === 'subjects') own[field] = mergedList(was, persons, item[field]);
    else if (!unheld.has(field) || same(was, item[field])) own[field] = persons ?? undefined;
  }
  return { ...item, ...own };
}

/** A person's list, with what the agency has added to its own since, and without what it has taken out. */
function mergedList(base: unknown, persons: unknown, agencys: unknown): unknown {
  const [was, mine, theirs] = [base, persons, agencys].map((list) => (Array.isArray(list) ? list : []));
  const has = (list: readonly unknown[] = [], one: unknown) => list.some((other) => same(one, other));
  const kept = (mine ?? []).filter((one) => has(theirs, one) || !has(was, one));
  const added = (theirs ?? []).filter((one) => !has(was, one) && !has(kept, one));
  const list = [...kept, ...added];
  return list.length > 0 ? list : undefined;
}

/** A lead with the adds that belong to it, in their order. */
export function withAdds(item: Item, adds: readonly Item[]): Item {
  if (adds.length === 0) return item;
  const body = [item.body, ...adds.map((add) => add.body)].filter(Boolean).join('');
  const media = [...(item.media ?? []), ...adds.flatMap((add) => add.media ?? [])];
  return { ...item, body, media: media.length > 0 ? media : undefined };
}
