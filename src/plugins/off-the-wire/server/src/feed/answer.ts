import type { IncomingMessage, ServerResponse } from 'node:http';
import { isUnchanged } from './conditional';
import type { Prepared } from './prepared';

/** Writes a prepared answer to GET or HEAD: 304 where the client has it, else its bytes. @param now epoch milliseconds. */
export function writeAnswer(request: IncomingMessage, response: ServerResponse, prepared: Prepared, now: number): void {
  const headers = now < prepared.datedFrom ? prepared.headers : prepared.datedHeaders;
  if (isUnchanged(request.headers, prepared, now)) {
    const { 'Content-Length': _length, 'Content-Type': _type, ...kept } = headers;
    response.writeHead(304, kept).end();
    return;
  }
  response.writeHead(200, headers);
  response.end(request.method === 'HEAD' ? undefined : prepared.bytes);
}
