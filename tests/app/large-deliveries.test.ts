import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import type { Receipt } from '../../src/plugins/off-the-wire/server/src/ingest/receipt';
import { type Desk, openDesk } from './desk';
import { appRoot, databaseClients } from './newsroom';
import { rowsOf, wholeItem } from './tables';
import { expectWhole } from './whole';

/** Enough for six transactions. */
const many = 1_100;

const copyOf = (set: string, own: (at: number) => object = () => ({})) =>
  Array.from({ length: many }, (_none, at) =>
    wholeItem({ uri: `urn:${set}:item-${at}`, headline: `${set} ${at}`, ...own(at) }),
  );
const asDelivery = (items: readonly unknown[]) => ({ bytes: Buffer.from(JSON.stringify(items)) });
const outcomesOf = (receipt: Receipt | undefined) => [...new Set(receipt?.items.map(({ outcome }) => outcome))];

describe.each(databaseClients)('a delivery of many items on %s', (client) => {
  let desk: Desk;
  const rows = (table: string, where = {}) => rowsOf(desk.app.strapi, table, where);
  const storiesOf = async (set: string) =>
    (await rows('otw_articles')).filter((row) => !row.published_at && String(row.guid).startsWith(`urn:${set}:`))
      .length;

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      sources: ['desk', 'other'].map((code) => ({ code, name: code, provider: code, autoPublish: true })),
    });
  });
  afterAll(() => desk?.close());

  test('lets readers and other writers in between its parts, and its receipt is whole', async () => {
    const seen: number[] = [];
    let isDone = false;
    const large = desk.room.receive('desk', [asDelivery(copyOf('large'))]).finally(() => {
      isDone = true;
    });
    const read = async () => {
      while (!isDone) seen.push((await desk.changesAfter(seen.at(-1) ?? 0)).at(-1)?.n ?? seen.at(-1) ?? 0);
    };
    const reading = read();
    while ((await rows('otw_receipt_parts')).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await rows('otw_deliveries', { state: 'unfinished' })).toHaveLength(1);
    const small = await desk.deliver('other', wholeItem({ uri: 'urn:small' }));
    expect([small.items[0]?.outcome, isDone]).toEqual(['created', false]);
    await reading;
    const [receipt] = await large;
    expect(new Set(seen).size).toBeGreaterThan(1);
    expect([receipt?.state, receipt?.items.length, outcomesOf(receipt)]).toEqual(['accepted', many, ['created']]);
    expect(receipt?.items.at(-1)).toMatchObject({ headline: `large ${many - 1}` });
    expect(await rows('otw_receipt_parts')).toEqual([]);
    await expectWhole(desk.app.strapi);
    const [again] = await desk.room.receive('desk', [asDelivery(copyOf('large'))]);
    expect([again?.state, again?.delivery, outcomesOf(again)]).toEqual(['duplicate', receipt?.delivery, ['duplicate']]);
  });

  test.each([1, 3, 5])('killed after part %d and sent again goes on where it was', async (parts) => {
    const set = `killed${parts}`;
    const items = copyOf(set, (at) =>
      at === many - 1 ? { uri: `urn:${set}:item-0`, version: '2', pubstatus: 'canceled' } : {},
    );
    const child = spawn(process.execPath, [path.join(__dirname, 'importer.mjs'), '--whole'], {
      cwd: appRoot,
      env: { ...process.env, ...desk.app.env, OTW_ROLE: 'cli' },
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    child.stdin?.end(JSON.stringify(items));
    while ((await rows('otw_receipt_parts')).length < parts) await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const before = await storiesOf(set);
    expect([before >= parts * 200, before < many - 1]).toEqual([true, true]);
    await expectWhole(desk.app.strapi);
    const [receipt] = await desk.room.receive('desk', [asDelivery(items)]);
    expect(outcomesOf(receipt)).toEqual(['created', 'killed']);
    expect([receipt?.state, receipt?.items.length, await storiesOf(set)]).toEqual(['accepted', many, many - 1]);
    const [delivery, ...others] = await rows('otw_deliveries', { digest: receipt?.digest });
    expect([delivery?.state, others]).toEqual(['accepted', []]);
    expect(await rows('otw_receipt_parts')).toEqual([]);
    expect((await rows('otw_article_versions')).filter((row) => row.delivery === receipt?.delivery)).toHaveLength(many);
    await expectWhole(desk.app.strapi);
  });

  test('that comes twice at once is filed once', async () => {
    const twice = asDelivery(copyOf('twice'));
    const both = await Promise.all([desk.room.receive('desk', [twice]), desk.room.receive('desk', [twice])]);
    const [one, other] = both.flat();
    expect(await rows('otw_deliveries', { digest: one?.digest })).toHaveLength(1);
    expect([one?.delivery, outcomesOf(one)]).toEqual([other?.delivery, ['created']]);
    expect(await storiesOf('twice')).toBe(many);
    expect((await rows('otw_article_versions')).filter((row) => row.delivery === one?.delivery)).toHaveLength(many);
    await expectWhole(desk.app.strapi);
  });

  test('that goes item by item, since the database refuses one, tells once of a story that its second version lets out', async () => {
    const start = await desk.position();
    const items = [
      wholeItem({ uri: 'urn:let-out', headline: 'First', version: '1', embargoed: '2090-01-01T00:00:00Z' }),
      wholeItem({ uri: 'urn:let-out', headline: 'Second', version: '2' }),
      // PostgreSQL indexes no text that is so long and cannot be packed. SQLite refuses nothing.
      wholeItem({ uri: `urn:${randomBytes(5_000).toString('hex')}`, headline: 'Odd one' }),
    ];
    const [receipt] = await desk.room.receive('desk', [asDelivery(items)]);
    expect(receipt?.items[1]).toMatchObject({ outcome: 'revised' });
    const told = (await desk.changesAfter(start)).filter(({ subject }) => subject === receipt?.items[0]?.article);
    expect(told.map(({ kind }) => kind)).toEqual(['published']);
    await expectWhole(desk.app.strapi);
  });

  test('of which the database refuses one item files the others, and says which it was', async () => {
    const items = copyOf('refused', (at) =>
      at === 700 ? { uri: 'x'.repeat(20_000), headline: 'Odd \u0000 one' } : {},
    );
    const [receipt] = await desk.room.receive('desk', [asDelivery([...items, 17])]);
    expect(receipt?.items).toHaveLength(many + 1);
    expect(receipt?.items.filter(({ outcome }) => outcome === 'created').length).toBeGreaterThanOrEqual(many - 1);
    expect(receipt?.items.at(-1)).toMatchObject({ outcome: 'quarantined', at: `/${many}` });
    expect(await rows('otw_deliveries', { digest: receipt?.digest })).toMatchObject([{ state: 'quarantined' }]);
  });
});
