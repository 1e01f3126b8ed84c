import { datelineIn, readDateline } from '../../dateline';
import type { EdNote, Item } from '../../item';
import type { XmlElement } from '../../xml';
import { at, attribute, child, children, isElement } from '../../xml/tree';
import { childText, formalName, named, type Reader, say, textOf, unique } from './reader';

/** The metadata of the components that the story stands in, the innermost first: what is nearer counts more. */
export type Chain = readonly XmlElement[];

export const mostValues = 200;

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
  if (read && read.length >= line.length - 1)
    return { dateline: read.dateline, located: read.located, provider: read.agency };
  // Belga: `Port Kellan 04/05 (BELGA)`.
  const [, bare = '', agency] = /^(.{2,80}?)\s*\(([^()\d]{2,30})\)\s*[-–—_=]{0,2}$/.exec(line) ?? [];
  const numbered = /^(\p{Lu}[^\d()]{1,60}?),? \d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\.?$/u.exec(bare)?.[1];
  if (numbered) return { dateline: bare, located: datelineIn(numbered)?.located, provider: agency };
  const dateline = line.replace(/\s*[-–—_=]{1,2}$/, '');
  return { dateline, located: datelineIn(dateline)?.located };
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
  const makers = parties('Creator').filter((name) => !isInitials(name));
  const sources = [...more, ...parties('Source'), ...makers].filter((name) => name !== provider);
  const altIds = all.flatMap((one) => children(one, 'SystemIdentifier').flatMap((id) => textOf(reader, id) ?? []));
  for (const one of all.flatMap((element) => children(element, 'FileName'))) reader.taken.add(one);
  return {
    provider,
    infoSource: [...new Set(sources)].slice(0, 20).join(', ') || undefined,
    altIds: unique(altIds),
  };
}

/** A desk signs with letters, which are in the notes: Belga's `LAB`. */
function isInitials(name: string): boolean {
  return /^(?:\p{Lu}{2,3}|\p{Ll}{2,4})$/u.test(name);
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
