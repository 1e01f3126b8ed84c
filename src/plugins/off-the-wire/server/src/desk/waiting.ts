import type { Overview } from '../../../shared/contracts';
import { articlesTable } from '../store/public-articles';
import { type Strapi, table } from '../strapi';
import { countUpTo } from './count';

/** How many stories wait for an editor, by where they stand on the desk. */
export async function waitingStories(strapi: Strapi): Promise<NonNullable<Overview['waiting']>> {
  const waiting = (desk_state: string) =>
    countUpTo(strapi, table(strapi, articlesTable).where({ desk_state }).whereNull('published_at'));
  return { incoming: await waiting('incoming'), held: await waiting('held') };
}
