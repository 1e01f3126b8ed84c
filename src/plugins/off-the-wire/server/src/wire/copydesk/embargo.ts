import { embargoLine, isEmbargoPrefix, termsOf } from '../embargo/line';
import { lifted } from '../embargo/words';
import type { Embargo, Item, Note } from '../item';
import { isLocalTime, isoMoment } from '../time';
import { isEarlier } from '../time/moment';
import { instantIn, timesIn } from '../time/printed-instant';
import { zones } from '../time/zones';
import { isToEditors } from '../to-editors';
import { takeLines } from './lines-of-body';
import type { Edited, RuleContext } from './rule';

const rule = 'embargo';

/**
 * Finds the lines that hold copy back, in the headline, at the head and the end of the body, in notes to editors and in
 * the fields beside them. A line goes out of headline and body; of notes to editors it is read. The hour is read by
 * `embargoEnd`, when the date of the copy is known; until then the embargo has no end.
 */
export function embargo(item: Item, context: RuleContext): Edited {
  const language = item.language ?? context.source.language;
  const headline = item.headline === undefined ? undefined : headlineWithout(item.headline, language);
  const taken = takeLines(item.body, { first: 8, last: 4 }, (text) => {
    const line = embargoLine(text, language);
    if (line && !line.doubtful) return { value: line };
    // "(EMBARGOED UNTIL 0001 GMT) LONDON, Nov 21 - Crews ..."
    const inBrackets = /^[([][^()[\]]{5,160}[)\]]/.exec(text)?.[0];
    const words = inBrackets && embargoLine(inBrackets, language);
    if (words && !words.doubtful) return { value: words, through: inBrackets.slice(-1) };
    if (line) return { value: line, stay: true };
    // A note to editors will be moved with what it says.
    const inNote = isToEditors(text) ? embargoIn(text, undefined, language) : undefined;
    return inNote === undefined ? undefined : { value: { verbatim: inNote }, stay: true };
  });
  const beside = [item.abstract, item.usageTerms].flatMap(
    (text) => (text && embargoLine(text, language)?.verbatim) || [],
  );
  const inNotes = (item.edNotes ?? []).flatMap(({ text, role }) => embargoIn(text, role, language) ?? []);
  const lines = [headline?.words, ...taken.lines.map(({ value }) => value.verbatim), ...beside, ...inNotes];
  const said = [...new Set(lines.filter((line) => line !== undefined))];
  if (said.length === 0) return { item, notes: liftedNotes(item) };
  const edited = { ...item, headline: headline?.rest ?? item.headline, body: taken.body };
  const made = joined(item, said, context);
  return { item: { ...edited, embargo: made }, notes: notesOf(item, edited, made, taken.lines, said) };
}

/**
 * The end of an embargo of which the words name day, hour and zone; the year, and the day of "Saturday", follow from the
 * date of the copy. A condition, a territory, or anything that is not sure leaves it without one: an editor releases it.
 */
export function embargoEnd(item: Item, context: RuleContext): Edited {
  const { embargo: held } = item;
  if (!held || held.until !== null || held.condition !== undefined) return { item, notes: [] };
  const terms = termsOf(held.verbatim);
  const until = terms.condition || terms.territory ? undefined : endOf(held.verbatim, item, context);
  if (until === undefined && !terms.condition && !terms.territory) {
    return { item, notes: [] };
  }
  const made: Embargo = { ...held, ...definedIn(terms), until: until ?? null, zone: held.zone ?? zoneIn(held, until) };
  if (until === undefined && made.condition === held.condition && made.territory === held.territory)
    return { item, notes: [] };
  const message = until === undefined ? 'an editor must release it' : 'the end as the words give it';
  return {
    item: { ...item, embargo: made },
    notes: [{ rule, message, was: held.verbatim, is: until ?? terms.condition ?? terms.territory }],
  };
}

