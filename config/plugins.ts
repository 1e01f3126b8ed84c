import type { Core } from '@strapi/strapi';

const config = (): Core.Config.Plugin => ({
  'off-the-wire': {
    enabled: true,
    resolve: './src/plugins/off-the-wire',
    config: {},
  },
  // Strapi's own default by its full name: under its short name Strapi advertises another one at every boot.
  email: { config: { provider: '@strapi/provider-email-sendmail' } },
});

export default config;
