/** npm run consistency -- [ARGUMENTS]: runs tests/consistency/main.ts; its last line is JSON. */
import { join } from 'node:path';
import { setUp } from './set-up/index.mjs';
import { root } from './set-up/root.mjs';
import { runOpenly } from './set-up/run.mjs';
import { runScript } from './set-up/say.mjs';

await runScript(async () => {
  await setUp('server');
  return runOpenly(
    ['--require', 'ts-node/register/transpile-only', join(root, 'tests/consistency/main.ts'), ...process.argv.slice(2)],
    { env: { TZ: 'UTC', TS_NODE_PROJECT: join(root, 'tests/tsconfig.json') } },
  );
});
