import type { Item, Link } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, descendants } from '../../xml/tree';
import { linksOf, refOf } from './links';
import type { Envelope } from './message';
import { headOf, type Made, readerOf, someOf } from './news-item';
import { takeEmpty } from './reader';
import { notesOn } from './rest';

/**
 * Reads a packageItem: an item with links to what it holds, if it has a text of its own to show; a list of others is no
 * story.
 */
export function packageItemOf(element: XmlElement, envelope: Envelope): Made {
  const reader = readerOf(element, envelope);
  const references = descendants(element, 'itemRef', 'conceptRef').slice(0, mostReferences);
  const refs = references.flatMap((one) => {
    takeEmpty(reader, one);
    return refOf(one) ?? [];
  });
  const head = headOf(reader, envelope);
  const isWord = head.pubStatus === 'canceled' || head.versionKind === 'kill';
  if (head.abstract === undefined && !isWord)
    return { reason: withoutText(element, refs), isSkipped: true, holds: { refs } };
  const held = refs.map((ref): Link => ({ rel: 'related', ref }));
  const links = [...linksOf(reader), ...held].filter(({ ref }) => ref !== attribute(element, 'guid'));
  const item: Item = { ...head, links: someOf(links) };
  return { item, notes: notesOn(reader, item), holds: { refs } };
}

const mostReferences = 500;

function withoutText(element: XmlElement, refs: readonly string[]): string {
  const held = refs.length > 0 ? ` It holds ${[...new Set(refs)].join(', ')}.` : '';
  return `a ${element.name} without text of its own.${held}`;
}
