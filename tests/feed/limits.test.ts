import type { IncomingMessage } from 'node:http';
import {
  addressList,
  clientAddress,
  countedAs,
  isNetwork,
} from '../../src/plugins/off-the-wire/server/src/feed/limits/addresses';
import { openBuckets } from '../../src/plugins/off-the-wire/server/src/feed/limits/buckets';
import { openLimiter } from '../../src/plugins/off-the-wire/server/src/feed/limits/limiter';
import { openSeats } from '../../src/plugins/off-the-wire/server/src/feed/push/seats';
import { plainAddress } from '../../src/plugins/off-the-wire/server/src/networks';

describe('a bucket', () => {
  test('gives its burst at once, and then as much as flows in', () => {
    const buckets = openBuckets({ perSecond: 10, burst: 3 }, 100);
    expect([0, 0, 0, 0].map((now) => buckets.take('a', now))).toEqual([2, 1, 0, -1]);
    expect(buckets.take('a', 99)).toBe(-1);
    expect(buckets.take('a', 100)).toBe(0);
    expect(buckets.take('a', 100)).toBe(-1);
    expect(buckets.take('b', 100)).toBe(2);
  });

  test('never holds more than its burst', () => {
    const buckets = openBuckets({ perSecond: 10, burst: 3 }, 100);
    buckets.take('a', 0);
    expect(buckets.take('a', 1e9)).toBe(2);
  });

  test('does not lose what flows in between refusals, and says when to come back', () => {
    const buckets = openBuckets({ perSecond: 0.5, burst: 1 }, 100);
    buckets.take('a', 0);
    expect(buckets.wait('a', 0)).toBe(2);
    for (let now = 1; now < 1999; now += 1) expect(buckets.take('a', now)).toBe(-1);
    expect(buckets.wait('a', 1999)).toBe(1);
    expect(buckets.take('a', 2001)).toBe(0);
  });

  test('is one of no more than so many: what is full again makes room, one in use only where it must', () => {
    const buckets = openBuckets({ perSecond: 1, burst: 10 }, 3);
    for (let count = 0; count < 10; count += 1) buckets.take('busy', 0);
    for (const name of ['b', 'c', 'd', 'e', 'f']) buckets.take(name, 0);
    expect(buckets.size()).toBe(3);
    const calm = openBuckets({ perSecond: 1, burst: 10 }, 3);
    calm.take('idle', 0);
    calm.take('idle too', 0);
    for (let count = 0; count < 10; count += 1) calm.take('busy', 60_000);
    calm.take('new', 60_000);
    expect(calm.take('busy', 60_000)).toBe(-1);
    expect(calm.size()).toBeLessThanOrEqual(3);
  });
});

describe('a client is counted', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '192.0.2.1'],
  ])('%s as %s', (address, name) => {
    expect(countedAs(plainAddress(address))).toBe(name);
  });

  test('by IPv4 where it comes in the dress of IPv6, and without its zone', () => {
    expect(plainAddress('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(plainAddress('fe80::1%eth0')).toBe('fe80::1');
  });
});

