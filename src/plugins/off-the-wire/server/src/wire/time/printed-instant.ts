import type { Moment } from '../item';
import { dayIn, isLocalTime, isoMoment, type PrintedDate, printedDate } from './index';
import { isEarlier } from './moment';
import { weekdayNames, weekdayNumber } from './month-names';
import { zoneNames, zoneOf } from './zones';

/** What a short text prints of days and hours, and what is left of it without them. */
export interface PrintedTimes {
  readonly dates: readonly PrintedDate[];
  /** 0 for Sunday. */
  readonly weekdays: readonly number[];
  /** Days from that of the copy: 0 for "today", 1 for "tomorrow". */
  readonly ahead: readonly number[];
  readonly clocks: readonly Clock[];
  readonly rest: string;
}

interface Clock {
  /** `18:00:00`; absent for "midnight", which may begin the day or end it. */
  readonly time?: string;
  /** As printed: `GMT`, `+0100`, `ET`. */
  readonly zone?: string;
}

/** What an instant may lean on besides the words. */
export interface Known {
  /** The year of a day that is printed without one follows from it, and the day of "Saturday". */
  readonly versionCreated?: Moment;
  readonly provider?: string;
  readonly language?: string;
  /** The source's, IANA: by whose clocks "today" is meant where the words name no zone. */
  readonly timeZone?: string;
}

/** The days and hours of a text, all of them. */
export function timesIn(text: string, language?: string): PrintedTimes {
  const iso = /\b\d{4}-\d\d-\d\d(?=T\d)/.test(text) ? text.replace(/(?<=\d)T(?=\d)/g, ' ') : text;
  const dates: PrintedDate[] = [];
  let rest = iso.slice(0, 400);
  for (let date = nextDate(rest, language); date && dates.length < 4; date = nextDate(rest, language)) {
    dates.push(date);
    rest = cut(rest, date.index, date.matched.length);
  }
  const weekdays: number[] = [];
  rest = rest.replace(weekdayForm, (name) => {
    const number = weekdayNumber(name.replace('.', ''));
    if (number === undefined) return name;
    weekdays.push(number);
    return ' ';
  });
  const ahead: number[] = [];
  for (const { form, days } of daysAhead) {
    rest = rest.replace(form, () => {
      ahead.push(days);
      return ' ';
    });
  }
  const clocks: Clock[] = [];
  rest = rest.replace(clockForm, (whole, ...groups: (string | undefined)[]) => {
    const clock = clockOf(groups);
    if (!clock) return whole;
    clocks.push(clock);
    return ' ';
  });
  return { dates, weekdays, ahead, clocks, rest };
}

/**
 * The one instant that a text names, as ISO 8601 in UTC, or without a zone where none is printed (the copy desk settles
 * it by the source's time zone). `undefined` where day, hour or zone are missing, disagree, or are not sure.
 */
export function instantIn(text: string, known: Known): Moment | undefined {
  const whole = isoMoment(text.trim()) ?? (isLocalTime(text) ? text.trim() : undefined);
  if (whole !== undefined) return whole.includes('T') ? whole : undefined;
  const times = timesIn(text, known.language);
  // A number that is neither a day nor an hour may be one that was not understood.
  if (/\d/.test(times.rest) || times.clocks.some(({ time }) => time === undefined)) return undefined;
  const zoned = times.clocks.filter(({ zone }) => zone !== undefined);
  const day = dayOf(times, known);
  if (day === undefined || times.clocks.length === 0) return undefined;
  // Of "0001 GMT (1901 EST)" the zone that is sure decides; two that are must agree.
  const instants = (zoned.length > 0 ? zoned : times.clocks).flatMap(
    (clock) => instantOf(day, clock, known.provider) ?? [],
  );
  const [first] = instants;
  if (first === undefined || (instants.length > 1 && !agree(instants))) return undefined;
  // "Saturday" that was over when the copy was made is another one.
  return times.dates.length === 0 && known.versionCreated && isEarlier(first, known.versionCreated) ? undefined : first;
}

/** Days that a year may be sought before and after the day on which the copy was made. */
const [before, after] = [7, 200];
const dayLength = 86_400_000;

const weekdayForm = new RegExp(`(?<![\\p{L}\\d])(?:${weekdayNames})(?![\\p{L}\\d])\\.?,?`, 'giu');
const zoneForm = `(?:\\s?\\(?\\s?((?:GMT|UTC)?\\s?[+-]\\d{1,2}(?::?\\d{2})?(?![\\d.])|(?:${zoneNames}|[A-Z]{1,4}[SD]T|[CWE]ES?T)(?![\\p{L}\\d]))\\s?(?:hrs?|hours|time)?\\)?)?`;
const hourWords = String.raw`(?:hrs\.?|hours|h|hs\.?|uhr|heures|horas|ore|uur|klo)`;
/**
 * `6.30 p.m. ET`, `00:01`, `18.00 Uhr`, `18h30`, `0001 GMT`, `1800hrs`, `18 Uhr`, `noon`, each with its zone. Groups: hour,
 * minute, half; hour, minute; hour and minute glued; hour, minute with a word; a word; hour behind one (`ore 18`); zone.
 */
