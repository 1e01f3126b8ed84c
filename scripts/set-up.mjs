/** node scripts/set-up.mjs: installs, builds, writes .env; nothing else. */
import { setUp } from './set-up/index.mjs';
import { runScript } from './set-up/say.mjs';

await runScript(() => setUp('admin'));
