import type { Middleware } from 'koa';
import { WireError } from './errors';
import { tellError } from './feed/pages';
import { partsOf } from './parts';
import { chunks, type Strapi } from './strapi';

/**
 * `plugin::off-the-wire.rate-limit`: counts a read that comes by way of Strapi together with those that are answered before
 * it. For Strapi's own REST, the reader's page, and whatever else a site serves to everybody.
 */
export const rateLimit =
  (_config: unknown, { strapi }: { strapi: Strapi }): Middleware =>
  async (context, next) => {
    const verdict = partsOf(strapi).limiter.count(context.req);
    for (const [name = '', value = ''] of chunks(verdict?.headers ?? [], 2)) context.set(name, value);
    if (!verdict?.isOver) return next();
    tellError(context, new WireError('OTW_RATE_LIMIT', undefined, { retryAfter: verdict.retryAfter }));
  };
