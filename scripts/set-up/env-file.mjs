import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { say } from './say.mjs';

const envFile = join(root, '.env');

export const secrets = {
  isNeeded: () => !existsSync(envFile),
  async run() {
    say('Writing .env with random secrets.');
    // wx: a file that somebody made meanwhile stays.
    writeFileSync(envFile, envText(), { mode: 0o600, flag: 'wx' });
  },
};

/** A setting as Strapi will see it: the environment's, else .env's. */
export function setting(name) {
  const fromEnvironment = process.env[name];
  return fromEnvironment === undefined || fromEnvironment === '' ? fromFile(name) : fromEnvironment;
}

function fromFile(name) {
  if (!existsSync(envFile)) return undefined;
  const lines = readFileSync(envFile, 'utf8').split(/\r?\n/);
  const line = lines.findLast((candidate) => candidate.startsWith(`${name}=`));
  return line?.slice(name.length + 1).replace(/^(["'])(.*)\1$/, '$2');
}

function envText() {
  const secret = () => randomBytes(32).toString('hex');
  return `# Written by set-up. Keep it out of git, and keep it: another ENCRYPTION_KEY cannot read what this one wrote.
# 0.0.0.0 lets other machines in.
HOST=127.0.0.1
PORT=1337

APP_KEYS=${secret()},${secret()}
ADMIN_JWT_SECRET=${secret()}
API_TOKEN_SALT=${secret()}
TRANSFER_TOKEN_SALT=${secret()}
JWT_SECRET=${secret()}
ENCRYPTION_KEY=${secret()}

# sqlite or postgres. docs/settings.md says which other settings postgres takes.
DATABASE_CLIENT=sqlite
DATABASE_FILENAME=.tmp/data.db

TZ=UTC
STRAPI_TELEMETRY_DISABLED=true
`;
}
