import type { Subject } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, children } from '../../xml/tree';
import { wordOf } from './qcodes';
import { codeOf, inItsLanguage, type Reader, takeEmpty, taking } from './reader';

/** A concept as a property names it. */
export interface Concept {
  readonly code?: string;
  readonly name?: string;
  /** A word that stands for it within this provider's copy. */
  readonly literal?: string;
}

/** Reads a concept: its code, and its name in the item's language, else in any; a name may stand in an `assert`. */
export function conceptOf(reader: Reader, element: XmlElement): Concept {
  takeEmpty(reader, element);
  const name = element.children.length > 0 ? nameIn(reader, element) : undefined;
  const literal = attribute(element, 'literal');
  return { code: codeOf(reader, element), literal, name: name ?? assertedName(reader, element) };
}

/** The best word for a concept: its name, its literal, or what its code looks like (`nprov:REUTERS`, a web site). */
export function calledBy(reader: Reader, element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const { name, literal, code } = conceptOf(reader, element);
  return name ?? literal ?? (code === undefined ? undefined : shown(code));
}

export function subjectsOf(reader: Reader): readonly Subject[] | undefined {
  const found = new Map<string, Subject>();
  for (const element of reader.contentMeta.all('subject').slice(0, mostConcepts)) {
    const subject = subjectOf(reader, element);
    add(found, subject);
    for (const equal of equals(reader, element, subject.name)) add(found, equal);
  }
  return found.size > 0 ? [...found.values()] : undefined;
}

function add(found: Map<string, Subject>, subject: Subject): void {
  const key = subject.qcode ?? ` ${subject.name}`;
  const before = found.get(key);
  if (key !== ' undefined' && (before === undefined || before.name === undefined)) found.set(key, subject);
}

/** The first by rank; an article has one. The others are in the notes. */
export function genreOf(reader: Reader): string | undefined {
  const [first] = byRank(reader.contentMeta.all('genre'));
  if (first === undefined) return undefined;
  const { name, code, literal } = conceptOf(reader, first);
  return name ?? literal ?? (code === undefined ? undefined : code.slice(code.lastIndexOf(':') + 1));
}

export function keywordsOf(reader: Reader): readonly string[] | undefined {
  const words = byRank(reader.contentMeta.all('keyword'))
    .slice(0, mostConcepts)
    .flatMap((element) => taking(reader, element) ?? []);
  return words.length > 0 ? [...new Set(words)] : undefined;
}

/** As ranked by the provider, 1 first; without a rank as if all were first. Stable. */
export function byRank(elements: readonly XmlElement[]): readonly XmlElement[] {
  return elements.length < 2 ? elements : [...elements].sort((one, other) => rankOf(one) - rankOf(other));
}

export function rankOf(element: XmlElement): number {
  const rank = attribute(element, 'rank');
  return rank !== undefined && /^\d{1,6}$/.test(rank) ? Number(rank) : 1;
}

const none: readonly Subject[] = [];
const mostConcepts = 200;
/** A name for sorting, or an abbreviation, is not what a reader is shown. */
const lesserNames = new Set(['sort', 'short', 'shortname', 'mnemonic', 'adjectival', 'abbreviation']);

function nameIn(reader: Reader, element: XmlElement): string | undefined {
  const names = children(element, 'name');
  if (names.length === 0) return undefined;
  const full = names.filter((name) => !lesserNames.has(wordOf(attribute(name, 'role') ?? '')));
  return taking(reader, inItsLanguage(reader, full.length > 0 ? full : names));
}

function assertedName(reader: Reader, element: XmlElement): string | undefined {
  if (reader.asserted.size === 0) return undefined;
  const key = attribute(element, 'qcode') ?? attribute(element, 'uri') ?? attribute(element, 'literal');
  const about = key === undefined ? undefined : reader.asserted.get(key);
  return about && nameIn(reader, about);
}

function subjectOf(reader: Reader, element: XmlElement): Subject {
  const { code, name, literal } = conceptOf(reader, element);
  const label = name ?? (code === undefined ? literal : undefined);
  if (code === undefined) return label === undefined ? {} : { name: label };
  return label === undefined ? { qcode: code } : { qcode: code, name: label };
}

/** What is the same in IPTC's vocabularies: `sameAs` says so of the provider's own codes. */
function equals(reader: Reader, element: XmlElement, name: string | undefined): readonly Subject[] {
  if (element.children.length === 0) return none;
  return children(element, 'sameAs').flatMap((same) => {
    const code = codeOf(reader, same);
    if (code === undefined || !/^(?:medtop|subj):/.test(code)) return [];
    return [{ ...(name === undefined ? {} : { name }), ...subjectOf(reader, same) }];
  });
}

function shown(code: string): string {
  const host = /^(?:https?:\/\/|web:)(?:www\.)?([a-z0-9.-]{3,100})/i.exec(code)?.[1];
  return host ?? code.slice(code.indexOf(':') + 1);
}
