import { createLog } from '../../src/plugins/off-the-wire/server/src/changes/log';
import { keepDirectory } from '../../src/plugins/off-the-wire/server/src/feed/directory';
import { latest, type Range } from '../../src/plugins/off-the-wire/server/src/feed/latest';
import { openReader } from '../../src/plugins/off-the-wire/server/src/feed/reader';
import { keepTold } from '../../src/plugins/off-the-wire/server/src/feed/told';
import type { Headline, HeadlinesAnswer } from '../../src/plugins/off-the-wire/shared/contracts';
import { contentType, type Desk, ninjs, openDesk } from './desk';
import { databaseClients } from './newsroom';

const articles = contentType('article');
const sections = ['world', 'world/asia', 'business', 'sport'];
const filters = [
  ...['', ...sections.map((path) => `section=${path}`), 'section=business,sport', 'source=hna', 'source=portal'],
  ...['language=en', 'language=es', 'urgency=1', 'urgency=4,5', 'keyword=rates', 'subject=economy'],
  ...['section=world&language=es', 'source=hna&keyword=rates,trade', 'order=updated', 'order=updated&section=sport'],
];

/** What reads as it is kept and what reads fresh: another question with the same answer, never asked before. */
let moment = Date.UTC(2999, 0);
const fresh = (address: string) => {
  moment += 1;
  return `${address}${address.includes('?') ? '&' : '?'}until=${new Date(moment).toISOString()}`;
};

