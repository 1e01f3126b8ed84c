import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { WireError } from '../../errors';
import type { changesQuery } from '../changes';
import type { Beating } from './beats';
import type { Groups } from './concern';
import type { Subscriber } from './hub';
import type { Portion } from './portion';
import type { PushRoom } from './room';

export type ChangesQuery = z.output<typeof changesQuery>;

/** A question that waits. */
export interface Held {
  /** Answers with nothing. */
  letGo(): void;
}

/** What is known of an answer: entries as JSON, and the number to go on from. */
interface Found {
  readonly texts: readonly string[];
  readonly next: number;
}

/** So many entries are looked through for one answer: who asks for something rare goes on from `next`. */
const mostLooked = 5000;

/**
 * Answers what has changed after a number; where nothing has, and the client would wait, as soon as something does.
 * @param hold is told of a question that waits, and gives what is to be called when it does no more; it may throw
 */
export async function answerChanges(
  room: PushRoom,
  request: IncomingMessage,
  response: ServerResponse,
  groups: Groups,
  query: ChangesQuery,
  hold: (held: Held) => () => void,
): Promise<void> {
  let found = await look(room, groups, query, query.after);
  const mayWait = query.wait > 0 && request.method !== 'HEAD';
  // Between two looks it may have come to the end, and the end may have moved.
  while (mayWait && found.texts.length === 0 && found.isAtEnd && !response.destroyed) {
    if (wait(room, response, groups, query, found.next, hold)) return;
    found = await look(room, groups, query, found.next);
  }
  write(room, request.method, response, found);
}

async function look(room: PushRoom, groups: Groups, { after, limit }: ChangesQuery, from: number) {
  const texts: string[] = [];
  let [next, looked, isAtEnd] = [from, 0, false];
  while (!isAtEnd && texts.length < limit && looked < mostLooked) {
    const page = await room.pages.after(next);
    const found = cut(page.portionFor(groups), next, limit - texts.length);
    texts.push(...found.texts);
    looked += page.entries;
    isAtEnd = page.isLast && !found.isCut;
    next = found.isCut ? found.next : page.next;
  }
  if (isAtEnd && next === after && after > room.log.position() && after > (await room.log.newest()))
    throw new WireError(
      'OTW_LOG_PRUNED',
      'The change log has no entry of that number. Start again from the headlines.',
    );
  return { texts, next, isAtEnd };
}

function cut(portion: Portion, after: number, most: number): Found & { readonly isCut: boolean } {
  const found = portion.textsAfter(after);
  const some = found.slice(0, most);
  const next = some.at(-1)?.n ?? after;
  return { texts: some.map(({ json }) => json), next, isCut: some.length < found.length || some.length === most };
}

/** @returns `false` where something has come meanwhile */
function wait(
  room: PushRoom,
  response: ServerResponse,
  groups: Groups,
  { wait: seconds, limit }: ChangesQuery,
  after: number,
  hold: (held: Held) => () => void,
): boolean {
  const answer = (found: Found) => {
    leave();
    write(room, 'GET', response, found);
  };
  const giveUp = () => answer({ texts: [], next: Math.max(after, room.hub.doneTo()) });
  const waiting: Subscriber & Beating = {
    groups,
    position: () => after,
    take(portion) {
      const found = cut(portion, after, limit);
      if (found.texts.length > 0) answer(found);
    },
    beat: giveUp,
  };
  if (!room.hub.join(waiting)) return false;
  const leave = () => {
    room.hub.leave(waiting);
    room.beats.remove(waiting);
    response.off('close', leave);
    release();
  };
  let release: () => void = () => undefined;
  try {
    release = hold({ letGo: giveUp });
  } catch (error) {
    room.hub.leave(waiting);
    throw error;
  }
  room.beats.at(room.now() + seconds * 1000, waiting);
  response.on('close', leave);
  return true;
}

function write({ log }: PushRoom, method: string | undefined, response: ServerResponse, { texts, next }: Found): void {
  const last = Math.max(log.position(), next);
  const bytes = Buffer.from(`{"data":[${texts.join(',')}],"meta":{"next":${next},"last":${last}}}`);
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : bytes);
}
