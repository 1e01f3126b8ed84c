import { type PrintedDate, printedDate } from '../time';
import { caseless } from './caseless';
import { isAgencyLike, isCapitals, placeAndDate } from './place';
import { isRegion } from './regions';

/** What the first words of a story say of where, when and whose it is. */
export interface Dateline {
  /** As printed, without agency and dash: `BEIJING, Sept. 13`. */
  readonly dateline: string;
  /** The place. A part all in capitals gets them on its words only: `BEIJING` -> `Beijing`; `New Delhi` stays. */
  readonly located?: string;
  readonly date?: PrintedDate;
  /** As printed: `Xinhua`. */
  readonly agency?: string;
  /** A reporter named inside the dateline, as Chinese copy does. */
  readonly byline?: string;
  /** The characters of the text that it takes up, the dash and the space after it included. */
  readonly length: number;
}

/**
 * Reads the dateline that a paragraph starts with: `BEIJING, Sept. 13 (Xinhua) -- `, `ATLANTA (AP) _ `,
 * `SALVADOR, Feb 26 - `, `TOKYO, Oct. 6 Kyodo - `, `New Delhi, Aug 6 (PTI) `, `MOSCOW, October 6. /TASS/. `,
 * `(ANSA) - ROMA, 13 SET - `, `BRUSSELS 13/09 (BELGA) = `, `Berne (ats) `, `Sept 13 (Reuters) - `, `新华社北京9月13日电 `,
 * `(서울=연합뉴스) 김아라 기자 = `, `【東京共同】`.
 *
 * It must be sure: a place, then a date or an agency that `knows` says is one, then a dash or the agency's brackets. "Alpha
 * Corp (ALP) - the" has neither, and stays text.
 */
export function readDateline(text: string, knows: (agency: string) => boolean): Dateline | undefined {
  const head = text.slice(0, maxLength);
  return (
    chinese(head) ??
    korean(head) ??
    japanese(head) ??
    caseless(head) ??
    slashed(head) ??
    agencyFirst(head, knows) ??
    inCountry(head, knows) ??
    numbered(head, knows) ??
    glued(head) ??
    bracketed(head, knows) ??
    dateAlone(head, knows) ??
    undashed(head) ??
    dashed(head, knows) ??
    regional(head)
  );
}

/**
 * What a line that is known to be a dateline says: `NEW YORK`, `MADRID, 18 jun (EFE)`. `undefined` where its place has not
 * the form of one.
 */
export function datelineIn(line: string): Pick<Dateline, 'dateline' | 'located' | 'date'> | undefined {
  if (line.length > maxLength) return undefined;
  return placeAndDate(line.replace(agencyAtEnd, ''));
}

const maxLength = 160;
const agencyAtEnd = /\s{0,5}[(（][^()（）]{1,40}[)）][\s.:_=–—-]{0,5}$/u;
const dash = '(?:---?|-|–|—|―|−|_|=)';
/** Place, date (agency) dash: the dash may be missing, but not both it and the date. */
const bracketForm = new RegExp(
  `^([^()（）]{2,100}?)\\s*[(（]([^()（）]{2,40})[)）](\\s*\\.?${dash}(?=\\s|[\\p{L}"“'‘])|[,:](?=\\s)|)\\s*`,
  'u',
);
/** The space on one side of the dash may be missing, not on both: `BADEN-BADEN, March 3 - `, `TOKYO, March 5 -The`. */
const dashForm = new RegExp(`^([^()]{4,100}?)(?:\\s+${dash}(?:\\s+|$|(?=["“'‘<\\p{Lu}]))|${dash}(?:\\s+|$))`, 'u');
const chineseForm =
  /^(?:(\p{Script=Han}{2,6}社)([\p{Script=Han}、·]{2,20}?)(\d{1,2}月\d{1,2}日)(?:\p{Script=Han}?电))(?:[（(](?:记者)?([^（）()]{1,40})[）)])?[\s　]*/u;

/** TASS: `MOSCOW, October 6. /TASS/. `, `МОСКВА, 6 октября. /ТАСС/. `. */
function slashed(head: string): Dateline | undefined {
  const match = /^([^()]{4,80}?)\.?\s*\/([^()/]{2,30})\/\.?\s{0,3}(?:(?:---?|[-–—])\s{0,3})?(?=\S)/u.exec(head);
  const [whole, before, agency] = match ?? [];
  const parts = before === undefined ? undefined : placeAndDate(before);
  return whole !== undefined && agency !== undefined && parts?.date && isAgencyLike(agency)
    ? { ...parts, agency: agency.trim(), length: whole.length }
    : undefined;
}

