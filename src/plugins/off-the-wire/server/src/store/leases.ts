import { type Strapi, table } from '../strapi';
import { leasesTable } from './tables';

/**
 * Takes or renews the sole right to do a thing, which ends by itself where the process does.
 *
 * @param holder this process. @param now @param until epoch milliseconds. @returns whether it has it.
 */
export async function takeLease(
  strapi: Strapi,
  name: string,
  holder: string,
  now: number,
  until: number,
): Promise<boolean> {
  const taken = await table(strapi, leasesTable)
    .where({ name })
    .where((free) => free.where('until', '<=', now).orWhere({ holder }))
    .update({ holder, until });
  if (Number(taken) > 0) return true;
  const made: unknown[] = await table(strapi, leasesTable)
    .insert({ name, holder, until })
    .onConflict('name')
    .ignore()
    .returning('name');
  return made.length > 0;
}

/** Lets others have it at once. */
export async function giveLeases(strapi: Strapi, holder: string): Promise<void> {
  await table(strapi, leasesTable).where({ holder }).delete();
}
