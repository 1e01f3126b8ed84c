import type { WireLimits } from '../limits';
import { resolved } from './entities';
import { isDeclaration } from './scope';

/** What followed an element's name in the start tag that was read last. One for all: there are as many as elements. */
export interface StartTag {
  attributes: Readonly<Record<string, string | undefined>>;
  declares: boolean;
  isEmpty: boolean;
  end: number;
}

/** Reads the start tags of a text, in their order, from the ends of their names; `undefined` where one is not sound. */
export function startTagReader(text: string, limits: WireLimits, ampersand: (from: number) => number) {
  const names = new Map<string, AttributeName>();
  const marks = [ampersand, ...['<', '\n', '\t'].map((mark) => finder(text, mark))];
  const tag: StartTag = { attributes: noAttributes, declares: false, isEmpty: false, end: 0 };
  let clear = -1;

  const valueIn = (from: number, to: number): string | undefined => {
    const raw = text.slice(from, to);
    if (clear < from) clear = marks.reduce((least, next) => Math.min(least, next(from)), text.length);
    if (clear >= to) return raw;
    // White space in a value is a space (XML 1.0, 3.3.3), before references are resolved.
    return raw.includes('<') ? undefined : resolved(raw.replace(/[\n\t]/g, ' '));
  };

  const nameOf = (written: string): AttributeName => {
    let name = names.get(written);
    if (name === undefined) {
      name = { name: written, declares: isDeclaration(written), tag: -1 };
      names.set(written, name);
    }
    return name;
  };

  return (nameEnd: number): Readonly<StartTag> | undefined => {
    let attributes: Record<string, string | undefined> | undefined;
    let declares = false;
    let count = 0;
    for (let at = nameEnd; ; ) {
      const start = afterSpace(text, at);
      const first = text.charCodeAt(start);
      if (first === code.greater || (first === code.slash && text.charCodeAt(start + 1) === code.greater)) {
        tag.attributes = attributes ?? noAttributes;
        tag.declares = declares;
        tag.isEmpty = first === code.slash;
        tag.end = start + (tag.isEmpty ? 2 : 1);
        return tag;
      }
      const end = endOfName(text, start);
      const quote = valueStart(text, end);
      if (start === at || end === start || quote < 0) return undefined;
      const close = text.indexOf(text.charCodeAt(quote) === code.double ? '"' : "'", quote + 1);
      if (close < 0 || close - quote > limits.attributeLength) return undefined;
      const name = nameOf(text.slice(start, end));
      const value = valueIn(quote + 1, close);
      attributes ??= new Attributes();
      count += 1;
      if (value === undefined || count > limits.attributes || name.tag === nameEnd) return undefined;
      attributes[name.name] = value;
      name.tag = nameEnd;
      declares ||= name.declares;
      at = close + 1;
    }
  };
}

/** Where a mark next stands at or after rising positions, the text's end where it does not: each part is searched once. */
export function finder(text: string, mark: string) {
  let next = -1;
  return (from: number): number => {
    if (next < from) {
      const found = text.indexOf(mark, from);
      next = found < 0 ? text.length : found;
    }
    return next;
  };
}

export const code = {
  greater: 62,
  slash: 47,
  exclamation: 33,
  question: 63,
  equals: 61,
  double: 34,
  single: 39,
} as const;

/** 1 for what a name may begin with, 2 for what may stand in it. Other than ASCII is left to the lenient parser. */
const inNames = Uint8Array.from({ length: 128 }, (_, at) => {
  const character = String.fromCharCode(at);
  return /[A-Za-z_]/.test(character) ? 1 : /[\d.:-]/.test(character) ? 2 : 0;
});

export function endOfName(text: string, from: number): number {
  if (inNames[text.charCodeAt(from)] !== 1) return from;
  let at = from + 1;
  while ((inNames[text.charCodeAt(at)] ?? 0) > 0) at += 1;
  return at;
}

export function afterSpace(text: string, from: number): number {
  let at = from;
  for (let one = text.charCodeAt(at); one === 32 || one === 10 || one === 9; one = text.charCodeAt(at)) at += 1;
  return at;
}

/** What is known of an attribute's name, and the tag that had it last: to ask an object for what it has not is slow. */
interface AttributeName {
  readonly name: string;
  readonly declares: boolean;
  tag: number;
}

/** An object that inherits nothing, as `Object.create(null)` gives, but one that the engine keeps as it keeps others. */
const Attributes = function Attributes() {} as unknown as new () => Record<string, string | undefined>;
Attributes.prototype = Object.freeze(Object.create(null));

const noAttributes: Readonly<Record<string, string | undefined>> = Object.freeze(Object.create(null));

/** Where the quotation mark stands that follows a name and an equals sign; -1 where none does. */
function valueStart(text: string, nameEnd: number): number {
  const equals = afterSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== code.equals) return -1;
  const quote = afterSpace(text, equals + 1);
  const mark = text.charCodeAt(quote);
  return mark === code.double || mark === code.single ? quote : -1;
}
