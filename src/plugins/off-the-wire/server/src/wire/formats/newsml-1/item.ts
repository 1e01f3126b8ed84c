import type { EdNote, Item, Media, Note } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, child, children, descendants } from '../../xml/tree';
import { type Content, contentOf } from './content';
import { canonical, descriptive } from './descriptive';
import { type Identity, identityOf } from './identity';
import { managementOf } from './management';
import { mediaOf } from './media';
import { administrative, newsLines, rights } from './metadata';
import type { Names } from './names';
import { mainOf, partsOf, type SideStory, sideStories } from './parts';
import { providerNamed } from './providers';
import { type Reader, rule, say } from './reader';
import { notesOn, wordsOf } from './rest';
import { bodyOf, nitfHead, spoken, type Texts, textsOf, unused, unusedHead } from './texts';
import { changesOf } from './update';

/** What is known of the document around a NewsItem. */
export interface Surroundings {
  readonly names: Names;
  readonly sender?: string;
  readonly language?: string;
  /** Pictures and the like that the item holds or points at, and the other items that it points at. */
  readonly company: (newsItem: XmlElement) => Pick<Item, 'links'> & { readonly media: readonly Media[] };
}

/** What a NewsItem became: an item, nothing (with a note that says why), or a reason why it cannot be read. */
export type Made =
  | { readonly item: Item; readonly more: readonly Item[]; readonly notes: readonly Note[] }
  | { readonly item?: undefined; readonly reason?: string; readonly notes: readonly Note[] };

export function readerWith(names: Names): Reader {
  return { taken: new Set(), notes: [], names };
}

/** A NewsItem (NewsML 1.0 to 1.2) as an item. A field that is wrong is a note. */
export function itemOf(newsItem: XmlElement, around: Surroundings): Made {
  const reader = readerWith(around.names);
  const identity = identityOf(reader, newsItem);
  const managed = managementOf(reader, newsItem);
  const parts = partsOf(reader, newsItem);
  const main = mainOf(reader, parts);
  const content = main && contentOf(reader, main.item);
  const text = textsOf(reader, parts, main);
  const chain = main ? [...main.chain].reverse() : children(newsItem, 'NewsComponent').slice(0, 1);
  const described = describedBy(reader, newsItem, chain, around);
  const media = [...mediaOf(reader, parts, main), ...(content?.media ?? []), ...around.company(newsItem).media];
  const changes = changesOf(reader, newsItem, identity.update);
  const item = assembled({ reader, identity, managed, described, content, text, media, changes, around, newsItem });
  const skipped = notForReaders(newsItem, item);
  if (skipped !== undefined) return { reason: skipped.reason, notes: skipped.note ? [skipped.note] : [] };
  const more = main ? sideStories(parts, main).map((side) => sideItem(reader, item, side, newsItem, around)) : [];
  return { item, more, notes: notesOn(reader, newsItem, [item, ...more]) };
}

/** A further story in the NewsItem: it shares the id, the status and the times of the item, and has a name of its own. */
function sideItem(reader: Reader, item: Item, side: SideStory, newsItem: XmlElement, around: Surroundings): Item {
  const content = contentOf(reader, side.part.item);
  const { guid, version, firstCreated, versionCreated, pubStatus, embargo, expires, urgency } = item;
  const described = describedBy(reader, newsItem, [...side.part.chain].reverse(), around);
  return {
    guid: `${guid ?? ''}#${side.name}`,
    version,
    ...described,
    ...{ firstCreated, versionCreated, pubStatus, embargo, expires, urgency },
    body: content.html || undefined,
    provider: described.provider ?? item.provider,
    language: described.language ?? item.language,
    media: content.media.length > 0 ? content.media : undefined,
    links: guid === undefined ? undefined : [{ rel: 'related', ref: guid }],
  };
}

function describedBy(
  reader: Reader,
  newsItem: XmlElement,
  chain: readonly XmlElement[],
  around: Surroundings,
): Partial<Item> {
  const lines = newsLines(reader, chain);
  const admin = administrative(reader, chain);
  const right = rights(reader, chain);
  const descriptions = descriptive(reader, chain);
  const own = attribute(newsItem, 'xml:lang');
  const language = descriptions.language ?? (own ? canonical(reader, own) : undefined) ?? around.language;
  const keywords = [...(lines.keywords ?? []), ...(descriptions.keywords ?? [])];
  return {
    ...right,
    ...descriptions,
    ...defined(lines),
    ...defined(admin),
    language,
    keywords: keywords.length > 0 ? [...new Set(keywords)] : undefined,
    provider: admin.provider ?? lines.provider,
    infoSource: withoutAuthors(admin.infoSource, lines.byline),
    usageTerms: [...new Set([right.usageTerms, lines.usageTerms].filter(Boolean))].join('; ') || undefined,
  };
}

