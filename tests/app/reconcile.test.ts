import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { appRoot, databaseClients, openNewsroom, type TestNewsroom } from './newsroom';
import { rowsOf, wholeItem } from './tables';
import { expectWhole } from './whole';

describe.each(databaseClients)('what passed no middleware of ours is put right at the next boot, on %s', (client) => {
  let first: TestNewsroom;

  beforeAll(async () => {
    first = await openNewsroom(client);
    const newsroom = first.strapi.plugin('off-the-wire').service('newsroom');
    await newsroom.setUp({ sources: [{ code: 'desk', name: 'The Desk', autoPublish: true }] });
    const items = ['kept', 'removed', 'hidden'].map((name) => wholeItem({ uri: `urn:test:${name}` }));
    await newsroom.receive(
      'desk',
      items.map((item) => ({ bytes: Buffer.from(JSON.stringify(item)) })),
    );
    const { connection } = first.strapi.db;
    await connection('otw_articles').where({ guid: 'urn:test:removed' }).whereNotNull('published_at').delete();
    await connection('otw_articles').where({ guid: 'urn:test:removed' }).update({ desk_state: 'held' });
    const [hidden] = await rowsOf(first.strapi, 'otw_articles', { guid: 'urn:test:hidden' });
    await connection('otw_facets').where({ document_id: hidden?.document_id }).delete();
    await connection('otw_changes').where({ subject: hidden?.document_id }).update({ kind: 'ticker', about: 'ticker' });
    bootOnce(first.env);
  });
  afterAll(() => first?.close());

  test('an article that was taken out by hand leaves the feed, and the log says withdrawn', async () => {
    const { body } = await first.http().get('/api/wire/headlines').expect(200);
    expect(body.data.map((one: { guid: string }) => one.guid).sort()).toEqual(['urn:test:hidden', 'urn:test:kept']);
    const withdrawn = await rowsOf(first.strapi, 'otw_changes', { kind: 'withdrawn' });
    expect(withdrawn.map(({ detail }) => (typeof detail === 'string' ? JSON.parse(detail) : detail))).toEqual([
      { guid: 'urn:test:removed', reason: 'held' },
    ]);
  });

  test('the database is whole again, and a boot with nothing to mend adds nothing to the log', async () => {
    await expectWhole(first.strapi);
    const before = await rowsOf(first.strapi, 'otw_changes');
    bootOnce(first.env);
    expect(await rowsOf(first.strapi, 'otw_changes')).toEqual(before);
  });
});

/** Strapi holds one newsroom a process: another one boots on the same database, and ends. */
function bootOnce(env: Readonly<Record<string, string>>): void {
  const script = path.join(__dirname, 'importer.mjs');
  const options = { cwd: appRoot, env: { ...process.env, ...env, OTW_ROLE: 'cli' }, input: '[]' };
  const { status, stderr } = spawnSync(process.execPath, [script], options);
  expect([status, String(stderr)]).toEqual([0, expect.any(String)]);
}
