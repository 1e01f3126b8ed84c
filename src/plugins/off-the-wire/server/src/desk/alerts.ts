import type { OpenAlert, Overview } from '../../../shared/contracts';
import { alertsTable } from '../store/alerts';
import { timeOf } from '../store/time-of';
import { type Strapi, table } from '../strapi';
import { countUpTo } from './count';

const told = 5;

/** What rings for an editor, the loud ones first, and of each the newest first. */
export async function openAlerts(strapi: Strapi): Promise<Pick<NonNullable<Overview['alerts']>, 'count' | 'first'>> {
  const open = () => table(strapi, alertsTable).where({ settled: false });
  const newest = (level: OpenAlert['level'], wanted: number) =>
    open().where({ level }).orderBy('raised_at', 'desc').orderBy('id', 'desc').limit(wanted).select();
  const loud = await newest('loud', told);
  const rest = loud.length < told ? await newest('desk', told - loud.length) : [];
  return { count: await countUpTo(strapi, open()), first: [...loud, ...rest].map(toAlert) };
}

function toAlert(row: Record<string, unknown>): OpenAlert {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    documentId: String(row.document_id),
    level: row.level === 'loud' ? 'loud' : 'desk',
    message: String(row.message ?? ''),
    headline: text(row.headline),
    article: text(row.article),
    source: text(row.source),
    at: new Date(timeOf(row.raised_at)).toISOString(),
  };
}
