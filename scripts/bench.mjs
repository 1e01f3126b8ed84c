/** npm run bench:NAME [-- ARGUMENTS]: runs tests/bench/NAME.ts; its last line is JSON. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
  return runOpenly([...nodeFlags(), '--require', 'ts-node/register/transpile-only', file, ...args], {
    env: { TZ: 'UTC', TS_NODE_PROJECT: join(root, 'tests/tsconfig.json') },
  });
});

/** What npm start gives Node. The yardsticks get it too: it is not to be what makes the difference. */
function nodeFlags() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

function benchmarks() {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.replace(/\.ts$/, ''))
    : [];
}
