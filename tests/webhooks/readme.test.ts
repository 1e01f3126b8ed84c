import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signedHeaders } from '../../src/plugins/off-the-wire/server/src/webhooks/signature';

const readme = readFileSync(path.join(__dirname, '..', '..', 'docs', 'frontend.md'), 'utf8');
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** What docs/frontend.md shows of how to take webhooks, as it stands there. */
describe('the server in docs/frontend.md that takes webhooks', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'readme-'));
  let child: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const [, code = ''] = /```js\n([\s\S]*?webhook-signature[\s\S]*?)```/.exec(readme) ?? [];
    const file = path.join(folder, 'take.mjs');
    writeFileSync(file, code);
    const port = await freePort();
    child = spawn(process.execPath, [file], { env: { PORT: String(port), WIRE_SECRET: secret }, stdio: 'ignore' });
    url = `http://127.0.0.1:${port}/`;
    for (let tries = 0; tries < 200 && !(await fetch(url).catch(() => undefined)); tries += 1) await sleep(50);
  });
  afterAll(() => {
    child?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const body = JSON.stringify({ data: [{ n: 1, kind: 'published', subject: 'ü' }], meta: { next: 1, last: 1 } });
  const post = async (headers: object, sent = body) =>
    (await fetch(url, { method: 'POST', body: sent, headers: { ...headers } })).status;
  const signed = (secrets: readonly string[] = [secret], at = Date.now()) =>
    signedHeaders(secrets, 'otw_x_1_1', at, body);

  test('takes what is signed with its secret, alone or beside another', async () => {
    expect(await post(signed())).toBe(204);
    expect(await post(signed([`whsec_${Buffer.alloc(32, 9).toString('base64')}`, secret]))).toBe(204);
  });

  test('refuses what is not, what was changed, and what is old', async () => {
    expect(await post({})).toBe(401);
    expect(await post(signed([`whsec_${Buffer.alloc(32, 9).toString('base64')}`]))).toBe(401);
    expect(await post(signed(), body.replace('published', 'withdrawn'))).toBe(401);
    expect(await post(signed([secret], Date.now() - 600_000))).toBe(401);
    expect(await post({ ...signed(), 'webhook-timestamp': 'now' })).toBe(401);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
