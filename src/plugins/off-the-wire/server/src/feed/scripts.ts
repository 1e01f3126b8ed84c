import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pluginFolder } from '../strapi';
import type { Draft } from './draft';
import type { FeedRoom } from './room';

/** Modules for browsers, as the build made them. Sites load them from here, so that they fit the API that they ask. */
export const scripts = ['ticker.js', 'client.js'] as const;

/** Ten minutes: a new release is there soon, and until then it is no request at all. */
const cacheControl = 'public, max-age=600';

export async function scriptAnswer({ strapi }: FeedRoom, name: (typeof scripts)[number]): Promise<Draft> {
  const body = await readFile(path.join(pluginFolder(strapi), 'dist', 'browser', name), 'utf8');
  return {
    body,
    mediaType: 'text/javascript; charset=utf-8',
    cacheControl,
    mentions: new Set(),
    keys: [`script:${name}`],
  };
}
