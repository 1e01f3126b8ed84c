import type { Item } from '../../item';
import { isToEditors } from '../../to-editors';

/** What a line above the story is. */
export type HeadRole =
  | 'slug'
  | 'headline'
  | 'abstract'
  | 'byline'
  | 'byline title'
  | 'editors'
  | 'advance'
  | 'version'
  | 'dateline'
  | 'other';

interface RoleRow {
  readonly role: HeadRole;
  readonly matches: (text: string) => boolean;
  readonly seen: string;
}

const ap = 'AP; wire-formats 1.2';

/** Lines that their first words tell, the surest first. What none of them fits is a headline, or part of the story. */
const rows: readonly RoleRow[] = [
  { role: 'editors', matches: isToEditors, seen: `${ap}: "Eds: ", "EDITOR'S NOTE _ "` },
  {
    role: 'editors',
    matches: (text) => /^\(?(?:Eds|Editors?)\b\s?[:.,]|^\(?EDITOR['’]?S['’]? NOTE\b/i.test(text),
    seen: ap,
  },
  {
    role: 'editors',
    matches: (text) =>
      text.length < 300 &&
      /^(?:(?:AP|UPI|CP|CP PHOTO|Reuters)\s)?(?:Photos?|Graphics?|Laserphotos?|LaserGraphics?|Video|Audio)\b\s?[:A-Z\d(]/i.test(
        text,
      ) &&
      /\b[A-Z]{1,5}\d{1,5}\b|^(?:AP|UPI|CP|Reuters)\b|:/.test(text),
    seen: `${ap}: "AP Photo SDDD101, SDDD102"`,
  },
  {
    role: 'editors',
    matches: (text) =>
      text.length < 200 &&
      /^(?:With|w\/)\s.{0,100}\b(?:Photos?|Graphics?|Video|Audio|Box|Glance|Map|Table)\b/i.test(text),
    seen: `${ap}: "With AP Photos."`,
  },
  {
    role: 'editors',
    matches: (text) =>
      /^(?:An? (?:longer|shorter|abridged) version\b|Moving on .{1,60}(?:lines|services|wires)\b)/.test(text),
    seen: ap,
  },
  {
    role: 'editors',
    matches: (text) =>
      text.length < 200 &&
      /^\((?:complete|full|new|adds?|adding|updat\w+|recast\w*|pick(?:s|ing)? up|with|trims?|editors?)\b[^()]*\)$/i.test(
        text,
      ),
    seen: 'UPI: "(complete writethru -- adding opposition reaction)"; not verified',
  },
  {
    role: 'byline title',
    matches: (text) => /^\((?:KRT|MCT|TNS|SHNS|NYT|UPI|AP|CP|c\. \d{4}.{0,60})\)$/.test(text),
    seen: 'Knight Ridder/Tribune, Scripps Howard: the house in brackets under a name; not verified',
  },
  {
    role: 'advance',
    matches: (text) =>
      text.length < 200 &&
      /^(?:\$\s?adv|adv\s?\d{1,2}\b|(?:for|hold for|not for|strictly for) (?:release|use|publication)\b|embargo(?:ed)?\b|under embargo\b)/i.test(
        text,
      ),
    seen: 'AP, Filing practices: "$Adv03", "For Release MON AMs, Aug. 3"; wire-formats 1.2',
  },
  {
    role: 'version',
    matches: (text) =>
      /^\**\s?(?:urgent|flash|bulletin|bulletin matter|precede|test|correction|kill|withhold|advisory)\s?\**$/i.test(
        text,
      ),
    seen: `${ap}: a line URGENT, BULLETIN or FLASH of its own`,
  },
  { role: 'byline', matches: isByline, seen: `${ap}, UPI, CP, Reuters` },
];

/** `%head Crews meet`, `%by Ana Ruiz`: systems that name the parts of a story by a per cent sign. */
const named: ReadonlyMap<string, HeadRole> = new Map([
  ['head', 'headline'],
  ['headline', 'headline'],
  ['hed', 'headline'],
  ['hl', 'headline'],
  ['hl1', 'headline'],
  ['hl2', 'abstract'],
  ['subhead', 'abstract'],
  ['deck', 'abstract'],
  ['drop', 'abstract'],
  ['by', 'byline'],
  ['byline', 'byline'],
  ['credit', 'byline title'],
  ['bytag', 'byline title'],
  ['slug', 'slug'],
  ['keyword', 'slug'],
  ['eds', 'editors'],
  ['note', 'editors'],
  ['ednote', 'editors'],
  ['dateline', 'dateline'],
]);

/** "By" and names: every word of them has a capital, or is one of the few that have none in a name. */
function isByline(text: string): boolean {
  const match = /^by\s+(\S.*)$/i.exec(text.slice(0, 161));
  if (match?.[1] === undefined || text.length > 160) return false;
  const words = match[1].split(/[\s,/&]+/).filter((word) => word !== '');
  if (words.length < 8 && /, Reuters?\.?$/i.test(text)) return true;
  return words.length < 24 && words.every((word) => /^(?:["“'‘(]|\p{Ll}['’])?\p{Lu}/u.test(word) || small.test(word));
}

const small = /^(?:and|und|et|y|of|the|in|for|with|at|de|da|del|der|di|la|le|van|von|bin|al|el|as|told|to)$/;

/** A line named by a per cent sign, with what it says. */
export function namedLine(text: string): { readonly role: HeadRole; readonly text: string } | undefined {
  const match = /^%\s?([a-z]{2,8}\d?)%?\s?[:=]?\s*(\S.*)$/i.exec(text.slice(0, 2_000));
  const role = named.get(match?.[1]?.toLowerCase() ?? '');
  return role && match?.[2] !== undefined ? { role, text: match[2] } : undefined;
}

/** What a line is by its own words. */
export function roleOf(text: string): HeadRole | undefined {
  return rows.find((row) => row.matches(text))?.role;
}

/** What stands under a name: an office or the name of the house. */
export function isBylineTitle(text: string): boolean {
  return text.length < 80 && !/[.?!]$|^all times\b/i.test(text) && office.test(text);
}

const office =
  /\b(?:writers?|editors?|reporters?|correspondents?|staff|columnists?|critics?|analysts?|press|news|newspapers?|news service|newsfeatures|features|international|magazine|herald|times|tribune|post|journal|chronicle|globe|bureau|reuters|upi|ap)\b/i;

/** AP's and others' first line of the text: `BC-US--Lobster, 1st Ld-Writethru,127`, or what starts as the keyword does. */
export function isSlug(text: string, keyword: string | undefined): boolean {
  if (text.length > 160 || /^by\s/i.test(text)) return false;
  if (/^(?:BC|AM|PM|AP|US|CP)-{1,2}\S/.test(text) || /^[A-Z]{2}--\S/.test(text)) return true;
  const start = letters(keyword?.replace(/^(?:BC|AM|PM|AP)-/i, '') ?? '').slice(0, 12);
  return start.length > 3 && letters(text.replace(/^(?:BC|AM|PM|AP)-/i, '')).startsWith(start) && /,|-\S/.test(text);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}

/** AP ends the slug with the number of words, `,1140`, Knight Ridder with `_ features (420 words)`: the slug without it. */
export function withoutCount(slug: string): string {
  return slug.replace(/\s*,\s*\d{1,5}$/, '').replace(/\s*(?:[—_-]\s*\p{L}{3,15}\s*)?\(\d{1,5} words\)$/iu, '');
}

/** The fields that the lines above a story fill. */
export type HeadFields = Pick<
  Item,
  'headline' | 'abstract' | 'byline' | 'slugline' | 'edNotes' | 'embargo' | 'dateline'
>;
