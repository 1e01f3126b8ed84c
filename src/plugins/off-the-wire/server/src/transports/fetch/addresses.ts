import { BlockList, isIP } from 'node:net';
import { networkOf, plainAddress } from '../../networks';

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
    const address = plainAddress(written);
    const type = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) return 'no address';
    if (open.check(address, type)) return undefined;
    const ranges = type === 'ipv4' ? closed4 : closed6;
    const found = ranges.find(({ list }) => list.check(address, type));
    if (found) return found.what;
    return type === 'ipv6' && !public6?.list.check(address, type) ? 'not public' : undefined;
  };
}
