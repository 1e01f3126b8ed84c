import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openBody } from '../../src/plugins/off-the-wire/admin/src/body/round-trip';
import { contentType, type Desk, exampleFiles, openDesk } from './desk';
import { appRoot, databaseClients } from './newsroom';

const articles = contentType('article');
const uid = 'plugin::off-the-wire.article';

describe.each(databaseClients)('the body of an article on %s', (client) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp(JSON.parse(readFileSync(path.join(appRoot, 'examples', 'newsroom.json'), 'utf8')));
    for (const { source, bytes } of exampleFiles()) await desk.deliver(source, bytes);
  });
  afterAll(() => desk?.close());

  const create = async (body: string) => {
    const { data } = await desk.manage('POST', articles, { headline: 'Tidal barrier closes', body });
    return (data as { documentId: string }).documentId;
  };
  const stored = async (documentId: string) =>
    (await desk.manage('GET', `${articles}/${documentId}`)).data as { body: string; slug: string; wordCount: number };

  test('is a field of its own to the admin, and text to the database and the API', async () => {
    const { data } = await desk.manage('GET', '/content-manager/content-types');
    const article = (data as { uid: string; attributes: Record<string, object> }[]).find((type) => type.uid === uid);
    expect(article?.attributes.body).toMatchObject({ type: 'text', customField: 'plugin::off-the-wire.body' });
    const [headline] = await desk.headlines('limit=1');
    expect(typeof (await desk.article(headline?.slug)).body).toBe('string');
  });

  test('comes through the editor as the API gives it, for all the demo copy', async () => {
    const headlines = await desk.headlines('limit=100');
    expect(headlines.length).toBeGreaterThan(15);
    for (const { slug } of headlines) {
      const { body = '' } = await desk.article(slug);
      const opened = openBody(body);
      expect({ slug, html: opened.html, lost: opened.lost }).toEqual({ slug, html: body, lost: [] });
    }
  });

  test('is stored as the editor writes it, and counted', async () => {
    const html =
      '<h2>Prices</h2><p>See the <a href="https://harbour.example/">port</a>.</p><table><caption>Fuel</caption><thead><tr><th scope="col">Day</th></tr></thead><tbody><tr><td>Mon</td></tr></tbody></table>';
    const documentId = await create(openBody(html).html);
    expect(await stored(documentId)).toMatchObject({ body: html, wordCount: 7 });
  });

  test('loses what a page may not run, however it is sent', async () => {
    const documentId = await create('<p onclick="x()">One<script>alert(1)</script></p><p></p>');
    expect(await stored(documentId)).toMatchObject({ body: '<p>One</p>', wordCount: 1 });
  });

  test('may be emptied', async () => {
    const documentId = await create('<p>One</p>');
    await desk.manage('PUT', `${articles}/${documentId}`, { body: '' });
    expect(await stored(documentId)).toMatchObject({ body: '', wordCount: 0 });
  });
});
