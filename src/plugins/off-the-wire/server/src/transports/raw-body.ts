import type { IncomingMessage } from 'node:http';
import { WireError } from '../errors';

/** Reads a request's bytes as they are. Throws OTW_TOO_LARGE as soon as there are more than `most` bytes. */
export async function rawBody(request: IncomingMessage, most: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new WireError('OTW_TOO_LARGE', `The delivery is larger than the limit of ${most} bytes.`, { limitBytes: most });
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed when we stop reading: the answer that says why has yet to go out on the same connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > most) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}
