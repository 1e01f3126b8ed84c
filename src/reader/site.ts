import { z } from '@strapi/utils';
import type { Api } from './api';
import type { Sendable } from './respond';

/** Settings of the page, from config/middlewares.ts. */
const settingsShape = z.strictObject({
  siteName: z.string().trim().min(1).default('Off the Wire'),
  /** Code of the ticker at the top. One that is not there leaves no gap. */
  ticker: z.string().min(1).default('off-the-wire'),
  /** Headlines on a page; the API gives at most 100. */
  headlines: z.number().int().min(1).max(100).default(20),
  /** BCP 47, of the page itself: the words in words.ts. Articles bring their own. */
  language: z.string().default('en'),
});
export type Settings = z.output<typeof settingsShape>;

/** Everything that a page is made with. */
export interface Site extends Settings {
  readonly api: Api;
  /** Makes one page of those that are asked for at the same time. */
  readonly share: (key: string, make: () => Promise<Sendable>) => Promise<Sendable>;
  /** Scheme and host that readers use: `https://news.example`. */
  readonly origin: string;
}

/** Checks the settings. Throws where one is unknown or malformed, naming it: the server must not start with it. */
export function readSettings(config: unknown): Settings {
  return settingsShape.parse(config ?? {});
}
