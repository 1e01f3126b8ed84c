import type { Overview } from '../../../shared/contracts';
import { alertUid } from '../store/alerts';
import { deliveryUid } from '../store/deliveries';
import { articleUid } from '../store/public-articles';
import { sourceUid } from '../store/sources';
import { rows, type Strapi } from '../strapi';
import { openAlerts } from './alerts';
import type { MayRead } from './may-read';
import { newestStories } from './newest-stories';
import { quarantine } from './quarantine';
import { type NamedSource, troubledSources } from './troubled-sources';
import { waitingStories } from './waiting';

const storiesTold = 8;

/**
 * The wire at a glance, for the desk: drafts, held and killed copy included. A part that the person may not read in the
 * Content Manager is left out. @param now epoch milliseconds UTC.
 */
export async function overview(strapi: Strapi, may: MayRead, maySettle: boolean, now: number): Promise<Overview> {
  const sources = await namedSources(strapi);
  const maySources = may(sourceUid, 'name');
  const names = new Map(maySources ? sources.map(({ id, name }) => [id, name]) : []);
  const mayDeliveries = may(deliveryUid, 'state', 'receivedAt', 'source');
  return {
    at: new Date(now).toISOString(),
    hasSources: sources.length > 0,
    latest: may(articleUid, 'headline') ? await newestStories(strapi, may, names, storiesTold) : undefined,
    waiting: may(articleUid, 'deskState') ? await waitingStories(strapi) : undefined,
    quarantine: mayDeliveries ? withReasons(await quarantine(strapi, names, now), may) : undefined,
    alerts: may(alertUid, 'message', 'headline', 'article') ? { ...(await openAlerts(strapi)), maySettle } : undefined,
    inTrouble: maySources && mayDeliveries ? await troubledSources(strapi, sources, now) : undefined,
  };
}

async function namedSources(strapi: Strapi): Promise<NamedSource[]> {
  const found = await rows(strapi, sourceUid).findMany({
    select: ['id', 'documentId', 'name'],
    orderBy: { id: 'asc' },
  });
  return found.map(({ id, documentId, name }) => ({
    id: Number(id),
    documentId: String(documentId),
    name: String(name),
  }));
}

type Quarantine = NonNullable<Overview['quarantine']>;

function withReasons(told: Quarantine, may: MayRead): Quarantine {
  if (may(deliveryUid, 'reason')) return told;
  return { ...told, newest: told.newest.map((delivery) => ({ ...delivery, reason: undefined })) };
}
