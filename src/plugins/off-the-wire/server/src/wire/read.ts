import { decode } from './charset';
import { type FormatName, formats } from './formats';
import { type Document, type Format, Unreadable } from './formats/format';
import type { Delivery, Item, Note, PageTicker, Parsed, UnreadableItem } from './item';
import { type XmlPart, xmlDocuments } from './xml-documents';

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

/** A document of a delivery: where it starts (`line 120`) if it is one of several in a file, and what was read of it. */
export interface ReadDocument {
  readonly at?: string;
  readonly reading: Reading;
}

/** Reads bytes into items, whatever format they are in. Pure; never throws for what is in the bytes. */
export function read(delivery: Delivery): Reading {
  const document = documentIn(delivery);
  return 'problem' in document ? document : readText(document.document, document.notes);
}

/**
 * The same for a file in which XML documents of different formats follow each other: each run of one format is a
 * document by itself, and what a format reads as several of its own stays one.
 */
export function readEach(delivery: Delivery): readonly ReadDocument[] {
  const decoded = documentIn(delivery);
  if ('problem' in decoded) return [{ reading: decoded }];
  const { document, notes } = decoded;
  const runs = runsOfOneFormat(document);
  if (runs.length < 2) return [{ reading: readText(document, notes) }];
  return runs.map(({ text, line }, index) => ({
    at: `line ${line}`,
    reading: readText({ ...document, text, head: headOf(text) }, index === 0 ? notes : []),
  }));
}

function documentIn({
  bytes,
  contentType,
  fileName,
}: Delivery): { document: Document; notes: readonly Note[] } | { problem: Problem } {
  if (bytes.length > mostBytes) return { problem: { code: 'OTW_MALFORMED', message: tooLong } };
  const decoded = decode(bytes, contentType);
  if ('problem' in decoded) return { problem: { code: 'OTW_UNDECODABLE', message: decoded.problem } };
  if (decoded.text.trim() === '') {
    return { problem: { code: 'OTW_EMPTY_DELIVERY', message: 'There is nothing in this delivery.' } };
  }
  if (decoded.text.length > mostText) return { problem: { code: 'OTW_MALFORMED', message: tooLong } };
  return { document: documentOf(decoded.text, contentType, fileName), notes: decoded.notes };
}

function runsOfOneFormat(document: Document): readonly XmlPart[] {
  const runs: (XmlPart & { readonly format?: Format })[] = [];
  for (const part of xmlDocuments(document.text)) {
    const format = formatOf({ ...document, text: part.text, head: headOf(part.text) });
    const last = runs.at(-1);
    if (last && format?.several && last.format === format)
      runs[runs.length - 1] = { ...last, text: last.text + part.text };
    else runs.push({ ...part, format });
  }
  return runs;
}

const mostText = 32 * 1024 * 1024;
/** No encoding that is read takes more than four bytes for a character. */
const mostBytes = 4 * mostText;
const tooLong = 'This delivery is longer than 32 MB of text.';

function documentOf(text: string, contentType: string | undefined, fileName: string | undefined): Document {
  const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  return { text, head: headOf(text), mediaType: mediaType || undefined, fileName };
}

const headOf = (text: string) => text.slice(0, 4_096);

function formatOf(document: Document): (Format & { readonly name: FormatName }) | undefined {
  return formats.find((one) => one.sniff(document));
}

function readText(document: Document, notes: readonly Note[]): Reading {
  const format = formatOf(document);
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
