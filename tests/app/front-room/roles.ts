import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { makeRoles } from '../../../src/plugins/off-the-wire/server/src/roles/make-roles';
import { contentType, type Desk, draftOf, ninjs } from '../desk';
import { appRoot } from '../newsroom';
import { type Asked, hire, type Person, rolesOf } from './people';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Verb = 'read' | 'create' | 'update' | 'delete' | 'publish' | 'unpublish' | 'clone';
type Type = 'article' | 'article-version' | 'source' | 'breadcrumb' | 'ticker' | 'ticker-entry' | 'delivery';

const everyType: readonly Type[] = [
  ...(['article', 'article-version', 'source', 'breadcrumb', 'ticker', 'ticker-entry', 'delivery'] as const),
];
const everyVerb: readonly Verb[] = ['read', 'create', 'update', 'delete', 'publish', 'unpublish', 'clone'];

/** What each role may do in the Content Manager; what does not stand here is refused. */
const mayDo: Readonly<Record<string, Readonly<Partial<Record<Type, readonly Verb[]>>>>> = {
  'Wire editor': {
    article: ['create', 'update', 'publish', 'unpublish', 'clone'],
    'ticker-entry': ['create', 'update', 'delete', 'clone'],
  },
  'Desk chief': {
    article: ['create', 'update', 'publish', 'unpublish', 'clone', 'delete'],
    'ticker-entry': ['create', 'update', 'delete', 'clone'],
    breadcrumb: ['create', 'update', 'delete', 'clone'],
    ticker: ['create', 'update', 'delete', 'clone'],
    source: ['update'],
  },
  Integrator: { source: ['create', 'update', 'delete', 'clone'] },
};

const names = Object.keys(mayDo);

