import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pluginFolder } from '../strapi';
import type { Draft } from './draft';
import type { FeedRoom } from './room';

/** Modules for browsers, as the build made them. Sites load them from here, so that they fit the API that they ask. */
export const scripts = ['ticker.js', 'client.js'] as const;

/** Ten minutes: a new release is there soon, and until then it is no request at all. */
const cacheControl = 'public, max-age=600';

/** What stands in the ticker for where the desk shows articles (`client/src/ticker/element.ts`). */
const onDesk = '"/articles/{slug}"';

export async function scriptAnswer({ strapi, pages }: FeedRoom, name: (typeof scripts)[number]): Promise<Draft> {
  const built = await readFile(path.join(pluginFolder(strapi), 'dist', 'browser', name), 'utf8');
  const pattern = JSON.stringify(pages.article('{slug}').replace(encodeURIComponent('{slug}'), '{slug}'));
  const body = built.replace(onDesk, () => pattern);
  return {
    body,
    mediaType: 'text/javascript; charset=utf-8',
    cacheControl,
    mentions: new Set(),
    keys: [`script:${name}`],
  };
}
