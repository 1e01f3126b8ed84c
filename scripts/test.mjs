/** npm test [-- JEST ARGUMENTS]: set-up, then jest; the last line is `N passed, N failed, N skipped`. */
import { runJest } from './run-jest.mjs';
import { setUp } from './set-up/index.mjs';
import { runScript, say } from './set-up/say.mjs';

await runScript(async () => {
  await setUp('admin');
  say('Running the tests, a few minutes ...');
  return runJest(process.argv.slice(2));
});
