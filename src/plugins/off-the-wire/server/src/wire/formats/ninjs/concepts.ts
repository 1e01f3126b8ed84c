import type { Subject } from '../../item';
import { isAuthor } from './people';
import { type Fields, idIn, isObject, lastSegment, listField, member, textField, textIn } from './properties';

/** Subjects, and places, people, organisations that the copy is about, by code, by name, or both; twins are left out. */
export function subjectsOf(fields: Fields): readonly Subject[] | undefined {
  const subjects = [
    ...listField(fields, 'subjects').filter((value) => !isKeyword(value)),
    ...listField(fields, 'places').filter((value) => !isDateline(value)),
    ...listField(fields, 'people').filter((value) => !isAuthor(value)),
    ...(['organisations', 'events', 'objects'] as const).flatMap((name) => listField(fields, name)),
  ]
    .slice(0, mostConcepts)
    .flatMap((value) => {
      const subject = subjectIn(value);
      if (subject === undefined) {
        fields.note('A subject has neither code nor name', value);
        return [];
      }
      return [subject];
    });
  const seen = new Set<string>();
  const kept = subjects.filter(({ qcode, name }) => {
    const key = `${qcode ?? ''} ${name ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
  return kept.length > 0 ? kept : undefined;
}

/** The first genre's name; an article has one. */
export function genreOf(fields: Fields): string | undefined {
  const names = listField(fields, 'genres').flatMap((value) => {
    const name =
      typeof value === 'string'
        ? textIn(value)
        : (textIn(member(value, 'name')) ?? textIn(member(value, 'literal', 'code')));
    if (name === undefined && value !== '') {
      fields.note('A genre has no name', value);
    }
    return name ?? [];
  });
  if (names.length > 1) {
    fields.note('More genres than one: the first was taken', names.join(', '));
  }
  return names[0];
}

/** Keywords: an array, or one string with commas between them. */
export function keywordsOf(fields: Fields): readonly string[] | undefined {
  const words = listField(fields, 'keywords')
    .slice(0, mostConcepts)
    .flatMap((value) => (typeof value === 'string' ? value.slice(0, 10_000).split(/[,;]/) : [value]))
    .flatMap((value) => textIn(value) ?? []);
  const marked = listField(fields, 'subjects').filter(isKeyword).slice(0, mostConcepts);
  words.push(...marked.flatMap((value) => textIn(value) ?? []));
  // Superdesk's services and AP's fixtures are names that copy is sorted by.
  const filed = [...listField(fields, 'services'), ...listField(fields, 'fixture')].slice(0, mostConcepts);
  words.push(...filed.flatMap((value) => textIn(value) ?? []));
  return words.length > 0 ? [...new Set(words)] : undefined;
}

/** The creditline among the information sources: ninjs 2.x and 3.x have no property for it. */
export function creditAmong(fields: Fields): string | undefined {
  return textIn(listField(fields, 'infoSources').find(isCredit));
}

/** The dateline among the places: ninjs 2.x and 3.x have no property for it. */
export function datelineAmong(fields: Fields): string | undefined {
  return textIn(member(listField(fields, 'places').find(isDateline), 'name'));
}

/** Parties with a role: who supplied the copy is its provider, the others are its sources. */
export function partiesOf(fields: Fields): { readonly provider?: string; readonly infoSource?: string } {
  const sources = listField(fields, 'infoSources').filter((value) => !isCredit(value));
  const parties = sources.flatMap((value) => {
    const name = textIn(value) ?? textIn(member(value, 'literal', 'code'));
    const role = lastSegment(idIn(member(value, 'role', 'rel')) ?? '');
    return name === undefined ? [] : [{ name, isProvider: providerRoles.has(role) }];
  });
  const named = textField(fields, 'provider');
  const source = textField(fields, 'source');
  const supplied = parties.find(({ isProvider }) => isProvider)?.name;
  const others = [
    ...new Set(parties.filter(({ name, isProvider }) => !(isProvider && name === supplied)).map(({ name }) => name)),
  ];
  return {
    provider: named ?? supplied ?? source,
    infoSource: others.length > 0 ? others.slice(0, 20).join(', ') : undefined,
  };
}

const mostConcepts = 200;

/** A keyword among the subjects: ninjs 2.x and 3.x have no property for them. */
function isKeyword(value: unknown): boolean {
  return lastSegment(idIn(member(value, 'rel')) ?? '') === 'keyword';
}

function isDateline(value: unknown): boolean {
  return lastSegment(idIn(member(value, 'rel')) ?? '') === 'dateline';
}

function isCredit(value: unknown): boolean {
  return lastSegment(idIn(member(value, 'role')) ?? '') === 'creditline';
}

/** Roles that make an information source the provider of the copy, as the schemas and Superdesk spell them. */
const providerRoles = new Set(['provider', 'copyprovider', 'contentprovider', 'supplier', 'publisher']);

/** IPTC's vocabularies and the aliases of its catalog 41. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['mediatopic', 'medtop'],
  ['medtop', 'medtop'],
  ['subjectcode', 'subj'],
  ['subj', 'subj'],
  ['genre', 'genre'],
]);

const curie = /^[a-z][\w.-]{0,30}:\S{1,100}$/i;

function subjectIn(value: unknown): Subject | undefined {
  if (typeof value === 'string') {
    return curie.test(value) ? { qcode: value } : named(textIn(value));
  }
  if (!isObject(value)) {
    return undefined;
  }
  const qcode = qcodeOf(value);
  const name = textIn(member(value, 'name')) ?? (qcode === undefined ? textIn(member(value, 'literal')) : undefined);
  return qcode === undefined ? named(name) : name === undefined ? { qcode } : { qcode, name };
}

function named(name: string | undefined): Subject | undefined {
  return name === undefined ? undefined : { name };
}

/** 1.x has scheme and code, 2.x and 3.x a uri; dialects a ready `qcode`. An unknown vocabulary keeps its whole address. */
function qcodeOf(value: unknown): string | undefined {
  const ready = idIn(member(value, 'qcode'));
  const uri = idIn(member(value, 'uri'));
  const code = idIn(member(value, 'code'));
  const scheme = idIn(member(value, 'scheme'));
  const literal = idIn(member(value, 'literal'));
  if (ready !== undefined) {
    return ready;
  }
  if (uri !== undefined) {
    return shortened(uri);
  }
  if (code === undefined) {
    // A literal is a word or a code; with a name beside it, it is a code.
    const isCode = literal !== undefined && (curie.test(literal) || member(value, 'name') !== undefined);
    return isCode ? literal : undefined;
  }
  return scheme === undefined
    ? bare(code)
    : /^https?:/i.test(scheme)
      ? shortened(joined(scheme, code))
      : `${aliases.get(scheme.toLowerCase()) ?? scheme}:${code}`;
}

/** Superdesk leaves IPTC's scheme out: eight digits are a subject code, or a media topic, which all begin with 2. */
function bare(code: string): string {
  return /^\d{8}$/.test(code) ? `${code.startsWith('2') ? 'medtop' : 'subj'}:${code}` : shortened(code);
}

function joined(scheme: string, code: string): string {
  return /[/#=]$/.test(scheme) ? scheme + code : `${scheme}/${code}`;
}

/** `http://cv.iptc.org/newscodes/mediatopic/04000000` is `medtop:04000000`, and `subject:04000000` too. */
function shortened(uri: string): string {
  const match =
    /^https?:\/\/(?:cv|www)\.iptc\.org\/(?:std\/)?newscodes\/([a-z]{1,40})\/(?:[a-z]{1,40}:)?([\w.-]{1,60})\/?$/i.exec(
      uri,
    );
  const alias = aliases.get(match?.[1]?.toLowerCase() ?? '');
  return match?.[2] === undefined ? uri : `${alias ?? match[1]}:${match[2]}`;
}
