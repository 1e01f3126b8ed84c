import { dateFacets } from './changes/facets';
import { followOthers } from './changes/follow';
import { prepareCounter } from './changes/log';
import { reconcile } from './changes/reconcile';
import { release } from './config';
import { answerFirst } from './feed/answer-first';
import { keepHouse, prepareHousekeeping } from './ingest/housekeeping';
import { liftInTime } from './ingest/lift-in-time';
import { partsOf } from './parts';
import { deskActions } from './roles/actions';
import { makeRolesAtBoot } from './roles/make-roles';
import { adminActions, databaseAtRest, isPostgres, type Strapi } from './strapi';
import { addressGuard } from './transports/fetch/addresses';
import { openLocalDoor } from './transports/local-door';
import { deliverWebhooks } from './webhooks/deliverer';

type Close = () => Promise<void> | void;
const closing = new WeakMap<Strapi, Close[]>();

/** With the database there: the log's position, the server's first answers, the door for the command line. */
export async function bootstrap({ strapi }: { strapi: Strapi }): Promise<void> {
  const parts = partsOf(strapi);
  await adminActions(strapi).registerMany(deskActions);
  if (process.env.OTW_ROLE !== 'cli') makeRolesAtBoot(strapi);
  await prepareCounter(strapi);
  await prepareHousekeeping(strapi);
  await dateFacets(strapi);
  await parts.log.catchUp();
  const mended = await reconcile(strapi, parts.log, parts.clock());
  if (mended > 0)
    strapi.log.warn(`off-the-wire: ${mended} articles were changed past the change log; it has them now.`);
  const close: Close[] = [() => parts.answers.close(), () => parts.feed.reader.close()];
  closing.set(strapi, close);
  // SQLite has one writing process.
  if (isPostgres(strapi)) close.unshift(followOthers(strapi, parts.log));
  if (process.env.OTW_ROLE === 'cli') return;
  warnOfProxy(parts);
  parts.push.start();
  close.unshift(answerFirst(strapi.server.httpServer, parts.door), () => parts.push.close());
  close.unshift(await liftInTime(parts), keepHouse(parts), tellSubscribers(parts));
  close.unshift(await localDoor(parts));
}

/** Last opened, first closed: what is answered stays true as long as anything is answered. */
export async function destroy({ strapi }: { strapi: Strapi }): Promise<void> {
  for (const close of closing.get(strapi) ?? []) {
    try {
      await close();
    } catch (error) {
      strapi.log.error(error);
    }
  }
  closing.delete(strapi);
  await databaseAtRest(strapi, 5_000);
}

/** Without the door the newsroom works all the same: only the command line then finds no server to hand its copy to. */
async function localDoor(parts: ReturnType<typeof partsOf>): Promise<() => Promise<void>> {
  try {
    return await openLocalDoor(parts);
  } catch (error) {
    parts.strapi.log.warn(`off-the-wire: the command line cannot reach this server: ${error}`);
    return async () => undefined;
  }
}

function tellSubscribers(parts: ReturnType<typeof partsOf>): () => Promise<void> {
  const { allowPrivateAddresses, webhooks } = parts.config;
  const giveUpAfter = webhooks.giveUpAfterHours * 3_600_000;
  return deliverWebhooks({
    ...{ ...parts, giveUpAfter, guard: addressGuard(allowPrivateAddresses), agent: `Off the Wire/${release}` },
  });
}

/** Strapi believes any proxy; the limits believe those that are named. */
function warnOfProxy({ strapi, config }: ReturnType<typeof partsOf>): void {
  if (!strapi.config.get('server.proxy.koa') || config.trustedProxies.length > 0) return;
  strapi.log.warn('off-the-wire: trustedProxies names no proxy: all who come through one are counted as one reader.');
}
