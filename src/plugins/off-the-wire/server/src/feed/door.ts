import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { errorBody, WireError } from '../errors';
import { writeAnswer } from './answer';
import type { Draft } from './draft';
import { exposed } from './forms';
import type { Prepared } from './kept';
import type { Limiter } from './limits/limiter';
import type { PreparedAnswers } from './prepared';
import type { FeedRoom } from './room';

/** What was asked, in its one form, and how it is answered. */
export interface Question {
  readonly key: string;
  readonly draft: () => Promise<Draft>;
}

/** A page that everybody may read. */
export interface PublicPage {
  /** Below the prefix, as routers write it: `/articles/:slug`, `/breadcrumbs/:path(.*)`. */
  readonly path: string;
  /** Its parameters, all of them: what is not in it is refused. */
  readonly query: z.ZodType;
  /** Throws OTW_BAD_PARAMETER. `rest` is what stands in the place of the path's own parameter, decoded. */
  question(room: FeedRoom, parameters: URLSearchParams, rest: string): Question;
  /** Of an address with several formats, which one a client gets that asks for these: another page, or none. */
  readonly insteadBy?: (accept: string) => PublicPage | undefined;
}

/** What is answered while it happens, and never kept. */
export type LiveAnswer = (
  request: IncomingMessage,
  response: ServerResponse,
  search: URLSearchParams,
  address: string | undefined,
) => Promise<void>;

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
export function openDoor(parts: DoorRoom): Door {
  const { room, answers, limiter, clock, live, prefix, answerSeconds, report } = parts;
  const pageOf = openPaths(parts);
  const below = `${prefix}/`;
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
  const orError = async (request: IncomingMessage, response: ServerResponse, also: Also, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      writeError(request, response, error, also);
      if (!(error instanceof WireError)) report(error);
    }
  };
  const serve = async (
    request: IncomingMessage,
    response: ServerResponse,
    { page: asked, rest }: AskedPage,
    also: Also,
  ) => {
    const target = request.url ?? '';
    const page = asked.insteadBy?.(request.headers.accept ?? '') ?? asked;
    const { key, draft } = page.question(room, searchOf(target), rest);
    const known = page === asked ? target : targetOf(target, page);
    const prepared = answers.get(key, known, clock()) ?? (await inTime(answers.make(key, known, draft), answerSeconds));
    write(request, response, prepared, clock(), also);
  };

  return {
    answer(request, response) {
      const { url: target = '', method } = request;
      if (!target.startsWith(below)) return false;
      if (method === 'OPTIONS') return preflight(response, pageOf(target) ?? live.get(pathBelow(target, prefix)));
      if (method !== 'GET' && method !== 'HEAD') return false;
      const verdict = limiter.count(request);
      const also = verdict?.headers ?? none;
      if (verdict?.isOver) {
        const { retryAfter } = verdict;
        writeError(request, response, new WireError('OTW_RATE_LIMIT', undefined, { retryAfter }), also);
        return true;
      }
      const now = clock();
      const prepared = find(request, now);
      if (prepared) {
        write(request, response, prepared, now, also);
        return true;
      }
      const happening = live.get(pathBelow(target, prefix));
      const asked = happening ? undefined : pageOf(target);
      if (happening) {
        const address = limiter.addressOf(request);
        void orError(request, response, also, () => happening(request, response, searchOf(target), address));
      } else if (asked) void orError(request, response, also, () => serve(request, response, asked, also));
      return happening !== undefined || asked !== undefined;
    },
  };
}

/** Headers of one answer alone, names and values in turn. */
type Also = readonly string[];
const none: Also = [];

interface AskedPage {
  readonly page: PublicPage;
  /** What stands in the place of its own parameter. */
  readonly rest: string;
}

/** Finds the page that a target asks for. */
function openPaths({ pages, prefix }: DoorRoom): (target: string) => AskedPage | undefined {
  const exact = new Map(pages.filter(({ path }) => !path.includes(':')).map((page) => [prefix + page.path, page]));
  const open = pages
    .filter(({ path }) => path.includes(':'))
    .map((page) => ({
      page,
      start: prefix + page.path.slice(0, page.path.indexOf(':')),
      isDeep: page.path.endsWith(')'),
    }));
  return (target) => {
    const path = target.split('?', 1)[0] ?? '';
    const page = exact.get(path);
    if (page) return { page, rest: '' };
    for (const { page: one, start, isDeep } of open) {
      const rest = path.startsWith(start) ? decoded(path.slice(start.length)) : undefined;
      if (rest && (isDeep || !path.slice(start.length).includes('/'))) return { page: one, rest };
    }
    return undefined;
  };
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

function preflight(response: ServerResponse, asked: unknown): boolean {
  if (asked) writePreflight(response);
  return asked !== undefined;
}

const pathBelow = (target: string, prefix: string) => (target.split('?', 1)[0] ?? '').slice(prefix.length);

const searchOf = (target: string) => new URLSearchParams(queryOf(target));

/** No request has a target with a blank in it: this one is asked for by another header. */
const targetOf = (target: string, { path }: PublicPage) => `${path} ${target}`;

function queryOf(target: string): string {
  const at = target.indexOf('?');
  return at === -1 ? '' : target.slice(at + 1);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** In Strapi's shape. What is not ours to explain says nothing of itself. */
function writeError(request: IncomingMessage, response: ServerResponse, error: unknown, also: Also): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known = error instanceof WireError;
  const status = known ? error.status : 500;
  const fault = { status, name: 'InternalServerError', message: 'Internal Server Error', details: {} };
  const bytes = Buffer.from(JSON.stringify(known ? errorBody(error) : { data: null, error: fault }));
  const headers = ['Content-Type', 'application/json; charset=utf-8', 'Content-Length', String(bytes.length)];
  headers.push('Cache-Control', 'no-store', 'X-Content-Type-Options', 'nosniff');
  headers.push('Access-Control-Allow-Origin', '*', 'Access-Control-Expose-Headers', exposed);
  const retryAfter = known ? error.details.retryAfter : undefined;
  if (retryAfter !== undefined) headers.push('Retry-After', String(retryAfter));
  response.writeHead(status, [...headers, ...also]);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Answers a browser that asks whether a page of another origin may read here, with headers of its own. */
function writePreflight(response: ServerResponse): void {
  response.writeHead(204, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
    'Access-Control-Allow-Headers':
      'Accept, Authorization, Content-Type, If-None-Match, If-Modified-Since, Last-Event-ID',
    'Access-Control-Max-Age': '86400',
    'Cache-Control': 'public, max-age=86400',
  });
  response.end();
}
