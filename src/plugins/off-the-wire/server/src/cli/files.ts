import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file under these paths, in the order of their names; hidden ones and links are left out. Throws on a path that is not there. */
export async function glob(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(async (path) => ((await stat(path)).isDirectory() ? under(path) : [path])));
  return found.flat();
}

async function under(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const visible = entries
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const found = await Promise.all(
    visible.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return under(path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}
