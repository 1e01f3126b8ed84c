import { type Strapi, type Trx, tableIn } from '../strapi';
import { articleVersionsTable } from './article-versions';
import { timeOf } from './time-of';

/** What is kept of a version beside what it said. `row` is what `Version.arrived` holds. */
export interface VersionRow {
  readonly row: number;
  readonly documentId: string;
  readonly outcome?: string;
  /** Of an edit: who wrote it. */
  readonly changedBy?: string;
  /** The documentId of the delivery that brought it. */
  readonly delivery?: string;
  /** Epoch milliseconds UTC. */
  readonly receivedAt: number;
}

/** When each version of a story came and by whom, in the order in which they came. */
export async function versionTimes(strapi: Strapi, trx: Trx | undefined, article: string): Promise<VersionRow[]> {
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, articleVersionsTable)
    .where({ article })
    .orderBy('id')
    .select('id', 'document_id', 'outcome', 'changed_by', 'delivery', 'received_at');
  const text = (value: unknown) => (value ? String(value) : undefined);
  return found.map((row) => ({
    row: Number(row.id),
    documentId: String(row.document_id),
    outcome: text(row.outcome),
    changedBy: text(row.changed_by),
    delivery: text(row.delivery),
    receivedAt: timeOf(row.received_at),
  }));
}