/** AFP names the author as a party, too. */
function withoutAuthors(sources: string | undefined, byline = ''): string | undefined {
  const names = sources?.split(', ').filter((name) => !byline.toLowerCase().includes(name.toLowerCase()));
  return names?.join(', ') || undefined;
}

function defined(item: Partial<Item>): Partial<Item> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

interface Gathered {
  readonly reader: Reader;
  readonly newsItem: XmlElement;
  readonly identity: Identity;
  readonly managed: Partial<Item>;
  readonly described: Partial<Item>;
  readonly content: Content | undefined;
  readonly text: Texts;
  readonly media: readonly Media[];
  readonly changes: Partial<Item>;
  readonly around: Surroundings;
}

function assembled(gathered: Gathered): Item {
  const { reader, identity, managed, described, content, text, media, changes, around, newsItem } = gathered;
  const nitf = nitfHead(reader, content);
  const { guid, version } = identity;
  const altIds = [...(identity.altIds ?? []), ...(described.altIds ?? [])];
  const links = [...(managed.links ?? []), ...(around.company(newsItem).links ?? [])];
  const edNotes = [
    ...lists<EdNote>(managed.edNotes, described.edNotes, changes.edNotes, content?.edNotes),
    ...spoken(text),
  ];
  const slugline = described.slugline ?? identity.label;
  unused(reader, text, described);
  unusedHead(reader, nitf, described, text);
  if (identity.label && slugline !== identity.label)
    say(reader, 'NameLabel is not kept: the SlugLine is.', newsItem, identity.label);
  return {
    guid,
    version,
    ...described,
    ...managed,
    altIds: altIds.length > 0 ? [...new Set(altIds)] : undefined,
    headline: described.headline ?? (text.headline?.line || nitf.headline),
    byline: described.byline ?? (text.byline?.line || nitf.byline),
    dateline: described.dateline ?? nitf.dateline ?? (text.dateline?.line || undefined),
    located: described.located ?? nitf.located,
    abstract: described.abstract ?? (text.abstract?.line || text.lead?.line || text.subheadline?.line || nitf.abstract),
    copyrightNotice: described.copyrightNotice ?? (text.copyright?.line || undefined),
    slugline,
    body: bodyOf(reader, content, text, described.headline),
    provider: providerOf(described, identity, around) ?? nitf.provider,
    versionKind: changes.versionKind ?? managed.versionKind,
    edNotes: edNotes.length > 0 ? edNotes : undefined,
    links: links.length > 0 ? links : undefined,
    media: media.length > 0 ? media : undefined,
  };
}

function lists<T>(...all: readonly (readonly T[] | undefined)[]): readonly T[] {
  return all.flatMap((list) => list ?? []);
}

function providerOf(described: Partial<Item>, identity: Identity, around: Surroundings): string | undefined {
  const byId = identity.providerId && providerNamed(identity.providerId);
  return described.provider ?? byId ?? around.sender ?? identity.providerId;
}

/** Topics, and pictures without a headline, are nothing that a reader can open; a kill need not repeat what it kills. */
function notForReaders(newsItem: XmlElement, item: Item): { reason?: string; note?: Note } | undefined {
  const isOrder = item.pubStatus === 'canceled' || item.pubStatus === 'withheld' || item.versionKind !== undefined;
  if (item.body !== undefined || isOrder || (item.headline !== undefined && item.guid !== undefined)) return undefined;
  const name = item.guid ?? 'a NewsItem without an id';
  const skipped = (what: string) => ({
    note: { rule, message: `Skipped ${name}: ${what}.`, line: newsItem.line, was: wordsOf(newsItem) },
  });
  if (child(newsItem, 'TopicSet')) return skipped('a set of topics');
  if (item.media !== undefined) return skipped('media without a headline');
  if (item.headline === undefined && descendants(newsItem, 'NewsItemRef').length > 0)
    return skipped('a list of other items');
  return item.headline === undefined ? { reason: 'It has neither headline nor body.' } : undefined;
}
