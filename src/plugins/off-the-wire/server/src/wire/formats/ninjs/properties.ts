import { plain } from '../../html';
import type { Moment, Note } from '../../item';
import { squeezed } from '../../lines';
import { isLocalTime, isoMoment } from '../../time';
import { isObject, type JsonObject, localName, namesOf } from './names';
import { type Property, spellings, structural } from './spellings';

export { isObject, type JsonObject } from './names';

/** Properties that no other JSON in a newsroom has together with text; `title` and `version` are everybody's. */
const telling =
  /^(?:uri|guid|headlines?|headline_\w+|bodies|body|body_\w+|descriptions|description_\w+|slugline|pubstatus|versioncreated|firstcreated|ednote|altids|embargoed|embargoeduntil)$/i;

/** Whether an object has a property that tells a news item. */
export function isLikeNinjs(value: JsonObject): boolean {
  return namesOf(value).some(({ name }) => telling.test(name));
}

/** A JSON object read property by property. Null is absent, names are told apart without their case. */
export interface Fields {
  value(name: Property): unknown;
  /** The values of every spelling that is there: some send the singular and the plural. */
  values(name: Property): readonly unknown[];
  /** The properties whose name starts so, by name in lower case: `body_`, `description_`. */
  startingWith(prefix: string): readonly (readonly [name: string, value: unknown])[];
  /** Says what is wrong with a property. */
  note(message: string, was?: unknown): void;
  /** The properties that nothing has read so far, as they are spelt, in alphabetical order. */
  unread(): readonly Unread[];
}

export interface Unread {
  readonly key: string;
  readonly value: unknown;
}

export function fieldsOf(object: JsonObject, notes: Note[]): Fields {
  const named = new Map<string, { readonly key: string; readonly value: unknown }>();
  const twins: Unread[] = [];
  for (const { name, key, value } of namesOf(object)) {
    if (value !== null && named.has(name)) {
      twins.push({ key, value });
    } else if (value !== null) {
      named.set(name, { key, value });
    }
  }
  const read = new Set<string>();
  const get = (name: string) => {
    read.add(name);
    return named.get(name)?.value;
  };
  const values = (name: Property) => spellings[name].map(get).filter((value) => value !== undefined);
  return {
    value: (name) => values(name).find(hasContent) ?? values(name)[0],
    values,
    startingWith: (prefix) =>
      [...named.keys()].filter((name) => name.startsWith(prefix)).map((name) => [name, get(name)] as const),
    note: (message, was) => notes.push({ rule: 'ninjs', message, was: was === undefined ? undefined : excerpt(was) }),
    unread: () => [
      ...[...named].filter(([name]) => !read.has(name) && !structural.has(name)).map(([, one]) => one),
      ...twins,
    ],
  };
}

function hasContent(value: unknown): boolean {
  return value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** Strings longer than this are not read. */
const longest = 2_000_000;

/** A property as one line of text, if it is one. An object stands for its `value`, `name` or `text`, an array for its first. */
export function textField(fields: Fields, name: Property): string | undefined {
  const value = fields.value(name);
  const text = textIn(value);
  if (text === undefined && value !== undefined && value !== '') {
    fields.note(`${name} holds no text`, value);
  }
  return text;
}

export function textIn(value: unknown): string | undefined {
  const raw = rawText(value);
  return raw === undefined ? undefined : plain(raw) || undefined;
}

/** An identifier: as it is, without white space around it. */
export function idIn(value: unknown): string | undefined {
  const raw = rawText(value);
  return raw === undefined ? undefined : squeezed(raw).replace(/\p{Surrogate}/gu, '\ufffd') || undefined;
}

/** The text that a value stands for, unchanged. */
export function rawText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value.length <= longest ? value : undefined;
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return value
      .slice(0, 100)
      .map(rawText)
      .find((text) => text !== undefined && text.trim() !== '');
  }
  const named = isObject(value) ? (value.value ?? value.name ?? value.text) : undefined;
  return typeof named === 'string' || typeof named === 'number' ? rawText(named) : undefined;
}

/** A property as a list: an array as it is, anything else alone; of more spellings than one all that they hold. */
export function listField(fields: Fields, name: Property): readonly unknown[] {
  return fields.values(name).flatMap((value) => (Array.isArray(value) ? value.filter((one) => one !== null) : [value]));
}

/** A member of an object, its name told apart without its case. */
export function member(object: unknown, ...names: readonly string[]): unknown {
  if (!isObject(object)) {
    return undefined;
  }
  const key = Object.keys(object)
    .sort()
    .find((one) => names.includes(localName(one)) && object[one] !== null);
  return key === undefined ? undefined : object[key];
}

/**
 * A date or a date and time (RFC 3339, leniently). One without a zone stays local: the source's habits settle it.
 */
export function momentField(fields: Fields, name: Property): Moment | undefined {
  const raw = rawText(fields.value(name))?.trim();
  if (raw === undefined || raw === '') {
    return undefined;
  }
  const moment = isoMoment(raw);
  if (moment === undefined && isLocalTime(raw)) {
    fields.note(`${name} gives no time zone`, raw);
    return raw;
  }
  if (moment === undefined) {
    fields.note(`${name} is no date`, raw);
  }
  return moment;
}

/** `http://cv.iptc.org/newscodes/signal/correction`, `sig:correction` and `Correction` are `correction`. */
export function lastSegment(code: string): string {
  return code
    .slice(Math.max(code.lastIndexOf('/'), code.lastIndexOf(':')) + 1)
    .trim()
    .toLowerCase();
}

function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.slice(0, 10_000);
}
