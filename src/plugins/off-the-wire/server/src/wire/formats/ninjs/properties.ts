import { plain } from '../../html';
import type { Moment, Note } from '../../item';
import { squeezed } from '../../lines';
import { isLocalTime, isoMoment } from '../../time';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Properties that no other JSON in a newsroom has together with text; `title` and `version` are everybody's. */
const telling =
  /^(?:uri|guid|headlines?|headline_\w+|bodies|body|body_\w+|descriptions|description_\w+|slugline|pubstatus|versioncreated|firstcreated|ednote|altids|embargoed|embargoeduntil)$/i;

/** Whether an object has a property that tells a news item. */
export function isLikeNinjs(value: JsonObject): boolean {
  return Object.keys(value).some((name) => telling.test(name));
}

/**
 * How each property is spelt, in lower case, first choice first: ninjs 1.x has singular names, 2.x plural ones, 3.x
 * camelCase; names marked `dialect` are Superdesk's and other publishers' (wire-formats notes 2.6).
 */
const spellings = {
  uri: ['uri', /* dialect */ 'guid'],
  type: ['type'],
  version: ['version'],
  altIds: ['altids', 'altid'],
  headlines: ['headlines', 'headline'],
  title: ['title'],
  slugline: ['slugline', 'sluglines'],
  by: ['by', 'byline'],
  authors: [/* dialect */ 'authors', 'author'],
  people: ['people', 'person'],
  located: ['located'],
  dateline: [/* dialect */ 'dateline'],
  descriptions: ['descriptions', /* dialect */ 'description', 'abstract'],
  bodies: ['bodies', /* dialect */ 'body'],
  language: ['language'],
  urgency: ['urgency'],
  genres: ['genres', 'genre'],
  subjects: ['subjects', 'subject'],
  keywords: [/* dialect */ 'keywords', 'keyword'],
  provider: [/* dialect */ 'provider'],
  source: [/* dialect */ 'source'],
  infoSources: ['infosources', 'infosource'],
  creditline: [/* dialect */ 'creditline', 'credit'],
  copyrightHolder: ['copyrightholder'],
  copyrightNotice: ['copyrightnotice'],
  usageTerms: ['usageterms'],
  rightsInfo: ['rightsinfo'],
  pubStatus: ['pubstatus'],
  embargoed: ['embargoeduntil', 'embargoed'],
  expires: ['expires'],
  edNote: ['ednote', 'ednotes'],
  firstCreated: ['firstcreated'],
  contentCreated: ['contentcreated'],
  versionCreated: ['versioncreated'],
  associations: ['associations', 'association'],
  renditions: ['renditions', 'rendition'],
  evolvedFrom: [/* dialect */ 'evolvedfrom'],
  signal: [/* dialect */ 'signal', 'signals'],
  representationType: ['representationtype'],
  rel: ['rel'],
  eventDetails: ['eventdetails'],
  plannedCoverage: ['plannedcoverage'],
  mediaType: ['mimetype', 'contenttype'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Property = keyof typeof spellings;

/** Says which standard the object follows, or counts what is counted anew: nothing that an item would miss. */
const structural = new Set([
  '$standard',
  'standard',
  '$schema',
  'charcount',
  'wordcount',
  'profile',
  'digitalsourcetype',
]);

/** A JSON object read property by property. Null is absent, names are told apart without their case. */
export interface Fields {
  value(name: Property): unknown;
  /** The properties whose name starts so, by name in lower case: `body_`, `description_`. */
  startingWith(prefix: string): readonly (readonly [name: string, value: unknown])[];
  /** Says what is wrong with a property. */
  note(message: string, was?: unknown): void;
  /** The properties that nothing has read so far, as they are spelt, in alphabetical order. */
  unread(): readonly string[];
}

export function fieldsOf(object: JsonObject, notes: Note[]): Fields {
  const named = new Map<string, { readonly key: string; readonly value: unknown }>();
  for (const key of Object.keys(object).sort()) {
    const lower = key.toLowerCase();
    if (object[key] !== null && !named.has(lower)) {
      named.set(lower, { key, value: object[key] });
    }
  }
  const read = new Set<string>();
  const get = (name: string) => {
    read.add(name);
    return named.get(name)?.value;
  };
  return {
    value: (name) => spellings[name].map(get).find((value) => value !== undefined),
    startingWith: (prefix) =>
      [...named.keys()].filter((name) => name.startsWith(prefix)).map((name) => [name, get(name)] as const),
    note: (message, was) => notes.push({ rule: 'ninjs', message, was: was === undefined ? undefined : excerpt(was) }),
    unread: () =>
      [...named].filter(([name]) => !read.has(name) && !structural.has(name)).map(([, { key }]) => key.slice(0, 60)),
  };
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

/** A property as a list: an array as it is, anything else alone. */
export function listField(fields: Fields, name: Property): readonly unknown[] {
  const value = fields.value(name);
  return Array.isArray(value) ? value.filter((one) => one !== null) : value === undefined ? [] : [value];
}

/** A member of an object, its name told apart without its case. */
export function member(object: unknown, ...names: readonly string[]): unknown {
  if (!isObject(object)) {
    return undefined;
  }
  const key = Object.keys(object)
    .sort()
    .find((one) => names.includes(one.toLowerCase()) && object[one] !== null);
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
  return text.slice(0, 200);
}
