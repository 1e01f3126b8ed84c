import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { networkOf, plainAddress } from '../../networks';

/** Addresses and networks that are named in settings. */
export interface AddressList {
  has(address: string): boolean;
  readonly isEmpty: boolean;
}

/** The machine's own: 127.0.0.0/8 and ::1. */
const loopback = ['127.0.0.0/8', '::1'];

/** Whether `10.0.0.0/8`, `2001:db8::/32`, one address, or `loopback`. */
export const isNetwork = (text: string): boolean => text === 'loopback' || networkOf(text) !== undefined;

/** Takes what isNetwork() finds good. */
export function addressList(networks: readonly string[]): AddressList {
  const list = new BlockList();
  for (const network of networks.flatMap((one) => (one === 'loopback' ? loopback : [one]))) {
    const { address, prefix, type } = networkOf(network) ?? {};
    if (address !== undefined && prefix !== undefined) list.addSubnet(address, prefix, type);
  }
  return {
    isEmpty: networks.length === 0,
    has: (address) => isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6'),
  };
}

/**
 * What one client is counted by: an IPv4 address, or the first 64 bits of one of IPv6. One household or machine has as
 * many addresses of IPv6 as it likes, all in its own /64.
 */
export function countedAs(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const [first, last] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const all = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return `${all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** The last two groups may be written as IPv4. They are not among the first four unless nothing else is there. */
const groupsOf = (text: string): string[] =>
  text === '' ? [] : text.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));

/**
 * The client's address behind proxies: read from the right, as each proxy adds whom it heard from, and only as far as
 * those are trusted. What an untrusted one wrote is not believed.
 * @param forwarded `X-Forwarded-For`
 */
export function clientAddress(peer: string, forwarded: string | undefined, trusted: AddressList): string {
  const own = plainAddress(peer);
  if (forwarded === undefined || trusted.isEmpty || !trusted.has(own)) return own;
  let client = own;
  for (const hop of lastHops(forwarded)) {
    const address = hopAddress(hop);
    // What is no address hides who came before: the last one that is known is counted.
    if (address === undefined) return client;
    client = address;
    if (!trusted.has(address)) return client;
  }
  return client;
}

const mostHops = 20;

function lastHops(forwarded: string): string[] {
  return forwarded.slice(-1000).split(',').reverse().slice(0, mostHops);
}

/** `192.0.2.1`, `192.0.2.1:8080`, `2001:db8::1`, `[2001:db8::1]:8080`. */
function hopAddress(hop: string): string | undefined {
  const text = hop.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3})(?::\d+)?$/.exec(text)?.[1] ?? text;
  const address = plainAddress(bare);
  return isIP(address) === 0 ? undefined : address;
}
