import { setTimeout as sleep } from 'node:timers/promises';
import { readyRoles } from '../../src/plugins/off-the-wire/server/src/roles/roles';
import { secretMask } from '../../src/plugins/off-the-wire/server/src/store/subscribers';
import { contentType, type Desk, ninjs, openDesk } from './desk';
import { databaseClients } from './newsroom';
import { openReceiver, type Receiver, until } from './receiver';
import { type ServerProcess, startServer } from './server-process';
import { rowsOf } from './tables';

const subscribers = contentType('subscriber');
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const [minute, hour] = [60_000, 3_600_000];
const sources = [{ code: 'harbour', name: 'Harbour', provider: 'Harbour', autoPublish: true }];
const inside = { ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' };

/** A newsroom and the sites that are told of what it publishes. */
async function openAll(client: (typeof databaseClients)[number], env: Readonly<Record<string, string>> = {}) {
  const desk = await openDesk(client, { ...inside, ...env });
  await desk.room.setUp({ breadcrumbs: [{ label: 'Home', path: '' }], sources });
  return desk;
}

async function subscribe(desk: Desk, url: string, fields: object = {}): Promise<string> {
  const made = await desk.manage('POST', subscribers, { name: 'Site', url, secret, active: true, ...fields });
  return String((made.data as { documentId: unknown }).documentId);
}

const rowOf = async (desk: Desk, documentId: string) => {
  const [row] = await rowsOf(desk.app.strapi, 'otw_subscribers', { document_id: documentId });
  return row ?? {};
};
const publish = (desk: Desk, name: string, fields: object = {}) => desk.deliver('harbour', ninjs(name, { ...fields }));
const kill = (desk: Desk, name: string) => publish(desk, name, { version: '9', pubstatus: 'canceled' });
const tookAll = (site: Receiver, last: number) =>
  until(
    () => site.taken(),
    (taken) => taken.at(-1) === last,
  );
const alertsOf = async (desk: Desk) =>
  (await rowsOf(desk.app.strapi, 'otw_alerts', {})).filter(({ message }) => String(message).includes('subscriber'));

describe.each(databaseClients)('subscribers are told of every change, on %s', (client) => {
  let desk: Desk;
  let site: Receiver;
  let ahead = 0;

  beforeAll(async () => {
    desk = await openAll(client);
    const config = desk.app.strapi.config.get('plugin::off-the-wire') as { clock: () => number };
    config.clock = () => Date.now() + ahead;
  });
  beforeEach(async () => {
    site = await openReceiver();
  });
  afterEach(async () => {
    for (const { document_id } of await rowsOf(desk.app.strapi, 'otw_subscribers', {})) {
      await desk.manage('DELETE', `${subscribers}/${document_id}`);
    }
    await desk.app.strapi.db.connection('otw_alerts').delete();
    await site.close();
  });
  afterAll(async () => {
    delete process.env.ALLOW_PRIVATE_ADDRESSES;
    await desk?.close();
  });

  const later = (milliseconds: number) => {
    ahead += milliseconds;
  };
  const failed = (documentId: string, times: number) =>
    until(
      () => rowOf(desk, documentId),
      (row) => Number(row.failures) >= times,
    );

  test('what changes is posted as the change log has it, in order, signed with the secret', async () => {
    const from = await desk.position();
    await subscribe(desk, site.url);
    for (const name of ['one', 'two', 'three']) await publish(desk, `${client}-${name}`);
    await kill(desk, `${client}-two`);
    const last = await desk.position();
    await tookAll(site, last);
    expect(site.taken()).toEqual((await desk.changesAfter(from)).map(({ n }) => n));
    expect(site.posted.every((one) => one.isSignedBy(secret))).toBe(true);
    expect(site.posted.at(-1)?.message).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ kind: 'withdrawn', reason: 'killed' })]),
      meta: { next: last, last },
    });
    expect(site.posted[0]?.headers).toMatchObject({ 'content-type': 'application/json' });
  });

  test('its secret is sealed in the database and in no answer', async () => {
    const documentId = await subscribe(desk, site.url);
    const answers = [
      await desk.manage('GET', subscribers),
      await desk.manage('GET', `${subscribers}/${documentId}`),
      await desk.manage('PUT', `${subscribers}/${documentId}`, { name: 'Renamed', secret: secretMask }),
    ];
    expect(JSON.stringify(answers)).not.toContain(secret.slice(6, 20));
    expect(answers[1]).toMatchObject({ data: { secret: secretMask } });
    const kept = JSON.stringify([await rowsOf(desk.app.strapi, 'otw_secrets', {}), await rowOf(desk, documentId)]);
    expect(kept).toContain('v1:');
    expect(kept).not.toContain(secret.slice(6, 20));
    await publish(desk, `${client}-sealed`);
    await until(
      () => site.posted.length,
      (count) => count > 0,
    );
    expect(site.posted[0]?.isSignedBy(secret)).toBe(true);
  });

  test('for a day after a secret is changed both sign', async () => {
    const documentId = await subscribe(desk, site.url);
    const another = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    await desk.manage('PUT', `${subscribers}/${documentId}`, { secret: another });
    await publish(desk, `${client}-both`);
    await until(
      () => site.posted.length,
      (count) => count > 0,
    );
    expect([secret, another].map((one) => site.posted[0]?.isSignedBy(one))).toEqual([true, true]);
    later(25 * hour);
    site.forget();
    await publish(desk, `${client}-alone`);
    await until(
      () => site.posted.length,
      (count) => count > 0,
    );
    expect([secret, another].map((one) => site.posted[0]?.isSignedBy(one))).toEqual([false, true]);
  });

  test('what is not taken is posted again under the same id, and nothing after it before it is', async () => {
    const from = await desk.position();
    const documentId = await subscribe(desk, site.url);
    site.answerWith(500);
    await publish(desk, `${client}-refused`);
    await failed(documentId, 1);
    await publish(desk, `${client}-behind`);
    later(minute);
    await failed(documentId, 2);
    expect(new Set(site.posted.map(({ id }) => id)).size).toBe(1);
    expect(Number((await rowOf(desk, documentId)).position)).toBe(from);
    site.answerWith(204);
    later(10 * minute);
    const last = await desk.position();
    await tookAll(site, last);
    expect(site.taken()).toEqual((await desk.changesAfter(from)).map(({ n }) => n));
    expect(
      await until(
        () => rowOf(desk, documentId),
        (row) => Number(row.position) === last,
      ),
    ).toMatchObject({
      ...{ failures: 0, failing_since: null, last_error: null, next_try: null },
    });
  });

  test('a redirect is not followed, and is no yes', async () => {
    const documentId = await subscribe(desk, site.url);
    site.answerWith(302, { Location: `${site.url}/elsewhere` });
    await publish(desk, `${client}-redirect`);
    expect(await failed(documentId, 1)).toMatchObject({ last_error: 'It answered 302; redirects are not followed.' });
  });

  test('what was killed meanwhile is not in the message when it is posted again', async () => {
    const documentId = await subscribe(desk, site.url);
    site.answerWith(503);
    await publish(desk, `${client}-killed-meanwhile`, { headline: 'A libel on the harbour master' });
    await failed(documentId, 1);
    expect(JSON.stringify(site.posted)).toContain('A libel');
    await kill(desk, `${client}-killed-meanwhile`);
    site.forget();
    site.answerWith(204);
    later(10 * minute);
    const last = await desk.position();
    await tookAll(site, last);
    expect(JSON.stringify(site.posted)).not.toContain('A libel');
  });

  test('a withdrawal that is not taken rings loudly, is not passed, and stops ringing when it is taken', async () => {
    const name = `${client}-withdrawn`;
    await publish(desk, name);
    const documentId = await subscribe(desk, site.url);
    site.answerWith(500);
    await kill(desk, name);
    const [withdrawn] = (await desk.changesAfter(0)).filter(
      ({ kind, guid }) => kind === 'withdrawn' && guid?.endsWith(name),
    );
    for (const times of [1, 2, 3]) {
      await failed(documentId, times);
      later(hour);
    }
    const [alert] = await until(
      () => alertsOf(desk),
      (alerts) => alerts.length > 0,
    );
    expect(alert).toMatchObject({
      level: 'loud',
      message: expect.stringContaining('"Site" takes nothing. It answered 500. A withdrawal waits'),
    });
    expect(Number((await rowOf(desk, documentId)).position)).toBeLessThan(withdrawn?.n ?? 0);
    site.answerWith(204);
    later(hour);
    await until(
      () => site.taken(),
      (taken) => taken.includes(withdrawn?.n ?? 0),
    );
    await until(
      () => alertsOf(desk),
      (alerts) => alerts.every(({ settled }) => Boolean(settled)),
    );
  });

  test('a withdrawal is tried at once, though the next try would be hours away', async () => {
    const name = `${client}-urgent`;
    const documentId = await subscribe(desk, site.url);
    site.answerWith(500);
    await publish(desk, name);
    for (const times of [1, 2, 3, 4]) {
      await failed(documentId, times);
      later(times === 4 ? 2 * minute : hour);
    }
    const before = site.posted.length;
    await publish(desk, `${name}-no-matter`);
    await sleep(1500);
    expect(site.posted.length).toBe(before);
    await kill(desk, name);
    await until(
      () => site.posted.length,
      (count) => count > before,
    );
  });

  test('after three days it is switched off and the desk told; switched on again it gets what it missed', async () => {
    const from = await desk.position();
    const documentId = await subscribe(desk, site.url);
    site.answerWith(500);
    await publish(desk, `${client}-missed`);
    await failed(documentId, 1);
    later(73 * hour);
    await until(
      () => rowOf(desk, documentId),
      (row) => !row.active,
    );
    expect(await alertsOf(desk)).toMatchObject([
      { level: 'desk', message: expect.stringContaining('is switched off') },
    ]);
    site.answerWith(204);
    await publish(desk, `${client}-missed-too`);
    await desk.manage('PUT', `${subscribers}/${documentId}`, { active: true });
    const last = await desk.position();
    await tookAll(site, last);
    expect(site.taken()).toEqual((await desk.changesAfter(from)).map(({ n }) => n));
  });

  test('one that answers 410 wants no more', async () => {
    const documentId = await subscribe(desk, site.url);
    site.answerWith(410);
    await publish(desk, `${client}-gone`);
    await until(
      () => rowOf(desk, documentId),
      (row) => !row.active,
    );
    expect(await alertsOf(desk)).toMatchObject([{ message: expect.stringContaining('it wants no more') }]);
  });

  test('its filter lets through what matches before or after; what leaves it is named, and no more', async () => {
    await subscribe(desk, site.url, { filter: { language: 'en' } });
    await publish(desk, `${client}-spanish`, { language: 'es' });
    await publish(desk, `${client}-moves`, { headline: 'In English' });
    await publish(desk, `${client}-moves`, { version: '2', headline: 'En castellano', language: 'es' });
    const told = await until(
      () => site.posted.flatMap(({ message }) => message.data),
      (data) => data.some(({ left }) => left === true),
    );
    expect(told).toMatchObject([{ kind: 'published' }, { left: true, guid: `urn:harbour:${client}-moves` }]);
    expect(JSON.stringify(told)).not.toContain('castellano');
  });

  test.each(['http://10.0.0.1/wire', 'http://[::ffff:a9fe:a9fe]/', 'http://169.254.169.254/latest/meta-data'])(
    'nothing is asked inside that no setting names: %s',
    async (url) => {
      const documentId = await subscribe(desk, url);
      await publish(desk, `${client}-${url.length}`);
      expect(await failed(documentId, 1)).toMatchObject({
        last_error: expect.stringContaining('allowPrivateAddresses'),
      });
    },
  );

  test.each<readonly [what: string, fields: object, field: string]>([
    ['no web address', { url: 'ftp://site.example' }, 'url'],
    ['a password in the address', { url: 'https://me:word@site.example' }, 'url'],
    ['no secret', { secret: undefined }, 'secret'],
    ['a short secret', { secret: 'whsec_AAAA' }, 'secret'],
    ['a secret of another kind', { secret: 'password1' }, 'secret'],
    ['a filter by time', { filter: { since: '2026-01-01T00:00:00Z' } }, 'is not for a subscriber'],
    ['a filter that names nothing', { filter: { section: 'nowhere' } }, 'section'],
  ])('a form with %s is refused, and says where', async (_what, fields, field) => {
    const body = { name: 'Site', url: 'https://site.example', secret, ...fields };
    const { error } = await desk.manage('POST', subscribers, body, 400);
    expect([error?.message, JSON.stringify(error?.details)].join()).toContain(field);
    expect(await rowsOf(desk.app.strapi, 'otw_subscribers', {})).toEqual([]);
  });

  test('its filter follows a source whose code is changed, and what it names cannot be deleted', async () => {
    await desk.room.setUp({ sources: [{ code: 'quay', name: 'Quay' }] });
    const [source] = await rowsOf(desk.app.strapi, 'otw_sources', { code: 'quay' });
    const documentId = await subscribe(desk, site.url, { filter: { source: 'harbour,quay' } });
    const address = `${contentType('source')}/${source?.document_id}`;
    const { error } = await desk.manage('DELETE', address, undefined, 400);
    expect(error?.message).toContain('The subscriber "Site" wants this source');
    await desk.manage('PUT', address, { name: 'Quay', code: 'pier' });
    expect(JSON.stringify((await rowOf(desk, documentId)).filter)).toContain('harbour,pier');
  });

  test.each([
    ['the address that is switched off stays so', 500, { active: false }, { active: false, failures: 0 }],
    ['the address that is corrected stays on', 410, { url: 'http://127.0.0.1:9/' }, { active: true }],
  ])('of what an editor saves while a message is out, %s', async (_what, status, change, wanted) => {
    const documentId = await subscribe(desk, site.url);
    site.answerWith(status);
    const release = site.hold();
    await publish(desk, `${client}-saved-${status}`);
    await until(
      () => site.posted.length,
      (count) => count > 0,
    );
    await desk.manage('PUT', `${subscribers}/${documentId}`, change);
    release();
    await sleep(1500);
    const { active, failures, url } = await rowOf(desk, documentId);
    expect({ active: Boolean(active), failures: Number(failures), url }).toMatchObject(wanted);
  });

  test('what rang before an editor saved it stops ringing when something is taken', async () => {
    const name = `${client}-rings`;
    await publish(desk, name);
    const documentId = await subscribe(desk, site.url);
    site.answerWith(500);
    await kill(desk, name);
    for (const times of [1, 2, 3]) {
      await failed(documentId, times);
      later(hour);
    }
    await until(
      () => alertsOf(desk),
      (alerts) => alerts.length > 0,
    );
    site.answerWith(204);
    await desk.manage('PUT', `${subscribers}/${documentId}`, { name: 'Site, mended' });
    await until(
      () => alertsOf(desk),
      (alerts) => alerts.every(({ settled }) => Boolean(settled)),
    );
  });

  test('a form that was opened earlier does not set back what was taken', async () => {
    const documentId = await subscribe(desk, site.url);
    await publish(desk, `${client}-stale-form`);
    const last = await desk.position();
    await until(
      () => rowOf(desk, documentId),
      (row) => Number(row.position) === last,
    );
    const stale = { position: '0', failures: 7, lastError: 'x', batchEnd: '3', name: 'Renamed' };
    await desk.manage('PUT', `${subscribers}/${documentId}`, stale);
    expect(await rowOf(desk, documentId)).toMatchObject({
      name: 'Renamed',
      failures: 0,
      last_error: null,
      batch_end: null,
    });
    expect(Number((await rowOf(desk, documentId)).position)).toBe(last);
  });

  // The last: after it nobody can ask for the log from its beginning.
  test('where the log no longer reaches back it is told to begin anew', async () => {
    const documentId = await subscribe(desk, site.url, { active: false });
    for (const name of ['a', 'b']) await publish(desk, `${client}-pruned-${name}`);
    const last = await desk.position();
    await desk.app.strapi.db.connection('otw_changes').where('n', '<', last).delete();
    await desk.manage('PUT', `${subscribers}/${documentId}`, { active: true });
    await until(
      () => site.posted.length,
      (count) => count > 0,
    );
    expect(site.posted[0]?.message).toEqual({ data: [], meta: { next: last, last, reset: true } });
    await publish(desk, `${client}-after-reset`);
    await until(
      () => site.taken(),
      (taken) => taken[0] === last + 1,
    );
  });
});

