/**
 * A server in a process of its own, started by `startServer` in server-process.ts: says { url } when it listens, takes
 * { ahead } (milliseconds by which its clock is to run ahead of the machine's), and ends when its parent lets go of it.
 * With OTW_TELL_STALLS it says { stalled: [from, to] } when it did not get to do anything for a while.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { createStrapi } = require('@strapi/strapi');
const appDir = process.cwd();
const strapi = createStrapi({ appDir, distDir: path.join(appDir, 'dist') });
await strapi.load();
strapi.server.mount();
const { httpServer } = strapi.server;
await new Promise((resolve) => httpServer.listen(0, '127.0.0.1', resolve));

process.on('message', ({ ahead }) => {
  strapi.config.get('plugin::off-the-wire').clock = () => Date.now() + ahead;
  process.send({ ahead });
});
process.once('disconnect', async () => {
  await strapi.destroy();
  process.exit();
});
if (process.env.OTW_TELL_STALLS) {
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > 150 && process.connected) process.send({ stalled: [last, now] });
    last = now;
  }, 50).unref();
}
process.send({ url: `http://127.0.0.1:${httpServer.address().port}` });
