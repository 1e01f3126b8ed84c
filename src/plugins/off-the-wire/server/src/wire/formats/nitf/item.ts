import type { Item, Moment, Note } from '../../item';
import { languageTag } from '../../language';
import { noteOnLeft, type Said, type Stated, saidBy } from '../../unsaid';
import type { XmlElement } from '../../xml';
import { restOf, silent, statedIn } from '../../xml/rest';
import { at, attribute, child, children, lineOf } from '../../xml/tree';
import { nitfText } from './body';
import { genreOf, keywordsOf, seriesOf, subjectsOf, urgencyOf } from './concepts';
import { documentOf, momentOf, type NitfDocument, noteOn } from './document';
import { headingOf, headNotesOf } from './heading';
import { identityOf, messageId } from './identity';
import { metaValue, noteOtherMeta } from './meta';
import { rightsOf } from './rights';
import { correctedLinks, managementOf, messages, versionOf } from './status';
import { textOf } from './text';

/** What a `nitf` element became: its item, and behind it the order about another one that it may carry. */
export interface Made {
  readonly items: readonly Item[];
  readonly notes: readonly Note[];
  /** Why there is no item. */
  readonly reason?: string;
}

/** A `nitf` element of any 3.x version as an item. */
export function itemOf(root: XmlElement): Made {
  const document = documentOf(root);
  const identity = identityOf(document);
  const { pubStatus, embargo, links, other } = managementOf(document, identity.guid);
  const { body, media, edNotes } = textOf(document);
  const { kicker, edNotes: part = [] } = seriesOf(document);
  const said = [...messages(document), ...headNotesOf(document), ...part, ...edNotes];
  const corrected = correctedLinks(document, identity.guid);
  const linked = new Set(links.map(({ ref }) => ref));
  const related = [...links, ...corrected.filter(({ ref }) => !linked.has(ref))];
  // Written out, not spread: an item is made for every story of a wire.
  const heading = headingOf(document);
  const origin = originOf(document);
  const rights = rightsOf(document);
  const version = versionOf(document);
  const times = timesOf(document);
  const item: Item = {
    guid: identity.guid,
    version: identity.version,
    altIds: identity.altIds,
    headline: heading.headline,
    slugline: identity.slugline,
    kicker,
    genre: genreOf(document),
    byline: heading.byline,
    dateline: heading.dateline,
    located: heading.located,
    abstract: heading.abstract,
    body,
    language: languageOf(document),
    urgency: urgencyOf(document),
    provider: origin.provider,
    infoSource: origin.infoSource,
    creditline: origin.creditline,
    copyrightHolder: rights.copyrightHolder,
    copyrightNotice: rights.copyrightNotice,
    usageTerms: rights.usageTerms,
    pubStatus,
    embargo,
    expires: times.expires,
    edNotes: filled(said),
    firstCreated: times.firstCreated,
    versionCreated: times.versionCreated,
    versionKind: version.versionKind,
    leadNumber: version.leadNumber,
    links: filled(related),
    subjects: subjectsOf(document),
    keywords: keywordsOf(document),
    media: filled(media),
  };
  if (item.headline === undefined && body === undefined && item.guid === undefined) {
    return { items: [], notes: [], reason: 'It has neither headline nor body nor doc-id.' };
  }
  noteDropped(document, item.slugline);
  const guid = item.guid ?? (item.slugline === undefined ? messageId(item) : undefined);
  const order: Item | undefined = other && { ...other, ...factsFor(item) };
  const items = [{ ...item, guid }, ...(order ? [order] : [])];
  const notes = [...document.notes, ...leftOver(document)];
  const known = saidBy(items, notes);
  return { items, notes: [...notes, ...noteOnLeft(codesIn(root, known), known, 'nitf')] };
}

/** The codes, norms and details that stand in attributes: those of the head, and of the markup in the text. */
function codesIn(root: XmlElement, said: Said): readonly Stated[] {
  return statedIn(root, rules, said);
}

/** Each has a note of its own, with all that it says. */
const told = new Set(['evloc', 'del-list', 'pubdata', 'revision-history', 'iim']);
/** The text, and what is printed over and under it. */
const reworded = new Set(['body.content', 'body.end', 'dateline', 'note', 'rights', 'doc.rights']);
/** Attributes of the DTD, of how the text is laid out, and those that chose a field or are addresses in the text. */
const silentAttributes = silent(
  'nitf@version nitf@change.date nitf@change.time lede summary optional-text href align valign width.unit border ' +
    'cellpadding cellspacing frame rules bgcolor char charoff noshade nowrap colspan rowspan axis axes cols span rev ' +
    'tabletype column-count row-count seqnum ' +
    'tobject.subject@tobject.subject.ipr tobject.property@tobject.property.type=Current meta@name meta@http-equiv ' +
    'media-metadata@name media@media-type note@noteclass note@type tagline@type du-key@part du-key@version du-key@generation series@series.part series@series.totalpart ' +
    'classifier@type tobject@tobject.type=News',
);

