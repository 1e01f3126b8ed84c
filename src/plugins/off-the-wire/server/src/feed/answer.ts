import type { IncomingMessage, ServerResponse } from 'node:http';
import { choose } from './conditional';
import type { Encoding } from './encodings';
import type { Prepared } from './kept';

/**
 * Writes a prepared answer to GET or HEAD: 304 where the client has it, else its bytes. @param now epoch milliseconds.
 * @returns the form that the client would rather have had, if it is another.
 */
export function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  prepared: Prepared,
  now: number,
): Encoding | undefined {
  const { form, isUnchanged, wanted } = choose(request.headers, prepared, now);
  const isDated = now >= prepared.datedFrom;
  if (isUnchanged) {
    response.writeHead(304, (isDated ? form.unchangedDated : form.unchanged) as string[]).end();
    return wanted;
  }
  response.writeHead(200, (isDated ? form.wholeDated : form.whole) as string[]);
  response.end(request.method === 'HEAD' ? undefined : form.bytes);
  return wanted;
}
