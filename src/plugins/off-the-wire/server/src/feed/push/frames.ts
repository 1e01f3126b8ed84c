import type { StreamEnd, StreamPlace } from '../../../../shared/contracts';

/**
 * Server-sent events (WHATWG HTML, 9.2). `data` is JSON, which holds no line break; an id alone sets the last event id
 * and makes no event of it.
 */
export const streamHeaders: readonly string[] = [
  ...['Content-Type', 'text/event-stream; charset=utf-8', 'Cache-Control', 'no-store', 'X-Accel-Buffering', 'no'],
  ...['Access-Control-Allow-Origin', '*', 'X-Content-Type-Options', 'nosniff', 'Connection', 'close'],
];

/** How long a client waits until it comes back, in milliseconds. */
const retry = 2000;

export const entryFrame = (n: number, kind: string, json: string) =>
  Buffer.from(`id: ${n}\nevent: ${kind}\ndata: ${json}\n\n`);

export const helloFrame = (last: number) =>
  Buffer.from(
    `retry: ${retry}\nid: ${last}\nevent: hello\ndata: ${JSON.stringify({ last } satisfies StreamPlace)}\n\n`,
  );

export const resetFrame = (last: number) =>
  Buffer.from(`id: ${last}\nevent: reset\ndata: ${JSON.stringify({ last } satisfies StreamPlace)}\n\n`);

/** @param again milliseconds after which to come back, where that should not be at once for all. */
export const endFrame = (end: StreamEnd, again?: number) =>
  Buffer.from(`${again === undefined ? '' : `retry: ${again}\n`}event: end\ndata: ${JSON.stringify(end)}\n\n`);

/** Says that the stream is alive, and how far it has come. */
export const beatFrame = (last: number) => Buffer.from(`:\nid: ${last}\n\n`);

export const quietBeat = Buffer.from(':\n\n');