describe.each(databaseClients)('several processes and one that is killed, on %s', (client) => {
  let desk: Desk;
  let site: Receiver;
  const servers: ServerProcess[] = [];

  beforeAll(async () => {
    // This process files and edits, and tells nobody: others do.
    desk = await openAll(client, { OTW_ROLE: 'cli' });
    site = await openReceiver();
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
    site.forget();
    await desk.app.strapi.db.connection('otw_subscribers').delete();
  });
  afterAll(async () => {
    delete process.env.OTW_ROLE;
    delete process.env.ALLOW_PRIVATE_ADDRESSES;
    await site?.close();
    await desk?.close();
  });

  const start = async () => {
    const server = await startServer(desk.app.env);
    servers.push(server);
    return server;
  };

  test('who is killed during an outage has lost and skipped nothing, and what was posted goes out again as it was', async () => {
    const from = await desk.position();
    await subscribe(desk, site.url);
    site.answerWith(undefined);
    await publish(desk, 'outage-one');
    const first = await start();
    await until(
      () => site.posted.length,
      (count) => count === 1,
    );
    await first.kill();
    await publish(desk, 'outage-two');
    await kill(desk, 'outage-one');
    site.answerWith(204);
    const second = await start();
    await second.setClock(hour);
    const last = await desk.position();
    await tookAll(site, last);
    expect(site.taken()).toEqual((await desk.changesAfter(from)).map(({ n }) => n));
    expect(site.posted[1]?.id).toBe(site.posted[0]?.id);
  });

  if (client === 'postgres') {
    test('of two processes one tells, and when it is killed the other goes on', async () => {
      site.answerWith(204);
      const from = await desk.position();
      await subscribe(desk, site.url);
      const [one, other] = [await start(), await start()];
      for (let at = 0; at < 20; at += 1) await publish(desk, `two-${at}`);
      const middle = await desk.position();
      await tookAll(site, middle);
      await one.kill();
      for (let at = 0; at < 5; at += 1) await publish(desk, `two-more-${at}`);
      await other.setClock(hour);
      const last = await desk.position();
      await tookAll(site, last);
      expect(site.taken()).toEqual((await desk.changesAfter(from)).map(({ n }) => n));
    });
  }
});

test('those who connect sites manage subscribers; the desk does not see them', () => {
  const actions = (name: string) =>
    (readyRoles.find((role) => role.name === name)?.permissions ?? [])
      .filter(({ subject }) => subject === 'plugin::off-the-wire.subscriber')
      .map(({ action }) => action.split('.').at(-1));
  expect(actions('Integrator').sort()).toEqual(['create', 'delete', 'read', 'update']);
  expect([actions('Wire editor'), actions('Desk chief')]).toEqual([[], []]);
});
