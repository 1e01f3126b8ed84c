import type { Note } from '../../item';
import type { XmlElement } from '../../xml';
import { ownText, restOf as unread } from '../../xml-rest';
import { attribute, isElement } from '../../xml-tree';
import { type Reader, rule } from './reader';

/**
 * Notes on all that no field took, one for each kind of property (`itemMeta/service/name`): its words, or, where it has
 * none, what its attributes name.
 */
export function restOf({ item, taken }: Reader): readonly Note[] {
  return unread(
    item,
    taken,
    rule,
    (element) => ownText(element) ?? (silent.has(element.name) ? undefined : named(element)),
  );
}

/** What without words says nothing about a story: how a vocabulary is built, where it lies, and checks of the bytes. */
const silent = new Set(
  'newsItem packageItem catalog catalogRef scheme broader narrower sameAs related hash'.split(' '),
);
const naming = ['qcode', 'uri', 'literal', 'href', 'residref', 'guid', 'id', 'value', 'idrefs'];

function named(element: XmlElement): string | undefined {
  if (element.children.some(isElement)) return undefined;
  for (const name of naming) {
    const value = attribute(element, name);
    if (value !== undefined) return value;
  }
  return undefined;
}
