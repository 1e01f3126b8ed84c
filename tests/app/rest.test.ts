import { type GraphqlExtension, limitGraphql } from '../../src/plugins/off-the-wire/server/src/rest';
import { type Answer, contentType, type Desk, ninjs, openDesk } from './desk';
import { databaseClients, openNewsroom, type TestNewsroom } from './newsroom';

const lists = ['articles', 'sources', 'breadcrumbs'] as const;

describe('with the setting `rest`', () => {
  let newsroom: TestNewsroom;
  let token: string;
  const get = (path: string) => newsroom.http().get(`/api/off-the-wire${path}`).set('Authorization', `Bearer ${token}`);

  beforeAll(async () => {
    newsroom = await openNewsroom('sqlite', { OTW_REST: 'true', TRUSTED_PROXIES: 'loopback' });
    token = await newsroom.apiToken('full-access');
    const sources = newsroom.strapi.documents('plugin::off-the-wire.source' as never);
    const source = await sources.create({ data: { code: 'meridian', name: 'Meridian' } as never });
    await newsroom.strapi.documents('plugin::off-the-wire.article' as never).create({
      data: { headline: 'Ferries sail again', slug: 'ferries', source: source.documentId } as never,
      status: 'published',
    });
  });

  afterAll(async () => {
    delete process.env.OTW_REST;
    delete process.env.TRUSTED_PROXIES;
    await newsroom?.close();
  });

  test("Strapi's own REST lists the articles with their source", async () => {
    const answer = await get('/articles?populate[source][fields]=code').expect(200);
    expect(answer.body.data).toMatchObject([{ headline: 'Ferries sail again', source: { code: 'meridian' } }]);
    const { documentId } = answer.body.data[0];
    expect((await get(`/articles/${documentId}`).expect(200)).body.data.slug).toBe('ferries');
  });

  test.each(lists)('%s are for those who may call find, and for no others', async (list) => {
    const custom = await newsroom.apiToken([`plugin::off-the-wire.${list.slice(0, -1)}.find`]);
    const stranger = await newsroom.apiToken(['plugin::off-the-wire.deliveries.receive']);
    const ask = () => newsroom.http().get(`/api/off-the-wire/${list}`);
    await ask().expect(401);
    await ask().set('Authorization', `Bearer ${stranger}`).expect(403);
    await ask().set('Authorization', `Bearer ${custom}`).expect(200);
  });

  test('it is counted as what is read of the feed is', async () => {
    const custom = await newsroom.apiToken(['plugin::off-the-wire.source.find']);
    const headers = { Authorization: `Bearer ${custom}`, 'X-Forwarded-For': '203.0.113.7' };
    const policyAt = async (path: string) =>
      (await fetch(newsroom.url + path, { headers })).headers.get('ratelimit-policy');
    await policyAt('/api/off-the-wire/sources');
    expect(await policyAt('/api/off-the-wire/sources')).toMatch(/^"token";q=\d+/);
    expect(await policyAt('/api/off-the-wire/sources')).toBe(await policyAt('/api/wire/breadcrumbs'));
  });

  test.each(['post', 'put', 'delete'] as const)('it is for reading: there is no %s', async (method) => {
    const path = method === 'post' ? '/articles' : '/articles/some';
    await newsroom
      .http()
      [method](`/api/off-the-wire${path}`)
      .set('Authorization', `Bearer ${token}`)
      .send({ data: {} })
      .expect(405);
  });
});

describe('without the setting `rest`', () => {
  let newsroom: TestNewsroom;

  beforeAll(async () => {
    newsroom = await openNewsroom('sqlite');
  });

  afterAll(() => newsroom?.close());

  test.each(lists)("Strapi's own REST has no %s", async (list) => {
    const token = await newsroom.apiToken('full-access');
    const path = `/api/off-the-wire/${list}`;
    await newsroom.http().get(path).set('Authorization', `Bearer ${token}`).expect(404);
    await newsroom.http().get(`${path}/some`).set('Authorization', `Bearer ${token}`).expect(404);
  });
});

