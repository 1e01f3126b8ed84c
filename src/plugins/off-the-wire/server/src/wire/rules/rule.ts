import { z } from 'zod';
import { type VersionKind, versionKinds } from '../item';

/** What may become of copy without an editor. */
export const decisions = ['publish', 'hold', 'spike', 'ticker-only'] as const;
export type Decision = (typeof decisions)[number];

/** What copy must be for a rule to decide it: all that is set; of a list, any of it. Nothing set: all copy. */
export interface Conditions {
  /** 1 highest to 9. An end that is not set is open. Copy without an urgency matches none. */
  readonly urgency?: { readonly from?: number; readonly to?: number };
  readonly genres?: readonly string[];
  /** Codes or names. */
  readonly subjects?: readonly string[];
  /** Paths; a section stands for all that are under it. */
  readonly sections?: readonly string[];
  /** `en` stands for every English. */
  readonly languages?: readonly string[];
  readonly kinds?: readonly VersionKind[];
  /** By the clocks of the source's zone, as `22:00`; past midnight where it ends before it begins. `to` is no longer in it. */
  readonly hours?: { readonly from: string; readonly to: string };
}

/** A rule of a source. */
export interface Rule extends Conditions {
  /** The newsroom's name for it. */
  readonly name?: string;
  readonly decision: Decision;
  /** The code of the ticker that shows the headline; only where the rule decides for the ticker alone. */
  readonly ticker?: string;
}

export const mostRules = 50;
const mostWords = 100;

/** Kinds that rules decide: whole texts. Kills, withholds, parts of stories and messages go their own ways. */
export const ruledKinds = ['first', 'lead', 'writethru', 'update', 'correction', 'refile', 'repeat'] as const;

const text = (most: number) =>
  z.string('must be a text').trim().min(1, 'must not be empty').max(most, `must have ${most} characters at most`);
const words = z.array(text(200), 'must be a list').max(mostWords, `must name ${mostWords} at most`).optional();
const urgency = z
  .int('must be a number from 1 to 9')
  .min(1, 'must be a number from 1 to 9')
  .max(9, 'must be a number from 1 to 9')
  .optional();
const hour = z.string('must be a time, as 22:00').regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time, as 22:00');

const schema = z
  .strictObject(
    {
      name: text(80).optional(),
      decision: z.enum(decisions, `must be one of ${decisions.join(', ')}`),
      ticker: text(100).optional(),
      urgency: z.strictObject({ from: urgency, to: urgency }).optional(),
      genres: words,
      subjects: words,
      sections: words,
      languages: words,
      kinds: z
        .array(z.enum(versionKinds, 'must be kinds of version'), 'must be a list')
        .refine((kinds) => kinds.every((kind) => ruledKinds.some((ruled) => ruled === kind)), {
          error: `may only name ${ruledKinds.join(', ')}: no rule decides over a kill, a part of a story or a message`,
        })
        .optional(),
      hours: z
        .strictObject({ from: hour, to: hour })
        .refine(({ from, to }) => from !== to, { error: 'must begin and end at different times' })
        .optional(),
    },
    'must be a rule',
  )
  .superRefine((rule, context) => {
    const { from = 1, to = 9 } = rule.urgency ?? {};
    const fault = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (from > to) fault('urgency', 'must begin with the higher urgency: 1 is the highest');
    if (rule.decision === 'ticker-only' && !rule.ticker) fault('ticker', 'must be named for "ticker only"');
    if (rule.decision !== 'ticker-only' && rule.ticker) fault('ticker', 'is only for "ticker only"');
  });

/** What is wrong with a rule: which one (1 is the first), which of its fields, and what. */
export interface RuleFault {
  readonly rule?: number;
  readonly field?: string;
  /** A sentence that names both. */
  readonly message: string;
}

export type ReadRules = { readonly rules: readonly Rule[] } | { readonly fault: RuleFault };

/** Rules as they are kept, or what is wrong with them. Nothing at all is no rules. */
export function readRules(value: unknown): ReadRules {
  if (value === null || value === undefined) return { rules: [] };
  if (!Array.isArray(value)) return { fault: { message: 'Rules must be a list.' } };
  if (value.length > mostRules) return { fault: { message: `There are more than ${mostRules} rules.` } };
  const rules: Rule[] = [];
  for (const [at, one] of value.entries()) {
    const read = schema.safeParse(one);
    if (!read.success) return { fault: faultOf(one, at, read.error) };
    const rule = withoutEmpty(read.data);
    const isLast = at === value.length - 1;
    if (isForAll(rule) && !isLast) return { fault: shadow(rule, at) };
    rules.push(rule);
  }
  return { rules };
}

function faultOf(one: unknown, at: number, { issues: [issue] }: z.ZodError): RuleFault {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])];
  // "subjects.3": the field alone tells an editor where to look.
  const field = path.filter((step) => typeof step === 'string').join('.') || undefined;
  const what = unknown === undefined ? issue?.message : 'is no part of a rule';
  const name = (one as { readonly name?: unknown } | null)?.name;
  return { rule: at + 1, field, message: `${nameOf(at, name)}: ${field ? `"${field}" ` : 'it '}${what}.` };
}

const shadow = ({ name }: Rule, at: number): RuleFault => ({
  rule: at + 1,
  message: `${nameOf(at, name)} matches all copy, so that no rule after it is ever reached. Only the last rule may.`,
});

/** What it is called where it has no name: by its place. */
export const nameOf = (at: number, name?: unknown): string =>
  typeof name === 'string' && name.trim() !== '' ? `Rule ${at + 1} ("${name.trim().slice(0, 80)}")` : `Rule ${at + 1}`;

/** An empty list, and a range that is open at both ends, is a condition that was not set. */
function withoutEmpty(rule: Rule): Rule {
  const { urgency: range, ...rest } = rule;
  const set = Object.entries({ ...rest, ...((range?.from ?? range?.to) ? { urgency: range } : {}) });
  return Object.fromEntries(set.filter(([, one]) => !(Array.isArray(one) && one.length === 0))) as unknown as Rule;
}

/** Whether it asks for nothing. */
export function isForAll({ name: _, decision: __, ticker: ___, ...conditions }: Rule): boolean {
  return Object.values(conditions).every((one) => one === undefined);
}
