/** What npm test and npm run test:browser share: jest, and as the last line `N passed, N failed, N skipped`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './set-up/root.mjs';
import { runOpenly } from './set-up/run.mjs';

/** Jest takes the number of its processes once. */
const saysHowMany = /^(-i|--runInBand|-w|--maxWorkers)(=|\d|$)/;
const resultsFile = join(root, '.cache/test-results.json');

/**
 * Runs jest with these arguments, in so many processes; `env` is added to its environment. Gives its exit code.
 * A test file that stands beside another has half a machine at worst: nothing here may count on more.
 */
export async function runJest(args, { workers = 1, env = {} } = {}) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(resultsFile, { force: true });
  const inSo = args.some((arg) => saysHowMany.test(arg)) ? [] : [`--maxWorkers=${workers}`];
  const code = await runOpenly(
    [join(root, 'node_modules/jest/bin/jest.js'), ...inSo, '--json', `--outputFile=${resultsFile}`, ...args],
    { env: { TZ: 'UTC', TS_NODE_TRANSPILE_ONLY: 'true', ...env } },
  );
  if (existsSync(resultsFile)) process.stdout.write(`${lastLine(JSON.parse(readFileSync(resultsFile, 'utf8')))}\n`);
  return code;
}

/** A file that could not be run at all counts as one failed test. */
function lastLine(results) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}
