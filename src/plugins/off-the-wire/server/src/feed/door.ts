import type { IncomingMessage, ServerResponse } from 'node:http';
import { WireError } from '../errors';
import { writeAnswer } from './answer';
import { type Also, writeError, writePreflight } from './bare-answers';
import type { Prepared } from './kept';
import type { Limiter } from './limits/limiter';
import type { PreparedAnswers } from './prepared';
import { type AskedPage, openPaths, type PublicPage } from './public-page';
import type { FeedRoom } from './room';

/** What is answered while it happens, and never kept. */
export type LiveAnswer = (
  request: IncomingMessage,
  response: ServerResponse,
  search: URLSearchParams,
  client: Client,
) => Promise<void>;

/** Who asks. */
export interface Client {
  /** By what it is counted; absent: not at all. */
  readonly address?: string;
  /** Headers of the answer to it alone. */
  readonly also: Also;
}

export interface Door {
  /** Answers a read of what everybody may read. `false`: it is none, and nothing was written. Never throws. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
}

interface DoorRoom {
  readonly room: FeedRoom;
  readonly answers: PreparedAnswers;
  readonly limiter: Limiter;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
  readonly pages: readonly PublicPage[];
  /** By path below the prefix. */
  readonly live: ReadonlyMap<string, LiveAnswer>;
  readonly prefix: string;
  /** How long an answer may take to be made, in seconds. */
  readonly answerSeconds: number;
  /** Is told of what is no reader's fault. */
  readonly report: (error: unknown) => void;
}

/**
 * Opens the way of public reads: each is counted; what is prepared is written at once, what is not is made, kept and
 * written.
 */
export function openDoor({ limiter, clock, pages, live, prefix, report, ...rest }: DoorRoom): Door {
  const pageOf = openPaths(pages, prefix);
  const shelf = openCounter({ ...rest, clock, pageOf });
  const below = `${prefix}/`;
  const liveAt = (target: string) => live.get((target.split('?', 1)[0] ?? '').slice(prefix.length));
  /** What takes its time: it may fail. */
  const later = async (request: IncomingMessage, response: ServerResponse, also: Also, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      writeError(request, response, error, also);
      if (!(error instanceof WireError)) report(error);
    }
  };

  return {
    answer(request, response) {
      const { url: target = '', method } = request;
      if (!target.startsWith(below)) return false;
      if (method === 'OPTIONS') return preflight(response, pageOf(target) ?? liveAt(target));
      if (method !== 'GET' && method !== 'HEAD') return false;
      const verdict = limiter.count(request);
      const also = verdict?.headers ?? none;
      if (verdict?.isOver) return refuse(request, response, also, verdict.retryAfter);
      if (shelf.writeAtOnce(request, response, also)) return true;
      const happening = liveAt(target);
      const asked = happening ? undefined : pageOf(target);
      if (happening) {
        const client = { address: limiter.addressOf(request), also };
        void later(request, response, also, () => happening(request, response, searchOf(target), client));
      } else if (asked) void later(request, response, also, () => shelf.make(request, response, asked, also));
      return happening !== undefined || asked !== undefined;
    },
  };
}

const none: Also = [];

interface CounterRoom extends Pick<DoorRoom, 'room' | 'answers' | 'clock' | 'answerSeconds'> {
  readonly pageOf: (target: string) => AskedPage | undefined;
}

/** Where answers are handed out. */
function openCounter({ room, answers, clock, answerSeconds, pageOf }: CounterRoom) {
  const write = (request: IncomingMessage, response: ServerResponse, prepared: Prepared, now: number, also: Also) => {
    const wanted = writeAnswer(request, response, prepared, now, also);
    if (wanted) answers.want(prepared, wanted);
  };
  const find = (request: IncomingMessage, now: number): Prepared | undefined => {
    const target = request.url ?? '';
    const found = answers.find(target, now);
    if (!found?.isNegotiated) return found;
    const accept = request.headers.accept;
    if (accept === undefined || accept === '*/*' || accept === 'application/json') return found;
    const page = pageOf(target)?.page;
    const instead = page?.insteadBy?.(accept);
    return instead ? answers.find(targetOf(target, instead), now) : found;
  };
  return {
    /** Answers from what is prepared. `false`: nothing is. */
    writeAtOnce(request: IncomingMessage, response: ServerResponse, also: Also): boolean {
      const now = clock();
      const prepared = find(request, now);
      if (prepared) write(request, response, prepared, now, also);
      return prepared !== undefined;
    },
    /** Throws of the error table. */
    async make(request: IncomingMessage, response: ServerResponse, { page: asked, rest }: AskedPage, also: Also) {
      const target = request.url ?? '';
      const page = asked.insteadBy?.(request.headers.accept ?? '') ?? asked;
      const { key, draft } = page.question(room, searchOf(target), rest);
      const known = page === asked ? target : targetOf(target, page);
      const made = answers.get(key, known, clock()) ?? (await inTime(answers.make(key, known, draft), answerSeconds));
      write(request, response, made, clock(), also);
    },
  };
}

function refuse(request: IncomingMessage, response: ServerResponse, also: Also, retryAfter: number | undefined): true {
  writeError(request, response, new WireError('OTW_RATE_LIMIT', undefined, { retryAfter }), also);
  return true;
}

function preflight(response: ServerResponse, asked: unknown): boolean {
  if (asked) writePreflight(response);
  return asked !== undefined;
}

/** What is made too late is made all the same, for who asks next. */
async function inTime<Result>(work: Promise<Result>, seconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new WireError('OTW_LATE', undefined, { retryAfter: 1 })), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** No request has a target with a blank in it: this one is asked for by another header. */
const targetOf = (target: string, { path }: PublicPage) => `${path} ${target}`;

function searchOf(target: string): URLSearchParams {
  const at = target.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : target.slice(at + 1));
}
