import { z } from 'zod';
import { WireError } from '../errors';
import { type Cursor, decodeCursor } from './cursor';

export const maxLimit = 100;
export const defaultLimit = 20;

/** What a reader may ask the headlines for. Times are epoch milliseconds UTC. */
export interface FeedQuery {
  readonly source?: string;
  readonly provider?: string;
  readonly section?: string;
  readonly language?: string;
  readonly urgency?: number;
  readonly genre?: string;
  readonly subject?: string;
  readonly keyword?: string;
  readonly since?: number;
  readonly until?: number;
  readonly order: 'published';
  readonly limit: number;
  readonly cursor?: Cursor;
}

const words = z.string().trim().min(1, 'must not be empty').max(200, 'is too long');
const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`);
const isoTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const moment = z
  .string()
  .refine(
    (text) => isoTime.test(text) && !Number.isNaN(Date.parse(text)),
    'must be an ISO 8601 date or a time with its zone',
  )
  .transform((text) => Date.parse(text));
const cursor = z.string().transform((text, context) => {
  const decoded = decodeCursor(text);
  if (!decoded) context.addIssue({ code: 'custom', message: 'is not a cursor that this API gave' });
  return decoded;
});

const querySchema = z.strictObject({
  source: words.optional(),
  provider: words.optional(),
  section: words.optional(),
  language: words.optional(),
  urgency: whole(1, 9).optional(),
  genre: words.optional(),
  subject: words.optional(),
  keyword: words.optional(),
  since: moment.optional(),
  until: moment.optional(),
  order: z.literal('published', 'must be "published"').default('published'),
  limit: whole(1, maxLimit).default(defaultLimit),
  cursor: cursor.optional(),
});

/** Reads the query of an address. Throws OTW_BAD_PARAMETER naming each unknown, repeated or malformed parameter. */
export function readFeedQuery(parameters: URLSearchParams): FeedQuery {
  return readParameters(querySchema, parameters);
}

/** A query by any schema, with the parameters at fault by name. */
export function readParameters<Schema extends z.ZodType>(
  schema: Schema,
  parameters: URLSearchParams,
): z.output<Schema> {
  const repeated = [...new Set(parameters.keys())].filter((name) => parameters.getAll(name).length > 1);
  const first = repeated[0];
  if (first !== undefined) throw badParameters([{ name: first, problem: 'is given more than once' }]);
  const read = schema.safeParse(Object.fromEntries(parameters));
  if (read.success) return read.data;
  throw badParameters(read.error.issues.flatMap(toProblems));
}

interface Problem {
  readonly name: string;
  readonly problem: string;
}

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => ({ name, problem: 'is not a parameter here' }));
  return [{ name: issue.path.join('.'), problem: issue.message }];
}

function badParameters(problems: readonly Problem[]): WireError {
  const message = problems.map(({ name, problem }) => `"${name}" ${problem}`).join('; ');
  return new WireError('OTW_BAD_PARAMETER', `${message}.`, { parameters: problems });
}
