import type { Row, Strapi, TransactionContext } from '../strapi';
import type { Log } from './log';

/** A Document Service call on its way: what the Content Manager, Strapi's REST and every plugin come through. */
export interface DocumentWrite {
  readonly action: string;
  readonly params: { documentId?: string; status?: string; data?: Record<string, unknown> };
}

export interface WriteRoom {
  readonly strapi: Strapi;
  readonly log: Log;
  readonly context: TransactionContext;
  /** Epoch milliseconds UTC. */
  readonly now: number;
  /** Throws OTW_BAD_PARAMETER unless a ticker can have this filter. */
  readonly checkFilter: (filter: unknown, whose: 'ticker' | 'subscriber') => Promise<void>;
}

/** Does what the call was made for. */
export type Next = () => Promise<unknown>;
export type Writer = (room: WriteRoom, write: DocumentWrite, next: Next) => Promise<unknown>;

/** The documentId that a call made or changed. */
export function documentIdOf(write: DocumentWrite, result: unknown): string | undefined {
  const made = (result as Row | null)?.documentId;
  return typeof made === 'string' ? made : write.params.documentId;
}
