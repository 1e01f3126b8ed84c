import type { Item, Media, Note } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, children } from '../../xml/tree';
import { genreOf, keywordsOf, subjectsOf } from './concepts';
import { type Content, contentOf } from './content';
import { edNotesOf } from './ed-notes';
import { identityOf, languageOf } from './identity';
import { linksOf } from './links';
import { kindOfClass, type MediaKind, mediaOf } from './media';
import type { Envelope } from './message';
import { authorsOf, bylineOf, infoSourceOf, providerOf } from './people';
import { placeOf } from './place';
import { captionOf, proseOf } from './prose';
import { codesOf, wordOf } from './qcodes';
import { codeOf, fieldsOf, type Reader, remark, takeEmpty } from './reader';
import { notesOn } from './rest';
import { rightsOf } from './rights';
import { momentIn, statusOf } from './status';
import { folded } from './words';

/** An item that is being put together. */
export type Draft = { -readonly [Name in keyof Item]: Item[Name] };

/** What an element became: an item, or a reason why there is none; `isSkipped` where nothing is wrong with it. */
export type Made = (
  | { readonly item: Item; readonly notes: readonly Note[] }
  | { readonly item?: undefined; readonly reason: string; readonly isSkipped: boolean }
) &
  Part;

/** What the other items of a message may ask an item for. */
export interface Part {
  /** The item's own picture, video or sound. */
  readonly own?: { readonly guid: string; readonly media: readonly Media[] };
  /** What a package holds. */
  readonly holds?: { readonly refs: readonly string[] };
}

/** Reads a newsItem of NewsML-G2 (2.0 to 2.35). A property that is wrong is a note. */
export function newsItemOf(element: XmlElement, envelope: Envelope): Made {
  const reader = readerOf(element, envelope);
  const kind = kindOfClass(classOf(reader));
  const item = headOf(reader, envelope);
  const content = contentOf(reader, () => knownOf(item, reader));
  fillFrom(content, item, reader);
  item.byline ??= authorsOf(reader);
  const caption = captionOf(reader);
  item.media = shownMedia([...mediaOf(reader, mediaFields(item, caption), kind), ...content.media], kind);
  const reason = emptiness(item, kind);
  const own = kind && item.guid !== undefined && item.media ? { guid: item.guid, media: item.media } : undefined;
  if (reason !== undefined) return { reason, isSkipped: kind !== undefined, own };
  return { item, notes: notesOn(reader, item), own };
}

/** What a newsItem and a packageItem have in common: all but their content. Written out, since it is what costs most. */
export function headOf(reader: Reader, envelope: Envelope): Draft {
  const { contentMeta } = reader;
  for (const itemClass of reader.itemMeta.all('itemClass')) takeEmpty(reader, itemClass);
  const provider = providerOf(reader, envelope.sender);
  const { guid, version, altIds } = identityOf(reader);
  const { headline, kicker, abstract, slugline, creditline } = proseOf(reader, provider);
  const { dateline, located } = placeOf(reader, provider);
  const { pubStatus, embargo, versionKind, urgency, versionCreated, firstCreated, expires } = statusOf(reader);
  const { copyrightHolder, copyrightNotice, usageTerms } = rightsOf(reader);
  return {
    guid,
    version,
    altIds,
    headline,
    slugline,
    kicker,
    genre: genreOf(reader),
    byline: bylineOf(reader),
    dateline,
    located,
    abstract,
    language: languageOf(reader),
    urgency: urgency ?? envelope.priority,
    provider,
    infoSource: infoSourceOf(reader),
    creditline,
    copyrightHolder,
    copyrightNotice,
    usageTerms,
    pubStatus,
    embargo,
    expires,
    edNotes: someOf(edNotesOf(reader)),
    firstCreated: firstCreated ?? momentIn(reader, contentMeta.first('contentCreated')),
    versionCreated: versionCreated ?? momentIn(reader, contentMeta.first('contentModified')) ?? envelope.sent,
    versionKind,
    links: someOf(linksOf(reader)),
    subjects: subjectsOf(reader),
    keywords: keywordsOf(reader),
    body: undefined,
    media: undefined,
  };
}

