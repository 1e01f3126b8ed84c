import { timesIn } from '../time/printed-instant';
import { zoneNames } from '../time/zones';
import { bareLines, conditions, embargoWords, lifted } from './words';

/** A line that says when, or on what, copy may be used. */
export interface EmbargoLine {
  readonly verbatim: string;
  /** More stands in it than days, hours and the words around them: it holds the copy, and stays where it is. */
  readonly doubtful?: true;
}

/**
 * Reads a line of its own as an embargo: "EMBARGOED UNTIL 0001 GMT Saturday", "Sperrfrist: 21. November, 12.00",
 * "(For Release MON AMs, Aug. 3)", "Check against delivery". Copy that only speaks of an embargo ("Embargoed grain rots
 * on quay") gives `undefined`.
 */
export function embargoLine(text: string, language?: string): EmbargoLine | undefined {
  if (!firstWords.test(text)) return undefined;
  const verbatim = text.slice(0, longest).trim();
  const line = verbatim.replace(opening, '').replace(closing, '');
  if (line === '' || lifted.test(line)) return undefined;
  if (isBare(verbatim, line) || isConditionAlone(line)) return text.length > longest ? undefined : { verbatim };
  for (const { pattern, needsTime } of embargoWords) {
    const words = pattern.exec(line)?.[0];
    if (words === undefined) continue;
    const rest = restOf(line.slice(words.length), language);
    // The words alone on a line, as a label is.
    const isTimed = needsTime ? rest.isTimed || (rest.isHanging && rest.words < 4) : true;
    if (!isTimed) continue;
    if (needsTime && !rest.near && !rest.isHanging) continue;
    const isMarked = /^[([{*+#=!]/.test(verbatim) || words === words.toUpperCase();
    const most = isMarked ? 6 : 3;
    if (rest.words <= most && text.length <= longest) return { verbatim };
    // Reading on is not ours to do, but what speaks so clearly must not go out.
    if (isMarked || (!needsTime && rest.isTimed)) return { verbatim, doubtful: true };
  }
  return undefined;
}

/** Whether words before or behind a headline are an embargo, and nothing else. */
export function isEmbargoPrefix(text: string, language?: string): boolean {
  if (!firstWords.test(text)) return false;
  const line = text.replace(opening, '').replace(closing, '');
  if (text.length > 160 || lifted.test(line)) return false;
  if (bareLines.some(({ pattern }) => pattern.test(line) && line === line.toUpperCase())) return true;
  return embargoWords.some(({ pattern, needsTime }) => {
    const words = pattern.exec(line)?.[0];
    if (words === undefined) return false;
    const rest = restOf(line.slice(words.length), language);
    const isCapitals = words === words.toUpperCase();
    // "Embargo until Friday: ports shut" is news; a label of an agency that is not in capitals names a date or an hour.
    const isTimed = isCapitals || !(needsTime || /^embargo\b(?!ed)/i.test(words)) ? rest.isTimed : rest.isDated;
    return rest.words === 0 && (isTimed || rest.isHanging || (!needsTime && isCapitals));
  });
}

/** On what else the release hangs, and where it holds, in the words of the line. */
export function termsOf(line: string): { readonly condition?: string; readonly territory?: string } {
  const found = conditions.flatMap(({ pattern }) => pattern.exec(line)?.[0] ?? []);
  const territory = territoryForm.exec(line)?.[1]?.trim();
  return {
    condition: found.length > 0 ? found.join('; ') : undefined,
    territory: territory && !isUse.test(territory) ? territory : undefined,
  };
}

/** A line of an embargo is no longer than this, in characters. */
const longest = 300;
/** One look that spares most lines the tables: no row of them starts otherwise. */
const firstWords =
  /^[\s([{*+#=!>~_|¦$【-]{0,12}(?:strict|still|under|embarg|no |not |hold|hfr|for |adv|achtung|hinweis|bitte|mit |unter |es gilt|sperr|spärr|nicht|keine|zur |frei |text|docum|dépêche|inform|sous|soumis|ne pas|à |nota|notic|notíc|notiz|mater|bajo|con |sob |não|da non|non |sotto|onder|niet|pod |эмбарго|не публ|解禁|報道|엠바고|보도|禁发|klausul|julkaisu|please|check|seul|prévaut|solo|[^\s]{1,12} (?:gilt|fait|against))/iu;
const opening = /^[\s([{*+#=!>~_|¦-]{1,12}/;
const closing = /[\s)\]}*+#=!<~_|¦.,;:/-]{1,12}$/;

const territoryForm =
  /\b(?:embargo(?:ed)?|release|use|publication|broadcast|distribution|used|published|released)(?: in| for| from| by) (?:the )?(\p{Lu}[\p{L} .]{1,30}?)(?= (?:until|till|til|before|prior|UNTIL|TILL|BEFORE)\b|[.,;]|$)/iu;
const isUse =
  /^(?:release|use|publication|broadcast|distribution|transmission|newspapers?|papers?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|immediate|\p{L}*\d.*)\b/iu;

function isBare(verbatim: string, line: string): boolean {
  const isDecorated = /^[([*+#=!]/.test(verbatim);
  return bareLines.some(({ pattern }) => pattern.test(line) || (isDecorated && pattern.test(line.toUpperCase())));
}

function isConditionAlone(line: string): boolean {
  const row = conditions.find(({ pattern, alone }) => alone && pattern.test(line));
  return row !== undefined && wordsIn(line.replace(row.pattern, ' ')) <= 2;
}

interface Rest {
  /** Words that are neither days, hours, zones, conditions nor the small words around them. */
  readonly words: number;
  readonly isTimed: boolean;
  /** A date or an hour, and not a day of the week alone. */
  readonly isDated: boolean;
  /** A condition is printed. */
  readonly isHanging: boolean;
  /** The first words behind the embargo's own are days and hours, or the small words before them. */
  readonly near: boolean;
}

function restOf(text: string, language: string | undefined): Rest {
  const isHanging = conditions.some(({ pattern }) => pattern.test(text));
  const bare = conditions.reduce((line, { pattern }) => line.replace(pattern, ' '), text);
  const { dates, weekdays, clocks, rest } = timesIn(bare, language);
  const numbers = /\d/.test(rest) && /\d{3,4}|^\s*[:-]?\s*\d/.test(rest);
  const isPapers = conditions.some(({ pattern }) => /AMs/.test(pattern.source) && pattern.test(text));
  return {
    words: wordsIn(rest),
    isDated: dates.length + clocks.length > 0,
    isTimed: dates.length + weekdays.length + clocks.length > 0 || numbers || isPapers,
    isHanging,
    near: wordsIn(timesIn(bare.slice(0, bare.indexOf(' ', 14) + 1 || 40), language).rest) === 0,
  };
}

/** Words that are not among the small ones of an embargo. */
function wordsIn(text: string): number {
  const words =
    text
      .replace(zonesOrSo, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
  return words.filter((word) => !small.has(word) && !/^\d+$/.test(word)).length;
}

const zonesOrSo = new RegExp(
  `(?<![\\p{L}\\d])(?:${zoneNames}|[A-Z]{1,4}[SD]T|[A-Z]ST|am|pm|[AP]MS)(?![\\p{L}\\d])`,
  'giu',
);

/** What stands around days and hours in the lines of all agencies. */
const small = new Set(
  (
    'a after and at before by eds eastern embargo embargoed for from gmt hold hours hrs h in is it its local no not of on only or ' +
    'until till the thereafter this to time today tomorrow tonight use using used release released publication publish published print online web website ' +
    'broadcast newspapers newspaper papers paper editions edition media all wires moving moved sunday strictly please note noon midnight midday uk us london new york paris ' +
    'st nd rd th adv advance advanced ams pms uhr mez mesz ab bis um am vom zum den dem der die das frei für heute morgen abend früh sperrfrist veröffentlichung meldung bitte beachten ' +
    "jusqu'au jusqu'à jusqu’au jusqu’à jusqu au aux à le la les de des du heures heure et publication diffusion strict avant " +
    'hasta el las los del a horas hora y para su publicación até às da do dia ore fino alle al del dalle giorno tot uur en om op till til klo kl do godz до в час мск'
  ).split(' '),
);
