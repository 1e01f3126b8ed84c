import { Unreadable } from './formats/format';
import type { UnreadableItem } from './item';

/**
 * How far a delivery may go before it is refused. Each cap is named in the error of what passes it, and its default is
 * far above what agencies send. Lengths are in UTF-16 code units, which is what JavaScript counts as characters.
 */
export interface WireLimits {
  /** Time for reading one document, and again for editing what is in it. `wire/` has no clock: see `Guarded`. */
  readonly milliseconds: number;
  /** Time for all documents of a delivery together. */
  readonly deliveryMilliseconds: number;
  /** Length of one document, decoded. */
  readonly textLength: number;
  /** Items in one document, and documents in one file: what comes after them is told, and not read. */
  readonly items: number;
  /** Elements inside one another, in XML and HTML; objects and lists inside one another, in JSON. */
  readonly depth: number;
  /** Elements of a document in XML and HTML, values in JSON. */
  readonly elements: number;
  /** Attributes of one element. */
  readonly attributes: number;
  /** Length of one attribute's value. */
  readonly attributeLength: number;
  /**
   * Entities and other things that a document type defines by itself. None is ever used: with 0, a document that has any
   * is refused; otherwise they are passed over, and a reference to one stays the text that it is.
   */
  readonly entityDefinitions: number;
  /** Faults of an XML document that are read past. */
  readonly faults: number;
  /** Lines of a document in a format that is made of lines: IPTC 7901, ANPA 1312, page text, plain text, mail. */
  readonly lines: number;
  /** Length of one of these lines. */
  readonly lineLength: number;
  /** Archives and mails inside one another. */
  readonly containers: number;
  /** Files in all archives and mails of a delivery. */
  readonly files: number;
  /** Bytes that come out of all archives and mails of a delivery: a small archive can hold very much of nothing. */
  readonly unpackedBytes: number;
  /** Parts of a mail inside one another (RFC 2046, 5.1). */
  readonly mailDepth: number;
  /** Bytes of a mail's header fields. */
  readonly mailHeaderBytes: number;
  /** Lines of a mail that hold hardly anything (40 bytes on the average): each costs as much as a whole one. */
  readonly mailScraps: number;
}

export type LimitName = keyof WireLimits;

const mega = 1024 * 1024;

/** What holds where nothing else is asked for. */
export const wireLimits: WireLimits = {
  milliseconds: 10_000,
  deliveryMilliseconds: 60_000,
  textLength: 32 * mega,
  items: 20_000,
  depth: 512,
  elements: 1_000_000,
  attributes: 256,
  attributeLength: 64 * 1024,
  entityDefinitions: 0,
  faults: 1_000,
  lines: 1_000_000,
  lineLength: 100_000,
  containers: 4,
  files: 10_000,
  unpackedBytes: 256 * mega,
  mailDepth: 32,
  mailHeaderBytes: 512 * 1024,
  mailScraps: 30_000,
};

/** A document or delivery that goes beyond a limit. Says which, and how far it may go. */
export class PastLimit extends Unreadable {
  readonly limit: LimitName;

  constructor(limit: LimitName, limits: WireLimits, options?: { line?: number }) {
    super(pastLimit(limit, limits), options);
    this.limit = limit;
  }
}

/** `There are more than 512 levels of nesting (limit depth).` */
export function pastLimit(limit: LimitName, limits: Pick<WireLimits, LimitName>): string {
  return `There are more than ${limits[limit]} ${counted[limit]} (limit ${limit}).`;
}

const counted: Readonly<Record<LimitName, string>> = {
  milliseconds: 'milliseconds of work in one document',
  deliveryMilliseconds: 'milliseconds of work in this delivery',
  textLength: 'characters in this document',
  items: 'items in this document',
  depth: 'levels of nesting',
  elements: 'elements',
  attributes: 'attributes on an element',
  attributeLength: 'characters in an attribute',
  entityDefinitions: 'definitions of its own in the document type',
  faults: 'faults',
  lines: 'lines in this document',
  lineLength: 'characters in a line',
  containers: 'archives or mails inside one another',
  files: 'files in this archive or mail',
  unpackedBytes: 'bytes in this archive or mail',
  mailDepth: 'parts of a mail inside one another',
  mailHeaderBytes: 'bytes of header fields in a mail',
  mailScraps: 'lines in a mail with hardly anything on them',
};

/** Refuses a text of too many lines, or of one that is too long, before anything is made of each. Throws `PastLimit`. */
export function measureLines(text: string, limits: WireLimits = wireLimits): void {
  // A text that is shorter than both has neither.
  if (text.length <= Math.min(limits.lines, limits.lineLength)) return;
  const ends = /\r\n|[\r\n\f\v\u0085\u2028\u2029]|$/g;
  let line = 1;
  for (let from = 0; ; from = ends.lastIndex, line += 1) {
    const end = ends.exec(text)?.index ?? text.length;
    if (line > limits.lines) throw new PastLimit('lines', limits);
    if (end - from > limits.lineLength) throw new PastLimit('lineLength', limits, { line });
    if (end === text.length) return;
  }
}

/** As many things of a document as are read, and what is told of the rest. `placeOf` says where one stands. */
export function within<Thing>(
  things: readonly Thing[],
  limits: WireLimits,
  placeOf: (thing: Thing) => string,
): { readonly read: readonly Thing[]; readonly rest: readonly UnreadableItem[] } {
  const next = things[limits.items];
  if (next === undefined) return { read: things, rest: [] };
  const reason = `${pastLimit('items', limits)} From here on none was read.`;
  return { read: things.slice(0, limits.items), rest: [{ at: placeOf(next), reason }] };
}

/**
 * Does work and gives what it gives. Whoever has a clock hands one over that breaks off work which takes too long and
 * throws `PastLimit`; nothing of `wire/` is left half done by that, since it keeps no state.
 */
export type Guarded = <Result>(work: () => Result) => Result;

/** What a delivery is read within. */
export interface Bounds {
  readonly limits: WireLimits;
  readonly guarded: Guarded;
}

/** The defaults, where nothing else is asked for; no time limit. */
export function boundsOf({ limits = wireLimits, guarded = (work) => work() }: Partial<Bounds> = {}): Bounds {
  return { limits, guarded };
}
