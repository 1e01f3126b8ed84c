import { WireError } from '../errors';
import { type Strapi, sealing, type Trx, table, tableIn } from '../strapi';
import { secretsTable } from './tables';

/** How long a secret that another took the place of still counts, in milliseconds: time to give the new one to the other side. */
const bothFor = 86_400_000;

/**
 * Keeps a secret, sealed by Strapi's encryption service. The former one counts for a day more.
 * Throws OTW_BAD_SUBSCRIBER where there is no key to seal it with. @param now epoch milliseconds.
 */
export async function keepSecret(strapi: Strapi, trx: Trx, owner: string, secret: string, now: number): Promise<void> {
  const sealed = sealing(strapi).encrypt(secret);
  if (sealed === null) {
    const message = 'No secret can be kept: ENCRYPTION_KEY is not set in the environment of the server.';
    throw new WireError('OTW_BAD_SUBSCRIBER', message, { field: 'secret' });
  }
  const [known] = await tableIn(strapi, trx, secretsTable).where({ owner }).select('sealed');
  const former = known ? { former: known.sealed, former_until: now + bothFor } : {};
  await tableIn(strapi, trx, secretsTable)
    .insert({ owner, sealed, ...former })
    .onConflict('owner')
    .merge();
}

/** The secrets of an owner that count, the newest first; none where they cannot be opened. @param now epoch milliseconds. */
export async function secretsOf(strapi: Strapi, owner: string, now: number): Promise<string[]> {
  const [row] = await table(strapi, secretsTable).where({ owner }).select();
  if (!row) return [];
  const sealed = Number(row.former_until ?? 0) > now ? [row.sealed, row.former] : [row.sealed];
  return sealed.flatMap((one) => (typeof one === 'string' ? (sealing(strapi).decrypt(one) ?? []) : []));
}

export async function forgetSecret(strapi: Strapi, trx: Trx, owner: string): Promise<void> {
  await tableIn(strapi, trx, secretsTable).where({ owner }).delete();
}