describe.each(databaseClients)("what Strapi's own REST never shows, on %s", (client) => {
  const rest = '/api/off-the-wire';
  let desk: Desk;
  let tokens: Readonly<Record<'custom' | 'readOnly' | 'full', string>>;
  const ids: Record<string, string> = {};

  /** Each has a word of its own in every field that readers could see, filter or sort by. */
  const copy = (name: string, fields: object = {}) => {
    const word = `secret${name}`;
    const texts = { headline: `${word} headline`, byline: word, slugline: word, body_html: `<p>${word}</p>` };
    return ninjs(`${client}-${name}`, { ...texts, keywords: [word], ...fields });
  };
  const ask = async (path: string, token: string | undefined) => {
    const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const answer = await fetch(`${desk.app.url}${path}`, { headers });
    return { status: answer.status, text: await answer.text() };
  };

  beforeAll(async () => {
    desk = await openDesk(client, { OTW_REST: 'true' });
    await desk.room.setUp({
      breadcrumbs: [
        { label: 'Home', path: '' },
        { label: 'World', path: 'world' },
      ],
      sources: [
        { code: 'open', name: 'Open', provider: 'Harbour', autoPublish: true, defaultBreadcrumb: 'world' },
        { code: 'careful', name: 'Careful', provider: 'Careful', autoPublish: false, defaultBreadcrumb: 'world' },
      ],
    });
    const later = '2090-01-01T00:00:00Z';
    const file = async (name: string, source: string, fields: object = {}) => {
      const receipt = await desk.deliver(source, copy(name, fields));
      ids[name] = String(receipt.items[0]?.article);
    };
    await desk.deliver('open', ninjs(`${client}-live`, { headline: 'Live' }));
    await file('embargoed', 'open', { embargoed: later });
    await file('held', 'careful');
    await file('withheld', 'open', { pubstatus: 'withheld' });
    await file('killed', 'open');
    await file('spiked', 'open');
    await desk.deliver('open', copy('killed', { version: '2', pubstatus: 'canceled' }));
    await desk.manage('POST', `/off-the-wire/stories/${ids.spiked}/spike`, {});
    // Its first version is live; what must not be seen is the second.
    await desk.deliver('open', ninjs(`${client}-behind`, { headline: 'First' }));
    await file('behind', 'open', { guid: `${client}-behind`, version: '2', embargoed: later });
    tokens = {
      custom: await desk.app.apiToken(
        ['article', 'source', 'breadcrumb'].flatMap((type) => [
          `plugin::off-the-wire.${type}.find`,
          `plugin::off-the-wire.${type}.findOne`,
        ]),
      ),
      readOnly: await desk.app.apiToken('read-only'),
      full: await desk.app.apiToken('full-access'),
    };
  });
  afterAll(async () => {
    delete process.env.OTW_REST;
    await desk?.close();
  });

  const questions = [
    '/articles?pagination[pageSize]=100',
    '/articles?pagination[pageSize]=100&populate=*',
    '/articles?populate[source][populate]=*&populate[breadcrumb][populate]=*&populate[breadcrumbs][populate]=*',
    '/articles?filters[headline][$containsi]=secret',
    '/articles?filters[body][$contains]=secret',
    '/articles?filters[source][code]=careful',
    '/articles?filters[breadcrumb][path]=world&populate=breadcrumb',
    '/articles?filters[$or][0][headline][$containsi]=secret&filters[$or][1][byline][$notNull]=true',
    '/articles?filters[deskState][$in][0]=killed&filters[deskState][$in][1]=held&filters[deskState][$in][2]=incoming',
    '/articles?filters[publishedAt][$null]=true',
    '/articles?sort=headline:desc&fields[0]=headline',
    '/articles?_q=secret',
    '/articles?status=published&publicationFilter=modified',
    '/sources?populate=*',
    '/sources?populate[defaultBreadcrumb][populate]=*',
    '/breadcrumbs?populate=*',
    '/breadcrumbs?populate[articles]=*',
  ];

  test.each(questions)('nothing that may not be out is in the answer to %s', async (question) => {
    for (const token of [tokens.custom, tokens.readOnly, tokens.full]) {
      const { status, text } = await ask(`${rest}${question}`, token);
      expect([200, 400]).toContain(status);
      expect(text.toLowerCase()).not.toContain('secret');
    }
  });

  test('what is public is there, and nothing else: no filter counts what it does not show', async () => {
    const found = JSON.parse((await ask(`${rest}/articles?fields[0]=headline`, tokens.readOnly)).text) as Answer;
    expect((found.data as { headline: string }[]).map(({ headline }) => headline).sort()).toEqual(['First', 'Live']);
    for (const filter of ['filters[headline][$containsi]=secret', 'filters[source][code]=careful']) {
      const { text } = await ask(`${rest}/articles?${filter}&pagination[withCount]=true`, tokens.readOnly);
      expect(JSON.parse(text)).toMatchObject({ data: [], meta: { pagination: { total: 0 } } });
    }
  });

  test('a story that may not be out is not found by its id', async () => {
    expect(Object.keys(ids)).toHaveLength(6);
    for (const [name, id] of Object.entries(ids).filter(([one]) => one !== 'behind')) {
      const { status, text } = await ask(`${rest}/articles/${id}?populate=*`, tokens.readOnly);
      expect([name, status, text.includes('secret')]).toEqual([name, 404, false]);
    }
  });

  test.each(['status=draft', 'status=draft&publicationFilter=never-published', 'publicationState=preview'])(
    'drafts are refused to whoever may only read: %s',
    async (question) => {
      for (const token of [tokens.custom, tokens.readOnly]) {
        for (const path of ['/articles', `/articles/${ids.held}`]) {
          const { status, text } = await ask(`${rest}${path}?${question}`, token);
          expect([400, 403, 404, 200]).toContain(status);
          expect([question, status === 200 && question.includes('status=draft')]).toEqual([question, false]);
          expect(text).not.toContain('secret');
        }
      }
      expect((await ask(`${rest}/articles?${question}`, undefined)).status).toBe(401);
    },
  );

  test('drafts are there for a token with full access: what is refused above is there to be seen', async () => {
    const { text } = await ask(`${rest}/articles?status=draft&pagination[pageSize]=100`, tokens.full);
    for (const name of ['embargoed', 'held', 'withheld', 'killed', 'spiked']) expect(text).toContain(`secret${name}`);
  });

  test.each(['article-versions', 'deliveries', 'tickers', 'ticker-entries', 'alerts', 'subscribers'])(
    'there are no %s, whatever the token may',
    async (list) => {
      expect((await ask(`${rest}/${list}`, tokens.full)).status).toBe(404);
    },
  );

  test('the desk’s form of a subscriber is for nobody without the admin', async () => {
    expect((await ask(contentType('subscriber'), tokens.full)).status).toBe(401);
  });
});

describe('GraphQL, where a site has installed it', () => {
  const told = (isOpen: boolean) => {
    const calls: Record<string, string> = {};
    const extension: GraphqlExtension = {
      shadowCRUD: (uid) => ({
        disable: () => {
          calls[uid.replace('plugin::off-the-wire.', '')] = 'closed';
        },
        disableMutations: () => {
          calls[uid.replace('plugin::off-the-wire.', '')] = 'for reading';
        },
      }),
    };
    limitGraphql(extension, isOpen);
    return calls;
  };

  test('serves none of the types while the setting is off', () => {
    expect(new Set(Object.values(told(false)))).toEqual(new Set(['closed']));
  });

  test('serves with it what REST serves, for reading', () => {
    const { article, source, breadcrumb, ...others } = told(true);
    expect([article, source, breadcrumb]).toEqual(Array(3).fill('for reading'));
    expect(new Set(Object.values(others))).toEqual(new Set(['closed']));
    expect(others).toHaveProperty('subscriber');
  });
});
