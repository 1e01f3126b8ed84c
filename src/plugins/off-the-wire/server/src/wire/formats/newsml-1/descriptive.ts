import type { Item, Subject } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, children, descendants, lineOf } from '../../xml/tree';
import { type Chain, mostValues } from './metadata';
import { formalName, named, type Reader, say, textOf, unique } from './reader';

/** DescriptiveMetadata and the free Metadata: language, genre, subjects, keywords, place. */
export function descriptive(reader: Reader, chain: Chain): Partial<Item> {
  const all = chain.flatMap((component) => children(component, 'DescriptiveMetadata'));
  const free = chain.flatMap((component) => children(component, 'Metadata'));
  const genres = all.flatMap((one) => children(one, 'Genre').flatMap((genre) => named(reader, genre) ?? []));
  const keywords = [...all, ...free].flatMap((one) => keywordsOf(reader, one));
  // AFP repeats words of its keywords as genres.
  const [genre, ...others] = genres.filter((name) => !keywords.includes(name));
  if (others.length > 0) say(reader, 'More genres than one: the first was taken.', undefined, others.join(', '));
  return {
    language: languageOf(reader, all, chain),
    genre,
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
