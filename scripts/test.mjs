/** npm test [-- JEST ARGUMENTS]: set-up, then jest; the last line is `N passed, N failed, N skipped`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from './set-up/index.mjs';
import { root } from './set-up/root.mjs';
import { runOpenly } from './set-up/run.mjs';
import { runScript, say } from './set-up/say.mjs';

const resultsFile = join(root, '.cache/test-results.json');

await runScript(async () => {
  await setUp('admin');
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(resultsFile, { force: true });
  say('Running the tests, a few minutes ...');
  const code = await runOpenly(
    [
      join(root, 'node_modules/jest/bin/jest.js'),
      ...['--runInBand', '--json', `--outputFile=${resultsFile}`],
      ...process.argv.slice(2),
    ],
    { env: { TZ: 'UTC', TS_NODE_TRANSPILE_ONLY: 'true' } },
  );
  if (existsSync(resultsFile)) process.stdout.write(`${lastLine(JSON.parse(readFileSync(resultsFile, 'utf8')))}\n`);
  return code;
});

/** A file that could not be run at all counts as one failed test. */
function lastLine(results) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}