const rules = { silent: silentAttributes, closed: told, reworded: ({ name }: XmlElement) => reworded.has(name) };

/** What an order about another document shares with the one that brings it. */
function factsFor({ provider, language, versionCreated, edNotes }: Item): Partial<Item> {
  return { provider, language, versionCreated, edNotes };
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** Whoever registered the id is the agency; who distributed the copy, if it is another, a source of it. */
function originOf(document: NitfDocument): Pick<Item, 'provider' | 'infoSource' | 'creditline'> {
  const distributors = children(document.bodyHead, 'distributor').flatMap((one) => {
    document.taken.add(one);
    return nitfText(one, document.notes) ?? [];
  });
  const registrar = children(document.docdata, 'doc-id').flatMap((one) => attribute(one, 'regsrc') ?? []);
  const [provider, ...others] = [...new Set([...registrar, ...distributors])];
  return {
    provider,
    infoSource: others.length > 0 ? others.join(', ') : undefined,
    creditline: metaValue(document, 'creditline'),
  };
}

function languageOf(document: NitfDocument): string | undefined {
  const { root } = document;
  const places = [root, child(root, 'body'), at(root, 'body', 'body.content')];
  const raw =
    attribute(root, 'baselang') ??
    places.map((one) => attribute(one, 'xml:lang') ?? attribute(one, 'lang')).find((one) => one !== undefined) ??
    metaValue(document, 'language');
  const tag = raw === undefined ? undefined : languageTag(raw);
  if (raw !== undefined && tag === undefined) noteOn(document, root, 'language is no BCP 47 tag', raw);
  return tag;
}

/** `date.issue`, else the newest that tells when the document was made. The DTD's own change.date tells nothing. */
function timesOf(document: NitfDocument): Pick<Item, 'firstCreated' | 'versionCreated' | 'expires'> {
  const { head, docdata, bodyHead } = document;
  const revisions = children(head, 'revision-history').flatMap((one) => momentOf(document, one) ?? []);
  const [first, last] = [[...revisions].sort()[0], [...revisions].sort().at(-1)];
  const issued = momentOf(document, child(docdata, 'date.issue'));
  const published = (): Moment | undefined => momentOf(document, child(head, 'pubdata'), 'date.publication');
  const written = (): Moment | undefined => momentOf(document, at(bodyHead, 'dateline', 'story.date'));
  return {
    firstCreated: first,
    versionCreated: issued ?? last ?? published() ?? written(),
    expires: momentOf(document, child(docdata, 'date.expire')),
  };
}

/** Parts of the format that tell a story to no one: each with the words that go. */
function noteDropped(document: NitfDocument, slugline: string | undefined): void {
  const { head, docdata, taken } = document;
  for (const title of children(head, 'title')) if (lineOf(title) === slugline) taken.add(title);
  noteOtherMeta(document);
  const dropped = [...children(docdata, 'evloc', 'del-list'), ...children(head, 'pubdata', 'revision-history', 'iim')];
  for (const element of dropped) {
    taken.add(element);
    const words = [element, ...children(element)].flatMap((one) => wordsOf(one)).join('; ');
    if (words) noteOn(document, element, `${element.name} has no field`, words);
  }
}

function wordsOf(element: XmlElement): readonly string[] {
  const named = Object.entries(element.attributes).filter(([name]) => name !== 'id' && !name.startsWith('xmlns'));
  const text = children(element).length === 0 ? lineOf(element) : undefined;
  return [...named.map(([name, value]) => `${name}: ${value?.trim()}`), ...(text ? [text] : [])];
}

/** Notes on every text that no field took; where the body itself was the content, only what stands over it can be left. */
function leftOver({ root, head, bodyHead, taken }: NitfDocument): readonly Note[] {
  const body = child(root, 'body') ?? root;
  if (!taken.has(body)) return restOf(root, taken, 'nitf');
  return [head, bodyHead].flatMap((one) => (one ? restOf(one, taken, 'nitf') : []));
}
