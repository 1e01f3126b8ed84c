import { z } from 'zod';
import { WireError } from '../errors';

/** What a parameter is to those who write an address, as JSON Schema: zod sees the texts that it is read from. */
export const asWritten = z.registry<Readonly<Record<string, unknown>>>();

/** Puts that in place of what zod sees: an `override` of `z.toJSONSchema`. */
export function tellWritten({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: object }): void {
  const written = asWritten.get(zodSchema);
  if (!written) return;
  const { description, examples } = jsonSchema as { description?: unknown; examples?: unknown };
  for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
  Object.assign(jsonSchema, written, description === undefined ? {} : { description }, examples ? { examples } : {});
}

/** A parameter that has one value; one that is there twice is refused. */
export const one = z.string('is given more than once');

export const words = one.trim().min(1, 'must not be empty').max(200, 'is too long');

/**
 * Several values of one parameter, separated by commas (`\,` is a comma within a value) or given one by one. In the
 * order of their characters and each once, so that the same question has one form.
 */
export function listOf<Item extends z.ZodType<string | number, string>>(item: Item, most: number) {
  const list = z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap(split))
    .pipe(z.array(item).max(most, `has more than ${most} values`))
    .transform((values): z.output<Item>[] => [...new Set(values)].sort(byCharacters));
  asWritten.add(list, {
    type: 'array',
    items: z.toJSONSchema(item, { io: 'input', override: tellWritten }),
    maxItems: most,
  });
  return list;
}

function split(text: string): string[] {
  const parts = [''];
  for (const [piece] of text.matchAll(/\\[\\,]|,|[^\\,]+|\\/g)) {
    if (piece === ',') parts.push('');
    else parts[parts.length - 1] += /^\\[\\,]$/.test(piece) ? piece.slice(1) : piece;
  }
  return parts;
}

const byCharacters = (one: string | number, other: string | number) => (one < other ? -1 : one > other ? 1 : 0);

/** The opposite of how lists are read: what a canonical address says. */
export const joined = (values: readonly (string | number)[]): string =>
  values.map((value) => String(value).replace(/[\\,]/g, '\\$&')).join(',');

export function whole(from: number, to: number) {
  const number = one
    .regex(/^\d{1,9}$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`);
  asWritten.add(number, { type: 'integer', minimum: from, maximum: to });
  return number;
}

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(allowed: Words, problem: string) {
  const word = one.pipe(z.enum(allowed, problem));
  asWritten.add(word, { type: 'string', enum: [...allowed] });
  return word;
}

const isoTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
/** A date or a time with its zone, as epoch milliseconds UTC. */
export const moment = one
  .refine(
    (text) => isoTime.test(text) && !Number.isNaN(Date.parse(text)),
    'must be an ISO 8601 date or a time with its zone',
  )
  .transform((text) => Date.parse(text));
asWritten.add(moment, { type: 'string', anyOf: [{ format: 'date-time' }, { format: 'date' }] });

/** Of a page that takes no parameters. */
export const noParameters = z.strictObject({});

/** A query by any schema. Throws OTW_BAD_PARAMETER naming each unknown, repeated or malformed parameter. */
export function readParameters<Schema extends z.ZodType>(
  schema: Schema,
  parameters: URLSearchParams,
): z.output<Schema> {
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    given[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw badParameters(read.error.issues.flatMap(toProblems));
}

export interface Problem {
  readonly name: string;
  readonly problem: string;
}

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => ({ name, problem: 'is not a parameter here' }));
  return [{ name: String(issue.path[0] ?? 'query'), problem: issue.message }];
}

export function badParameters(problems: readonly Problem[]): WireError {
  const message = problems.map(({ name, problem }) => `"${name}" ${problem}`).join('; ');
  return new WireError('OTW_BAD_PARAMETER', `${message}.`, { parameters: problems });
}
