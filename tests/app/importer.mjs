/**
 * A process of its own that files what is given on standard input: a JSON array of ninjs items, or of documents as text.
 * In small batches, each told of when it is filed, or with `--whole` as one delivery, until all is done or it is killed.
 * OTW_WRITERS (1): how many batches are under way at once. OTW_PLAN: a newsroom to set up first, as JSON.
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
if (process.env.OTW_PLAN) await newsroom.setUp(JSON.parse(process.env.OTW_PLAN));

const inBatch = 20;
const bytesOf = (item) => Buffer.from(typeof item === 'string' ? item : JSON.stringify(item));
let begun = 0;

async function write() {
  while (begun < items.length) {
    const at = begun;
    begun += inBatch;
    const deliveries = items.slice(at, at + inBatch).map((item) => ({ bytes: bytesOf(item) }));
    await newsroom.receive('desk', deliveries);
    process.stdout.write(`batch ${at / inBatch}\n`);
  }
}

if (process.argv.includes('--whole')) await newsroom.receive('desk', [{ bytes: Buffer.from(JSON.stringify(items)) }]);
else await Promise.all(Array.from({ length: Number(process.env.OTW_WRITERS ?? 1) }, write));
await strapi.destroy();
