import { isoMoment } from '../../time';
import { monthNames, monthNumber } from '../../time/month-names';

/** The day and time group after ETX: `131137 GMT Nov 13`. */
export interface EndLine {
  /** An instant, or a time without a zone for the copy desk to settle. */
  readonly moment: string;
  /** `20131113T1137`, whatever its zone. */
  readonly stamp: string;
}

/**
 * Reads the end line (IPTC 7901, end of text): `131137 GMT Nov 13`, `131001 Mär 09`, `AFP 131350 GMT SEP 15`; or APA's
 * `APA0123    2009-03-13/10:01`. `undefined` for what is none, or a date that does not exist.
 */
export function endLine(text: string): EndLine | undefined {
  if (text.length > 80) return undefined;
  const group = dayTimeGroup.exec(text);
  if (group) {
    const [, day, hour, minute, zone, month = '', year = ''] = group;
    return made(`${fullYear(year)}-${two(monthNumber(month) ?? italian(month))}-${day}`, `${hour}:${minute}`, zone);
  }
  const [, date, clock] = ownerLine.exec(text) ?? [];
  return date && clock ? made(date, clock, undefined) : undefined;
}

const dayTimeGroup = new RegExp(
  `^\\W{0,3}(?:[A-Za-z./-]{2,12}\\s+)?(\\d{2})(\\d{2})(\\d{2})\\s*([A-Z]{1,4})?\\s+(${monthNames}|gen|mag|giu|lug|ott|dic)\\.?\\s*(\\d{4}|\\d{2})\\s*$`,
  'i',
);
const ownerLine = /^[A-Z]{3}\d{3,5}\s+(\d{4}-\d{2}-\d{2})\/(\d{2}:\d{2})\s*$/;

/** Zones whose letters stand for one offset wherever wires print them; with any other the time stays local. */
const zones: ReadonlyMap<string, string> = new Map([
  ['GMT', 'Z'],
  ['UTC', 'Z'],
  ['UT', 'Z'],
  ['Z', 'Z'],
  ['MEZ', '+01:00'],
  ['CET', '+01:00'],
  ['MESZ', '+02:00'],
  ['CEST', '+02:00'],
  ['JST', '+09:00'],
]);

const italianMonths: ReadonlyMap<string, number> = new Map(
  Object.entries({ gen: 1, mag: 5, giu: 6, lug: 7, ott: 10, dic: 12 }),
);

function italian(month: string): number {
  return italianMonths.get(month.toLowerCase()) ?? 0;
}

function made(date: string, clock: string, zone: string | undefined): EndLine | undefined {
  const local = `${date}T${clock}`;
  const checked = isoMoment(local, 'UTC');
  if (checked === undefined) return undefined;
  const offset = zones.get(zone?.toUpperCase() ?? '');
  const moment = offset ? isoMoment(local + offset) : checked.slice(0, 19);
  return moment === undefined ? undefined : { moment, stamp: local.replace(/[-:]/g, '') };
}

/** Of two digits: the wire is younger than 1970. */
function fullYear(year: string): string {
  return year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
