import type { IncomingMessage } from 'node:http';
import type { Log } from '../../changes/log';
import { WireError } from '../../errors';
import { facetsAsked } from '../asked';
import { changesQuery, streamQuery } from '../changes';
import type { Directory } from '../directory';
import type { LiveAnswer } from '../door';
import { readParameters } from '../parameters';
import { openBeats } from './beats';
import { streamHeaders } from './frames';
import { openHub } from './hub';
import { openPages } from './pages';
import { answerChanges, type Held } from './question';
import type { PushRoom, PushSettings } from './room';
import { openSeats } from './seats';
import { openStream, type Stream } from './stream';
import { openTeller, type ReadHeadlines } from './teller';

/** What changes, as it changes: `GET /changes` and `GET /stream`, answered on the bare response. */
export interface Push {
  /** Both throw of the error table while nothing is written. */
  readonly changes: LiveAnswer;
  readonly stream: LiveAnswer;
  /** How many are open now. */
  open(): { readonly streams: number; readonly held: number; readonly questions: number };
  /** Listens to the log from now on. */
  start(): void;
  /** Says goodbye to everybody, and is done when all are gone or have had time to go. */
  close(): Promise<void>;
}

interface PushParts {
  readonly log: Log;
  readonly directory: () => Promise<Directory>;
  readonly readHeadlines: ReadHeadlines;
  readonly settings: PushSettings;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
  readonly report: (error: unknown) => void;
}

/** How long those who are open may take to hear that the server stops, in milliseconds. */
const goodbye = 500;
/** After a stop not all come back in the same moment, in milliseconds. */
const spread = [500, 1000, 1500, 2000, 2500, 3000, 3500, 4000];

export function openPush({ log, directory, readHeadlines, settings, clock, report }: PushParts): Push {
  const now = () => performance.now();
  const teller = openTeller(log, readHeadlines);
  const [hub, pages, beats] = [openHub(log, teller, report), openPages(log, teller, clock), openBeats(now)];
  const room: PushRoom = { log, hub, pages, beats, settings, now, report };
  const streams = new Set<Stream>();
  const held = new Set<Held>();
  const streamSeats = openSeats('open streams', settings.streams, settings.streamsPerAddress);
  const heldSeats = openSeats('questions that wait', settings.held, settings.heldPerAddress);
  let isClosed = false;
  const hold = (address: string | undefined) => (one: Held) => {
    if (isClosed) throw new WireError('OTW_STOPPING');
    const giveBack = heldSeats.take(address);
    held.add(one);
    return () => {
      held.delete(one);
      giveBack();
    };
  };

  return {
    async changes(request, response, search, { address, also }) {
      const query = readParameters(changesQuery, search);
      const groups = facetsAsked(query, await directory());
      await answerChanges(room, { request, response, also }, { groups, query }, hold(address));
    },
    async stream(request, response, search, { address, also }) {
      const query = readParameters(streamQuery, search);
      const groups = facetsAsked(query, await directory());
      if (request.method === 'HEAD') {
        response.writeHead(200, [...streamHeaders, ...also]).end();
        return;
      }
      const after = lastEventId(request) ?? query.after;
      // A number that was never given: of another database, or of one that was set back.
      const isUnknown = after !== undefined && after > log.position() && after > (await log.newest());
      if (isClosed) throw new WireError('OTW_STOPPING');
      if (response.destroyed) return;
      const giveBack = streamSeats.take(address);
      const stream = openStream(room, { response, also }, groups, isUnknown ? 'unknown' : after);
      streams.add(stream);
      void stream.closed.then(() => {
        streams.delete(stream);
        giveBack();
      });
    },
    open: () => ({ streams: streams.size, held: held.size, questions: hub.channels() }),
    start: () => hub.start(),
    async close() {
      isClosed = true;
      hub.stop();
      for (const one of held) one.letGo();
      const all = [...streams];
      for (const [at, stream] of all.entries()) stream.end('OTW_STOPPING', spread[at % spread.length]);
      let isLate: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        isLate = setTimeout(resolve, goodbye);
      });
      await Promise.race([Promise.all(all.map(({ closed }) => closed)), late]);
      clearTimeout(isLate);
      beats.close();
      pages.close();
      teller.close();
    },
  };
}

/** An id that was never given, as that of another server, is one that the log does not reach. */
function lastEventId({ headers }: IncomingMessage): number | undefined {
  const given = headers['last-event-id'];
  if (given === undefined || given === '') return undefined;
  return /^\d{1,15}$/.test(String(given)) ? Number(given) : Number.MAX_SAFE_INTEGER;
}