describe.each(databaseClients)('a change, on %s,', (client) => {
  let desk: Desk;
  let targets: string[];
  const counted = { dropped: 0, necessary: 0 };

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      breadcrumbs: [
        { label: 'Home', path: '' },
        ...sections.map((path) => ({ label: path, path, collects: { keywords: [path] } })),
      ],
      sources: ['hna', 'portal'].map((code) => ({ code, name: code, provider: code, autoPublish: true })),
      tickers: [{ code: 'asia', label: 'Asia', length: 3, filter: { section: 'world/asia' } }],
    });
    for (let at = 0; at < 48; at += 1) await desk.deliver(at % 3 ? 'hna' : 'portal', story(`s${at}`, at));
    targets = await allTargets();
  });
  afterAll(() => {
    if (counted.necessary > 0) {
      const { dropped, necessary } = counted;
      process.stdout.write(`${client}: ${dropped} answers were dropped, ${necessary} had to be\n`);
    }
    return desk?.close();
  });

  const story = (uri: string, at: number, fields: object = {}) =>
    ninjs(uri, {
      language: at % 4 ? 'en' : 'es',
      urgency: 1 + (at % 5),
      keywords: [sections[at % 4], ...(at % 2 ? ['rates'] : []), ...(at % 6 ? [] : ['trade'])],
      ...(at % 7 ? {} : { subject: [{ code: 'medtop:04000000', name: 'Economy' }] }),
      ...fields,
    });

  /** Every filter, its first pages and a page back up; feeds of some; articles, tickers, sections. */
  async function allTargets(): Promise<string[]> {
    const found: string[] = [
      'tickers/asia',
      'breadcrumbs',
      'breadcrumbs/world',
      'headlines.rss',
      'headlines?limit=100',
      'headlines.atom?limit=5',
    ];
    for (const filter of filters) {
      let address = `headlines?${filter}${filter && '&'}limit=6`;
      const first = address;
      for (let page = 0; page < 3; page += 1) {
        found.push(address);
        const { meta } = await desk.read<HeadlinesAnswer>(address);
        if (meta.next === null) break;
        if (page === 1) found.push(`${first}&cursor=${meta.previous}`);
        address = `${first}&cursor=${meta.next}`;
      }
    }
    const shown = await desk.headlines('limit=40');
    return [...found, ...shown.flatMap(({ slug }) => [`articles/${slug}`, `articles/${slug}.ninjs.json`])];
  }

  const tagsNow = async () => {
    const tags = new Map<string, string>();
    for (const target of targets) {
      const answer = await desk.get(target, { headers: { 'Accept-Encoding': 'identity' } });
      tags.set(target, `${answer.status} ${answer.headers.get('etag')}`);
      await answer.arrayBuffer();
    }
    return tags;
  };
  const idOf = async (uri: string) => {
    const found = (await desk.headlines('limit=100')).find(({ guid }) => guid === `urn:harbour:${uri}`);
    return String(found?.documentId);
  };
  const act = async (uri: string, action: string, body: object = {}) =>
    desk.manage('POST', `${articles}/${await idOf(uri)}/actions/${action}`, body);
  const named = async (type: string, field: string, value: string) => {
    const found = await desk.manage('GET', `${contentType(type)}?filters[${field}][$eq]=${encodeURIComponent(value)}`);
    return (found.results as [{ documentId: string }])[0].documentId;
  };
  let unpublished: string;

  test.each<readonly [string, () => Promise<unknown>]>([
    ['of one story on the first pages', () => act('s46', 'publish', { headline: 'Another headline' })],
    ['of one story far down', () => act('s3', 'publish', { headline: 'Another headline' })],
    ['that brings a story', () => desk.deliver('hna', story('new', 2))],
    ['that brings a story in another language', () => desk.deliver('portal', story('new-es', 4, { language: 'fr' }))],
    [
      'that brings a batch',
      () =>
        desk.deliver(
          'hna',
          [5, 9, 13].map((at) => story(`batch-${at}`, at)),
        ),
    ],
    [
      'that brings a new version',
      () => desk.deliver('hna', story('s40', 40, { version: '2', headline: 'Second version' })),
    ],
    [
      'that takes a story out',
      async () => {
        unpublished = await idOf('s30');
        await act('s30', 'unpublish');
      },
    ],
    ['that puts it back', () => desk.manage('POST', `${articles}/${unpublished}/actions/publish`, {})],
    [
      'of the section of a story',
      async () => {
        const breadcrumb = { connect: [{ documentId: await named('breadcrumb', 'label', 'sport') }], disconnect: [] };
        await act('s45', 'publish', { breadcrumb });
      },
    ],
    ['of its urgency', () => act('s44', 'publish', { urgency: 1 })],
    [
      'of the name of a section',
      async () =>
        desk.manage('PUT', `${contentType('breadcrumb')}/${await named('breadcrumb', 'label', 'sport')}`, {
          label: 'Sports',
        }),
    ],
    [
      'of the name of a source',
      async () =>
        desk.manage('PUT', `${contentType('source')}/${await named('source', 'code', 'portal')}`, { name: 'P' }),
    ],
    ['that deletes a story', async () => desk.manage('DELETE', `${articles}/${await idOf('s20')}`)],
  ])('%s drops what it touches and little else', async (_what, change) => {
    const before = await tagsNow();
    const { made } = await desk.holdings();
    await change();
    const after = await tagsNow();
    // What was kept was not made again, neither ahead of being asked for nor then.
    const dropped = (await desk.holdings()).made - made;
    const necessary = targets.filter((target) => before.get(target) !== after.get(target)).length;
    counted.dropped += dropped;
    counted.necessary += necessary;
    expect(necessary).toBeGreaterThan(0);
    // What is kept must be what it would be if it were made now.
    for (const target of targets.filter((one) => one.startsWith('headlines?'))) {
      const kept = await desk.read<HeadlinesAnswer>(target);
      expect([target, kept]).toEqual([target, await desk.read<HeadlinesAnswer>(fresh(target))]);
    }
  });

  test('and all of them together at most twice as much as they must', () => {
    expect(counted.necessary).toBeGreaterThan(100);
    expect(counted.dropped).toBeLessThanOrEqual(counted.necessary * 2);
  });
});

