import type { KeepingAsked } from '../../src/plugins/off-the-wire/server/src/transports/keeping';
import { contentType, type Desk, ninjs, openDesk, rowCounts } from './desk';
import { databaseClients } from './newsroom';
import { type Row, rowsOf } from './tables';
import { expectWhole } from './whole';

const day = 86_400_000;

describe.each(databaseClients)('what is kept on %s', (client) => {
  let desk: Desk;
  const rows = (table: string, where: Row = {}) => rowsOf(desk.app.strapi, table, where);
  const knex = (table: string) => desk.app.strapi.db.connection(table);
  const keeping = (asked: KeepingAsked) => desk.room.keeping(asked);
  const delivery = async (documentId: string) => (await rows('otw_deliveries', { document_id: documentId }))[0];
  const rawCopies = async (digest: string) => (await rows('otw_raw_copies', { digest })).length;
  const time = (ago: number) => (client === 'sqlite' ? Date.now() - ago : new Date(Date.now() - ago));
  /** As if it had come so many days ago. */
  const cameBefore = async (documentId: string, days: number) => {
    await knex('otw_deliveries')
      .where({ document_id: documentId })
      .update({ received_at: time(days * day) });
    await knex('otw_article_versions')
      .where({ delivery: documentId })
      .update({ received_at: time(days * day) });
  };

  beforeAll(async () => {
    desk = await openDesk(client);
    const sources = ['days', 'size', 'licence', 'wide', 'hna', 'backup'];
    await desk.room.setUp({
      sources: sources.map((code) => ({
        code,
        name: code,
        provider: code === 'backup' ? 'hna' : code,
        autoPublish: true,
      })),
      tickers: [{ code: 'top', label: 'Top' }],
    });
    for (const [code, data] of Object.entries({
      days: { retention_days: 10 },
      size: { retention_megabytes: 1 },
      licence: { article_days: 30 },
    })) {
      await knex('otw_sources').where({ code }).update(data);
    }
  });
  afterAll(() => desk?.close());

  describe('of raw copies', () => {
    test('is what is younger than its source says; of what is older the delivery says when it went, and why', async () => {
      const old = await desk.deliver('days', ninjs('old'));
      const young = await desk.deliver('days', ninjs('young'));
      await cameBefore(old.delivery, 11);
      await cameBefore(young.delivery, 9);
      expect((await keeping({ verb: 'prune' })).pruned).toEqual({ rawCopies: 1, stories: 0 });
      expect([await rawCopies(old.digest), await rawCopies(young.digest)]).toEqual([0, 1]);
      const said = expect.stringMatching(/^Pruned on \d{4}-\d\d-\d\d by retention \(10 days\)\.$/);
      expect(await delivery(old.delivery)).toMatchObject({ raw_copy: said, state: 'accepted' });
      expect(await delivery(young.delivery)).toMatchObject({ raw_copy: null });
      expect((await desk.room.replay({ delivery: old.delivery })).reports).toMatchObject([
        { problem: said, changes: [] },
      ]);
      expect(await desk.article(old.items[0]?.slug)).toMatchObject({ headline: 'Headline of old' });
      expect((await desk.deliver('days', ninjs('old'))).state).toBe('duplicate');
      expect((await keeping({ verb: 'prune' })).pruned).toEqual({ rawCopies: 0, stories: 0 });
    });

    test('is the newest of a source, up to the size that it says', async () => {
      const large = (name: string) => ninjs(name, { body_html: `<p>${name} ${'word '.repeat(100_000)}</p>` });
      const receipts = [];
      for (const name of ['large-1', 'large-2', 'large-3']) receipts.push(await desk.deliver('size', large(name)));
      expect((await keeping({ verb: 'prune' })).pruned).toMatchObject({ rawCopies: 1 });
      const kept = await Promise.all(receipts.map(({ digest }) => rawCopies(digest)));
      expect(kept).toEqual([0, 1, 1]);
      expect(await delivery(String(receipts[0]?.delivery))).toMatchObject({
        raw_copy: expect.stringContaining('(1 MB)'),
      });
    });

    test('is the same once for two sources, until neither keeps it', async () => {
      const copy = ninjs('shared-bytes');
      const [one, other] = [await desk.deliver('days', copy), await desk.deliver('wide', copy)];
      expect([one.digest, await rawCopies(one.digest)]).toEqual([other.digest, 1]);
      await cameBefore(one.delivery, 11);
      await keeping({ verb: 'prune' });
      expect(await rawCopies(one.digest)).toBe(1);
      expect((await desk.room.replay({ delivery: other.delivery })).reports).toMatchObject([{ changes: [], gone: [] }]);
    });

    test('is read, too, where it was kept by its delivery and not by its digest', async () => {
      const receipt = await desk.deliver('wide', ninjs('kept-before'));
      await knex('otw_raw_copies')
        .where({ digest: receipt.digest })
        .update({ digest: null, delivery: receipt.delivery });
      const { reports } = await desk.room.replay({ delivery: receipt.delivery });
      expect(reports[0]).toMatchObject({ changes: [], gone: [], filed: [] });
      expect(reports[0]).not.toHaveProperty('problem', expect.any(String));
    });
  });

  describe('on legal hold', () => {
    test('a story keeps its raw copy and cannot be deleted or erased, until the hold is lifted', async () => {
      const receipt = await desk.deliver('days', ninjs('disputed'));
      const article = String(receipt.items[0]?.article);
      await cameBefore(receipt.delivery, 11);
      expect(await keeping({ verb: 'hold', article, because: 'Case 12/26' })).toMatchObject({
        holds: [{ about: 'article', subject: article, because: 'Case 12/26' }],
      });
      expect((await keeping({ verb: 'prune' })).pruned).toMatchObject({ rawCopies: 0 });
      expect(await rawCopies(receipt.digest)).toBe(1);
      const refused = await desk.manage('DELETE', `${contentType('article')}/${article}`, undefined, 400);
      expect(refused.error?.message).toContain('legal hold');
      await expect(keeping({ verb: 'erase', article, write: true })).rejects.toThrow('legal hold');
      expect(await desk.article(receipt.items[0]?.slug)).toBeDefined();
      expect((await keeping({ verb: 'release', article })).holds).toEqual([]);
      expect((await keeping({ verb: 'prune' })).pruned).toMatchObject({ rawCopies: 1 });
      await desk.manage('DELETE', `${contentType('article')}/${article}`);
    });

    test('a source keeps all that came by it, and itself', async () => {
      const receipt = await desk.deliver('licence', ninjs('held-source'));
      const article = String(receipt.items[0]?.article);
      await cameBefore(receipt.delivery, 31);
      await keeping({ verb: 'hold', source: 'licence', because: 'Case 13/26' });
      expect((await keeping({ verb: 'prune' })).pruned).toMatchObject({ stories: 0 });
      await expect(keeping({ verb: 'erase', article, write: true })).rejects.toThrow('legal hold');
      await desk.manage('DELETE', `${contentType('article')}/${article}`, undefined, 400);
      const [source] = await rows('otw_sources', { code: 'licence' });
      await desk.manage('DELETE', `${contentType('source')}/${source?.document_id}`, undefined, 400);
      await keeping({ verb: 'release', source: 'licence' });
      expect((await keeping({ verb: 'prune' })).pruned).toMatchObject({ stories: 1 });
    });

    test('a story keeps the bytes that hold it from going with another story of theirs', async () => {
      const { items } = await desk.deliver('hna', [ninjs('goes'), ninjs('is-held')]);
      const [goes, held] = items.map(({ article }) => String(article));
      await keeping({ verb: 'hold', article: held, because: 'Case 15/26' });
      await expect(keeping({ verb: 'erase', article: String(goes) })).rejects.toThrow('legal hold');
      await keeping({ verb: 'release', article: held });
      expect(await keeping({ verb: 'erase', article: String(goes) })).toMatchObject({ erased: { shared: 1 } });
    });

    test('is only what there is', async () => {
      await expect(keeping({ verb: 'hold', article: 'nothing', because: 'x' })).rejects.toThrow('no article');
      await expect(keeping({ verb: 'hold', source: 'nothing', because: 'x' })).rejects.toThrow('no source');
      await expect(keeping({ verb: 'hold', because: 'x' })).rejects.toThrow('Name an article or a source');
      await expect(keeping({ verb: 'release', article: 'nothing' })).rejects.toThrow('not on hold');
    });
  });

  test('a story whose licence has ended goes; the same copy is refused, and a new version is a new story', async () => {
    const ended = await desk.deliver('licence', ninjs('ended'));
    const fresh = await desk.deliver('licence', ninjs('fresh'));
    await cameBefore(ended.delivery, 31);
    await cameBefore(fresh.delivery, 29);
    const before = await desk.position();
    expect((await keeping({ verb: 'prune' })).pruned).toMatchObject({ stories: 1 });
    await desk.read(`articles/${ended.items[0]?.slug}`, 404);
    expect(await desk.article(fresh.items[0]?.slug)).toBeDefined();
    expect(await desk.changesAfter(before)).toMatchObject([
      { kind: 'withdrawn', guid: 'urn:harbour:ended', reason: 'erased' },
    ]);
    expect(await delivery(ended.delivery)).toMatchObject({ raw_copy: expect.stringContaining('licence') });
    const again = await desk.deliver('licence', [ninjs('ended'), ninjs('ended', { version: '2' })]);
    expect(again.items.map(({ outcome }) => outcome)).toEqual(['erased', 'created']);
    await expectWhole(desk.app.strapi);
  });

  describe('of a story that is erased', () => {
    const secret = 'Xyzzyplugh';
    const forbidden = (own: object = {}) =>
      ninjs('forbidden', {
        headline: `${secret} named`,
        body_html: `<p>It was ${secret}.</p>`,
        slugline: `${secret}-Case`,
        keywords: [secret, 'court'],
        subject: [{ name: secret }],
        ...own,
      });
    /** Where the word still stands, by table. */
    const wordStands = async () => {
      const found: string[] = [];
      for (const table of Object.keys(await rowCounts(desk))) {
        if (
          JSON.stringify(await rows(table))
            .toLowerCase()
            .includes(secret.toLowerCase())
        )
          found.push(table);
      }
      return found;
    };
    let article = '';
    let slug: string | undefined;
    let deliveries: string[] = [];

    beforeAll(async () => {
      const first = await desk.room.receive('hna', [
        { fileName: `${secret}.json`, bytes: Buffer.from(JSON.stringify([forbidden(), ninjs('sibling')])) },
      ]);
      article = String(first[0]?.items[0]?.article);
      slug = first[0]?.items[0]?.slug;
      const second = await desk.deliver('hna', forbidden({ version: '2', urgency: 1 }));
      const resent = await desk.deliver('backup', forbidden({ more: 1 }));
      expect(resent.items).toMatchObject([{ outcome: 'duplicate', article }]);
      deliveries = [String(first[0]?.delivery), second.delivery, resent.delivery];
      const [ticker] = await rows('otw_tickers', { code: 'top' });
      const data = { text: `${secret} again`, article, ticker: ticker?.document_id };
      await desk.app.strapi.documents('plugin::off-the-wire.ticker-entry' as never).create({ data } as never);
      await desk.manage('PUT', `${contentType('article')}/${article}`, { abstract: `Who is ${secret}?` });
      await desk.deliver('hna', forbidden({ version: '3', description_text: `${secret} was named.` }));
    });

    test('nothing goes before it is said what would', async () => {
      const before = await rowCounts(desk);
      const { erased, written } = await keeping({ verb: 'erase', article });
      expect([erased, written]).toMatchObject([{ versions: 4, deliveries: 4, shared: 1 }, false]);
      expect(await rowCounts(desk)).toEqual(before);
    });

    test('no word is left, readers get a tombstone, and what came with it stays', async () => {
      const before = await desk.position();
      expect(await wordStands()).not.toEqual([]);
      await keeping({ verb: 'erase', article, write: true });
      await desk.read(`articles/${slug}`, 404);
      expect((await desk.headlines('limit=100')).map(({ headline }) => headline)).toContain('Headline of sibling');
      const changes = (await desk.changesAfter(before)).filter(({ about }) => about === 'article');
      expect(changes).toMatchObject([{ kind: 'withdrawn', guid: 'urn:harbour:forbidden', reason: 'erased' }]);
      expect(Object.keys(changes[0] ?? {}).sort()).toEqual(['about', 'at', 'guid', 'kind', 'n', 'reason', 'subject']);
      expect((await desk.read<{ data: { rows: unknown[] } }>('tickers/top')).data.rows).toEqual([]);
      // Whoever listens by that keyword must hear of it: the last entry has it for an hour.
      expect(await wordStands()).toEqual(['otw_changes']);
      await keeping({ verb: 'prune' });
      expect(await wordStands()).toEqual(['otw_changes']);
      await knex('otw_erased').update({ at: Date.now() - 3_700_000 });
      await keeping({ verb: 'prune' });
      expect(await wordStands()).toEqual([]);
      expect(JSON.stringify(await rows('otw_erased'))).not.toContain(article);
      for (const id of deliveries)
        expect(await delivery(id)).toMatchObject({ raw_copy: expect.stringContaining('erased') });
      await expectWhole(desk.app.strapi);
    });

    test('the same copy, a later version and the same story by another line are refused, and nothing of them is kept', async () => {
      const again = await desk.room.receive('hna', [
        { bytes: Buffer.from(JSON.stringify(forbidden({ version: '2', urgency: 1 }))) },
      ]);
      expect(again[0]?.items.map(({ outcome }) => outcome)).toEqual(['erased']);
      const later = await desk.deliver('hna', [forbidden({ version: '9' }), ninjs('sibling-2')]);
      expect(later.items.map(({ outcome }) => outcome)).toEqual(['erased', 'created']);
      const other = await desk.deliver('backup', forbidden({ other: 'line' }));
      expect(other.items).toMatchObject([{ outcome: 'erased', guid: 'urn:harbour:forbidden' }]);
      expect(await rawCopies(other.digest)).toBe(0);
      expect(await delivery(other.delivery)).toMatchObject({ raw_copy: expect.stringContaining('Not kept') });
      expect(await wordStands()).toEqual([]);
      const alerts = await rows('otw_alerts', { delivery: other.delivery });
      expect(alerts).toMatchObject([{ level: 'desk', headline: null, article: null }]);
      const large = Array.from({ length: 250 }, (_none, at) => ninjs(`crowd-${at}-x`));
      const crowd = await desk.deliver('backup', [...large, forbidden({ version: '10' })]);
      expect(crowd.items.at(-1)).toMatchObject({ outcome: 'erased' });
      expect([await rawCopies(crowd.digest), await wordStands()]).toEqual([0, []]);
    });
  });

  test('is decided on in the admin only by whom the newsroom trusts with it', async () => {
    const article = String((await desk.deliver('hna', ninjs('by-route'))).items[0]?.article);
    const held = await desk.manage('POST', '/off-the-wire/hold', { article, because: 'Case 14/26' });
    expect(held.data).toMatchObject({ holds: [{ subject: article, by: 'Ada Editor' }] });
    await desk.manage('POST', '/off-the-wire/erase', { article, write: true }, 400);
    expect((await desk.manage('GET', '/off-the-wire/holds')).data).toMatchObject({ holds: [{ subject: article }] });
    await desk.manage('POST', '/off-the-wire/release', { article });
    await desk.manage('POST', '/off-the-wire/erase', { article, write: true, verb: 'prune' });
    expect(await rows('otw_articles', { document_id: article })).toEqual([]);
    for (const path of ['erase', 'hold', 'release']) {
      const answer = await fetch(`${desk.app.url}/off-the-wire/${path}`, { method: 'POST', body: '{}' });
      expect([path, answer.status]).toEqual([path, 401]);
    }
    const granted = await rows('admin_permissions', { action: 'plugin::off-the-wire.stories.erase' });
    expect(granted).toHaveLength(1);
  });
});
