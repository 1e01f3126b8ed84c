import type { Headline, TickerAnswer } from '../../../src/plugins/off-the-wire/shared/contracts';
import { type Answer, contentType, type Desk, ninjs } from '../desk';

const [articles, entries, tickers] = [contentType('article'), contentType('ticker-entry'), contentType('ticker')];

/** What is true of tickers, of one newsroom. Rules of order and place have a table of their own: tests/ticker/. */
export function describeTicker(desk: () => Desk): void {
  const answer = async (code = 'mixed') => (await desk().read<TickerAnswer>(`tickers/${code}`)).data;
  const rows = async (code = 'mixed') => (await answer(code)).rows;
  const texts = async (code = 'mixed') => (await rows(code)).map(({ text }) => text);
  const idOf = async (code: string) => {
    const found = await desk().manage('GET', `${tickers}?filters[code][$eq]=${code}`);
    return (found.results as [{ documentId: string }])[0].documentId;
  };
  const withTicker = async (fields: object, code = 'mixed') => ({
    ticker: { connect: [{ documentId: await idOf(code) }], disconnect: [] },
    ...fields,
  });
  /** @returns its documentId. */
  const entry = async (fields: object, code = 'mixed') => {
    const made = await desk().manage('POST', entries, await withTicker(fields, code));
    return (made.data as { documentId: string }).documentId;
  };
  const change = (documentId: string, fields: object) => desk().manage('PUT', `${entries}/${documentId}`, fields);
  const remove = (documentId: string) => desk().manage('DELETE', `${entries}/${documentId}`);
  const refused = async (fields: object) =>
    (await desk().manage('POST', entries, await withTicker(fields), 400)).error as NonNullable<Answer['error']>;
  const story = async (uri: string): Promise<Headline> => {
    const found = (await desk().headlines('limit=100')).find(({ guid }) => guid === `urn:harbour:${uri}`);
    if (!found) throw new Error(`${uri} is not among the headlines`);
    return found;
  };
  const entryCount = () =>
    desk()
      .app.strapi.db.query('plugin::off-the-wire.ticker-entry' as never)
      .count();

  beforeAll(async () => {
    await desk().room.setUp({
      breadcrumbs: [
        { label: 'Home', path: '' },
        { label: 'World', path: 'world', collects: { keywords: ['World'] } },
        { label: 'Asia', path: 'world/asia', collects: { keywords: ['Asia'] } },
        { label: 'Sport', path: 'sport' },
      ],
      sources: [
        { code: 'tick', name: 'Tick News', provider: 'Tick', autoPublish: true },
        { code: 'spare', name: 'Spare News', provider: 'Spare', autoPublish: true },
      ],
      tickers: [
        { code: 'mixed', label: 'Mixed', length: 3, filter: { source: 'tick' } },
        { code: 'asia', label: 'Asia now', length: 5, filter: { section: 'world/asia' } },
      ],
    });
    for (const letter of 'abcde') {
      await desk().deliver(
        'tick',
        ninjs(letter, { headline: `China Focus: Story ${letter} (2nd LD)`.replace(' (2nd LD)', '') }),
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  test('shows pinned entries, entries by hand and the latest headlines, each story once', async () => {
    const b = await story('b');
    const [pinned, typed, reworded] = [
      await entry({ article: b.documentId, pinned: true }),
      await entry({ text: 'Typed' }),
      await entry({ article: (await story('d')).documentId, text: 'D in other words' }),
    ];
    expect(await texts()).toEqual([
      b.headline,
      'Typed',
      (await story('e')).headline,
      'D in other words',
      (await story('c')).headline,
    ]);
    for (const documentId of [pinned, typed, reworded]) await remove(documentId);
    expect(await texts()).toEqual(['e', 'd', 'c'].map((letter) => expect.stringContaining(`Story ${letter}`)));
  });

  test('shows no lead number and no writethru, but kicker, and tells machines of them beside the text', async () => {
    await desk().deliver('tick', {
      ...ninjs('lead', { headline: '3rd LD-Writethru-China Focus: Envoy hails talks' }),
    });
    const [row] = await rows();
    expect(row).toMatchObject({ versionKind: 'writethru', leadNumber: 3 });
    expect(row?.text).toMatch(/Envoy hails talks$/);
    expect(`${row?.kicker} ${row?.text}`).not.toMatch(/3rd|LD|writethru/i);
    const { documentId } = await story('lead');
    const pinned = await entry({ article: documentId, pinned: true });
    expect((await rows())[0]).toEqual({ ...row, pinned: true });
    await remove(pinned);
  });

  test('follows the headline of an entry without a text, and leaves the headline alone when the text is changed', async () => {
    const { documentId, slug, headline } = await story('a');
    const made = await entry({ article: documentId, pinned: true });
    await desk().manage('PUT', `${articles}/${documentId}`, { headline: 'Edited headline' });
    await desk().manage('POST', `${articles}/${documentId}/actions/publish`, {});
    expect((await texts())[0]).toBe('Edited headline');
    await change(made, { text: 'Only on the ticker' });
    expect((await texts())[0]).toBe('Only on the ticker');
    expect((await desk().article(slug)).headline).toBe('Edited headline');
    await desk().manage('PUT', `${articles}/${documentId}`, { headline });
    await remove(made);
  });

  test('begins and ends an entry by the clock, and hides no headline before or after', async () => {
    const e = await story('lead');
    const at = Date.now();
    await entry({
      article: e.documentId,
      text: 'For a moment',
      pinned: true,
      starts: new Date(at + 2500),
      ends: new Date(at + 5000),
    });
    const before = await texts();
    expect(before[0]).toBe(e.headline);
    expect((await answer()).until).toBe(new Date(at + 2500).toISOString());
    await until(at + 2540);
    expect(await texts()).toEqual(['For a moment', ...before.slice(1), expect.stringContaining('Story c')]);
    expect((await answer()).until).toBe(new Date(at + 5000).toISOString());
    await until(at + 5040);
    expect(await texts()).toEqual(before);
    expect((await answer()).until).toBeUndefined();
  });

  test('shows two entries of one story one after the other', async () => {
    const { documentId } = await story('c');
    const at = Date.now();
    const [one, other] = [
      await entry({ article: documentId, text: 'First words', pinned: true, order: 1, ends: new Date(at + 2500) }),
      await entry({ article: documentId, text: 'Second words', pinned: true, order: 2 }),
    ];
    expect((await texts()).slice(0, 2)).toEqual(['First words', expect.stringContaining('Envoy')]);
    await until(at + 2540);
    expect((await texts()).slice(0, 2)).toEqual(['Second words', expect.stringContaining('Envoy')]);
    await remove(one);
    await remove(other);
  });

  test('keeps showing what is on, however many entries are over', async () => {
    const ticker = await desk()
      .app.strapi.db.query('plugin::off-the-wire.ticker' as never)
      .findOne({ where: { code: 'mixed' } as never });
    const { id } = ticker as unknown as { id: number };
    const { connection } = desk().app.strapi.db;
    const old = { text: 'Old', order: -1, pinned: true, published_at: new Date(), ends: new Date(0) };
    const documentIds = Array.from({ length: 520 }, (_, count) => `old-${count}`);
    for (const document_id of documentIds) await connection('otw_ticker_entries').insert({ ...old, document_id });
    const made = await connection('otw_ticker_entries').where({ text: 'Old' }).select('id as ticker_entry_id');
    for (const link of made) await connection('otw_ticker_entries_ticker_lnk').insert({ ...link, ticker_id: id });
    const last = await entry({ text: 'Still on', pinned: true });
    expect((await texts())[0]).toBe('Still on');
    await remove(last);
    await connection('otw_ticker_entries').where({ text: 'Old' }).delete();
  });

  describe('an entry is refused', () => {
    const now = Date.now();
    test.each([
      ['without a text and an article', {}, 'text', /needs a text or an article/],
      ['with a text of nothing but markup and blanks', { text: ' <b> </b>\n' }, 'text', /needs a text or an article/],
      ['with a text too long for a line', { text: 'x'.repeat(301) }, 'text', /301 characters; a ticker takes 300/],
      ['with a link that is a script', { text: 'x', link: 'javascript:alert(1)' }, 'link', /https:\/\/.*javascript/],
      ['with a link to data', { text: 'x', link: 'data:text/html,x' }, 'link', /must begin with/],
      ['with a link to another host in disguise', { text: 'x', link: '//evil.example' }, 'link', /one slash/],
      ['that ends before it starts', { text: 'x', starts: new Date(now), ends: new Date(now) }, 'ends', /ends before/],
      ['of an article that is not there', { article: 'nosucharticle' }, 'article', /no such article/],
    ])('%s, with the field and the reason', async (_fact, fields, field, reason) => {
      const [count, position] = [await entryCount(), await desk().position()];
      const error = await refused(fields);
      expect(error).toMatchObject({ name: 'ValidationError', details: { code: 'OTW_BAD_ENTRY', field } });
      expect(error.message).toMatch(reason);
      expect([await entryCount(), await desk().position()]).toEqual([count, position]);
    });

    test('without a ticker', async () => {
      const { error } = await desk().manage('POST', entries, { text: 'Nowhere' }, 400);
      expect(error).toMatchObject({ details: { code: 'OTW_BAD_ENTRY', field: 'ticker' } });
    });

    test('when it is changed into what it may not be, and stays as it was', async () => {
      const made = await entry({ text: 'Stays', link: '/world' });
      await desk().manage('PUT', `${entries}/${made}`, { text: '' }, 400);
      await desk().manage('PUT', `${entries}/${made}`, { link: 'vbscript:x' }, 400);
      await desk().manage('PUT', `${entries}/${made}`, { ends: new Date(0), starts: new Date(1) }, 400);
      expect(await rows()).toContainEqual({ text: 'Stays', link: '/world', pinned: false, urgent: false });
      await remove(made);
    });
  });

  test('takes what is typed as one plain line', async () => {
    const made = await entry({
      text: ' Ships &amp; <b>boats</b>\n sail\u0000 ',
      kicker: ' Focus\t',
      link: ' https://harbour.example/x ',
    });
    expect(await rows()).toContainEqual({
      ...{
        text: 'Ships & boats sail',
        kicker: 'Focus',
        link: 'https://harbour.example/x',
        pinned: false,
        urgent: false,
      },
    });
    await remove(made);
  });

  test('keeps a row of a page that an editor took in hand, and does not show it twice when a page brings it again', async () => {
    const page = (date: string, ...lines: string[]) =>
      [
        'Home',
        `Story of ${date}`,
        `Tick News, ${date}`,
        '',
        'A long enough paragraph of the story of the page stands here.',
        '',
        'Off the wire',
        ...lines.map((line) => `• ${line}`),
      ].join('\n');
    await desk().deliver('spare', page('November 20, 2026', 'Row one', 'Row two'));
    const found = await desk().manage('GET', `${entries}?filters[text][$eq]=Row one`);
    const [row] = found.results as [{ documentId: string } | undefined];
    if (!row) throw new Error(`the page brought no rows: ${JSON.stringify(found)}`);
    await change(row.documentId, { pinned: true });
    await desk().deliver('spare', page('November 21, 2026', 'Row one', 'Row three'));
    expect((await rows('off-the-wire')).map(({ text, pinned }) => [text, pinned])).toEqual([
      ['Row one', true],
      ['Row three', false],
    ]);
  });

  describe('when a story is killed', () => {
    const ticker = async (code: string) => JSON.stringify(await desk().read(`tickers/${code}`));
    const kill = (uri: string) => desk().deliver('tick', ninjs(uri, { version: '9', pubstatus: 'canceled' }));
    const rowOf = async (documentId: string) =>
      (await desk()
        .app.strapi.db.query('plugin::off-the-wire.ticker-entry' as never)
        .findOne({ where: { documentId } as never })) as unknown as { ends: string | null };

    test('its words leave the ticker with it, are nowhere public, and do not come back with it', async () => {
      await desk().deliver('tick', ninjs('doomed'));
      const { documentId, slug } = await story('doomed');
      const [on, coming] = [
        await entry({ article: documentId, text: 'Damning words', pinned: true }),
        await entry({ article: documentId, text: 'Damning later', starts: new Date(Date.now() + 86_400_000) }, 'asia'),
      ];
      expect(await ticker('mixed')).toContain('Damning words');
      const position = await desk().position();
      await kill('doomed');
      const told = await desk().changesAfter(position);
      expect(told).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: 'ticker', subject: 'mixed' }),
          expect.objectContaining({ kind: 'ticker', subject: 'asia' }),
          expect.objectContaining({ kind: 'withdrawn', subject: documentId }),
        ]),
      );
      for (const address of [
        'tickers/mixed',
        'tickers/asia',
        'headlines?limit=100',
        'changes?after=0&limit=1000',
        `articles/${slug}`,
      ]) {
        expect(await (await desk().get(address)).text()).not.toMatch(/Damning/);
      }
      await reinstate(documentId);
      expect(await ticker('mixed')).toContain(documentId);
      expect(await ticker('mixed')).not.toMatch(/Damning/);
      expect((await rowOf(on)).ends).not.toBeNull();
      expect((await rowOf(coming)).ends).not.toBeNull();
    });

    test('words prepared for a story that was not out yet end too', async () => {
      await desk().room.setUp({ sources: [{ code: 'tick-held', name: 'Tick Held', provider: 'Tick' }] });
      const [receipt] = (await desk().deliver('tick-held', ninjs('waiting'))).items;
      const made = await entry({ article: receipt?.article, text: 'Prepared words' });
      expect(await ticker('mixed')).not.toContain('Prepared words');
      await kill('waiting');
      expect((await rowOf(made)).ends).not.toBeNull();
    });

    test('no new entry of it is taken', async () => {
      const [receipt] = (await desk().deliver('tick', ninjs('gone'))).items;
      await kill('gone');
      expect((await refused({ article: receipt?.article, text: 'x' })).message).toMatch(/killed this story/);
    });

    /** No verb does this yet: by hand, past everything but the log. */
    async function reinstate(documentId: string) {
      const { strapi } = desk().app;
      await strapi.db
        .connection('otw_articles')
        .where({ document_id: documentId })
        .update({ desk_state: 'held', pub_status: 'usable' });
      await desk().manage('POST', `${articles}/${documentId}/actions/publish`, {});
    }
  });

  test('hides the words of a story that is taken out, and shows them when it is back', async () => {
    const { documentId } = await story('e');
    const made = await entry({ article: documentId, text: 'Hidden for a while', pinned: true });
    await desk().manage('POST', `${articles}/${documentId}/actions/unpublish`, {});
    expect(await texts()).not.toContain('Hidden for a while');
    await desk().manage('POST', `${articles}/${documentId}/actions/publish`, {});
    expect(await texts()).toContain('Hidden for a while');
    await remove(made);
  });

  test('loses the entries of an article that is deleted', async () => {
    const { documentId } = await story('d');
    const before = await entryCount();
    await entry({ article: documentId, text: 'Of what is no more' });
    await desk().manage('DELETE', `${articles}/${documentId}`);
    expect(await entryCount()).toBe(before);
    expect(await texts()).not.toContain('Of what is no more');
  });

  test('takes its entries with it when it is deleted, and its answer is gone at once', async () => {
    await desk().room.setUp({ tickers: [{ code: 'short-lived', label: 'Short-lived' }] });
    const before = await entryCount();
    await entry({ text: 'one' }, 'short-lived');
    await entry({ text: 'two' }, 'short-lived');
    expect(await texts('short-lived')).toEqual(['one', 'two']);
    await desk().manage('DELETE', `${tickers}/${await idOf('short-lived')}`);
    expect((await desk().get('tickers/short-lived')).status).toBe(404);
    expect(await entryCount()).toBe(before);
  });

  describe('its filter', () => {
    const save = async (filter: unknown, status: number) =>
      desk().manage('PUT', `${tickers}/${await idOf('asia')}`, { filter }, status);

    test.each([
      [{ colour: 'red' }, 'colour', /"colour" is not a parameter here/],
      [{ urgency: '12' }, 'urgency', /"urgency" must be a whole number from 1 to 9/],
      [{ source: 'nobody' }, 'source', /"source" names no source: nobody/],
      [{ section: 'no/where' }, 'section', /"section" names no section: no\/where/],
      [{ limit: '5' }, 'limit', /"limit" is not for a ticker/],
      [{ section: ['world'] }, 'section', /"section" must be a text or a number/],
      [['world'], 'filter', /"filter" must be names with values/],
    ])('is refused as %j, with the parameter at fault', async (filter, name, reason) => {
      const { error } = await save(filter, 400);
      expect(error).toMatchObject({ details: { code: 'OTW_BAD_PARAMETER', parameters: [{ name }] } });
      expect(error?.message).toMatch(reason);
    });

    test('is taken with numbers and times', async () => {
      await save({ section: 'world/asia', urgency: 4, since: '2026-01-01' }, 200);
      await save({ section: 'world/asia' }, 200);
    });

    test('follows a section that is moved or renamed above it, and the ticker goes on', async () => {
      await desk().deliver('tick', ninjs('asian', { keywords: ['Asia'] }));
      expect(await texts('asia')).toEqual(['Headline of asian']);
      const found = await desk().manage('GET', `${contentType('breadcrumb')}?filters[path][$eq]=world`);
      const [world] = found.results as [{ documentId: string }];
      await desk().manage('PUT', `${contentType('breadcrumb')}/${world.documentId}`, { slug: 'the-world' });
      expect(await texts('asia')).toEqual(['Headline of asian']);
      const { data } = await desk().manage('GET', `${tickers}/${await idOf('asia')}`);
      expect(data).toMatchObject({ filter: { section: 'the-world/asia' } });
      await desk().manage('PUT', `${contentType('breadcrumb')}/${world.documentId}`, { slug: 'world' });
    });

    test('follows a source whose code is changed', async () => {
      await desk().room.setUp({
        tickers: [{ code: 'spares', label: 'Spares', length: 5, filter: { source: 'spare' } }],
      });
      await desk().deliver('spare', ninjs('of-spare'));
      const found = await desk().manage('GET', `${contentType('source')}?filters[code][$eq]=spare`);
      const [{ documentId }] = found.results as [{ documentId: string }];
      await desk().manage('PUT', `${contentType('source')}/${documentId}`, { code: 'spare-two' });
      expect((await texts('spares'))[0]).toBe('Headline of of-spare');
    });

    test.each([
      ['source', 'code', 'spare-two', 'Spares'],
      ['breadcrumb', 'path', 'world/asia', 'Asia now'],
    ])('holds the %s that it names: deleting it is refused with the ticker', async (type, field, value, label) => {
      const found = await desk().manage('GET', `${contentType(type)}?filters[${field}][$eq]=${value}`);
      const [{ documentId }] = found.results as [{ documentId: string }];
      const { error } = await desk().manage('DELETE', `${contentType(type)}/${documentId}`, undefined, 400);
      expect(error).toMatchObject({ details: { code: 'OTW_IN_USE', label } });
      expect(error?.message).toContain(`"${label}"`);
    });

    test('that names what is gone gives readers an empty part and no error, until it is there again', async () => {
      const query = desk().app.strapi.db.query('plugin::off-the-wire.ticker' as never);
      await desk().room.setUp({ tickers: [{ code: 'broken', label: 'Broken', length: 5 }] });
      await query.update({ where: { code: 'broken' } as never, data: { filter: { source: 'to-come' } } as never });
      await entry({ text: 'Still there' }, 'broken');
      expect(await texts('broken')).toEqual(['Still there']);
      await desk().room.setUp({ sources: [{ code: 'to-come', name: 'To Come', provider: 'TC', autoPublish: true }] });
      await desk().deliver('to-come', ninjs('came'));
      expect(await texts('broken')).toEqual(['Still there', 'Headline of came']);
    });
  });
}

function until(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, time - Date.now())));
}
