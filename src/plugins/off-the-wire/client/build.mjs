/**
 * The last step of the plugin's build: what the server sends to browsers (dist/browser), in one file each and as small as
 * can be, and the types that those of the client stand on. esbuild is that of Strapi's own build.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const plugin = join(dirname(fileURLToPath(import.meta.url)), '..');
const strapisBuild = createRequire(createRequire(import.meta.url).resolve('@strapi/sdk-plugin/package.json'));
const esbuild = strapisBuild('esbuild');

/** A style that stands in a template: esbuild leaves what is in texts as it is. */
const style = {
  name: 'style',
  setup(build) {
    build.onLoad({ filter: /[\\/]style\.ts$/ }, async ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const css = /`([^`]*)`;/.exec(text.slice(text.indexOf('export const')))?.[1];
      if (css === undefined) throw new Error(`${path} holds no style in a template`);
      const { code } = await esbuild.transform(css, { loader: 'css', minify: true });
      return { contents: `export const style = ${JSON.stringify(code.trim())};`, loader: 'ts' };
    });
  },
};

const browser = join(plugin, 'dist/browser');
rmSync(browser, { recursive: true, force: true });
await esbuild.build({
  entryPoints: { client: join(plugin, 'client/src/index.ts'), ticker: join(plugin, 'client/src/browser/ticker.ts') },
  outdir: browser,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  plugins: [style],
});

// Types only, so that it is its own declaration.
mkdirSync(join(plugin, 'dist/shared'), { recursive: true });
copyFileSync(join(plugin, 'shared/contracts.ts'), join(plugin, 'dist/shared/contracts.d.ts'));
