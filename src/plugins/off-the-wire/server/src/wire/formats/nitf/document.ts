import type { Moment, Note } from '../../item';
import { isLocalTime, isoMoment, printedDate } from '../../time';
import type { XmlElement } from '../../xml';
import type { Taken } from '../../xml/rest';
import { at, attribute, child } from '../../xml/tree';

/** Of hostile copy no note holds more. */
const longest = 4_000;

/** One `nitf` element while it is read: its parts, what was taken of it, and what was noticed. */
export interface NitfDocument {
  readonly root: XmlElement;
  readonly head: XmlElement | undefined;
  readonly docdata: XmlElement | undefined;
  readonly bodyHead: XmlElement | undefined;
  readonly taken: Taken;
  readonly notes: Note[];
}

export function documentOf(root: XmlElement): NitfDocument {
  const head = child(root, 'head');
  const docdata = child(head, 'docdata') ?? child(root, 'docdata');
  const bodyHead = at(root, 'body', 'body.head') ?? child(root, 'body.head');
  return { root, head, docdata, bodyHead, taken: new Set(), notes: [] };
}

/** Says what is wrong with, or lost of, an element. */
export function noteOn(document: NitfDocument, element: XmlElement | undefined, message: string, was?: string): void {
  document.notes.push({ rule: 'nitf', message, line: element?.line, was: was?.slice(0, longest) });
}

/**
 * The date in an element's attribute. NITF writes ISO 8601's basic form (`20151210T191044Z`), and
 * `20020226000000-0500` where the time is not known: that is a date alone. A time without a zone stays local.
 */
export function momentOf(document: NitfDocument, element: XmlElement | undefined, name = 'norm'): Moment | undefined {
  const raw = attribute(element, name);
  if (raw === undefined) return undefined;
  if (/^9999/.test(raw)) {
    noteOn(document, element, `${element?.name} is the end of time: there is none`, raw);
    return undefined;
  }
  const text = separated(raw);
  const moment = isoMoment(text);
  if (moment !== undefined) return moment;
  if (isLocalTime(text)) return extended(text);
  const date = printedDate(raw)?.moment;
  const fault = date ? 'is not as NITF writes dates: only its day is kept' : 'is no date';
  noteOn(document, element, `${element?.name} ${fault}`, raw);
  return date;
}

/** `20020226143000-0500` is `20020226T143000-0500`; with `000000` it is `20020226`. Other forms are as they were. */
function separated(raw: string): string {
  const [, day, time, zone = ''] = /^(\d{8})(\d{4}(?:\d{2})?)(Z|[+-]\d{2}:?\d{2})?$/i.exec(raw) ?? [];
  if (day === undefined || time === undefined) return raw;
  return time === '000000' ? day : `${day}T${time}${zone}`;
}

/** A local time in ISO 8601's extended form, as everything after this expects it. */
function extended(text: string): Moment {
  const digits = text
    .replace(/[.,]\d+$/, '')
    .replace(/\D/g, '')
    .padEnd(14, '0');
  const [, year, month, day, hour, minute, second] = /^(....)(..)(..)(..)(..)(..)/.exec(digits) ?? [];
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}
