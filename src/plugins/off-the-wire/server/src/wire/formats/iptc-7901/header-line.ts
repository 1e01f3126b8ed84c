import type { Item } from '../../item';
import { categories, type Service, services } from './services';

/** The line after SOH: `eca062 4 i 211 ccccb   dpa 061`. */
export interface HeaderLine {
  /** `eca`. */
  readonly service: string;
  /** `062`: the number of the message in its service, which starts anew every day. */
  readonly number: string;
  /** 1 to 9. */
  readonly priority: number;
  /** `i`; absent where it is blank. */
  readonly category?: string;
  /** As sent; evidence for a story that was cut short, never an item's word count. */
  readonly words?: number;
  /** The free part: selectors, the agency's own number. */
  readonly rest?: string;
  /** The whole line, white space folded. */
  readonly text: string;
}

/**
 * Reads a header line after SOH (IPTC 7901, message header): service and number, priority, category, word count, free
 * part. Category and word count may be blank.
 */
export function headerLine(text: string): HeaderLine | undefined {
  const match = text.length > 200 ? null : loose.exec(text.trim());
  const [line, service, number, priority, category, words, rest] = match ?? [];
  if (line === undefined || !service || !number || !priority) return undefined;
  return {
    service,
    number,
    priority: Number(priority),
    category: category || undefined,
    words: words ? Number(words) : undefined,
    rest: rest?.replace(/\s+/g, ' ').trim() || undefined,
    text: line.replace(/\s+/g, ' '),
  };
}

/** Whether a line can be nothing but a header, with no SOH to say so: letters and number are glued, nothing is blank. */
export function isSurelyHeader(text: string): boolean {
  return text.length <= 200 && sure.test(text.trim());
}

const loose =
  /^([A-Za-z]{1,6}(?:-[A-Za-z]{1,4})?)[ -]?(\d{1,6})\s+([1-9])(?:\s+(?!\d)([A-Za-zÄÖÜäöü]{1,5}(?:[/,+-][A-Za-z]{1,5}){0,3}))?(?:\s+(\d{1,5})(?![\w/.-]))?(?:\s+(\S.*))?$/;
const sure = /^(?:ZCZC\s*)?[A-Za-z]{2,5}\d{2,5} [1-9] {1,3}[A-Za-z]{1,4} {1,4}\d{2,5}(?: {1,20}\S.*)?$/;

type FromHeader = Pick<Item, 'urgency' | 'subjects' | 'provider' | 'language' | 'altIds' | 'versionKind'>;

/** What the header line gives to the item. */
export function fieldsOf(header: HeaderLine): FromHeader {
  const codes = header.category?.toLowerCase().split(/[/,+]/) ?? [];
  const named = codes.map((code) => categories.get(code) ?? { name: code.toUpperCase(), qcode: undefined });
  const service = serviceOf(header);
  const own = ownNumber(header.rest);
  return {
    urgency: header.priority,
    subjects: named.length > 0 ? named.map(({ name, qcode }) => (qcode ? { qcode, name } : { name })) : undefined,
    provider: service?.provider,
    language: service?.language,
    altIds: own ? [own] : undefined,
    versionKind: codes.map((code) => categories.get(code)?.kind).find((kind) => kind !== undefined),
  };
}

function serviceOf({ service, rest = '' }: HeaderLine): Service | undefined {
  const letters = service.toLowerCase();
  const words: readonly string[] = rest.toLowerCase().match(/[a-z]+/g) ?? [];
  return (
    services.find((one) => one.letters?.includes(letters)) ??
    services.find((one) => one.words?.some((word) => words.includes(word)))
  );
}

/** `dpa 061`, `KNA 170123-89-00065#2`, `/AFP-PA56`: the agency's own number, by which a kill names what it kills. */
function ownNumber(rest: string | undefined): string | undefined {
  return /(?:^|\s)\/?((?:dpa|KNA|AFP|APA|ATS|SDA|AP|epd|rtr)[ -]\S{1,40})$/i.exec(rest ?? '')?.[1];
}
