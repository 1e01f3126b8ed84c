import { BlockList, isIP } from 'node:net';

/** Says of an address why nothing of ours may be asked there; `undefined`: it may. */
export type AddressGuard = (address: string) => string | undefined;

type Range = readonly [network: string, prefix: number, what: string];

/** IANA's registry of special-purpose addresses, and what is multicast or reserved: no server of the public stands there. */
const refused4: readonly Range[] = [
  ['0.0.0.0', 8, 'of this network'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, "of a carrier's own network"],
  ['127.0.0.0', 8, 'of this machine'],
  ['169.254.0.0', 16, 'link-local, where clouds keep their metadata'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'reserved'],
  ['192.0.2.0', 24, 'for documentation'],
  ['192.88.99.0', 24, 'a relay'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'for benchmarks'],
  ['198.51.100.0', 24, 'for documentation'],
  ['203.0.113.0', 24, 'for documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved'],
];

/** Of IPv6 only what is given out to the public (2000::/3) is asked at all, and not these parts of it. */
const refused6: readonly Range[] = [
  ['2001::', 23, 'reserved'],
  ['2001:db8::', 32, 'for documentation'],
  ['2002::', 16, 'a tunnel'],
  ['3fff::', 20, 'for documentation'],
];

const listOf = (ranges: readonly Range[], type: 'ipv4' | 'ipv6') =>
  ranges.map(([network, prefix, what]) => {
    const list = new BlockList();
    list.addSubnet(network, prefix, type);
    return { list, what };
  });
const closed4 = listOf(refused4, 'ipv4');
const closed6 = listOf(refused6, 'ipv6');
const [public6] = listOf([['2000::', 3, 'public']], 'ipv6');

/** @param allowed addresses and networks (`10.1.0.0/16`) that may be asked all the same. */
export function addressGuard(allowed: readonly string[]): AddressGuard {
  const open = new BlockList();
  for (const written of allowed) {
    const { address, prefix, type } = networkOf(written) ?? {};
    if (address !== undefined && prefix !== undefined && type) open.addSubnet(address, prefix, type);
  }
  return (written) => {
    const address = plain(written);
    const type = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) return 'no address';
    if (open.check(address, type)) return undefined;
    const ranges = type === 'ipv4' ? closed4 : closed6;
    const found = ranges.find(({ list }) => list.check(address, type));
    if (found) return found.what;
    return type === 'ipv6' && !public6?.list.check(address, type) ? 'not public' : undefined;
  };
}

/** An address or a network as it is written in a setting; `undefined` where it is neither. */
export function networkOf(written: string) {
  const [address = '', length, rest] = written.trim().split('/');
  const version = isIP(address);
  if (version === 0 || rest !== undefined || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const most = version === 6 ? 128 : 32;
  const prefix = length === undefined ? most : Number(length);
  const type = version === 6 ? ('ipv6' as const) : ('ipv4' as const);
  return prefix <= most ? { address, prefix, type } : undefined;
}

/** Without the name of an interface; an IPv4 address that is written as IPv6 (mapped, NAT64) as what it is. */
function plain(written: string): string {
  const [address = ''] = written.replace(/^\[|\]$/g, '').split('%');
  if (isIP(address) !== 6) return address;
  const { hostname } = new URL(`http://[${address}]/`);
  const [, high, low] = /^\[(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(hostname) ?? [];
  if (high === undefined || low === undefined) return address;
  const [one, other] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [one >> 8, one & 255, other >> 8, other & 255].join('.');
}
