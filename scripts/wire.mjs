/** npm run -s wire -- COMMAND ...: the command line. Standard output holds the command's own output and nothing else. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setUp } from './set-up/index.mjs';
import { pluginFolder, pluginName, root } from './set-up/root.mjs';
import { runScript } from './set-up/say.mjs';

/** Where the user stands, whom paths are meant from: npm itself goes to the root of the repository. */
const folder = (process.env.npm_lifecycle_event === 'wire' && process.env.INIT_CWD) || process.cwd();

await runScript(async () => {
  const args = process.argv.slice(2);
  // Reading files needs the plugin alone; the other commands may have to boot Strapi.
  await setUp(args[0] === 'parse' ? 'plugin' : 'server');
  process.env.TZ = 'UTC';
  process.chdir(root);
  const { main } = createRequire(join(root, pluginFolder, 'package.json'))(`${pluginName}/cli`);
  return main(args, folder);
});
