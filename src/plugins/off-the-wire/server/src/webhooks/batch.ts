import type { ChangeEntry, WebhookMessage } from '../../../shared/contracts';
import { concernOf, type Groups } from '../changes/concern';
import { type Entry, isForFollowers, type Log } from '../changes/log';
import { WireError } from '../errors';
import { headlinesById } from '../feed/answers';
import { facetsAsked } from '../feed/asked';
import { changeEntry, leftEntry } from '../feed/changes';
import type { Subscriber } from '../store/subscribers';
import { readFilter } from '../ticker/filter';
import type { WebhookRoom } from './room';

/** A part of the log that is next for a subscriber. */
export interface Part {
  /** The last entry that was looked at. */
  readonly to: number;
  /** What of it is its business; of a part that is gone, nothing is known. */
  readonly concerned: readonly Entry[] | 'gone';
  readonly groups: Groups;
}

/** What is posted to it. */
export interface Batch {
  readonly message: WebhookMessage;
  /** The same for the same part of the log, however often and by which process it is posted. */
  readonly id: string;
  readonly to: number;
}

/** So many entries are looked at for one message, and so many of them are posted at once. */
const mostLooked = 2000;
const mostPosted = 100;

/**
 * The next part of the log for a subscriber, in order; the very same one where it was posted and not taken. Throws
 * OTW_BAD_PARAMETER where its filter names what is gone.
 *
 * @param passed up to there nothing is its business. @returns `undefined` where it has everything.
 */
export async function nextPart(room: WebhookRoom, subscriber: Subscriber, passed = 0): Promise<Part | undefined> {
  const { log } = room;
  const { position, batchEnd } = subscriber;
  const from = batchEnd === undefined ? Math.max(position, passed) : position;
  const groups = await groupsOf(room, subscriber);
  // Who reads from its position on, after a crash, must come as far.
  const entries = await entriesAfter(log, from, mostLooked - (from - position), batchEnd);
  if (entries === 'gone') return { to: log.position(), concerned: 'gone', groups };
  const { concerned, to } = cut(entries, groups, from);
  return to === position ? undefined : { to, concerned, groups };
}

/** It tells what readers may see now: what was withdrawn since is not in it. */
export async function batchOf(room: WebhookRoom, subscriber: Subscriber, part: Part): Promise<Batch> {
  const { documentId, position } = subscriber;
  const { to, concerned, groups } = part;
  if (concerned === 'gone') {
    return {
      id: `otw_${documentId}_reset_${to}`,
      to,
      message: { data: [], meta: { next: to, last: to, reset: true } },
    };
  }
  const data = await tell(room, concerned, groups);
  const meta = { next: to, last: Math.max(to, room.log.position()) };
  return { id: `otw_${documentId}_${position + 1}_${to}`, to, message: { data, meta } };
}

/** Whether something was withdrawn that it does not know of yet. It is looked for in what comes next, not in all of a log. */
export async function withdrawalWaits(room: WebhookRoom, subscriber: Subscriber): Promise<boolean> {
  const entries = await entriesAfter(room.log, subscriber.position, mostLooked);
  // What it has missed is not known any more.
  if (entries === 'gone') return true;
  const groups = await groupsOf(room, subscriber).catch((): Groups => []);
  return entries.some((entry) => entry.kind === 'withdrawn' && concernOf(entry, groups) !== undefined);
}

async function groupsOf({ feed }: WebhookRoom, { filter }: Subscriber): Promise<Groups> {
  return facetsAsked(readFilter(filter, 'subscriber'), await feed.directory());
}

/** `gone`: the log does not reach back to it, or has never come as far, as after a restored backup. */
async function entriesAfter(
  log: Log,
  position: number,
  most: number,
  end?: number,
): Promise<readonly Entry[] | 'gone'> {
  try {
    if (position > log.position()) await log.catchUp();
    if (position > log.position()) return 'gone';
    const entries = await log.readAfter(position, most);
    return end === undefined ? entries : entries.filter(({ n }) => n <= end);
  } catch (error) {
    if (error instanceof WireError && error.code === 'OTW_LOG_PRUNED') return 'gone';
    throw error;
  }
}

/** As many as go into a message, and the last that was looked at for it. */
function cut(entries: readonly Entry[], groups: Groups, position: number) {
  const concerned: Entry[] = [];
  let to = position;
  for (const entry of entries) {
    if (isForFollowers(entry) && concernOf(entry, groups)) {
      if (concerned.length === mostPosted) break;
      concerned.push(entry);
    }
    to = entry.n;
  }
  return { concerned, to };
}

async function tell({ feed }: WebhookRoom, entries: readonly Entry[], groups: Groups): Promise<ChangeEntry[]> {
  const told = entries.map((entry) => ({ entry, isLeft: concernOf(entry, groups) === 'left' }));
  const shown = told.flatMap(({ entry, isLeft }) => (entry.about === 'article' && !isLeft ? [entry.subject] : []));
  const articles = await headlinesById(feed, [...new Set(shown)]);
  return told.map(({ entry, isLeft }) => (isLeft ? leftEntry(entry) : changeEntry(entry, articles.get(entry.subject))));
}
