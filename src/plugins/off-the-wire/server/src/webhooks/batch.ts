import type { ChangeEntry, WebhookMessage } from '../../../shared/contracts';
import { type Entry, isNews, type Log } from '../changes/log';
import { WireError } from '../errors';
import { headlinesById } from '../feed/answers';
import { facetsAsked } from '../feed/asked';
import { changeEntry, leftEntry } from '../feed/changes';
import { concernOf, type Groups } from '../feed/push/concern';
import type { Subscriber } from '../store/subscribers';
import { readTickerFilter } from '../ticker/filter';
import type { WebhookRoom } from './room';

/** What is next for a subscriber. */
export interface Batch {
  /** Absent: nothing up to there concerns it. */
  readonly message?: WebhookMessage;
  /** The same for the same part of the log, however often and by which process it is posted. */
  readonly id: string;
  /** The last entry that was looked at. */
  readonly to: number;
}

/** So many entries are looked at for one message, and so many of them are posted at once. */
const mostLooked = 2000;
const mostPosted = 100;

/**
 * The next part of the log for a subscriber, in order; the very same one where it was posted and not taken. It tells what
 * readers may see now: what was withdrawn since is not in it. Throws OTW_BAD_PARAMETER where its filter names what is gone.
 *
 * @returns `undefined` where it has everything.
 */
export async function nextBatch(room: WebhookRoom, subscriber: Subscriber): Promise<Batch | undefined> {
  const { log } = room;
  const { position, batchEnd } = subscriber;
  const groups = await groupsOf(room, subscriber);
  const entries = await entriesAfter(log, position, batchEnd);
  if (entries === 'gone') return resetBatch(subscriber, log.position());
  const { concerned, to } = cut(entries, groups, position);
  if (to === position) return undefined;
  const id = `otw_${subscriber.documentId}_${position + 1}_${to}`;
  if (concerned.length === 0) return { id, to };
  const data = await tell(room, concerned, groups);
  return { id, to, message: { data, meta: { next: to, last: Math.max(to, log.position()) } } };
}

/** Whether something was withdrawn that it does not know of yet. It is looked for in what comes next, not in all of a log. */
export async function withdrawalWaits(room: WebhookRoom, subscriber: Subscriber): Promise<boolean> {
  const entries = await entriesAfter(room.log, subscriber.position, undefined);
  // What it has missed is not known any more.
  if (entries === 'gone') return true;
  const groups = await groupsOf(room, subscriber).catch((): Groups => []);
  return entries.some((entry) => entry.kind === 'withdrawn' && concernOf(entry, groups) !== undefined);
}

async function groupsOf({ feed }: WebhookRoom, { filter }: Subscriber): Promise<Groups> {
  return facetsAsked(readTickerFilter(filter), await feed.directory());
}

/** `gone`: the log does not reach back to it, or has never come as far, as after a restored backup. */
async function entriesAfter(log: Log, position: number, end: number | undefined): Promise<readonly Entry[] | 'gone'> {
  try {
    if (position > log.position()) await log.catchUp();
    if (position > log.position()) return 'gone';
    const entries = await log.readAfter(position, mostLooked);
    return end === undefined ? entries : entries.filter(({ n }) => n <= end);
  } catch (error) {
    if (error instanceof WireError && error.code === 'OTW_LOG_PRUNED') return 'gone';
    throw error;
  }
}

function resetBatch({ documentId }: Subscriber, last: number): Batch {
  const id = `otw_${documentId}_reset_${last}`;
  return { id, to: last, message: { data: [], meta: { next: last, last, reset: true } } };
}

/** As many as go into a message, and the last that was looked at for it. */
function cut(entries: readonly Entry[], groups: Groups, position: number) {
  const concerned: Entry[] = [];
  let to = position;
  for (const entry of entries) {
    if (isNews(entry) && concernOf(entry, groups)) {
      if (concerned.length === mostPosted) break;
      concerned.push(entry);
    }
    to = entry.n;
  }
  return { concerned, to };
}

async function tell({ feed }: WebhookRoom, entries: readonly Entry[], groups: Groups): Promise<ChangeEntry[]> {
  const isShown = (entry: Entry) => entry.about === 'article' && concernOf(entry, groups) === 'whole';
  const subjects = entries.filter(isShown).map(({ subject }) => subject);
  const articles = await headlinesById(feed, [...new Set(subjects)]);
  return entries.map((entry) => {
    if (concernOf(entry, groups) === 'left') return leftEntry(entry);
    return changeEntry(entry, articles.get(entry.subject));
  });
}
