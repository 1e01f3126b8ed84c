import { embargoLine as wordsOfEmbargo } from '../../embargo/line';
import type { Item } from '../../item';
import { isLocalTime, isoMoment, printedDate, printedTime } from '../../time';

/** What a line of a header gives to the item. */
export type Header = Partial<
  Pick<
    Item,
    | 'slugline'
    | 'keywords'
    | 'byline'
    | 'provider'
    | 'urgency'
    | 'language'
    | 'subjects'
    | 'dateline'
    | 'located'
    | 'altIds'
    | 'versionCreated'
    | 'embargo'
    | 'edNotes'
  >
> & { readonly headline?: string; readonly prefix?: string };

/** `Slug: harbour-ferry` and its like. `undefined` for a line that has none of these labels, or a value that is none. */
export function labelledLine(text: string): Header | undefined {
  const match = /^([A-Za-z][A-Za-z -]{1,20}?)\s?:\s?(\S.*)$/.exec(text.slice(0, 500));
  const read = labels.get(match?.[1]?.toLowerCase() ?? '');
  return read?.(match?.[2] ?? '');
}

/** A line that is an embargo: it has a clear end only where it prints date, time and zone. */
export function embargoLine(text: string): Header | undefined {
  const line = text.length > 300 ? undefined : wordsOfEmbargo(text.replace(/\s=$/, ''));
  return line && !line.doubtful ? { embargo: { until: momentIn(text, true) ?? null, verbatim: text } } : undefined;
}

/** A line that is a date, with or without a time, and nothing else. */
export function dateOnly(text: string): Header | undefined {
  const date = printedDate(text);
  const rest = date && text.length < 60 ? text.replace(date.matched, '') : 'x';
  const clock = printedTime(rest);
  const left = (clock ? rest.replace(clock.matched, '') : rest).replace(/\([A-Z]{3,4}\)/, '');
  const versionCreated = /[\p{L}\d]/u.test(left.replace(/\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b/i, ''))
    ? undefined
    : momentIn(text, false);
  return versionCreated === undefined ? undefined : { versionCreated };
}

/** `17:42 21Nov2026 RTRS-UPDATE 2-Pilot boats idle`: time, agency and headline in one line, as Reuters' screens print them. */
export function stampedLine(text: string): Header | undefined {
  const match = /^(\d\d:\d\d) (\d\d)([A-Z][a-z]{2})(\d{2}|\d{4}) RTRS[- ](\S.*)$/.exec(text.slice(0, 400));
  const [, clock, day, month, year = '', headline] = match ?? [];
  if (!match || !headline) return undefined;
  const date = printedDate(`${day} ${month} ${year.length === 2 ? `20${year}` : year}`);
  return { headline, provider: 'Reuters', versionCreated: date?.moment && `${date.moment}T${clock}:00` };
}

/** Portals: `ANI | Updated: Jul 01, 2022 14:02 IST`. */
export function updatedLine(text: string): Header | undefined {
  const match = /^(?:[A-Z]{2,5} ?\| ?)?(?:Last )?(?:Updated|Published)(?: on)?:? ?(\S.{5,50})$/i.exec(
    text.slice(0, 90),
  );
  const versionCreated = match?.[1] === undefined ? undefined : momentIn(match[1], false);
  return versionCreated === undefined ? undefined : { versionCreated };
}

/** The one moment that a text names. A time without a zone stays without one for the copy desk to settle. */
function momentIn(text: string, exact: boolean): string | undefined {
  const iso = isoMoment(text) ?? (isLocalTime(text) ? isoMoment(text, 'UTC')?.slice(0, 19) : undefined);
  const date = printedDate(text);
  const clock = printedTime(text.replace(date?.matched ?? '', ' '));
  const whole = iso ?? (date?.moment && clock ? zoned(`${date.moment}T${clock.time}`, clock.zone) : date?.moment);
  return exact && whole !== undefined && !/T.*Z$/.test(whole) ? undefined : whole;
}

function zoned(local: string, zone: string | undefined): string | undefined {
  return zone === undefined ? local : (isoMoment(local + zone) ?? local.slice(0, 10));
}

const list = (value: string): readonly string[] =>
  value
    .split(/\s*[,;]\s*/)
    .filter((word) => word !== '')
    .slice(0, 50);
const urgencyOf = (value: string): Header | undefined =>
  /^[1-9]$/.test(value)
    ? { urgency: Number(value) }
    : words.has(value.toLowerCase())
      ? { urgency: words.get(value.toLowerCase()) }
      : undefined;
/** IPTC 7901's scale: 4 is routine. */
const words = new Map([
  ['flash', 1],
  ['bulletin', 2],
  ['urgent', 2],
  ['priority', 3],
  ['routine', 4],
  ['normal', 4],
  ['regular', 4],
  ['deferred', 5],
]);
const dated = (value: string): Header | undefined => {
  const versionCreated = momentIn(value, false);
  return versionCreated === undefined ? undefined : { versionCreated };
};
const slugline = (value: string): Header => ({ slugline: value });
const headline = (value: string): Header => ({ headline: value });
const byline = (value: string): Header => ({ byline: value });
const provider = (value: string): Header => ({ provider: value });
const subjects = (value: string): Header => ({ subjects: list(value).map((name) => ({ name })) });

const labels = new Map<string, (value: string) => Header | undefined>([
  ['slug', slugline],
  ['slugline', slugline],
  ['keyword line', slugline],
  ['keywords', (value) => ({ keywords: list(value) })],
  ['keyword', (value) => ({ keywords: list(value) })],
  ['headline', headline],
  ['title', headline],
  ['byline', byline],
  ['by', byline],
  ['author', byline],
  ['source', provider],
  ['provider', provider],
  ['agency', provider],
  ['priority', urgencyOf],
  ['urgency', urgencyOf],
  ['date', dated],
  ['published', dated],
  ['updated', dated],
  ['language', (value) => (/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(value) ? { language: value } : undefined)],
  ['category', subjects],
  ['section', subjects],
  ['subject', subjects],
  ['dateline', (value) => ({ dateline: value })],
  ['location', (value) => ({ located: value })],
  ['place', (value) => ({ located: value })],
  ['id', (value) => ({ altIds: [value] })],
  ['story id', (value) => ({ altIds: [value] })],
]);