export function readerOf(item: XmlElement, envelope: Envelope): Reader {
  const contentMeta = fieldsOf(children(item, 'contentMeta'));
  const itemMeta = fieldsOf(children(item, 'itemMeta'));
  const itemClass = attribute(itemMeta.first('itemClass'), 'qcode') ?? '';
  const asserts = children(item, 'assert').slice(0, 1_000);
  return {
    item,
    itemMeta,
    contentMeta,
    parts: children(item, 'partMeta').slice(0, 500),
    isMediaItem: kindOfClass(wordOf(itemClass)) !== undefined,
    language: attribute(contentMeta.first('language'), 'tag') ?? attribute(item, 'xml:lang') ?? envelope.language,
    codes: codesOf(envelope.header, item),
    asserted: new Map(asserts.flatMap((one) => keysOf(one).map((key) => [key, one] as const))),
    taken: new Set<XmlElement>(),
    notes: [],
  };
}

/** `undefined` for an empty list: absent is absent. */
export function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function keysOf(element: XmlElement): readonly string[] {
  return ['qcode', 'uri', 'literal'].flatMap((name) => attribute(element, name) ?? []);
}

function classOf(reader: Reader): string {
  return wordOf(codeOf(reader, reader.itemMeta.first('itemClass')) ?? '');
}

/** What a page may print over its text, and need not say twice. */
function knownOf(item: Item, { contentMeta }: Reader) {
  const { headline, abstract, kicker, byline, dateline, slugline, creditline } = item;
  const lines = [kicker, byline, dateline, slugline, creditline, abstract];
  const datelines = contentMeta.all('dateline').map((element) => element.children.join(''));
  const labels = [...(item.keywords ?? []), ...(item.subjects ?? []).map(({ name }) => name)];
  const notes = (item.edNotes ?? []).flatMap(({ text }) => [text, ...text.split('\n')]);
  const others = [...lines, ...datelines, ...labels, ...notes].flatMap((text) => (text ? [folded(text)] : []));
  return { headline, others: new Set(others) };
}

function mediaFields(item: Item, caption: string | undefined): Omit<Media, 'kind' | 'renditions'> {
  const { guid, headline, byline, creditline, copyrightNotice } = item;
  return { guid, headline, caption, byline, creditline, copyrightNotice };
}

/** The text, and what else the content says: NITF's own fields only where G2 says nothing. */
function fillFrom(content: Content, item: Draft, reader: Reader): void {
  item.body = content.body;
  const texts = new Set(item.edNotes?.map(({ text }) => text));
  const edNotes = content.edNotes.filter(({ text }) => !texts.has(text));
  if (edNotes.length > 0) item.edNotes = [...(item.edNotes ?? []), ...edNotes];
  for (const [name, value] of Object.entries(content.fields)) {
    const own = item[name as keyof Item];
    const was = wordsIn(value);
    if (own === undefined) Object.assign(item, { [name]: value });
    else if (was !== wordsIn(own)) remark(reader, `The NITF in it has another ${name}.`, undefined, was);
  }
}

function wordsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsIn).join(' | ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(wordsIn).join(' ');
}

/** A picture that is an item of its own stays for its caption; beside a text it is only what can be shown. */
function shownMedia(media: readonly Media[], kind: MediaKind | undefined): readonly Media[] | undefined {
  return someOf(kind === undefined ? media.filter((one) => one.renditions.length > 0 || one.caption) : media);
}

/** What a reader could not open, and an editor has no use for; a kill need not repeat what it kills. */
function emptiness(item: Item, kind: MediaKind | undefined): string | undefined {
  const isWord = item.pubStatus === 'canceled' || item.pubStatus === 'withheld' || item.versionKind === 'kill';
  if (item.body !== undefined || (isWord && item.guid !== undefined)) return undefined;
  if (kind !== undefined && item.headline === undefined) return `a ${kind} without a headline`;
  if (item.headline !== undefined || item.abstract !== undefined) return undefined;
  return 'It has neither headline nor content.';
}
