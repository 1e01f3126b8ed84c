import { setTimeout as sleep } from 'node:timers/promises';
import { contentType, type Desk, ninjs, openDesk } from './desk';
import { databaseClients } from './newsroom';
import { type ServerProcess, startServer } from './server-process';
import { type Row, rowsOf } from './tables';
import { expectWhole } from './whole';

const second = 1000;
const hour = 3_600_000;
const iso = (time: number) => new Date(time).toISOString();
const timeOf = (value: unknown): number => (value instanceof Date ? value.getTime() : Number(value));

/** This process files and edits, and lifts nothing: what happens by the clock, other processes do. */
describe.each(databaseClients)('what the clock alone brings about, on %s', (client) => {
  let desk: Desk;
  const servers: ServerProcess[] = [];

  beforeAll(async () => {
    desk = await openDesk(client, { OTW_ROLE: 'cli' });
    const sources = [true, false].map((autoPublish) => ({
      ...{ code: autoPublish ? 'harbour' : 'careful', name: 'Harbour', provider: 'Harbour', autoPublish },
    }));
    const reuters = { code: 'reuters', name: 'Reuters', provider: 'Reuters', autoPublish: true, trusted: true };
    await desk.room.setUp({ breadcrumbs: [{ label: 'Home', path: '' }], sources: [...sources, reuters] });
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });
  afterAll(async () => {
    delete process.env.OTW_ROLE;
    await desk?.close();
  });

  const start = async () => {
    const server = await startServer(desk.app.env);
    servers.push(server);
    return server;
  };
  const story = async (name: string, fields: object, source = 'harbour') => {
    const receipt = await desk.deliver(source, ninjs(name, { ...fields }));
    return String(receipt.items[0]?.article);
  };
  const logOf = async (documentId: string) =>
    (await rowsOf(desk.app.strapi, 'otw_changes', { subject: documentId })).map((row): Row => ({ ...row }));
  const kindsOf = async (documentId: string) => (await logOf(documentId)).map(({ kind }) => kind);
  const liveRow = async (documentId: string) =>
    (await rowsOf(desk.app.strapi, 'otw_articles', { document_id: documentId })).find(
      (row) => row.published_at !== null,
    );
  const listed = async ({ url }: ServerProcess) => {
    const { data } = (await (await fetch(`${url}/api/wire/headlines?limit=100`)).json()) as {
      data: { guid: string }[];
    };
    return data.map(({ guid }) => guid.replace('urn:harbour:', ''));
  };
  /** Looks every 50 ms. @returns after how many milliseconds the server listed it. */
  const untilListed = async (server: ServerProcess, name: string, since = Date.now(), isListed = true) => {
    while ((await listed(server)).includes(name) !== isListed) {
      if (Date.now() > since + 10 * second) throw new Error(`${name} never came`);
      await sleep(50);
    }
    return Date.now() - since;
  };

  test('what came due while no server ran is done before the next one is up', async () => {
    const at = Date.now() + 1500;
    const out = await story('slept-embargo', { embargoed: iso(at) });
    const gone = await story('slept-expiry', { expires: iso(at) });
    await sleep(at + 500 - Date.now());
    expect(await kindsOf(out)).toEqual([]);
    expect(await kindsOf(gone)).toEqual(['published']);
    const server = await start();
    const names = await listed(server);
    expect([names.includes('slept-embargo'), names.includes('slept-expiry')]).toEqual([true, false]);
    expect([await kindsOf(out), await kindsOf(gone)]).toEqual([['published'], ['published', 'withdrawn']]);
  });

  test('a clock that jumps ahead is followed within a second, one that jumps back brings nothing twice', async () => {
    const [soon, later] = [await story('in-an-hour', { embargoed: iso(Date.now() + hour) }), 'in-three-hours'];
    const third = await story(later, { embargoed: iso(Date.now() + 3 * hour) });
    const server = await start();
    expect(await listed(server)).not.toContain('in-an-hour');
    await server.setClock(hour + second);
    expect(await untilListed(server, 'in-an-hour')).toBeLessThan(second);
    await server.setClock(-hour);
    await sleep(600);
    await server.setClock(hour + 2 * second);
    await sleep(600);
    expect(await listed(server)).toContain('in-an-hour');
    expect(await listed(server)).not.toContain(later);
    expect([await kindsOf(soon), await kindsOf(third)]).toEqual([['published'], []]);
  });

  describe('between the moment and the process that lifts', () => {
    /** A story whose embargo is over and that nobody has told anew. */
    async function overdue(name: string, fields: object = {}): Promise<string> {
      const at = Date.now() + 400;
      const documentId = await story(name, { embargoed: iso(at), ...fields });
      await sleep(at + 50 - Date.now());
      expect(await kindsOf(documentId)).toEqual([]);
      return documentId;
    }

    test('copy that comes for the story finds it lifted: once in the log, at the top of the latest', async () => {
      const documentId = await overdue('met-by-copy');
      await story('met-by-copy', { version: '0', versioncreated: '2026-11-20T09:00:00Z', headline: 'Older' });
      const [entry, ...more] = await logOf(documentId);
      expect([entry?.kind, more]).toEqual(['published', []]);
      const row = await liveRow(documentId);
      expect([row?.headline, timeOf(row?.last_published)]).toEqual(['Headline of met-by-copy', Number(entry?.at)]);
      expect(await rowsOf(desk.app.strapi, 'otw_due', { document_id: documentId })).toEqual([]);
    });

    test('a second version whose embargo is over is news, although copy for the desk came first', async () => {
      await story('second-met', { headline: 'The first' });
      const at = Date.now() + 400;
      const later = { version: '2', versioncreated: '2026-11-20T11:00:00Z', headline: 'The second' };
      const documentId = await story('second-met', { ...later, embargoed: iso(at) });
      await sleep(at + 50 - Date.now());
      await story('second-met', { version: '0', versioncreated: '2026-11-20T09:00:00Z', headline: 'Older' });
      const [, lifted] = await logOf(documentId);
      const row = await liveRow(documentId);
      expect([row?.headline, timeOf(row?.last_published)]).toEqual(['The second', Number(lifted?.at)]);
      expect(await kindsOf(documentId)).toEqual(['published', 'updated']);
    });

    test('copy for an update beside its first story, which is due, finds it in the place of that', async () => {
      const first = await story('bank', { headline: 'Bank meets' }, 'reuters');
      const update = { headline: 'UPDATE 1-Bank cuts rates', evolvedfrom: 'urn:harbour:bank' };
      const at = Date.now() + 400;
      const documentId = await story('bank-1', { ...update, embargoed: iso(at) }, 'reuters');
      expect([documentId === first, (await liveRow(first))?.headline]).toEqual([false, 'Bank meets']);
      await sleep(at + 50 - Date.now());
      const older = { ...update, version: '0', versioncreated: '2026-11-20T09:00:00Z', headline: 'UPDATE 1-Older' };
      expect(await story('bank-1', older, 'reuters')).toBe(documentId);
      expect((await liveRow(documentId))?.headline).toBe('Bank cuts rates');
      expect([await liveRow(first), await kindsOf(first)]).toEqual([undefined, ['published', 'withdrawn']]);
    });

    test('an editor who saves the draft keeps nothing in', async () => {
      const documentId = await overdue('met-by-an-editor');
      await desk.manage('PUT', `${contentType('article')}/${documentId}`, { urgency: 3 });
      const server = await start();
      expect(await listed(server)).toContain('met-by-an-editor');
      expect(await kindsOf(documentId)).toEqual(['published']);
    });

    test('a planned publication is made by the copy that comes then', async () => {
      const documentId = await story('planned-and-met', {}, 'careful');
      await desk.manage('PUT', `${contentType('article')}/${documentId}`, { publishAt: iso(Date.now() + 400) });
      await sleep(450);
      const later = { version: '2', versioncreated: '2026-11-20T11:00:00Z', headline: 'A later lead' };
      await story('planned-and-met', later, 'careful');
      const row = await liveRow(documentId);
      expect(row?.headline).toBe('A later lead');
      expect(await kindsOf(documentId)).toEqual(['published']);
    });
  });

  test('copy that has expired cannot be published by hand', async () => {
    const documentId = await story('expired-draft', { expires: iso(Date.now() - hour) });
    const refusal = await desk.manage('POST', `${contentType('article')}/${documentId}/actions/publish`, {}, 400);
    expect(refusal.error?.message).toMatch(/expired/);
  });

  const several = client === 'postgres' ? describe : describe.skip;
  several('with several processes', () => {
    const names = (word: string) => Array.from({ length: 25 }, (_none, at) => `${word}-${at}`);

    async function deliverAll(word: string, at: number): Promise<string[]> {
      const items = names(word).map((name) => ninjs(name, { embargoed: iso(at) }));
      const deliveries = items.map((item) => ({ bytes: Buffer.from(JSON.stringify(item)) }));
      const receipts = await desk.room.receive('harbour', deliveries);
      return receipts.map(({ items: [item] }) => String(item?.article));
    }

    /** Each story came out once, as news of that moment. */
    async function expectOnce(documentIds: readonly string[], at: number) {
      for (const documentId of documentIds) {
        const entries = await logOf(documentId);
        expect(entries.map(({ kind }) => kind)).toEqual(['published']);
        expect(Number(entries[0]?.at)).toBeGreaterThanOrEqual(at);
        expect(timeOf((await liveRow(documentId))?.last_published)).toBe(Number(entries[0]?.at));
      }
    }

    test('two at the same moment do everything once', async () => {
      const [one, other] = [await start(), await start()];
      const at = Date.now() + 2500;
      const documentIds = await deliverAll('twice', at);
      await sleep(at - Date.now());
      for (const name of names('twice')) await Promise.all([untilListed(one, name, at), untilListed(other, name, at)]);
      await expectOnce(documentIds, at);
    });

    test('when one is killed in the middle of it, the other does the rest', async () => {
      const [one, other] = [await start(), await start()];
      const at = Date.now() + 2500;
      const documentIds = await deliverAll('killed', at);
      await sleep(at + 40 - Date.now());
      await one.kill();
      for (const name of names('killed')) await untilListed(other, name, at);
      await expectOnce(documentIds, at);
    });
  });

  test('the database is whole', () => expectWhole(desk.app.strapi));
});
