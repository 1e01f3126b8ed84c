import { readFileSync } from 'node:fs';
import path from 'node:path';
import { splitWords, withWords } from '../../src/plugins/off-the-wire/admin/src/fields/words';
import en from '../../src/plugins/off-the-wire/admin/src/translations/en.json';
import { contentTypes } from '../../src/plugins/off-the-wire/server/src/store/content-types';
import { customFields } from '../../src/plugins/off-the-wire/server/src/store/content-types/custom';
import { contentType, type Desk, draftOf, ninjs, openDesk } from './desk';
import { appRoot, databaseClients } from './newsroom';

const names = Object.keys(contentTypes);
const uidOf = (name: string) => `plugin::off-the-wire.${name}`;

interface Attribute {
  readonly type: string;
  readonly customField?: string;
  readonly enum?: readonly string[];
}

interface Form {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly settings: { readonly mainField: string; readonly defaultSortBy: string; readonly defaultSortOrder: string };
  readonly layouts: { readonly edit: readonly (readonly { readonly name: string; readonly size: number }[])[] };
  readonly metadatas: Readonly<Record<string, { readonly edit: Readonly<Record<string, unknown>> }>>;
}

describe.each(databaseClients)("Strapi's own screens, on %s", (client) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      sources: [
        { code: 'harbour', name: 'Harbour News Agency', provider: 'HNA', autoPublish: true },
        { code: 'meridian', name: 'Meridian Press', provider: 'Meridian Press' },
      ],
    });
    await desk.deliver('harbour', [
      ninjs('dock', {
        headline: 'Dockers reach a deal',
        slugline: 'PORT-STRIKE',
        byline: 'Ada Quill',
        description_text: 'A pay rise over two summers.',
        body_html: '<p>The walrus watched from the quay.</p>',
        keywords: ['labour', 'ports'],
        embargoed: '2090-01-01T00:00:00Z',
      }),
    ]);
    await desk.deliver('meridian', [ninjs('rail', { headline: 'Rail line opens', slugline: 'RAIL-OPEN' })]);
  });
  afterAll(() => desk?.close());

  async function formOf(name: string): Promise<Form> {
    const address = `/content-manager/content-types/${uidOf(name)}/configuration`;
    const { contentType: configured } = (await desk.manage('GET', address)).data as { contentType: Form };
    const all = (await desk.manage('GET', '/content-manager/content-types')).data as (Form & { uid: string })[];
    const { attributes } = all.find(({ uid }) => uid === uidOf(name)) ?? { attributes: {} };
    return { ...configured, attributes };
  }

  const fieldsOf = ({ layouts }: Form) => layouts.edit.flat().map(({ name }) => name);

  async function found(query: string, name = 'article'): Promise<Record<string, unknown>[]> {
    return (await desk.manage('GET', `${contentType(name)}?${query}`)).results as Record<string, unknown>[];
  }
  const headlines = async (query: string) => (await found(query)).map(({ headline }) => headline);

  test.each(names)('no form of %s shows raw JSON, and each of its fields has a label and a help text', async (name) => {
    const form = await formOf(name);
    const fields = fieldsOf(form);
    expect(fields.length).toBeGreaterThan(3);
    for (const field of fields) {
      const { type, customField } = form.attributes[field] ?? { type: 'missing' };
      if (type === 'json') expect({ field, customField }).toEqual({ field, customField: expect.any(String) });
      const { label, description } = form.metadatas[field]?.edit ?? {};
      expect({ field, label, description }).toEqual({
        field,
        // Braces would be read as a message's own.
        label: expect.stringMatching(/^[A-Z][^_{<]+$/),
        description: expect.stringMatching(/^[^{<]{6,}$/),
      });
    }
  });

  test('an article is found by headline, slugline, byline, agency, abstract and web address', async () => {
    const [article] = await found('_q=dockers');
    const { slug } = article as { slug: string };
    for (const words of ['dockers reach', 'port-strike', 'quill', 'hna', 'two summers', slug.slice(-12)]) {
      expect([words, await headlines(`_q=${encodeURIComponent(words)}`)]).toEqual([words, ['Dockers reach a deal']]);
    }
  });

  test('a word that stands only in the body, in an id or in a number is not searched for', async () => {
    const [article] = await found('_q=dockers&fields[0]=body&fields[1]=wordCount&fields[2]=guid');
    expect(article).toMatchObject({
      body: expect.stringContaining('walrus'),
      guid: expect.stringContaining('harbour'),
    });
    for (const words of ['walrus', 'urn:harbour', 'held', 'embargo']) {
      expect([words, await headlines(`_q=${encodeURIComponent(words)}`)]).toEqual([words, []]);
    }
  });

  test("a filter asks for a source by its name, as the admin's filter does", async () => {
    const query = `filters[$and][0][source][name][$eq]=${encodeURIComponent('Meridian Press')}`;
    expect(await headlines(query)).toEqual(['Rail line opens']);
  });

  test('articles stand newest first, and relations are picked by name', async () => {
    const { settings, metadatas } = await formOf('article');
    expect(settings).toMatchObject({ mainField: 'headline', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' });
    const picked = ['source', 'breadcrumb', 'breadcrumbs'].map((name) => metadatas[name]?.edit.mainField);
    expect(picked).toEqual(['name', 'label', 'label']);
    const address = `/content-manager/relations/${uidOf('article')}/source?pageSize=10&page=1&_q=merid`;
    expect((await desk.manage('GET', address)).results).toEqual([expect.objectContaining({ name: 'Meridian Press' })]);
  });

  test('an article can be named without its body being read', async () => {
    const [named] = await found('_q=dockers&fields[0]=headline&fields[1]=provider&fields[2]=deskState');
    expect(named).toMatchObject({ headline: 'Dockers reach a deal', provider: 'HNA', documentId: expect.any(String) });
    expect(named).not.toHaveProperty('body');
    const query = `fields[0]=headline&filters[documentId][$in][0]=${String(named?.documentId)}`;
    expect(await headlines(query)).toEqual(['Dockers reach a deal']);
  });

  test('what the inputs hand over is kept as the line keeps it', async () => {
    const [article] = await found('_q=dockers');
    const documentId = String(article?.documentId);
    expect((await draftOf(desk, documentId)).embargo).toMatchObject({ until: '2090-01-01T00:00:00.000Z' });
    const refusal = await desk.manage('POST', `${contentType('article')}/${documentId}/actions/publish`, {}, 400);
    expect(refusal.error?.message).toContain('embargo');
    const edited = {
      embargo: null,
      keywords: ['labour', 'quays'],
      subjects: [{ name: 'economy', qcode: 'medtop:04000000' }],
      language: 'nb',
      expires: '2090-02-01T10:00:00.000Z',
    };
    await desk.manage('PUT', `${contentType('article')}/${documentId}`, edited);
    expect(await draftOf(desk, documentId)).toMatchObject(edited);
    await desk.manage('POST', `${contentType('article')}/${documentId}/actions/publish`, {});
    expect(await desk.headlines('keyword=quays')).toHaveLength(1);
  });

  test('an embargo that an editor sets keeps the article from being published', async () => {
    const [article] = await found('_q=rail-open');
    const address = `${contentType('article')}/${String(article?.documentId)}`;
    await desk.manage('PUT', address, { embargo: { until: '2090-01-01T00:00:00.000Z', verbatim: 'Set by the desk' } });
    const refusal = await desk.manage('POST', `${address}/actions/publish`, {}, 400);
    expect(refusal.error?.message).toContain('Set by the desk');
  });

  test.each(['article-version', 'delivery'])(
    'nobody may make, change or delete a %s, not even the super admin',
    async (name) => {
      const [record] = await found('', name);
      expect(record).toBeDefined();
      const address = `${contentType(name)}/${String(record?.documentId)}`;
      await desk.manage('POST', contentType(name), { headline: 'x' }, 403);
      await desk.manage('PUT', address, { headline: 'x' }, 403);
      await desk.manage('DELETE', address, undefined, 403);
      await desk.manage('POST', `${contentType(name)}/actions/bulkDelete`, { documentIds: [record?.documentId] }, 403);
      expect(await desk.manage('GET', address)).toMatchObject({ data: { documentId: record?.documentId } });
    },
  );

  test('a ticker entry may do without a text of its own', async () => {
    expect((await formOf('ticker-entry')).attributes.text).not.toHaveProperty('required');
  });
});

describe('the inputs', () => {
  const readAdmin = (file: string) =>
    readFileSync(path.join(appRoot, 'src/plugins/off-the-wire/admin/src/fields', file), 'utf8');

  test('the admin has an input for each that the server registers, of the same type', () => {
    const inAdmin = [...readAdmin('index.ts').matchAll(/\['([a-z-]+)', '([a-z]+)', \(\) => import/g)];
    const ofBody = /name: '([a-z]+)'[^}]*?type: '([a-z]+)'/.exec(readAdmin('../body/index.ts'));
    const inputs = Object.fromEntries([...inAdmin, ofBody ?? []].map(([, name, type]) => [name, type]));
    expect(inputs).toEqual(customFields);
  });

  test('each word of the desk has its newsroom word', () => {
    const words = Object.values(contentTypes).flatMap(({ schema }) =>
      Object.entries(schema.attributes as unknown as Record<string, Attribute>).flatMap(([field, attribute]) =>
        (attribute.enum ?? []).map((word) => `fields.word.${field}.${word}`),
      ),
    );
    expect(words.length).toBeGreaterThan(30);
    expect(words.filter((id) => !Object.hasOwn(en, id))).toEqual([]);
  });

  test('a pasted list becomes words: by comma, semicolon, line or tab, in any script, once each', () => {
    const pasted = splitWords(' oil, gas;Oil\npipeline\trail，ports、 , ');
    expect(pasted).toEqual(['oil', 'gas', 'Oil', 'pipeline', 'rail', 'ports']);
    expect(withWords(['GAS'], pasted)).toEqual(['GAS', 'oil', 'pipeline', 'rail', 'ports']);
  });

  test('a paste without end is cut, and takes no time', () => {
    const started = performance.now();
    const words = withWords([], splitWords('word '.repeat(1_000_000) + ','.repeat(1_000_000)));
    expect(words.length).toBeLessThanOrEqual(200);
    expect(words[0]?.length).toBeLessThanOrEqual(200);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
