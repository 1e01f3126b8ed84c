import { readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { type Receipt, tally } from '../../src/plugins/off-the-wire/server/src/ingest/receipt';
import type { TickerAnswer } from '../../src/plugins/off-the-wire/shared/contracts';
import {
  contentType,
  type Desk,
  draftOf,
  exampleFiles,
  fixture,
  hasSeedPage,
  ninjs,
  openDesk,
  rowsAdded,
  seedPage,
} from './desk';
import { appRoot, databaseClients } from './newsroom';
import { nitf } from './version-copy';

const testWithSeedPage = hasSeedPage ? test : test.skip;
if (!hasSeedPage) console.warn('import.test.ts skips the seed page: ../shared/samples/seed is not here');

const page = fixture('page-text/whole-page.txt');
const pageOf = (date: string, firstRow: string) =>
  page.replace('November 21, 2026', date).replace('Island council backs tidal barrier', firstRow);

describe.each(databaseClients)('on %s', (client) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      sources: [
        { code: 'china-org-cn', name: 'China.org.cn', autoPublish: true },
        { code: 'island-portal', name: 'Island Portal', autoPublish: true },
        { code: 'hna', name: 'Harbour News Agency', provider: 'HNA', autoPublish: true },
        { code: 'by-hand', name: 'Slow Press', provider: 'Slow Press' },
      ],
    });
  });
  afterAll(() => desk?.close());

  const tickerRows = async () =>
    (await desk.read<TickerAnswer>('tickers/off-the-wire')).data.rows.map(({ pinned: _p, urgent: _u, ...row }) => row);

  describe('a page of a portal', () => {
    testWithSeedPage('the seed page becomes one article: a date without an hour, no furniture, a source', async () => {
      const receipt = await desk.deliver('china-org-cn', readFileSync(seedPage));
      expect(receipt).toMatchObject({ state: 'accepted', format: 'page-text', source: 'china-org-cn' });
      expect(receipt.items).toMatchObject([{ outcome: 'created' }]);
      const [headline, ...others] = await desk.headlines('source=china-org-cn');
      expect(others).toEqual([]);
      expect(headline?.headline).toMatch(/^China, U\.S\. reach .{25,30} security$/);
      const article = await desk.article(headline?.slug);
      expect(article).toMatchObject({
        provider: 'Xinhua',
        versionCreated: '2015-09-13',
        source: { code: 'china-org-cn', name: 'China.org.cn' },
        trail: [{ label: 'Home', path: '' }],
      });
      expect(article.body).not.toMatch(/Enditem|font size|You are here|Off the wire/i);
      expect(article.body).toMatch(/^<p>China and .*he added\.<\/p>$/s);
      expect(article).not.toHaveProperty('dateline');
      expect(article).not.toHaveProperty('section');
    });

    testWithSeedPage('the seed page fills the ticker with its ten rows, in their order', async () => {
      const rows = await tickerRows();
      const expected = [
        { text: /^Egypt sentences/ },
        { text: /^College criticized/, kicker: 'China Exclusive' },
        { text: /^Over 50/ },
        { text: /^Investors cash in/, genre: 'Roundup' },
        { text: /^Ronaldo/ },
        { text: /^Brunei's Sultan/ },
        { text: /^Chinese premier/, kicker: 'China Focus', versionKind: 'writethru', leadNumber: 2 },
        { text: /^Myanmar's/, genre: 'Interview' },
        { text: /^Tripoli/ },
        { text: /^New deal/ },
      ];
      expect(rows.length).toBe(expected.length);
      for (const [at, { text, ...read }] of expected.entries()) {
        expect(rows[at]?.text).toMatch(text);
        expect({ ...rows[at], text: '' }).toEqual({ ...read, text: '' });
      }
    });

    testWithSeedPage('the seed page, imported again, changes nothing and says so', async () => {
      const added = await rowsAdded(desk, async () => {
        const again = await desk.deliver('china-org-cn', readFileSync(seedPage));
        expect(again).toMatchObject({ state: 'duplicate', items: [{ outcome: 'duplicate' }] });
        expect(again.ticker).toMatchObject({ outcome: 'unchanged', rows: 10 });
        expect(again.notes).toEqual([{ rule: 'delivery', message: 'These bytes arrived before.' }]);
      });
      expect(added).toEqual({});
    });

    test('a page brings one article and its ticker, whose rows make no articles', async () => {
      const added = await rowsAdded(desk, async () => {
        const receipt = await desk.deliver('island-portal', page);
        expect(receipt).toMatchObject({ state: 'accepted', format: 'page-text', items: [{ outcome: 'created' }] });
        expect(receipt.ticker).toEqual({ code: 'off-the-wire', outcome: 'replaced', rows: 6 });
      });
      expect(added).toMatchObject({ otw_articles: 2, otw_article_versions: 1, otw_deliveries: 1 });
      expect(await desk.headlines('source=island-portal')).toMatchObject([
        { headline: 'Two towns agree to share one fire boat', provider: 'Xinhua', versionCreated: '2026-11-21' },
      ]);
    });

    test('a newer page puts its rows in place of the older ones, in their order and with what they say', async () => {
      expect(await tickerRows()).toEqual([
        { text: 'Island council backs tidal barrier' },
        { text: 'Harbour Exclusive: Pilot boats idle as fuel runs short' },
        { text: 'Markets drift as traders wait for rates', genre: 'Roundup' },
        { text: 'Envoy hails trade talks', kicker: 'China Focus', versionKind: 'writethru', leadNumber: 3 },
        { text: 'Storm closes three ports', versionKind: 'lead', leadNumber: 2 },
        { text: 'Egypt: canal traffic back to normal' },
      ]);
      expect((await desk.read<TickerAnswer>('tickers/off-the-wire')).data.asOf).toBe('2026-11-21');
    });

    test("an older page's ticker does not replace a newer one", async () => {
      const before = await tickerRows();
      const receipt = await desk.deliver('island-portal', pageOf('March 2, 2024', 'An old row'));
      expect(receipt.ticker).toMatchObject({ outcome: 'older' });
      expect(await tickerRows()).toEqual(before);
    });

    test("a newer page's ticker replaces an older one", async () => {
      const receipt = await desk.deliver('island-portal', pageOf('November 22, 2026', 'A new row'));
      expect(receipt.ticker).toMatchObject({ outcome: 'replaced' });
      expect((await tickerRows())[0]).toEqual({ text: 'A new row' });
    });

    test('the same bytes again change no row of any table and say so', async () => {
      const added = await rowsAdded(desk, async () => {
        const again = await desk.deliver('island-portal', page);
        expect(again).toMatchObject({ state: 'duplicate', items: [{ outcome: 'duplicate' }] });
      });
      expect(added).toEqual({});
    });

    test('the same copy in other bytes is kept as a delivery and changes nothing else', async () => {
      const newest = pageOf('November 22, 2026', 'A new row');
      const added = await rowsAdded(desk, async () => {
        const again = await desk.deliver('island-portal', `${newest}\n\n`);
        expect(again).toMatchObject({ state: 'accepted', items: [{ outcome: 'duplicate' }] });
        expect(again.ticker).toMatchObject({ outcome: 'unchanged' });
      });
      expect(added).toEqual({ otw_deliveries: 1, otw_deliveries_source_lnk: 1, otw_raw_copies: 1 });
    });

    test('its root "Home" is a root, and no section', async () => {
      expect(await desk.read('breadcrumbs')).toEqual({
        data: { label: 'Home', path: '', order: 0, children: [] },
        meta: { trail: [{ label: 'Home', path: '' }] },
      });
      for (const section of ['home', 'Home', '/']) {
        const { error } = await desk.read(`headlines?section=${encodeURIComponent(section)}`, 400);
        expect(error?.details).toMatchObject({
          parameters: [{ name: 'section', problem: expect.stringMatching(/names no section|must not be empty/) }],
        });
      }
    });
  });

  describe('a story', () => {
    const version = (number: number, fields: object = {}) =>
      ninjs('ferries', {
        version: String(number),
        versioncreated: `2026-11-20T1${number}:00:00Z`,
        headline: `Ferries stop, version ${number}`,
        ...fields,
      });
    let slug: string | undefined;
    const story = async () => (await desk.headlines('provider=HNA')).find((one) => one.guid === 'urn:harbour:ferries');
    const outcomeOf = async (copy: object) => (await desk.deliver('hna', copy)).items[0];

    test('is created by its first version', async () => {
      const item = await outcomeOf(version(1));
      expect(item).toMatchObject({ outcome: 'created', guid: 'urn:harbour:ferries' });
      slug = item?.slug;
      expect(await story()).toMatchObject({ slug, headline: 'Ferries stop, version 1', versionKind: 'first' });
      expect(await desk.article(slug)).toMatchObject({ body: '<p>The story of ferries.</p>' });
    });

    test('is revised by a later version and keeps its address', async () => {
      expect(await outcomeOf(version(3))).toMatchObject({ outcome: 'revised', slug });
      expect(await story()).toMatchObject({ slug, headline: 'Ferries stop, version 3', versionKind: 'update' });
      expect(await desk.article(slug)).toMatchObject({ headline: 'Ferries stop, version 3', version: '3' });
    });

    test('keeps an older version that comes late, and does not show it', async () => {
      const added = await rowsAdded(desk, async () => {
        expect(await outcomeOf(version(2))).toMatchObject({ outcome: 'stale', slug });
      });
      expect(added).toMatchObject({ otw_article_versions: 1 });
      expect(added).not.toHaveProperty('otw_changes');
      expect(await story()).toMatchObject({ headline: 'Ferries stop, version 3' });
    });

    test('takes a version that is sent again for a duplicate, quietly', async () => {
      const added = await rowsAdded(desk, async () => {
        expect(await outcomeOf(version(3, { extra: 'of no meaning' }))).toMatchObject({ outcome: 'duplicate', slug });
      });
      expect(added).toEqual({ otw_deliveries: 1, otw_deliveries_source_lnk: 1, otw_raw_copies: 1 });
    });

    test('that is killed is gone from every page, and the log says so without a word of its text', async () => {
      const before = await desk.position();
      expect(await outcomeOf(version(4, { pubstatus: 'canceled' }))).toMatchObject({ outcome: 'killed', slug });
      expect(await story()).toBeUndefined();
      await desk.read(`articles/${slug}`, 404);
      const [entry, ...others] = await desk.changesAfter(before);
      expect(others).toEqual([]);
      expect(entry).toEqual({
        n: before + 1,
        at: expect.any(String),
        kind: 'withdrawn',
        about: 'article',
        subject: expect.any(String),
        guid: 'urn:harbour:ferries',
        reason: 'killed',
      });
    });

    test('that was killed takes later versions to the desk only', async () => {
      const before = await desk.position();
      const item = await outcomeOf(version(5));
      expect(item).toMatchObject({ outcome: 'held', why: 'The story was killed.', slug });
      expect(await story()).toBeUndefined();
      await desk.read(`articles/${slug}`, 404);
      expect(await desk.changesAfter(before)).toEqual([]);
      expect(await draftOf(desk, item?.article)).toMatchObject({ deskState: 'killed', pubStatus: 'canceled' });
    });
  });

  test('a correction is told as one, and does not move its story up', async () => {
    await desk.deliver('hna', ninjs('rates', { headline: 'Bank holds rates at 4 percent' }));
    await desk.deliver('hna', ninjs('harvest', { headline: 'Harvest is early' }));
    const before = await desk.position();
    const [, corrected] = await desk.headlines('provider=HNA');
    const receipt = await desk.deliver(
      'hna',
      ninjs('rates', {
        ...{ version: '2', versioncreated: '2026-11-20T12:00:00Z' },
        headline: 'Bank holds rates at 3 percent',
        signal: [{ code: 'sig:correction' }],
      }),
    );
    expect(receipt.items).toMatchObject([{ outcome: 'revised' }]);
    expect(await desk.changesAfter(before)).toMatchObject([{ kind: 'corrected', guid: 'urn:harbour:rates' }]);
    const [first, second] = await desk.headlines('provider=HNA');
    expect(first).toMatchObject({ headline: 'Harvest is early' });
    expect(second).toMatchObject({
      headline: 'Bank holds rates at 3 percent',
      versionKind: 'correction',
      lastPublished: corrected?.lastPublished,
    });
  });

  test('an update that is no correction moves its story up', async () => {
    const update = { version: '3', versioncreated: '2026-11-20T13:00:00Z', headline: 'Bank explains its rates' };
    const before = await desk.position();
    await desk.deliver('hna', ninjs('rates', update));
    expect(await desk.changesAfter(before)).toMatchObject([{ kind: 'updated', guid: 'urn:harbour:rates' }]);
    expect((await desk.headlines('provider=HNA'))[0]).toMatchObject({ headline: 'Bank explains its rates' });
  });

  test('copy of a source that does not publish by itself waits for an editor, and its receipt says so', async () => {
    await desk.room.setUp({ sources: [{ code: 'closed', name: 'Closed', provider: 'Closed' }] });
    const [item] = (await desk.deliver('closed', ninjs('waits'))).items;
    expect(item).toMatchObject({ outcome: 'created', why: expect.stringContaining('waits for an editor') });
    expect(await draftOf(desk, item?.article)).toMatchObject({ deskState: 'incoming' });
    expect(await desk.headlines('source=closed')).toEqual([]);
  });

  test('a story that was deleted past the Document Service may come anew, once', async () => {
    const [gone] = (await desk.deliver('hna', ninjs('gone'))).items;
    await desk.app.strapi.db.connection('otw_articles').where({ document_id: gone?.article }).delete();
    const [anew] = (await desk.deliver('hna', ninjs('gone', { version: '2' }))).items;
    const [next] = (await desk.deliver('hna', ninjs('gone', { version: '3' }))).items;
    expect([anew?.outcome, next?.outcome, next?.article]).toEqual(['created', 'revised', anew?.article]);
  });

  describe('one bad item among good ones', () => {
    const quarantined = async (deliveryId: string) =>
      desk.app.strapi.db
        .query('plugin::off-the-wire.delivery' as never)
        .findOne({ where: { documentId: deliveryId } as never }) as Promise<unknown>;

    test('that the database refuses costs none of its siblings, is quarantined with the reason, and is read when sent again', async () => {
      await refuseHeadline(desk, 'The database refuses this');
      const items = ['good-1', 'bad', 'good-2'].map((uri) =>
        ninjs(uri, uri === 'bad' ? { headline: 'The database refuses this' } : {}),
      );
      const receipt = await desk.deliver('hna', items);
      // What the database says, and not the statement with all the copy in it.
      const why = expect.stringMatching(/^It could not be stored: [^$`]{5,80}refuse[^$`]{1,5}$/);
      expect(receipt.items.map(({ outcome }) => outcome)).toEqual(['created', 'quarantined', 'created']);
      expect(receipt.items[1]).toMatchObject({ why, headline: 'The database refuses this' });
      expect(tally([receipt])).toMatchObject({ created: 2, quarantined: 1 });
      expect(await quarantined(receipt.delivery)).toMatchObject({ state: 'quarantined', reason: why });
      const shown = await desk.headlines('provider=HNA&limit=100');
      expect(shown.map(({ headline }) => headline)).toEqual(
        expect.arrayContaining(['Headline of good-1', 'Headline of good-2']),
      );
      expect(shown.map(({ headline }) => headline)).not.toContain('The database refuses this');

      await refuseNothing(desk);
      const again = await desk.deliver('hna', items);
      expect(again.delivery).toBe(receipt.delivery);
      expect(again.items.map(({ outcome }) => outcome)).toEqual(['duplicate', 'created', 'duplicate']);
      expect(await quarantined(receipt.delivery)).toMatchObject({ state: 'accepted', reason: null });
    });

    test('that went out before the database refused it hides nothing of its siblings from readers', async () => {
      const named = async (uri: string, fields: Readonly<Record<string, unknown>> = {}) =>
        (await desk.deliver('hna', ninjs(uri, fields))).items[0];
      const held = await named('lets-itself-out', { embargoed: '2099-01-01T00:00:00Z' });
      const live = await named('to-be-killed');
      expect(await desk.article(live?.slug)).toMatchObject({ headline: 'Headline of to-be-killed' });
      const later = { version: '2', headline: 'The database refuses it' };
      await refuseHeadline(desk, later.headline, 'otw_article_versions');
      const before = await desk.position();
      const receipt = await desk.deliver('hna', [
        ninjs('lets-itself-out', later),
        ninjs('to-be-killed', { version: '2', pubstatus: 'canceled' }),
      ]);
      await refuseNothing(desk, 'otw_article_versions');
      expect(receipt.items.map(({ outcome }) => outcome)).toEqual(['quarantined', 'killed']);
      expect(await desk.changesAfter(before)).toMatchObject([{ kind: 'withdrawn', subject: live?.article }]);
      await desk.read(`articles/${live?.slug}`, 404);
      expect(JSON.stringify(await desk.headlines('provider=HNA&limit=100'))).not.toContain('to-be-killed');
      expect(await draftOf(desk, held?.article)).toMatchObject({ deskState: 'held' });
      await named('lets-itself-out', { version: '3', pubstatus: 'canceled' });
    });

    test('does not tell those who read the log that what is withheld and released beside it came out anew', async () => {
      const copy = { guid: 'urn:given-back', text: 'The bank holds its rates.', at: '2026-11-20T10:00:00Z' };
      const first = { bytes: nitf({ ...copy, headline: 'Bank holds rates', kind: 'first' }) };
      const [live] = (await desk.room.receive('hna', [first])).flatMap(({ items }) => items);
      await refuseHeadline(desk, 'The database refuses this one');
      const before = await desk.position();
      const receipts = await desk.room.receive('hna', [
        { bytes: nitf({ ...copy, headline: 'Bank holds', at: '2026-11-20T11:00:00Z', status: 'withheld' }) },
        { bytes: Buffer.from(JSON.stringify(ninjs('refused', { headline: 'The database refuses this one' }))) },
        { bytes: nitf({ ...copy, headline: 'Bank may hold', at: '2026-11-20T12:00:00Z', kind: 'release' }) },
      ]);
      await refuseNothing(desk);
      const outcomes = receipts.flatMap(({ items }) => items.map(({ outcome }) => outcome));
      expect(outcomes).toEqual(['held', 'quarantined', 'held']);
      expect(await desk.article(live?.slug)).toMatchObject({ headline: 'Bank holds rates' });
      expect(await desk.changesAfter(before)).toMatchObject([{ kind: 'updated', subject: live?.article }]);
    });

    test('that comes twice at once is in quarantine twice, and kept once', async () => {
      const broken = { bytes: Buffer.from('{"uri": "urn:twice", broken') };
      let receipts: readonly Receipt[] = [];
      const added = await rowsAdded(desk, async () => {
        receipts = await desk.room.receive('hna', [broken, broken]);
      });
      expect(receipts.map(({ state }) => state)).toEqual(['quarantined', 'quarantined']);
      expect(receipts[0]?.delivery).toBe(receipts[1]?.delivery);
      expect(added).toMatchObject({ otw_deliveries: 1 });
    });

    test('in an archive under a name that no database takes costs none of its siblings and is named', async () => {
      const bytes = (copy: unknown) => Buffer.from(typeof copy === 'string' ? copy : JSON.stringify(copy));
      const archive = zipSync({
        'good.json': bytes(ninjs('in-archive')),
        'b\u0000ad.json': bytes('{"uri": "urn:x", oh'),
      });
      const receipt = await desk.deliver('hna', archive);
      expect(receipt.items).toMatchObject([
        { outcome: 'created', guid: 'urn:harbour:in-archive' },
        { outcome: 'quarantined', at: expect.stringMatching(/^b.ad\.json$/s) },
      ]);
      expect(await quarantined(receipt.delivery)).toMatchObject({
        state: 'quarantined',
        receipt: { items: [{ outcome: 'created' }, { outcome: 'quarantined', at: 'b\ufffdad.json' }] },
      });
    });

    test('that is no item at all costs none of its siblings and says where it stood', async () => {
      const receipt = await desk.deliver('hna', [ninjs('good-3'), 17, ninjs('good-4')]);
      const outcomes = receipt.items.map(({ outcome, at }) => [outcome, at]);
      expect(outcomes).toEqual([
        ['created', undefined],
        ['created', undefined],
        ['quarantined', '/1'],
      ]);
    });

    test.each([
      ['a NUL in its headline', { headline: 'Nul \u0000 headline' }],
      ['a NUL in its body', { body_html: '<p>Nul \u0000 body</p>' }],
      ['a NUL in a keyword', { keywords: ['nul \u0000 word'] }],
      ['half a surrogate pair', { headline: 'Half \ud83d a pair', keywords: ['half \ud83d'] }],
      ['an id of 20,000 letters', { uri: `urn:${[...Array(20_000).keys()].join('').slice(0, 20_000)}` }],
      ['a headline of 100,000 letters', { headline: 'Long '.repeat(20_000) }],
      ['a keyword of 20,000 letters', { keywords: [[...Array(20_000).keys()].join('').slice(0, 20_000)] }],
    ])('with %s is stored or quarantined, and its siblings are stored', async (what, fields) => {
      const name = what.replaceAll(/[ ,]/g, '-');
      const items = [ninjs(`${name}-1`), ninjs(`${name}-2`, fields), ninjs(`${name}-3`)];
      const receipt = await desk.deliver('hna', items);
      expect(receipt.items.filter(({ outcome }) => outcome === 'created').length).toBeGreaterThanOrEqual(2);
      expect(receipt.items.length).toBe(3);
      for (const { outcome, why } of receipt.items) {
        expect(outcome === 'created' || (outcome === 'quarantined' && why)).toBeTruthy();
      }
    });
  });

  test('copy under an embargo is held: public through no door, and on the desk with the reason', async () => {
    const before = await desk.position();
    const receipt = await desk.deliver(
      'hna',
      ninjs('secret', { headline: 'Not before 2099', embargoed: '2099-01-01T00:01:00Z' }),
    );
    const [item] = receipt.items;
    expect(item).toMatchObject({ outcome: 'held', why: 'Embargo: 2099-01-01T00:01:00Z' });
    await desk.read(`articles/${item?.slug}`, 404);
    expect(JSON.stringify(await desk.headlines('limit=100'))).not.toContain('Not before 2099');
    expect(await desk.changesAfter(before)).toEqual([]);
    expect((await fetch(`${desk.app.url}/api/off-the-wire/articles`)).status).toBe(404);
    const documents = desk.app.strapi.documents('plugin::off-the-wire.article' as never);
    const where = { documentId: item?.article } as never;
    expect(await documents.findFirst({ filters: where, status: 'published' } as never)).toBeNull();
    const onDesk = await desk.manage('GET', `${contentType('article')}?filters[deskState][$eq]=held`);
    expect(onDesk.results).toMatchObject([{ documentId: item?.article, heldBecause: item?.why, status: 'draft' }]);
  });

  test('copy of a source that publishes nothing by itself waits on the desk', async () => {
    const [item] = (await desk.deliver('by-hand', ninjs('waiting'))).items;
    expect(item).toMatchObject({ outcome: 'created' });
    await desk.read(`articles/${item?.slug}`, 404);
    expect(await draftOf(desk, item?.article)).toMatchObject({ deskState: 'incoming' });
  });

  test('all of the demo copy loads: every file accepted, every story in the headlines', async () => {
    await desk.room.setUp(JSON.parse(readFileSync(path.join(appRoot, 'examples', 'newsroom.json'), 'utf8')));
    const receipts = [];
    for (const { source, fileName, bytes } of exampleFiles()) {
      receipts.push(...(await desk.room.receive(source, [{ fileName, bytes }])));
    }
    expect(receipts.filter(({ state }) => state !== 'accepted')).toEqual([]);
    expect(receipts.length).toBe(30);
    const counts = tally(receipts);
    expect(counts).toMatchObject({ revised: 5, killed: 0, duplicate: 0, stale: 0, quarantined: 0 });
    // One story is under an embargo that ends on 21 November 2026: whether it is out depends on the day.
    expect([0, 1]).toContain(counts.held);
    expect((counts.created ?? 0) + (counts.held ?? 0)).toBe(25);
    for (const [source, stories] of [
      ['meridian', 12 - (counts.held ?? 0)],
      ['harbour', 7],
      ['northern', 6],
    ] as const) {
      expect((await desk.headlines(`source=${source}&limit=100`)).length).toBe(stories);
    }
    expect((await desk.headlines('section=world&limit=100')).length).toBeGreaterThan(3);
  });

  test('a hundred stories that can never be told keep none that is due after them waiting', async () => {
    const { strapi } = desk.app;
    const shout = jest.spyOn(strapi.log, 'error').mockReturnValue(strapi.log);
    const held = { embargoed: '2099-01-01T00:00:00Z' };
    const many = Array.from({ length: 100 }, (_none, at) => ninjs(`stuck-${at}`, { ...held, headline: 'Stuck' }));
    const { items } = await desk.deliver('hna', many);
    const [last] = (await desk.deliver('hna', ninjs('not-stuck', held))).items;
    await refuseHeadline(desk, 'Stuck', 'otw_articles', 'UPDATE');
    const due = () => strapi.db.connection('otw_due');
    const stuck = items.map(({ article }) => String(article));
    await due().whereIn('document_id', stuck).update({ at: 1 });
    await due().where({ document_id: last?.article }).update({ at: 2 });
    for (
      let left = 100;
      left > 0 && Number((await due().where({ document_id: last?.article }))[0]?.at) === 2;
      left -= 1
    )
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await due().where({ at: 2 })).toEqual([]);
    expect(await due().where({ at: 1 })).toHaveLength(100);
    await due().whereIn('document_id', stuck).delete();
    await refuseNothing(desk);
    shout.mockRestore();
  });
});

/** Has the database itself refuse an article, or a version of one, as it would refuse what it cannot hold. */
async function refuseHeadline(
  { app: { strapi } }: Desk,
  headline: string,
  table = 'otw_articles',
  write: 'INSERT' | 'UPDATE' = 'INSERT',
): Promise<void> {
  const statement =
    strapi.db.dialect.client === 'sqlite'
      ? `CREATE TRIGGER refuse BEFORE ${write} ON ${table} WHEN NEW.headline = '${headline}'
         BEGIN SELECT RAISE(ABORT, 'the test refuses it'); END`
      : `ALTER TABLE ${table} ADD CONSTRAINT refuse CHECK (headline <> '${headline}') NOT VALID`;
  await strapi.db.connection.raw(statement);
}

async function refuseNothing({ app: { strapi } }: Desk, table = 'otw_articles'): Promise<void> {
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  await strapi.db.connection.raw(isSqlite ? 'DROP TRIGGER refuse' : `ALTER TABLE ${table} DROP CONSTRAINT refuse`);
}
