import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Holdings } from '../../src/plugins/off-the-wire/server/src/feed/prepared';
import type { Receipt } from '../../src/plugins/off-the-wire/server/src/ingest/receipt';
import type { Newsroom } from '../../src/plugins/off-the-wire/server/src/newsroom';
import type { Article, ChangesAnswer, Headline } from '../../src/plugins/off-the-wire/shared/contracts';
import { appRoot, type DatabaseClient, openNewsroom, type TestNewsroom } from './newsroom';

/** A booted newsroom as its readers, its agencies and its editors reach it: over HTTP. */
export interface Desk {
  readonly app: TestNewsroom;
  /** The plugin's service: sets up sources and sections, and mints tokens. */
  readonly room: Newsroom;
  /** `GET /api/wire/...` by anybody: an answer of node's own fetch, whose bytes and headers nobody has touched. */
  get(address: string, init?: RequestInit): Promise<Response>;
  /** The same, read as JSON; throws unless it is the status expected. */
  read<Body = Answer>(address: string, status?: number): Promise<Body>;
  headlines(query?: string): Promise<Headline[]>;
  article(slug: string | undefined): Promise<Article>;
  changesAfter(n: number): Promise<ChangesAnswer['data']>;
  /** What is kept of prepared answers, as people of the admin are told. */
  holdings(): Promise<Holdings>;
  /** The number of the newest entry of the change log. */
  position(): Promise<number>;
  /** `POST /api/wire/deliveries` with a token that may deliver and nothing else. */
  deliver(source: string, copy: string | Uint8Array | object): Promise<Receipt>;
  /** A request of the first administrator to the Content Manager, as the admin's own pages send it. */
  manage(method: 'GET' | 'POST' | 'PUT' | 'DELETE', address: string, body?: object, status?: number): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly data?: unknown;
  readonly meta?: unknown;
  readonly error?: {
    readonly status: number;
    readonly name: string;
    readonly message: string;
    readonly details: object;
  };
  readonly [key: string]: unknown;
}

export const contentType = (name: string) => `/content-manager/collection-types/plugin::off-the-wire.${name}`;

export async function openDesk(client: DatabaseClient, env: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const app = await openNewsroom(client, env);
  const room = app.strapi.plugin('off-the-wire').service('newsroom') as Newsroom;
  const token = await room.mintDeliveryToken('Test deliveries');
  const get = (address: string, init?: RequestInit) => fetch(`${app.url}/api/wire/${address}`, init);
  const read = async <Body = Answer>(address: string, status = 200): Promise<Body> =>
    readAs<Body>(await get(address), status);
  return {
    app,
    room,
    get,
    read,
    headlines: async (query = '') => (await read<{ data: Headline[] }>(`headlines${query && `?${query}`}`)).data,
    article: async (slug) => (await read<{ data: Article }>(`articles/${slug}`)).data,
    changesAfter: async (n) => (await read<ChangesAnswer>(`changes?after=${n}&limit=1000`)).data,
    position: async () => (await read<ChangesAnswer>('changes?after=0')).meta.last,
    async holdings() {
      const headers = { Authorization: `Bearer ${await app.adminToken()}` };
      const answer = await fetch(`${app.url}/off-the-wire/prepared-answers`, { headers });
      return (await readAs<{ data: Holdings }>(answer, 200)).data;
    },
    async deliver(source, copy) {
      const body =
        typeof copy === 'string' ? copy : copy instanceof Uint8Array ? Uint8Array.from(copy) : JSON.stringify(copy);
      const headers = { Authorization: `Bearer ${token}` };
      const answer = await get(`deliveries?source=${source}`, { method: 'POST', headers, body });
      return (await readAs<{ data: Receipt }>(answer, 200)).data;
    },
    async manage(method, address, body, status) {
      const headers = { Authorization: `Bearer ${await app.adminToken()}`, 'Content-Type': 'application/json' };
      const init = { method, headers, body: body && JSON.stringify(body) };
      return readAs(await fetch(`${app.url}${address}`, init), status ?? 'ok');
    },
    close: () => app.close(),
  };
}

async function readAs<Body = Answer>(answer: Response, status: number | 'ok'): Promise<Body> {
  const text = await answer.text();
  if (status === 'ok' ? !answer.ok : answer.status !== status) {
    throw new Error(`${answer.url} answered ${answer.status}, not ${status}: ${text.slice(0, 1000)}`);
  }
  return text === '' ? ({} as Body) : (JSON.parse(text) as Body);
}

/** A ninjs 1.3 item that an invented agency may have sent. A field that is `undefined` is left out. */
export function ninjs(uri: string, fields: Readonly<Record<string, unknown>> = {}): object {
  return {
    uri: `urn:harbour:${uri}`,
    type: 'text',
    version: '1',
    versioncreated: '2026-11-20T10:00:00Z',
    language: 'en',
    headline: `Headline of ${uri}`,
    body_html: `<p>The story of ${uri}.</p>`,
    ...fields,
  };
}

/** A fixture file of a format, as text. */
export const fixture = (name: string) => readFileSync(path.join(appRoot, 'tests', 'fixtures', name), 'utf8');

/** The page that the project began with. It is no part of the project. */
export const seedPage = path.join(appRoot, '..', 'shared', 'samples', 'seed', 'china-org-cn-page.txt');
export const hasSeedPage = existsSync(seedPage);

export interface ExampleFile {
  readonly source: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The demo copy, by source and name. */
export function exampleFiles(): readonly ExampleFile[] {
  const examples = path.join(appRoot, 'examples');
  const sources = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return sources.flatMap(({ name: source }) =>
    readdirSync(path.join(examples, source))
      .sort()
      .map((fileName) => ({ source, fileName, bytes: readFileSync(path.join(examples, source, fileName)) })),
  );
}

/** How many rows each table of the plugin holds, join tables included. */
export async function rowCounts({ app: { strapi } }: Desk): Promise<Record<string, number>> {
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  const found: unknown = await strapi.db.connection.raw(
    isSqlite
      ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'otw\\_%' ESCAPE '\\'`
      : `SELECT table_name AS name FROM information_schema.tables WHERE table_name LIKE 'otw\\_%'`,
  );
  const tables = (isSqlite ? found : (found as { rows: unknown }).rows) as readonly { readonly name: string }[];
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await strapi.db.connection(name).count({ found: '*' });
    counts[name] = Number(row?.found);
  }
  return counts;
}

/** What was found after the call and not before it, by table: `{ otw_deliveries: 1 }`. */
export async function rowsAdded(desk: Desk, work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await rowCounts(desk);
  await work();
  const after = await rowCounts(desk);
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  return Object.fromEntries(changed.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
}

/** An article's draft row: what the desk sees. */
export async function draftOf({ app: { strapi } }: Desk, documentId: string | undefined): Promise<Answer> {
  const draft = await strapi.db
    .query('plugin::off-the-wire.article' as never)
    .findOne({ where: { documentId, publishedAt: null } as never });
  return draft as unknown as Answer;
}
