/** The app with @strapi-community/plugin-rest-cache, in a process of its own, on the database of another. */
import type { AddressInfo } from 'node:net';
import { appRoot } from '../../app/newsroom';
import { answer } from './child';
import { distWithRestCache } from './rest-cache';

answer({
  /** @returns where it listens */
  open: async (folder: string) => {
    const { createStrapi } = await import('@strapi/strapi');
    const strapi = await createStrapi({ appDir: appRoot, distDir: distWithRestCache(folder) }).load();
    strapi.server.mount();
    const { httpServer } = strapi.server;
    await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  },
});
