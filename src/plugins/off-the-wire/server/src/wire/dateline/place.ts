import { type PrintedDate, printedDate } from '../time';
import { weekdayNumber } from '../time/month-names';

/** The place and the date of a dateline. */
export interface Placed {
  /** As printed, without agency and dash: `BEIJING, Sept. 13`. */
  readonly dateline: string;
  readonly located: string;
  readonly date?: PrintedDate;
}

/** Reads `BEIJING, Sept. 13` and its like: one to three places, then a date or nothing. `undefined` for prose. */
export function placeAndDate(before: string): Placed | undefined {
  // A month after the comma may be small in copy that was typed in haste: "Quito, march 13".
  const typed = before.replace(/(?<=, )\p{Ll}(?=\p{Ll}{2,8}\.? \d)/gu, (letter) => letter.toUpperCase());
  const date = /\d/.test(before) ? printedDate(typed) : undefined;
  // ANI: "New Delhi [India], July 1".
  const place = (date ? before.slice(0, date.index) : before).trim().replace(countryBeside, ', $1');
  const after = date ? before.slice(date.index + date.matched.length) : '';
  // A full stop ends "18 jun."; anything else behind the date means that this is prose.
  // MTI: "Budapest, 2024. november 21., csütörtök".
  const weekday = weekdayNumber(after.replace(/[.,\s]+/g, ''));
  if (!(weekday !== undefined || /^[.,\s]*$/.test(after)) || (date && !/[,\s]$/.test(before.slice(0, date.index))))
    return undefined;
  const parts = place
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 1 || parts.length > 3 || !parts.every(isPlace)) return undefined;
  const dateline = before.trim().replace(/,$/, '');
  // Interfax: "Москва. 21 ноября."
  const located = parts.map(placeName).join(', ');
  return { dateline, located: date && /^[^\s,.]{4,}\.$/.test(located) ? located.slice(0, -1) : located, date };
}

const countryBeside = /\s?\[(\p{Lu}[\p{L} ]{2,30})\]/u;

/** Whether what stands in brackets could be the name of an agency at all. */
export function isAgencyLike(text: string): boolean {
  return /^[\p{L}\d][\p{L}\d .&'’/-]{0,38}$/u.test(text.trim()) && !/^\d+$/.test(text);
}

/** Whether a text has no small letter. */
export function isCapitals(text: string): boolean {
  return text === text.toUpperCase();
}

/** One to five words, each with a capital, save the small words inside a name. */
function isPlace(part: string): boolean {
  const words = part.split(/[\s/]+/);
  if (part.length > 50 || words.length > 5 || !/^\p{Lu}/u.test(part)) return false;
  return words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word) || smallWords.has(word.toLowerCase()));
}

const smallWords = new Set(
  'a a.m. a.d. al am an and aan da das de del der des di do dos du e el en et il in la las le les los na of on sur the upon van y zu'.split(
    ' ',
  ),
);

function placeName(part: string, index: number): string {
  const short = part.length <= 3 && index > 0;
  if (part !== part.toUpperCase() || short || initialsAlone.test(part)) return part;
  const words = part.toLowerCase().split(/(?<=[\s/-])/u);
  return words.map((word, at) => (at > 0 && smallWords.has(word.trim()) ? word : capital(word))).join('');
}

/** `D.C.`, `N.J.`, `U.S. VIRGIN ISLANDS`: but of `С.-ПЕТЕРБУРГ` only the first letter is one. */
const initialsAlone = /(?<!\p{L})\p{Lu}\.(?!-\p{Lu}{3})/u;

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
