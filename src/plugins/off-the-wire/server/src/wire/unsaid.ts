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
export interface Unsaid {
  add(at: string, text: string): void;
  notes(rule: string, message?: string): readonly Note[];
}

/** The net under a format: gathers what nothing else has taken up, and tells it in one note, or in none. */
export function unsaid(): Unsaid {
  const left = new Map<string, Set<string>>();
  return {
    add(at, text) {
      const place = at.slice(-longestPath);
      const key = left.has(place) || left.size < mostKinds ? place : 'and more';
      const texts = left.get(key);
      const words = text.replace(/\s+/g, ' ').trim().slice(0, longest);
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
export function unsaidNote(stated: Iterable<Stated>, said: Said, rule: string, message?: string): readonly Note[] {
  const left = unsaid();
  for (const { at, text } of stated) {
    if (said(text)) continue;
    const words = markup.test(text) ? plain(text) || text : text;
    if (words === text || !said(words)) left.add(at, words);
  }
  return left.notes(rule, message);
}

const markup = /[<&]/;
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
  const gather = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      fields.add(value);
      if (name !== 'body') texts.push(value);
    } else if (typeof value === 'number') fields.add(String(value));
    else if (Array.isArray(value)) for (const one of value) gather(one, name);
    else if (typeof value === 'object' && value !== null) for (const key in value) gather(Reflect.get(value, key), key);
  };
  for (const item of items) gather(item, '');
  let words: ReturnType<typeof wordsIn> | undefined;
  return (value) => {
    if (fields.has(value) || fields.has(afterAlias(value))) return true;
    if (/^\d{4}-?\d\d-?\d\d/.test(value) && fields.has(isoMoment(value) ?? value)) return true;
    words ??= wordsIn(fields, texts, notes);
    return words(folded(value));
  };
}

/** The same without case and in pieces, for what is not found as it stands. */
function wordsIn(fields: ReadonlySet<string>, texts: readonly string[], notes: readonly Note[]): Said {
  const foldedFields = new Set([...fields].map(folded));
  const told = notes.map(({ message, was = '' }) => `${message} ${was}`);
  const joined = [...texts, ...told].map(folded).join('\n').slice(0, mostSearched);
  let searches = 0;
  const standsIn = (text: string): boolean => {
    searches += 1;
    return searches <= mostSearches && standsBetweenWords(text, joined);
  };
  return (text) => {
    if (foldedFields.has(text) || !wordSign.test(text)) return true;
    const code = afterAlias(text);
    const isCode = code !== text && (hasLetter.test(code) || code.length > 4);
    if (isCode && foldedFields.has(code)) return true;
    if (text.startsWith('http') && foldedFields.has(text.split('?', 1)[0] ?? '')) return true;
    const isWord = text.length > 2 || (text.length === 2 && hasLetter.test(text));
    return (isWord && standsIn(text)) || (isCode && code.length > 3 && standsIn(code));
  };
}

/** A document of nothing but codes must not take the square of its length: beyond this only whole fields count. */
const mostSearched = 100_000;
const mostSearches = 2_000;

const hasLetter = /\p{L}/u;
const wordSign = /[\p{L}\p{N}]/u;
const spaces = /\s{2,}|[\t\n\r\u00a0]/g;
const folded = (text: string) => text.replace(spaces, ' ').trim().toLowerCase().replaceAll('_', '-');

/** `stat:usable` and `http://cv.iptc.org/newscodes/pubstatusg2/usable` are `usable`; an id or a time is no code. */
function afterAlias(text: string): string {
  const at = Math.max(text.lastIndexOf(':'), text.lastIndexOf('/'));
  return at < 0 || !/^(?!urn:|tag:)[a-z]/i.test(text) ? text : text.slice(at + 1);
}

function standsBetweenWords(text: string, joined: string): boolean {
  for (let at = joined.indexOf(text); at >= 0; at = joined.indexOf(text, at + 1)) {
    if (!wordSign.test(joined.charAt(at - 1)) && !wordSign.test(joined.charAt(at + text.length))) return true;
  }
  return false;
}
