import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './root.mjs';
import { say } from './say.mjs';

const lockFile = join(root, '.cache/set-up.lock');

/** Only one set-up works in this folder at a time; a second one waits for the first. */
export async function alone(work) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (let told = false; !take(); told = true) {
    if (!told) say(`Another set-up is at work here (process ${holder()}): waiting for it ...`);
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function take() {
  if (!isAlive(holder())) rmSync(lockFile, { force: true });
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function holder() {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return 0;
  }
}

/** A set-up that was killed leaves its file behind. */
function isAlive(processId) {
  if (!(processId > 0)) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
