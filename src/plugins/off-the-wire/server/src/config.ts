import { z } from 'zod';

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
});

export type Config = z.output<typeof schema>;

export const config = {
  default: (): Config => schema.parse({}),
  /** Throws with every wrong setting by name, so that Strapi refuses to start. */
  validator(settings: unknown) {
    schema.parse(settings);
  },
};
