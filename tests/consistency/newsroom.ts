/** A newsroom of one server or two, reached by its agencies and its editors over HTTP alone. */
import request from 'supertest';
import type { Receipt } from '../../src/plugins/off-the-wire/server/src/ingest/receipt';
import { tokens } from '../app/newsroom';
import { type ServerProcess, startServer } from '../app/server-process';
import { startChild } from '../bench/parts/child';
import { type Client, emptyNewsroom } from '../chaos/importing';
import type { Random } from '../fuzz/random';
import type { Fresh } from './oracle';

export const paths = ['world', 'world/asia', 'business', 'business/markets', 'sport'] as const;

const plan = {
  breadcrumbs: [
    { label: 'Home', path: '' },
    ...paths.map((path) => ({ label: path, path, collects: { keywords: [path.split('/').at(-1)] } })),
  ],
  sources: ['hna', 'portal'].map((code) => ({
    ...{ code, name: `${code} news`, provider: code, language: 'en', autoPublish: true, watchNumbers: false },
  })),
  tickers: [
    { code: 'desk', label: 'Desk', length: 4 },
    { code: 'asia', label: 'Asia', length: 3, filter: { section: 'world/asia' } },
  ],
};

export interface Refusal {
  readonly status: number;
  readonly text: string;
}

export interface Newsroom {
  readonly client: Client;
  readonly servers: readonly ServerProcess[];
  /** What is true now, made from nothing. */
  fresh(targets: readonly string[], filters: readonly string[]): Promise<Fresh>;
  /** Copy of an agency; any of the servers takes it. */
  deliver(source: string, copy: object): Promise<Receipt>;
  /** What an editor does. Throws a `Refusal` on what the desk does not allow. */
  manage(method: 'GET' | 'POST' | 'PUT' | 'DELETE', address: string, body?: object): Promise<Record<string, unknown>>;
  /** The number of the newest entry of the log. */
  position(): Promise<number>;
  close(): Promise<void>;
}

export const contentType = (name: string) => `/content-manager/collection-types/plugin::off-the-wire.${name}`;

export async function openNewsroom(client: Client, processes: number, random: Random): Promise<Newsroom> {
  const room = await emptyNewsroom(client, plan);
  const oracle = startChild('../../consistency/oracle', { ...room.env, OTW_ROLE: 'cli' });
  await oracle.ask('open');
  const servers: ServerProcess[] = [];
  for (let count = 0; count < processes; count += 1) {
    servers.push(await startServer({ ...room.env, OTW_TELL_STALLS: '1' }));
  }
  const first = servers[0]?.url ?? '';
  const { adminToken, apiToken } = tokens(() => request(first));
  const [admin, agency] = [await adminToken(), await apiToken(['plugin::off-the-wire.deliveries.receive'])];
  const any = () => random.anyOf(servers)?.url ?? first;
  const send = async (address: string, method: string, token: string, body?: object) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const answer = await fetch(any() + address, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw { status: answer.status, text: `${method} ${address}: ${text.slice(0, 400)}` } as Refusal;
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  };
  return {
    client,
    servers,
    fresh: (targets, filters) => oracle.ask('fresh', { targets, filters }),
    deliver: async (source, copy) =>
      (await send(`/api/wire/deliveries?source=${source}`, 'POST', agency, copy)).data as Receipt,
    manage: (method, address, body) => send(address, method, admin, body),
    async position() {
      const answer = await fetch(`${first}/api/wire/changes?after=0&limit=1`);
      return ((await answer.json()) as { meta: { last: number } }).meta.last;
    },
    async close() {
      for (const server of servers) await server.stop();
      await oracle.stop();
      await room.drop();
    },
  };
}
