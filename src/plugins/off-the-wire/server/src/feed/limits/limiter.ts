import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type AddressList, addressList, clientAddress, countedAs, plainAddress } from './addresses';
import { type Allowance, type Buckets, openBuckets } from './buckets';
import { openKnownTokens } from './tokens';

/** How much readers may ask. */
export interface RateSettings {
  readonly perAddress: Allowance;
  readonly perToken: Allowance;
  /** Networks that may ask as much as they like. */
  readonly exempt: readonly string[];
  /** Whether this machine itself may: the reader's page, and whatever else renders here. */
  readonly exemptOwn: boolean;
  /** Addresses that are remembered at once. */
  readonly addresses: number;
}

/** What becomes of a request. */
export interface Verdict {
  readonly isOver: boolean;
  /** Names and values in turn, to be added to the answer. */
  readonly headers: readonly string[];
  /** Seconds; of one that is over. */
  readonly retryAfter?: number;
}

export interface Limiter {
  /** Counts a request. `undefined`: nobody counts it. */
  count(request: IncomingMessage): Verdict | undefined;
  /** By what a client is counted; `undefined`: it may have as much as it likes. */
  addressOf(request: IncomingMessage): string | undefined;
}

interface Limits {
  readonly rate: RateSettings | false;
  readonly trustedProxies: readonly string[];
  readonly isGoodToken: (token: string) => Promise<boolean>;
  /** Milliseconds of a clock that nobody sets. */
  readonly now: () => number;
}

/** A rate limit for each address, and a wider one for each API token. */
export function openLimiter({ rate, trustedProxies, isGoodToken, now }: Limits): Limiter {
  const who = openWho(addressList(trustedProxies), rate || undefined);
  if (!rate) return { count: () => undefined, addressOf: who };
  const byAddress = meterOf('address', rate.perAddress, rate.addresses);
  const byToken = meterOf('token', rate.perToken, rate.addresses);
  const tokens = openKnownTokens(isGoodToken);
  return {
    addressOf: who,
    count(request) {
      const address = who(request);
      if (address === undefined) return undefined;
      const at = now();
      const { authorization } = request.headers;
      const token = authorization === undefined ? undefined : tokens.nameOf(authorization, at);
      return token === undefined ? byAddress(address, at) : byToken(token, at);
    },
  };
}

/** One allowance, and what answers say of it: IETF's RateLimit header fields, one text for each number that is left. */
function meterOf(policy: string, allowance: Allowance, most: number): (key: string, now: number) => Verdict {
  const buckets: Buckets = openBuckets(allowance, most);
  const { burst, perSecond } = allowance;
  const said = `"${policy}";q=${burst};w=${Math.ceil(burst / perSecond)}`;
  const verdicts: Verdict[] = [];
  const verdictOf = (left: number): Verdict => ({
    isOver: false,
    headers: [
      ...['RateLimit-Policy', said],
      ...['RateLimit', `"${policy}";r=${left};t=${Math.ceil((burst - left) / perSecond)}`],
    ],
  });
  return (key, now) => {
    const left = buckets.take(key, now);
    if (left >= 0) {
      verdicts[left] ??= verdictOf(left);
      return verdicts[left];
    }
    const retryAfter = buckets.wait(key, now);
    return {
      isOver: true,
      retryAfter,
      headers: ['RateLimit-Policy', said, 'RateLimit', `"${policy}";r=0;t=${retryAfter}`],
    };
  };
}

/** Finds out by whom a request is counted; for a connection without a trusted proxy once. */
function openWho(trusted: AddressList, rate: RateSettings | undefined) {
  const exempt = addressList(rate?.exempt ?? []);
  const own = addressList(['loopback']);
  const known = new WeakMap<Socket, { readonly name: string | undefined }>();
  const nameOf = (socket: Socket, address: string): string | undefined => {
    const isOwn = own.has(address) || address === plainAddress(socket.localAddress ?? '');
    if (isOwn && rate?.exemptOwn !== false) return undefined;
    return exempt.has(address) ? undefined : countedAs(address);
  };
  return ({ socket, headers }: IncomingMessage): string | undefined => {
    const forwarded = trusted.isEmpty ? undefined : headers['x-forwarded-for'];
    const found = forwarded === undefined ? known.get(socket) : undefined;
    if (found) return found.name;
    // A connection that is gone has no address any more: nobody is answered on it.
    const peer = socket.remoteAddress ?? '0.0.0.0';
    const name = nameOf(socket, clientAddress(peer, forwarded?.toString(), trusted));
    if (forwarded === undefined) known.set(socket, { name });
    return name;
  };
}
