/**
 * A process of its own on the newsroom's database that keeps nothing: it makes every answer from the rows as they are now,
 * as a server would that has just started. Started by `startChild`.
 */
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { createLog } from '../../src/plugins/off-the-wire/server/src/changes/log';
import { WireError } from '../../src/plugins/off-the-wire/server/src/errors';
import { facetsAsked } from '../../src/plugins/off-the-wire/server/src/feed/asked';
import { keepDirectory } from '../../src/plugins/off-the-wire/server/src/feed/directory';
import { prepare } from '../../src/plugins/off-the-wire/server/src/feed/kept';
import { latest } from '../../src/plugins/off-the-wire/server/src/feed/latest';
import { openPaths } from '../../src/plugins/off-the-wire/server/src/feed/public-page';
import { readFeedQuery } from '../../src/plugins/off-the-wire/server/src/feed/query';
import { prefix } from '../../src/plugins/off-the-wire/server/src/feed/render/headline';
import type { FeedRoom } from '../../src/plugins/off-the-wire/server/src/feed/room';
import { keepTold } from '../../src/plugins/off-the-wire/server/src/feed/told';
import { partsOf } from '../../src/plugins/off-the-wire/server/src/parts';
import { publicPages } from '../../src/plugins/off-the-wire/server/src/public-pages';
import { answer } from '../bench/parts/child';

/** A list as it stands: each article with its place by the list's order. */
export type Listed = readonly (readonly [documentId: string, at: number])[];

export interface Fresh {
  readonly outcomes: Readonly<Record<string, string>>;
  /** By filter. Absent: one that names what is not there. */
  readonly lists: Readonly<Record<string, Listed>>;
}

/** PostgreSQL answers several at a time, on the connections of the pool. */
const atOnce = 8;

const pageOf = openPaths(publicPages, prefix);
let strapi: Core.Strapi;

answer({
  open: async () => {
    const { createStrapi } = await import('@strapi/strapi');
    const appDir = process.cwd();
    strapi = await createStrapi({ appDir, distDir: path.join(appDir, 'dist') }).load();
  },
  fresh: async ({ targets, filters }: { targets: readonly string[]; filters: readonly string[] }): Promise<Fresh> => {
    const room = emptyRoom();
    const outcomes: Record<string, string> = {};
    for (let at = 0; at < targets.length; at += atOnce) {
      const some = targets.slice(at, at + atOnce);
      const made = await Promise.all(some.map((target) => outcomeOf(room, target)));
      for (const [index, target] of some.entries()) outcomes[target] = made[index] ?? '';
    }
    const lists: Record<string, Listed> = {};
    for (const filter of filters) {
      const list = await listOf(room, filter);
      if (list) lists[filter] = list;
    }
    return { outcomes, lists };
  },
  close: () => strapi.destroy(),
});

/** What it keeps, it keeps for one round of questions, in which nothing changes. */
function emptyRoom(): FeedRoom {
  const { feed } = partsOf(strapi as never);
  const log = createLog(strapi as never);
  const told = keepTold(feed, log, 16 * 1024 * 1024);
  return { ...feed, directory: keepDirectory(strapi as never, log), told };
}

/** @param target an address below the prefix; behind a blank, what `Accept` says */
async function outcomeOf(room: FeedRoom, target: string): Promise<string> {
  const [address = '', accept = ''] = target.split(' ');
  const asked = pageOf(`${prefix}/${address}`);
  if (!asked) throw new Error(`${address} is no public page.`);
  const page = asked.page.insteadBy?.(accept) ?? asked.page;
  try {
    const { draft } = page.question(room, new URLSearchParams(address.split('?')[1] ?? ''), asked.rest);
    return prepare('', draft, await draft(), { cacheControl: '' }).digest;
  } catch (error) {
    if (error instanceof WireError) return String(error.status);
    throw error;
  }
}

async function listOf(room: FeedRoom, filter: string): Promise<Listed | undefined> {
  try {
    const query = readFeedQuery(new URLSearchParams(filter));
    const groups = facetsAsked(query, await room.directory());
    const { places } = await latest(room, { groups, order: query.order, limit: 5000 });
    return places.map(({ documentId, at }) => [documentId, at] as const);
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}
