import { WireError } from '../errors';
import { recordEdit } from '../store/article-versions';
import { holdOf } from '../store/holds';
import { articlesTable, articleUid, lockArticles } from '../store/public-articles';
import { removeEntriesOf } from '../store/ticker-entries';
import { webAddress } from '../store/web-address';
import { isPublishedByTheLine } from '../store/write-stories';
import { currentEditor, type Row, rows, type Strapi, type Trx, tableIn } from '../strapi';
import { cleanHtml, countWords } from '../wire/html';
import { reasons } from '../wire/story/tell';
import { hasPassed } from '../wire/time/moment';
import { forgetDraft, forgetStory, letOut, noteDue, takeOut } from './editor-acts';
import { formStartOf, markOf } from './form-start';
import { publicStates, settle } from './settle';
import { refuseStale } from './stale-saves';
import { idsOf, placesFor, takePlaces } from './take-place';
import { tickerChanges } from './ticker-writes';
import { type DocumentWrite, documentIdOf, type Next, type WriteRoom } from './writer';

/** Fields that the desk keeps itself: a form that was opened earlier must not put them back. */
const keptByTheDesk = [
  ...['deskState', 'heldBecause', 'filedBecause', 'firstPublished', 'lastPublished', 'wordCount', 'startedFrom'],
  // The agency's word: with an older one, copy that it has withheld since would go out.
  ...['pubStatus', 'versionKind', 'leadNumber', 'version', 'firstCreated', 'versionCreated', 'guid', 'altIds', 'links'],
];

/** An edit, publication, withdrawal or deletion of an article by a person or a plugin. */
export async function writeArticle(room: WriteRoom, write: DocumentWrite, next: Next): Promise<unknown> {
  const { strapi, log, context, now } = room;
  const known = write.action !== 'clone' && write.params.documentId ? [write.params.documentId] : [];
  if (known[0] !== undefined && isPublishedByTheLine(known[0])) return publishForTheLine(room, known[0], next);
  await lockArticles(strapi, context.trx, known);
  const isLetOut = known[0] !== undefined && publishes(write);
  const placeRoom = { strapi, trx: context.trx, now };
  const places = isLetOut ? await placesFor(placeRoom, known) : [];
  const before = await publicStates(strapi, context.trx, [...known, ...idsOf(places)]);
  const isPublic = known[0] !== undefined && before.has(known[0]);
  const draftBefore = known[0] ? await draftOf(strapi, known[0]) : null;
  await refuseStale(room, write, draftBefore);
  await prepare(room, write, draftBefore, isPublic);
  const result = await next();
  const documentId = documentIdOf(write, result);
  if (!documentId) return result;
  const followed = await finish(room, write, documentId, { draft: draftBefore, isPublic });
  const removed = write.action === 'delete' ? await removeEntriesOf(strapi, documentId) : [];
  await noteSaved(strapi, documentId);
  const gone = await takePlaces(placeRoom, places);
  const documentIds = [documentId, ...gone.documentIds];
  const also = tickerChanges([...followed, ...removed, ...gone.tickers]);
  await settle(strapi, log, context, { before, documentIds, also, now });
  return result;
}

/** The line has written what is to be published, with its own times, and settles all that follows from it itself. */
async function publishForTheLine({ strapi, now }: WriteRoom, documentId: string, next: Next): Promise<unknown> {
  const result = await next();
  const draft = await draftOf(strapi, documentId);
  if (draft) refuseUnusable(draft, now);
  return result;
}

const publishes = ({ action, params }: DocumentWrite) => action === 'publish' || params.status === 'published';
const draftOf = (strapi: Strapi, documentId: string) =>
  rows(strapi, articleUid).findOne({ where: { documentId, publishedAt: null } });

/** For the form that saved: by which mark its next save may start. */
async function noteSaved(strapi: Strapi, documentId: string): Promise<void> {
  const start = formStartOf(strapi, documentId);
  const draft = start && (await draftOf(strapi, documentId));
  if (start && draft) start.savedAs = markOf(draft);
}

/** Before the call: takes out what a form may not set, and writes the desk's state so that the published copy says it too. */
async function prepare(
  { strapi, context, now }: WriteRoom,
  write: DocumentWrite,
  draft: Row | null,
  isPublic: boolean,
) {
  const { data } = write.params;
  if (write.action === 'delete' && draft) await refuseHeld(strapi, context.trx, String(draft.documentId));
  if (write.action === 'delete' && draft?.deskState === 'killed') throw mayNotGo(draft);
  if (write.action === 'update' && data) for (const field of keptByTheDesk) delete data[field];
  if (typeof data?.body === 'string') Object.assign(data, cleaned(data.body));
  if (!publishes(write)) return;
  if (draft?.deskState === 'killed') throw mayNot('The agency killed this story; it can only be reinstated.', draft);
  const stamp = publicationStamp(draft, isPublic, now);
  if (data) Object.assign(data, { deskState: 'published', heldBecause: null }, data.lastPublished ? {} : stamp);
  if (write.action === 'publish' && draft) {
    const { firstPublished, lastPublished } = stamp;
    const columns = { first_published: firstPublished, last_published: lastPublished };
    await updateDraft(strapi, context, String(draft.documentId), {
      desk_state: 'published',
      held_because: null,
      ...columns,
    });
  }
}

