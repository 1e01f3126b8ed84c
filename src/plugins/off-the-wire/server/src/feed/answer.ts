import type { IncomingMessage, ServerResponse } from 'node:http';
import { choose } from './conditional';
import type { Encoding } from './encodings';
import type { Prepared } from './kept';

/**
 * Writes a prepared answer to GET or HEAD: 304 where the client has it, else its bytes. @param now epoch milliseconds.
 * @param also headers of this answer alone, names and values in turn.
 * @returns the form that the client would rather have had, if it is another.
 */
export function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  prepared: Prepared,
  now: number,
  also: readonly string[],
): Encoding | undefined {
  const { form, isUnchanged, wanted } = choose(request.headers, prepared, now);
  const isDated = now >= prepared.datedFrom;
  if (isUnchanged) {
    response.writeHead(304, joined(isDated ? form.unchangedDated : form.unchanged, also)).end();
    return wanted;
  }
  response.writeHead(200, joined(isDated ? form.wholeDated : form.whole, also));
  response.end(request.method === 'HEAD' ? undefined : form.bytes);
  return wanted;
}

/** Node takes numbers for values, too. */
const joined = (headers: readonly (string | number)[], also: readonly string[]) =>
  (also.length === 0 ? headers : headers.concat(also)) as string[];
