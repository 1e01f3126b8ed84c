import { guidOf } from '../../guid';
import type { Link } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, child } from '../../xml/tree';
import { relations } from './habits';
import { wordOf } from './qcodes';
import { type Reader, takeEmpty } from './reader';

/** Relations to other items, by the id of the other one, else by its address. A version of itself is none. */
export function linksOf(reader: Reader): readonly Link[] {
  const own = attribute(reader.item, 'guid');
  return reader.itemMeta
    .all('link')
    .filter((element) => !isMediaFile(element) && !isHinted(element))
    .slice(0, mostLinks)
    .flatMap((element): readonly Link[] => {
      const ref = refOf(element);
      if (ref === undefined || active.test(ref)) return [];
      takeEmpty(reader, element);
      return ref === own ? [] : [{ rel: relationOf(element), ref }];
    });
}

/** What a link, or a reference in a package, points at. */
export function refOf(element: XmlElement): string | undefined {
  const names = ['residref', 'persistidref', 'guidref', 'guid', 'href', 'qcode', 'uri'];
  const found = names.map((name) => attribute(element, name)).find((value) => value !== undefined);
  return found && guidOf(found);
}

/** What points at a picture, a video or a sound itself is no link to an item: see media.ts. */
export function isMediaFile(element: XmlElement): boolean {
  const type = attribute(element, 'contenttype') ?? '';
  return /^(?:image|video|audio)\//i.test(type) && /^https?:/i.test(attribute(element, 'href') ?? '');
}

/** Whether a link holds the files of the picture, video or sound that it points at: properties of the other item, as hints. */
export function isHinted(element: XmlElement): boolean {
  return child(element, 'remoteContent') !== undefined;
}

const mostLinks = 200;
/** Addresses that do something: such a link is in the notes. */
const active = /^\s*(?:javascript|vbscript|data|file):/i;

function relationOf(element: XmlElement): Link['rel'] {
  return relations.get(wordOf(attribute(element, 'rel') ?? attribute(element, 'reluri') ?? '')) ?? 'related';
}
