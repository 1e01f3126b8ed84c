import { atom } from './atom';
import { jsonFeed } from './json-feed';
import type { ListRendering } from './list';
import { ninjsList } from './ninjs-list';
import { rss } from './rss';

/** Every rendering of a list but JSON. A new one is a file and a line. */
export const listRenderings: readonly ListRendering[] = [rss, atom, jsonFeed, ninjsList];
