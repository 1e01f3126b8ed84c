/** What comes out of a json column may be anything: it is read leniently, and what cannot be read is left out. */

export type Json = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const recordIn = (value: unknown): Json => (isRecord(value) ? value : {});
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const recordsIn = (value: unknown): readonly Json[] => listIn(value).filter(isRecord);
export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;
export const wordsIn = (value: unknown): readonly string[] => listIn(value).flatMap((word) => textIn(word) ?? []);

/** Nothing to show: `null`, `''`, `[]`, `{}`. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** An empty list is no list: the column then holds what it holds for copy that had none. */
export const orNull = <Thing>(list: readonly Thing[]): readonly Thing[] | null => (list.length > 0 ? list : null);
