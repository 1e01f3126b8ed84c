/** Requests as a reader's client sends them, whose bytes nobody else has touched. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it is once it is unpacked. */
  readonly body: Buffer;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** `GET`, on a connection that is kept. */
export function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  const sentAt = Date.now();
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () => {
        const body = unpacked(Buffer.concat(parts), response.headers['content-encoding']);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, sentAt, receivedAt: Date.now() });
      });
    });
    asking.once('error', reject);
    asking.setTimeout(30_000, () => asking.destroy(new Error(`${url} did not answer`)));
    asking.end();
  });
}

/** Connections that are kept would keep the process. */
export const askNoMore = () => agent.destroy();

function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
  if (bytes.length === 0) return bytes;
  if (encoding === 'gzip') return gunzipSync(bytes);
  return encoding === 'br' ? brotliDecompressSync(bytes) : bytes;
}
