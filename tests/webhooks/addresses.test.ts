import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkOf } from '../../src/plugins/off-the-wire/server/src/networks';
import { addressGuard } from '../../src/plugins/off-the-wire/server/src/transports/fetch/addresses';
import { guardedFetch } from '../../src/plugins/off-the-wire/server/src/transports/fetch/guarded-fetch';

describe('the guard of addresses', () => {
  const guard = addressGuard([]);

  test.each([
    ['127.0.0.1'],
    ['127.9.9.9'],
    ['0.0.0.0'],
    ['10.0.0.1'],
    ['172.16.0.1'],
    ['172.31.255.255'],
    ['192.168.1.1'],
    ['169.254.169.254'],
    ['100.64.0.1'],
    ['100.127.255.254'],
    ['198.18.0.1'],
    ['192.0.2.4'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['::'],
    ['::1'],
    ['fe80::1'],
    ['fe80::1%eth0'],
    ['fc00::1'],
    ['fd00:ec2::254'],
    ['ff02::1'],
    ['::ffff:127.0.0.1'],
    ['::ffff:7f00:1'],
    ['0:0:0:0:0:ffff:a9fe:a9fe'],
    ['::ffff:10.1.2.3'],
    ['64:ff9b::a00:1'],
    ['64:ff9b:1::1'],
    ['::127.0.0.1'],
    ['2002:7f00:1::'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['2001:db8::1'],
    ['nonsense'],
    [''],
  ])('refuses %s', (address) => {
    expect(guard(address)).toEqual(expect.any(String));
  });

  test.each([
    ['1.1.1.1'],
    ['172.32.0.1'],
    ['172.15.255.255'],
    ['100.63.255.255'],
    ['100.128.0.1'],
    ['192.167.255.255'],
    ['2606:4700:4700::1111'],
    ['::ffff:1.1.1.1'],
    ['64:ff9b::101:101'],
  ])('lets %s through', (address) => {
    expect(guard(address)).toBeUndefined();
  });

  test('lets through what a newsroom has named, and nothing beside it', () => {
    const inside = addressGuard(['10.1.0.0/16', '127.0.0.1', 'fd00:1::/64']);
    expect(['10.1.2.3', '127.0.0.1', '::ffff:127.0.0.1', 'fd00:1::7'].map(inside)).toEqual(Array(4).fill(undefined));
    expect(['10.2.0.1', '127.0.0.2', 'fd00:2::7'].map(inside)).toEqual(['private', 'of this machine', 'not public']);
  });

  test('knows an address or a network as it is written', () => {
    expect(networkOf('10.0.0.0/8')).toMatchObject({ prefix: 8, type: 'ipv4' });
    expect(networkOf('::1')).toMatchObject({ prefix: 128, type: 'ipv6' });
    for (const wrong of ['10.0.0.0/33', 'inside', '10.0.0', '10.0.0.1/', '::1/129', '10.0.0.0/8/8', ''])
      expect([wrong, networkOf(wrong)]).toEqual([wrong, undefined]);
  });
});

describe('a guarded fetch', () => {
  let server: Server;
  let port: number;
  let heard: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      heard.push(request.url ?? '');
      if (request.url === '/elsewhere') response.writeHead(302, { Location: '/secret' }).end();
      else if (request.url === '/long') response.end('x'.repeat(1_000_000));
      else if (request.url === '/endless') response.write('x');
      else if (request.url !== '/silent') response.end('hello');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  beforeEach(() => {
    heard = [];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const inside = addressGuard(['127.0.0.1']);
  const ask = (path: string, { host = '127.0.0.1', guard = inside, milliseconds = 5000 } = {}) =>
    guardedFetch({
      ...{ url: `http://${host}:${port}${path}`, method: 'GET', headers: {}, milliseconds, mostBytes: 1000, guard },
    });

  test('has its answer with the headers where nobody reads the rest', async () => {
    const asked = { method: 'POST', headers: {}, body: '{}', milliseconds: 2000, mostBytes: 0, guard: inside } as const;
    const answer = await guardedFetch({ ...asked, url: `http://127.0.0.1:${port}/endless` });
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
  });

  test('asks what it may ask', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, body: Buffer.from('hello'), isCut: false });
    expect(await ask('/', { host: 'localhost' })).toMatchObject({ status: 200 });
  });

  test.each(['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '0177.0.0.1', '[::ffff:127.0.0.1]', '127.1'])(
    'connects to nothing at %s, whether it is written as an address or looked up',
    async (host) => {
      await expect(ask('/', { host, guard: addressGuard([]) })).rejects.toThrow('allowPrivateAddresses');
      expect(heard).toEqual([]);
    },
  );

  test('looks at the addresses of a name when it connects, each time anew', async () => {
    let isOpen = true;
    const guard = (address: string) => (isOpen ? inside(address) : addressGuard([])(address));
    expect(await ask('/', { host: 'localhost', guard })).toMatchObject({ status: 200 });
    // The name leads elsewhere now, as far as the guard knows: what was found out before counts for nothing.
    isOpen = false;
    await expect(ask('/', { host: 'localhost', guard })).rejects.toThrow('localhost is at');
    expect(heard).toEqual(['/']);
  });

  test('follows no redirect', async () => {
    expect(await ask('/elsewhere')).toMatchObject({ status: 302 });
    expect(heard).toEqual(['/elsewhere']);
  });

  test('reads no more of an answer than it was told to', async () => {
    expect(await ask('/long')).toMatchObject({ status: 200, isCut: true, body: Buffer.from('x'.repeat(1000)) });
  });

  test.each(['/silent', '/endless'])('waits no longer than it was told to: %s', async (path) => {
    await expect(ask(path, { milliseconds: 200 })).rejects.toThrow('longer than 0.2 seconds');
  });

  test.each([
    ['ftp://news.example/'],
    ['file:///etc/passwd'],
    ['http://name:word@127.0.0.1/'],
    ['no address'],
    ['http://'],
  ])('asks nothing at %s', async (url) => {
    const asked = { url, method: 'GET', headers: {}, milliseconds: 1000, mostBytes: 10, guard: inside } as const;
    await expect(guardedFetch(asked)).rejects.toMatchObject({ name: 'FetchFailed' });
  });
});
