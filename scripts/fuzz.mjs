/** npm run fuzz -- [ARGUMENTS]: runs tests/fuzz/main.ts. */
import { join } from 'node:path';
import { setUp } from './set-up/index.mjs';
import { root } from './set-up/root.mjs';
import { runOpenly } from './set-up/run.mjs';
import { runScript } from './set-up/say.mjs';

await runScript(async () => {
  await setUp('packages');
  return runOpenly(
    ['--require', 'ts-node/register/transpile-only', join(root, 'tests/fuzz/main.ts'), ...process.argv.slice(2)],
    {
      env: { TZ: 'UTC', TS_NODE_PROJECT: join(root, 'tests/tsconfig.json') },
    },
  );
});
