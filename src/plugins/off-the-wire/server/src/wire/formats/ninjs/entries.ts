import type { UnreadableItem } from '../../item';
import { isDeeper, parseJson } from '../../json';
import { PastLimit, pastLimit, type WireLimits, within } from '../../limits';
import type { Stated } from '../../unsaid';
import { Unreadable } from '../format';
import { isLikeNinjs, isObject, type JsonObject } from './properties';
import { beside } from './rest';

/** One value that should be an item, and where it stands: a JSON pointer, or `line 12`. */
export interface Entry {
  readonly at: string;
  readonly value: JsonObject;
}

export interface Entries {
  readonly entries: readonly Entry[];
  readonly unreadable: readonly UnreadableItem[];
  /** What wrappers say beside their items. */
  readonly around: readonly Stated[];
}

/**
 * What a document holds: one item, an array of items, an envelope (`{"items": [...]}`, `{"_items": [...]}`, AP Media API's
 * `{"data": {"items": [{"item": ...}]}}`), or one item a line. Throws `Unreadable` for broken JSON.
 */
export function entriesOf(text: string, limits: WireLimits): Entries {
  try {
    return sorted(located(parseJson(text, limits)), limits);
  } catch (error) {
    const isBroken = error instanceof Unreadable && !(error instanceof PastLimit);
    const records = isBroken ? lineRecords(text, limits) : undefined;
    if (records === undefined) {
      throw error;
    }
    return records;
  }
}

/** `seen`: Superdesk's and others' lists; AP Media API's `data.items[].item` and `item`. */
const lists = ['items', '_items'] as const;
const wrappers = ['data', 'item'] as const;
const mostWrappers = 4;

interface Located {
  readonly at: string;
  readonly value: unknown;
  /** What the wrappers around it say. */
  readonly around?: readonly Stated[];
}

function located(document: unknown): readonly Located[] {
  const outer = unwrapped({ at: '', value: document });
  if (Array.isArray(outer.value)) {
    const { around } = outer;
    return outer.value.map((value, at) => unwrapped({ at: `${outer.at}/${at}`, value, around: at ? [] : around }));
  }
  for (const name of lists) {
    if (!isObject(outer.value) || isLikeNinjs(outer.value)) break;
    const list = outer.value[name];
    if (Array.isArray(list)) {
      const around = [...(outer.around ?? []), ...beside(outer.value, list)];
      return list.map((value, at) => unwrapped({ at: `${outer.at}/${name}/${at}`, value, around: at ? [] : around }));
    }
  }
  return [outer];
}

/** What is in an object that only wraps an item, or a list of them. */
function unwrapped(outer: Located, levels = mostWrappers): Located {
  const { at, value } = outer;
  if (!isObject(value) || levels === 0 || isLikeNinjs(value)) {
    return outer;
  }
  const name = wrappers.find((one) => typeof value[one] === 'object' && value[one] !== null);
  if (name === undefined) return outer;
  const around = [...(outer.around ?? []), ...beside(value, value[name])];
  return unwrapped({ at: `${at}/${name}`, value: value[name], around }, levels - 1);
}

function sorted(all: readonly Located[], limits: WireLimits, beforehand: readonly UnreadableItem[] = []): Entries {
  const entries: Entry[] = [];
  const unreadable = [...beforehand];
  const { read, rest } = within(all, limits, ({ at }) => at);
  for (const { at, value } of read) {
    if (!isObject(value)) {
      unreadable.push({ at, reason: 'Not an object.' });
    } else if (isDeeper(value, limits.depth)) {
      unreadable.push({ at, reason: pastLimit('depth', limits) });
    } else {
      entries.push({ at, value });
    }
  }
  return { entries, unreadable: [...unreadable, ...rest], around: read.flatMap((one) => one.around ?? []) };
}

/**
 * Newline-delimited JSON, or `undefined` where the document is none: at least two lines, half of them an object from
 * brace to brace, the first no list, and either all of them sound or at least one a news item.
 */
function lineRecords(text: string, limits: WireLimits): Entries | undefined {
  const first = /^[^\n]*/.exec(text.trimStart())?.[0].trim() ?? '';
  if (!/^(?:\{|"|-?\d|null$|true$|false$)/.test(first) || !text.includes('\n')) {
    return undefined;
  }
  const lines = text.split('\n').map((line, index) => ({ number: index + 1, line: line.trim() }));
  const filled = lines.filter(({ line }) => line !== '');
  const whole = filled.filter(({ line }) => line.startsWith('{') && line.endsWith('}'));
  if (filled.length < 2 || whole.length * 2 < filled.length) {
    return undefined;
  }
  const unreadable: UnreadableItem[] = [];
  const read = filled.flatMap(({ number, line }) => {
    const at = `line ${number}`;
    const record = recordOf(line, number, limits);
    unreadable.push(...('reason' in record ? [{ at, reason: record.reason }] : []));
    return 'value' in record ? [unwrapped({ at, value: record.value })] : [];
  });
  const isSure = unreadable.length === 0 || read.some(({ value }) => isObject(value) && isLikeNinjs(value));
  return isSure ? sorted(read, limits, unreadable) : undefined;
}

function recordOf(
  line: string,
  number: number,
  limits: WireLimits,
): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: parseJson(line, limits, number) };
  } catch (error) {
    if (error instanceof Unreadable) {
      return { reason: error.message };
    }
    throw error;
  }
}
