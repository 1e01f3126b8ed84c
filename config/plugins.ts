import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'off-the-wire': {
    enabled: true,
    resolve: './src/plugins/off-the-wire',
    config: {
      // Strapi's own REST beside the feed: off unless somebody needs it; `npm run bench:feed` does.
      rest: env.bool('OTW_REST', false),
      siteName: env('SITE_NAME', 'Off the Wire'),
      allowPrivateAddresses: env.array('ALLOW_PRIVATE_ADDRESSES', []),
      webSubHubs: env.array('WEBSUB_HUBS', []),
      // A proxy that Strapi is told of and that is not named is taken to run on this machine.
      trustedProxies: env.array('TRUSTED_PROXIES', env.bool('IS_PROXIED', false) ? ['loopback'] : []),
    },
  },
  // Strapi's own default by its full name: under its short name Strapi advertises another one at every boot.
  email: { config: { provider: '@strapi/provider-email-sendmail' } },
});

export default config;
