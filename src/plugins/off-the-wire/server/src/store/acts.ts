import { type Strapi, type Trx, tableIn } from '../strapi';
import { actsTable } from './tables';

/** What an editor decided of a story. */
export interface Act {
  readonly article: string;
  readonly verb: string;
  /** The documentId of the version that it was about. */
  readonly version?: string;
  readonly by?: string;
  /** Epoch milliseconds UTC. */
  readonly at: number;
}

export async function recordAct(strapi: Strapi, trx: Trx, { article, verb, version, by, at }: Act): Promise<void> {
  const row = { article, verb, at, version: version ?? null, by: by ?? null };
  await tableIn(strapi, trx, actsTable).insert(row);
}

/** What editors decided of a story, in the order in which they did. */
export async function actsOf(strapi: Strapi, trx: Trx | undefined, article: string): Promise<Act[]> {
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, actsTable)
    .where({ article })
    .orderBy('id')
    .select();
  return found.map(({ verb, version, by, at }) => ({
    article,
    verb: String(verb),
    version: version ? String(version) : undefined,
    by: by ? String(by) : undefined,
    at: Number(at),
  }));
}
