import type { StrapiApp } from '@strapi/strapi/admin';

const app = {
  config: {
    locales: [],
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap(_app: StrapiApp) {},
};

export default app;
