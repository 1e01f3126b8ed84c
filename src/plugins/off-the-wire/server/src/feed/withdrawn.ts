import { z } from 'zod';
import { allFacet, type Facet, isUnder } from '../changes/facets';
import { changesTable, facetsTable } from '../store/tables';
import { json, type Row, sqlName } from '../strapi';
import type { Withdrawn } from './render/lists/list';
import type { FeedRoom } from './room';

/** How many withdrawals are looked at, and how many are told at most. */
const looked = 500;
const told = 50;

const rowSchema = z.object({
  at: z.coerce.number(),
  subject: z.string(),
  before: z.preprocess(json, z.array(z.string())),
  detail: z.preprocess(json, z.object({ guid: z.string().optional(), reason: z.string().optional() })),
});

/** What last stood under one facet of each of these groups and is public no more, the last withdrawn first. */
export async function lastWithdrawn(
  { strapi, reader }: FeedRoom,
  groups: readonly (readonly Facet[])[],
): Promise<Withdrawn[]> {
  const sql = `SELECT n, at, subject, before, detail FROM ${sqlName(strapi, changesTable)} WHERE kind = 'withdrawn' ORDER BY n DESC LIMIT ${looked}`;
  const bySubject = new Map<string, z.output<typeof rowSchema>>();
  for (const row of await reader.rows(sql, [])) {
    const entry = rowSchema.parse(row);
    if (bySubject.has(entry.subject) || !isUnder(entry.before, groups)) continue;
    bySubject.set(entry.subject, entry);
    if (bySubject.size === told) break;
  }
  const back = await publicAmong({ strapi, reader }, [...bySubject.keys()]);
  return [...bySubject.values()]
    .filter(({ subject }) => !back.has(subject))
    .map(({ at, subject, detail: { guid, reason } }) => ({
      ...{ documentId: subject, guid, reason },
      at: new Date(at).toISOString(),
    }));
}

async function publicAmong({ strapi, reader }: Pick<FeedRoom, 'strapi' | 'reader'>, documentIds: readonly string[]) {
  if (documentIds.length === 0) return new Set<string>();
  const places = documentIds.map(() => '?').join(', ');
  const sql = `SELECT document_id FROM ${sqlName(strapi, facetsTable)} WHERE facet = '${allFacet}' AND document_id IN (${places})`;
  const found: readonly Row[] = await reader.rows(sql, documentIds);
  return new Set(found.map((row) => String(row.document_id)));
}
