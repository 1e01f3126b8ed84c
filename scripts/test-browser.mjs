/** npm run test:browser [-- JEST ARGUMENTS]: set-up, then tests/browser in Chromium; the last line is as that of npm test. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runJest } from './run-jest.mjs';
import { setUp } from './set-up/index.mjs';
import { root } from './set-up/root.mjs';
import { runScript, SetUpError, say } from './set-up/say.mjs';

await runScript(async () => {
  const browser = requireBrowser();
  await setUp('admin');
  say(`Running the browser tests in ${browser}, a few minutes ...`);
  return runJest(['--config', join(root, 'tests/browser/jest.config.ts'), ...process.argv.slice(2)], {
    env: { CHROMIUM: browser },
  });
});

/** The browser that CHROMIUM names, or the first of the usual ones on the PATH. */
function requireBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = process.env.CHROMIUM
    ? [process.env.CHROMIUM]
    : names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = candidates.find(isExecutable);
  if (found) return found;
  throw new SetUpError(
    'The browser tests need Chromium, and there is none: on Debian, apt-get install chromium. CHROMIUM=PATH names one that is elsewhere.',
  );
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'ENOTDIR') return false;
    throw error;
  }
}
