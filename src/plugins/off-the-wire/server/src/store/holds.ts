import { joinTable, type Row, type Strapi, type Trx, tableIn } from '../strapi';
import { articleVersionsTable } from './article-versions';
import { deliveriesTable, deliveryUid } from './deliveries';
import { articlesTable, articleUid } from './public-articles';
import { holdsTable } from './tables';

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

/** The hold that keeps a story: its own, or that of a source that any of its copy came by. */
export async function holdOf(strapi: Strapi, trx: Trx, documentId: string): Promise<Hold | undefined> {
  const holds = await allHolds(strapi, trx);
  if (holds.length === 0) return undefined;
  const sources = await sourcesOf(strapi, trx, documentId);
  return holds.find(({ about, subject }) => (about === 'article' ? subject === documentId : sources.has(subject)));
}

async function sourcesOf(strapi: Strapi, trx: Trx, documentId: string): Promise<ReadonlySet<string>> {
  const [ofDelivery, ofArticle] = [joinTable(strapi, deliveryUid, 'source'), joinTable(strapi, articleUid, 'source')];
  const byDelivery: Row[] = await tableIn(strapi, trx, `${articleVersionsTable} as v`)
    .join(`${deliveriesTable} as d`, 'd.document_id', 'v.delivery')
    .join(`${ofDelivery.name} as l`, `l.${ofDelivery.own}`, 'd.id')
    .join('otw_sources as s', 's.id', `l.${ofDelivery.other}`)
    .where('v.article', documentId)
    .distinct('s.document_id');
  const byArticle: Row[] = await tableIn(strapi, trx, `${articlesTable} as a`)
    .join(`${ofArticle.name} as l`, `l.${ofArticle.own}`, 'a.id')
    .join('otw_sources as s', 's.id', `l.${ofArticle.other}`)
    .where('a.document_id', documentId)
    .distinct('s.document_id');
  return new Set([...byDelivery, ...byArticle].map((row) => String(row.document_id)));
}
