/** npm test [-- JEST ARGUMENTS]: set-up, then jest; the last line is `N passed, N failed, N skipped`. */
import { availableParallelism } from 'node:os';
import { runJest } from './run-jest.mjs';
import { setUp } from './set-up/index.mjs';
import { runScript, say } from './set-up/say.mjs';

await runScript(async () => {
  await setUp('admin');
  say('Running the tests, a few minutes ...');
  // Two boot a newsroom each, and grow to 2.7 GB: more would ask too much of a laptop.
  return runJest(process.argv.slice(2), { workers: Math.min(2, availableParallelism()) });
});
