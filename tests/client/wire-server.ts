import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChangeEntry } from '../../src/plugins/off-the-wire/shared/contracts';

/** Answers one request. `nth` counts the requests to this path, from 1. */
export type Handler = (request: IncomingMessage, response: ServerResponse, query: URLSearchParams, nth: number) => void;

/** A server that speaks as much of the API as a test needs. */
export interface WireServer {
  readonly url: string;
  /** Every request: path and query below the prefix, in order. */
  readonly asked: readonly string[];
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
}

export async function serveWire(handlers: Readonly<Record<string, Handler>>): Promise<WireServer> {
  const asked: string[] = [];
  const counts = new Map<string, number>();
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    open.add(response);
    response.on('close', () => open.delete(response));
    const { pathname, search, searchParams } = new URL(request.url ?? '', 'http://wire.example');
    const path = pathname.replace(/^\/api\/wire/, '');
    asked.push(path + search);
    counts.set(path, (counts.get(path) ?? 0) + 1);
    const handler = handlers[path];
    if (handler) handler(request, response, searchParams, counts.get(path) ?? 0);
    else sendError(response, 404, 'OTW_NOT_FOUND', 'Not Found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/wire`,
    asked,
    open: () => open.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const anyOrigin = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Date, ETag' };

export function sendJson(
  response: ServerResponse,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(200, { 'Content-Type': 'application/json', ...anyOrigin, ...headers }).end(JSON.stringify(body));
}

/** In Strapi's shape. */
export function sendError(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  { details = {}, headers = {} }: { details?: object; headers?: Readonly<Record<string, string>> } = {},
): void {
  const error = { status, name: 'ApplicationError', message, details: { code, ...details } };
  response.writeHead(status, { 'Content-Type': 'application/json', ...anyOrigin, ...headers });
  response.end(JSON.stringify({ data: null, error }));
}

/** Begins a stream; what is given is sent at once. */
export function beginStream(response: ServerResponse, ...frames: readonly string[]): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    ...anyOrigin,
  });
  response.flushHeaders();
  for (const frame of frames) response.write(frame);
}

export const hello = (last: number) => `retry: 100\nevent: hello\nid: ${last}\ndata: {"last":${last}}\n\n`;

export const entry = (n: number, fields: Partial<ChangeEntry> = {}): ChangeEntry => ({
  n,
  at: '2026-11-20T10:00:00.000Z',
  kind: 'published',
  about: 'article',
  subject: `story-${n}`,
  ...fields,
});

export const entryFrame = (n: number, fields: Partial<ChangeEntry> = {}): string => {
  const told = entry(n, fields);
  return `id: ${n}\nevent: ${told.kind}\ndata: ${JSON.stringify(told)}\n\n`;
};

export const entryFrames = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => entryFrame(from + at)).join('');

export const resetFrame = (last: number) => `event: reset\nid: ${last}\ndata: {"last":${last}}\n\n`;
export const endFrame = 'event: end\ndata: {"code":"OTW_STOPPING","message":"The server is stopping."}\n\n';

/** What `/changes` answers, from a log that ends with `last`. */
export const changesBody = (after: number, last: number, most = 100) => {
  const next = Math.min(after + most, Math.max(last, after));
  const data = Array.from({ length: next - after }, (_, at) => entry(after + 1 + at));
  return { data, meta: { next, last } };
};
