import { z } from 'zod';
import { version } from '../../package.json';
import { isNetwork } from './feed/limits/addresses';
import { networkOf } from './networks';
import { type LimitName, type WireLimits, wireLimits } from './wire/limits';

/** The release of the plugin that is running. */
export const release: string = version;

/** Where the site shows what the feed lists: paths of this server, or whole addresses of a site elsewhere. */
const pages = z.strictObject({
  home: z.string().default('/'),
  /** `{slug}` is the end of the article's web address. */
  article: z.string().includes('{slug}').default('/articles/{slug}'),
  /** `{path}` is the section's path, as `world/asia`. */
  section: z.string().includes('{path}').default('/sections/{path}'),
});

/** What is deeper than this could overturn what reads it; a longer text is none to the engine, nor a longer time. */
const highest: Partial<Record<LimitName, number>> = {
  depth: 1_000,
  mailDepth: 256,
  containers: 64,
  textLength: 500_000_000,
  milliseconds: 86_400_000,
  deliveryMilliseconds: 86_400_000,
};

/** Every cap on what is read, by its name in `wire/limits.ts`. */
const limits = z.strictObject(
  Object.fromEntries(
    Object.entries(wireLimits).map(([name, most]) => [name, limit(name as LimitName, most)]),
  ) as Record<LimitName, ReturnType<typeof limit>>,
);

function limit(name: LimitName, most: number) {
  const whole = z
    .number()
    .int()
    .max(highest[name] ?? Number.MAX_SAFE_INTEGER);
  return (most === 0 ? whole.nonnegative() : whole.positive()).default(most);
}

const positive = z.number().positive();
const count = z.number().int().positive();

const allowance = (perSecond: number, burst: number) =>
  z.strictObject({ perSecond: positive.default(perSecond), burst: count.default(burst) }).prefault({});

const networks = z.array(z.string().refine(isNetwork, 'must be an address, a network (10.0.0.0/8), or "loopback"'));

/** How much readers may ask of the public API, prepared or not. */
const rateLimit = z.strictObject({
  /** In the long run, and at once. A page of a site asks for a handful of answers; an office may share one address. */
  perAddress: allowance(100, 200),
  /** For who sends an API token, as a site's own server does. */
  perToken: allowance(1000, 2000),
  exempt: networks.default([]),
  /** Whether this machine may ask as much as it likes: the reader's page does it for all its readers. */
  exemptOwn: z.boolean().default(true),
  /** Addresses that are remembered at once. */
  addresses: count.default(50_000),
});

/** Streams, and questions that wait for something to happen. */
const push = z.strictObject({
  heartbeatSeconds: positive.default(15),
  /** How long a stream may stay open: so it is shared out anew among servers now and then. */
  longestSeconds: positive.default(2 * 60 * 60),
  /** A client for which more than this waits to be sent, for longer than that, is cut off. */
  waitingBytes: count.default(64 * 1024),
  waitingSeconds: positive.default(10),
  /** How many at once, in all and for each address. */
  streams: count.default(12_000),
  streamsPerAddress: count.default(100),
  held: count.default(12_000),
  heldPerAddress: count.default(100),
});

const schema = z.strictObject({
  /** Largest delivery, in bytes. */
  maxDeliveryBytes: z
    .number()
    .int()
    .positive()
    .default(32 * 1024 * 1024),
  /** How far a delivery may go before it is put into quarantine. */
  limits: limits.prefault({}),
  /** Prepared answers kept in memory, in bytes. */
  preparedBytes: z
    .number()
    .int()
    .positive()
    .default(64 * 1024 * 1024),
  /** `Cache-Control` of public answers. A CDN that serves stale answers would serve killed copy. */
  cacheControl: z.string().default('public, max-age=0, s-maxage=1'),
  /** Strapi's own REST routes for articles, sources and sections, at `/api/off-the-wire`. The same truth, far slower. */
  rest: z.boolean().default(false),
  /** Whether a save of an article by the admin's API that does not say from which version it started is refused. */
  refuseUnversionedSaves: z.boolean().default(false),
  /** `false`: no limit. */
  rateLimit: z.union([z.literal(false), rateLimit]).prefault({}),
  push: push.prefault({}),
  /** Proxies whose `X-Forwarded-For` is believed: addresses, networks (`10.0.0.0/8`), or `loopback`. */
  trustedProxies: networks.default([]),
  /** How long a public answer may take to be made, in seconds. */
  answerSeconds: positive.default(15),
  /** The name that feeds and the news sitemap give the site. */
  siteName: z.string().trim().min(1).default('Off the Wire'),
  /** Hubs of WebSub that feeds name. */
  webSubHubs: z.array(z.url({ protocol: /^https?$/ })).default([]),
  /** Addresses and networks inside (`10.1.0.0/16`) that subscribers may be at: otherwise nothing that is not public is asked. */
  allowPrivateAddresses: z
    .array(z.string().refine((written) => networkOf(written) !== undefined, 'must be an address or a network'))
    .default([]),
  webhooks: z
    .strictObject({
      /** After so many hours in which it took nothing, a subscriber is switched off. */
      giveUpAfterHours: z.number().positive().max(720).default(72),
    })
    .prefault({}),
  /** What JSON-LD gives as the address of an article and of the sections on its trail. */
  pages: pages.prefault({}),
  /** What time it is, in epoch milliseconds: the machine's own clock, unless a rehearsal brings another. */
  clock: z.custom<() => number>((value) => typeof value === 'function', 'must be a function').default(() => Date.now),
});

/** A limit that is unknown, or a number that none can have, by name. */
export class BadLimits extends Error {
  override readonly name = 'BadLimits';
}

/** The limits that are asked for, the others as they are by default. Throws `BadLimits`. */
export function limitsOf(asked: Readonly<Record<string, unknown>>): WireLimits {
  const checked = limits.safeParse(asked);
  if (!checked.success) throw new BadLimits(z.prettifyError(checked.error));
  return checked.data;
}

export type Config = z.output<typeof schema>;

export const config = {
  default: (): Config => schema.parse({}),
  /** Throws with every wrong setting by name, so that Strapi refuses to start. */
  validator(settings: unknown) {
    schema.parse(settings);
  },
};
