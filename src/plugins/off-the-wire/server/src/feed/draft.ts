import type { Standing } from './listing';

export const jsonType = 'application/json; charset=utf-8';

/** What an answer says and what it stands on: enough to know, of any change, whether it is still true. */
export interface Draft extends Standing {
  /** What is sent as JSON; with a `mediaType` of its own, a text that is sent as it is. */
  readonly body: object | string;
  readonly mediaType?: string;
  /** How long it may be kept, where that is not as long as everything else. */
  readonly cacheControl?: string;
  /** Epoch milliseconds UTC at which the clock last changed it, where that came after the log's last entry. */
  readonly modified?: number;
  /** Epoch milliseconds until which it is true by the clock; absent: until something changes. */
  readonly until?: number;
  /** What a CDN that can purge by key knows it by. */
  readonly keys?: readonly string[];
  /** The header `Link`. */
  readonly link?: string;
  /** Whether other clients get another format at the same address. */
  readonly isNegotiated?: boolean;
}
