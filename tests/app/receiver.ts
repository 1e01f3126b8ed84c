import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookMessage } from '../../src/plugins/off-the-wire/shared/contracts';

export interface Posted {
  readonly id: string;
  readonly message: WebhookMessage;
  /** Whether one of its signatures is that of this secret. */
  isSignedBy(secret: string): boolean;
  /** What it was answered; `undefined`: nothing. */
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
}

/** A site that takes what is posted to it, or does not. */
export interface Receiver {
  readonly url: string;
  readonly posted: readonly Posted[];
  /** Of what it took: the numbers of the entries, as they came. */
  taken(): number[];
  /** What it answers from now on; `undefined`: nothing, for ever. */
  answerWith(status: number | undefined, headers?: Readonly<Record<string, string>>): void;
  /** What is posted from now on is answered once the way that it gives is called. */
  hold(): () => void;
  forget(): void;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const posted: Posted[] = [];
  let status: number | undefined = 204;
  let headers: Readonly<Record<string, string>> = {};
  let released = Promise.resolve();
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString();
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = request.headers;
    const isSignedBy = (secret: string) => {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const own = `v1,${createHmac('sha256', key).update(`${id}.${at}.${text}`).digest('base64')}`;
      return String(signatures)
        .split(' ')
        .some((one) => one.length === own.length && timingSafeEqual(Buffer.from(one), Buffer.from(own)));
    };
    posted.push({
      id: String(id),
      message: JSON.parse(text) as WebhookMessage,
      isSignedBy,
      status,
      headers: request.headers,
    });
    const said = status;
    await released;
    if (said !== undefined) response.writeHead(said, headers).end();
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wire`,
    posted,
    taken: () => posted.filter((one) => one.status === 204).flatMap(({ message }) => message.data.map(({ n }) => n)),
    answerWith(next, own = {}) {
      [status, headers] = [next, own];
    },
    hold() {
      let release: () => void = () => undefined;
      released = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    forget() {
      posted.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Looks until it is so; fails after twenty seconds, saying what it was then. */
export async function until<Value>(
  look: () => Promise<Value> | Value,
  isSo: (value: Value) => boolean,
): Promise<Value> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await look();
    if (isSo(value)) return value;
    if (Date.now() > end) throw new Error(`It never came to be so: ${JSON.stringify(value)?.slice(0, 1000)}`);
    await sleep(25);
  }
}
