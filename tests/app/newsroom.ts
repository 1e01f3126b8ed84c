import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { devNull } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { createPostgresDatabase } from './postgres';
import { testRunFolder } from './test-run';

export type DatabaseClient = 'sqlite' | 'postgres';

/** For `describe.each`: what holds on one database holds on the other. */
export const databaseClients: readonly DatabaseClient[] = ['sqlite', 'postgres'];

export const appRoot = path.resolve(__dirname, '..', '..');

/** A whole Strapi with the plugin, on a database of its own, listening on a free port. */
export interface TestNewsroom {
  readonly strapi: Core.Strapi;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The settings it was booted with: for a second process on the same database. */
  readonly env: Readonly<Record<string, string>>;
  /** A request as anybody may send it. */
  http(): ReturnType<typeof request>;
  /** The access token of the first administrator, who is registered when first asked for: a super admin. */
  adminToken(): Promise<string>;
  /** A new API token: `full-access`, `read-only`, or a custom one with these permissions (`api::x.y.find`). */
  apiToken(may: 'full-access' | 'read-only' | readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/** Boots what `npm run build` made; `env` is added to its settings. */
export async function openNewsroom(
  client: DatabaseClient,
  env: Readonly<Record<string, string>> = {},
): Promise<TestNewsroom> {
  requireBuild();
  const database = await (client === 'postgres' ? createPostgresDatabase() : createSqliteFile());
  const settings = { ...commonSettings, ...database.env, ...env };
  Object.assign(process.env, settings);
  const strapi = await boot().catch(async (error: unknown) => {
    await database.drop();
    throw error;
  });
  return {
    strapi,
    env: settings,
    url: `http://127.0.0.1:${(strapi.server.httpServer.address() as AddressInfo).port}`,
    http: () => request(strapi.server.httpServer),
    ...tokens(() => request(strapi.server.httpServer)),
    async close() {
      await strapi.destroy();
      await database.drop();
    },
  };
}

/** Of every newsroom, whatever its database. */
export const commonSettings = {
  TZ: 'UTC',
  // A .env that lies about must not decide what is tested.
  ENV_PATH: devNull,
  LOG_LEVEL: 'error',
  STARTUP_PAGE: 'false',
  STRAPI_TELEMETRY_DISABLED: 'true',
  APP_KEYS: 'test-key-one,test-key-two',
  ADMIN_JWT_SECRET: 'test-admin-jwt-secret',
  API_TOKEN_SALT: 'test-api-token-salt',
  TRANSFER_TOKEN_SALT: 'test-transfer-token-salt',
  ENCRYPTION_KEY: 'test-encryption-key',
} as const;

async function boot(): Promise<Core.Strapi> {
  // Loaded late: Strapi reads the environment when it is loaded.
  const { createStrapi } = await import('@strapi/strapi');
  const strapi = createStrapi({ appDir: appRoot, distDir: path.join(appRoot, 'dist') });
  try {
    await strapi.load();
    strapi.server.mount();
    await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
    return strapi;
  } catch (error) {
    // Half a Strapi cannot be destroyed; its connections would keep jest waiting for ever.
    await strapi.db.connection.destroy();
    throw error;
  }
}

function createSqliteFile(): { env: Record<string, string>; drop(): Promise<void> } {
  const folder = mkdtempSync(path.join(testRunFolder(), 'sqlite-'));
  return {
    env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'newsroom.db') },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Tokens of a newsroom that is reached by such requests. */
export function tokens(http: () => ReturnType<typeof request>): Pick<TestNewsroom, 'adminToken' | 'apiToken'> {
  let admin: Promise<string> | undefined;
  const adminToken = (): Promise<string> => {
    admin ??= registerAdmin(http);
    return admin;
  };
  return { adminToken, apiToken: async (may) => mintApiToken(http, await adminToken(), may) };
}

async function registerAdmin(http: () => ReturnType<typeof request>): Promise<string> {
  const answer = await http()
    .post('/admin/register-admin')
    .send({ firstname: 'Ada', lastname: 'Editor', email: 'ada@newsroom.example', password: 'Headlines-2026' })
    .expect(200);
  return answer.body.data.token;
}

async function mintApiToken(
  http: () => ReturnType<typeof request>,
  adminToken: string,
  may: 'full-access' | 'read-only' | readonly string[],
): Promise<string> {
  const kind = typeof may === 'string' ? { type: may } : { type: 'custom', permissions: may };
  const answer = await http()
    .post('/admin/api-tokens')
    .set('Authorization', `Bearer ${adminToken}`)
    .send({ name: `Token ${Math.random()}`, description: '', lifespan: null, ...kind })
    .expect(201);
  return answer.body.data.accessKey;
}

function requireBuild(): void {
  for (const result of ['dist/src/index.js', 'src/plugins/off-the-wire/dist/server/index.js']) {
    if (!existsSync(path.join(appRoot, result))) {
      throw new Error(`${result} is missing: npm test builds it, and so does npm run build`);
    }
  }
}
