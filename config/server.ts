import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Server => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  proxy: { koa: env.bool('IS_PROXIED', false) },
  http: {
    serverOptions: {
      // Who polls, and the proxies in front, keep their connections for a minute; a request that does not come to an end
      // of its headers is given up. Streams, once opened, are timed by the plugin alone.
      keepAliveTimeout: 65_000,
      headersTimeout: 20_000,
      connectionsCheckingInterval: 10_000,
    },
  },
  app: { keys: env.array('APP_KEYS', []) },
  logger: {
    config: { level: env('LOG_LEVEL', 'http') },
    updates: { enabled: false },
    // `npm start` prints the addresses itself; `strapi start` and `strapi develop` print Strapi's own page.
    startup: { enabled: env.bool('STARTUP_PAGE', true) },
  },
});

export default config;
