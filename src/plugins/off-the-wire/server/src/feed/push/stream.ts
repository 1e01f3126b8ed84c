import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import type { Groups } from '../../changes/concern';
import { type ErrorCode, errorTable, WireError } from '../../errors';
import type { Beating } from './beats';
import { beatFrame, endFrame, helloFrame, quietBeat, resetFrame, streamHeaders } from './frames';
import type { Subscriber } from './hub';
import type { Portion } from './portion';
import type { PushRoom } from './room';

/** Why the server ends a stream. */
export type EndCode = Extract<ErrorCode, 'OTW_TOO_SLOW' | 'OTW_STOPPING' | 'OTW_STREAM_OVER'>;

export interface Stream {
  /** Says why, and closes. @param again milliseconds after which to come back */
  end(code: EndCode, again?: number): void;
  readonly closed: Promise<void>;
}

/** An answer that is begun. */
export interface Opening {
  readonly response: ServerResponse;
  /** Headers of it alone, names and values in turn. */
  readonly also: readonly string[];
}

/** How long the last word may take to be sent, in milliseconds. */
const lastWord = 2000;

/**
 * Frames go to the connection itself: what a response does around each write (a cork, a tick, checks) is dear where there
 * are thousands. Only while earlier answers are being sent on the same connection has the response none yet.
 */
type Out = Pick<Writable, 'write' | 'writableLength' | 'on'>;

/** One open stream. Small: there are thousands of them. */
interface Client extends Subscriber, Beating {
  readonly response: ServerResponse;
  /** Where its frames go. */
  readonly out: Out;
  /** The last number that is told or passed over; while it is joined to the hub, what concerns it. */
  at: number;
  /** The id that the client knows. */
  known: number;
  isLive: boolean;
  isOver: boolean;
  /** How many bytes it had taken at its last heartbeat, where others waited then. */
  takenThen: number | undefined;
  /** When it is ended, whatever it does. */
  readonly until: number;
  /** Goes on once all is sent, or with `false` where that takes too long. */
  goOn: ((isClear: boolean) => void) | undefined;
}

/**
 * Sends the log to one client, from a number on or from now on: what there is, read page by page as fast as the client
 * takes it, then what comes. Its end is that of the connection, so a proxy of HTTP/1.0 passes it on, too.
 * @param after `unknown`: a number that the log never gave
 */
export function openStream(
  room: PushRoom,
  { response, also }: Opening,
  groups: Groups,
  after?: number | 'unknown',
): Stream {
  const client = newClient(room, response, groups, typeof after === 'number' ? after : undefined);
  response.useChunkedEncodingByDefault = false;
  response.writeHead(200, [...streamHeaders, ...also]);
  response.socket?.setTimeout(0);
  response.on('error', () => undefined);
  client.out.on('drain', () => client.goOn?.(true));
  const closed = new Promise<void>((resolve) => {
    // Not the response's own: one that waits for its turn on a connection is never told that this is closed.
    response.req.socket.once('close', () => {
      leave(room, client);
      room.beats.remove(client);
      resolve();
    });
  });
  response.write(helloFrame(client.at));
  const { heartbeatSeconds } = room.settings;
  expect(room, client, room.now() + heartbeatSeconds * 1000 * (0.5 + Math.random() / 2));
  if (after === 'unknown') startAnew(room, client);
  void begin(room, client);
  return { closed, end: (code, again) => end(room, client, code, again) };
}

function newClient(room: PushRoom, response: ServerResponse, groups: Groups, after: number | undefined): Client {
  const at = after ?? room.hub.startsAfter();
  const client: Client = {
    ...{ response, out: response.socket ?? response, groups, at, known: at },
    ...{ isLive: false, isOver: false, takenThen: undefined, goOn: undefined },
    // Those who came together do not all go together.
    until: room.now() + room.settings.longestSeconds * 1000 * (0.8 + Math.random() / 5),
    position: () => client.at,
    take: (portion) => take(room, client, portion),
    beat: (now) => beat(room, client, now),
  };
  return client;
}

async function begin(room: PushRoom, client: Client): Promise<void> {
  try {
    await follow(room, client);
  } catch (error) {
    room.report(error);
    client.response.destroy();
  }
}

