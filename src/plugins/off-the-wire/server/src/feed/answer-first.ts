import type { RequestListener, Server } from 'node:http';
import type { Door } from './door';

/** A request target as it is asked for of this server; proxies may send the whole address: RFC 9112, 3.2.2. */
const originForm = (target = '') => target.replace(/^https?:\/\/[^/?]*\/?/i, '/');

/**
 * Takes the server's `request` listener: public reads are answered without the CMS on their way, and all else goes on to
 * Strapi.
 * @returns the way to give the listener back.
 */
export function answerFirst(server: Server, door: Door): () => void {
  const strapis = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  const listener: RequestListener = (request, response) => {
    if (!request.url?.startsWith('/')) request.url = originForm(request.url);
    if (door.answer(request, response)) return;
    for (const next of strapis) next.call(server, request, response);
  };
  server.on('request', listener);
  return () => {
    server.off('request', listener);
    for (const next of strapis) server.on('request', next);
  };
}
