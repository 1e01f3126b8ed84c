import { linesBeyond } from '../../another-form';
import { textOf as textOfHtml } from '../../html';
import type { EdNote, Item, Media, Note } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, child, children, descendants, lineOf } from '../../xml-tree';
import { nitfText } from '../nitf/body';
import { type Content, contentOf } from './content';
import { type Identity, identityOf } from './identity';
import { managementOf } from './management';
import { mediaOf } from './media';
import { administrative, canonical, datelineOf, descriptive, newsLines, rights } from './metadata';
import type { Names } from './names';
import { equivalents, mainOf, type Part, partsOf, type SideStory, sideStories, type Use } from './parts';
import { providerNamed } from './providers';
import { type Reader, rule, say } from './reader';
import { notesOn } from './rest';
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

type Texts = Partial<Record<Use, Content & { readonly line: string }>>;

/** The texts that have a role beside the story; of several with one role the first. */
function textsOf(reader: Reader, parts: readonly Part[], main: Part | undefined): Texts {
  const texts: { [use in Use]?: Content & { readonly line: string } } = {};
  const list = main && equivalents(main);
  for (const part of parts) {
    if (!part.isText || part === main) continue;
    if (main && part.use === main.use && list && part.chain.includes(list)) same(reader, part, main);
    else if (part.use && part.use !== 'main' && part.use !== 'caption' && part.use !== 'style' && !texts[part.use]) {
      const content = contentOf(reader, part.item);
      texts[part.use] = { ...content, line: textOfHtml(content.html).replace(/\s+/g, ' ').trim() };
    }
  }
  return texts;
}

/** An equivalent of the story is read where it says the same words; else what it says is left for the notes. */
function same(reader: Reader, part: Part, main: Part): void {
  const words = (one: Part) => [...(lineOf(one.item) ?? '').matchAll(/[\p{L}\d]+/gu)].length;
  if (Math.abs(words(part) - words(main)) > words(main) * 0.1 + 5) return;
  reader.taken.add(part.item);
  const other = linesBeyond(textOfHtml(contentOf(reader, part.item).html), [lineOf(main.item)]);
  say(reader, 'An equivalent form of the story is not kept.', part.item, other.join(' ') || undefined);
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
    usageTerms: [...new Set([right.usageTerms, lines.usageTerms].filter(Boolean))].join('; ') || undefined,
  };
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

/** Texts with a role whose field NewsLines have filled with something else. */
function unused(reader: Reader, text: Texts, described: Partial<Item>): void {
  const fields = [
    [text.headline, described.headline],
    [text.byline, described.byline],
    [text.dateline, described.dateline],
    [text.copyright, described.copyrightNotice],
    [text.abstract, described.abstract],
    [text.subheadline, described.abstract ?? text.abstract?.line ?? text.lead?.line],
  ] as const;
  for (const [one, field] of fields) {
    if (one && field !== undefined && one.line !== field && one.line !== '')
      say(reader, 'A component says otherwise than NewsLines: not kept.', undefined, one.line);
  }
}

/** What the NITF in a component says over its text, where NewsLines or a component have filled the field otherwise. */
function unusedHead(reader: Reader, nitf: Partial<Item>, described: Partial<Item>, text: Texts): void {
  for (const name of ['headline', 'byline', 'dateline', 'abstract'] as const) {
    const kept = described[name] ?? text[name]?.line;
    const own = nitf[name];
    if (own !== undefined && kept !== undefined && linesBeyond(own, [kept]).length > 0)
      say(reader, `The NITF in it has another ${name}: not kept.`, undefined, own);
  }
}

function lists<T>(...all: readonly (readonly T[] | undefined)[]): readonly T[] {
  return all.flatMap((list) => list ?? []);
}

/** Texts with a role that speak to editors: contacts, notes. */
function spoken({ editors }: Texts): readonly EdNote[] {
  if (editors === undefined || editors.line === '') return [];
  const text = textOfHtml(editors.html);
  const addresses = [...editors.html.matchAll(/ href="(?:mailto:)?([^"]*)"/g)].map(([, address = '']) => address);
  return [{ text: [text, ...new Set(addresses.filter((address) => !text.includes(address)))].join('\n') }];
}

/** A lead that is a component of its own (Belga) comes before the body, unless the body begins with it. */
function bodyOf(
  reader: Reader,
  content: Content | undefined,
  { lead }: Texts,
  headline: string | undefined,
): string | undefined {
  const body = withoutHeadline(reader, content?.html ?? '', headline);
  if (lead === undefined || lead.line === '') return body || undefined;
  const start = textOfHtml(body.slice(0, lead.html.length * 2 + 200))
    .replace(/\s+/g, ' ')
    .trim();
  return start.startsWith(lead.line) ? body : lead.html + body;
}

/** Pages that were made into a body begin with their own headline. */
function withoutHeadline(reader: Reader, html: string, headline: string | undefined): string {
  const heading = /^<h2>[^\n]{0,1000}?<\/h2>/.exec(html)?.[0];
  if (heading === undefined || textOfHtml(heading).replace(/\s+/g, ' ').trim() !== headline) return html;
  say(reader, 'The body began with its headline: dropped.', undefined, headline);
  return html.slice(heading.length);
}

function providerOf(described: Partial<Item>, identity: Identity, around: Surroundings): string | undefined {
  const byId = identity.providerId && providerNamed(identity.providerId);
  return described.provider ?? byId ?? around.sender ?? identity.providerId;
}

/** What the head of a NITF body says, which counts where NewsLines say nothing. */
function nitfHead(reader: Reader, content: Content | undefined): Partial<Item> {
  const { head, tail } = content ?? {};
  const text = (element: XmlElement | undefined) => {
    if (element) reader.taken.add(element);
    return nitfText(element);
  };
  const hedline = child(head, 'hedline');
  const [credit] = descendants(tail, 'tagline');
  if (credit) say(reader, 'The tagline is not kept.', credit, text(credit));
  const dateline = datelineOf(text(child(head, 'dateline')));
  return {
    headline: text(child(hedline, 'hl1') ?? (hedline && children(hedline).length === 0 ? hedline : undefined)),
    byline: text(child(head, 'byline')),
    abstract: text(child(head, 'abstract')) ?? text(child(hedline, 'hl2')),
    ...dateline,
  };
}

/** Topics, and pictures without a headline, are nothing that a reader can open; a kill need not repeat what it kills. */
function notForReaders(newsItem: XmlElement, item: Item): { reason?: string; note?: Note } | undefined {
  const isOrder = item.pubStatus === 'canceled' || item.pubStatus === 'withheld' || item.versionKind !== undefined;
  if (item.body !== undefined || isOrder || (item.headline !== undefined && item.guid !== undefined)) return undefined;
  const name = item.guid ?? 'a NewsItem without an id';
  const skipped = (what: string) => ({ note: { rule, message: `Skipped ${name}: ${what}.`, line: newsItem.line } });
  if (child(newsItem, 'TopicSet')) return skipped('a set of topics');
  if (item.media !== undefined) return skipped('media without a headline');
  return item.headline === undefined ? { reason: 'It has neither headline nor body.' } : undefined;
}
