/** npm start: set-up, then Strapi with the demo copy if the database is empty, then the addresses. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setting } from './set-up/env-file.mjs';
import { setUp } from './set-up/index.mjs';
import { requireFreePort } from './set-up/port.mjs';
import { root } from './set-up/root.mjs';
import { runScript } from './set-up/say.mjs';

process.chdir(root);

await runScript(async () => {
  await requireFreePort();
  await setUp('admin');
  process.env.TZ = 'UTC';
  process.env.OTW_DEMO = setting('OTW_DEMO') ?? (setting('NODE_ENV') === 'production' ? '0' : '1');
  process.env.STARTUP_PAGE = 'false';
  // Strapi and its plugins are CommonJS: an import would load a second copy of it.
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
  const strapi = await createStrapi({ appDir: root, distDir: join(root, 'dist') }).start();
  process.stdout.write(await addresses(strapi));
});

async function addresses(strapi) {
  const url = strapi.config.get('server.absoluteUrl');
  const token = strapi.config.get('demo.deliveryToken');
  const hasAdmin = (await strapi.db.query('admin::user').count()) > 0;
  return [
    '',
    'Off the Wire is up. Stop it with Ctrl+C.',
    '',
    `  Page        ${url}/`,
    `  Headlines   ${url}/api/wire/headlines`,
    `  Ticker      ${url}/api/wire/tickers/off-the-wire`,
    `  Admin       ${strapi.config.get('admin.absoluteUrl')}${hasAdmin ? '' : '   (make the first account there)'}`,
    '',
    `  curl "${url}/api/wire/headlines?limit=5"`,
    ...(token === undefined ? [] : tokenLines(url, token)),
    '',
    '',
  ].join('\n');
}

function tokenLines(url, token) {
  return [
    '',
    'A token to deliver copy with. It is shown this once:',
    '',
    `  TOKEN=${token}`,
    `  curl --data-binary @FILE -H "Authorization: Bearer $TOKEN" "${url}/api/wire/deliveries?source=meridian"`,
  ];
}
