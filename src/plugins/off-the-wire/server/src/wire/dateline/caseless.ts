import { printedDate } from '../time';
import type { Dateline } from './index';

/** How an agency signs in a script that has no capitals. */
interface CaselessName {
  readonly agency: string;
  /** As printed, spaces inside folded. */
  readonly names: readonly string[];
  readonly seen: string;
}

const known = 'as its readers print it, not verified';

const names: readonly CaselessName[] = [
  { agency: 'WAM', names: ['وام'], seen: `"الفجيرة في 21 نوفمبر / وام /"; ${known}` },
  { agency: 'SPA', names: ['واس'], seen: `"الرياض 12 ... هـ الموافق 20 مايو 2024 م واس"; ${known}` },
  { agency: 'QNA', names: ['قنا'], seen: `"الدوحة في 21 نوفمبر /قنا/"; ${known}` },
  { agency: 'KUNA', names: ['كونا'], seen: `"الكويت - 21 - 11 (كونا) --"; ${known}` },
  { agency: 'MENA', names: ['أ ش أ', 'أ.ش.أ'], seen: `"القاهرة في 21 نوفمبر /أ ش أ/"; ${known}` },
  { agency: 'Petra', names: ['بترا'], seen: `"عمان (بترا)-"; ${known}` },
  { agency: 'SANA', names: ['سانا'], seen: `"دمشق-سانا"; ${known}` },
  { agency: 'WAFA', names: ['وفا'], seen: `"رام الله 21-11-2024 وفا-"; ${known}` },
  { agency: 'Xinhua', names: ['شينخوا'], seen: `"بكين 21 نوفمبر 2024 (شينخوا)"; ${known}` },
  { agency: 'AFP', names: ['أ ف ب', 'ا ف ب', 'אי־אף־פי'], seen: `"باريس 21 نوفمبر (أ ف ب)"; ${known}` },
  { agency: 'Reuters', names: ['رويترز', 'रायटर'], seen: `"لندن 21 نوفمبر (رويترز) -"; ${known}` },
  { agency: 'IRNA', names: ['ایرنا', 'إرنا'], seen: `"تهران - ایرنا -"; ${known}` },
  { agency: 'ISNA', names: ['ایسنا'], seen: `"تهران - ایسنا -"; ${known}` },
  { agency: 'PTI', names: ['भाषा'], seen: `PTI in Hindi, "नयी दिल्ली, 21 नवंबर (भाषा)"; ${known}` },
  { agency: 'UNI', names: ['वार्ता'], seen: `UNI in Hindi; ${known}` },
  { agency: 'IANS', names: ['आईएएनएस'], seen: `IANS in Hindi; ${known}` },
];

const agencies = new Map(names.flatMap(({ agency, names: some }) => some.map((name) => [name, agency] as const)));
const anyName = [...agencies.keys()].map((name) => name.replace(/\./g, '\\.').replace(/ /g, '\\s?')).join('|');

const signed = new RegExp(anyName, 'u');

/** A place of at most four words, a day or none, and the agency between slashes, in brackets or between dashes. */
const form = new RegExp(
  `^([\\p{Lo}\\p{M}\\u200c]{2,20}(?:[ -][\\p{Lo}\\p{M}\\u200c]{2,20}){0,3}?)(?:\\s?[-–،,]\\s?|\\s)(?:في\\s)?([^()/]{0,60}?)\\s?[(/–-]?\\s?(${anyName})(?![\\p{L}\\p{M}])\\s?([)/–-])?\\s?(?:[-–—]{1,2}|[.:])?\\s*(?=\\S)`,
  'u',
);

/**
 * Datelines in scripts without capitals: `الفجيرة في 21 نوفمبر / وام / `, `بجنورد - ایرنا - `, `नयी दिल्ली, 21 नवंबर (भाषा) `.
 * What tells them is the agency's own name; between it and the place nothing but a day may stand.
 */
export function caseless(head: string): Dateline | undefined {
  if (!/^\p{Lo}/u.test(head) || !signed.test(head)) return undefined;
  const [whole, place, between = '', name, closed] = form.exec(head) ?? [];
  const agency = agencies.get(name?.replace(/\s+/g, ' ') ?? '') ?? agencies.get(name?.replace(/\s/g, '') ?? '');
  if (whole === undefined || !place || !agency) return undefined;
  const date = printedDate(between);
  // Between them stands a day, with the day of another calendar before it, or nothing.
  if (!(date ? date.index + date.matched.length > between.length - 4 : closed !== undefined && between.trim() === ''))
    return undefined;
  const dateline = whole.slice(0, whole.indexOf(between, place.length) + between.length).replace(/[\s،,/(–-]+$/u, '');
  return { dateline, located: placeBefore(date ? whole : place), date, agency, length: whole.length };
}

/** Up to the day, without the word before it. */
function placeBefore(text: string): string {
  return text
    .slice(0, /\p{Nd}/u.exec(text)?.index)
    .replace(/[\s،,–-]+$/u, '')
    .replace(/\s+في$/u, '')
    .trim();
}