/** Brings the client to where the hub is, a page at a time, and joins it to the hub. */
async function follow(room: PushRoom, client: Client): Promise<void> {
  while (!client.isOver) {
    if (isBehind(room, client) && !(await cleared(room, client))) return end(room, client, 'OTW_TOO_SLOW');
    if (client.isOver) return;
    if (room.hub.join(client)) {
      client.isLive = true;
      return;
    }
    await readOn(room, client);
  }
}

async function readOn(room: PushRoom, client: Client): Promise<void> {
  try {
    const page = await room.pages.after(client.at);
    if (client.isOver) return;
    if (page.next === client.at) return startAnew(room, client);
    const portion = await page.portionFor(client.groups);
    if (client.isOver) return;
    send(client, portion, client.at);
    client.at = page.next;
  } catch (error) {
    if (!(error instanceof WireError && error.code === 'OTW_LOG_PRUNED')) throw error;
    startAnew(room, client);
  }
}

/** What the client asked for is not to be had: it loads its list anew, and is told of all after that. */
function startAnew(room: PushRoom, client: Client): void {
  client.at = room.hub.startsAfter();
  client.known = client.at;
  if (!client.isOver) client.out.write(resetFrame(client.at));
}

function take(room: PushRoom, client: Client, portion: Portion): void {
  if (client.isOver) return;
  if (isBehind(room, client)) {
    // It reads on by itself when it has taken what it was sent: nothing more is kept for it meanwhile.
    leaveHub(room, client);
    void begin(room, client);
  } else send(client, portion, client.at);
}

function send(client: Client, portion: Portion, after: number): void {
  const frames = portion.framesAfter(after);
  if (!frames) return;
  client.at = Math.max(client.at, portion.last);
  client.known = client.at;
  client.out.write(frames);
}

const isBehind = ({ settings }: PushRoom, { out }: Client) => out.writableLength > settings.waitingBytes;

/** Whether all that was sent is taken before it is too late. */
function cleared(room: PushRoom, client: Client): Promise<boolean> {
  const { waitingSeconds, heartbeatSeconds } = room.settings;
  expect(room, client, room.now() + waitingSeconds * 1000);
  return new Promise((resolve) => {
    client.goOn = (isClear) => {
      client.goOn = undefined;
      if (isClear) expect(room, client, room.now() + heartbeatSeconds * 1000);
      resolve(isClear);
    };
  });
}

function beat(room: PushRoom, client: Client, now: number): void {
  if (client.isOver) client.response.destroy();
  else if (now >= client.until) end(room, client, 'OTW_STREAM_OVER');
  else if (client.goOn) client.goOn(false);
  else heartbeat(room, client, now);
}

function heartbeat(room: PushRoom, client: Client, now: number): void {
  const { hub, settings } = room;
  const isWaiting = client.out.writableLength > 0;
  const taken = isWaiting ? takenBy(client) : undefined;
  if (isWaiting && taken === client.takenThen) {
    end(room, client, 'OTW_TOO_SLOW');
    return;
  }
  client.takenThen = taken;
  expect(room, client, now + settings.heartbeatSeconds * 1000);
  // To one who has not taken yet what was sent, there is nothing to say.
  if (isWaiting) return;
  const last = client.isLive ? Math.max(client.at, hub.doneTo()) : client.at;
  client.out.write(last > client.known ? beatFrame(last) : quietBeat);
  client.known = last;
}

const takenBy = ({ response, out }: Client) => (response.req.socket.bytesWritten ?? 0) - out.writableLength;

/** Its next heartbeat, or its end. */
const expect = ({ beats }: PushRoom, client: Client, time: number) => beats.at(Math.min(time, client.until), client);

function end(room: PushRoom, client: Client, code: EndCode, again?: number): void {
  if (client.isOver) return;
  leave(room, client);
  room.beats.at(room.now() + lastWord, client);
  client.response.end(endFrame({ code, message: errorTable[code].message }, again));
}

function leave(room: PushRoom, client: Client): void {
  client.isOver = true;
  leaveHub(room, client);
  client.goOn?.(false);
}

function leaveHub({ hub }: PushRoom, client: Client): void {
  if (!client.isLive) return;
  client.isLive = false;
  client.at = Math.max(client.at, hub.doneTo());
  hub.leave(client);
}