/** The headline without the embargo before or behind it. */
function headlineWithout(headline: string, language: string | undefined): { words: string; rest?: string } | undefined {
  const head = headline.slice(0, 200);
  let found: { words: string; rest: string } | undefined;
  for (const match of head.matchAll(
    /(?<=\S)(?:\s?[:|¦]\s|\s[-–—]{1,2}\s|[)\]]\s*(?:[-:–—]\s?)?|-(?=\p{Lu}\p{L}+ ))/gu,
  )) {
    const end = match.index + match[0].length;
    const words = head.slice(0, match.index + (/^[)\]]/.test(match[0]) ? 1 : 0));
    const rest = headline.slice(end).trim();
    // "EMBARGO-HIT PORTS" is a compound.
    if (match[0] === '-' && !/\p{Ll}/u.test(rest)) continue;
    if (rest !== '' && isEmbargoPrefix(words, language)) found = { words: words.trim(), rest };
  }
  if (found) return found;
  const behind = /\s*(?:[([]([^()[\]]{4,120})[)\]]|\s[-–—|]\s([^()|]{4,100}))$/u.exec(headline.slice(-140));
  const words = behind?.[1] ?? behind?.[2];
  if (behind && words && isEmbargoPrefix(words, language))
    return { words: words.trim(), rest: headline.slice(0, -behind[0].length).trim() || undefined };
  return isEmbargoPrefix(headline, language) ? { words: headline } : undefined;
}

