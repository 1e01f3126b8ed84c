import type { Moment } from '../item';
import { monthNames, monthNumber } from './month-names';
import { clockIn } from './zone-clock';

/** A date found in running text, and what stood beside it. */
export interface PrintedDate {
  /** The date as ISO 8601 (`2015-09-13`); absent when the year was not printed. */
  readonly moment?: Moment;
  /** `--09-13`, as ISO 8601 once wrote a date without its year: for datelines. */
  readonly monthDay: string;
  /** The very characters that were read, and where they start. */
  readonly matched: string;
  readonly index: number;
}

/** A clock time found in running text. */
export interface PrintedTime {
  /** `14:02:11`, 24 hours. */
  readonly time: string;
  /** An offset, `Z`, or letters (`EST`) that no one can be sure of; absent when none was printed. */
  readonly zone?: string;
  readonly matched: string;
  readonly index: number;
}

/**
 * An ISO 8601 date or date and time, basic or extended, as a Moment: an instant in UTC with milliseconds, or a date alone.
 *
 * A date stays a date (a zone after it says nothing about an instant and is dropped). A time without a zone is an instant
 * only with `timeZone` (IANA); of an hour that a clock change repeats the first is taken, of one that it skips the
 * moment after. Week dates, ordinal dates, years and months alone are not read. Gives `undefined` for what is none of
 * these, for dates that do not exist and for years before 1000.
 */
export function isoMoment(text: string, timeZone?: string): Moment | undefined {
  const match = text.length > 40 ? null : isoForm.exec(text.trim());
  if (!match) return undefined;
  const day = dayOf(match[1], match[2], match[3]);
  if (!day || match[4] === undefined) return day;
  const clock = clockOf(match[4], match[5], match[6], match[7]);
  if (clock === undefined) return undefined;
  if (clock < dayLength && match[6] !== '60' && utc.test(match[8] ?? '')) return `${day}T${asUtc(match)}`;
  return instant(Date.parse(`${day}T00:00:00Z`) + clock, match[8], timeZone);
}

/**
 * The first date printed in a text, in the ways of the wires: `September 13, 2015`, `Sept. 13`, `13 September 2015`,
 * `2015-09-13`, `13.09.2015`, `18 jun`, `9月13日`, with English, Spanish, French and German months. `language` (BCP 47)
 * settles `04/05/2015`, which stays unread without it. Dates that do not exist are not dates.
 */
export function printedDate(text: string, language?: string): PrintedDate | undefined {
  const start = text.slice(0, maxScan);
  if (!/\d/.test(start)) return undefined;
  let first: PrintedDate | undefined;
  for (const form of printedForms) {
    const found = form.hint?.test(start) === false ? undefined : firstOf(form, start, language);
    if (found && (!first || found.index < first.index)) first = found;
  }
  return first;
}

/** The first clock time printed in a text: `14:02:11`, `2:02 p.m.`, `0930 GMT`, with the zone printed after it, if any. */
export function printedTime(text: string): PrintedTime | undefined {
  const match = clockForm.exec(text.slice(0, maxScan));
  if (!match) return undefined;
  const half = match[4]?.[0]?.toLowerCase();
  const hour = Number(match[1] ?? match[6]);
  if (half && (hour < 1 || hour > 12)) return undefined;
  const hours = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  const [minutes, seconds] = [Number(match[2] ?? match[7]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const zone = match[5] ?? match[8];
  const time = [hours, minutes, seconds].map(two).join(':');
  return { time, zone: zone && utcNames.test(zone) ? 'Z' : zone, matched: match[0], index: match.index };
}

/** Whether a text is a date and time that gives no zone: `2015-09-13T14:02:11`. What a source's time zone may settle. */
export function isLocalTime(text: string): boolean {
  const match = text.length > 40 ? null : isoForm.exec(text.trim());
  return match !== null && match[4] !== undefined && match[8] === undefined;
}

/**
 * The date that a Moment has where clocks are set so: an offset (`Z`, `+01:00`) or an IANA zone. A date alone has no other
 * anywhere. `undefined` for a zone that nobody knows, and for a time without one.
 */
export function dayIn(
  moment: Moment,
  zone: { readonly offset?: string; readonly timeZone?: string },
): Moment | undefined {
  if (moment.length === 10) return isoMoment(moment);
  const time = isLocalTime(moment) ? Number.NaN : Date.parse(moment);
  const clock = zone.timeZone === undefined ? undefined : clockIn(zone.timeZone);
  const zero = zone.offset === undefined ? undefined : atOffset(0, zone.offset);
  const ahead = clock && Number.isFinite(time) ? clock(time) : zero === undefined ? undefined : -zero;
  if (ahead === undefined || !Number.isFinite(time)) return undefined;
  return new Date(time + ahead).toISOString().slice(0, 10);
}

const maxScan = 2_000;
const dayLength = 86_400_000;
const utc = /^z$/i;
const utcNames = /^(?:GMT|UTC|Z)$/i;

const isoForm =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,12}))?)?)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

const clockForm =
  /(?<![\d:.])(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(?:\s?([ap]\.?m\b\.?))?(?:\s?(GMT|UTC|Z|[+-]\d{2}:?\d{2}|[A-Z]{1,3}ST|[ACEMP][DES]?T|CEST|EE?DT|AEDT|HKT|SGT|BJT|MSK|WET)(?![A-Za-z\d]))?|(\d{2})(\d{2}) ?(GMT|UTC)\b)(?![\d:])/i;

