import type { Note } from '../../item';
import type { XmlDocument } from '../../xml';
import { restOf, type Taken } from '../../xml-rest';
import { descendants } from '../../xml-tree';

/** Names of elements whose text has a field; a module's name does not matter, they mean the same in each. */
const read = (
  'title link description summary content encoded guid id identifier pubDate date created issued published updated ' +
  'modified author creator name email category subject keywords credit copyright rights language source enclosure ' +
  'thumbnail status'
).split(' ');

/** Notes on what an XML feed says and no field takes: a story's geography, a channel's generator. */
export function unreadOf({ roots }: XmlDocument): readonly Note[] {
  return roots.flatMap((root) => {
    const taken: Taken = new Set(descendants(root, ...read));
    return restOf(root, taken, 'feed');
  });
}
