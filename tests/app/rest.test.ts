import { openNewsroom, type TestNewsroom } from './newsroom';

const lists = ['articles', 'sources', 'breadcrumbs'] as const;

describe('with the setting `rest`', () => {
  let newsroom: TestNewsroom;
  let token: string;
  const get = (path: string) => newsroom.http().get(`/api/off-the-wire${path}`).set('Authorization', `Bearer ${token}`);

  beforeAll(async () => {
    newsroom = await openNewsroom('sqlite', { OTW_REST: 'true' });
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
