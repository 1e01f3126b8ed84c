import type { Moment } from '../../item';
import { isLocalTime, isoMoment } from '../../time';
import { monthNumber } from '../../time/month-names';

/**
 * A feed's date: RFC 822 as RSS writes it (two-digit years, named zones, the day's name in any language or missing), or
 * ISO 8601. A date without a time stays a date; a time without a zone is left for the copy desk. `undefined` for others.
 */
export function feedMoment(text: string | undefined): Moment | undefined {
  if (text === undefined || text.length > 80) return undefined;
  const trimmed = text.trim();
  return isoMoment(trimmed) ?? (isLocalTime(trimmed) ? trimmed : rfc822(trimmed));
}

const form =
  /^(?:[^\s\d]{1,12},? +)?(\d{1,2})[ -]([^\s\d]{3,12})[ -](\d{4}|\d{2})(?: +(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?: *([+-]\d{2}:?\d{2}|[A-Z]{1,4}))?)?$/iu;

function rfc822(text: string): Moment | undefined {
  const match = form.exec(text);
  const month = match && monthNumber(match[2] ?? '');
  if (!match || month === undefined || month === null) return undefined;
  const [, day = '', , year = '', hours, minutes, seconds = '00', zone] = match;
  const date = `${fullYear(year)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hours === undefined) return isoMoment(date);
  const local = `${date}T${hours.padStart(2, '0')}:${minutes}:${seconds}`;
  if (zone === undefined) return isLocalTime(local) && isoMoment(`${local}Z`) ? local : undefined;
  const offset = /^[+-]/.test(zone) ? zone : zones.get(zone.toUpperCase());
  return offset === undefined ? isoMoment(date) : isoMoment(`${local}${offset}`);
}

/** RFC 2822, 4.3: 00 to 49 are of this century. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 50 ? '20' : '19'}${year}`;
}

/** RFC 822, 5.1, and what European feeds write. Of letters that nobody can be sure of only the date is taken. */
const zones: ReadonlyMap<string, string> = new Map([
  ['UT', 'Z'],
  ['UTC', 'Z'],
  ['GMT', 'Z'],
  ['Z', 'Z'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CST', '-06:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['EET', '+02:00'],
  ['EEST', '+03:00'],
  ['WET', '+00:00'],
  ['WEST', '+01:00'],
  ['BST', '+01:00'],
  ['MSK', '+03:00'],
  ['JST', '+09:00'],
  ['KST', '+09:00'],
]);
