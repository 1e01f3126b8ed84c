/** A time as it stands in a row, in epoch milliseconds: SQLite keeps them so, PostgreSQL's driver has made a Date of it. */
export const timeOf = (value: unknown): number => (value instanceof Date ? value.getTime() : Number(value));
