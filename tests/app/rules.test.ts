import type { RulesTrial } from '../../src/plugins/off-the-wire/shared/contracts';
import { type Answer, contentType, type Desk, draftOf, ninjs, openDesk, rowsAdded } from './desk';
import { databaseClients } from './newsroom';

const sources = contentType('source');
const articles = contentType('article');
const genre = (name: string) => ({ genres: [{ name }] });
const sport = { subjects: [{ name: 'sport', uri: 'http://cv.iptc.org/newscodes/mediatopic/15000000' }] };

describe.each(databaseClients)("what goes out by a source's rules, on %s", (client) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      breadcrumbs: [
        { label: 'Home', path: '' },
        { label: 'Sport', path: 'sport', collects: { subjects: ['sport'] } },
        { label: 'Football', path: 'sport/football', collects: { keywords: ['football'] } },
      ],
      sources: [
        {
          code: 'ruled',
          name: 'Harbour News Agency',
          provider: 'HNA',
          timeZone: 'Asia/Kolkata',
          rules: [
            { name: 'Horoscopes', decision: 'spike', genres: ['Horoscope'] },
            { name: 'Sport', decision: 'hold', sections: ['sport'] },
            { name: 'Corrections', decision: 'hold', kinds: ['correction'] },
            { decision: 'publish', urgency: { to: 3 } },
          ],
        },
        { code: 'open', name: 'Meridian Press', provider: 'Meridian', autoPublish: true },
        { code: 'tried', name: 'Island Wire', provider: 'Island', autoPublish: true },
      ],
    });
  });
  afterAll(() => desk?.close());

  const rows = (name: string, where: object) =>
    desk.app.strapi.db
      .query(`plugin::off-the-wire.${name}` as never)
      .findMany({ where } as never) as unknown as Promise<Answer[]>;
  const send = async (uri: string, fields: object = {}, source = 'ruled') => {
    const [item] = (await desk.deliver(source, ninjs(uri, { urgency: 5, ...fields }))).items;
    return { ...item, draft: await draftOf(desk, item?.article) };
  };
  const isPublic = async (slug: string | undefined) => (await desk.get(`articles/${slug}`)).status === 200;
  const sourceId = async (code: string) => String((await rows('source', { code }))[0]?.documentId);

  test('the first that matches decides, and the desk reads why', async () => {
    const urgent = await send('urgent', { urgency: 2 });
    expect(urgent).toMatchObject({ outcome: 'created', draft: { deskState: 'published', heldBecause: null } });
    expect(await isPublic(urgent.slug)).toBe(true);

    const star = await send('star', { urgency: 1, ...genre('Horoscope') });
    const why = 'Rule 1 ("Horoscopes") spikes it: genre Horoscope.';
    expect(star).toMatchObject({ outcome: 'spiked', why, draft: { deskState: 'spiked', heldBecause: why } });
    expect(await isPublic(star.slug)).toBe(false);

    const match = await send('match', { urgency: 1, keywords: ['football'] });
    const held = 'Rule 2 ("Sport") holds it: section sport/football.';
    expect(match).toMatchObject({ outcome: 'held', why: held, draft: { deskState: 'held', heldBecause: held } });
    expect(await isPublic(match.slug)).toBe(false);

    const plain = await send('plain');
    expect(plain).toMatchObject({ outcome: 'created', draft: { deskState: 'incoming' } });
    expect(await isPublic(plain.slug)).toBe(false);

    const ruledBy = async (one: typeof plain) => (await rows('article-version', { article: one.article }))[0]?.rule;
    expect([await ruledBy(urgent), await ruledBy(star), await ruledBy(match), await ruledBy(plain)]).toEqual([
      'Rule 4',
      'Rule 1 ("Horoscopes")',
      'Rule 2 ("Sport")',
      null,
    ]);
  });

  test('the desk reads which rule of which section filed a story', async () => {
    const both = await send('both', { ...sport, keywords: ['football'] });
    expect(both.draft?.filedBecause).toMatchObject([
      { section: 'Sport', by: 'subject', word: 'sport' },
      { section: 'Sport / Football', by: 'keyword', word: 'football' },
    ]);
    expect((await send('nowhere')).draft?.filedBecause).toBeNull();
    expect(JSON.stringify(await desk.headlines())).not.toContain('filedBecause');
  });

  test('a story follows the sections of the copy that readers see, until an editor moves it', async () => {
    const sectionsOf = async (path: string) =>
      (await desk.headlines(`section=${path}&source=open`)).map(({ headline }) => headline);
    const story = (version: string, fields: object = {}) =>
      send('follows', { headline: 'Follows', version, ...fields }, 'open');
    await story('1');
    expect(await sectionsOf('sport')).toEqual([]);
    const second = await story('2', sport);
    expect([await sectionsOf('sport'), second.draft?.filedBecause]).toMatchObject([['Follows'], [{ by: 'subject' }]]);
    await story('3', { keywords: ['football'] });
    expect([await sectionsOf('sport'), await sectionsOf('sport/football')]).toEqual([['Follows'], ['Follows']]);
    await story('4');
    expect(await sectionsOf('sport')).toEqual([]);

    const [section] = await rows('breadcrumb', { path: 'sport/football' });
    await desk.manage('PUT', `${articles}/${second.article}`, {
      breadcrumb: { connect: [{ documentId: section?.documentId }] },
    });
    await desk.manage('POST', `${articles}/${second.article}/actions/publish`, {});
    await story('5', sport);
    expect(await sectionsOf('sport/football')).toEqual(['Follows']);
  });

  test('the section that an editor has put first stays first', async () => {
    const story = (version: string, fields: object) => send('in-both', { version, ...fields }, 'open');
    const first = await story('1', { ...sport, keywords: ['football'] });
    const idOf = async (path: string) => ({ documentId: (await rows('breadcrumb', { path }))[0]?.documentId });
    const [general, football] = [await idOf('sport'), await idOf('sport/football')];
    await desk.manage('PUT', `${articles}/${first.article}`, {
      breadcrumb: { connect: [football], disconnect: [general] },
      breadcrumbs: { connect: [general], disconnect: [football] },
    });
    await desk.manage('POST', `${articles}/${first.article}/actions/publish`, {});
    const trail = async () => (await desk.article(first.slug)).trail.map(({ label }) => label);
    expect(await trail()).toEqual(['Home', 'Sport', 'Football']);
    await story('2', sport);
    expect(await trail()).toEqual(['Home', 'Sport', 'Football']);
  });

  test('an embargo holds what a rule would publish, and a kill ends what a rule would spike', async () => {
    const secret = await send('secret', { urgency: 1, embargoed: '2090-01-01T00:00:00Z' });
    expect(secret.draft).toMatchObject({ deskState: 'held', heldBecause: expect.stringContaining('Embargo') });
    expect(await isPublic(secret.slug)).toBe(false);

    const live = await send('live', { urgency: 1 });
    expect(await isPublic(live.slug)).toBe(true);
    const kill = await send('live', { version: '2', pubstatus: 'canceled', ...genre('Horoscope') });
    expect(kill).toMatchObject({ outcome: 'killed', draft: { deskState: 'killed' } });
    expect(await isPublic(live.slug)).toBe(false);

    const later = await send('live', { version: '3', urgency: 1 });
    expect(later.outcome).toBe('held');
    expect(await isPublic(live.slug)).toBe(false);
  });

  test('what a rule spiked comes out by a later version that a rule publishes, and by an editor', async () => {
    const first = await send('comet', genre('Horoscope'));
    expect(first.draft).toMatchObject({ deskState: 'spiked' });
    const second = await send('comet', { version: '2', urgency: 1, headline: 'Comet seen' });
    expect(second).toMatchObject({ article: first.article, draft: { deskState: 'published', headline: 'Comet seen' } });
    expect(await isPublic(first.slug)).toBe(true);

    const star = await send('editors-star', genre('Horoscope'));
    await desk.manage('POST', `${articles}/${star.article}/actions/publish`, {});
    expect(await isPublic(star.slug)).toBe(true);
    const update = await send('editors-star', { version: '2', ...genre('Horoscope'), headline: 'New stars' });
    expect(update).toMatchObject({ outcome: 'spiked', why: expect.stringContaining('Horoscopes') });
    expect(await rows('alert', { article: star.article })).toMatchObject([{ level: 'desk' }]);
    expect(await desk.article(star.slug)).toMatchObject({ headline: 'Headline of editors-star' });
  });

  test('a version that a rule keeps from a story that is out leaves readers what they see, and rings', async () => {
    const story = await send('bridge', { urgency: 2 });
    const wrong = await send('bridge', {
      ...{ version: '2', urgency: 2, headline: 'CORRECTED: Bridge shut' },
      body_html: '<p>The bridge is shut.</p>',
    });
    expect(wrong).toMatchObject({ outcome: 'held', why: expect.stringContaining('"Corrections"') });
    expect(await desk.article(story.slug)).toMatchObject({ headline: 'Headline of bridge' });
    const alerts = await rows('alert', { article: story.article });
    expect(alerts).toMatchObject([{ level: 'loud', message: expect.stringContaining('version is correction') }]);
  });

  test("the hour is that of the source's clocks", async () => {
    const there = (minutes: number) =>
      new Date(Date.now() + 5.5 * 3_600_000 + minutes * 60_000).toISOString().slice(11, 16);
    const during = { from: there(-30), to: there(30) };
    const after = { from: there(30), to: there(-30) };
    const documentId = await sourceId('ruled');
    const before = await desk.manage('GET', `${sources}/${documentId}`);
    const put = (rules: unknown) => desk.manage('PUT', `${sources}/${documentId}`, { rules });
    await put([{ decision: 'publish', hours: after }]);
    expect((await send('clock-1')).draft.deskState).toBe('incoming');
    await put([{ decision: 'publish', hours: during }]);
    expect((await send('clock-2')).draft.deskState).toBe('published');
    await put((before.data as Answer).rules);
  });

  test('rules that cannot be are refused by the form, which names the rule and the field', async () => {
    const documentId = await sourceId('ruled');
    const refused = await desk.manage(
      'PUT',
      `${sources}/${documentId}`,
      {
        rules: [
          { decision: 'hold', urgency: { from: 1 } },
          { name: 'Night', decision: 'hold', hours: { from: '22:00' } },
        ],
      },
      400,
    );
    expect(refused.error).toMatchObject({
      message: 'Rule 2 ("Night"): "hours.to" must be a time, as 22:00.',
      details: { code: 'OTW_BAD_RULES', rule: 2, field: 'hours.to' },
    });
    expect((await rows('source', { code: 'ruled' }))[0]?.rules).toHaveLength(4);
  });

  test('rules that came past every check and cannot be read let nothing out', async () => {
    const query = desk.app.strapi.db.query('plugin::off-the-wire.source' as never);
    await query.update({ where: { code: 'open' }, data: { rules: [{ decision: 'maybe' }] } } as never);
    expect((await send('broken-rules', {}, 'open')).draft).toMatchObject({
      deskState: 'held',
      heldBecause: expect.stringContaining('The rules of the source cannot be read'),
    });
    await query.update({ where: { code: 'open' }, data: { rules: null } } as never);
  });

  describe('tried before they are switched on', () => {
    const tryOn = async (code: string, body: object): Promise<RulesTrial> =>
      (await desk.manage('POST', `/off-the-wire/sources/${await sourceId(code)}/try-rules`, body)).data as RulesTrial;

    test('show what would have become of the copy, and write nothing', async () => {
      for (const [at, urgency] of [1, 2, 5, 5].entries()) {
        await send(`try-${at}`, { urgency, ...(at === 3 ? sport : {}) }, 'tried');
      }
      const rules = [
        { decision: 'publish', urgency: { to: 1 } },
        { name: 'Sport', decision: 'spike', sections: ['sport'] },
      ];
      let trial: RulesTrial | undefined;
      const added = await rowsAdded(desk, async () => {
        trial = await tryOn('tried', { rules, autoPublish: false });
      });
      expect(added).toEqual({});
      expect(trial).toMatchObject({
        tried: 4,
        counts: { publish: 1, hold: 2, spike: 1, 'ticker-only': 0 },
        differing: 3,
      });
      expect(
        trial?.items.map(({ headline, decision, happened, differs }) => [headline, decision, happened, differs]),
      ).toEqual([
        ['Headline of try-3', 'spike', 'published', true],
        ['Headline of try-2', 'hold', 'published', true],
        ['Headline of try-1', 'hold', 'published', true],
        ['Headline of try-0', 'publish', 'published', false],
      ]);
      expect(trial?.items[0]?.because).toBe('Rule 2 ("Sport") spikes it: section sport.');
    });

    test('agree with what happened once they are on', async () => {
      const rules = [
        { decision: 'spike', genres: ['Horoscope'] },
        { decision: 'publish', urgency: { to: 3 } },
      ];
      await desk.manage('PUT', `${sources}/${await sourceId('tried')}`, { rules, autoPublish: false });
      for (const [at, urgency] of [1, 4, 3, 2].entries()) {
        await send(`on-${at}`, { urgency, ...(at === 3 ? genre('Horoscope') : {}) }, 'tried');
      }
      const { tried, differing, items } = await tryOn('tried', { rules, autoPublish: false });
      expect(tried).toBe(8);
      // Two of what came before went out that would not now.
      expect(differing).toBe(2);
      expect(items.filter(({ differs }) => differs).map(({ headline }) => headline)).toEqual([
        'Headline of try-3',
        'Headline of try-2',
      ]);
    });

    test('are refused where they cannot be read, and for a source that is not there', async () => {
      const address = `/off-the-wire/sources/${await sourceId('tried')}/try-rules`;
      const wrong = await desk.manage('POST', address, { rules: [{ decision: 'maybe' }] }, 400);
      expect(wrong.error?.message).toContain('Rule 1: "decision" must be one of');
      await desk.manage('POST', '/off-the-wire/sources/nowhere/try-rules', {}, 404);
      const nobody = await fetch(`${desk.app.url}${address}`, { method: 'POST', body: '{}' });
      expect(nobody.status).toBe(401);
    });

    test('are tried on a thousand items at the most', async () => {
      const many = Array.from({ length: 1100 }, (_, at) => ninjs(`many-${at}`));
      for (let at = 0; at < many.length; at += 220) await desk.deliver('open', many.slice(at, at + 220));
      const { tried, items, counts } = await tryOn('open', { rules: [], autoPublish: true });
      expect([tried, items.length, counts.publish]).toEqual([1000, 200, 1000]);
    });
  });
});
