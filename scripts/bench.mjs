/** npm run bench:NAME [-- ARGUMENTS]: runs tests/bench/NAME.ts; its last line is JSON. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from './set-up/index.mjs';
import { root } from './set-up/root.mjs';
import { runOpenly } from './set-up/run.mjs';
import { runScript, SetUpError } from './set-up/say.mjs';

const folder = join(root, 'tests/bench');

await runScript(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const file = join(folder, `${name}.ts`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
    throw new SetUpError(`There is no benchmark called "${name}". There are: ${benchmarks().join(', ')}`);
  }
  await setUp('server');
  return runOpenly(['--require', 'ts-node/register/transpile-only', file, ...args], {
    env: { TZ: 'UTC', TS_NODE_PROJECT: join(root, 'tests/tsconfig.json') },
  });
});

function benchmarks() {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.replace(/\.ts$/, ''))
    : [];
}
