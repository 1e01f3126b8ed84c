import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

const skippedFolders = new Set(['node_modules', 'dist', 'build']);

/**
 * A sha256 over names and content of files.
 * `paths` are files and folders under the root (folders with all that is in them), `without` are folders to leave
 * out, `also` is anything else that the result depends on.
 */
export function fingerprint({ paths, without = [], also = '' }) {
  const hash = createHash('sha256').update(also);
  for (const file of paths.flatMap((path) => filesIn(path, without))) {
    const content = readFileSync(join(root, file));
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether `stampFile` holds this fingerprint, and what it stands for is there. */
export function isUpToDate({ stampFile, expected, results }) {
  const stamp = join(root, stampFile);
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === expected &&
    results.every((result) => existsSync(join(root, result)))
  );
}

export function writeStamp(stampFile, content) {
  const stamp = join(root, stampFile);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, content);
}

function filesIn(path, without) {
  if (without.includes(path) || !existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !skippedFolders.has(name) && !name.startsWith('.'))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`, without));
}
