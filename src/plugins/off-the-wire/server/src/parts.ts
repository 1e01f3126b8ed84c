import { createLog, type Log } from './changes/log';
import type { Config } from './config';
import { WireError } from './errors';
import { shownById } from './feed/answers';
import { keepDirectory } from './feed/directory';
import { type Door, openDoor } from './feed/door';
import { type Limiter, openLimiter } from './feed/limits/limiter';
import { type PreparedAnswers, prepareAnswers } from './feed/prepared';
import { openPush, type Push } from './feed/push';
import { openReader, type Reader } from './feed/reader';
import { prefix } from './feed/render/headline';
import { pageAddresses } from './feed/render/page-addresses';
import type { FeedRoom, Site } from './feed/room';
import { keepTold } from './feed/told';
import { publicPages } from './public-pages';
import { isApiToken, isPostgres, type Strapi } from './strapi';

/** What the plugin is made of, once for each Strapi. */
export interface Parts {
  readonly strapi: Strapi;
  readonly config: Config;
  readonly log: Log;
  readonly feed: FeedRoom;
  readonly answers: PreparedAnswers;
  /** What happens, as it happens. */
  readonly push: Push;
  /** Counts public reads, whichever way they come. */
  readonly limiter: Limiter;
  /** Where public reads come in. */
  readonly door: Door;
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
  const clock = () => config.clock();
  const feed = feedRoom(strapi, config, log, clock);
  const prepared = { ...config, preparedBytes: (config.preparedBytes / 8) * 7 };
  const answers = prepareAnswers(log, prepared, isPostgres(strapi) ? log.catchUp : undefined);
  const report = (error: unknown) => strapi.log.error(error);
  const limiter = limiterOf(strapi, config);
  const push = pushOf(feed, config, log, report);
  const live = new Map(Object.entries({ '/changes': push.changes, '/stream': push.stream }));
  const { answerSeconds } = config;
  const door = openDoor({
    room: feed,
    answers,
    limiter,
    clock,
    pages: publicPages,
    live,
    prefix,
    answerSeconds,
    report,
  });
  const parts = { strapi, config, log, feed, answers, push, limiter, door, clock };
  assembled.set(strapi, parts);
  return parts;
}

function limiterOf(strapi: Strapi, { rateLimit, trustedProxies }: Config): Limiter {
  const isGoodToken = (token: string) => isApiToken(strapi, token);
  return openLimiter({ rate: rateLimit, trustedProxies, isGoodToken, now: () => performance.now() });
}

function pushOf(room: FeedRoom, { push }: Config, log: Log, report: (error: unknown) => void): Push {
  const { directory, clock } = room;
  return openPush({ log, directory, readHeadlines: (ids) => shownById(room, ids), settings: push, clock, report });
}

function feedRoom(strapi: Strapi, config: Config, log: Log, clock: () => number): FeedRoom {
  const reader = atFirstUse(() => openReader(strapi));
  return {
    ...{ strapi, clock, reader },
    directory: keepDirectory(strapi, log),
    told: keepTold({ strapi, reader, clock }, log, config.preparedBytes / 8),
    pages: pageAddresses(config.pages, String(strapi.config.get('server.url', ''))),
    site: siteOf(strapi, config),
  };
}

/** The database is not open yet when the parts are put together. */
function atFirstUse(open: () => Reader): Reader {
  let reader: Reader | undefined;
  let isClosed = false;
  const opened = () => {
    if (isClosed) throw new WireError('OTW_STOPPING');
    reader ??= open();
    return reader;
  };
  return {
    rows: async (sql, values) => opened().rows(sql, values),
    lists: async (sql, values) => opened().lists(sql, values),
    close: () => {
      isClosed = true;
      reader?.close();
    },
  };
}

function siteOf(strapi: Strapi, config: Config): Site {
  const origin = originOf(strapi);
  return { name: config.siteName, origin, pages: pageAddresses(config.pages, origin), hubs: config.webSubHubs };
}

/** Feeds must say where they lie. Without PUBLIC_URL it is the address that the server listens at. */
function originOf(strapi: Strapi): string {
  return new URL(String(strapi.config.get('server.absoluteUrl', 'http://localhost:1337'))).origin;
}
