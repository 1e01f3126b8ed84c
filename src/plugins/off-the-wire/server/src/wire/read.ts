import { decode } from './charset';
import { type FormatName, formats } from './formats';
import { type Document, Unreadable } from './formats/format';
import type { Delivery, Item, Note, PageTicker, Parsed, UnreadableItem } from './item';

/** Why nothing of a delivery could be read. The bytes are kept, so that it can be read again when that changes. */
export interface Problem {
  readonly code: 'OTW_EMPTY_DELIVERY' | 'OTW_UNDECODABLE' | 'OTW_UNKNOWN_FORMAT' | 'OTW_MALFORMED';
  readonly message: string;
  /** 1-based line of the input. */
  readonly line?: number;
}

/** What a delivery holds: items, with what was noticed on the way, or one problem. */
export type Reading =
  | { readonly problem: Problem; readonly format?: FormatName }
  | {
      readonly problem?: undefined;
      readonly format: FormatName;
      readonly items: readonly Item[];
      readonly unreadable: readonly UnreadableItem[];
      readonly ticker?: PageTicker;
      readonly trail?: readonly string[];
      readonly notes: readonly Note[];
    };

/** Reads bytes into items, whatever format they are in. Pure; never throws for what is in the bytes. */
export function read(delivery: Delivery): Reading {
  const { bytes, contentType, fileName } = delivery;
  if (bytes.length > mostBytes) {
    return { problem: { code: 'OTW_MALFORMED', message: tooLong } };
  }
  const decoded = decode(bytes, contentType);
  if ('problem' in decoded) {
    return { problem: { code: 'OTW_UNDECODABLE', message: decoded.problem } };
  }
  if (decoded.text.trim() === '') {
    return { problem: { code: 'OTW_EMPTY_DELIVERY', message: 'There is nothing in this delivery.' } };
  }
  if (decoded.text.length > mostText) {
    return { problem: { code: 'OTW_MALFORMED', message: tooLong } };
  }
  return readText(documentOf(decoded.text, contentType, fileName), decoded.notes);
}

const mostText = 32 * 1024 * 1024;
/** No encoding that is read takes more than four bytes for a character. */
const mostBytes = 4 * mostText;
const tooLong = 'This delivery is longer than 32 MB of text.';

function documentOf(text: string, contentType: string | undefined, fileName: string | undefined): Document {
  const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  return { text, head: text.slice(0, 4_096), mediaType: mediaType || undefined, fileName };
}

function readText(document: Document, notes: readonly Note[]): Reading {
  const format = formats.find((one) => one.sniff(document));
  if (format === undefined) {
    return { problem: { code: 'OTW_UNKNOWN_FORMAT', message: 'No wire format that is known here looks like this.' } };
  }
  const parsed = attempt(() => format.parse(document));
  if (parsed instanceof Unreadable) {
    const code = parsed.foreign ? 'OTW_UNKNOWN_FORMAT' : 'OTW_MALFORMED';
    return { format: format.name, problem: { code, message: parsed.message, line: parsed.line } };
  }
  const { items, unreadable = [], ticker, trail } = parsed;
  return { format: format.name, items, unreadable, ticker, trail, notes: [...notes, ...parsed.notes] };
}

function attempt(parse: () => Parsed): Parsed | Unreadable {
  try {
    return parse();
  } catch (error) {
    if (error instanceof Unreadable) {
      return error;
    }
    throw error;
  }
}
