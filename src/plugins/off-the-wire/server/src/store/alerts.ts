import { rows, type Strapi, type Trx, tableIn } from '../strapi';
import { pluginUid } from './content-types/content-type';
import { newDocumentId } from './document-id';

export const alertUid = pluginUid('alert');

/** Something that an editor must know of. */
export interface NewAlert {
  /** Its own, for what settles it later. */
  readonly documentId?: string;
  /** `loud`: what readers see may be wrong until somebody acts. */
  readonly level: 'desk' | 'loud';
  readonly message: string;
  readonly headline?: string;
  /** documentIds. */
  readonly article?: string;
  readonly delivery?: string;
  readonly source?: string;
}

/** Rings for the desk. @param now epoch milliseconds UTC. */
export async function raiseAlerts(strapi: Strapi, alerts: readonly NewAlert[], now: number): Promise<void> {
  if (alerts.length === 0) return;
  const at = new Date(now);
  const data = alerts.map((alert) => ({
    ...alert,
    documentId: alert.documentId ?? newDocumentId(),
    raisedAt: at,
    settled: false,
    createdAt: at,
    updatedAt: at,
    publishedAt: at,
  }));
  await rows(strapi, alertUid).createMany({ data });
}

export const alertsTable = 'otw_alerts';

interface Settling {
  readonly article: string;
  /** The documentId of the delivery that rang. */
  readonly delivery: string;
  readonly by?: string;
  readonly now: number;
}

/** What rang for a version that an editor has decided on is settled with it. @param now epoch milliseconds UTC. */
export async function settleAlertsOf(
  strapi: Strapi,
  trx: Trx,
  { article, delivery, by, now }: Settling,
): Promise<void> {
  const at = new Date(now);
  await tableIn(strapi, trx, alertsTable)
    .where({ article, delivery, settled: false })
    .update({ settled: true, settled_by: by ?? null, settled_at: at, updated_at: at });
}
