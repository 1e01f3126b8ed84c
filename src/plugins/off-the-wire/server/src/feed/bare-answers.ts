import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorBody, WireError } from '../errors';
import { exposed } from './forms';

/** Headers of one answer alone, names and values in turn. */
export type Also = readonly string[];

/** In Strapi's shape. What is not ours to explain says nothing of itself. */
export function writeError(request: IncomingMessage, response: ServerResponse, error: unknown, also: Also): void {
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
