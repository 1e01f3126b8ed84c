/** The least that Node can do: one piece of bytes to every open answer, at once, with nothing read or looked up. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './child';
import type { Published } from './stream-server';

const open = new Set<ServerResponse>();
let number = 0;

answer({
  open: () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', Connection: 'close' });
      response.write('event: hello\ndata: {"last":0}\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    });
  },
  /** @param length of the entry, in bytes */
  publish: ({ length }: { length: number }): Published => {
    number += 1;
    const arrived = String(process.hrtime.bigint());
    const start = `id: ${number}\nevent: published\ndata: {"n":${number},"text":"`;
    const bytes = Buffer.from(`${start.padEnd(length - 4, 'x')}"}\n\n`);
    for (const response of open) response.write(bytes);
    return { arrived, filed: arrived };
  },
});
