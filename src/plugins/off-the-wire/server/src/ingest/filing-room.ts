import type { Tree } from '../store/breadcrumbs';
import type { Source } from '../store/sources';
import type { Strapi, Trx } from '../strapi';

/** Where items are filed: all of it in one transaction. */
export interface FilingRoom {
  readonly strapi: Strapi;
  readonly trx: Trx;
  readonly source: Source;
  readonly tree: Tree;
  /** Epoch milliseconds UTC. */
  readonly now: number;
  /** Told which stories are about to change, before any row does. */
  readonly beforeWriting: (documentIds: readonly string[]) => Promise<void>;
}