describe.each(databaseClients)('a page of headlines, on %s,', (client) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({ sources: [{ code: 'hna', name: 'HNA', provider: 'HNA', autoPublish: true }] });
    await desk.deliver(
      'hna',
      [...Array(50).keys()].map((at) => ninjs(`p${at}`, { keywords: ['a', at % 2 ? 'b' : 'c'] })),
    );
  });
  afterAll(() => desk?.close());

  const place = { at: 1_795_000_000_000, documentId: 'abc' };
  const whole: Range = { groups: [], order: 'published', limit: 20 };
  test.each<readonly [string, Range]>([
    ['the newest', whole],
    ['by the last update', { ...whole, order: 'updated' }],
    ['behind a cursor', { ...whole, cursor: { ...place, order: 'published', direction: 'down' } }],
    ['before a cursor', { ...whole, cursor: { ...place, order: 'published', direction: 'up' } }],
    ['of a time', { ...whole, since: 5, until: place.at }],
    ['under a keyword', { ...whole, groups: [['keyword:a']] }],
    ['under any of two', { ...whole, groups: [['keyword:b', 'keyword:c']] }],
  ])('%s, is a range of an index: nothing is sorted and nothing is counted', async (_which, range) => {
    const { strapi } = desk.app;
    const statements: [string, readonly unknown[]][] = [];
    const lists = async (sql: string, values: readonly unknown[]) => {
      statements.push([sql, values]);
      return [];
    };
    const reader = { lists, rows: lists as never, close: () => undefined };
    await latest({ strapi: strapi as never, reader }, range);
    expect(statements.length).toBe(1);
    const plan = await strapi.db.connection.transaction(async (trx) => {
      const [[sql, values] = ['', []]] = statements;
      if (client === 'sqlite') return JSON.stringify(await trx.raw(`EXPLAIN QUERY PLAN ${sql}`, values as never));
      // On fifty rows PostgreSQL would read the table: what counts is that it need not.
      await trx.raw('SET LOCAL enable_seqscan = off');
      await trx.raw('SET LOCAL enable_bitmapscan = off');
      return JSON.stringify((await trx.raw(`EXPLAIN ${sql}`, values as never)).rows);
    });
    const index = range.order === 'updated' ? 'otw_facets_updated_index' : 'otw_facets_range_unique';
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/SCAN otw_facets|Seq Scan/);
    if (range.groups[0]?.length !== 2) expect(plan).not.toMatch(/TEMP B-TREE|Sort/i);
  });

  const below = { ...place, order: 'published', direction: 'down' } as const;
  const above = { ...below, direction: 'up' } as const;
  test.each<readonly [string, Range, readonly number[]]>([
    ['behind a cursor, before a later time', { ...whole, cursor: below, until: place.at + 9 }, [place.at]],
    ['behind a cursor, before an earlier time', { ...whole, cursor: below, until: place.at - 9 }, [place.at - 9]],
    ['before a cursor, from an earlier time on', { ...whole, cursor: above, since: place.at - 9 }, [place.at]],
    ['before a cursor, from a later time on', { ...whole, cursor: above, since: place.at + 9 }, [place.at + 9]],
    ['between two times', { ...whole, cursor: below, since: 5, until: place.at + 9 }, [5, place.at]],
  ])('%s, has one bound on each side: the index is entered at the page', async (_which, range, bounds) => {
    const asked: unknown[] = [];
    const lists = async (_sql: string, values: readonly unknown[]) => {
      asked.push(...values);
      return [];
    };
    await latest(
      { strapi: desk.app.strapi as never, reader: { lists, rows: lists as never, close: () => undefined } },
      range,
    );
    expect(asked.filter((value) => typeof value === 'number' && value !== range.limit + 1)).toEqual(bounds);
  });

  test('shows names as they are now, whoever read them before they changed and tells of it late', async () => {
    const strapi = desk.app.strapi as never;
    const reader = openReader(strapi);
    const log = createLog(strapi);
    const known = await keepDirectory(strapi, log)();
    const before = known.sources.map((source) => ({ ...source, name: 'Former name' }));
    const late = { ...known, sources: before, sourceById: new Map(before.map((source) => [source.id, source])) };
    const told = keepTold({ strapi, reader, clock: Date.now }, log, 1_000_000);
    const [story] = await desk.headlines('limit=1');
    const nameIn = async (directory: typeof known) => {
      const [one] = await told.byId([String(story?.documentId)], directory);
      return (JSON.parse(String(one?.text)) as Headline).source?.name;
    };
    expect([await nameIn(late), await nameIn(known), await nameIn(known)]).toEqual(['Former name', 'HNA', 'HNA']);
    reader.close();
  });
});
