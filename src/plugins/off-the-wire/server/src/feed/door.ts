import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { errorBody, WireError } from '../errors';
import { writeAnswer } from './answer';
import type { Draft } from './draft';
import type { Prepared } from './kept';
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

export interface Door {
  /** The page that a target asks for, and what stands in the place of its own parameter. */
  pageOf(target: string): { readonly page: PublicPage; readonly rest: string } | undefined;
  /** Answers from what is prepared. `false`: nothing is, or the method is another. */
  answerAtOnce(request: IncomingMessage, response: ServerResponse): boolean;
  /** Answers a read, whatever it takes. Never rejects. */
  serve(request: IncomingMessage, response: ServerResponse, page: PublicPage, rest: string): Promise<void>;
}

interface DoorRoom {
  readonly room: FeedRoom;
  readonly answers: PreparedAnswers;
  /** Epoch milliseconds UTC. */
  readonly clock: () => number;
  readonly pages: readonly PublicPage[];
  readonly prefix: string;
  /** Is told of what is no reader's fault. */
  readonly report: (error: unknown) => void;
}

/** Opens the way of public reads: what is prepared is written at once, what is not is made, kept and written. */
export function openDoor({ room, answers, clock, pages, prefix, report }: DoorRoom): Door {
  const write = (request: IncomingMessage, response: ServerResponse, prepared: Prepared, now: number) => {
    const wanted = writeAnswer(request, response, prepared, now);
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
  const exact = new Map(pages.filter(({ path }) => !path.includes(':')).map((page) => [prefix + page.path, page]));
  const open = pages
    .filter(({ path }) => path.includes(':'))
    .map((page) => ({
      page,
      start: prefix + page.path.slice(0, page.path.indexOf(':')),
      isDeep: page.path.endsWith(')'),
    }));
  const pageOf: Door['pageOf'] = (target) => {
    const path = target.split('?', 1)[0] ?? '';
    const page = exact.get(path);
    if (page) return { page, rest: '' };
    for (const { page: one, start, isDeep } of open) {
      const rest = path.startsWith(start) ? decoded(path.slice(start.length)) : undefined;
      if (rest && (isDeep || !path.slice(start.length).includes('/'))) return { page: one, rest };
    }
    return undefined;
  };

  return {
    pageOf,
    answerAtOnce(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false;
      const now = clock();
      const prepared = find(request, now);
      if (prepared) write(request, response, prepared, now);
      return prepared !== undefined;
    },
    async serve(request, response, asked, rest) {
      try {
        const target = request.url ?? '';
        const page = asked.insteadBy?.(request.headers.accept ?? '') ?? asked;
        const { key, draft } = page.question(room, new URLSearchParams(queryOf(target)), rest);
        const known = page === asked ? target : targetOf(target, page);
        const prepared = answers.get(key, known, clock()) ?? (await answers.make(key, known, draft));
        write(request, response, prepared, clock());
      } catch (error) {
        writeError(request, response, error);
        if (!(error instanceof WireError)) report(error);
      }
    },
  };
}

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
function writeError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known = error instanceof WireError;
  const status = known ? error.status : 500;
  const fault = { status, name: 'InternalServerError', message: 'Internal Server Error', details: {} };
  const bytes = Buffer.from(JSON.stringify(known ? errorBody(error) : { data: null, error: fault }));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Answers a browser that asks whether a page of another origin may read here, with headers of its own. */
export function writePreflight(response: ServerResponse): void {
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
