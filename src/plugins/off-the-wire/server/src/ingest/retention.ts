import { articleVersionsTable } from '../store/article-versions';
import { deliveriesTable, deliveryUid } from '../store/deliveries';
import { erasedBefore, forgetErased, silenceLog } from '../store/erased';
import { allHolds, type Hold } from '../store/holds';
import { articlesTable, articleUid } from '../store/public-articles';
import { removeRawCopies } from '../store/raw-copies';
import { sourceUid } from '../store/sources';
import { chunks, inTransaction, joinTable, type Row, rows, type Strapi, type Trx, tableIn } from '../strapi';
import { eraseStory } from './erase';
import { letOthersIn } from './in-parts';
import type { Line } from './receive';

/** What was pruned. */
export interface Pruned {
  /** Deliveries whose raw copy is gone. */
  readonly rawCopies: number;
  /** Stories whose licence has ended. */
  readonly stories: number;
}

const day = 86_400_000;
const hour = 3_600_000;

/** Takes out what sources say is kept no longer, a few at a time. What is on legal hold stays. */
export async function prune(line: Line): Promise<Pruned> {
  const { strapi } = line;
  const holds = await allHolds(strapi, undefined);
  const sources = await rows(strapi, sourceUid).findMany({ orderBy: { id: 'asc' } });
  let [rawCopies, stories] = [0, 0];
  for (const source of sources.filter((one) => !isHeld(holds, one))) {
    rawCopies += await pruneRawCopies(line, source, holds);
    stories += await pruneStories(line, source, holds);
  }
  await silenceErased(line);
  return { rawCopies, stories };
}

const isHeld = (holds: readonly Hold[], { documentId }: Row) => holds.some(({ subject }) => subject === documentId);
const heldStories = (holds: readonly Hold[]) =>
  holds.filter(({ about }) => about === 'article').map(({ subject }) => subject);
const positive = (value: unknown) => (typeof value === 'number' && value > 0 ? value : undefined);

/** Deliveries in one transaction. */
const atOnce = 200;

async function pruneRawCopies(line: Line, source: Row, holds: readonly Hold[]): Promise<number> {
  const [days, megabytes] = [positive(source.retentionDays), positive(source.retentionMegabytes)];
  const now = line.clock();
  const [old, beyond] = [
    days ? await olderThan(line.strapi, source, new Date(now - days * day), holds) : [],
    megabytes ? await beyondSize(line.strapi, source, megabytes * 1024 * 1024, holds) : [],
  ];
  const date = new Date(now).toISOString().slice(0, 10);
  await takeOut(line.strapi, old, `Pruned on ${date} by retention (${days} days).`);
  const aged = new Set(old.map(({ id }) => id));
  const large = beyond.filter(({ id }) => !aged.has(id));
  await takeOut(line.strapi, large, `Pruned on ${date} by retention (${megabytes} MB).`);
  return old.length + large.length;
}

interface Kept {
  readonly id: number;
  readonly documentId: string;
  readonly digest: string;
}

/** A source's deliveries that have their raw copy and may lose it. */
function keptOf(strapi: Strapi, source: Row, holds: readonly Hold[]) {
  const link = joinTable(strapi, deliveryUid, 'source');
  const held = tableIn(strapi, undefined, articleVersionsTable)
    .whereIn('article', heldStories(holds))
    .whereNotNull('delivery')
    .select('delivery');
  return tableIn(strapi, undefined, `${deliveriesTable} as d`)
    .join(`${link.name} as l`, `l.${link.own}`, 'd.id')
    .where(`l.${link.other}`, Number(source.id))
    .whereNull('d.raw_copy')
    .whereNot('d.state', 'unfinished')
    .whereNotIn('d.document_id', held);
}

async function olderThan(strapi: Strapi, source: Row, before: Date, holds: readonly Hold[]): Promise<Kept[]> {
  const query = keptOf(strapi, source, holds).where('d.received_at', '<', timeOf(strapi, before));
  return asKept(await query.orderBy('d.id').select('d.id', 'd.document_id', 'd.digest'));
}

/** SQLite keeps times as milliseconds. */
const timeOf = (strapi: Strapi, time: Date) => (strapi.db.dialect.client === 'sqlite' ? time.getTime() : time);

