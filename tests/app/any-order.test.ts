import { randomOf } from '../fuzz/random';
import { databaseClients, openNewsroom, type TestNewsroom } from './newsroom';
import { type Sent, versionsOfStory } from './story-versions';
import { type Row, rowsOf } from './tables';
import { expectWhole } from './whole';

const seed = 'any order 1';
const [sets, ordersEach, mostVersions] = [36, 6, 6];

/** A set of versions in one order of arrival: a story of its own, known by its guid. */
interface Run {
  readonly set: number;
  readonly guid: string;
  readonly arrivals: readonly Sent[];
}

/** What readers see, whatever the story's address and the hours at which it came. */
const seen = [
  'headline',
  'body',
  'urgency',
  'version_kind',
  'version_created',
  'expires',
  'embargo',
  'pub_status',
  'subjects',
];

describe.each(databaseClients)('whichever order the versions of a story come in, on %s', (client) => {
  let newsroom: TestNewsroom;
  const runs = allRuns();

  beforeAll(async () => {
    newsroom = await openNewsroom(client, { OTW_ROLE: 'cli' });
    const service = newsroom.strapi.plugin('off-the-wire').service('newsroom');
    const source = { code: 'desk', name: 'The Desk', provider: 'Test Press', language: 'en', autoPublish: true };
    await service.setUp({ breadcrumbs: [{ label: 'Home', path: '' }], sources: [source] });
    // The first of each order, then the second of each: what was there before has been to the database and back.
    for (let place = 0; place < mostVersions; place += 1) {
      const next = runs.flatMap(({ arrivals }) => arrivals[place] ?? []);
      await service.receive(
        'desk',
        next.map(({ bytes }) => ({ bytes })),
      );
    }
  });
  afterAll(async () => {
    delete process.env.OTW_ROLE;
    await newsroom?.close();
  });

  test('the public rows are the same in the end, and so are the facets', async () => {
    const [articles, facets] = [
      await rowsOf(newsroom.strapi, 'otw_articles'),
      await rowsOf(newsroom.strapi, 'otw_facets'),
    ];
    const truths = new Map<number, Set<string>>();
    for (const { set, guid } of runs) {
      const live = articles.filter((row) => row.guid === guid && row.published_at !== null);
      const under = facets.filter((facet) => live.some((row) => row.document_id === facet.document_id));
      const truth = JSON.stringify([live.map(publicOf), under.map(({ facet }) => facet).sort()]);
      truths.set(set, (truths.get(set) ?? new Set()).add(truth.replaceAll(guid, 'guid')));
    }
    expect([...truths].filter(([, told]) => told.size > 1).map(([set, told]) => [set, ...told])).toEqual([]);
    expect(truths.size).toBe(sets);
    // Neither all nor none of the sets may end public: then there was nothing to compare.
    const open = [...truths.values()].filter((told) => ![...told].some((truth) => truth.startsWith('[[]')));
    expect(open.length).toBeGreaterThan(sets / 3);
    expect(open.length).toBeLessThan(sets);
  });

  test('the database is whole', () => expectWhole(newsroom.strapi));

  test('no order leaves a version out', async () => {
    const versions = await rowsOf(newsroom.strapi, 'otw_article_versions');
    const kept = new Set(versions.map(({ digest }) => digest));
    expect(kept.size).toBe(versions.length);
    expect(versions).toHaveLength(runs.reduce((sum, { arrivals }) => sum + arrivals.length, 0));
  });
});

function allRuns(): readonly Run[] {
  const runs: Run[] = [];
  for (let set = 0; set < sets; set += 1) {
    for (let order = 0; order < ordersEach; order += 1) {
      const guid = `urn:test:set${set}-order${order}`;
      // The same seed gives the same versions, under another guid.
      const versions = versionsOfStory(randomOf(seed, set), guid, mostVersions);
      runs.push({ set, guid, arrivals: order === 0 ? versions : shuffled(versions, `${set} ${order}`) });
    }
  }
  return runs;
}

function shuffled(versions: readonly Sent[], words: string): readonly Sent[] {
  const random = randomOf(seed, words);
  return versions
    .map((version) => ({ version, at: random.int(1_000_000) }))
    .sort((one, other) => one.at - other.at)
    .map(({ version }) => version);
}

const publicOf = (row: Row) =>
  seen.map((column) => {
    const value = row[column];
    return typeof value === 'string' && /^[[{]/.test(value) ? JSON.parse(value) : value;
  });
