import { lookup as lookUp } from 'node:dns';
import { type IncomingHttpHeaders, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { AddressGuard } from './addresses';

/** What is asked of a server that somebody outside has named. */
export interface Asked {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For all of it: names looked up, connected, sent, answered. */
  readonly milliseconds: number;
  /** Of an answer, so many bytes are read and no more; 0: it counts as soon as its headers are there. */
  readonly mostBytes: number;
  readonly guard: AddressGuard;
  /** Gives it up. */
  readonly signal?: AbortSignal;
}

export interface Fetched {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** There was more than the most. */
  readonly isCut: boolean;
}

/** An address that may not be asked, or an answer that did not come. Its message is for the people who set it up. */
export class FetchFailed extends Error {
  override readonly name = 'FetchFailed';
}

/**
 * Asks a server by http or https, where every address that is connected to has passed the guard: it is asked in the
 * socket's own look-up, so that a name which leads elsewhere a moment later leads nowhere. Redirects are not followed:
 * they are answers like others. Throws FetchFailed.
 */
export async function guardedFetch(asked: Asked): Promise<Fetched> {
  const url = addressOf(asked);
  const { method, headers, body, milliseconds, guard, signal } = asked;
  const start = url.protocol === 'https:' ? overHttps : overHttp;
  const sent = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    // A connection of its own: no other request's, whose name may lead elsewhere by now.
    const options = { method, headers: { ...headers, ...sent }, agent: false, maxHeaderSize: 16_384, signal };
    const request = start(url, { ...options, lookup: guardedLookup(guard) });
    const tooLate = setTimeout(
      () => request.destroy(new FetchFailed(`It took longer than ${milliseconds / 1000} seconds.`)),
      milliseconds,
    );
    const done = (settle: () => void) => {
      clearTimeout(tooLate);
      settle();
    };
    request.on('error', (error) => done(() => reject(asFailure(error))));
    request.on('response', (response) => {
      if (asked.mostBytes === 0) {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, body: Buffer.alloc(0), isCut: false });
        response.resume().on('close', () => clearTimeout(tooLate));
        return;
      }
      read(response, asked.mostBytes).then(
        (answer) => done(() => resolve(answer)),
        (error: unknown) => done(() => reject(asFailure(error))),
      );
    });
    request.end(body);
  });
}

/** The address, if it may be asked as it is written. Names are looked at when they are looked up. Throws FetchFailed. */
export function addressOf({ url, guard }: Pick<Asked, 'url' | 'guard'>): URL {
  if (!URL.canParse(url)) throw new FetchFailed('This is no web address.');
  const address = new URL(url);
  if (!/^https?:$/.test(address.protocol)) throw new FetchFailed('Only http and https addresses are asked.');
  if (address.username || address.password) throw new FetchFailed('The address holds a name or a password.');
  const host = address.hostname.replace(/^\[|\]$/g, '');
  const why = isIP(host) === 0 ? undefined : guard(host);
  if (why) throw new FetchFailed(refusal(host, host, why));
  return address;
}

const refusal = (name: string, address: string, why: string) =>
  `${name === address ? address : `${name} is at ${address}, which`} is ${why}: it is asked only where the setting allowPrivateAddresses names it.`;

/** The look-up of a socket that connects to nothing else than what has passed the guard. */
function guardedLookup(guard: AddressGuard): LookupFunction {
  return (name, options, callback) => {
    lookUp(name, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const judged = found.map((one) => ({ ...one, why: guard(one.address) }));
      const open = judged.filter(({ why }) => why === undefined);
      const [first] = open;
      if (!first) {
        const { address = '', why = 'nowhere' } = judged[0] ?? {};
        return callback(new FetchFailed(refusal(name, address, why)), []);
      }
      return options.all ? callback(null, open) : callback(null, first.address, first.family);
    });
  };
}

async function read(response: IncomingMessage, most: number): Promise<Fetched> {
  const { statusCode: status = 0, headers } = response;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length;
    pieces.push(piece);
    // Leaving the loop closes the connection.
    if (length > most) break;
  }
  const body = Buffer.concat(pieces).subarray(0, most);
  return { status, headers, body, isCut: length > most };
}

function asFailure(error: unknown): FetchFailed {
  if (error instanceof FetchFailed) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return new FetchFailed(told[code ?? ''] ?? `It could not be reached: ${code ?? message}.`, { cause: error });
}

const told: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing answers at this address.',
  ENOTFOUND: 'There is no server of this name.',
  EAI_AGAIN: 'The name could not be looked up.',
  ECONNRESET: 'The connection was closed before there was an answer.',
  ETIMEDOUT: 'Nothing answers at this address.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by itself.',
  ABORT_ERR: 'The server was stopped meanwhile.',
};
