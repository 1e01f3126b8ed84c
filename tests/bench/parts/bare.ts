/** The least that Node can do: the same bytes and headers to every request. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sample {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** @returns where it listens */
export function openBare({ headers, body }: Sample): Promise<string> {
  const bytes = Buffer.from(body);
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
