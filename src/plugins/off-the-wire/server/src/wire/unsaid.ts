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

/**
 * The net under a format: one note on all the values that no field and no note so far has taken up; none where there are
 * none. Codes and details are told this way, each kind once, so that an editor reads one note and not fifty.
 */
export function unsaidNote(
  stated: Iterable<Stated>,
  said: Said,
  rule: string,
  message = 'Codes and details that have no field.',
): readonly Note[] {
  const left = new Map<string, Set<string>>();
  for (const { at, text: written } of stated) {
    if (said(written)) continue;
    const text = plain(written) || written.replace(/\s+/g, ' ').trim();
    if (text !== written && said(text)) continue;
    const key = left.has(at) || left.size < mostKinds ? at : 'and more';
    const texts = left.get(key);
    if (texts === undefined) left.set(key, new Set([text.slice(0, longest)]));
    else if (texts.size < mostTexts) texts.add(text.slice(0, longest));
    else texts.add('and more');
  }
  if (left.size === 0) return [];
  return [{ rule, message, was: [...left].map(([at, texts]) => `${at}: ${[...texts].join(', ')}`).join('; ') }];
}

/** Of more kinds, or more values of one kind, nobody reads: the note says that there were more. */
const mostKinds = 200;
const mostTexts = 500;
const longest = 4_000;

/**
 * What items and notes say. A value is said where it is a field or stands in one between other words; a code
 * (`stat:usable`) where what follows its alias is a field, a date where its instant is one, and an address where it is one
 * without its query, which may hold a key.
 */
export function saidBy(items: readonly Item[], notes: readonly Note[]): Said {
  const fields = new Set<string>();
  const texts: string[] = [];
  const gather = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      const text = folded(value);
      fields.add(text);
      if (name !== 'body') texts.push(text);
    } else if (typeof value === 'number') fields.add(String(value));
    else if (Array.isArray(value)) for (const one of value) gather(one, name);
    else if (typeof value === 'object' && value !== null) for (const key in value) gather(Reflect.get(value, key), key);
  };
  for (const item of items) gather(item, '');
  for (const { message, was = '' } of notes) texts.push(folded(`${message} ${was}`));
  let joined: string | undefined;
  return (value) => {
    const text = folded(value);
    if (fields.has(text) || !wordSign.test(text)) return true;
    const code = text.slice(Math.max(text.lastIndexOf(':'), text.lastIndexOf('/')) + 1);
    const isCode = code !== text && /^(?!urn:|tag:)[a-z]/.test(text) && (hasLetter.test(code) || code.length > 4);
    if (text.startsWith('http') && fields.has(text.split('?', 1)[0] ?? '')) return true;
    if (isCode && fields.has(code)) return true;
    if (/^\d{4}-?\d\d-?\d\d/.test(text) && fields.has(folded(isoMoment(value) ?? value))) return true;
    joined ??= texts.join('\n');
    const isWord = text.length > 2 || (text.length === 2 && hasLetter.test(text));
    return (isWord && standsIn(text, joined)) || (isCode && code.length > 3 && standsIn(code, joined));
  };
}

const hasLetter = /\p{L}/u;
const folded = (text: string) => text.replace(spaces, ' ').trim().toLowerCase().replaceAll('_', '-');
const spaces = /\s{2,}|[\t\n\r\u00a0]/g;

function standsIn(text: string, joined: string): boolean {
  for (let at = joined.indexOf(text); at >= 0; at = joined.indexOf(text, at + 1)) {
    if (!wordSign.test(joined.charAt(at - 1)) && !wordSign.test(joined.charAt(at + text.length))) return true;
  }
  return false;
}

const wordSign = /[\p{L}\p{N}]/u;
