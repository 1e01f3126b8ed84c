import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'off-the-wire': {
    enabled: true,
    resolve: './src/plugins/off-the-wire',
    // Strapi's own REST beside the feed: off unless somebody needs it; `npm run bench:feed` does.
    config: { rest: env.bool('OTW_REST', false) },
  },
  // Strapi's own default by its full name: under its short name Strapi advertises another one at every boot.
  email: { config: { provider: '@strapi/provider-email-sendmail' } },
});

export default config;
