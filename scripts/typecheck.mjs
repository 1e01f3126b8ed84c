/** npm run typecheck: every side of the project, strictly; exit code 1 if any has an error. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from './set-up/index.mjs';
import { pluginFolder, root } from './set-up/root.mjs';
import { CommandFailed, runNode } from './set-up/run.mjs';
import { runScript } from './set-up/say.mjs';

const projects = [
  ['the app', 'tsconfig.json'],
  ["the app's admin", 'src/admin/tsconfig.json'],
  ["the plugin's server", `${pluginFolder}/server/tsconfig.json`],
  ["the plugin's admin", `${pluginFolder}/admin/tsconfig.json`],
  ["the plugin's client", `${pluginFolder}/client/tsconfig.json`],
  ['the tests', 'tests/tsconfig.json'],
  ['the tests of the admin and in the browser', 'tests/browser/tsconfig.json'],
];

await runScript(async () => {
  await setUp('packages');
  let errors = 0;
  for (const [name, config] of projects.filter(([, file]) => existsSync(join(root, file)))) {
    const problem = await check(config);
    process.stdout.write(problem === undefined ? `  ok    ${name}\n` : `  ERROR ${name}\n${problem}\n`);
    errors += problem === undefined ? 0 : 1;
  }
  return errors === 0 ? 0 : 1;
});

async function check(config) {
  try {
    await runNode([join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', config]);
    return undefined;
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return error.output;
  }
}
