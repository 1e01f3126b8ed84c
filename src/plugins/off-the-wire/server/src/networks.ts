import { isIP } from 'node:net';

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
export function plainAddress(written: string): string {
  const [address = ''] = written.replace(/^\[|\]$/g, '').split('%');
  // As a socket for both kinds gives it: nearly always.
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (isIP(address) !== 6) return address;
  const { hostname } = new URL(`http://[${address}]/`);
  const [, high, low] = /^\[(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(hostname) ?? [];
  if (high === undefined || low === undefined) return address;
  const [one, other] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [one >> 8, one & 255, other >> 8, other & 255].join('.');
}
