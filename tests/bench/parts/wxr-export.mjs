/**
 * Reads a WordPress export of so many MB, which is made as it is read, part by part, and prints one line of JSON. A process
 * of its own that runs the plugin as it is built: a compiler's memory would count as the reader's.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const plugin = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../../src/plugins/off-the-wire/package.json',
);
const { copyFrom, splitExport } = createRequire(plugin)('strapi-plugin-off-the-wire/cli');

const head = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Northern Gazette</title><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>\n`;
const paragraphs = Array.from(
  { length: 30 },
  (_, at) => `<p>Ferry ${at} sailed from <b>Skarvik</b> & back again.</p>\n`,
);

/** Every tenth is an upload, which the next post shows. */
function post(id) {
  if (id % 10 === 0)
    return `<item><wp:post_id>${id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://gazette.example/${id}.jpg</wp:attachment_url></item>\n`;
  const thumbnail = `<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>${id - (id % 10)}</wp:meta_value></wp:postmeta>`;
  return `<item><title>Story ${id} of the ferries</title><guid isPermaLink="false">https://gazette.example/?p=${id}</guid><dc:creator>ida</dc:creator>
<content:encoded><![CDATA[${paragraphs.join('')}]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2026-11-22 10:00:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${id % 10 === 1 ? thumbnail : ''}</item>\n`;
}

async function* exportOf(size) {
  const piece = 64 * 1024;
  let waiting = head;
  let sent = 0;
  for (let id = 10; sent + waiting.length < size; id += 1) {
    waiting += post(id);
    if (waiting.length < piece) continue;
    yield Buffer.from(waiting);
    sent += waiting.length;
    waiting = '';
  }
  yield Buffer.from(`${waiting}</channel>\n</rss>\n`);
}

/** In MB. */
const highestMemory = () => Math.round(process.resourceUsage().maxRSS / 1024);

const megabytes = Number(process.argv[2]);
const idle = highestMemory();
const start = performance.now();
let items = 0;
for await (const part of splitExport(() => exportOf(megabytes * 1024 * 1024))) {
  const { items: some, problem } = await copyFrom({ bytes: Buffer.from(part) }, {});
  if (problem) throw new Error(problem.message);
  items += some.length;
}
const seconds = Math.round((performance.now() - start) / 1_000);
process.stdout.write(`${JSON.stringify({ items, megabytes, seconds, idle, highest: highestMemory() })}\n`);