/** ANSA, AGI: `(ANSA) - ROMA, 13 SET - `. The place may have no date, as `(AGI) - Roma, 13 set. - ` always has. */
function agencyFirst(head: string, knows: (agency: string) => boolean): Dateline | undefined {
  const match = /^\(([^()]{2,20})\)\s{0,2}[-–—]{1,2}\s{0,2}([^()]{4,60}?)\s{0,2}[-–—]{1,2}\s{1,2}/u.exec(head);
  const [whole, agency, before] = match ?? [];
  const parts = before === undefined ? undefined : placeAndDate(before);
  if (whole === undefined || !agency || !parts?.date || !(knows(agency) || leading.has(agency))) return undefined;
  return { ...parts, agency, length: whole.length };
}

/** `seen`: ANSA, AGI, Adnkronos and Italpress, as Italian papers print them. */
const leading: ReadonlySet<string> = new Set(['ANSA', 'AGI', 'Adnkronos', 'ADNKRONOS', 'Italpress', 'ITALPRESS']);

/** Belga: `BRUSSELS 13/09 (BELGA) = `, STT: `Helsinki, 21.11. (STT) `, day before month. */
function numbered(head: string, knows: (agency: string) => boolean): Dateline | undefined {
  const match = numberedForm.exec(head);
  const [whole, place, day, month, year, agency] = match ?? [];
  if (whole === undefined || !place || !day || !month || !agency || !knows(agency)) return undefined;
  const parts = placeAndDate(place);
  const date = year ? printedDate(`${day}.${month}.${year}`) : undefined;
  if (!parts || !(isCapitals(place) || agency === 'STT') || Number(day) > 31 || Number(month) > 12) return undefined;
  const dateline = whole.slice(0, whole.search(/\s*\(/)).trim();
  return { ...parts, dateline, date, agency, length: whole.length };
}

const numberedForm =
  /^(\p{Lu}[^()\d]{1,60}?),? (\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?\.? ?\(([^()]{2,20})\)\s{0,2}(?:=|[-–—]{1,2}|:)?\s{0,3}(?=\S)/u;

/** AFP names the country in brackets behind a place that not everyone knows: `Valmont (France), 4 mai 2022 (AFP) - `. */
function inCountry(head: string, knows: (agency: string) => boolean): Dateline | undefined {
  const [whole, place] = /^(\p{Lu}[^(),\d]{1,40}) \(\p{Lu}[^()\d]{2,40}\), (?=\S)/u.exec(head) ?? [];
  if (whole === undefined || place === undefined) return undefined;
  const bare = `${place}, `;
  const rest = bare + head.slice(whole.length);
  const read = bracketed(rest, knows) ?? dashed(rest, knows);
  if (!read?.date) return undefined;
  const dateline = whole + read.dateline.slice(bare.length);
  return { ...read, dateline, length: read.length + whole.length - bare.length };
}

/** Business Wire: `NEW YORK--(BUSINESS WIRE)--`. */
function glued(head: string): Dateline | undefined {
  const match =
    /^([^()]{2,60}?)\s?--\((BUSINESS WIRE|Business Wire|Marketwire|EON: Enhanced Online News)\)--\s{0,2}/u.exec(head);
  const [whole, before, agency] = match ?? [];
  const parts = before === undefined ? undefined : placeAndDate(before);
  return whole !== undefined && agency && parts ? { ...parts, agency, length: whole.length } : undefined;
}

/** Reuters leaves the place out where it says nothing: `Sept 13 (Reuters) - `. */
function dateAlone(head: string, knows: (agency: string) => boolean): Dateline | undefined {
  const match = /^(\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:, \d{4})?) \(([^()]{2,30})\)\s{1,2}[-–—]{1,2}\s{1,2}(?=\S)/u.exec(
    head,
  );
  const [whole, before, agency] = match ?? [];
  const date = before === undefined ? undefined : printedDate(before);
  if (whole === undefined || !before || !agency || date?.matched !== before || !knows(agency)) return undefined;
  return { dateline: before, date, agency, length: whole.length };
}

/** Neither date nor dash: `Berlin (KNA) Die Fähren`, `Berne (ats) Les ferries`. The next word has a capital. */
function undashed(head: string): Dateline | undefined {
  const match = /^([^()]{2,50}?) \(([^()]{2,20})\)\.? (?=["“„«'’]?[\p{Lu}\d])/u.exec(head);
  const [whole, before, agency] = match ?? [];
  const parts = before === undefined || /\d/.test(before) ? undefined : placeAndDate(before);
  return whole !== undefined && agency && parts && withoutDash.has(agency)
    ? { ...parts, agency, length: whole.length }
    : undefined;
}

/** `seen`: KNA and epd, ats, sda and awp, as German and Swiss papers print them; no party or state has these letters so. */
const withoutDash: ReadonlySet<string> = new Set([
  ...['KNA', 'epd', 'ats', 'sda', 'Keystone-ATS', 'Keystone-SDA', 'awp', 'AWP', 'ATS', 'SDA', 'KAP', 'CIC', 'kath.ch'],
]);

/** Kyodo, Jiji and Reuters in Japanese: `【東京共同】`, `［東京 13日 ロイター］ - `. */
function japanese(head: string): Dateline | undefined {
  const match = japaneseForm.exec(head);
  const [whole, place, agency] = match ?? [];
  if (whole === undefined || !place || !agency) return undefined;
  const dateline = whole
    .replace(/[】］\]].*$/u, '')
    .slice(1)
    .replace(agency, '')
    .trim();
  return { dateline, located: place, agency: agency === 'ロイター' ? 'Reuters' : agency, length: whole.length };
}

const japaneseForm =
  /^[【［[]([\p{Script=Han}\p{Script=Katakana}ー・]{2,20}?)[\s　]?(?:[\d０-９]{1,2}日[\s　]?)?(共同|時事|ロイター|AFP時事|新華社)[】］\]][\s　]*(?:[-–—=＝][\s　]*)?(?=\S)/u;

/** Yonhap: `(서울=연합뉴스) 김아라 기자 = `. */
function korean(head: string): Dateline | undefined {
  const match = koreanForm.exec(head);
  const [whole, place, agency, byline] = match ?? [];
  if (whole === undefined || !place || !agency) return undefined;
  return { dateline: place, located: place, agency, byline: byline?.trim(), length: whole.length };
}

const koreanForm =
  /^\((\p{Script=Hangul}[\p{Script=Hangul} ·]{0,20})=(뉴시스|연합|\p{Script=Hangul}{1,6}(?:뉴스|통신|일보|신문))\)\s*(?:([\p{Script=Hangul} ·]{2,40}?)\s?(?:기자|특파원)\s*=\s*)?/u;

function bracketed(head: string, knows: (agency: string) => boolean): Dateline | undefined {
  const match = bracketForm.exec(head);
  const [whole, before, agency, mark] = match ?? [];
  if (whole === undefined || before === undefined || agency === undefined || !isAgencyLike(agency)) return undefined;
  const parts = placeAndDate(before);
  // TT sets it on a line of its own, with no dash: "STOCKHOLM (TT)".
  const ends = mark || whole.length === head.length;
  if (!parts || (!parts.date && !(ends && knows(agency)))) return undefined;
  if (!mark && !knows(agency)) return undefined;
  // Two letters may be a state or a party: "Bob Casey (PA) - ".
  if (!parts.date && agency.length < 3 && !isCapitals(before.split(',', 1)[0] ?? '')) return undefined;
  return { ...parts, agency: agency.trim(), length: whole.length };
}

function dashed(head: string, knows: (agency: string) => boolean): Dateline | undefined {
  const match = dashForm.exec(head);
  const [whole, before] = match ?? [];
  if (whole === undefined || before === undefined) return undefined;
  const lastWord = before.slice(before.lastIndexOf(' ') + 1);
  const agency = knows(lastWord) ? lastWord : undefined;
  const parts = placeAndDate(agency ? before.slice(0, -lastWord.length).trimEnd() : before);
  // Without brackets the comma is what tells a dateline from "Port shuts May 3 - owner".
  return parts?.date && /[,.]\s*$/.test(before.slice(0, parts.date.index))
    ? { ...parts, agency, length: whole.length }
    : undefined;
}

/** The Canadian Press, Knight Ridder and others name no agency: `THUNDER BAY, Ont. — `. The short name of a region tells. */
function regional(head: string): Dateline | undefined {
  const match =
    /^(\p{Lu}[\p{Lu} .'’-]{2,40}), (\p{Lu}\p{L}*\.(?:\p{L}\.){0,3}) (?:--?|[–—_]) (?=["“'‘]?[\p{Lu}\d])/u.exec(head);
  const [whole, place, region] = match ?? [];
  if (whole === undefined || !place || !region || !isRegion(region)) return undefined;
  const parts = placeAndDate(`${place}, ${region}`);
  return parts && { ...parts, length: whole.length };
}

function chinese(head: string): Dateline | undefined {
  const match = chineseForm.exec(head);
  const [whole, agency, place, day, byline] = match ?? [];
  if (whole === undefined || !agency || !place || !day) return undefined;
  const dateline = whole.replace(/[（(].*$/u, '').trim();
  return { dateline, located: place, date: printedDate(day), agency, byline, length: whole.length };
}
