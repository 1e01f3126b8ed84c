/**
 * Strapi with @strapi-community/plugin-rest-cache, without being a dependency of the app: its peers name an older
 * @strapi/sdk-plugin. It is installed below the app's node_modules, where it finds the app's Strapi.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { appRoot } from '../../app/newsroom';
import type { Measured } from './rounds';

const name = '@strapi-community/plugin-rest-cache';
const version = '5.0.1';
const installFolder = path.join(appRoot, 'node_modules', '.cache', 'off-the-wire-bench');
const pluginFolder = path.join(installFolder, 'node_modules', name);

/** The list of articles at the address that Strapi's REST has it at. */
const list = { method: 'GET', path: '/off-the-wire/articles' };
/** At its best: nothing passes it by, no ETag is made. The header that says what was a hit is one line of text. */
const settings = {
  strategy: {
    ...{ hitpass: false, enableEtag: false, enableXCacheHeaders: true },
    contentTypes: [{ contentType: 'plugin::off-the-wire.article', routes: [{ ...list, path: `/api${list.path}` }] }],
  },
};

/**
 * The plugin only knows routes of the app's own: here is one to the same list. Whoever asks may have it, by a strategy that
 * says so at once: a token would be looked up in the database before the cache, and without any Strapi leaves sources out.
 */
const routes = `{
  routes: [{
    ...${JSON.stringify({ ...list, handler: 'plugin::off-the-wire.article.find' })},
    config: {
      auth: {
        strategies: [{
          name: 'anybody',
          authenticate: () => ({ authenticated: true, credentials: { type: 'full-access' } }),
          verify: () => undefined,
        }],
      },
    },
  }],
}`;

/** Downloads the plugin, once. @returns why it is not there, if it is not */
export async function installRestCache(): Promise<string | undefined> {
  if (installedVersion() === version) return undefined;
  mkdirSync(installFolder, { recursive: true });
  const flags = ['--no-save', '--no-package-lock', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    await npm(['install', '--prefix', installFolder, ...flags, '--fetch-retries=1', `${name}@${version}`]);
    return undefined;
  } catch (error) {
    return reasonOf(error as Error & { stderr?: string });
  }
}

function installedVersion(): string | undefined {
  try {
    return JSON.parse(readFileSync(path.join(pluginFolder, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

/** npm as it runs this script, or else the one in the path. */
function npm(args: readonly string[]): Promise<unknown> {
  const script = process.env.npm_execpath;
  const run = promisify(execFile);
  const options = { cwd: appRoot, timeout: 180_000 };
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** What npm says in many lines, in one. */
function reasonOf({ stderr = '', message }: Error & { stderr?: string }): string {
  const lines = stderr.split('\n').flatMap((line) => /^npm (?:error|ERR!) (.+)/.exec(line)?.[1] ?? []);
  return `npm could not install it (${(lines.slice(0, 4).join(', ') || message).slice(0, 300)})`;
}

/** Nothing leaves that cache meanwhile: where answers come out of it before and after a turn, all of the turn did. */
export function hitsOnly(url: string, turn: () => Promise<Measured>): () => Promise<Measured> {
  const check = async () => {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    const found = answer.headers.get('x-cache');
    if (found !== 'HIT') throw new Error(`Strapi with rest-cache answered out of no cache: ${answer.status} ${found}`);
  };
  return async () => {
    await check();
    const measured = await turn();
    await check();
    return measured;
  };
}

/**
 * What `npm run build` made of the app, with the plugin in its settings and that route.
 * @returns the folder for Strapi's `distDir`
 */
export function distWithRestCache(folder: string): string {
  const [built, made] = [path.join(appRoot, 'dist'), path.join(folder, 'dist-with-rest-cache')];
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(made, file)), { recursive: true });
    writeFileSync(path.join(made, file), text);
  };
  const own = (file: string) => `require(${JSON.stringify(path.join(built, file))})`;
  // Strapi does not follow links here.
  for (const file of ['src/index.js', ...scriptsIn(built, 'config'), ...scriptsIn(built, 'src/middlewares')]) {
    write(file, `module.exports = ${own(file)};\n`);
  }
  const added = JSON.stringify({ 'rest-cache': { enabled: true, resolve: pluginFolder, config: settings } });
  write(
    'config/plugins.js',
    `module.exports = (given) => ({ ...${own('config/plugins.js')}.default(given), ...${added} });\n`,
  );
  write('src/api/cached/routes/cached.js', `module.exports = ${routes};\n`);
  return made;
}

const scriptsIn = (built: string, folder: string): string[] =>
  readdirSync(path.join(built, folder))
    .filter((file) => file.endsWith('.js'))
    .map((file) => `${folder}/${file}`);
