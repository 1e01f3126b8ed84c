import type { Item, Note } from '../../item';
import { noteOnLeft, saidBy } from '../../unsaid';
import type { XmlElement } from '../../xml';
import { ownText, silent, statedIn, restOf as unread } from '../../xml/rest';
import { attribute, isElement } from '../../xml/tree';
import { type Reader, rule } from './reader';

/**
 * Notes on all that no field took, one for each kind of property (`itemMeta/service/name`): its words, or, where it has
 * none, what its attributes name.
 */
function restOf({ item, taken }: Reader): readonly Note[] {
  return unread(
    item,
    taken,
    rule,
    (element) => ownText(element) ?? (silentElements.has(element.name) ? undefined : named(element)),
  );
}

/** All notes on an item: those that its readers made, what no field took, and the codes that stand in no field. */
export function notesOn(reader: Reader, item: Item): readonly Note[] {
  const notes = [...reader.notes, ...restOf(reader)];
  const said = saidBy([item], notes);
  return [...notes, ...noteOnLeft(statedIn(reader.item, rules, said), said, rule)];
}

/** What without words says nothing about a story: how a vocabulary is built, where it lies, and checks of the bytes. */
const silentElements = new Set(
  'newsItem packageItem catalog catalogRef scheme broader narrower sameAs related hash'.split(' '),
);
/**
 * Attributes that chose the field (a role, a type, a rank), that are read or told elsewhere (signals), that say how the
 * file is written, and how, when and by whom a property was added (commonPowerAttributes of the schema).
 */
const silentAttributes = silent(
  'standard standardversion conformance itemRef@contenttype itemRef@size ' +
    'rank type typeuri creator creatoruri modified custom how howuri why whyuri pubconstraint pubconstrainturi ' +
    'confidence relevance separator partid catalogRef@href catalogRef@alias itemClass@qcode itemClass@uri ' +
    'signal@qcode signal@uri signal@literal headline@role description@role group@role groupSet@root',
);
/** Contents are read as documents of their own. */
const rules = {
  silent: silentAttributes,
  closed: new Set(['inlineXML', 'inlineData', 'catalog']),
  reworded: ({ name }: XmlElement) => name === 'dateline' || name === 'edNote',
};
const naming = ['qcode', 'uri', 'literal', 'href', 'residref', 'guid', 'id', 'value', 'idrefs'];

function named(element: XmlElement): string | undefined {
  if (element.children.some(isElement)) return undefined;
  let best = naming.length;
  for (const name in element.attributes) {
    const rank = naming.indexOf(name);
    if (rank >= 0 && rank < best && attribute(element, name) !== undefined) best = rank;
  }
  const name = naming[best];
  return name === undefined ? undefined : attribute(element, name);
}
