import { z } from 'zod';
import { WireError } from '../errors';
import { facetsAsked } from '../feed/asked';
import type { Directory } from '../feed/directory';
import { type FeedQuery, readFeedQuery } from '../feed/query';
import { readTree } from '../store/breadcrumbs';
import { allSources } from '../store/sources';
import type { Strapi } from '../strapi';

const filterSchema = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

/** What the length of a ticker says already. */
const notHere = ['limit', 'cursor', 'order', 'fields', 'exclude'] as const;

/** A ticker's filter as a query for headlines. Throws OTW_BAD_PARAMETER naming what is at fault. */
export function readTickerFilter(filter: unknown): FeedQuery {
  const read = filterSchema.safeParse(filter ?? {});
  if (!read.success) throw malformed(read.error);
  const wrong = notHere.find((name) => read.data[name] !== undefined);
  if (wrong) throw fault(wrong, 'is not for a ticker');
  return readFeedQuery(new URLSearchParams(read.data));
}

/** Throws OTW_BAD_PARAMETER unless it is a filter that a ticker can have: its source and section are there. */
export async function checkTickerFilter(strapi: Strapi, filter: unknown): Promise<void> {
  const query = readTickerFilter(filter);
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
