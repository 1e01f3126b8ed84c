import { z } from 'zod';
import { type Cursor, decodeCursor, encodeCursor, type Order, orders } from './cursor';
import { fieldNames } from './fields';
import { joined, listOf, moment, one, oneOf, readParameters, whole, words } from './parameters';

export const maxLimit = 100;
export const defaultLimit = 20;
/** Values of one filter; what stands under any of them is asked for. */
const maxValues = 20;
const maxExcluded = 100;

const folded = words.toLowerCase();
const path = folded.transform((text) => text.replace(/^\/+|\/+$/g, '')).pipe(z.string().min(1, 'must not be empty'));
const cursor = one.transform((text, context) => {
  const decoded = decodeCursor(text);
  if (!decoded) context.addIssue({ code: 'custom', message: 'is not a cursor that this API gave' });
  return decoded as Cursor;
});
const isoMoment = (description: string) => moment.optional().meta({ description, examples: ['2026-11-20T10:00:00Z'] });
const filter = <Item extends z.ZodType<string | number, string>>(item: Item, description: string) =>
  listOf(item, maxValues).optional().meta({ description });

/** What headlines are asked for by, and the change log too. */
export const filters = {
  source: filter(folded, 'Codes of sources.'),
  provider: filter(folded, 'Agencies, by name. Capitals make no difference.'),
  section: filter(path, 'Paths of sections, as `world/asia`. What is under them is included.'),
  language: filter(folded, 'Tags of BCP 47. `en` includes `en-GB`.'),
  urgency: filter(
    z
      .string()
      .regex(/^[1-9]$/, 'must be a whole number from 1 to 9')
      .transform(Number),
    '1 is the highest, 9 the lowest.',
  ),
  genre: filter(folded, 'Genres, by name.'),
  subject: filter(folded, 'Subjects, by code (`medtop:04000000`) or by name.'),
  keyword: filter(folded, 'Keywords.'),
};

/**
 * What a reader may ask the headlines for. Several values of one filter mean any of them, several filters all of them.
 * The one description of these parameters: it validates, it is what the canonical form is made of.
 */
export const headlinesQuery = z
  .strictObject({
    ...filters,
    exclude: listOf(words, maxExcluded)
      .optional()
      .meta({ description: `Articles to leave out, by documentId or slug: at most ${maxExcluded}.` }),
    since: isoMoment('From this time on, by the time that the list is sorted by.'),
    until: isoMoment('Before this time, by the time that the list is sorted by.'),
    order: oneOf(orders, 'must be "published" or "updated"')
      .default('published')
      .meta({ description: 'Newest first, by when they became public here or by when readers last saw them change.' }),
    limit: whole(1, maxLimit)
      .default(defaultLimit)
      .meta({ description: `Articles on a page: 1 to ${maxLimit}.` }),
    fields: listOf(z.enum(fieldNames, 'names a field that articles do not have'), fieldNames.length).optional().meta({
      description: 'Fields of the answer, JSON only; documentId is always there. `body` and others may be had.',
    }),
    cursor: cursor
      .optional()
      .meta({ description: 'Goes on where another answer ended: its `meta.next` or `meta.previous`.' }),
  })
  .superRefine(({ cursor: place, order }, context) => {
    if (place && place.order !== order)
      context.addIssue({ code: 'custom', path: ['cursor'], message: `was given for order "${place.order}"` });
  });

/** What of a query is filters. Texts are in small letters. */
export type Filters = Pick<FeedQuery, keyof typeof filters>;

/** Times are epoch milliseconds UTC; texts are in small letters. */
export type FeedQuery = z.output<typeof headlinesQuery>;

/** Reads the query of an address. Throws OTW_BAD_PARAMETER naming each parameter at fault. */
export function readFeedQuery(parameters: URLSearchParams): FeedQuery {
  return readParameters(headlinesQuery, parameters);
}

const defaults: Partial<Record<keyof FeedQuery, unknown>> = { order: 'published' satisfies Order, limit: defaultLimit };

/** The one way to ask this question: parameters in one order, in small letters, without what goes without saying. */
export function canonicalQuery(query: FeedQuery): string {
  const names = Object.keys(headlinesQuery.shape) as (keyof FeedQuery)[];
  const given = names.flatMap((name) => {
    const value = query[name];
    if (value === undefined || value === defaults[name]) return [];
    return [`${name}=${encodeURIComponent(written(name, value))}`];
  });
  return given.join('&');
}

function written(name: keyof FeedQuery, value: NonNullable<FeedQuery[keyof FeedQuery]>): string {
  if (Array.isArray(value)) return joined(value);
  if (typeof value === 'object') return encodeCursor(value as Cursor);
  return typeof value === 'number' && name !== 'limit' ? new Date(value).toISOString() : String(value);
}
