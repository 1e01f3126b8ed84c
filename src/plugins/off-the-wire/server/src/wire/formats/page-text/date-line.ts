import type { Moment } from '../../item';
import { isoMoment, printedDate, printedTime } from '../../time';
import { withoutFurniture } from './furniture';

/** What the line between headline and story says. */
export interface DateLine {
  readonly provider?: string;
  readonly byline?: string;
  readonly firstCreated?: Moment;
  /** A time printed without a zone stays without one (`2015-09-13T14:02:11`) for the copy desk to settle. */
  readonly versionCreated?: Moment;
  /** What was on the line and is in none of these, with the reason. */
  readonly dropped: readonly { readonly text: string; readonly why: string }[];
}

/**
 * Reads a provider and date line: `Xinhua, September 13, 2015 Adjust font size:`, `Source: Xinhua | 2015-09-13 14:02:11`,
 * `By Jane Doe`, `Updated: 9 May 2026 14:02 GMT`. A line of prose is none.
 */
export function readDateLine(line: string): DateLine | undefined {
  const { text, cut } = withoutFurniture(line);
  if (text.length > 160 || text === '' || isProse(text)) return undefined;
  const dropped = cut === undefined ? [] : [{ text: cut, why: 'page furniture' }];
  const pieces = splitAtDates(text);
  const said = pieces.map((piece) => saidBy(piece)).reduce(merged, { dropped });
  const names = [said.provider, said.byline];
  const known =
    pieces.some((piece) => piece.date !== undefined) ||
    pieces.some((piece) => partsOf(piece).some((part) => labelStart.test(part) || bylineStart.test(part)));
  return known && names.every((name) => name === undefined || isName(name)) ? said : undefined;
}

interface Piece {
  /** What stands before the date. */
  readonly text: string;
  readonly date?: string;
  readonly moment?: Moment;
  readonly dropped: DateLine['dropped'];
}

const labelStart = /^\(?(?:source|from|provider|agency|credit)\s?:\s*/i;
const bylineStart = /^(?:by\s+|author\s?:\s*|reporter\s?:\s*|written by\s+|writer\s?:\s*)(?=\S)/i;
const publishedStart =
  /^(?:first published|published|posted|created|date|time|publish time|pub(?:lication)? date)(?:\s+(?:on|at))?\s?:?\s*/i;
const updatedStart =
  /^(?:last updated|last modified|updated|modified|update(?:d)? (?:time|at|on))(?:\s+(?:on|at))?\s?:?\s*/i;
const weekday =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\.?$/i;
const edges = /^[\s,;|•·:/–—-]+|(?<![\s,;|•·:/–—-])[\s,;|•·:/–—-]+$/g;

/** A line cut behind each date, so that "Published: ... Updated: ..." is two. */
function splitAtDates(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (let count = 0; count < 4 && rest !== ''; count += 1) {
    const date = printedDate(rest);
    if (!date) break;
    const before = rest.slice(0, date.index);
    const after = rest.slice(date.index + date.matched.length);
    const clock = timeBeside(before, after);
    pieces.push({ text: clock.before, date: date.matched, ...momentOf(date.moment, date.matched, clock.time) });
    rest = clock.after;
  }
  return rest.replace(edges, '') === '' ? pieces : [...pieces, { text: rest, dropped: [] }];
}

function timeBeside(
  before: string,
  after: string,
): { before: string; after: string; time?: ReturnType<typeof printedTime> } {
  const behind = printedTime(after);
  if (behind && /^[\s,T|@-]*(?:at )?$/.test(after.slice(0, behind.index))) {
    return { before, after: after.slice(behind.index + behind.matched.length), time: behind };
  }
  const ahead = printedTime(before);
  if (ahead && /^[\s,|]*(?:on )?$/.test(before.slice(ahead.index + ahead.matched.length))) {
    return { before: before.slice(0, ahead.index), after, time: ahead };
  }
  return { before, after };
}

function momentOf(
  day: Moment | undefined,
  printed: string,
  clock: ReturnType<typeof printedTime>,
): Pick<Piece, 'moment' | 'dropped'> {
  if (day === undefined)
    return { dropped: [{ text: [printed, clock?.matched].join(' ').trim(), why: 'a date without a year' }] };
  if (!clock) return { moment: day, dropped: [] };
  if (clock.zone === undefined) return { moment: `${day}T${clock.time}`, dropped: [] };
  const moment = isoMoment(`${day}T${clock.time}${clock.zone}`);
  if (moment) return { moment, dropped: [] };
  return { moment: day, dropped: [{ text: clock.matched, why: 'a time in a zone that is not known: the date stays' }] };
}

function saidBy(piece: Piece): DateLine {
  const parts = partsOf(piece);
  const found = parts.filter((part) => part !== '').map(saidByPart);
  const updated = updatedStart.test(parts.at(-1) ?? '');
  const published = publishedStart.test(parts.at(-1) ?? '');
  const dates = published ? { firstCreated: piece.moment } : { versionCreated: piece.moment };
  const own = updated || published || piece.moment ? dates : {};
  return [...found].reduce(merged, { ...own, dropped: piece.dropped });
}

function partsOf(piece: Piece): readonly string[] {
  return piece.text.split(/\s*[|•·;]\s*|,\s+|\s+[-–—]\s+|\s+(?=by \p{Lu})/u).map((part) => part.replace(edges, ''));
}

function saidByPart(part: string): DateLine {
  const text = part
    .replace(updatedStart, '')
    .replace(publishedStart, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  if (text === '') return { dropped: [] };
  if (weekday.test(text)) return { dropped: [{ text, why: 'the day of the week' }] };
  if (bylineStart.test(text)) return { byline: text.replace(bylineStart, '').trim(), dropped: [] };
  const name = text
    .replace(labelStart, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  return name === '' ? { dropped: [] } : { provider: name, dropped: [] };
}

/** The first provider and byline count; more of them are dropped, in so many words. The latest date is the version's. */
function merged(left: DateLine, right: DateLine): DateLine {
  const extra = [
    left.provider !== undefined && right.provider !== undefined ? right.provider : undefined,
    left.byline !== undefined && right.byline !== undefined ? right.byline : undefined,
  ].filter((text) => text !== undefined);
  return {
    provider: left.provider ?? right.provider,
    byline: left.byline ?? right.byline,
    firstCreated: left.firstCreated ?? right.firstCreated,
    versionCreated: left.versionCreated ?? right.versionCreated,
    dropped: [
      ...left.dropped,
      ...right.dropped,
      ...extra.map((text) => ({ text, why: 'a second name on the date line' })),
    ],
  };
}

function isName(text: string): boolean {
  const words = text.split(/\s+/);
  const named = words.every((word) => !/^\p{Ll}/u.test(word) || word.includes('.') || small.has(word));
  return text.length <= 80 && words.length <= 10 && /\p{L}/u.test(text) && named;
}

/** What may stand without a capital in a name. */
const small = new Set(
  'a an and at da das de del der des di dos du for from in la le of on the und van von with y dpa writer writers correspondent correspondents staff'.split(
    ' ',
  ),
);

/** Sentences end with a full stop; "p.m." and "Inc." may end a date line. */
function isProse(text: string): boolean {
  if (/\)\s*(?:--?|—|–|_)(?:\s|$)/.test(text)) return true;
  return /[\p{L}\d"”’)][.!?]["”’)]?$/u.test(text) && !/(?:[ap]\.m|\b[\p{L}]{1,4})\.$/iu.test(text);
}
