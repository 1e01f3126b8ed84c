import { plain } from './html';
import type { Item, Note } from './item';
import { isoMoment } from './time';

/** A value of an input, with where it stood: `located/@qcode`. */
export interface Stated {
  readonly at: string;
  readonly text: string;
}

/** What items and notes say, to be asked for single values. */
export type Said = (value: string) => boolean;

/** Values that no field and no note has taken up: each kind once, so that an editor reads one note and not fifty. */
interface Unsaid {
  add(at: string, text: string): void;
  notes(rule: string, message?: string): readonly Note[];
}

/** The net under a format: gathers what nothing else has taken up, and tells it in one note, or in none. */
function unsaid(): Unsaid {
  const left = new Map<string, Set<string>>();
  return {
    add(at, text) {
      const place = at.slice(-longestPath);
      const key = left.has(place) || left.size < mostKinds ? place : 'and more';
      const texts = left.get(key);
      const words = text.replace(spacing, ' ').trim().slice(0, longest);
      if (texts === undefined) left.set(key, new Set([words]));
      else texts.add(texts.size < mostTexts ? words : 'and more');
    },
    notes(rule, message = 'Codes and details that have no field.') {
      if (left.size === 0) return [];
      return [{ rule, message, was: [...left].map(([at, texts]) => `${at}: ${[...texts].join(', ')}`).join('; ') }];
    },
  };
}

/** One note on the values that are not said. */
export function unsaidNote(stated: readonly Stated[], said: Said, rule: string, message?: string): readonly Note[] {
  const left = stated.filter(({ text }) => !said(text));
  return noteOnLeft(left, said, rule, message);
}

/** One note on values that are known not to be said as they are written; with their markup gone they may be. */
export function noteOnLeft(left: readonly Stated[], said: Said, rule: string, message?: string): readonly Note[] {
  if (left.length === 0) return [];
  const gathered = unsaid();
  for (const { at, text } of left) {
    const words = markup.test(text) ? plain(text) || text : text;
    if (words === text || !said(words)) gathered.add(at, words);
  }
  return gathered.notes(rule, message);
}

const markup = /[<&]/;
const spacing = /\s{2,}|[^\S ]/g;
const longestPath = 150;
/** Of more kinds, or more values of one kind, nobody reads: the note says that there were more. */
const mostKinds = 200;
const mostTexts = 500;
const longest = 4_000;

/**
 * What items and notes say. A value is said where it is a field or stands in one between other words; a code
 * (`stat:usable`) where what follows its alias is a field, a date where its instant is one, and an address where it is one
 * without its query, which may hold a key. Nearly all that an item says is asked for as it stands: all else is made ready
 * only when it is asked for.
 */
export function saidBy(items: readonly Item[], notes: readonly Note[]): Said {
  const fields = new Set<string>();
  const texts: string[] = [];
  for (const item of items) gather(item, fields, texts);
  const told = new Set(notes.flatMap(({ was }) => was?.split(' | ') ?? []));
  // A mark in a text stands there once for each paragraph, or each name in it.
  const searched = new Map<string, boolean>();
  let words: Said | undefined;
  const isAmongWords = (value: string) => {
    words ??= wordsIn(texts, notes);
    const answer = words(folded(value));
    searched.set(value, answer);
    return answer;
  };
  return (value) => {
    if (fields.has(value) || told.has(value)) return true;
    const code = afterAlias(value);
    if (code === value ? startsWithDigit(value) && isDateIn(value, fields) : fields.has(code)) return true;
    return searched.get(value) ?? isAmongWords(value);
  };
}

/** `2026-11-19T16:15:00Z` is kept with its thousandths. */
function isDateIn(value: string, fields: ReadonlySet<string>): boolean {
  if (value.length === 20 && value.endsWith('Z') && fields.has(`${value.slice(0, 19)}.000Z`)) return true;
  return /^\d{4}-?\d\d-?\d\d/.test(value) && fields.has(isoMoment(value) ?? value);
}

const startsWithDigit = (text: string) => text.charCodeAt(0) >= 0x30 && text.charCodeAt(0) <= 0x39;

/** All that a value holds; a body is too long to be searched for codes. */
function gather(value: object, fields: Set<string>, texts: string[]): void {
  const members = value as Readonly<Record<string, unknown>>;
  for (const name in members) {
    const one = members[name];
    if (one === undefined || one === null) continue;
    if (typeof one === 'object') gather(one, fields, texts);
    else if (typeof one === 'number') fields.add(String(one));
    else if (typeof one === 'string' && name !== 'body') {
      fields.add(one);
      texts.push(one);
    }
  }
}

/** The same without case and in pieces, for what is not found as it stands: all texts as one, to be searched. */
function wordsIn(texts: readonly string[], notes: readonly Note[]): Said {
  const words = notes.map(({ message, was = '' }) => `${message} ${was}`);
  const joined = `${mark}${[...texts, ...words].join(mark).slice(0, mostSearched)}${mark}`
    .toLowerCase()
    .replaceAll('_', '-');
  let searches = 0;
  const isField = (text: string) => joined.includes(`${mark}${text}${mark}`);
  return (text) => {
    searches += 1;
    if (!wordSign.test(text)) return true;
    if (searches > mostSearches) return false;
    const code = afterAlias(text);
    const isCoded = code !== text && (code.length > 4 || hasLetter.test(code));
    // Where a text stands between words, its code does, too.
    if (!(isCoded && code.length > 3)) {
      const isWord = text.length > 2 || (text.length === 2 && hasLetter.test(text));
      if (isWord ? standsBetweenWords(text, joined) : isField(text)) return true;
    }
    if (!isCoded) return false;
    if (code.length > 3 ? standsBetweenWords(code, joined) : isField(code)) return true;
    return text.startsWith('http') && isField(text.split('?', 1)[0] ?? '');
  };
}

/** Between the texts, where no copy has it. */
const mark = '\u0001';

/** A document of nothing but codes must not take the square of its length: beyond this only whole fields count. */
const mostSearched = 50_000;
const mostSearches = 1_000;

const hasLetter = /\p{L}/u;
const wordSign = /[\p{L}\p{N}]/u;
const spaces = /[ \t\n\r\u00a0]{2,}|[\t\n\r\u00a0]/g;
const folded = (text: string) => text.trim().toLowerCase().replace(spaces, ' ').replaceAll('_', '-');

/** `stat:usable` and `http://cv.iptc.org/newscodes/pubstatusg2/usable` are `usable`; an id, a host or a time is no code. */
function afterAlias(text: string): string {
  const at = lastMark(text);
  if (at < 0 || startsWithDigit(text) || notCoded.test(text)) return text;
  return text.slice(at + 1);
}

const notCoded = /^(?:urn:|tag:|https?:\/\/[^/]*$)/;

function lastMark(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const code = text.charCodeAt(at);
    if (code === 0x3a || code === 0x2f) return at;
  }
  return -1;
}

function standsBetweenWords(text: string, joined: string): boolean {
  for (let at = joined.indexOf(text); at >= 0; at = joined.indexOf(text, at + 1)) {
    if (!isWordSign(joined, at - 1) && !isWordSign(joined, at + text.length)) return true;
  }
  return false;
}

/** Nearly all are of ASCII: those are told without a pattern. */
function isWordSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return wordSign.test(text.charAt(at));
}
