import { chunks, joinTable, type Row, type Strapi, type Trx, tableIn } from '../strapi';
import { articleVersionsTable } from './article-versions';
import { deliveriesTable, deliveryUid } from './deliveries';
import { articlesTable, articleUid } from './public-articles';
import { holdsTable } from './tables';

const sourcesTable = 'otw_sources';

/** A word that nothing of a story or a source may be deleted, whatever its time is. */
export interface Hold {
  readonly about: 'article' | 'source';
  /** A documentId. */
  readonly subject: string;
  readonly because: string;
  /** Who said so. */
  readonly by?: string;
  /** Epoch milliseconds UTC. */
  readonly at: number;
}

/** Sets a hold; one that stands already stays as it is. */
export async function setHold(strapi: Strapi, trx: Trx, hold: Hold): Promise<void> {
  await tableIn(strapi, trx, holdsTable)
    .insert({ ...hold, by: hold.by ?? null })
    .onConflict('subject')
    .ignore();
}

/** @returns whether there was one. */
export async function liftHold(strapi: Strapi, trx: Trx, subject: string): Promise<boolean> {
  return Number(await tableIn(strapi, trx, holdsTable).where({ subject }).delete()) > 0;
}

/** Every hold, the newest first. */
export async function allHolds(strapi: Strapi, trx: Trx | undefined): Promise<Hold[]> {
  const found: Row[] = await tableIn(strapi, trx, holdsTable).orderBy('id', 'desc').select();
  return found.map(({ about, subject, because, by, at }) => ({
    about: about === 'source' ? 'source' : 'article',
    ...{ subject: String(subject), because: String(because), at: Number(at) },
    ...(by ? { by: String(by) } : {}),
  }));
}

/**
 * The hold that keeps a story: its own, or that of a source that any of its copy came by; and, where the bytes of
 * deliveries are to go with it, that of any other story or source of theirs.
 */
export async function holdOf(
  strapi: Strapi,
  trx: Trx,
  documentId: string,
  deliveries: readonly string[] = [],
): Promise<Hold | undefined> {
  const holds = await allHolds(strapi, trx);
  if (holds.length === 0) return undefined;
  const brought: Row[] = await tableIn(strapi, trx, articleVersionsTable)
    .where({ article: documentId })
    .whereNotNull('delivery')
    .distinct('delivery');
  const all = [...new Set([...brought.map(({ delivery }) => String(delivery)), ...deliveries])];
  const kept = new Set([
    documentId,
    ...(await sourceOf(strapi, trx, documentId)),
    ...(await sourcesOf(strapi, trx, all)),
  ]);
  if (deliveries.length > 0) for (const story of await storiesOf(strapi, trx, deliveries)) kept.add(story);
  return holds.find(({ subject }) => kept.has(subject));
}

async function storiesOf(strapi: Strapi, trx: Trx, deliveries: readonly string[]): Promise<string[]> {
  const found: Row[] = [];
  for (const some of chunks(deliveries, 500)) {
    found.push(...(await tableIn(strapi, trx, articleVersionsTable).whereIn('delivery', some).distinct('article')));
  }
  return found.map(({ article }) => String(article));
}

async function sourcesOf(strapi: Strapi, trx: Trx, deliveries: readonly string[]): Promise<string[]> {
  const link = joinTable(strapi, deliveryUid, 'source');
  const found: Row[] = [];
  for (const some of chunks(deliveries, 500)) {
    const sources = tableIn(strapi, trx, `${deliveriesTable} as d`)
      .join(`${link.name} as l`, `l.${link.own}`, 'd.id')
      .join(`${sourcesTable} as s`, 's.id', `l.${link.other}`)
      .whereIn('d.document_id', some)
      .distinct('s.document_id');
    found.push(...(await sources));
  }
  return found.map(({ document_id }) => String(document_id));
}

async function sourceOf(strapi: Strapi, trx: Trx, documentId: string): Promise<string[]> {
  const link = joinTable(strapi, articleUid, 'source');
  const found: Row[] = await tableIn(strapi, trx, `${articlesTable} as a`)
    .join(`${link.name} as l`, `l.${link.own}`, 'a.id')
    .join(`${sourcesTable} as s`, 's.id', `l.${link.other}`)
    .where('a.document_id', documentId)
    .distinct('s.document_id');
  return found.map(({ document_id }) => String(document_id));
}
