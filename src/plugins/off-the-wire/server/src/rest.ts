import { factories } from '@strapi/strapi';
import { pluginUid } from './store/content-types/content-type';
import type { Strapi } from './strapi';

/** Types that Strapi's own REST may serve, at `/api/off-the-wire`, where the setting `rest` is on. */
const types = ['article', 'source', 'breadcrumb'] as const;

const each = <Part>(make: (uid: never) => Part): Record<string, Part> =>
  Object.fromEntries(types.map((name) => [name, make(pluginUid(name) as never)]));

/** Without a route they are out of reach, and no API token's list of permissions shows them. */
export const restControllers = each((uid) => factories.createCoreController(uid));

/** What the controllers above ask. */
export const restServices = each((uid) => factories.createCoreService(uid));

/** Reading only, with Strapi's own permissions. Drafts (`status=draft`) are for full access alone: see draft-reads.ts. */
export const restRoutes = each(
  (uid) =>
    ({ strapi }: { strapi: Strapi }) =>
      strapi.config.get('plugin::off-the-wire.rest')
        ? factories.createCoreRouter(uid, { only: ['find', 'findOne'] })
        : { type: 'content-api', routes: [] },
);
