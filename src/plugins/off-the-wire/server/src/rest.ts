import { factories } from '@strapi/strapi';
import { contentTypes } from './store/content-types';
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

/** A new one for each route: Strapi writes the route's own permission into it. */
const counted = () => ({ middlewares: ['plugin::off-the-wire.rate-limit'] });

/** Reading only, with Strapi's own permissions. Drafts (`status=draft`) are for full access alone: see draft-reads.ts. */
export const restRoutes = each(
  (uid) =>
    ({ strapi }: { strapi: Strapi }) =>
      strapi.config.get('plugin::off-the-wire.rest')
        ? factories.createCoreRouter(uid, {
            only: ['find', 'findOne'],
            config: { find: counted(), findOne: counted() },
          })
        : { type: 'content-api', routes: [] },
);

/** As `@strapi/plugin-graphql` is told what of a type it may not serve. */
export interface GraphqlExtension {
  shadowCRUD(uid: string): { disable(): unknown; disableMutations(): unknown };
}

/**
 * The same in GraphQL, for a site that has installed Strapi's plugin for it, which would otherwise serve every type there
 * is: nothing while the setting `rest` is off, and then what REST serves, for reading.
 */
export function keepGraphqlIn(strapi: Strapi): void {
  const plugin = strapi.plugin('graphql') as { service(name: string): unknown } | undefined;
  if (!plugin) return;
  const isOpen = strapi.config.get('plugin::off-the-wire.rest') === true;
  limitGraphql(plugin.service('extension') as GraphqlExtension, isOpen);
}

export function limitGraphql(extension: GraphqlExtension, isOpen: boolean): void {
  for (const name of Object.keys(contentTypes)) {
    const shadow = extension.shadowCRUD(pluginUid(name));
    if (isOpen && (types as readonly string[]).includes(name)) shadow.disableMutations();
    else shadow.disable();
  }
}
