import type { Item, VersionKind } from '../item';
import { type Conditions, type Decision, nameOf, type Rule } from './rule';

/** What rules ask of copy that the copy itself does not say. */
export interface RuleContext {
  /** What becomes of copy that no rule matches: the source's default. */
  readonly otherwise: 'publish' | 'hold';
  /** Paths of the sections that it is filed in. */
  readonly sections: readonly string[];
  /** What it is to its story. */
  readonly kind: VersionKind;
  /** Minutes since midnight by the clocks of the source's zone, when it arrived. */
  readonly minute: number;
}

export interface Verdict {
  readonly decision: Decision;
  /** The rule that decided, by its name or place; absent where none did. */
  readonly rule?: string;
  /** Why, for an editor; absent where no rule decided. */
  readonly because?: string;
  /** The code of the ticker, where it is for the ticker alone. */
  readonly ticker?: string;
}

/**
 * What becomes of copy: the first rule whose conditions all hold decides, else the source's default. Whether copy may be
 * shown at all (killed, withheld, under embargo) is no matter of rules.
 */
export function decide(item: Item, rules: readonly Rule[], context: RuleContext): Verdict {
  for (const [at, rule] of rules.entries()) {
    const matched = matchOf(rule, item, context);
    if (matched) return verdictOf(rule, at, matched);
  }
  return { decision: context.otherwise };
}

const does: Readonly<Record<Decision, string>> = {
  publish: 'publishes it',
  hold: 'holds it',
  spike: 'spikes it',
  'ticker-only': 'sends it to the ticker only',
};

function verdictOf({ name, decision, ticker }: Rule, at: number, matched: readonly string[]): Verdict {
  const rule = nameOf(at, name);
  const because = `${rule} ${does[decision]}: ${matched.join('; ') || 'all copy that no rule before it decides'}.`;
  return { decision, rule, because, ...(ticker === undefined ? {} : { ticker }) };
}

/** What of the copy a condition met, in words; `undefined` where it is not met. */
type Match = string | undefined;
type Matcher<Name extends keyof Conditions> = (
  asked: NonNullable<Conditions[Name]>,
  item: Item,
  context: RuleContext,
) => Match;

const matchers: { readonly [Name in keyof Conditions]-?: Matcher<Name> } = {
  urgency: ({ from = 1, to = 9 }, { urgency }) =>
    urgency !== undefined && urgency >= from && urgency <= to ? `urgency ${urgency}` : undefined,
  genres: (asked, { genre }) => (genre !== undefined && names(asked, genre) ? `genre ${genre}` : undefined),
  subjects(asked, { subjects = [] }) {
    const met = subjects.find(({ qcode, name }) => [qcode, name].some((one) => one !== undefined && names(asked, one)));
    return met && `subject ${met.name ?? met.qcode}`;
  },
  sections(asked, _, { sections }) {
    const met = sections.find((path) => asked.some((one) => isUnder(path, one)));
    return met === undefined ? undefined : `section ${met}`;
  },
  languages: (asked, { language }) =>
    language !== undefined && asked.some((one) => speaks(language, one)) ? `language ${language}` : undefined,
  kinds: (asked, _, { kind }) => (asked.includes(kind) ? `version is ${kind}` : undefined),
  hours: (asked, _, { minute }) => (isWithin(asked, minute) ? `it came at ${clock(minute)}` : undefined),
};

/** What the copy has of all that a rule asks for; `undefined` where one condition is not met. */
function matchOf(rule: Rule, item: Item, context: RuleContext): readonly string[] | undefined {
  const matched: string[] = [];
  for (const name of Object.keys(matchers) as (keyof Conditions)[]) {
    if (rule[name] === undefined) continue;
    const match = (matchers[name] as Matcher<typeof name>)(rule[name] as never, item, context);
    if (match === undefined) return undefined;
    matched.push(match);
  }
  return matched;
}

const folded = (words: string) => words.trim().toLowerCase();
const names = (asked: readonly string[], name: string) => asked.some((one) => folded(one) === folded(name));

function isUnder(path: string, asked: string): boolean {
  const above = folded(asked).replace(/^\/+|\/+$/g, '');
  return folded(path) === above || folded(path).startsWith(`${above}/`);
}

/** `en` is asked for, `en-GB` is spoken. */
const speaks = (language: string, asked: string) =>
  folded(language) === folded(asked) || folded(language).startsWith(`${folded(asked)}-`);

function isWithin({ from, to }: NonNullable<Conditions['hours']>, minute: number): boolean {
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  return begins < ends ? begins <= minute && minute < ends : begins <= minute || minute < ends;
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clock = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
