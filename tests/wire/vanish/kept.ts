import { decodeHTML } from 'entities';
import type { Copy } from '../../../src/plugins/off-the-wire/server/src/wire/copy';
import type { Piece } from './pieces';

/** All that a delivery became, to look for a piece of it. */
export interface Kept {
  /** The words of each field and note, in their order; fields are parted by `|`. */
  readonly words: string;
  /** Each field and note whole, in small letters. */
  readonly values: ReadonlySet<string>;
  /** What the copy calls unreadable or skipped, by where it begins. */
  readonly told: ReadonlySet<string>;
}

export function keptOf({ items, notes, unreadable, tickers, trails, problem }: Copy): Kept {
  const values: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') values.push(String(value));
    else if (typeof value !== 'object' || value === null) return;
    else
      for (const [name, one] of Object.entries(value))
        name === 'body' ? values.push(...textsOf(String(one))) : gather(one);
  };
  gather([items, notes.map(({ message, was, is }) => [message, was, is]), tickers, trails, unreadable, problem ?? '']);
  const skipped = notes.filter(({ message }) => message.startsWith('Skipped'));
  return {
    words: `|${values.map((value) => ` ${wordsOf(value).join(' ')} `).join('|')}|`,
    values: new Set(values.map((value) => value.toLowerCase())),
    told: new Set([...unreadable.map(({ at }) => at), ...skipped.map(({ line }) => `line ${line}`)]),
  };
}

/**
 * Whether a piece is in a field or a note. It is, where
 * - its words stand there in their order, whole, whatever their case, the white space and the punctuation between them;
 * - what stands there is cut: each cut has four words on average, and four cuts are free, since the desk takes kickers,
 *   datelines, bylines and end marks off a text;
 * - it is a date or a time, and its instant stands there;
 * - it is a code, and what follows its alias or the address of its vocabulary is a field or stands in one
 *   (`stat:usable`: `usable`);
 * - the item that it stands in is called unreadable or skipped, with the line where it begins.
 */
export function isKept({ text, isPart = false, inside = [] }: Piece, kept: Kept): boolean {
  const words = wordsOf(text);
  return (
    words.length === 0 ||
    runsOf(words, kept.words, isPart) <= 5 + words.length / 4 ||
    momentsOf(text.trim()).some((moment) => kept.values.has(moment.toLowerCase())) ||
    isCodeIn(text.trim(), kept) ||
    inside.some((at) => kept.told.has(at))
  );
}

function runsOf(words: readonly string[], kept: string, isPart: boolean): number {
  let runs = 0;
  for (let from = 0; from < words.length; runs += 1) {
    const length = longestRun(words, from, kept, isPart);
    if (length === 0) return Number.POSITIVE_INFINITY;
    from += length;
  }
  return runs;
}

function longestRun(words: readonly string[], from: number, kept: string, isPart: boolean): number {
  const stands = (length: number) => {
    const start = isPart && from === 0 ? '' : ' ';
    const end = isPart && from + length === words.length ? '' : ' ';
    return kept.includes(`${start}${words.slice(from, from + length).join(' ')}${end}`);
  };
  let [low, high] = [0, words.length - from];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (stands(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isCodeIn(text: string, { words, values }: Kept): boolean {
  const code = /^(?:[\w.-]{1,30}:|https?:\/\/\S+[/#])([^\s:/]+)$/.exec(text)?.[1];
  if (code === undefined || /^urn$|^tag$/.test(text.split(':', 1)[0] ?? '')) return false;
  return values.has(code.toLowerCase()) || (code.length > 3 && words.includes(` ${wordsOf(code).join(' ')} `));
}

/** A date and time in any form as its instant; a date alone as it is; a time without a zone as it stands. */
function momentsOf(text: string): readonly string[] {
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(
    text,
  );
  if (!iso) return /\b\d{1,2} \w{3} \d{2,4}\b/.test(text) ? instants(text) : [];
  const [, year, month, day, hour, minute, second = '00', zone] = iso;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return [date];
  const local = `${date}T${hour}:${minute}:${second}`;
  return zone === undefined
    ? [local, `${local}.000Z`]
    : [date, ...instants(`${local}${zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')}`), ...instants(text)];
}

function instants(text: string): readonly string[] {
  const time = Date.parse(text);
  if (Number.isNaN(time)) return [];
  const instant = new Date(time).toISOString();
  return [instant, instant.slice(0, 10)];
}

/** A body without its tags, which leave no gap inside a word, and what its attributes say. */
function textsOf(body: string): readonly string[] {
  const text = body
    .replace(/<\/?(?:b|i|u|em|strong|a|q|sub|sup|abbr|small|code|cite|s)(?: [^<>]*)?>/g, '')
    .replace(/<[^<>]*>/g, ' ');
  return [text, ...[...body.matchAll(/ [a-z]+="([^"<>]*)"/g)].flatMap(([, said]) => said ?? [])];
}

const unspaced = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}';
const word = new RegExp(`[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/** Words without case, entities read; of scripts without spaces each character is one. `_` parts words. */
export function wordsOf(text: string): readonly string[] {
  const plain = decodeHTML(decodeHTML(text))
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\bmailto:/g, '')
    .toLowerCase();
  return plain.match(word) ?? [];
}
