import { openConnection } from './changes/follow';
import { isPostgres, type Strapi } from './strapi';

/** How long another process may take to boot, in milliseconds. */
const longestBoot = 300_000;
const lookEvery = 50;

/**
 * Processes on one PostgreSQL boot one after the other. Strapi makes tables, and what it keeps in them, without a lock: of
 * those that start at once on an empty database, all but one would fail. The lock is the connection's own, so it ends
 * with a process that does not come up. Throws when another takes longer than five minutes.
 */
export async function bootInTurn(strapi: Strapi): Promise<void> {
  if (!isPostgres(strapi)) return;
  const connection = await openConnection(strapi);
  connection.on('error', () => undefined);
  const name = `otw_boot:${strapi.db.getSchemaName() ?? ''}`.replaceAll("'", "''");
  await connection.query(`SET lock_timeout = ${longestBoot}`);
  await connection.query(`SELECT pg_advisory_lock(hashtext('${name}'))`);
  // What other plugins and Strapi itself write at boot comes after all that a plugin is called for.
  const look = setInterval(() => {
    if (!strapi.isLoaded) return;
    clearInterval(look);
    connection.end().catch((error: unknown) => strapi.log.warn(error));
  }, lookEvery);
  look.unref();
}
