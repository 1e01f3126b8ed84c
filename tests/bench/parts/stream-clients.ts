/** Thousands of clients of the stream on bare sockets: the least that a client can be, so that the server is measured. */
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { answer } from './child';

const sockets: Socket[] = [];
let length = 0;
let waiting: { count: number; readonly all: number; done(at: bigint): void } | undefined;
const event = Buffer.from('\ndata: {"n":');

answer({
  open: async ({ url, count, queries }: { url: string; count: number; queries: readonly string[] }) => {
    const { hostname, port } = new URL(url);
    for (let from = 0; from < count; from += 100) {
      const some = Array.from({ length: Math.min(100, count - from) }, (_none, at) => from + at);
      await Promise.all(some.map((at) => openOne(hostname, Number(port), queries[at % queries.length] ?? '')));
      await pause(5);
    }
  },
  /** When the last of them has got the next entry: nanoseconds of the machine's clock, as text. */
  next: () =>
    new Promise<string>((resolve) => {
      waiting = { count: 0, all: sockets.length, done: (at) => resolve(String(at)) };
    }),
  /** Bytes of the last entry. */
  length: () => length,
  close: () => {
    for (const socket of sockets.splice(0)) socket.destroy();
  },
});

function openOne(host: string, port: number, query: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host);
    let isOpen = false;
    socket.on('error', reject);
    socket.on('data', (bytes) => {
      if (!isOpen) {
        if (!bytes.includes('event: hello')) return;
        isOpen = true;
        sockets.push(socket);
        resolve();
      } else if (bytes.includes(event)) heard(bytes.length);
    });
    const headers = ['Host: wire.example', 'Accept: text/event-stream', 'User-Agent: bench', 'Cache-Control: no-cache'];
    socket.write(`GET /api/wire/stream${query} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
  });
}

function heard(bytes: number): void {
  length = bytes;
  if (!waiting) return;
  waiting.count += 1;
  if (waiting.count === waiting.all) waiting.done(process.hrtime.bigint());
}
