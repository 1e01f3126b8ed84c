import type { Strapi } from '../strapi';
import type { Directory } from './directory';
import type { Reader } from './reader';
import type { PageAddresses } from './render/page-addresses';
import type { ToldHeadlines } from './told';

/** What a feed says of itself. */
export interface Site {
  readonly name: string;
  /** Scheme and host of this server: what feeds give as their own address. */
  readonly origin: string;
  /** Where it shows articles and sections, always as whole addresses: feeds are read elsewhere. */
  readonly pages: PageAddresses;
  /** Hubs of WebSub, by address. */
  readonly hubs: readonly string[];
}

/** What answers are made from. */
export interface FeedRoom {
  readonly strapi: Strapi;
  readonly reader: Reader;
  readonly directory: () => Promise<Directory>;
  readonly told: ToldHeadlines;
  readonly pages: PageAddresses;
  readonly site: Site;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
}
