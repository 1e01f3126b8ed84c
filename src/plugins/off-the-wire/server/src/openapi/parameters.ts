import { z } from 'zod';
import { tellWritten } from '../feed/parameters';

/** A parameter as OpenAPI 3.1 describes it. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: boolean;
  readonly description?: unknown;
  readonly schema: object;
  readonly style?: 'form';
  readonly explode?: boolean;
}

/** The parameters of an address, of the schema that reads it. */
export function queryParameters(query: z.ZodType): Parameter[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', override: tellWritten });
  const standard = defaultsOf(query);
  return Object.entries(properties).map(([name, said]) => {
    const { description, ...schema } = plain(said as Readonly<Record<string, unknown>>);
    const usual = standard[name];
    // Values are separated by commas; the parameter may also be repeated.
    const list = schema.type === 'array' ? ({ style: 'form', explode: false } as const) : {};
    const own = usual === undefined ? schema : { ...schema, default: usual };
    return { name, in: 'query', description, ...list, schema: own };
  });
}

/** What an address means that does not say it. */
function defaultsOf(query: z.ZodType): Readonly<Record<string, unknown>> {
  const read = query.safeParse({});
  return read.success ? (read.data as Readonly<Record<string, unknown>>) : {};
}

/** Without what only zod needs; a text of digits is a number to those who write it. */
function plain(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { $schema: _dialect, pattern, items, ...rest } = schema;
  const own = typeof items === 'object' ? { ...rest, items: plain(items as typeof schema) } : rest;
  if (typeof pattern !== 'string') return own;
  const { minLength: _least, maxLength: _most, ...number } = own;
  const [, digits] = /^\^(\\d|\[1-9\])/.exec(pattern) ?? [];
  if (digits === undefined) return { ...own, pattern };
  const range = digits === '[1-9]' ? { minimum: 1, maximum: 9 } : { minimum: 0 };
  return { ...number, type: 'integer', ...range };
}
