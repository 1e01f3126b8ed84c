import type { Log } from '../changes/log';
import { readTree, type Tree } from '../store/breadcrumbs';
import { allSources, type Source } from '../store/sources';
import type { Strapi } from '../strapi';

/** Sources and sections as they stand: few, asked for at every answer, and told of by the log when they change. */
export interface Directory {
  readonly tree: Tree;
  readonly sources: readonly Source[];
  readonly sourceById: ReadonlyMap<number, Source>;
}

/** Keeps the directory in memory until the log speaks of a source or a section. */
export function keepDirectory(strapi: Strapi, log: Log): () => Promise<Directory> {
  let kept: Promise<Directory> | undefined;
  log.subscribe((entries) => {
    if (entries.some(({ about }) => about === 'source' || about === 'breadcrumb')) kept = undefined;
  });
  return () => {
    const reading = kept ?? readDirectory(strapi);
    kept = reading;
    // One that failed is not kept: the next answer asks again.
    reading.catch(() => {
      if (kept === reading) kept = undefined;
    });
    return reading;
  };
}

async function readDirectory(strapi: Strapi): Promise<Directory> {
  const [tree, sources] = [await readTree(strapi), await allSources(strapi)];
  return { tree, sources, sourceById: new Map(sources.map((source) => [source.id, source])) };
}