const clockForm = new RegExp(
  `(?<![\\d.:/+-])(?:(?:kl\\.? |klo |ore )?(?:(\\d{1,2})(?:[:.](\\d{2}))?\\s?([ap])\\.?\\s?m\\b\\.?|(\\d{1,2})[:.](\\d{2})(?::\\d{2})?(?![\\d.:])(?:\\s?${hourWords}(?!\\p{L}))?|(\\d{4})(?=\\s?(?:${hourWords}(?!\\p{L})|\\(?(?:${zoneNames})(?![\\p{L}\\d])|L(?:ocal)?\\b))(?:\\s?${hourWords}(?!\\p{L}))?|(\\d{1,2})\\s?${hourWords}(?!\\p{L})\\s?(\\d{2})?(?!\\d)|((?:12 )?(?:noon|midday)|midi|mittags|mediodía|mezzogiorno|(?:12 )?midnight|minuit|mitternacht|medianoche|mezzanotte)|(?<=(?:ore|kl|kl\\.|klo|um) )(\\d{1,2})(?![\\d.:]))${zoneForm})`,
  'giu',
);

const wordsFor = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, 'giu');
/** Words for the day of the copy and the next, `seen`: in embargoes of dpa, AFP, EFE, ANSA, ANP and TASS; not verified. */
const daysAhead: readonly { readonly days: number; readonly form: RegExp }[] = [
  {
    days: 0,
    form: wordsFor(
      "today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|idag|i dag|tänään|dziś|dzisiaj|dnes|bugün|сегодня",
    ),
  },
  {
    days: 1,
    form: wordsFor(
      'tomorrow|morgen|demain|mañana|amanhã|domani|imorgon|i morgon|i morgen|huomenna|jutro|zítra|yarın|завтра',
    ),
  },
];

function nextDate(text: string, language: string | undefined): PrintedDate | undefined {
  const printed = printedDate(text, language);
  const short = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d{4}|\d)/.exec(text);
  if (!short || (printed && printed.index < short.index)) return printed;
  // "23.01.": only days come with two full stops.
  const monthDay = `--${two(short[2])}-${two(short[1])}`;
  return exists(`2000${monthDay.slice(1)}`) ? { monthDay, matched: short[0], index: short.index } : printed;
}

function clockOf(groups: readonly (string | undefined)[]): Clock | undefined {
  const [h1, m1, half, h2, m2, glued, h3, m3, word, h4, zone] = groups;
  if (word)
    return { time: /midnight|minuit|mitternacht|medianoche|mezzanotte/i.test(word) ? undefined : '12:00:00', zone };
  if (half && (Number(h1) < 1 || Number(h1) > 12)) return undefined;
  const printed = Number(h1 ?? h2 ?? glued?.slice(0, 2) ?? h3 ?? h4);
  const hour = half ? (printed % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : printed;
  const minute = Number(m1 ?? m2 ?? glued?.slice(2) ?? m3 ?? 0);
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return { time: hour === 24 ? undefined : `${two(String(hour))}:${two(String(minute))}:00`, zone };
}

/** The day: printed with its year, or with one that fits the copy's own date; a weekday must agree with it. */
function dayOf(times: PrintedTimes, known: Known): string | undefined {
  const { dates, weekdays, ahead: near } = times;
  const made = known.versionCreated?.slice(0, 10);
  const days = dates.map((date) => date.moment ?? (made && dayNear(date.monthDay, made)));
  const [day] = days;
  if (dates.length > 0) {
    const agree = days.every((one) => one === day) && weekdays.every((weekday) => day && weekday === weekdayOf(day));
    return agree ? day : undefined;
  }
  if (near.length > 0) return dayAhead(times, known);
  const [weekday] = weekdays;
  if (weekday === undefined || made === undefined || weekdays.some((one) => one !== weekday)) return undefined;
  const ahead = (weekday - weekdayOf(made) + 7) % 7;
  // "Saturday" in copy of a Saturday may be today or in a week. A day either side may be another date in its zone.
  return ahead === 0 ? undefined : shifted(made, ahead);
}

/** "heute, 18.00 Uhr": today by the clocks of the zone that is printed, else of the source, where it is known when today was. */
function dayAhead(
  { ahead, weekdays, clocks }: PrintedTimes,
  { versionCreated, provider, timeZone }: Known,
): string | undefined {
  const [days, other] = ahead;
  const printed = clocks.find(({ zone }) => zone !== undefined)?.zone;
  const zone = printed === undefined ? { timeZone } : zoneOf(printed.trim(), provider);
  const made = versionCreated && zone && dayIn(versionCreated, zone);
  // "heute morgen" is this morning.
  if (days === undefined || other !== undefined || made === undefined) return undefined;
  const day = shifted(made, days);
  return weekdays.every((weekday) => weekday === weekdayOf(day)) ? day : undefined;
}

function dayNear(monthDay: string, made: string): string | undefined {
  const year = Number(made.slice(0, 4));
  const near = [year - 1, year, year + 1].map((one) => `${one}${monthDay.slice(1)}`).filter(exists);
  return near.find((day) => {
    const distance = (Date.parse(day) - Date.parse(made)) / dayLength;
    return distance >= -before && distance <= after;
  });
}

function instantOf(day: string, { time, zone }: Clock, provider: string | undefined): Moment | undefined {
  if (time === undefined) return undefined;
  const local = `${day}T${time}`;
  if (zone === undefined) return local;
  const known = zoneOf(zone.trim(), provider);
  if (!known) return undefined;
  return known.offset ? isoMoment(local + known.offset) : isoMoment(local, known.timeZone);
}

/** The same instant, or one that falls on the day before or after: "0001 GMT Saturday (1901 ET)" is of Friday there. */
function agree(instants: readonly string[]): boolean {
  return instants.every((one) => Math.abs(Date.parse(one) - Date.parse(instants[0] ?? '')) % dayLength === 0);
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

function exists(day: string): boolean {
  return isoMoment(day) !== undefined;
}

function cut(text: string, index: number, length: number): string {
  return `${text.slice(0, index)} ${text.slice(index + length)}`;
}

function two(text: string | undefined): string {
  return (text ?? '').padStart(2, '0');
}
