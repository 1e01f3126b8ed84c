import type { RequestListener, Server } from 'node:http';
import { type Door, writePreflight } from './door';

/**
 * Takes the server's `request` listener: what is prepared is written at once, other public reads are answered without
 * the CMS on their way, and all else goes on to Strapi.
 * @returns the way to give the listener back.
 */
export function answerFirst(server: Server, door: Door): () => void {
  const strapis = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  const listener: RequestListener = (request, response) => {
    if (door.answerAtOnce(request, response)) return;
    const asked = isRead(request.method) ? door.pageOf(request.url ?? '') : undefined;
    if (asked && request.method === 'OPTIONS') writePreflight(response);
    else if (asked) void door.serve(request, response, asked.page, asked.rest);
    else for (const next of strapis) next.call(server, request, response);
  };
  server.on('request', listener);
  return () => {
    server.off('request', listener);
    for (const next of strapis) server.on('request', next);
  };
}

const isRead = (method: string | undefined) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
