import type { Moment } from '../../item';
import { isoMoment } from '../../time';
import { endLine } from '../iptc-7901/end-line';
import { isAfternoon, offsetOfZone, providerOfSignature } from './codes';

/** What the line after the text says of when the story moved, and whose it is. */
export interface Trailer {
  readonly provider?: string;
  readonly versionCreated?: Moment;
}

/**
 * Reads the line that signs a message off: `AP-WF-08-29-16 1626GMT`, `upi 11-20-86 1147 aes`, `1645EST 27-02-18`. A time
 * without a zone stays without one.
 *
 * @param monthDay of the header, which tells day from month where both could be either.
 */
export function readTrailer(text: string, monthDay: string | undefined): Trailer | undefined {
  const line = text
    .slice(0, 80)
    .replace(/[<=\s]+$/, '')
    .trim();
  const form = forms.find(({ pattern }) => pattern.test(line));
  const groups = form?.pattern.exec(line)?.groups;
  if (!groups) return dayTimeGroup(line);
  const day = dayOf(groups, monthDay, line);
  return {
    provider: providerOfSignature.get(groups.who?.toLowerCase() ?? ''),
    versionCreated: day && timed(day, groups),
  };
}

/** AFP signs ANPA copy as it does IPTC 7901's: `AFP 211422 GMT NOV 24`. */
function dayTimeGroup(line: string): Trailer | undefined {
  const end = endLine(line);
  return (
    end && {
      provider: providerOfSignature.get(/^[a-z]{2,5}/i.exec(line)?.[0].toLowerCase() ?? ''),
      versionCreated: end.moment,
    }
  );
}

const date = String.raw`(?<a>\d\d)[-/](?<b>\d\d)[-/](?<year>\d\d(?:\d\d)?)`;
const clock = String.raw`(?<hour>\d\d):?(?<minute>\d\d)\s?(?<zone>[a-z]{1,3})?`;

/** Lines that sign off, as data. */
const forms: readonly { readonly pattern: RegExp; readonly seen: string }[] = [
  {
    pattern: new RegExp(`^(?<who>AP)-[A-Z]{2}-${date}\\s+${clock}$`, 'i'),
    seen: 'AP-WF-08-29-16 1626GMT, AP-NY-07-22-03 1653EDT; wire-formats 1.2',
  },
  { pattern: new RegExp(`^(?:(?<who>[a-z]{2,5})[- ]?\\s?)?${date}\\s+${clock}$`, 'i'), seen: 'UPI, date before time' },
  { pattern: new RegExp(`^(?:(?<who>[a-z]{2,5})[- ]?\\s?)?${clock}\\s+${date}$`, 'i'), seen: 'CP, time before date' },
];

function dayOf(groups: Record<string, string>, monthDay: string | undefined, line: string): string | undefined {
  const { a = '', b = '', year = '' } = groups;
  const full = year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`;
  const dayFirst = `${b}-${a}` === monthDay || Number(a) > 12 || (monthDay === undefined && /^\d\d:?\d\d/.test(line));
  return isoMoment(dayFirst && `${a}-${b}` !== monthDay ? `${full}-${b}-${a}` : `${full}-${a}-${b}`);
}

function timed(day: string, { hour = '', minute = '', zone = '' }: Record<string, string>): Moment | undefined {
  const hours = isAfternoon(zone) && Number(hour) < 12 ? String(Number(hour) + 12) : hour;
  const local = `${day}T${hours}:${minute}:00`;
  const offset = offsetOfZone.get(zone.toLowerCase());
  if (zone !== '' && offset === undefined) return day;
  return offset === undefined ? (isoMoment(local, 'UTC') ? local : day) : (isoMoment(local + offset) ?? day);
}
