import { guidOf } from '../../guid';
import type { Item } from '../../item';
import { type Fields, idIn, isObject, listField, member } from './properties';

/**
 * The id without the version that some end it with (`...:2`), so that all versions share it: only where the item
 * states the same version, or NewsML 1 style with its letter (`:2N`).
 */
export function identityOf(fields: Fields): Pick<Item, 'guid' | 'version' | 'altIds'> {
  const { uri, others } = addressesOf(fields);
  const version = idIn(fields.value('version'));
  const suffix = uri === undefined ? undefined : /[^:/#]([:#]v?)([^:#/]{1,40})$/.exec(uri);
  const ends =
    version !== undefined &&
    suffix !== null &&
    suffix !== undefined &&
    suffix[2]?.replace(/(?<=\d)[NUA]$/, '') === version;
  const guid = ends ? uri?.slice(0, -((suffix?.[1] ?? '') + (suffix?.[2] ?? '')).length) : uri;
  const altIds = [...new Set([...(ends && uri !== undefined ? [uri] : []), ...others, ...altIdsOf(fields)])].filter(
    (id) => id !== guid,
  );
  return { guid, version, altIds: altIds.length > 0 ? altIds : undefined };
}

/** 1.3 to 1.6 have an object of ids by their kind, 2.x and 3.x an array of `{role, value}`. */
function altIdsOf(fields: Fields): readonly string[] {
  const value = fields.value('altIds');
  const byKind = isObject(value) && !('value' in value);
  const list = byKind
    ? Object.keys(value)
        .sort()
        .map((kind) => value[kind])
    : listField(fields, 'altIds');
  return list.slice(0, 100).flatMap((one) => idIn(one) ?? []);
}

/** The address as far as the id in it, behind which only a version may stand (`.3`). */
function upTo(itemId: string, address: string): string | undefined {
  const end = address.lastIndexOf(itemId) + itemId.length;
  return end >= itemId.length && /^(?:\.\d{1,9})?$/.test(address.slice(end)) ? address.slice(0, end) : undefined;
}

/**
 * AP Media API puts what the caller may see into the address (`?qt=...`), which changes from one request to the next: an
 * address that ends with the item's own id is cut there. A second id (`guid` beside `uri`) is kept.
 */
export function addressesOf(fields: Fields): { readonly uri: string | undefined; readonly others: readonly string[] } {
  const [first, ...others] = fields.values('uri').flatMap((value) => {
    const id = idIn(value);
    return id === undefined ? [] : [guidOf(id)];
  });
  const itemId = idIn(member(fields.value('altIds'), 'itemid'));
  const own = first !== undefined && itemId !== undefined ? upTo(itemId, first.split('?', 1)[0] ?? '') : undefined;
  return { uri: own ?? first, others };
}
