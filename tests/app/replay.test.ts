import { execFile } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import type { Receipt } from '../../src/plugins/off-the-wire/server/src/ingest/receipt';
import type { ReplayReport } from '../../src/plugins/off-the-wire/server/src/ingest/replay-report';
import { contentType, type Desk, draftOf, ninjs, openDesk, rowCounts } from './desk';
import { appRoot, databaseClients } from './newsroom';
import { type Row, rowsOf } from './tables';
import { expectWhole } from './whole';

/**
 * A parser that has learned is played by other bytes under the old digest: what is read of them is what today's parser
 * would make of the copy that came.
 */
describe.each(databaseClients)('replay on %s', (client) => {
  let desk: Desk;
  const rows = (table: string, where: Row = {}) => rowsOf(desk.app.strapi, table, where);

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      sources: ['hna', 'cli'].map((code) => ({ code, name: code, provider: code.toUpperCase(), autoPublish: true })),
      tickers: [{ code: 'top', label: 'Top' }],
    });
    const rules = [{ name: 'Urgent', decision: 'hold', urgency: { to: 2 } }];
    await desk.room.setUp({
      sources: [
        { code: 'ruled', name: 'Ruled', provider: 'Ruled', autoPublish: true, rules },
        { code: 'rtrs', name: 'Reuters', provider: 'Reuters', autoPublish: true, trusted: true },
      ],
    });
  });
  afterAll(() => desk?.close());
  afterEach(() => expectWhole(desk.app.strapi));

  const text = (copy: unknown) => (typeof copy === 'string' ? copy : JSON.stringify(copy));
  const nowReadAs = async ({ digest }: Receipt, copy: unknown) => {
    const gzip = gzipSync(text(copy)).toString('base64');
    expect(await desk.app.strapi.db.connection('otw_raw_copies').where({ digest }).update({ gzip })).toBe(1);
  };
  const replay = async ({ delivery }: Receipt, write = false): Promise<ReplayReport> => {
    const { reports, next } = await desk.room.replay({ delivery, write });
    expect([reports.length, next]).toEqual([1, undefined]);
    return reports[0] as ReplayReport;
  };
  const fieldsOf = ({ changes }: ReplayReport) =>
    Object.fromEntries(changes.map(({ field, was, is }) => [field, [was, is]]));
  /** Everything that the plugin keeps, as it is. */
  const everything = async () => {
    const tables = Object.keys(await rowCounts(desk)).sort();
    return Promise.all(tables.map((table) => rows(table)));
  };
  /** Says what would change without changing it; changes it; and has nothing to say the second time. */
  const twice = async (receipt: Receipt): Promise<ReplayReport> => {
    const untouched = await everything();
    const said = await replay(receipt);
    expect(await everything()).toEqual(untouched);
    const done = await replay(receipt, true);
    expect(done.changes).toEqual(said.changes);
    expect(done.filed.map(({ guid }) => guid)).toEqual(said.filed.map(({ guid }) => guid));
    const written = await everything();
    expect(await replay(receipt)).toMatchObject({ changes: [], filed: [], gone: said.gone });
    expect(await replay(receipt, true)).toMatchObject({ changes: [], filed: [], gone: said.gone });
    expect(await everything()).toEqual(written);
    return done;
  };

  test('of copy that is read as before says nothing and changes nothing', async () => {
    const receipt = await desk.deliver('hna', [
      ninjs('same-1'),
      ninjs('same-2', { embargoed: '2099-01-01T00:00:00Z' }),
    ]);
    expect(await twice(receipt)).toMatchObject({ changes: [], filed: [], gone: [] });
  });

  test('puts a better reading in the place of the former one, which stays on record; the story does not move up', async () => {
    const old = await desk.deliver('hna', ninjs('better', { headline: 'Ministers ageee', byline: 'BY ADA QUILL/HNA' }));
    const [version] = await rows('otw_article_versions', { delivery: old.delivery });
    await desk.deliver('hna', ninjs('later'));
    const shown = await desk.headlines('limit=2');
    const before = await desk.position();
    await nowReadAs(old, ninjs('better', { headline: 'Ministers agree', byline: 'Ada Quill' }));
    const report = await twice(old);
    expect(report).toMatchObject({ delivery: old.delivery, source: 'hna', filed: [], gone: [] });
    expect(report.changes[0]).toMatchObject({ story: old.items[0]?.article, headline: 'Ministers ageee', version: 1 });
    expect(fieldsOf(report)).toMatchObject({ headline: ['Ministers ageee', 'Ministers agree'] });
    const [first, second] = await desk.headlines('limit=2');
    expect(first).toMatchObject({ headline: 'Headline of later' });
    expect(second).toMatchObject({ headline: 'Ministers agree', byline: 'Ada Quill' });
    expect([second?.slug, second?.lastPublished]).toEqual([shown[1]?.slug, shown[1]?.lastPublished]);
    expect((await desk.changesAfter(before)).map(({ kind, guid }) => [kind, guid])).toEqual([
      ['updated', 'urn:harbour:better'],
    ]);
    const [reread] = await rows('otw_article_versions', { delivery: old.delivery });
    for (const column of ['id', 'article', 'received_at', 'outcome', 'standing', 'version_kind', 'delivery', 'place']) {
      expect([column, reread?.[column]]).toEqual([column, version?.[column]]);
    }
    expect(json(reread?.readings)).toMatchObject([
      { at: expect.any(String), release: '0.1.0', was: { headline: 'Ministers ageee', digest: version?.digest } },
    ]);
    const again = await desk.deliver(
      'hna',
      ninjs('better', { headline: 'Ministers agree', byline: 'Ada Quill', x: 1 }),
    );
    expect(again.items).toMatchObject([{ outcome: 'duplicate', article: old.items[0]?.article }]);
  });

  test('a correction that is read otherwise is an update, not a second correction', async () => {
    const correction = (headline: string, body: string) =>
      ninjs('rates', { version: '2', headline, body_html: body, signal: [{ code: 'sig:correction' }] });
    await desk.deliver('hna', ninjs('rates'));
    const receipt = await desk.deliver('hna', correction('Rates hold', '<p>At 3 percent.</p>'));
    const before = await desk.position();
    await nowReadAs(receipt, correction('Rates hold', '<p>At 3 percent, <em>not 4</em>.</p>'));
    await twice(receipt);
    expect(await desk.changesAfter(before)).toMatchObject([{ kind: 'updated', guid: 'urn:harbour:rates' }]);
  });

  test('leaves what an editor wrote, and takes the rest of the better reading', async () => {
    const receipt = await desk.deliver(
      'hna',
      ninjs('edited', { headline: 'Feries stop', body_html: '<p>Feries.</p>' }),
    );
    const address = `${contentType('article')}/${receipt.items[0]?.article}`;
    await desk.manage('PUT', address, { headline: 'No ferries today' });
    await desk.manage('POST', `${address}/actions/publish`, { headline: 'No ferries today' });
    await nowReadAs(receipt, ninjs('edited', { headline: 'Ferries stop', body_html: '<p>Ferries.</p>' }));
    expect(fieldsOf(await twice(receipt))).toMatchObject({ headline: ['Feries stop', 'Ferries stop'] });
    expect(await desk.article(receipt.items[0]?.slug)).toMatchObject({
      ...{ headline: 'No ferries today', body: '<p>Ferries.</p>' },
    });
    const next = await desk.deliver(
      'hna',
      ninjs('edited', { version: '2', headline: 'Ferries stop', body_html: '<p>2</p>' }),
    );
    expect(next.items).toMatchObject([{ outcome: 'revised' }]);
    expect(await desk.article(receipt.items[0]?.slug)).toMatchObject({
      headline: 'No ferries today',
      body: '<p>2</p>',
    });
  });

  test('a kill that is only read now takes the story from readers and its words from tickers, and rings', async () => {
    const receipt = await desk.deliver('hna', ninjs('wrong', { headline: 'Mayor resigns' }));
    const [item] = receipt.items;
    const ticker = await rows('otw_tickers', { code: 'top' });
    const data = { text: 'Mayor resigns', article: item?.article, ticker: ticker[0]?.document_id };
    await desk.app.strapi.documents('plugin::off-the-wire.ticker-entry' as never).create({ data } as never);
    const before = await desk.position();
    await nowReadAs(receipt, ninjs('wrong', { headline: 'Mayor resigns', pubstatus: 'canceled' }));
    expect(fieldsOf(await twice(receipt))).toMatchObject({
      kind: ['first', 'kill'],
      state: ['published', 'killed: Killed by the agency.'],
    });
    await desk.read(`articles/${item?.slug}`, 404);
    expect((await desk.read<{ data: { rows: unknown[] } }>('tickers/top')).data.rows).toEqual([]);
    const changes = await desk.changesAfter(before);
    expect(changes.filter(({ about }) => about === 'article')).toMatchObject([{ kind: 'withdrawn', reason: 'killed' }]);
    expect(await rows('otw_alerts', { article: item?.article })).toMatchObject([{ level: 'loud' }]);
  });

  test('an order that is only read now takes back also what the same reading has let out', async () => {
    const receipt = await desk.deliver('hna', [
      ninjs('let-out', { embargoed: '2099-01-01T00:00:00Z' }),
      ninjs('turns-order'),
    ]);
    const order = ninjs('turns-order', { pubstatus: 'canceled', evolvedfrom: 'urn:harbour:let-out' });
    await nowReadAs(receipt, [ninjs('let-out'), order]);
    const before = await desk.position();
    await twice(receipt);
    for (const { slug } of receipt.items) await desk.read(`articles/${slug}`, 404);
    const changes = (await desk.changesAfter(before)).map(({ kind, guid }) => [kind, guid]);
    // Readers have seen nothing of it: there is nothing to take back.
    expect(changes.filter(([, guid]) => guid === 'urn:harbour:let-out')).toEqual([]);
    expect(changes).toContainEqual(['withdrawn', 'urn:harbour:turns-order']);
  });

  test('an update that is let out only now takes the place of the first story', async () => {
    const first = await desk.deliver('rtrs', ninjs('canal', { headline: 'Canal shut' }));
    const fields = { headline: 'UPDATE 1-Canal open', evolvedfrom: 'urn:harbour:canal' };
    const update = await desk.deliver('rtrs', ninjs('canal-1', { ...fields, embargoed: '2099-01-01T00:00:00Z' }));
    expect(await desk.article(first.items[0]?.slug)).toMatchObject({ headline: 'Canal shut' });
    await nowReadAs(update, ninjs('canal-1', fields));
    const before = await desk.position();
    await twice(update);
    expect(await desk.article(update.items[0]?.slug)).toMatchObject({ headline: 'Canal open' });
    const { error } = await desk.read(`articles/${first.items[0]?.slug}`, 404);
    expect(error?.details).toMatchObject({ supersededBy: { documentId: update.items[0]?.article } });
    expect(await desk.changesAfter(before)).toMatchObject([
      { kind: 'published', subject: update.items[0]?.article },
      { kind: 'withdrawn', subject: first.items[0]?.article },
    ]);
  });

  test('a message that turns out to be a text goes out by no rule that holds it', async () => {
    const advisory = (fields: object) => ninjs('told', { headline: 'Photos to come', urgency: 2, ...fields });
    const receipt = await desk.deliver('ruled', advisory({ headline: 'ADVISORY: Photos to come' }));
    const [item] = receipt.items;
    expect(await draftOf(desk, item?.article)).toMatchObject({ heldBecause: 'It is a message to editors.' });
    await nowReadAs(receipt, advisory({}));
    await twice(receipt);
    await desk.read(`articles/${item?.slug}`, 404);
    const heldBecause = 'Rule 1 ("Urgent") holds it: urgency 2.';
    expect(await draftOf(desk, item?.article)).toMatchObject({ deskState: 'held', heldBecause });
  });

  test('an embargo that is only read now holds the story, and one that was misread lets it out as new', async () => {
    const open = await desk.deliver('hna', ninjs('too-early'));
    const held = await desk.deliver('hna', ninjs('too-late', { embargoed: '2099-01-01T00:00:00Z' }));
    await nowReadAs(open, ninjs('too-early', { embargoed: '2099-01-01T00:00:00Z' }));
    await nowReadAs(held, ninjs('too-late'));
    const before = await desk.position();
    await twice(open);
    await twice(held);
    expect(await draftOf(desk, open.items[0]?.article)).toMatchObject({ deskState: 'held' });
    expect(await desk.changesAfter(before)).toMatchObject([
      { kind: 'withdrawn', guid: 'urn:harbour:too-early' },
      { kind: 'published', guid: 'urn:harbour:too-late' },
    ]);
    expect((await desk.headlines('limit=1'))[0]).toMatchObject({ guid: 'urn:harbour:too-late' });
    const due = await rows('otw_due', { document_id: open.items[0]?.article });
    expect(Number(due[0]?.at)).toBe(Date.parse('2099-01-01T00:00:00Z'));
  });

  test('what lay in quarantine is filed as if it arrived now, with the times of the copy', async () => {
    const [receipt] = await desk.room.receive('hna', [{ bytes: Buffer.from('{"uri": "urn:harbour:broken", oh') }]);
    expect(receipt?.state).toBe('quarantined');
    if (!receipt) return;
    expect(await twice(receipt)).toMatchObject({ problem: expect.stringContaining('Broken JSON'), filed: [] });
    await nowReadAs(receipt, ninjs('broken', { firstcreated: '2026-11-19T08:00:00Z' }));
    expect(await twice(receipt)).toMatchObject({
      changes: [],
      filed: [{ guid: 'urn:harbour:broken', outcome: 'created' }],
    });
    expect((await desk.headlines('limit=1'))[0]).toMatchObject({
      ...{ guid: 'urn:harbour:broken', firstCreated: '2026-11-19T08:00:00.000Z' },
    });
    expect(await rows('otw_deliveries', { document_id: receipt.delivery })).toMatchObject([
      { state: 'accepted', reason: null },
    ]);
  });

  test('an item that was lost among its siblings is filed, and they are read in their own places', async () => {
    const [one, two, three] = ['one', 'two', 'three'].map((name) => ninjs(`lost-${name}`));
    const receipt = await desk.deliver('hna', [one, 17, three]);
    await nowReadAs(receipt, [one, two, ninjs('lost-three', { headline: 'Three, read better' })]);
    const report = await twice(receipt);
    expect(report.filed).toMatchObject([{ guid: 'urn:harbour:lost-two', outcome: 'created' }]);
    expect(report.changes).toMatchObject([{ field: 'headline', is: 'Three, read better', version: 3 }]);
    const [delivery] = await rows('otw_deliveries', { document_id: receipt.delivery });
    expect(delivery).toMatchObject({ state: 'accepted', reason: null });
    const { items } = json(delivery?.receipt) as Receipt;
    expect(items.map(({ outcome, headline }) => [outcome, headline])).toEqual([
      ['created', 'Headline of lost-one'],
      ['created', 'Headline of lost-two'],
      ['created', 'Three, read better'],
    ]);
  });

  test('an item of an archive that is filed only now is no news', async () => {
    const bytes = Buffer.from(JSON.stringify([ninjs('old-one'), 17]));
    const [receipt] = await desk.room.receive('hna', [{ bytes }], 'archive');
    if (!receipt) throw new Error('The archive has no receipt');
    await nowReadAs(receipt, [ninjs('old-one'), ninjs('old-two')]);
    const before = await desk.position();
    expect((await replay(receipt, true)).filed).toMatchObject([{ guid: 'urn:harbour:old-two', outcome: 'created' }]);
    const [entry] = await rows('otw_changes', { n: before + 1 });
    expect(json(entry?.detail)).toMatchObject({ guid: 'urn:harbour:old-two', archive: true });
  });

  test('an item that was read and cannot be now is said and left alone', async () => {
    const receipt = await desk.deliver('hna', [ninjs('stays-1'), ninjs('stays-2'), ninjs('stays-3')]);
    await nowReadAs(receipt, [ninjs('stays-1'), 17, ninjs('stays-3', { headline: 'Read better' })]);
    const report = await twice(receipt);
    expect(report.gone).toMatchObject([{ guid: 'urn:harbour:stays-2' }]);
    expect(report.changes).toMatchObject([{ field: 'headline', is: 'Read better' }]);
    expect(await desk.article(receipt.items[1]?.slug)).toMatchObject({ headline: 'Headline of stays-2' });
    await nowReadAs(receipt, 'oh {');
    expect((await twice(receipt)).gone).toHaveLength(3);
  });

  test('a resend in the same delivery, and in a later one, is not a version of its own when all is read better', async () => {
    const misread = ninjs('resent', { headline: 'Misread' });
    const first = await desk.deliver('hna', [misread, misread]);
    const second = await desk.deliver('hna', [misread]);
    expect(second.items).toMatchObject([{ outcome: 'duplicate' }]);
    const better = ninjs('resent', { headline: 'Read better' });
    await nowReadAs(first, [better, better]);
    await nowReadAs(second, [better]);
    expect(await twice(second)).toMatchObject({ changes: [], filed: [] });
    expect((await twice(first)).changes).toHaveLength(1);
    expect(await rows('otw_article_versions', { article: first.items[0]?.article })).toHaveLength(1);
  });

  test('what a source is known for now counts, for all that came by it since a time', async () => {
    const receipt = await desk.deliver('cli', [ninjs('habits', { language: undefined })]);
    const [source] = await rows('otw_sources', { code: 'cli' });
    await desk.app.strapi
      .documents('plugin::off-the-wire.source' as never)
      .update({ documentId: source?.document_id, data: { language: 'de' } } as never);
    const since = new Date(Date.now() - 3_600_000).toISOString();
    const { reports } = await desk.room.replay({ since, source: 'cli' });
    expect(reports.map(({ delivery }) => delivery)).toEqual([receipt.delivery]);
    expect(fieldsOf(reports[0] as ReplayReport)).toEqual({ language: [undefined, 'de'] });
    expect((await desk.room.replay({ since: '2099-01-01' })).reports).toEqual([]);
  });

  describe('from the command line', () => {
    const wire = (...args: string[]) =>
      new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
        const env = { ...process.env, ...desk.app.env, INIT_CWD: undefined };
        execFile(
          'npm',
          ['run', '-s', 'wire', '--', 'replay', ...args],
          { cwd: appRoot, env },
          (error, stdout, stderr) => done({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
        );
      });

    test('it says what is other, writes it when asked to, and then finds nothing', async () => {
      const said = await wire('--source', 'cli');
      expect(said).toMatchObject({ code: 0, stderr: expect.stringContaining('A server is running') });
      expect(said.stdout).toMatch(/^story +version +field +was +is\nHeadline of habits +1 +language +de\n/);
      expect(said.stdout).toContain('1 deliveries read: 1 fields of 1 versions in 1 stories are other.');
      expect(said.stdout).toContain('Nothing was written');
      expect((await desk.headlines('source=cli'))[0]?.language).toBeUndefined();
      expect((await wire('--source', 'cli', '--write')).stdout).not.toContain('Nothing was written');
      expect((await desk.headlines('source=cli'))[0]?.language).toBe('de');
      const lines = (await wire('--source', 'cli', '--json')).stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines).toMatchObject([
        { source: 'cli', changes: [] },
        { deliveries: 1, fields: 0, stories: 0 },
      ]);
    });

    test('a call that names nothing is 2, a source that there is not is 1', async () => {
      expect((await wire('--write')).code).toBe(2);
      expect(await wire('--source', 'nobody')).toMatchObject({ code: 1, stderr: expect.stringContaining('"nobody"') });
      expect(await wire('--since', 'yesterday')).toMatchObject({ code: 1, stderr: expect.stringContaining('since') });
    });
  });
});

const json = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value);
