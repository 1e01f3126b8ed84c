import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { plainAddress } from '../../networks';
import { type AddressList, addressList, clientAddress, countedAs } from './addresses';
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
      if (token !== undefined) return byToken(token, at);
      const verdict = byAddress(address, at);
      // Who makes up tokens is held by the address before the database is asked about them.
      if (authorization !== undefined && !verdict.isOver) tokens.learn(authorization, at);
      return verdict;
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

/** A connection's own address, what it is counted by, and whether it speaks for others. */
interface Peer {
  readonly address: string;
  readonly name: string | undefined;
  readonly isProxy: boolean;
}

/** What proxies said of their clients is remembered for so many: reading it costs more than all the rest. */
const mostForwarded = 20_000;

/** Finds out by whom a request is counted: of a connection once, of clients behind a trusted proxy once each. */
function openWho(trusted: AddressList, rate: RateSettings | undefined) {
  const exempt = addressList(rate?.exempt ?? []);
  const own = addressList(['loopback']);
  const forwardedNames = new Map<string, string | undefined>();
  const nameOf = (address: string, here: string): string | undefined => {
    const isOwn = own.has(address) || address === here;
    if (isOwn && rate?.exemptOwn !== false) return undefined;
    return exempt.has(address) ? undefined : countedAs(address);
  };
  const mark = Symbol('peer');
  const peerOf = (socket: Socket & { [mark]?: Peer }): Peer => {
    const known = socket[mark];
    if (known) return known;
    // A connection that is gone has no address any more: nobody is answered on it.
    const address = plainAddress(socket.remoteAddress ?? '0.0.0.0');
    const name = nameOf(address, plainAddress(socket.localAddress ?? ''));
    const peer = { address, name, isProxy: trusted.has(address) };
    socket[mark] = peer;
    return peer;
  };
  return ({ socket, headers }: IncomingMessage): string | undefined => {
    const { address, name, isProxy } = peerOf(socket);
    const forwarded = isProxy ? headers['x-forwarded-for']?.toString() : undefined;
    if (forwarded === undefined) return name;
    const key = `${address} ${forwarded}`;
    const known = forwardedNames.get(key);
    if (known !== undefined) return known;
    const found = nameOf(clientAddress(address, forwarded, trusted), plainAddress(socket.localAddress ?? ''));
    if (forwardedNames.size >= mostForwarded) forwardedNames.clear();
    if (key.length < 200) forwardedNames.set(key, found);
    return found;
  };
}
