/** The same bytes and headers from Koa, which Strapi is built on, with nothing else in it. */
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { answer } from './child';

answer({
  open: ({ headers, body }: { headers: Record<string, string>; body: string }) => {
    const bytes = Buffer.from(body);
    const app = new Koa();
    app.use((context) => {
      context.set(headers);
      context.body = bytes;
    });
    return new Promise((resolve) => {
      const server = app.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      });
    });
  },
});
