import type { Core } from '@strapi/strapi';
import { loadDemo } from './demo';

interface App {
  bootstrap(args: { readonly strapi: Core.Strapi }): Promise<void>;
}

const app: App = {
  /** Runs after the plugin's own bootstrap and before the server listens. `npm start` sets OTW_DEMO and shows the token. */
  async bootstrap({ strapi }) {
    const isServer = process.env.OTW_ROLE !== 'cli';
    if (isServer && process.env.OTW_DEMO === '1') {
      strapi.config.set('demo.deliveryToken', await loadDemo(strapi));
    }
  },
};

export default app;
