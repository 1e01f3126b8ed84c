/**
 * A process of its own that files the items given on standard input (a JSON array) in small batches, or with `--whole` as
 * one delivery, until it is killed.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const require = createRequire(import.meta.url);
const { createStrapi } = require('@strapi/strapi');
const items = JSON.parse(await text(process.stdin));
const appDir = process.cwd();
const strapi = createStrapi({ appDir, distDir: path.join(appDir, 'dist') });
await strapi.load();
const newsroom = strapi.plugin('off-the-wire').service('newsroom');

if (process.argv.includes('--whole')) await newsroom.receive('desk', [{ bytes: Buffer.from(JSON.stringify(items)) }]);
else await inBatches(20);
await strapi.destroy();

async function inBatches(inBatch) {
  for (let at = 0; at < items.length; at += inBatch) {
    const deliveries = items.slice(at, at + inBatch).map((item) => ({ bytes: Buffer.from(JSON.stringify(item)) }));
    await newsroom.receive('desk', deliveries);
    process.stdout.write(`batch ${at / inBatch}\n`);
  }
}