describe('behind proxies, a client', () => {
  const trusted = addressList(['loopback', '10.0.0.0/8', '2001:db8::/32']);

  test.each<readonly [fact: string, peer: string, forwarded: string | undefined, client: string]>([
    ['is the peer where nothing is forwarded', '10.0.0.1', undefined, '10.0.0.1'],
    ['is the peer where that is no trusted proxy', '192.0.2.1', '198.51.100.9', '192.0.2.1'],
    ['is whom the trusted proxy heard from', '10.0.0.1', '198.51.100.9', '198.51.100.9'],
    ['is read from the right', '10.0.0.1', '203.0.113.66, 198.51.100.9', '198.51.100.9'],
    ['is read through several trusted proxies', '::1', '203.0.113.66, 198.51.100.9, 10.1.1.1', '198.51.100.9'],
    ['is not whom it names itself', '::ffff:127.0.0.1', '127.0.0.1, 10.0.0.7, 198.51.100.9', '198.51.100.9'],
    ['is the last that is known where one is no address', '10.0.0.1', '198.51.100.9, unknown', '10.0.0.1'],
    ['may come with a port', '10.0.0.1', '198.51.100.9:4711', '198.51.100.9'],
    ['may be one of IPv6 with a port', '2001:db8::2', '[2606:4700::1]:443', '2606:4700::1'],
    ['may be one of IPv6 alone', '2001:db8::2', '2606:4700::1', '2606:4700::1'],
    ['is a trusted one where all are', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ])('%s', (_, peer, forwarded, client) => {
    expect(clientAddress(peer, forwarded, trusted)).toBe(client);
  });

  test('costs no more for a header as long as can be', () => {
    const long = '10.0.0.2,'.repeat(100_000);
    const started = performance.now();
    clientAddress('10.0.0.1', long, trusted);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test.each(['loopback', '10.0.0.0/8', '192.0.2.1', '2001:db8::/32', '::1'])('may be trusted as %s', (text) => {
    expect(isNetwork(text)).toBe(true);
  });

  test.each(['', 'localhost', '10.0.0.0/33', '10.0.0.0/8/8', '::/129', '10.0.0/8', '*'])(
    'may not be trusted as "%s"',
    (text) => {
      expect(isNetwork(text)).toBe(false);
    },
  );
});

describe('the limiter', () => {
  const from = (remoteAddress: string, headers: Record<string, string> = {}, localAddress = '192.0.2.100') =>
    ({ socket: { remoteAddress, localAddress }, headers }) as unknown as IncomingMessage;
  const rate = {
    perAddress: { perSecond: 1, burst: 2 },
    perToken: { perSecond: 1, burst: 4 },
    exempt: ['198.51.100.0/24'],
    exemptOwn: true,
    addresses: 1000,
  };
  const open = (own: object = {}) =>
    openLimiter({
      rate,
      trustedProxies: [],
      isGoodToken: async (token) => token.startsWith('good'),
      now: () => 0,
      ...own,
    });
  const isOver = (requests: readonly IncomingMessage[], limiter = open()) =>
    requests.map((request) => limiter.count(request)?.isOver);

  test('counts addresses, and a household of IPv6 as one', () => {
    const visitor = from('203.0.113.5');
    expect(isOver([visitor, visitor, visitor, from('203.0.113.6')])).toEqual([false, false, true, false]);
    const household = ['2001:db8::1', '2001:db8::2', '2001:db8::3', '2001:db8:0:1::1'].map((one) => from(one));
    expect(isOver(household)).toEqual([false, false, true, false]);
  });

  test('says what is left and when it is whole again, in the fields of the IETF', () => {
    const limiter = open();
    const [first, , third] = [1, 2, 3].map(() => limiter.count(from('203.0.113.5')));
    expect(first?.headers).toEqual(['RateLimit-Policy', '"address";q=2;w=2', 'RateLimit', '"address";r=1;t=1']);
    expect(third).toEqual({
      isOver: true,
      retryAfter: 1,
      headers: ['RateLimit-Policy', '"address";q=2;w=2', 'RateLimit', '"address";r=0;t=1'],
    });
  });

  test('does not count this machine, nor whom the settings exempt', () => {
    const limiter = open();
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '192.0.2.100', '198.51.100.77'])
      expect(limiter.count(from(address))).toBeUndefined();
    const strict = open({ rate: { ...rate, exemptOwn: false } });
    expect(strict.count(from('127.0.0.1'))?.isOver).toBe(false);
  });

  test('counts clients behind a trusted proxy one by one, on the same connection', () => {
    const limiter = open({ trustedProxies: ['loopback'] });
    const { socket } = from('127.0.0.1');
    const through = (client: string) =>
      ({ socket, headers: { 'x-forwarded-for': client } }) as unknown as IncomingMessage;
    const requests = ['203.0.113.5', '203.0.113.5', '203.0.113.5', '203.0.113.6'].map(through);
    expect(isOver(requests, limiter)).toEqual([false, false, true, false]);
    expect(limiter.count({ socket, headers: {} } as unknown as IncomingMessage)).toBeUndefined();
  });

  test('counts a good token by itself once it is known, and one that is made up by its address', async () => {
    const limiter = open();
    const send = (token: string) => limiter.count(from('203.0.113.5', { authorization: `Bearer ${token}` }));
    expect(send('good-token-of-a-site')?.headers[1]).toContain('"address"');
    expect(send('made-up-token-of-someone')?.headers[1]).toContain('"address"');
    await new Promise((resolve) => setImmediate(resolve));
    expect(send('made-up-token-of-someone')?.isOver).toBe(true);
    expect(send('good-token-of-a-site')?.headers[1]).toBe('"token";q=4;w=4');
  });

  test('asks the database about no more tokens than the address may send', async () => {
    const asked: string[] = [];
    const isGoodToken = async (token: string) => {
      asked.push(token);
      return false;
    };
    const limiter = open({ isGoodToken });
    for (let at = 0; at < 20; at += 1) {
      limiter.count(from('203.0.113.5', { authorization: `Bearer made-up-token-number-${at}` }));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(asked).toHaveLength(2);
  });

  test('counts nobody where it is switched off, and still knows who is who', () => {
    const limiter = open({ rate: false });
    expect(limiter.count(from('203.0.113.5'))).toBeUndefined();
    expect(limiter.addressOf(from('203.0.113.5'))).toBe('203.0.113.5');
  });
});

describe('seats', () => {
  test('are given by address and in all, and are given back once', () => {
    const seats = openSeats('streams', 3, 2);
    const giveBack = seats.take('a');
    seats.take('a');
    expect(() => seats.take('a')).toThrow(expect.objectContaining({ code: 'OTW_TOO_MANY', status: 429 }));
    seats.take(undefined);
    expect(() => seats.take('b')).toThrow(expect.objectContaining({ code: 'OTW_NO_ROOM', status: 503 }));
    giveBack();
    giveBack();
    expect(seats.taken()).toBe(2);
    seats.take('a');
  });
});
