import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Groups } from '../../changes/concern';
import { WireError } from '../../errors';
import type { changesQuery } from '../changes';
import { exposed } from '../forms';
import type { Beating } from './beats';
import type { Subscriber } from './hub';
import type { Portion } from './portion';
import type { PushRoom } from './room';
import type { Opening } from './stream';

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

/** Who asks, and where the answer goes. */
export interface Asker extends Opening {
  readonly request: IncomingMessage;
}

export interface Question {
  readonly groups: Groups;
  readonly query: ChangesQuery;
}

/** Is told of a question that waits, and gives what is to be called when it does no more. It may throw. */
export type Hold = (held: Held) => () => void;

/** Answers what has changed after a number; where nothing has, and the client would wait, as soon as something does. */
export async function answerChanges(room: PushRoom, asker: Asker, question: Question, hold: Hold): Promise<void> {
  const { request, response } = asker;
  const { wait: seconds, after } = question.query;
  const mayWait = seconds > 0 && request.method !== 'HEAD';
  let found = await look(room, question, after);
  // Between two looks it may have come to the end, and the end may have moved.
  while (mayWait && found.texts.length === 0 && found.isAtEnd && !response.destroyed) {
    if (wait(room, asker, question, found.next, hold)) return;
    found = await look(room, question, found.next);
  }
  write(room, asker, found);
}

async function look(room: PushRoom, { groups, query: { after, limit } }: Question, from: number) {
  const texts: string[] = [];
  let [next, looked, isAtEnd] = [from, 0, false];
  while (!isAtEnd && texts.length < limit && looked < mostLooked) {
    const page = await room.pages.after(next);
    const found = cut(await page.portionFor(groups), next, limit - texts.length);
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
function wait(room: PushRoom, asker: Asker, { groups, query }: Question, after: number, hold: Hold): boolean {
  const { hub, beats } = room;
  let release: () => void = () => undefined;
  const leave = () => {
    hub.leave(waiting);
    beats.remove(waiting);
    asker.response.off('close', leave);
    release();
  };
  const answer = (found: Found) => {
    leave();
    write(room, asker, found);
  };
  const giveUp = () => answer({ texts: [], next: Math.max(after, hub.doneTo()) });
  const waiting: Subscriber & Beating = {
    groups,
    position: () => after,
    take(portion) {
      const found = cut(portion, after, query.limit);
      if (found.texts.length > 0) answer(found);
    },
    beat: giveUp,
  };
  if (!hub.join(waiting)) return false;
  try {
    release = hold({ letGo: giveUp });
  } catch (error) {
    hub.leave(waiting);
    throw error;
  }
  beats.at(room.now() + query.wait * 1000, waiting);
  asker.response.on('close', leave);
  return true;
}

function write({ log }: PushRoom, { request, response, also }: Asker, { texts, next }: Found): void {
  const last = Math.max(log.position(), next);
  const bytes = Buffer.from(`{"data":[${texts.join(',')}],"meta":{"next":${next},"last":${last}}}`);
  const headers = ['Content-Type', 'application/json; charset=utf-8', 'Content-Length', String(bytes.length)];
  headers.push('Cache-Control', 'no-store', 'X-Content-Type-Options', 'nosniff');
  headers.push('Access-Control-Allow-Origin', '*', 'Access-Control-Expose-Headers', exposed);
  response.writeHead(200, [...headers, ...also]);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
