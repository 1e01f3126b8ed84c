import type { TickerAnswer } from '../../src/plugins/off-the-wire/shared/contracts';
import { type Answer, contentType, type Desk, draftOf, ninjs, openDesk } from './desk';
import { databaseClients } from './newsroom';

describe.each(databaseClients)('copy for the ticker only, on %s', (client) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      tickers: [{ code: 'flash', label: 'Flashes' }],
      sources: [
        {
          code: 'hna',
          name: 'Harbour News Agency',
          provider: 'HNA',
          autoPublish: true,
          rules: [{ name: 'Flashes', decision: 'ticker-only', ticker: 'flash', urgency: { to: 1 } }],
        },
        {
          code: 'rtrs',
          name: 'Reuters',
          provider: 'Reuters',
          autoPublish: true,
          trusted: true,
          rules: [{ name: 'Flashes', decision: 'ticker-only', ticker: 'flash', urgency: { to: 1 } }],
        },
      ],
    });
  });
  afterAll(() => desk?.close());

  const send = async (uri: string, fields: Readonly<Record<string, unknown>> = {}, source = 'hna') => {
    const [item] = (await desk.deliver(source, ninjs(uri, { urgency: 1, ...fields }))).items;
    return { ...item, draft: await draftOf(desk, item?.article) };
  };
  const ticker = async () => (await desk.read<TickerAnswer>('tickers/flash')).data.rows;
  const texts = async () => (await ticker()).map(({ text }) => text);
  const isPublic = async (slug: string | undefined) => (await desk.get(`articles/${slug}`)).status === 200;
  const publish = (documentId: string | undefined) =>
    desk.manage('POST', `${contentType('article')}/${documentId}/actions/publish`, {});

  test('stands there as a headline, while its article waits and says why', async () => {
    const before = await desk.position();
    const flash = await send('quake', { headline: 'Quake off Kalder' });
    const why = 'Rule 1 ("Flashes") sends it to the ticker only: urgency 1.';
    expect(flash).toMatchObject({ outcome: 'held', why, draft: { deskState: 'held', heldBecause: why } });
    expect(await ticker()).toMatchObject([{ text: 'Quake off Kalder', urgent: true, pinned: false }]);
    expect((await ticker())[0]?.article).toBeUndefined();
    expect(await isPublic(flash.slug)).toBe(false);
    expect(await desk.headlines()).toEqual([]);
    expect(await desk.changesAfter(before)).toMatchObject([{ kind: 'ticker', subject: 'flash' }]);
  });

  test('follows the newest version, and becomes the row of the article once that is out', async () => {
    const flash = await send('dam', { headline: 'Dam breaks' });
    expect(await texts()).toEqual(['Dam breaks', 'Quake off Kalder']);
    await send('dam', { version: '2', headline: 'Dam breaks, town warned' });
    expect(await texts()).toEqual(['Dam breaks, town warned', 'Quake off Kalder']);
    await send('dam', { version: '3', urgency: 4, headline: 'Town flees as dam breaks' });
    expect(await isPublic(flash.slug)).toBe(true);
    expect((await ticker())[0]).toMatchObject({ text: 'Town flees as dam breaks', article: { slug: flash.slug } });
  });

  test('becomes the row of the article when an editor publishes it', async () => {
    const flash = await send('fire', { headline: 'Fire at the mill' });
    await publish(flash.article);
    expect(await isPublic(flash.slug)).toBe(true);
    expect((await ticker())[0]).toMatchObject({ text: 'Fire at the mill', article: { slug: flash.slug } });
  });

  test.each([
    ['a kill', { pubstatus: 'canceled' }],
    ['a withhold', { pubstatus: 'withheld' }],
  ])('is taken out by %s', async (_, order) => {
    const uri = `gone-${Object.values(order)[0]}`;
    const flash = await send(uri, { headline: `Flash ${uri}` });
    expect(await texts()).toContain(`Flash ${uri}`);
    const before = await desk.position();
    await send(uri, { version: '2', headline: `Flash ${uri}`, ...order });
    expect(await texts()).not.toContain(`Flash ${uri}`);
    expect(await desk.changesAfter(before)).toMatchObject([{ kind: 'ticker', subject: 'flash' }]);
    expect(await isPublic(flash.slug)).toBe(false);
  });

  test('is taken out once readers see the update that stands in its place', async () => {
    await send('bond', { headline: 'Bond fails' }, 'rtrs');
    expect(await texts()).toContain('Bond fails');
    const update = await send(
      'bond-1',
      { headline: 'UPDATE 1-Bond is saved', urgency: 4, evolvedfrom: 'urn:harbour:bond' },
      'rtrs',
    );
    expect([update.outcome, await isPublic(update.slug)]).toEqual(['held', false]);
    const before = await desk.position();
    await publish(update.article);
    expect([await isPublic(update.slug), (await texts()).includes('Bond fails')]).toEqual([true, false]);
    expect(await desk.changesAfter(before)).toMatchObject([
      { kind: 'published', subject: update.article },
      { kind: 'ticker', subject: 'flash' },
    ]);
  });

  test('an order on several stories ends what an editor wrote on any of them', async () => {
    const [mill, quay] = [await send('mill', { urgency: 4 }), await send('quay', { urgency: 4 })];
    const tickers = desk.app.strapi.documents('plugin::off-the-wire.ticker' as never);
    const found = await tickers.findFirst({ filters: { code: 'flash' } } as never);
    const { documentId } = found as unknown as { readonly documentId: string };
    for (const { article, slug } of [mill, quay]) {
      const data = { text: `Written on ${slug}`, article, ticker: documentId };
      await desk.app.strapi.documents('plugin::off-the-wire.ticker-entry' as never).create({ data } as never);
    }
    const written = async () => (await texts()).filter((text) => text.startsWith('Written on'));
    expect(await written()).toHaveLength(2);
    await send('quay', { version: '2', pubstatus: 'canceled', evolvedfrom: 'urn:harbour:mill' });
    expect([await isPublic(mill.slug), await isPublic(quay.slug)]).toEqual([false, false]);
    const query = desk.app.strapi.db.query('plugin::off-the-wire.ticker-entry' as never);
    const where = { article: { $in: [mill.article, quay.article] } };
    const entries = (await query.findMany({ where } as never)) as unknown as Answer[];
    expect(entries.map(({ ends }) => ends === null)).toEqual([false, false]);
    expect(await written()).toEqual([]);
  });

  test('waits for the end of its embargo', async () => {
    const until = new Date(Date.now() + 1500).toISOString();
    await send('budget', { headline: 'Budget told', embargoed: until });
    expect(await texts()).not.toContain('Budget told');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await texts()).toContain('Budget told');
  });

  test('stays on the desk where it is an archive that brings it', async () => {
    const copy = ninjs('old-flash', { urgency: 1, headline: 'Old flash', versioncreated: '1987-02-26T15:01:00Z' });
    const [receipt] = await desk.room.receive('hna', [{ bytes: Buffer.from(JSON.stringify(copy)) }], 'archive');
    expect(receipt?.items).toMatchObject([{ outcome: 'held', why: 'An archive is not for tickers.' }]);
    expect(await texts()).not.toContain('Old flash');
  });

  test('needs a ticker that is there', async () => {
    const [source] = (await desk.app.strapi.db
      .query('plugin::off-the-wire.source' as never)
      .findMany({} as never)) as unknown as Answer[];
    const rules = [{ decision: 'ticker-only', ticker: 'nowhere', urgency: { to: 1 } }];
    const refused = await desk.manage('PUT', `${contentType('source')}/${source?.documentId}`, { rules }, 400);
    expect(refused.error?.message).toBe('Rule 1: "ticker" names a ticker that is not there, nowhere.');
  });

  test('keeps the ticker that its rules name from being deleted, and follows it to another code', async () => {
    const [ticker] = (await desk.app.strapi.db
      .query('plugin::off-the-wire.ticker' as never)
      .findMany({ where: { code: 'flash' } } as never)) as unknown as Answer[];
    const address = `${contentType('ticker')}/${ticker?.documentId}`;
    const { error } = await desk.manage('DELETE', address, undefined, 400);
    expect(error).toMatchObject({
      message: 'A rule of the source "Harbour News Agency" sends copy to this ticker: change the rule first.',
      details: { code: 'OTW_IN_USE', source: 'hna' },
    });
    await desk.manage('PUT', address, { code: 'flashes' });
    const flash = await send('after-all', { headline: 'Sent to another code' });
    expect(flash.draft.heldBecause).toContain('Flashes');
    const { data } = await desk.read<TickerAnswer>('tickers/flashes');
    expect(data.rows.map(({ text }) => text)).toContain('Sent to another code');
  });
});