async function refuseHeld(strapi: Strapi, trx: Trx, documentId: string): Promise<void> {
  const hold = await holdOf(strapi, trx, documentId);
  if (hold) throw new WireError('OTW_ON_HOLD', undefined, { documentId, because: hold.because });
}

/** What a person types or pastes is hostile too, until it has passed the allow-list. */
function cleaned(text: string) {
  const body = cleanHtml(text);
  return { body, wordCount: countWords(body) };
}

/** What stays public keeps its place; what becomes public, or does so again, is new for readers. */
function publicationStamp(draft: Row | null, isPublic: boolean, now: number) {
  const before = (value: unknown) => (value ? new Date(String(value)) : undefined);
  return {
    firstPublished: before(draft?.firstPublished) ?? new Date(now),
    lastPublished: (isPublic && before(draft?.lastPublished)) || new Date(now),
  };
}

async function updateDraft(strapi: Strapi, { trx }: WriteRoom['context'], documentId: string, columns: Row) {
  await tableIn(strapi, trx, articlesTable)
    .where({ document_id: documentId })
    .whereNull('published_at')
    .update(columns);
}

/** How the article stood before the call. */
interface Before {
  readonly draft: Row | null;
  readonly isPublic: boolean;
}

/** After the call: refuses what may not be public (all is rolled back), and keeps the version and the address. */
async function finish(
  room: WriteRoom,
  write: DocumentWrite,
  documentId: string,
  before: Before,
): Promise<readonly string[]> {
  const { strapi, context, now } = room;
  const draft = await draftOf(strapi, documentId);
  if (!draft) {
    await forgetStory(room, documentId);
    return [];
  }
  if (publishes(write)) refuseUnusable(draft, now);
  if (write.action === 'clone') await startAnew(room, documentId, draft);
  else if (!draft.slug) await fillAddress(room, documentId, String(draft.headline ?? ''));
  const { isPublic } = before;
  await recordEdit(strapi, { before: before.draft, after: draft, isPublic, changedBy: currentEditor(strapi), now });
  if (publishes(write)) await letOut(room, documentId);
  if (write.action === 'discardDraft') await forgetDraft(room, documentId);
  if (write.action === 'unpublish') {
    await takeOut(room, documentId);
    await updateDraft(strapi, context, documentId, { desk_state: 'held', held_because: reasons.takenOut });
  }
  return noteDue(room, documentId);
}

function refuseUnusable(draft: Row, now: number): void {
  if (draft.pubStatus === 'canceled') throw mayNot('The agency killed this story.', draft);
  if (draft.pubStatus === 'withheld') throw mayNot('The agency withholds this copy.', draft);
  if (hasPassed(draft.expires as string | null, now)) throw mayNot(`It expired at ${draft.expires}.`, draft);
  const embargo = draft.embargo as { until?: string | null; verbatim?: string } | null;
  if (!embargo || hasPassed(embargo.until, now)) return;
  throw mayNot(`It is under embargo: ${embargo.verbatim ?? embargo.until}. Lift the embargo to release it.`, draft);
}

const mayNot = (reason: string, draft: Row) =>
  new WireError('OTW_MAY_NOT_PUBLISH', `This article may not be published. ${reason}`, {
    documentId: draft.documentId,
  });

const mayNotGo = (draft: Row) => new WireError('OTW_MAY_NOT_DELETE', undefined, { documentId: draft.documentId });

/** A copy made in the Content Manager is a story of its own: not the agency's, and at its own address. */
async function startAnew({ strapi, context }: WriteRoom, documentId: string, draft: Row) {
  const slug = webAddress(String(draft.headline ?? ''), documentId);
  const own = {
    slug,
    guid: null,
    filed_because: null,
    desk_state: 'incoming',
    held_because: null,
    first_published: null,
    last_published: null,
  };
  await updateDraft(strapi, context, documentId, own);
}

async function fillAddress({ strapi, context }: WriteRoom, documentId: string, headline: string) {
  const slug = webAddress(headline, documentId);
  await tableIn(strapi, context.trx, articlesTable).where({ document_id: documentId }).update({ slug });
}