/** What is true of the three roles that a newsroom begins with. */
export function describeRoles(desk: () => Desk): void {
  const query = (uid: string) => desk().app.strapi.db.query(uid as never);
  const counts = async () =>
    Object.fromEntries(
      await Promise.all(everyType.map(async (type) => [type, await query(`plugin::off-the-wire.${type}`).count()])),
    );

  test("are there beside Strapi's own, with words that say what they are for", async () => {
    const roles = await rolesOf(desk());
    expect(roles.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Super Admin', 'Editor', 'Author', ...names]),
    );
    for (const { name, description } of roles) if (names.includes(name)) expect(description).toMatch(/\w+ .*\.$/);
  });

  describe.each(names)('a %s', (role) => {
    let person: Person;
    let made = 0;

    beforeAll(async () => {
      await desk().room.setUp({
        breadcrumbs: [{ label: 'Home', path: '' }],
        sources: [{ code: 'roles', name: 'Roles News', provider: 'Roles', autoPublish: true }],
        tickers: [{ code: 'roles', label: 'Roles' }],
      });
      person = await hire(desk(), role);
    });

    /** New data of a type that the Content Manager takes. */
    const dataOf = async (type: Type): Promise<Record<string, unknown>> => {
      made += 1;
      const name = `${role.toLowerCase().replaceAll(' ', '-')}-${made}`;
      const ticker = (await query('plugin::off-the-wire.ticker').findOne({ where: { code: 'roles' } as never })) as {
        documentId: string;
      };
      return {
        article: { headline: `By hand ${name}` },
        'article-version': { article: 'forged', headline: 'Forged' },
        source: { name, code: name },
        breadcrumb: { label: name, slug: name },
        ticker: { label: name, code: name },
        'ticker-entry': { text: name, ticker: { connect: [{ documentId: ticker.documentId }], disconnect: [] } },
        delivery: { fileName: 'forged' },
      }[type];
    };

    /** A document of its own for one question: made by the super admin, or brought by the line. */
    const subject = async (type: Type): Promise<string> => {
      if (type === 'article-version' || type === 'delivery' || type === 'article') {
        made += 1;
        const receipt = await desk().deliver('roles', ninjs(`${role}-${made}`));
        if (type === 'article') return String(receipt.items[0]?.article);
        if (type === 'delivery') return receipt.delivery;
        const found = await query('plugin::off-the-wire.article-version').findOne({ where: {} });
        return (found as { documentId: string }).documentId;
      }
      const { data } = await desk().manage('POST', contentType(type), await dataOf(type));
      return (data as { documentId: string }).documentId;
    };

    const change = (type: Type) =>
      ({
        article: { headline: 'Changed' },
        source: { name: 'Changed' },
        breadcrumb: { label: 'Changed' },
        ticker: { label: 'Changed' },
        'ticker-entry': { text: 'Changed' },
        'article-version': { headline: 'Changed' },
        delivery: { fileName: 'Changed' },
      })[type];

    const attempt = async (type: Type, verb: Verb): Promise<Asked> => {
      const [address, id] = [contentType(type), verb === 'create' ? '' : await subject(type)];
      const ways: Readonly<Record<Verb, () => Promise<readonly [Method, string, object?]>>> = {
        read: async () => ['GET', `${address}/${id}`],
        create: async () => ['POST', address, await dataOf(type)],
        update: async () => ['PUT', `${address}/${id}`, change(type)],
        delete: async () => ['DELETE', `${address}/${id}`],
        publish: async () => ['POST', `${address}/${id}/actions/publish`, {}],
        unpublish: async () => ['POST', `${address}/${id}/actions/unpublish`, {}],
        clone: async () => ['POST', `${address}/clone/${id}`, await dataOf(type)],
      };
      const before = await counts();
      const asked = await person.ask(...(await ways[verb]()));
      if (asked.status === 403) expect(await counts()).toEqual(before);
      return asked;
    };

    test.each(everyType)('reads every %s, one and many', async (type) => {
      expect((await person.ask('GET', contentType(type))).status).toBe(200);
      expect((await attempt(type, 'read')).status).toBe(200);
    });

    const questions = everyType.flatMap((type) => everyVerb.slice(1).map((verb) => [verb, type] as const));
    const allowed = questions.filter(([verb, type]) => mayDo[role]?.[type]?.includes(verb));
    const forbidden = questions.filter(([verb, type]) => !mayDo[role]?.[type]?.includes(verb));

    test.each(allowed)('may %s a %s', async (verb, type) => {
      expect((await attempt(type, verb)).status).toBeLessThan(300);
    });

    test.each(forbidden)('may not %s a %s: 403, and nothing changes', async (verb, type) => {
      expect((await attempt(type, verb)).status).toBe(403);
    });

    test('may do in bulk what they may do one by one, and nothing else', async () => {
      for (const type of everyType) {
        for (const [verb, action] of [
          ['delete', 'bulkDelete'],
          ['publish', 'bulkPublish'],
          ['unpublish', 'bulkUnpublish'],
        ] as const) {
          const documentIds = [await subject(type), await subject(type)];
          const before = await counts();
          const { status } = await person.ask('POST', `${contentType(type)}/actions/${action}`, { documentIds });
          const isAllowed = mayDo[role]?.[type]?.includes(verb) === true;
          expect([type, action, status]).toEqual([type, action, isAllowed ? 200 : 403]);
          if (!isAllowed) expect(await counts()).toEqual(before);
        }
      }
    });

    test('sees the overview of the wire, whole', async () => {
      const { status, body } = await person.ask('GET', '/off-the-wire/overview');
      expect(status).toBe(200);
      expect(Object.keys(body.data as object).sort()).toEqual([
        ...['alerts', 'at', 'hasSources', 'inTrouble', 'latest', 'quarantine', 'waiting'],
      ]);
    });

    test.each([
      ['GET', '/admin/users', []],
      ['GET', '/admin/roles', []],
      ['POST', '/admin/users', []],
      ['GET', '/admin/api-tokens', ['Integrator']],
      ['GET', '/admin/webhooks', ['Integrator']],
      ['GET', '/admin/transfer/tokens', []],
    ] as const)('%s %s is as it should be', async (method, address, whose: readonly string[]) => {
      const { status } = await person.ask(method, address, method === 'POST' ? {} : undefined);
      expect(status).toBe(whose.includes(role) ? 200 : 403);
    });
  });

  test('a wire editor writes no field that the desk keeps, neither new nor in a story that is there', async () => {
    const editor = await hire(desk(), 'Wire editor');
    const forged = {
      ...{ deskState: 'published', heldBecause: 'x', pubStatus: 'withheld', versionKind: 'kill', leadNumber: 99 },
      ...{ version: '99', wordCount: 1, firstCreated: '1999', versionCreated: '1999', guid: 'urn:forged' },
      ...{ firstPublished: '1999-01-01', lastPublished: '1999-01-01', altIds: [{ forged: 1 }], links: [{ forged: 1 }] },
    };
    const own = { headline: 'Honest', urgency: 3 };
    const { body } = await editor.ask('POST', contentType('article'), { ...own, ...forged });
    const made = await draftOf(desk(), (body.data as { documentId: string }).documentId);
    expect(made).toMatchObject({ ...own, deskState: 'incoming', pubStatus: 'usable', guid: null, version: null });
    expect(JSON.stringify(made)).not.toMatch(/forged|1999/);

    const [receipt] = (await desk().deliver('roles', ninjs('honest'))).items;
    const before = await draftOf(desk(), receipt?.article);
    const put = await editor.ask('PUT', `${contentType('article')}/${receipt?.article}`, { ...own, ...forged });
    expect(put.status).toBe(200);
    const after = await draftOf(desk(), receipt?.article);
    const kept = Object.keys(forged).map((field) => [field, before[field]]);
    expect(after).toMatchObject({ ...Object.fromEntries(kept), ...own });
  });

  test('a desk chief decides that a source publishes without an editor', async () => {
    const chief = await hire(desk(), 'Desk chief');
    await desk().room.setUp({ sources: [{ code: 'chief', name: 'Chief News', provider: 'Chief' }] });
    const found = await desk().manage('GET', `${contentType('source')}?filters[code][$eq]=chief`);
    const [{ documentId }] = found.results as [{ documentId: string }];
    const { status } = await chief.ask('PUT', `${contentType('source')}/${documentId}`, { autoPublish: true });
    expect(status).toBe(200);
    expect((await desk().deliver('chief', ninjs('at-once'))).items).toMatchObject([{ outcome: 'created' }]);
    expect((await desk().headlines('source=chief'))[0]?.guid).toBe('urn:harbour:at-once');
  });

  test('an integrator makes a source and a token for it, and delivers', async () => {
    const integrator = await hire(desk(), 'Integrator');
    const source = { name: 'Connected', code: 'connected', provider: 'Connected', autoPublish: true };
    expect((await integrator.ask('POST', contentType('source'), source)).status).toBe(201);
    const permissions = ['plugin::off-the-wire.deliveries.receive'];
    const token = { name: 'Connected', description: '', type: 'custom', lifespan: null, permissions };
    const { body } = await integrator.ask('POST', '/admin/api-tokens', token);
    const { accessKey } = body.data as { accessKey: string };
    const answer = await desk().get('deliveries?source=connected', {
      method: 'POST',
      headers: { Authorization: `Bearer ${accessKey}` },
      body: JSON.stringify(ninjs('connected')),
    });
    expect(answer.status).toBe(200);
    expect((await desk().headlines('source=connected')).length).toBe(1);
  });

  test('are as they were after another boot, with all that they were given: Strapi drops what it does not know', async () => {
    const before = await given();
    expect(before.length).toBeGreaterThan(40);
    await bootOnce(desk().app.env);
    expect(await given()).toEqual(before);
    for (const { action, subject, properties } of before) {
      if (!/explorer\.(create|read|update)$/.test(action)) continue;
      expect([subject, action, properties.fields?.length]).not.toEqual([subject, action, 0]);
    }
  });

  test('are not put back at a later boot when an administrator renames, changes or deletes them', async () => {
    const roles = await rolesOf(desk());
    const idOf = (name: string) => roles.find((role) => role.name === name)?.id;
    await desk().manage('PUT', `/admin/roles/${idOf('Desk chief')}`, { name: 'Chief of ours', description: 'Ours.' });
    await desk().manage('PUT', `/admin/roles/${idOf('Wire editor')}/permissions`, { permissions: [] });
    await query('admin::user').deleteMany({ where: { roles: { id: idOf('Integrator') } } as never });
    await desk().manage('DELETE', `/admin/roles/${idOf('Integrator')}`);
    const before = [await rolesOf(desk()), await given()];
    await bootOnce(desk().app.env);
    expect([await rolesOf(desk()), await given()]).toEqual(before);
  });

  test('are made once by two processes that boot at the same time', async () => {
    const { strapi } = desk().app;
    await strapi.db.connection('otw_counters').where({ name: 'ready-roles' }).delete();
    await query('admin::role').deleteMany({ where: { name: { $in: [...names, 'Chief of ours'] } } as never });
    const made = await Promise.all([makeRoles(strapi), makeRoles(strapi), makeRoles(strapi)]);
    expect(made.flat().sort()).toEqual([...names].sort());
    const roles = await rolesOf(desk());
    expect(
      roles
        .map(({ name }) => name)
        .filter((name) => names.includes(name))
        .sort(),
    ).toEqual([...names].sort());
    expect((await given()).length).toBeGreaterThan(40);
  });

  const given = async () =>
    (await query('admin::permission').findMany({
      where: { role: { name: { $in: names } } } as never,
      select: ['id', 'action', 'subject', 'properties'] as never,
      orderBy: { id: 'asc' } as never,
    })) as unknown as readonly {
      readonly action: string;
      readonly subject: string;
      readonly properties: { readonly fields?: readonly string[] };
    }[];
}

/**
 * Strapi holds one newsroom a process: another one boots on the same database, as a server does, and ends. This one
 * goes on meanwhile: sockets that nobody looks after for seconds are closed under the next request.
 */
async function bootOnce(env: Readonly<Record<string, string>>): Promise<void> {
  const script = path.join(__dirname, '..', 'importer.mjs');
  const { OTW_ROLE: _role, ...others } = { ...process.env, ...env };
  const second = spawn(process.execPath, [script], { cwd: appRoot, env: others, stdio: ['pipe', 'ignore', 'pipe'] });
  second.stdin.end('[]');
  const [told, [status]] = await Promise.all([text(second.stderr), once(second, 'exit')]);
  expect([status, told]).toEqual([0, expect.any(String)]);
}
