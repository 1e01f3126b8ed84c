import { z } from 'zod';
import { WireError } from '../errors';
import { facetsAsked } from '../feed/asked';
import type { Directory } from '../feed/directory';
import { type FeedQuery, readFeedQuery } from '../feed/query';
import { readTree } from '../store/breadcrumbs';
import { allSources } from '../store/sources';
import type { Strapi } from '../strapi';

const filterSchema = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

/** Whose filter it is. */
export type FilterOf = 'ticker' | 'subscriber';

/** What the length of a ticker says already; and what asks for a part of a list, of one who is told of what happens. */
const notHere: Readonly<Record<FilterOf, readonly string[]>> = {
  ticker: ['limit', 'cursor', 'order', 'fields', 'exclude'],
  subscriber: ['limit', 'cursor', 'order', 'fields', 'exclude', 'since', 'until'],
};

/** A ticker's or subscriber's filter as a query for headlines. Throws OTW_BAD_PARAMETER naming what is at fault. */
export function readFilter(filter: unknown, whose: FilterOf): FeedQuery {
  const read = filterSchema.safeParse(filter ?? {});
  if (!read.success) throw malformed(read.error);
  const wrong = notHere[whose].find((name) => read.data[name] !== undefined);
  if (wrong) throw fault(wrong, `is not for a ${whose}`);
  return readFeedQuery(new URLSearchParams(read.data));
}

/** Throws OTW_BAD_PARAMETER unless it is a filter that it can have: its source and section are there. */
export async function checkFilter(strapi: Strapi, filter: unknown, whose: FilterOf): Promise<void> {
  const query = readFilter(filter, whose);
  const [tree, sources] = [await readTree(strapi), await allSources(strapi)];
  const directory: Directory = { tree, sources, sourceById: new Map() };
  facetsAsked(query, directory);
}

function malformed({ issues: [issue] }: z.ZodError): WireError {
  const name = issue?.path.join('.');
  return name ? fault(name, 'must be a text or a number') : fault('filter', 'must be names with values');
}

function fault(name: string, problem: string): WireError {
  return new WireError('OTW_BAD_PARAMETER', `"${name}" ${problem}.`, { parameters: [{ name, problem }] });
}
