import { publicStates, settle } from '../changes/settle';
import { tickerChanges } from '../changes/ticker-writes';
import { WireError } from '../errors';
import { alertUid } from '../store/alerts';
import { articleVersionsTable, articleVersionUid } from '../store/article-versions';
import { deliveriesTable, deliveryUid } from '../store/deliveries';
import { writeDue } from '../store/due';
import { type ErasedBecause, keepErased, keyDigest, silenceLog } from '../store/erased';
import { holdOf } from '../store/holds';
import { articleUid } from '../store/public-articles';
import { removeRawCopies } from '../store/raw-copies';
import { loadStories } from '../store/stories';
import { forgetKeys } from '../store/story-keys';
import { actsTable, storyKeysTable } from '../store/tables';
import { removeEntriesOf } from '../store/ticker-entries';
import {
  chunks,
  inTransaction,
  isPostgres,
  json,
  type Row,
  rows,
  type Strapi,
  type TransactionContext,
  type Trx,
  tableIn,
} from '../strapi';
import type { ItemReceipt, Receipt } from './receipt';
import type { Line } from './receive';
import { retrying } from './savepoint';

/** What goes, or has gone, with a story. */
export interface Erasure {
  readonly article: string;
  readonly headline?: string;
  readonly versions: number;
  /** Deliveries that lose their raw copy, and how many of them hold other stories, too. */
  readonly deliveries: number;
  readonly shared: number;
}

/**
 * Erases a story: its rows, versions, ticker entries, alerts, and the bytes of every delivery that brought any of it.
 * Bytes that hold other stories, too, go as well, since nothing can be cut out of them: those stories stay, and can no
 * longer be read anew. Digests stay, so that the same copy is refused when it comes again; with `forbidden`, those of the
 * story's ids, too, so that its later versions are. Readers get a tombstone. Throws OTW_NOT_FOUND, OTW_ON_HOLD.
 *
 * @param write otherwise it is only said what would go.
 */
export async function eraseStory(
  line: Line,
  article: string,
  because: ErasedBecause,
  write: boolean,
): Promise<Erasure> {
  return retrying(() => inTransaction(line.strapi, (context) => erase(line, context, article, because, write)));
}

async function erase(
  line: Line,
  context: TransactionContext,
  article: string,
  because: ErasedBecause,
  write: boolean,
): Promise<Erasure> {
  const { strapi } = line;
  const { trx } = context;
  const [story] = await loadStories(strapi, trx, [article]);
  if (!story) throw new WireError('OTW_NOT_FOUND', `There is no article ${article}.`, { article });
  const touched = await deliveriesWith(strapi, trx, article);
  const hold = await holdOf(
    strapi,
    trx,
    article,
    touched.map(({ documentId }) => documentId),
  );
  if (hold) throw new WireError('OTW_ON_HOLD', undefined, { article, because: hold.because, onHold: hold.subject });
  const shared = touched.filter(({ receipt }) =>
    receipt.items.some((item) => item.article !== undefined && item.article !== article),
  );
  const erasure = {
    ...{ article, headline: story.versions.at(-1)?.item.headline },
    ...{ versions: story.versions.length, deliveries: touched.length, shared: shared.length },
  };
  if (!write) return erasure;
  const now = line.clock();
  const before = await publicStates(strapi, trx, [article]);
  const isForGood =
    because === 'forbidden' ||
    story.telling?.deskState === 'killed' ||
    story.versions.some(({ kind }) => kind === 'kill');
  const digests = [...story.versions.map(({ id }) => id), ...(isForGood ? await keyDigests(strapi, trx, article) : [])];
  await keepErased(strapi, trx, { story: article, digests, because, at: now });
  await silenceDeliveries(strapi, trx, article, touched, because, now);
  const tickers = await removeRows(strapi, trx, article);
  await silenceLog(strapi, trx, article);
  const also = tickerChanges(tickers);
  await settle(strapi, line.log, context, { before, documentIds: [article], also, reason: 'erased', now });
  return { ...erasure, headline: undefined };
}

async function keyDigests(strapi: Strapi, trx: Trx, article: string): Promise<string[]> {
  const found: Row[] = await tableIn(strapi, trx, storyKeysTable).where({ document_id: article }).select('story_key');
  // Keywords name other stories on other days.
  const keys = found.map(({ story_key }) => String(story_key)).filter((key) => /^(?:guid|name|copy)\|/.test(key));
  return keys.map(keyDigest);
}

interface Touched {
  readonly id: number;
  readonly documentId: string;
  readonly digest: string;
  readonly receipt: Receipt;
}

/** Deliveries that brought any version of the story, or that a receipt speaks of it for. */
async function deliveriesWith(strapi: Strapi, trx: Trx, article: string): Promise<Touched[]> {
  const receipt = isPostgres(strapi) ? 'receipt::text' : 'receipt';
  const brought = tableIn(strapi, trx, articleVersionsTable)
    .where({ article })
    .whereNotNull('delivery')
    .select('delivery');
  const found: Row[] = await tableIn(strapi, trx, deliveriesTable)
    .whereIn('document_id', brought)
    .orWhereRaw(`${receipt} LIKE ?`, [`%${article}%`])
    .orderBy('id')
    .select('id', 'document_id', 'digest', 'receipt');
  return found.map((row) => ({
    id: Number(row.id),
    documentId: String(row.document_id),
    digest: String(row.digest),
    receipt: { notes: [], items: [], ...(json(row.receipt) as object) } as unknown as Receipt,
  }));
}

/** What deliveries say of the story, and their bytes. */
async function silenceDeliveries(
  strapi: Strapi,
  trx: Trx,
  article: string,
  touched: readonly Touched[],
  because: ErasedBecause,
  now: number,
): Promise<void> {
  const day = new Date(now).toISOString().slice(0, 10);
  const rawCopy =
    because === 'licence'
      ? `Pruned on ${day}: the licence of copy in it has ended.`
      : `Pruned on ${day}: it held copy that was erased.`;
  for (const { documentId, receipt } of touched) {
    const items = receipt.items.map(
      (item): ItemReceipt => (item.article === article ? { outcome: 'erased', guid: item.guid } : item),
    );
    const silenced = { ...receipt, fileName: undefined, items, notes: [{ rule: 'erasure', message: rawCopy }] };
    const data = { receipt: silenced, fileName: null, rawCopy };
    await rows(strapi, deliveryUid).update({ where: { documentId }, data });
  }
  await removeRawCopies(strapi, trx, touched);
  // The same bytes may have come by another source.
  for (const some of chunks(touched, 200)) {
    const digests = some.map(({ digest }) => digest);
    await tableIn(strapi, trx, deliveriesTable).whereIn('digest', digests).update({ raw_copy: rawCopy });
  }
}

/** @returns the codes of tickers that had an entry of the story. */
async function removeRows(strapi: Strapi, trx: Trx, article: string): Promise<string[]> {
  const tickers = await removeEntriesOf(strapi, article);
  await rows(strapi, articleVersionUid).deleteMany({ where: { article } });
  await rows(strapi, alertUid).deleteMany({ where: { article } });
  await rows(strapi, articleUid).deleteMany({ where: { documentId: article } });
  await tableIn(strapi, trx, actsTable).where({ article }).delete();
  await forgetKeys(strapi, trx, article);
  await writeDue(strapi, trx, new Map([[article, undefined]]));
  return tickers;
}
