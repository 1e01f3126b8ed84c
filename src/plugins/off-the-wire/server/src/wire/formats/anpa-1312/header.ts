import type { Subject } from '../../item';
import { nameOfCategory, providerOfRouting, urgencyOfPriority } from './codes';
import type { RawLine } from './messages';

/** What the header of a message says. Its number of words is no field: it is not to be relied on, and we count ourselves. */
export interface Codes {
  /** Service letter and number of the story on its circuit: `g7787`. */
  readonly storyNumber?: string;
  readonly provider?: string;
  readonly urgency?: number;
  readonly subjects?: readonly Subject[];
  /** Keyword and version, as far as the header has room for them: `BC-US--Lobster 1stLd-Writethru`. */
  readonly slugline?: string;
  /** `11-13`: month and day of the cycle. */
  readonly monthDay?: string;
  /** The copy is set in columns (DC4 DC2), not in running text (DC3 DC1). */
  readonly isTabular: boolean;
}

/** Reads the lines above the text. A line that is none of the header's is left to its note. */
export function readCodes(lines: readonly RawLine[]): Codes {
  const printed = lines.map(({ raw }) => raw);
  const number = printed.map((raw) => numberForm.exec(raw)).find((match) => match !== null);
  const codes = [...printed].reverse().find((raw) => codesForm.test(bare(raw)));
  return {
    storyNumber: (number?.[1] ?? number?.[3])?.toLowerCase(),
    provider: providerOfRouting.get((number?.[2] ?? number?.[4])?.toLowerCase().replace(/-+$/, '') ?? ''),
    ...(codes === undefined ? { isTabular: false } : readLine(codes)),
  };
}

/** `SYN SYN SOH g7787 US glbsm`: service letter, number, and after the separator where it is routed. */
const numberForm = /\u0001\s*([a-z]\d{3,4})[\s\u001f]*([a-z-]{1,8})?|^\s*([a-z]\d{4})[\s\u001f]?([a-z-]{1,8})?\s*$/i;
/** `r d DC3 DC1 BC-US--Lobster 1stLd-Writethru   08-29 0590`: priority, category, format, keyword, version, date, words. */
const codesForm = /^([a-z])?([a-z]) +([a-z])[a-z]? +(\S.*)$/i;
/** A header was sent once without a space between date and words. */
const endForm = /\s(\d\d-\d\d)(?:-\d\d)?\s+\d{1,5}$|\s(\d\d)(\d\d)\d{1,5}$/;
/** The keyword's field is as long as this; what goes on in the version's field is a rest of it. */
const keywordLength = 24;
/** How a version's field starts, when it is one. */
const versionStart =
  /^(?:\d{1,2} ?(?:st|nd|rd|th)|\(|\*|ld\b|adv|take|writethr|urgent|bulletin|correct|kill|withhold|scheduled|embargo)/i;

function readLine(raw: string): Omit<Codes, 'storyNumber' | 'provider'> {
  const match = codesForm.exec(bare(raw));
  const [priority = '', category = '', rest = ''] = [match?.[2], match?.[3], match?.[4]];
  const end = endForm.exec(rest);
  const name = nameOfCategory.get(category.toLowerCase());
  return {
    urgency: urgencyOfPriority.get(priority.toLowerCase()),
    subjects: [{ qcode: `anpacat:${category.toLowerCase()}`, name }],
    slugline: keywordAndVersion((end ? rest.slice(0, end.index) : rest).trim()) || undefined,
    monthDay: end?.[1] ?? (end?.[2] && `${end[2]}-${end[3]}`),
    isTabular: /\u0014\u0012/.test(raw),
  };
}

function keywordAndVersion(text: string): string {
  const [keyword = '', ...version] = text.split(/\s+/);
  const rest = version.join(' ');
  if (rest === '') return keyword;
  const isCut = keyword.length === keywordLength && (!versionStart.test(rest) || /[-(]$/.test(keyword));
  return isCut ? keyword + rest : `${keyword} ${rest}`;
}

function bare(raw: string): string {
  return raw
    .slice(0, 300)
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim();
}
