import { readDateline } from '../../dateline';
import type { EdNote, Item, Subject } from '../../item';
import type { XmlElement } from '../../xml';
import { at, attribute, child, children, descendants, isElement, lineOf } from '../../xml-tree';
import { childText, formalName, named, type Reader, say, textOf, unique } from './reader';

/** The metadata of the components that the story stands in, the innermost first: what is nearer counts more. */
type Chain = readonly XmlElement[];

const mostValues = 200;

/** NewsLines (NewsML 1.2, 5.10): what is printed. */
export function newsLines(reader: Reader, chain: Chain): Partial<Item> {
  const lines = chain.flatMap((component) => children(component, 'NewsLines'));
  const first = (...names: string[]) => lines.map((one) => childText(reader, one, ...names)).find(Boolean);
  const dateline = datelineOf(first('DateLine', 'Dateline'));
  const headlines = lines.flatMap((one) =>
    children(one, 'HeadLine').flatMap((element) => textOf(reader, element) ?? []),
  );
  for (const one of new Set(headlines.slice(1))) {
    if (one !== headlines[0]) say(reader, 'A further HeadLine is not kept.', undefined, one);
  }
  const keywords = lines.flatMap((one) => children(one, 'KeywordLine').flatMap((line) => textOf(reader, line) ?? []));
  const edNotes = lines.flatMap((one) => children(one, 'NewsLine').flatMap((line) => newsLine(reader, line) ?? []));
  return {
    headline: headlines[0],
    abstract: first('SubHeadLine'),
    byline: together(first('ByLine'), first('ByLineTitle', 'BylineTitle')),
    ...dateline,
    creditline: first('CreditLine'),
    copyrightNotice: first('CopyrightLine'),
    usageTerms: first('RightsLine'),
    kicker: first('SeriesLine'),
    slugline: first('SlugLine'),
    keywords: unique(keywords.flatMap((line) => line.split(/\s*[,;/]\s*/).filter(Boolean)).slice(0, mostValues)),
    edNotes: edNotes.length > 0 ? edNotes : undefined,
  };
}

function together(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.filter((text) => text !== undefined).join(', ') || undefined;
}

/** `STOCKHOLM, Aug 29, 2014 (AFP) -`: without agency and dash, the place apart. */
export function datelineOf(line: string | undefined): Pick<Item, 'dateline' | 'located' | 'provider'> {
  if (line === undefined) return {};
  const read = readDateline(`${line} `, () => true) ?? readDateline(`${line} - `, () => true);
  return read && read.length >= line.length - 1
    ? { dateline: read.dateline, located: read.located, provider: read.agency }
    : { dateline: line.replace(/\s*[-–—_=]{1,2}$/, '') };
}

/** Lines of an agency's own kind: what speaks to editors goes to them, as does what nothing tells. */
function newsLine(reader: Reader, line: XmlElement): readonly EdNote[] {
  const type = formalName(reader, child(line, 'NewsLineType'));
  return children(line, 'NewsLineText').flatMap((element): readonly EdNote[] => {
    const text = textOf(reader, element);
    return text === undefined ? [] : [type === undefined ? { text } : { role: type, text }];
  });
}

/** AdministrativeMetadata: who sent it, who made it, under what number. */
export function administrative(reader: Reader, chain: Chain): Partial<Item> {
  const all = chain.flatMap((component) => children(component, 'AdministrativeMetadata'));
  const parties = (name: string) =>
    all.flatMap((one) =>
      children(one, name).flatMap((role) => children(role, 'Party').flatMap((party) => named(reader, party) ?? [])),
    );
  const [provider, ...more] = parties('Provider');
  const sources = [...more, ...parties('Source'), ...parties('Creator')].filter((name) => name !== provider);
  const altIds = all.flatMap((one) => children(one, 'SystemIdentifier').flatMap((id) => textOf(reader, id) ?? []));
  for (const one of all.flatMap((element) => children(element, 'FileName'))) reader.taken.add(one);
  return {
    provider,
    infoSource: [...new Set(sources)].slice(0, 20).join(', ') || undefined,
    altIds: unique(altIds),
  };
}

/** RightsMetadata: copyright and terms of use, each with its conditions. */
export function rights(reader: Reader, chain: Chain): Partial<Item> {
  const all = chain.flatMap((component) => children(component, 'RightsMetadata'));
  const holders = all.flatMap((one) =>
    children(one, 'Copyright').flatMap((copyright) => childText(reader, copyright, 'CopyrightHolder') ?? []),
  );
  const dates = all.flatMap((one) =>
    children(one, 'Copyright').flatMap((copyright) => childText(reader, copyright, 'CopyrightDate') ?? []),
  );
  const terms = all.flatMap((one) => children(one, 'UsageRights').map((usage) => termsOf(reader, usage)));
  return {
    copyrightHolder: holders[0],
    copyrightNotice: dates[0] && together(`© ${dates[0]}`, holders[0])?.replace(', ', ' '),
    usageTerms: [...new Set(terms.filter((text) => text !== ''))].join('; ') || undefined,
  };
}

function termsOf(reader: Reader, usage: XmlElement): string {
  const lines = children(usage).flatMap((element) => {
    const text = textOf(reader, element);
    return text === undefined ? [] : [element.name === 'UsageType' ? text : `${element.name}: ${text}`];
  });
  return lines.join(', ');
}

