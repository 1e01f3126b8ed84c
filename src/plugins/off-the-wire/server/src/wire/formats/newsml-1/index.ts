import type { Item, Link, Media, Note, Parsed, UnreadableItem } from '../../item';
import { wireLimits, within } from '../../limits';
import { noteOnLeft, type Said, saidBy } from '../../unsaid';
import { parseXml, type XmlElement } from '../../xml';
import { statedIn } from '../../xml/rest';
import { xmlRoot } from '../../xml/root';
import { attribute, children, descendants } from '../../xml/tree';
import { type Document, type Format, Unreadable } from '../format';
import { canonical } from './descriptive';
import { identifiersOf, identityOf, referenceOf } from './identity';
import { itemOf, readerWith, type Surroundings } from './item';
import { mediaOf } from './media';
import { newsLines, sender } from './metadata';
import { type Names, namesIn } from './names';
import { mainOf, partsOf } from './parts';
import { type Reader, rule } from './reader';
import { rules } from './rest';

/** NewsML 1.0 to 1.2: one or many NewsItems, also inside each other, in any prefix, with or without a DOCTYPE. */
export const newsml1 = { name: 'newsml-1', several: true, sniff, parse } as const satisfies Format;

/** The first element is NewsML, or a NewsItem by itself; NewsML-G2 spells its own `newsItem`. */
function sniff({ text }: Document): boolean {
  return /^News(?:ML|Item)$/.test(xmlRoot(text)?.name ?? '');
}

function parse({ text, limits = wireLimits }: Document): Parsed {
  const document = parseXml(text, limits);
  const groups = document.roots.map(groupOf);
  const found = groups.flatMap((group) => group.found);
  const { read, rest } = within(found, limits, ({ newsItem }) => `line ${newsItem.line}`);
  const items: Item[] = [];
  const unreadable: UnreadableItem[] = [];
  const notes: Note[] = document.faults.map((fault) => ({ rule, ...fault }));
  for (const { newsItem, around } of read) {
    const made = newsItem.isWhole ? itemOf(newsItem, around) : { reason: 'The NewsItem breaks off.', notes: [] };
    for (const note of made.notes) notes.push(note);
    if ('item' in made && made.item) items.push(made.item, ...made.more);
    else if ('reason' in made && made.reason) unreadable.push({ at: `line ${newsItem.line}`, reason: made.reason });
  }
  const said = saidBy(items, []);
  for (const group of groups) notes.push(...notesAround(group, said));
  if (items.length === 0 && notes.every(({ message }) => !message.startsWith('Skipped'))) {
    throw new Unreadable(unreadable[0]?.reason ?? 'There is no NewsItem in this NewsML.', {
      line: document.roots[0]?.line,
    });
  }
  unreadable.push(...rest);
  return { items, unreadable: unreadable.length > 0 ? unreadable : undefined, notes };
}

/** How the document was sent, and what NewsItems that belong to another one say and their pictures do not. */
function notesAround({ root, owned }: Group, said: Said): readonly Note[] {
  const told = (elements: readonly XmlElement[], message: string) =>
    noteOnLeft(
      elements.flatMap((one) => statedIn(one, rules, said)),
      said,
      rule,
      message,
    );
  return [
    ...told(children(root, 'NewsEnvelope'), 'NewsEnvelope is not kept: it is of the transmission.'),
    ...told(owned, 'Of pictures and the like that belong to an item this is not kept.'),
  ];
}

function newsItemsBelow(root: XmlElement): readonly XmlElement[] {
  return root.name === 'NewsItem' ? [root, ...descendants(root, 'NewsItem')] : descendants(root, 'NewsItem');
}

interface Found {
  readonly newsItem: XmlElement;
  readonly around: Surroundings;
}

/** The NewsItems of a document. */
interface Group {
  readonly root: XmlElement;
  /** Every one that is a story. */
  readonly found: readonly Found[];
  /** Pictures that another one holds or points at belong to that one. */
  readonly owned: readonly XmlElement[];
}

function groupOf(root: XmlElement): Group {
  const all = newsItemsBelow(root);
  const names = namesIn(root);
  const library = libraryOf(all, names);
  const owned = new Set(all.flatMap((one) => library.ownedBy(one)));
  const reader = readerWith(names);
  const lang = attribute(root, 'xml:lang');
  const around: Surroundings = {
    names,
    sender: sender(reader, root),
    language: lang ? canonical(reader, lang) : undefined,
    company: (newsItem) => library.company(newsItem),
  };
  const found = all.filter((one) => !owned.has(one)).map((newsItem) => ({ newsItem, around }));
  return { root, found, owned: [...owned] };
}

/** The NewsItems of a document by what points at them. */
function libraryOf(all: readonly XmlElement[], names: Names) {
  const byId = new Map(all.flatMap((one) => identifiersOf(one).map((id) => [id, one] as const)));
  const isMedia = new Map<XmlElement, boolean>();
  const mediaOnly = (one: XmlElement): boolean => {
    const known = isMedia.get(one) ?? isMediaOnly(readerWith(names), one);
    isMedia.set(one, known);
    return known;
  };
  const pointed = (one: XmlElement) =>
    componentsOf(one).flatMap((component) =>
      children(component, 'NewsItemRef', 'NewsItem').map((element) => ({
        element,
        target: element.name === 'NewsItem' ? element : byId.get(attribute(element, 'NewsItem') ?? ''),
      })),
    );
  const ownedBy = (one: XmlElement): XmlElement[] =>
    pointed(one).flatMap(({ target }) => (target && target !== one && mediaOnly(target) ? [target] : []));
  return {
    ownedBy,
    company(one: XmlElement): { media: readonly Media[]; links: readonly Link[] } {
      const owned = new Set(ownedBy(one));
      const others = pointed(one).filter(({ target }) => target === undefined || !owned.has(target));
      const links = others.flatMap(({ element, target }): readonly Link[] => {
        const ref = target ? identityOf(readerWith(names), target).guid : referenceOf(element, 'NewsItem');
        return ref === undefined || ref.startsWith('#') ? [] : [{ rel: 'related', ref }];
      });
      return { media: [...owned].flatMap((item) => mediaOfItem(readerWith(names), item)), links };
    },
  };
}

/** The components of a NewsItem, those of NewsItems inside it not among them. */
function componentsOf(element: XmlElement): readonly XmlElement[] {
  return children(element, 'NewsComponent').flatMap((one) => [one, ...componentsOf(one)]);
}

function isMediaOnly(reader: Reader, newsItem: XmlElement): boolean {
  const parts = partsOf(reader, newsItem);
  return parts.some(({ isText, use }) => !isText && use !== 'style') && mainOf(reader, parts) === undefined;
}

function mediaOfItem(reader: Reader, newsItem: XmlElement): readonly Media[] {
  const { guid } = identityOf(reader, newsItem);
  const lines = newsLines(reader, children(newsItem, 'NewsComponent').slice(0, 1));
  return mediaOf(reader, partsOf(reader, newsItem), undefined).map((media, index) => ({
    ...media,
    guid: media.guid ?? (index === 0 ? guid : undefined),
    headline: media.headline ?? lines.headline,
    byline: media.byline ?? lines.byline,
    creditline: media.creditline ?? lines.creditline,
    copyrightNotice: media.copyrightNotice ?? lines.copyrightNotice,
  }));
}