/** A note to editors may say it in one of its sentences: "Eds: Story embargoed until 0001 GMT Saturday." */
function embargoIn(text: string, role: string | undefined, language: string | undefined): string | undefined {
  const start = text.slice(0, 2_000);
  if (lifted.test(start)) return undefined;
  if (role !== undefined && /embargo|sperrfrist/i.test(role)) return start.slice(0, 300);
  for (const part of start.split(/(?<=[\p{L})"”»“][.;!?])\s+(?=\p{Lu})|\n|\s[-–—]{1,2}\s/u, 20)) {
    const said = part.replace(aboutCopy, '');
    const line = embargoLine(said, language);
    if (line && /\p{L}/u.test(said)) return line.verbatim;
    if (inNote.test(part)) return part.trim().slice(0, 300);
  }
  return undefined;
}

/** What may stand before the words in a note to editors. */
const aboutCopy =
  /^[\s(]*(?:(?:eds|editors?|attention(?: editors?)?|editor['’]s note|note to editors|nota a los editores|hinweis[^:]{0,30}|note)\s?[:.,_-]\s*)?(?:please (?:note|observe)[,:]?\s*(?:that )?)?(?:(?:this|the|following)? ?(?:story|item|report|text|copy|piece|article|dispatch|material)(?: below)? (?:is|are|remains|must be|moves)?\s*)?/i;
const inNote =
  /\b(?:embargoed (?:until|till|for|to)|under (?:an? |strict )?embargo (?:until|till|for)|(?:an? |the )?embargo (?:until|till|applies|is in force)|embargad[oa] hasta|sous embargo|sperrfrist\s?(?::|bis|\d|beachten))/i;

/** The field of the format keeps its word, unless the copy says later, or on what else it hangs. */
function joined(item: Item, said: readonly string[], context: RuleContext): Embargo {
  const words = said.join('; ');
  const terms = termsOf(words);
  const isHanging = terms.condition !== undefined || terms.territory !== undefined;
  const { embargo: field } = item;
  if (field === undefined) return { until: null, verbatim: words, ...definedIn(terms) };
  const known = field.verbatim.includes(words) ? field.verbatim : `${field.verbatim}; ${words}`;
  const base = { ...field, ...definedIn(terms), verbatim: known };
  if (isHanging || field.until === null) return { ...base, until: null };
  const end = onItsClock(endOf(words, item, context), field, context);
  return { ...base, until: end && isEarlier(field.until, end) ? end : field.until };
}

/** An hour without a zone beside a field with one is meant by the same clock: `2025-01-23T19:00:00+01:00`, "bis 19.00 Uhr". */
function onItsClock(end: string | undefined, field: Embargo, { source }: RuleContext): string | undefined {
  const offset = /T[\d:.]{2,12}([+-]\d\d:?\d\d)(?:;|$)/.exec(field.verbatim)?.[1];
  if (end === undefined || offset === undefined || source.timeZone !== undefined || !isLocalTime(end)) return end;
  return isoMoment(end + offset) ?? end;
}

function endOf(verbatim: string, item: Item, context: RuleContext): string | undefined {
  const known = {
    versionCreated: item.versionCreated,
    provider: item.provider ?? context.source.provider,
    language: item.language ?? context.source.language,
    timeZone: context.source.timeZone,
  };
  const ends = verbatim.split('; ', 6).map((part) => {
    // AP's "$adv24" repeats the day of the line under it.
    const day = /^\$? ?adv\.? ?(\d{1,2})$/i.exec(part)?.[1];
    const isBare = !/\d/.test(part) || (day !== undefined && new RegExp(`; .*\\b0?${Number(day)}\\b`).test(verbatim));
    return isBare ? 'none' : isReadable(part, known.language) ? instantIn(withoutWords(part), known) : undefined;
  });
  const printed = ends.filter((end) => end !== 'none');
  return printed.length > 0 && printed.every((end) => end === printed[0]) ? printed[0] : undefined;
}

/** A headline that was kept whole, and the like, may name an hour of something else. */
function isReadable(part: string, language: string | undefined): boolean {
  const line = embargoLine(part.replace(aboutCopy, ''), language);
  return (line !== undefined && !line.doubtful) || /^[\d\s:.TZ+-]{10,40}$/.test(part);
}

function withoutWords(part: string): string {
  return part.replace(/\(([^()\d]{1,40})\)/g, (whole, inside: string) => (saysWhen(inside) ? whole : ' '));
}

/** "(heure de Paris)", "(Friday)": what stands in brackets beside an hour may be its zone or its day. */
function saysWhen(text: string): boolean {
  return timesIn(text).weekdays.length > 0 || zones.some(({ names }) => names.includes(text.trim().toUpperCase()));
}

function zoneIn(held: Embargo, until: string | undefined): string | undefined {
  if (until === undefined) return undefined;
  return /(?<![\p{L}])(?:GMT|UTC|MESZ|MEZ|CEST|CET|[A-Z]{1,4}[SD]T|ET)(?![\p{L}])/u.exec(held.verbatim)?.[0];
}

function definedIn(terms: { condition?: string; territory?: string }): Partial<Embargo> {
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
}

function liftedNotes(item: Item): readonly Note[] {
  const says = (item.edNotes ?? []).find(({ text }) => lifted.test(text.slice(0, 2_000)));
  return says
    ? [{ rule, message: 'an embargo that is over, or none: the copy is not held', was: says.text.slice(0, 300) }]
    : [];
}

function notesOf(
  before: Item,
  after: Item,
  made: Embargo,
  lines: readonly { readonly text: string; readonly cut: boolean }[],
  said: readonly string[],
): readonly Note[] {
  const notes: Note[] = lines.map(({ text, cut }) => ({
    rule,
    message: cut ? 'moved from the body to embargo' : 'holds the copy; the line stays in the body',
    was: text,
  }));
  if (before.headline !== after.headline)
    notes.push({ rule, message: 'moved from the headline to embargo', was: before.headline, is: after.headline });
  if (before.embargo?.until && before.embargo.until !== made.until)
    notes.push({
      rule,
      message: 'the words of the copy hold it longer',
      was: before.embargo.until,
      is: made.until ?? made.condition,
    });
  return notes.length > 0 ? notes : [{ rule, message: 'the copy is held by its words', was: said.join('; ') }];
}
