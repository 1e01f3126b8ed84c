import type { RulesTrial } from '../../src/plugins/off-the-wire/shared/contracts';
import { type Answer, contentType, type Desk, draftOf, ninjs, openDesk, rowsAdded } from './desk';
import { databaseClients } from './newsroom';

const silent = 'Its source runs silently.';

describe.each(databaseClients)('a source that runs silently, on %s', (client) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      sources: [
        { code: 'main', name: 'Harbour by line', provider: 'HNA', autoPublish: true },
        { code: 'trial', name: 'Harbour by satellite', provider: 'HNA', autoPublish: true, silent: true },
        { code: 'new', name: 'Island Wire', provider: 'Island', silent: true, autoPublish: true },
      ],
    });
  });
  afterAll(() => desk?.close());

  const rows = async (name: string, where: object) =>
    (await desk.app.strapi.db
      .query(`plugin::off-the-wire.${name}` as never)
      .findMany({ where, orderBy: { id: 'asc' } } as never)) as unknown as Answer[];
  const send = async (source: string, uri: string, fields: Readonly<Record<string, unknown>> = {}) => {
    const [item] = (await desk.deliver(source, ninjs(uri, fields))).items;
    return { ...item, draft: await draftOf(desk, item?.article) };
  };
  const isPublic = async (slug: string | undefined) => (await desk.get(`articles/${slug}`)).status === 200;

  test('has its copy filed with its versions, and nothing goes out or rings', async () => {
    const before = await desk.position();
    const added = await rowsAdded(desk, async () => {
      const first = await send('trial', 'quay', { keywords: ['ports'] });
      expect(first).toMatchObject({ outcome: 'held', why: silent, draft: { deskState: 'held', heldBecause: silent } });
      const second = await send('trial', 'quay', { version: '2', headline: 'Quay shut' });
      expect(second).toMatchObject({ article: first.article, draft: { headline: 'Quay shut', heldBecause: silent } });
      await send('trial', 'note', { headline: 'ADVISORY: Photos to come' });
    });
    expect(added).toMatchObject({ otw_articles: 2, otw_article_versions: 3, otw_deliveries: 3 });
    expect(added.otw_alerts).toBeUndefined();
    expect(await desk.position()).toBe(before);
    expect(await desk.headlines()).toEqual([]);
  });

  test('changes nothing of a story that another line has brought, and never overrules it', async () => {
    const live = await send('main', 'ferry', { headline: 'Ferry sails' });
    const other = await send('trial', 'ferry', { version: '2', headline: 'Ferry sinks' });
    expect(other).toMatchObject({ article: live.article, outcome: 'held', why: silent });
    expect(await desk.article(live.slug)).toMatchObject({ headline: 'Ferry sails' });
    await send('main', 'ferry', { version: '3', headline: 'Ferry docks' });
    expect(await desk.article(live.slug)).toMatchObject({ headline: 'Ferry docks' });
  });

  test('keeps back nobody else: the same copy by another line goes out, as that line’s', async () => {
    const quiet = await send('trial', 'tower');
    expect(quiet.draft.deskState).toBe('held');
    const loud = await send('main', 'tower');
    expect(loud).toMatchObject({ article: quiet.article, draft: { deskState: 'published', heldBecause: null } });
    expect(await desk.article(loud.slug)).toMatchObject({ source: { code: 'main' } });
    expect((await send('main', 'tower', { copyrightholder: 'x' })).outcome).toBe('duplicate');
  });

  test('still takes back what it kills, and that rings', async () => {
    const live = await send('main', 'storm');
    expect(await isPublic(live.slug)).toBe(true);
    const kill = await send('trial', 'storm', { version: '2', pubstatus: 'canceled' });
    expect(kill.outcome).toBe('killed');
    expect(await isPublic(live.slug)).toBe(false);
    expect(await rows('alert', { article: live.article })).toMatchObject([{ level: 'loud' }]);
  });

  test('shows what would have gone out, and once it is trusted only what comes next does', async () => {
    const [one, two] = [await send('new', 'one'), await send('new', 'two')];
    const documentId = String((await rows('source', { code: 'new' }))[0]?.documentId);
    const tried = await desk.manage('POST', `/off-the-wire/sources/${documentId}/try-rules`, { autoPublish: true });
    expect(tried.data as RulesTrial).toMatchObject({
      ...{ tried: 2, counts: { publish: 2 }, differing: 2 },
      items: [{ happened: 'silent' }, { happened: 'silent' }],
    });
    await desk.manage('PUT', `${contentType('source')}/${documentId}`, { silent: false });
    expect([await isPublic(one.slug), await isPublic(two.slug)]).toEqual([false, false]);
    await send('new', 'one', { version: '2', headline: 'One goes on' });
    expect(await desk.article(one.slug)).toMatchObject({ headline: 'One goes on' });
    await desk.manage('POST', `${contentType('article')}/${two.article}/actions/publish`, {});
    expect([await isPublic(one.slug), await isPublic(two.slug)]).toEqual([true, true]);
  });
});
