import { createLog, type Log } from './changes/log';
import type { Config } from './config';
import type { FeedRoom } from './feed/answers';
import { keepDirectory } from './feed/directory';
import { type PreparedAnswers, prepareAnswers } from './feed/prepared';
import { pageAddresses } from './feed/render/page-addresses';
import type { Strapi } from './strapi';

/** What the plugin is made of, once for each Strapi. */
export interface Parts {
  readonly strapi: Strapi;
  readonly config: Config;
  readonly log: Log;
  readonly feed: FeedRoom;
  readonly answers: PreparedAnswers;
  /** Epoch milliseconds UTC: the one clock of the plugin. */
  readonly clock: () => number;
}

const assembled = new WeakMap<Strapi, Parts>();

/** Puts the parts together at the first asking. */
export function partsOf(strapi: Strapi): Parts {
  const known = assembled.get(strapi);
  if (known) return known;
  const config = strapi.config.get('plugin::off-the-wire') as Config;
  const log = createLog(strapi);
  const origin = String(strapi.config.get('server.url', ''));
  const feed = { strapi, directory: keepDirectory(strapi, log), pages: pageAddresses(config.pages, origin) };
  const answers = prepareAnswers(log, config);
  const parts = { strapi, config, log, feed, answers, clock: () => config.clock() };
  assembled.set(strapi, parts);
  return parts;
}
