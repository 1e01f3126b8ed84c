import { z } from 'zod';

/** Where the site shows what the feed lists: paths of this server, or whole addresses of a site elsewhere. */
const pages = z.strictObject({
  home: z.string().default('/'),
  /** `{slug}` is the end of the article's web address. */
  article: z.string().includes('{slug}').default('/articles/{slug}'),
  /** `{path}` is the section's path, as `world/asia`. */
  section: z.string().includes('{path}').default('/sections/{path}'),
});

const schema = z.strictObject({
  /** Largest delivery, in bytes. */
  maxDeliveryBytes: z
    .number()
    .int()
    .positive()
    .default(32 * 1024 * 1024),
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
  /** What JSON-LD gives as the address of an article and of the sections on its trail. */
  pages: pages.prefault({}),
});

export type Config = z.output<typeof schema>;

export const config = {
  default: (): Config => schema.parse({}),
  /** Throws with every wrong setting by name, so that Strapi refuses to start. */
  validator(settings: unknown) {
    schema.parse(settings);
  },
};
