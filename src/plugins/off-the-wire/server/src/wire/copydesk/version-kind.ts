import type { Item, Note, VersionKind } from '../item';
import { kindsByWeight } from '../status-words';
import type { Edited } from './rule';
import { slugTokens, type VersionToken, versionTokens } from './version-tokens';

/**
 * Reads what agencies put before a headline or into a slugline to say which version this is ("2nd LD-Writethru-",
 * "UPDATE 1-", "(CORRECTED) - ", "URGENT:"), and takes it off: readers never see it, and a slugline must be the same
 * on every version. What the copy said in fields of its own wins over these words, save a kill, a hold and a test.
 */
export function versionKind(item: Item): Edited {
  const inHeadline = item.headline === undefined ? undefined : readHeadline(item.headline);
  const inSlugline = item.slugline === undefined ? undefined : readSlugline(item.slugline);
  const said = [...(inHeadline?.said ?? []), ...(inSlugline?.said ?? [])];
  const headline = inHeadline?.text ?? item.headline;
  const slugline = inSlugline?.text ?? item.slugline;
  if (said.length === 0 && slugline === item.slugline) return { item, notes: [] };
  const inWords = strongest(said.map((word) => word.kind));
  // A kill, a hold and a test win over what a field says: a kill that is sent as an update must not go out as one.
  const kind =
    inWords && orderKinds.has(inWords) && item.versionKind !== 'kill' ? inWords : (item.versionKind ?? inWords);
  const edited: Item = {
    ...item,
    headline,
    slugline,
    versionKind: kind,
    leadNumber: item.leadNumber ?? firstOf(said.map((word) => word.number)),
    addsTo: item.addsTo ?? firstOf(said.map((word) => word.addsTo)),
    urgency: item.urgency ?? lowest(said.map((word) => word.urgency)),
    genre: item.genre ?? firstOf(said.map((word) => word.genre)),
    embargo: item.embargo ?? embargoOf(item.headline, inHeadline) ?? embargoOf(item.slugline, inSlugline),
  };
  return { item: edited, notes: notesOf(item, edited) };
}

/** What a token said. */
interface Said {
  readonly kind?: VersionKind;
  readonly number?: number;
  readonly addsTo?: number;
  readonly urgency?: number;
  readonly genre?: string;
  readonly embargo?: true;
}

interface Read {
  readonly text: string;
  readonly said: readonly Said[];
}

const orderKinds: ReadonlySet<VersionKind> = new Set(['kill', 'withhold', 'test']);
const mostTokens = 6;

function readHeadline(headline: string): Read | undefined {
  const said: Said[] = [];
  let text = headline;
  for (let count = 0; count < mostTokens; count += 1) {
    const next = nextToken(text);
    if (!next) break;
    said.push(next.said);
    if (next.rest === '') break;
    text = next.rest;
  }
  const last = suffix(text);
  return last ? { text: last.rest, said: [...said, last.said] } : { text, said };
}

function nextToken(text: string): { rest: string; said: Said } | undefined {
  const head = text.slice(0, 60);
  for (const token of versionTokens) {
    const match = token.pattern.exec(head);
    if (!match || match[0] === '') continue;
    const rest = text.slice(match[0].length).trim();
    if (rest === '' ? token.alone : !token.mixedCaseAfter || !isAllCapitals(rest)) {
      return { rest, said: saidBy(token, match[1]) };
    }
  }
  return undefined;
}

/** Korean desks and IANS put the same brackets behind the headline: "X(종합2보)", "X (Lead)", "X (2nd Ld)". */
function suffix(text: string): { rest: string; said: Said } | undefined {
  const tail = text.slice(-20);
  const start =
    /\s*\((?:종합)?(?:\d{1,2}보)?\)$/u.exec(tail)?.[0] ??
    /\s\((?:\d{1,2}(?:st|nd|rd|th) )?(?:Lead|Ld|LD|LEAD)\)$/.exec(tail)?.[0];
  const take = start === undefined ? takeForm.exec(tail) : null;
  if (take && take[0] !== text)
    return { rest: text.slice(0, -take[0].length), said: { kind: 'add', number: Number(take[1] ?? take[2]) } };
  const found = start && start.trim() !== '()' && nextToken(`${start.trim()} .`);
  return found && start !== text ? { rest: text.slice(0, -start.length), said: found.said } : undefined;
}

/** The second and later takes of a story: Reuters "X =2", "X (take 2)". */
const takeForm = /(?:\s=([2-9])|\s\((?:TAKE|Take|take) ([2-9])(?: (?:of|OF) \d)?\))$/;

function saidBy(token: Omit<VersionToken, 'pattern' | 'seen'>, ordinal: string | undefined): Said {
  const number = ordinal === undefined ? token.unnumbered : Number(ordinal) || undefined;
  return { kind: token.kind, number, urgency: token.urgency, genre: token.genre, embargo: token.embargo };
}

function readSlugline(slugline: string): Read {
  const said: Said[] = [];
  let text = slugline;
  if (text.length > 200) return { text, said };
  for (const token of slugTokens) {
    const match = token.pattern.exec(text);
    if (!match) continue;
    const { ordinal = match[1], lead } = match.groups ?? {};
    said.push({ ...saidBy(token, ordinal), addsTo: lead === undefined ? undefined : Number(lead) });
    text = (text.slice(0, match.index) + token.keep + text.slice(match.index + match[0].length)).trim();
  }
  if (/^[A-Z]{2}-.*APNewsAlert/.test(text)) said.push({ urgency: 2 });
  return said.length === 0 && !apSlug.test(text) ? { text: slugline, said } : { text: withoutCounts(text), said };
}

const apSlug = /^(?:BC|AM|PM|AP)-/;

/** AP ends a slugline with a reference number and a word count that change with every version: ", a0512,300". */
function withoutCounts(slugline: string): string {
  return slugline.replace(/,?(?:\s*,\s*[a-z]?\d{2,5}){1,2}$/, '').replace(/,\s*$/, '');
}

function isAllCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

function strongest(kinds: readonly (VersionKind | undefined)[]): VersionKind | undefined {
  return kindsByWeight.find((kind) => kinds.includes(kind));
}

function lowest(numbers: readonly (number | undefined)[]): number | undefined {
  const printed = numbers.filter((number) => number !== undefined);
  return printed.length === 0 ? undefined : Math.min(...printed);
}

function firstOf<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}

/** An embargo of which only the word is printed has no end that we know: an editor must release it. */
function embargoOf(text: string | undefined, read: Read | undefined): Item['embargo'] {
  return read?.said.some((word) => word.embargo) ? { until: null, verbatim: text ?? '' } : undefined;
}

function notesOf(before: Item, after: Item): readonly Note[] {
  const rule = 'version-kind';
  const changed = (['headline', 'slugline'] as const).filter((name) => before[name] !== after[name]);
  const notes = changed.map((name) => ({
    rule,
    message: `took the words on the version off the ${name}`,
    was: before[name],
    is: after[name],
  }));
  if (notes.length > 0 || before.versionKind === after.versionKind) return notes;
  return [{ rule, message: `read as ${after.versionKind} from the headline or slugline` }];
}
