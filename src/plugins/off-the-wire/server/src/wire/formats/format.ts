import type { Parsed } from '../item';
import type { WireLimits } from '../limits';

/** A delivery as text, ready to be parsed. `head` is its first 4,096 characters without a byte order mark. */
export interface Document {
  readonly text: string;
  readonly head: string;
  /** The declared media type without parameters, in lower case. */
  readonly mediaType?: string;
  readonly fileName?: string;
  /** How far it may go; the defaults, where it does not say. */
  readonly limits?: WireLimits;
}

/** A wire format. Pure: no clock, no randomness, no I/O. */
export interface Format {
  readonly name: string;
  /** It reads XML documents that follow each other in one text; others get each by itself. */
  readonly several?: true;
  /** It is made of lines, which are counted and measured before it is parsed: `sniff` looks at the head alone. */
  readonly lines?: true;
  /** Whether this is of this format, judged by its beginning; strict, since the first to claim it gets it. */
  sniff(document: Document): boolean;
  /** Reads the document. Throws `Unreadable` when nothing of it can be read; one bad item never costs its siblings. */
  parse(document: Document): Parsed;
}

/** A document that its own format cannot read: what is wrong, and where. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly line: number | undefined;
  /** True for a document that is sound, but of another format than it looked. */
  readonly foreign: boolean;

  constructor(message: string, options?: { line?: number; foreign?: boolean; cause?: unknown }) {
    super(message, { cause: options?.cause });
    this.line = options?.line;
    this.foreign = options?.foreign ?? false;
  }
}
