import type { Core } from '@strapi/strapi';

const config: Core.Config.Api = {
  rest: {
    defaultLimit: 25,
    maxLimit: 100,
    // A count scans drafts and published rows alike: who wants it asks with pagination[withCount]=true.
    withCount: false,
    strictParams: true,
  },
  documents: { strictParams: true, strictRelations: true },
};

export default config;
