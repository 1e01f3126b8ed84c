import type { RequestListener, Server } from 'node:http';
import { writeAnswer } from './answer';
import type { PreparedAnswers } from './prepared';

/**
 * Takes the server's `request` listener: what is prepared is written at once, all else goes on to Strapi.
 * @returns the way to give the listener back.
 */
export function answerFirst(server: Server, answers: PreparedAnswers, clock: () => number): () => void {
  const strapis = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  const listener: RequestListener = (request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const now = clock();
    const prepared = isRead ? answers.get(request.url ?? '', now) : undefined;
    if (prepared) writeAnswer(request, response, prepared, now);
    else for (const next of strapis) next.call(server, request, response);
  };
  server.on('request', listener);
  return () => {
    server.off('request', listener);
    for (const next of strapis) server.on('request', next);
  };
}
