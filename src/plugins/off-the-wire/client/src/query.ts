import type { Article } from '../../shared/contracts';

/** One value or several: any of them. */
export type Some<Value> = Value | readonly Value[];
/** IPTC's: 1 is the highest, 9 the lowest. */
export type Urgency = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** What lists, changes and streams can be narrowed to. Several values mean any of them, several filters all of them. */
export interface Filters {
  /** Codes of sources. */
  readonly source?: Some<string>;
  /** Agencies, by name. */
  readonly provider?: Some<string>;
  /** Paths of sections, as `world/asia`; what is under them is included. */
  readonly section?: Some<string>;
  /** Tags of BCP 47: `en` includes `en-GB`. */
  readonly language?: Some<string>;
  readonly urgency?: Some<Urgency>;
  readonly genre?: Some<string>;
  /** By code (`medtop:04000000`) or by name. */
  readonly subject?: Some<string>;
  readonly keyword?: Some<string>;
}

/** Fields that an answer may be asked for. */
export type Field = keyof Article;

/** What the headlines can be asked for. */
export interface HeadlinesQuery<Fields extends Field = Field> extends Filters {
  /** Articles to leave out, by documentId or slug: at most 100. */
  readonly exclude?: Some<string>;
  /** By when they became public (the default), or by when readers last saw them change. */
  readonly order?: 'published' | 'updated';
  /** From this time on, by the order: a Date, or ISO 8601. */
  readonly since?: Date | string;
  /** Before this time. */
  readonly until?: Date | string;
  /** Articles on a page: 1 to 100, by default 20. */
  readonly limit?: number;
  /** `meta.next` or `meta.previous` of a page. */
  readonly cursor?: string;
  /** These fields only (and documentId); also those that a headline does not have, as `body`. */
  readonly fields?: readonly Fields[];
}

/**
 * A query as it stands in an address: `?section=world,sport`. What is `undefined` is left out; a comma within a value is
 * written `\,`.
 */
export function search(query: object): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) given.set(name, [value].flat().map(written).join());
  }
  return given.size === 0 ? '' : `?${given}`;
}

const written = (value: unknown) =>
  (value instanceof Date ? value.toISOString() : String(value)).replace(/[\\,]/g, '\\$&');
