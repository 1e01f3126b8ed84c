import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { isPage, serveMissing, servePage } from '../reader';
import { openApi } from '../reader/api';
import type { Sendable } from '../reader/respond';
import { shareWork } from '../reader/share';
import { readSettings, type Site } from '../reader/site';

/**
 * The reader's page at `/`, `/sections/…` and `/articles/…`; all else goes on to Strapi. It asks the public API over
 * HTTP as any frontend would, and needs nothing else of Strapi but the address.
 */
const reader = (config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const settings = readSettings(config);
  const api = openApi(
    () => ownAddress(strapi),
    (problem) => strapi.log.error(problem),
  );
  const share = shareWork<Sendable>();
  // The API does not count what this server asks of it: so the page's readers are counted here.
  const count = strapi.middleware('plugin::off-the-wire.rate-limit')({}, { strapi }) ?? uncounted;
  return async (context: Context, next: Next): Promise<void> => {
    const isRead = context.method === 'GET' || context.method === 'HEAD';
    const site: Site = { ...settings, api, share, origin: publicOrigin(strapi) ?? context.origin };
    if (isRead && isPage(context.path)) return count(context, () => servePage(site, context));
    await next();
    if (isRead && isNobodys(strapi, context)) await count(context, () => serveMissing(site, context));
  };
};

const uncounted = (_context: Context, next: Next) => next();

/** Where this server listens. */
function ownAddress(strapi: Core.Strapi): string {
  const address = strapi.server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port of its own.');
  const host = address.address === '0.0.0.0' ? '127.0.0.1' : address.address === '::' ? '::1' : address.address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}

/** Scheme and host of PUBLIC_URL, where it is set. */
function publicOrigin(strapi: Core.Strapi): string | undefined {
  const url = strapi.config.get<string | undefined>('server.url');
  return url && URL.canParse(url) ? new URL(url).origin : undefined;
}

/** Whether a browser asked for a page and nobody had one: the API and the admin speak for themselves. */
function isNobodys(strapi: Core.Strapi, context: Context): boolean {
  if (context.status !== 404 || (context.body !== undefined && context.body !== null)) return false;
  const others = [
    strapi.config.get<string>('api.rest.prefix', '/api'),
    strapi.config.get<string>('admin.path', '/admin'),
  ];
  const isTheirs = others.some((prefix) => context.path === prefix || context.path.startsWith(`${prefix}/`));
  return !isTheirs && context.get('accept').includes('text/html');
}

export default reader;
