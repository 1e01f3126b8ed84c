/** npm run build: everything anew, whether or not its sources changed. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from './set-up/index.mjs';
import { root } from './set-up/root.mjs';
import { runScript } from './set-up/say.mjs';

await runScript(async () => {
  rmSync(join(root, '.cache/built'), { recursive: true, force: true });
  await setUp('admin');
});
