import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Middlewares => [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  // The reader's page. Without this line `/` leads to the admin, and everything else stays as it is.
  {
    name: 'global::reader',
    config: { siteName: env('SITE_NAME', 'Off the Wire'), ticker: 'off-the-wire', headlines: 20, language: 'en' },
  },
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

export default config;
