import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setting } from './env-file.mjs';
import { fingerprint, isUpToDate, writeStamp } from './fingerprint.mjs';
import { pluginFolder, pluginName, root } from './root.mjs';
import { CommandFailed, runNode, runNpm } from './run.mjs';
import { duration, SetUpError, say } from './say.mjs';

/** What is built, from which sources, and how it is seen to be there. */
const builds = {
  plugin: {
    sources: () => ({ paths: [pluginFolder] }),
    results: ['server/index.js', 'admin/index.js', 'browser/ticker.js'].map((file) => `${pluginFolder}/dist/${file}`),
  },
  server: {
    sources: () => ({ paths: ['tsconfig.json', 'config', 'src'], without: ['src/admin', 'src/plugins'] }),
    results: ['dist/src/index.js', 'dist/config/server.js'],
  },
  admin: {
    // The two config files say at which address the admin and its API are: that is written into the bundle.
    sources: () => ({
      paths: [
        ...['src/admin', 'config/admin.ts', 'config/server.ts', 'package-lock.json'],
        ...['admin', 'shared', 'package.json'].map((path) => `${pluginFolder}/${path}`),
      ],
      also: setting('PUBLIC_URL') ?? '',
    }),
    results: ['dist/build/index.html'],
  },
};

export const plugin = {
  isNeeded: () => isStale('plugin'),
  run: () =>
    build('Building the plugin, about 30 seconds ...', ['plugin'], [`${pluginFolder}/dist`], () =>
      runNpm(['-w', pluginName, 'run', 'build'], quietStrapi),
    ),
};

/** Strapi's build makes the admin's bundle and compiles the server too. */
export const admin = {
  isNeeded: () => isStale('admin'),
  run: () =>
    build('Building the admin, one to three minutes ...', ['admin', 'server'], ['dist'], () =>
      runNode([join(root, 'node_modules/@strapi/strapi/bin/strapi.js'), 'build'], quietStrapi),
    ),
};

export const server = {
  isNeeded: () => isStale('server'),
  run: () =>
    build('Compiling the server, about 10 seconds ...', ['server'], ['dist/config', 'dist/src'], () =>
      runNode([join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json']),
    ),
};

const quietStrapi = { env: { STRAPI_TELEMETRY_DISABLED: 'true', NO_UPDATE_NOTIFIER: '1', NODE_ENV: 'production' } };

function isStale(name) {
  const { sources, results } = builds[name];
  return !isUpToDate({ stampFile: stampFile(name), expected: fingerprint(sources()), results });
}

/** Old results go first, so that nothing of a deleted source stays behind. */
async function build(message, names, oldResults, command) {
  say(message);
  const started = Date.now();
  const stamps = names.map((name) => [stampFile(name), fingerprint(builds[name].sources())]);
  for (const path of [...oldResults, ...stamps.map(([file]) => file)]) {
    rmSync(join(root, path), { recursive: true, force: true });
  }
  const output = await orExplain(command);
  for (const [file, stamp] of stamps) writeStamp(file, stamp);
  const missing = names.filter(isStale);
  if (missing.length > 0) {
    throw new SetUpError(`${output.trimEnd()}\n\nThe build ended well but made no ${missing.join(', ')}: see above.`);
  }
  say(`  done in ${duration(Date.now() - started)}`);
}

async function orExplain(command) {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    throw new SetUpError(`${error.output.trimEnd()}\n\nThe build failed: see above.`, { cause: error });
  }
}

function stampFile(name) {
  return `.cache/built/${name}`;
}
