import { spawn } from 'node:child_process';
import { root } from './root.mjs';
import { duration, say } from './say.mjs';

/** A command that ended with another code than 0, or could not be started; `output` is all that it printed. */
export class CommandFailed extends Error {
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/** Runs Node on a script of an installed package, or any other; its output is kept back, and shown by who catches. */
export function runNode(args, options) {
  return runQuietly(process.execPath, args, options);
}

/** npm as it runs this script, or else the one in the path. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js')
    ? runQuietly(process.execPath, [npm, ...args], options)
    : runQuietly('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Runs a command with its output where ours goes, and gives its exit code. */
export function runOpenly(args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function runQuietly(command, args, { cwd = root, env = {}, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString('utf8');
    const stopTelling = tellEveryMinute();
    child.once('error', (error) => {
      stopTelling();
      reject(new CommandFailed(error.message, output()));
    });
    child.once('close', (code) => {
      stopTelling();
      if (code === 0) resolve(output());
      else reject(new CommandFailed(`${[command, ...args].join(' ')} ended with code ${code}`, output()));
    });
  });
}

function tellEveryMinute() {
  const started = Date.now();
  const timer = setInterval(() => say(`  still at it after ${duration(Date.now() - started)}`), 60_000);
  return () => clearInterval(timer);
}
