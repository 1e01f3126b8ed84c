import type { Log } from '../changes/log';
import type { FeedRoom } from '../feed/room';
import type { Strapi } from '../strapi';
import type { AddressGuard } from '../transports/fetch/addresses';

/** What is needed to tell subscribers. */
export interface WebhookRoom {
  readonly strapi: Strapi;
  readonly log: Log;
  readonly feed: FeedRoom;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
  readonly guard: AddressGuard;
  /** After so long in which it took nothing, a subscriber is switched off: milliseconds. */
  readonly giveUpAfter: number;
  /** How it names itself to those it posts to. */
  readonly agent: string;
}
