import type { Knex } from 'knex';
import type { Strapi } from '../strapi';

/** Beyond this nobody reads the number: counting stops, and what is shown is "more than". */
export const countedTo = 1000;

/** How many rows a query finds, counted no further than `countedTo`. */
export async function countUpTo(strapi: Strapi, query: Knex.QueryBuilder): Promise<number> {
  const some = query.limit(countedTo).select('id').as('some');
  const [row]: Record<string, unknown>[] = await strapi.db.connection.count({ found: '*' }).from(some);
  return Number(row?.found ?? 0);
}