/** What is older than the newest copy of so many bytes, as they arrived. */
async function beyondSize(strapi: Strapi, source: Row, bytes: number, holds: readonly Hold[]): Promise<Kept[]> {
  const sums = keptOf(strapi, source, holds)
    .select('d.id', 'd.document_id', 'd.digest')
    .select(strapi.db.connection.raw('sum(d.size) OVER (ORDER BY d.id DESC) AS total'));
  const found: Row[] = await strapi.db.connection.from(sums.as('sums')).where('total', '>', bytes).orderBy('id');
  return asKept(found);
}

const asKept = (found: readonly Row[]): Kept[] =>
  found.map((row) => ({ id: Number(row.id), documentId: String(row.document_id), digest: String(row.digest) }));

/** Says it of the deliveries; the bytes go where no other delivery has the same and keeps them. */
async function takeOut(strapi: Strapi, deliveries: readonly Kept[], rawCopy: string): Promise<void> {
  for (const some of chunks(deliveries, atOnce)) {
    await inTransaction(strapi, async ({ trx }) => {
      const ids = some.map(({ id }) => id);
      await tableIn(strapi, trx, deliveriesTable).whereIn('id', ids).update({ raw_copy: rawCopy });
      const digests = some.map(({ digest }) => digest);
      const others: Row[] = await tableIn(strapi, trx, deliveriesTable)
        .whereIn('digest', digests)
        .whereNull('raw_copy')
        .select('digest');
      const wanted = new Set(others.map(({ digest }) => String(digest)));
      await removeRawCopies(
        strapi,
        trx,
        some.filter(({ digest }) => !wanted.has(digest)),
      );
    });
    await letOthersIn(strapi);
  }
}

/** Stories of a source of which nothing has come for so many days: their licence has ended. */
async function pruneStories(line: Line, source: Row, holds: readonly Hold[]): Promise<number> {
  const days = positive(source.articleDays);
  if (days === undefined) return 0;
  const before = timeOf(line.strapi, new Date(line.clock() - days * day));
  let done = 0;
  for (let failed: readonly string[] = []; ; ) {
    const ended = await endedStories(line.strapi, source, before, [...heldStories(holds), ...failed]);
    if (ended.length === 0) return done;
    for (const documentId of ended) {
      const isGone = await eraseOne(line, documentId);
      if (isGone) done += 1;
      else failed = [...failed, documentId];
      await letOthersIn(line.strapi);
    }
  }
}

/** One story that cannot be erased keeps no other. */
async function eraseOne(line: Line, documentId: string): Promise<boolean> {
  try {
    await eraseStory(line, documentId, 'licence', true);
    return true;
  } catch (error) {
    line.strapi.log.warn(`off-the-wire: ${documentId} is past its time and stays: ${error}`);
    return false;
  }
}

async function endedStories(
  strapi: Strapi,
  source: Row,
  before: Date | number,
  not: readonly string[],
): Promise<string[]> {
  const link = joinTable(strapi, articleUid, 'source');
  const versions = () =>
    tableIn(strapi, undefined, `${articleVersionsTable} as v`).whereRaw('v.article = a.document_id');
  const found: Row[] = await tableIn(strapi, undefined, `${articlesTable} as a`)
    .join(`${link.name} as l`, `l.${link.own}`, 'a.id')
    .where(`l.${link.other}`, Number(source.id))
    .whereNull('a.published_at')
    .whereNotIn('a.document_id', [...not])
    .whereExists(versions().whereNotNull('v.delivery').select('v.id'))
    .whereNotExists(versions().where('v.received_at', '>=', before).select('v.id'))
    .orderBy('a.id')
    .limit(100)
    .select('a.document_id');
  return found.map((row) => String(row.document_id));
}

/** The entry that told readers of an erasure says no more than an id, once everyone who listens has heard of it. */
async function silenceErased({ strapi, clock }: Line): Promise<void> {
  await inTransaction(strapi, async ({ trx }: { trx: Trx }) => {
    for (const story of await erasedBefore(strapi, trx, clock() - hour)) {
      await silenceLog(strapi, trx, story);
      await forgetErased(strapi, trx, story);
    }
  });
}
