import type { Core } from '@strapi/strapi';
import { databaseClients, openNewsroom, type TestNewsroom } from './newsroom';
import { type Row, rowsOf, wholeItem } from './tables';

const articleUid = 'plugin::off-the-wire.article';
const manager = `/content-manager/collection-types/${articleUid}`;

/** What differs between any two documents, and the times of their making. */
const ownToEach = ['id', 'document_id', 'slug', 'guid', 'created_at', 'updated_at', 'published_at'];

/** The agency's word on a version: an edit may not change it. */
const agencysWord = ['version', 'version_kind'];

describe.each(databaseClients)('a batch writes the rows that the Document Service writes, on %s', (client) => {
  let newsroom: TestNewsroom;
  let strapi: Core.Strapi;
  let byBatch = '';
  let byService = '';

  beforeAll(async () => {
    newsroom = await openNewsroom(client);
    strapi = newsroom.strapi;
    const service = strapi.plugin('off-the-wire').service('newsroom');
    await service.setUp({
      breadcrumbs: [
        { label: 'Home', path: '' },
        { label: 'World', path: 'world', collects: { subjects: ['medtop:11000000'] } },
        { label: 'Asia', path: 'world/asia', collects: { keywords: ['asia'] } },
        { label: 'Business', path: 'business', collects: { keywords: ['trade'] } },
      ],
      sources: [{ code: 'desk', name: 'The Desk', provider: 'Test Press', autoPublish: true }],
    });
    byBatch = await receiveOne(wholeItem({ uri: 'urn:test:batch' }));
    byService = await createLike(byBatch);
  });
  afterAll(() => newsroom?.close());

  async function receiveOne(item: object): Promise<string> {
    const bytes = Buffer.from(JSON.stringify(item));
    const [receipt] = await strapi.plugin('off-the-wire').service('newsroom').receive('desk', [{ bytes }]);
    expect(receipt.items).toHaveLength(1);
    return receipt.items[0].article;
  }

  /** The same article again, by the Document Service, from what the batch left in its draft. */
  async function createLike(documentId: string): Promise<string> {
    const draft = await strapi.db.query(articleUid as never).findOne({
      where: { documentId, publishedAt: null },
      populate: { source: true, breadcrumb: true, breadcrumbs: true },
    });
    const {
      id,
      documentId: _d,
      slug,
      guid,
      createdAt,
      updatedAt,
      publishedAt,
      firstPublished,
      lastPublished,
      ...data
    } = draft;
    const related = (row: { documentId: string } | null) => row?.documentId;
    const made = await strapi.documents(articleUid as never).create({
      data: {
        ...data,
        source: related(draft.source),
        breadcrumb: related(draft.breadcrumb),
        breadcrumbs: draft.breadcrumbs.map(related),
      },
      status: 'published',
    } as never);
    return (made as { documentId: string }).documentId;
  }

  const articleRows = async (documentId: string) => {
    const rows = await rowsOf(strapi, 'otw_articles', { document_id: documentId });
    return rows.sort((one, other) => Number(one.published_at !== null) - Number(other.published_at !== null));
  };
  let leftOut = ownToEach;
  const comparable = (row: Row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !leftOut.includes(name) && !name.endsWith('_published')));

  /** Links of each row in turn, without the ids of either end's row and link. */
  async function linksOf(documentId: string): Promise<Row[][]> {
    const found: Row[][] = [];
    for (const row of await articleRows(documentId)) {
      for (const table of ['otw_articles_source_lnk', 'otw_articles_breadcrumb_lnk', 'otw_articles_breadcrumbs_lnk']) {
        const links = await rowsOf(strapi, table, { article_id: row.id });
        found.push(links.map(({ id: _id, article_id: _article, ...link }) => link));
      }
    }
    return found;
  }

  async function expectSameRows(): Promise<void> {
    const [batch, service] = [await articleRows(byBatch), await articleRows(byService)];
    expect(batch.map(comparable)).toEqual(service.map(comparable));
    expect(await linksOf(byBatch)).toEqual(await linksOf(byService));
    for (const rows of [batch, service]) {
      const [draft, published] = rows;
      expect(draft?.published_at).toBeNull();
      if (!published) continue;
      for (const time of ['created_at', 'updated_at', 'first_published', 'last_published']) {
        expect(published[time]).toEqual(draft?.[time]);
        expect(published[time]).not.toBeNull();
      }
    }
    expect(await facetNames(byBatch)).toEqual(await facetNames(byService));
  }

  const facetNames = async (documentId: string) =>
    (await rowsOf(strapi, 'otw_facets', { document_id: documentId })).map((row) => row.facet).sort();
  const kindsOf = async (documentId: string) =>
    (await rowsOf(strapi, 'otw_changes', { subject: documentId }))
      .sort((a, b) => Number(a.n) - Number(b.n))
      .map((row) => row.kind);

  test('for a new article: draft, published row, links in their order, facets and log', async () => {
    await expectSameRows();
    expect((await linksOf(byBatch)).flat().length).toBe(8);
    expect(await facetNames(byBatch)).toContain('keyword:asia');
    expect(await kindsOf(byBatch)).toEqual(['published']);
    expect(await kindsOf(byService)).toEqual(['published']);
  });

  test('for a new version of it', async () => {
    await receiveOne(wholeItem({ uri: 'urn:test:batch', version: '2', headline: 'The second version', urgency: 2 }));
    const { headline, urgency } = (await articleRows(byBatch))[0] ?? {};
    const data = { headline, urgency };
    leftOut = [...ownToEach, ...agencysWord];
    await strapi.documents(articleUid as never).update({ documentId: byService, data, status: 'published' } as never);
    await expectSameRows();
    expect(await kindsOf(byBatch)).toEqual(['published', 'updated']);
    expect(await kindsOf(byService)).toEqual(['published', 'updated']);
  });

  test('and both are edited, published, unpublished and deleted alike through the Content Manager', async () => {
    const admin = { Authorization: `Bearer ${await newsroom.adminToken()}` };
    for (const documentId of [byBatch, byService]) {
      await newsroom
        .http()
        .put(`${manager}/${documentId}`)
        .set(admin)
        .send({ headline: 'As edited', kicker: 'Desk' })
        .expect(200);
    }
    await expectSameRowsButTimes();
    for (const documentId of [byBatch, byService]) {
      await newsroom
        .http()
        .post(`${manager}/${documentId}/actions/publish`)
        .set(admin)
        .send({ headline: 'As edited' })
        .expect(200);
    }
    await expectSameRows();
    for (const documentId of [byBatch, byService]) {
      await newsroom.http().post(`${manager}/${documentId}/actions/unpublish`).set(admin).send({}).expect(200);
      expect(await articleRows(documentId)).toHaveLength(1);
      expect(await facetNames(documentId)).toEqual([]);
    }
    await expectSameRows();
    for (const documentId of [byBatch, byService]) {
      await newsroom.http().delete(`${manager}/${documentId}`).set(admin).expect(200);
      expect(await articleRows(documentId)).toEqual([]);
      expect(await linksOf(documentId)).toEqual([]);
    }
    expect(await kindsOf(byBatch)).toEqual(await kindsOf(byService));
    expect(await kindsOf(byBatch)).toEqual(['published', 'updated', 'updated', 'withdrawn']);
  });

  async function expectSameRowsButTimes(): Promise<void> {
    const [batch, service] = [await articleRows(byBatch), await articleRows(byService)];
    expect(batch.map(comparable)).toEqual(service.map(comparable));
  }
});
