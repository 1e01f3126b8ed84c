import type { Item, Note } from '../../item';
import { noteOnLeft, saidBy, unsaidNote } from '../../unsaid';
import type { XmlElement } from '../../xml';
import { restOf, silent, statedIn } from '../../xml/rest';
import { descendants } from '../../xml/tree';
import { dropped } from './metadata';
import { type Reader, rule } from './reader';

/** All notes on a NewsItem: those of its readers, what no field took, and the codes that stand in no field. */
export function notesOn(reader: Reader, newsItem: XmlElement, items: readonly Item[]): readonly Note[] {
  const notes = [...reader.notes, ...leftOver(reader, newsItem)];
  const said = saidBy(items, notes);
  return [...notes, ...noteOnLeft(statedIn(newsItem, rules, said), said, rule)];
}

const reworded = new Set('DateLine Dateline KeywordLine UsageRights Instruction'.split(' '));
/** What of a NewsItem is no part of the story, of its text, or of another NewsItem; and what chose how it was read. */
export const rules = {
  silent: silent(
    'Duid Euid Scheme Vocabulary Essential EquivalentsList Version MediaType@FormalName Format@FormalName ' +
      'Notation@FormalName Role@FormalName Property@FormalName MetadataType@FormalName NewsLineType@FormalName ' +
      'RevisionId@Update=N RevisionId@PreviousRevision=0 NewsItemType@FormalName=News Encoding@Notation ' +
      'Location@HowPresent=Origin AssignedBy Confidence Importance Rank',
  ),
  closed: new Set('NewsItem Catalog TopicSet BasisForChoice DataContent Update'.split(' ')),
  reworded: ({ name }: XmlElement) => reworded.has(name),
};

/** All that a NewsItem says which becomes no item. */
export function wordsOf(newsItem: XmlElement): string | undefined {
  const [note] = unsaidNote(statedIn(newsItem, rules), () => false, rule);
  return note?.was;
}

/** What no field took: a note each for texts, one for all that only attributes say. */
function leftOver(reader: Reader, newsItem: XmlElement): readonly Note[] {
  for (const one of descendants(
    newsItem,
    'NewsItem',
    'Catalog',
    'TopicSet',
    'BasisForChoice',
    'DateLineDate',
    'SizeInBytes',
  ))
    reader.taken.add(one);
  const before = reader.notes.length;
  dropped(reader, newsItem);
  return [...reader.notes.splice(before), ...restOf(newsItem, reader.taken, rule)];
}
