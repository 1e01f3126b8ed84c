import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { appRoot, databaseClients, openNewsroom, type TestNewsroom } from './newsroom';
import { rowsOf, wholeItem } from './tables';
import { expectWhole } from './whole';

const source = { code: 'desk', name: 'The Desk', provider: 'Test Press', autoPublish: true };
const writers = 8;
const roundsEach = 12;

describe.each(databaseClients)('on %s', (client) => {
  let newsroom: TestNewsroom;

  beforeAll(async () => {
    newsroom = await openNewsroom(client);
    await newsroom.strapi
      .plugin('off-the-wire')
      .service('newsroom')
      .setUp({ sources: [source] });
  });
  afterAll(() => newsroom?.close());

  const receive = (items: readonly object[]) => {
    const deliveries = items.map((item) => ({ bytes: Buffer.from(JSON.stringify(item)) }));
    return newsroom.strapi.plugin('off-the-wire').service('newsroom').receive('desk', deliveries);
  };

  /** Stories of its own, and some that every writer writes, in its own order: they meet, wait and deadlock. */
  function batchOf(writer: number, round: number): object[] {
    const own = [0, 1, 2].map((at) => wholeItem({ uri: `urn:own:${writer}-${round}-${at}` }));
    const order = writer % 2 === 0 ? [0, 1, 2, 3] : [3, 2, 1, 0];
    const shared = order.map((story) =>
      wholeItem({
        uri: `urn:shared:${story}`,
        version: String(round * writers + writer + 1),
        headline: `Shared ${story}, by ${writer} in ${round}`,
        ...(story === 3 && round === roundsEach - 1 && writer === 0 ? { pubstatus: 'canceled' } : {}),
      }),
    );
    return [...own, ...shared];
  }

  test('eight writers at once leave no gap and no repeat for a polling reader', async () => {
    const seen: number[] = [];
    let writing = true;
    const reading = (async () => {
      for (let after = 0, idle = false; !idle; ) {
        idle = !writing;
        const answer = await newsroom.http().get(`/api/wire/changes?after=${after}&limit=37`).expect(200);
        seen.push(...answer.body.data.map((entry: { n: number }) => entry.n));
        if (answer.body.meta.next !== after) idle = false;
        after = answer.body.meta.next;
      }
    })();
    const write = async (writer: number) => {
      for (let round = 0; round < roundsEach; round += 1) await receive(batchOf(writer, round));
    };
    await Promise.all(Array.from({ length: writers }, (_none, writer) => write(writer)));
    writing = false;
    await reading;
    expect(seen).toEqual(seen.map((_n, at) => at + 1));
    expect(seen.length).toBeGreaterThan(writers * roundsEach * 3);
    const [counter] = await rowsOf(newsroom.strapi, 'otw_counters', { name: 'changes' });
    expect(seen.length).toBe(Number(counter?.value));
    await expectWhole(newsroom.strapi);
  });

  test('of versions that race, the highest number stands, and a kill outlives them all', async () => {
    const titles = (await rowsOf(newsroom.strapi, 'otw_articles')).filter((row) =>
      String(row.guid).startsWith('urn:shared:'),
    );
    const drafts = titles.filter((row) => row.published_at === null);
    expect(drafts).toHaveLength(4);
    for (const row of drafts.filter((draft) => draft.guid !== 'urn:shared:3')) {
      expect(row).toMatchObject({ version: String(roundsEach * writers), desk_state: 'published' });
    }
    expect(drafts.find((draft) => draft.guid === 'urn:shared:3')).toMatchObject({ desk_state: 'killed' });
    expect(titles.filter((row) => row.guid === 'urn:shared:3' && row.published_at !== null)).toEqual([]);
  });

  test.each([0, 4, 11, 23])(
    'an import killed (SIGKILL) %d ms into its work and run again ends whole',
    async (delay) => {
      const items = Array.from({ length: 240 }, (_none, at) => wholeItem({ uri: `urn:killed:${delay}-${at}` }));
      const child = startImporter(newsroom.env, items);
      await lineOf(child, 'batch 1');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      const before = await storiesLike(`urn:killed:${delay}-`);
      expect(before).toBeGreaterThan(0);
      expect(before).toBeLessThan(items.length);
      await expectWhole(newsroom.strapi);
      const receipts = await receive(items);
      expect(receipts.filter((receipt: { state: string }) => receipt.state === 'duplicate')).toHaveLength(before);
      expect(await storiesLike(`urn:killed:${delay}-`)).toBe(items.length);
      await expectWhole(newsroom.strapi);
    },
  );

  async function storiesLike(start: string): Promise<number> {
    const rows = await rowsOf(newsroom.strapi, 'otw_articles');
    return rows.filter((row) => row.published_at === null && String(row.guid).startsWith(start)).length;
  }
});

function startImporter(env: Readonly<Record<string, string>>, items: readonly object[]): ChildProcess {
  const child = spawn(process.execPath, [path.join(__dirname, 'importer.mjs')], {
    cwd: appRoot,
    env: { ...process.env, ...env, OTW_ROLE: 'cli' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin?.end(JSON.stringify(items));
  return child;
}

function lineOf(child: ChildProcess, wanted: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The importer ended with ${code} before "${wanted}"`)));
    if (child.stdout) createInterface(child.stdout).on('line', (line) => line === wanted && resolve());
  });
}
