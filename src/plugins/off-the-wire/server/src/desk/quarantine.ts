import type { Overview, QuarantinedDelivery } from '../../../shared/contracts';
import { deliveriesTable, deliveryUid } from '../store/deliveries';
import { timeOf } from '../store/time-of';
import { joinTable, type Strapi, table } from '../strapi';
import { countUpTo } from './count';

const lookedBack = 7 * 24 * 60 * 60 * 1000;
const told = 5;
/** A reason may quote the copy at length. */
const longestReason = 300;

/** What came in the last seven days and could not be read: how much, and the newest of it. */
export async function quarantine(
  strapi: Strapi,
  sources: ReadonlyMap<number, string>,
  now: number,
): Promise<NonNullable<Overview['quarantine']>> {
  const since = new Date(now - lookedBack);
  const lying = () => table(strapi, `${deliveriesTable} as d`).where('d.state', 'quarantined');
  const recent = table(strapi, deliveriesTable).where({ state: 'quarantined' }).where('received_at', '>', since);
  const source = joinTable(strapi, deliveryUid, 'source');
  const newest = await lying()
    .where('d.received_at', '>', since)
    .leftJoin(`${source.name} as s`, `s.${source.own}`, 'd.id')
    .orderBy('d.received_at', 'desc')
    .limit(told)
    .select('d.document_id', 'd.received_at', 'd.reason', `s.${source.other} as source_id`);
  return { count: await countUpTo(strapi, recent), newest: newest.map((row) => toDelivery(row, sources)) };
}

function toDelivery(row: Record<string, unknown>, sources: ReadonlyMap<number, string>): QuarantinedDelivery {
  return {
    documentId: String(row.document_id),
    at: new Date(timeOf(row.received_at)).toISOString(),
    source: sources.get(Number(row.source_id)),
    reason: typeof row.reason === 'string' ? row.reason.slice(0, longestReason) : undefined,
  };
}