interface PrintedForm {
  readonly pattern: RegExp;
  /** Quick to look for, and in every text that the pattern matches. */
  readonly hint?: RegExp;
  /** The year (if printed), month and day that a match stands for. */
  read(groups: readonly (string | undefined)[], language: string | undefined): Parts | undefined;
}
interface Parts {
  readonly year?: string;
  readonly month: number;
  readonly day: string | undefined;
}

const yearFirst = (groups: readonly (string | undefined)[]): Parts => ({
  year: groups[1],
  month: Number(groups[2]),
  day: groups[3],
});
const dayFirst = (groups: readonly (string | undefined)[]): Parts => ({
  year: groups[3],
  month: Number(groups[2]),
  day: groups[1],
});

const printedForms: readonly PrintedForm[] = [
  { pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g, read: yearFirst },
  { pattern: /(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?日/g, read: yearFirst },
  { pattern: /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/g, read: dayFirst },
  { pattern: /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/g, read: slashed },
  {
    // Hungarian: "2024. november 21."
    pattern: new RegExp(`(?<!\\d)(\\d{4})\\. (${monthNames}) (\\d{1,2})\\.`, 'giu'),
    read: (groups, language) => ({ year: groups[1], month: named(groups[2], language), day: groups[3] }),
  },
  {
    hint: /[^\d\s]\s+\d/,
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(${monthNames})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,?\\s+(\\d{4})(?!\\d))?`,
      'giu',
    ),
    // A capital is asked for in front of the day: "may 13 people" is no date.
    read: (groups, language) =>
      /^\p{Lu}/u.test(groups[1] ?? '')
        ? { year: groups[3], month: named(groups[1], language), day: groups[2] }
        : undefined,
  },
  {
    pattern: new RegExp(
      `(?<![\\d.,:])(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?:\\s+|-)(?:de\\s+|of\\s+)?(${monthNames})(?!\\p{L})\\.?(?:(?:,?\\s+|-)(?:del?\\s+)?(\\d{4})(?!\\d))?`,
      'giu',
    ),
    read: (groups, language) => ({ year: groups[3], month: named(groups[2], language), day: groups[1] }),
  },
];

function slashed(groups: readonly (string | undefined)[], language: string | undefined): Parts | undefined {
  const [left, right] = [Number(groups[1]), Number(groups[2])];
  const region = language?.toLowerCase();
  if (left > 12 || left === right) return dayFirst(groups);
  if (right > 12 || region === 'en-us') return { year: groups[3], month: left, day: groups[2] };
  // English alone may be British or American.
  return region && region !== 'en' ? dayFirst(groups) : undefined;
}

function firstOf(form: PrintedForm, text: string, language: string | undefined): PrintedDate | undefined {
  for (const match of text.matchAll(form.pattern)) {
    const parts = form.read(match, language);
    const day = parts && dayOf(parts.year ?? '2000', two(parts.month), two(Number(parts.day)));
    if (!day) continue;
    const moment = parts.year === undefined ? undefined : day;
    return { moment, monthDay: `-${day.slice(4)}`, matched: match[0], index: match.index };
  }
  return undefined;
}

function named(name: string | undefined, language: string | undefined): number {
  return name === undefined ? 0 : (monthNumber(name, language) ?? 0);
}

function dayOf(year?: string, month?: string, day?: string): Moment | undefined {
  const text = `${year}-${month}-${day}`;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (Number(year) < 1000 || text.length !== 10) return undefined;
  // An engine rolls 30 February over into March; what is no number is no date.
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? text : undefined;
}

/** The time of what is in UTC already, which nearly all is that agencies send: no calendar is asked. */
function asUtc([, , , , hour, minute = '00', second = '00', fraction = '']: RegExpExecArray): string {
  return `${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

/** Milliseconds since midnight. 24:00:00 is the next midnight, and a leap second the second after 59. */
function clockOf(hour: string, minute = '00', second = '00', fraction = ''): number | undefined {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (h > 24 || m > 59 || s > 60 || (s === 60 && m !== 59)) return undefined;
  const sum = ((h * 60 + m) * 60 + s) * 1000 + milliseconds;
  return h === 24 && sum > dayLength ? undefined : sum;
}

function instant(wall: number, zone: string | undefined, timeZone: string | undefined): Moment | undefined {
  const time = zone === undefined ? inZone(wall, timeZone) : atOffset(wall, zone);
  if (time === undefined) return undefined;
  const text = new Date(time).toISOString();
  return text.length === 24 ? text : undefined;
}

function atOffset(wall: number, zone: string): number | undefined {
  if (utc.test(zone)) return wall;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  const rest = zone.length > 3 ? minutes : 0;
  // XML Schema's limit: no zone is further than 14 hours from UTC.
  if (hours * 60 + rest > 840 || rest > 59) return undefined;
  return wall - (zone.startsWith('-') ? -1 : 1) * (hours * 60 + rest) * 60_000;
}

function inZone(wall: number, timeZone: string | undefined): number | undefined {
  const clock = timeZone === undefined ? undefined : clockIn(timeZone);
  if (!clock) return undefined;
  const [before, after] = [clock(wall - 86_400_000), clock(wall + 86_400_000)];
  const fits = [before, after].map((offset) => wall - offset).filter((time) => clock(time) === wall - time);
  return fits.length > 0 ? Math.min(...fits) : wall - before;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
