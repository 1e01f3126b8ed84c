import { commonSettings, databaseClients, openNewsroom, type TestNewsroom } from './newsroom';
import { createPostgresDatabase } from './postgres';
import { startServer } from './server-process';

describe.each(databaseClients)('on %s', (client) => {
  let newsroom: TestNewsroom;

  beforeAll(async () => {
    newsroom = await openNewsroom(client);
  });

  afterAll(() => newsroom?.close());

  test('the app boots on an empty database and says that it is healthy', async () => {
    await newsroom.http().get('/_health').expect(204);
  });

  test('the admin is there and waits for its first account', async () => {
    const answer = await newsroom.http().get('/admin/init').expect(200);
    expect(answer.body.data).toMatchObject({ hasAdmin: false });
  });

  test('the plugin is loaded', () => {
    expect(newsroom.strapi.plugin('off-the-wire')).toBeDefined();
  });

  test('the database is the one that was asked for', () => {
    expect(newsroom.strapi.db.getInfo()).toMatchObject({ client });
  });

  test('the first administrator can register, look around and mint an API token', async () => {
    const admin = await newsroom.adminToken();
    await newsroom.http().get('/admin/users/me').set('Authorization', `Bearer ${admin}`).expect(200);
    expect(await newsroom.apiToken('read-only')).toMatch(/^[0-9a-f]{32,}$/);
  });

  test.each([
    ['article', 'slug', 'Web address', ['headline', 'deskState', 'urgency']],
    ['source', 'timeZone', 'Time zone', ['name', 'code', 'provider']],
    ['breadcrumb', 'parent', 'Under', ['label', 'path', 'parent']],
    ['ticker-entry', 'ends', 'Ends', ['text', 'ticker', 'pinned']],
  ])('an editor reads newsroom words in the %s form: %s is "%s"', async (type, field, label, columns) => {
    const admin = { Authorization: `Bearer ${await newsroom.adminToken()}` };
    const address = `/content-manager/content-types/plugin::off-the-wire.${type}/configuration`;
    const { contentType } = (await newsroom.http().get(address).set(admin).expect(200)).body.data;
    expect(contentType.metadatas[field].edit).toMatchObject({ label, description: expect.stringMatching(/./) });
    expect(contentType.layouts.list.slice(0, 3)).toEqual(columns);
  });
});

test('servers that start at once on an empty PostgreSQL all come up', async () => {
  const { env, drop } = await createPostgresDatabase();
  const servers = await Promise.all([1, 2].map(() => startServer({ ...commonSettings, ...env })));
  const answers = await Promise.all(servers.map(({ url }) => fetch(`${url}/api/wire/headlines`)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  for (const server of servers) await server.stop();
  await drop();
});

test('SQLite writes ahead, waits for a lock and keeps foreign keys', async () => {
  const newsroom = await openNewsroom('sqlite');
  const pragmas = ['journal_mode', 'synchronous', 'busy_timeout', 'foreign_keys'];
  const rows = [];
  for (const pragma of pragmas) {
    rows.push(...(await newsroom.strapi.db.connection.raw(`PRAGMA ${pragma}`)));
  }
  await newsroom.close();
  expect(rows.flatMap(Object.values)).toEqual(['wal', 1, 5000, 1]);
});
