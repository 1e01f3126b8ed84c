import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isUpToDate, writeStamp } from './fingerprint.mjs';
import { pluginFolder, root } from './root.mjs';
import { CommandFailed, runNpm } from './run.mjs';
import { duration, SetUpError, say } from './say.mjs';

/** Lies inside node_modules: who deletes that folder deletes the stamp. */
const stampFile = 'node_modules/.off-the-wire';

export const packages = {
  isNeeded: () => !isUpToDate({ stampFile, expected: wanted(), results: ['node_modules/@strapi/strapi/package.json'] }),
  async run() {
    if (isForAnotherNode()) rmSync(join(root, 'node_modules'), { recursive: true });
    say(
      existsSync(join(root, stampFile))
        ? 'Packages changed: installing what is new ...'
        : 'Installing packages. The first time takes two to five minutes, most of them for compiling SQLite ...',
    );
    const started = Date.now();
    await install();
    writeStamp(stampFile, wanted());
    say(`  done in ${duration(Date.now() - started)}`);
  },
};

/**
 * Not npm ci: it refuses a lock file that lacks the optional binaries of other systems, as one does that was written
 * where those could not be had. --no-save: set-up never writes the lock file; who changes dependencies does.
 */
async function install() {
  try {
    await runNpm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    throw new SetUpError(`${error.output.trimEnd()}\n\n${advice(error.output)}`, { cause: error });
  }
}

function advice(output) {
  if (/gyp ERR|node-gyp|better-sqlite3/.test(output)) {
    return [
      'SQLite (the package better-sqlite3) is compiled on this machine and that failed. It needs a C++ toolchain:',
      '  Debian, Ubuntu   sudo apt-get install build-essential python3',
      '  Fedora           sudo dnf install gcc-c++ make python3',
      '  macOS            xcode-select --install',
      '  Windows          Visual Studio Build Tools with "Desktop development with C++", and Python 3',
      'Then say the same command again.',
    ].join('\n');
  }
  return 'Packages could not be installed: see above. With the network back, say the same command again.';
}

/** What was compiled for one version of Node does not load in another. */
function isForAnotherNode() {
  const stamp = join(root, stampFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8').split(' ')[0] !== platform();
}

function wanted() {
  const hash = createHash('sha256');
  for (const file of ['package.json', `${pluginFolder}/package.json`]) {
    hash.update(JSON.stringify(whatNpmReads(JSON.parse(readFileSync(join(root, file), 'utf8')))));
  }
  const lock = join(root, 'package-lock.json');
  return `${platform()} ${hash.update(existsSync(lock) ? readFileSync(lock) : '').digest('hex')}`;
}

function whatNpmReads(manifest) {
  const { workspaces, dependencies, devDependencies, peerDependencies, optionalDependencies, overrides } = manifest;
  return [workspaces, dependencies, devDependencies, peerDependencies, optionalDependencies, overrides];
}

function platform() {
  return `${process.platform}-${process.arch}-${process.versions.modules}`;
}
