/** Whether two values say the same: empty is empty, and the order of properties is nothing (PostgreSQL keeps its own). */
export function same(one: unknown, other: unknown): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** A value as one string, whatever order a database gave its keys back in. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_name, part: unknown) => (isRecord(part) ? sorted(part) : part));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (record: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