/** DescriptiveMetadata and the free Metadata: language, genre, subjects, keywords, place. */
export function descriptive(reader: Reader, chain: Chain): Partial<Item> {
  const all = chain.flatMap((component) => children(component, 'DescriptiveMetadata'));
  const free = chain.flatMap((component) => children(component, 'Metadata'));
  const genres = all.flatMap((one) => children(one, 'Genre').flatMap((genre) => named(reader, genre) ?? []));
  if (genres.length > 1) say(reader, 'More genres than one: the first was taken.', undefined, genres.join(', '));
  const keywords = [...all, ...free].flatMap((one) => keywordsOf(reader, one));
  return {
    language: languageOf(reader, all, chain),
    genre: genres[0],
    subjects: unique([...all.flatMap((one) => subjectsOf(reader, one))].slice(0, mostValues)),
    keywords: unique(keywords.slice(0, mostValues)),
    located: all.map((one) => originOf(reader, one)).find((place) => place !== undefined),
  };
}

function keywordsOf(reader: Reader, metadata: XmlElement): readonly string[] {
  return children(metadata, 'Property').flatMap((property) => {
    if (!/keyword/i.test(attribute(property, 'FormalName') ?? '')) return [];
    reader.taken.add(property);
    return (attribute(property, 'Value') ?? lineOf(property) ?? '').split(/\s*[,;]\s*/).filter(Boolean);
  });
}

function languageOf(reader: Reader, all: Chain, chain: Chain): string | undefined {
  const languages = all.flatMap((one) =>
    children(one, 'Language').flatMap((language) => formalName(reader, language) ?? []),
  );
  const attributes = chain.flatMap((component) => attribute(component, 'xml:lang') ?? []);
  return [...languages, ...attributes].map((tag) => canonical(reader, tag)).find((tag) => tag !== undefined);
}

/** BCP 47, in its own spelling; three letters of ISO 639-2 pass, too. */
export function canonical(reader: Reader, written: string): string | undefined {
  const tag = written.replace(/_/g, '-');
  try {
    return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,6}$/i.test(tag)
      ? Intl.getCanonicalLocales(tag)[0]
      : refusedTag(reader, written);
  } catch (error) {
    if (error instanceof RangeError) return refusedTag(reader, written);
    throw error;
  }
}

function refusedTag(reader: Reader, written: string): undefined {
  say(reader, 'Language is no BCP 47 tag.', undefined, written);
  return undefined;
}

/** Subject, SubjectMatter, SubjectDetail and SubjectQualifier, and topics that occur. */
function subjectsOf(reader: Reader, metadata: XmlElement): readonly Subject[] {
  const codes = children(metadata, 'SubjectCode').flatMap((code) => {
    if (attribute(code, 'FormalName')) return [code];
    return children(code);
  });
  const named = codes.flatMap((code) => subjectOf(reader, code) ?? []);
  const topics = children(metadata, 'TopicOccurrence').flatMap((occurrence): readonly Subject[] => {
    const name = reader.names.referred(attribute(occurrence, 'Topic') ?? '');
    if (name === undefined) return [];
    reader.taken.add(occurrence);
    return [{ name }];
  });
  return [...named, ...topics];
}

function subjectOf(reader: Reader, element: XmlElement): Subject | undefined {
  const code = formalName(reader, element) ?? textOf(reader, element);
  if (code === undefined) return undefined;
  const name = reader.names.described(code);
  if (!/^\d{8}$/.test(code)) return { name: name ?? code };
  return name === undefined ? { qcode: `subj:${code}` } : { qcode: `subj:${code}`, name };
}

/** The place that the story was written at; places that it is about are in a note. */
function originOf(reader: Reader, metadata: XmlElement): string | undefined {
  const places = children(metadata, 'Location');
  const origin = places.find((one) => /origin|from/i.test(attribute(one, 'HowPresent') ?? ''));
  if (origin === undefined) return undefined;
  const values = new Map(
    descendants(origin, 'Property').map((one) => [attribute(one, 'FormalName')?.toLowerCase(), one] as const),
  );
  const names = ['city', 'citycode', 'cityname', 'location', 'place', 'countryarea', 'area', 'country'];
  const found = names.map((name) => values.get(name)).find((one) => one !== undefined && attribute(one, 'Value'));
  if (found) reader.taken.add(origin);
  return found && attribute(found, 'Value');
}

/** Who sent the document (NewsEnvelope, SentFrom). */
export function sender(reader: Reader, root: XmlElement): string | undefined {
  return named(reader, at(root, 'NewsEnvelope', 'SentFrom', 'Party'));
}

/** One note on everything that only attributes say and no field took. */
export function dropped(reader: Reader, root: XmlElement): void {
  const names: string[] = [];
  const visit = (element: XmlElement) => {
    if (reader.taken.has(element)) return;
    const name = attribute(element, 'FormalName');
    if (name && !silent.has(element.name))
      names.push([element.name, name, attribute(element, 'Value')].filter(Boolean).join(' '));
    for (const one of element.children)
      if (isElement(one) && one.name !== 'NewsItem' && one.name !== 'TopicSet') visit(one);
  };
  visit(root);
  const all = [...new Set(names)];
  const kept = all.slice(0, 60);
  const more = all.length > kept.length ? ' and more' : '';
  if (kept.length > 0) say(reader, `Not carried over: ${kept.join('; ').slice(0, 3_000)}${more}.`);
}

/** Says how the document is made, nothing of the story. */
const silent = new Set([
  'MediaType',
  'Format',
  'MimeType',
  'Notation',
  'Encoding',
  'MetadataType',
  'Role',
  'FormalName',
]);
