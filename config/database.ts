import path from 'node:path';
import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];
type Connection = Core.Config.Database['connection'];

/** Where the app stands: this file runs as dist/config/database.js. */
const appRoot = path.resolve(__dirname, '..', '..');

/** What better-sqlite3 hands to a pool's afterCreate hook, as far as we use it. */
interface NativeSqlite {
  pragma(statement: string): unknown;
}

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database => {
  const client = env.oneOf('DATABASE_CLIENT', ['sqlite', 'postgres'], 'sqlite');
  const connection = client === 'postgres' ? postgres(env) : sqlite(env);
  return {
    connection: { ...connection, acquireConnectionTimeout: env.int('DATABASE_CONNECTION_TIMEOUT', 60_000) },
    // Strapi drops tables that it once made and no longer knows unless it is told not to.
    settings: { forceMigration: false },
  };
};

function sqlite(env: Env): Connection {
  return {
    client: 'sqlite',
    connection: { filename: path.resolve(appRoot, env('DATABASE_FILENAME', '.tmp/data.db')) },
    useNullAsDefault: true,
    pool: { afterCreate: tuneSqlite },
  };
}

/** Strapi's own hook has run before (foreign keys on). Without WAL a first boot takes four times as long. */
function tuneSqlite(connection: unknown, done: (error?: Error, connection?: unknown) => void): void {
  for (const pragma of ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = NORMAL']) {
    (connection as NativeSqlite).pragma(pragma);
  }
  done(undefined, connection);
}

function postgres(env: Env): Connection {
  return {
    client: 'postgres',
    connection: {
      connectionString: env('DATABASE_URL'),
      host: env('DATABASE_HOST', 'localhost'),
      port: env.int('DATABASE_PORT', 5432),
      database: env('DATABASE_NAME', 'off_the_wire'),
      user: env('DATABASE_USERNAME', 'off_the_wire'),
      password: env('DATABASE_PASSWORD', ''),
      schema: env('DATABASE_SCHEMA', 'public'),
      ssl: env.bool('DATABASE_SSL', false) && {
        ca: env('DATABASE_SSL_CA'),
        cert: env('DATABASE_SSL_CERT'),
        key: env('DATABASE_SSL_KEY'),
        rejectUnauthorized: env.bool('DATABASE_SSL_REJECT_UNAUTHORIZED', true),
      },
    },
    pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) },
  };
}

export default config;
