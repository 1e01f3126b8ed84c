import {
  type ArrivalKind,
  arrivalKinds,
  type StoryState,
  storyStates,
  type Verdict,
  verdictOf,
  verdicts,
} from '../../src/plugins/off-the-wire/server/src/wire/story/table';
import { databaseClients, openNewsroom, type TestNewsroom } from './newsroom';
import { type Row, rowsOf } from './tables';
import { nitf, type VersionCopy } from './version-copy';

/** The table of tests/wire/story/table.test.ts again, cell by cell, through the whole line and in the database. */
interface Cell {
  readonly kind: ArrivalKind;
  readonly state: StoryState;
  readonly guid: string;
  /** The agency whose policy the kind needs. */
  readonly agency: 'press' | 'upi' | 'reuters';
}

const cells: readonly Cell[] = arrivalKinds.flatMap((kind) =>
  storyStates
    // An agency whose leads are a new top only never sets an update beside the first story.
    .filter((state) => kind !== 'lead-top' || state !== 'superseded')
    .map((state) => ({ kind, state, guid: `urn:cell:${kind}-meets-${state}`, agency: agencyOf(kind, state) })),
);

function agencyOf(kind: ArrivalKind, state: StoryState): Cell['agency'] {
  if (kind === 'lead-top') return 'upi';
  return kind === 'update-beside' || state === 'superseded' ? 'reuters' : 'press';
}

const providers = { press: 'Test Press', upi: 'UPI', reuters: 'Reuters' } as const;
const sources = Object.entries(providers).flatMap(([agency, provider]) =>
  [true, false].map((autoPublish) => ({
    ...{ code: `${agency}-${autoPublish ? 'open' : 'shut'}`, name: `${provider} ${autoPublish}` },
    ...{ provider, language: 'en', autoPublish, trusted: true },
  })),
);

/** Copy and the source that it comes by. */
interface Sending {
  readonly source: string;
  readonly copy: VersionCopy;
}

const clock = (hour: string) => `2026-11-20T${hour}:00Z`;
const copyOf = ({ guid, agency }: Cell, hour: string, words: string, own: Partial<VersionCopy> = {}): VersionCopy => ({
  ...{ guid, headline: `${words} of the story`, text: `The ${words} text.`, at: clock(hour) },
  ...(agency === 'reuters' ? { storyKey: `key-of-${guid.split(':').at(-1)}` } : {}),
  ...own,
});

/** What brings a story into its state; what an editor does comes after. */
function before(cell: Cell): readonly VersionCopy[] {
  const first = copyOf(cell, '09:00', 'First');
  const second = copyOf(cell, '10:00', 'Second');
  if (cell.state === 'none') return [];
  if (cell.state === 'embargoed') return [{ ...second, embargo: '2090-01-01T00:00:00Z' }];
  if (cell.state === 'held') return [first, second, copyOf(cell, '10:30', 'Withheld', { status: 'withheld' })];
  if (cell.state === 'killed') return [first, second, copyOf(cell, '10:30', 'Killed', { status: 'canceled' })];
  if (cell.state !== 'superseded') return [first, second];
  return [first, second, copyOf(cell, '10:30', 'Successor', { guid: `${cell.guid}-successor`, kind: 'update' })];
}

/** The copy that meets it. */
function arrival(cell: Cell): VersionCopy {
  const { kind, state, guid } = cell;
  const later = (own: Partial<VersionCopy>) => copyOf(cell, '11:00', 'Third', own);
  if (kind === 'resend' || kind === 'category-copy') {
    const second = before({ ...cell, state: state === 'none' ? 'incoming' : state })[state === 'embargoed' ? 0 : 1];
    return {
      ...copyOf(cell, '10:00', 'Second'),
      ...second,
      ...(kind === 'category-copy' ? { subject: '15000000' } : {}),
    };
  }
  if (kind === 'stale') return copyOf(cell, '09:30', 'Old');
  if (kind === 'kill' || kind === 'kill-unseen') return later({ status: 'canceled' });
  if (kind === 'withhold') return later({ status: 'withheld' });
  if (kind === 'lead-top') return later({ kind: 'lead' });
  if (kind === 'update-beside') return later({ kind: 'update', guid: state === 'none' ? guid : `${guid}-beside` });
  return later({ kind });
}

describe.each(databaseClients)('copy of every kind meets a story in every state, on %s', (client) => {
  let newsroom: TestNewsroom;
  /** What readers see of each story, by guid, before and after. */
  let [seenBefore, seenAfter] = [new Map<string, string>(), new Map<string, string>()];
  let drafts: readonly Row[] = [];
  let logged: readonly Row[] = [];
  let alerts: readonly Row[] = [];

  beforeAll(async () => {
    newsroom = await openNewsroom(client, { OTW_ROLE: 'cli' });
    await newsroom.strapi
      .plugin('off-the-wire')
      .service('newsroom')
      .setUp({
        breadcrumbs: [{ label: 'Home', path: '' }],
        sources,
      });
    const isShut = ({ state }: Cell) => state === 'incoming' || state === 'spiked';
    const source = (cell: Cell, shut: boolean) => `${cell.agency}-${shut ? 'shut' : 'open'}`;
    await send(cells.flatMap((cell) => before(cell).map((copy) => ({ source: source(cell, isShut(cell)), copy }))));
    for (const { guid } of cells.filter(({ state }) => state === 'edited')) await edit(guid);
    for (const { guid } of cells.filter(({ state }) => state === 'spiked')) await spike(guid);
    drafts = (await rowsOf(newsroom.strapi, 'otw_articles')).filter((row) => row.published_at === null);
    seenBefore = await seen();
    const [changes, rung] = [
      (await rowsOf(newsroom.strapi, 'otw_changes')).length,
      (await rowsOf(newsroom.strapi, 'otw_alerts')).length,
    ];
    await send(cells.map((cell) => ({ source: source(cell, cell.state === 'incoming'), copy: arrival(cell) })));
    seenAfter = await seen();
    logged = (await rowsOf(newsroom.strapi, 'otw_changes')).slice(changes);
    alerts = (await rowsOf(newsroom.strapi, 'otw_alerts')).slice(rung);
  });
  afterAll(async () => {
    delete process.env.OTW_ROLE;
    await newsroom?.close();
  });

  /** In their order, the copy of each source in one go. A resend is the same copy in other bytes. */
  async function send(sendings: readonly Sending[]): Promise<void> {
    for (const { code } of sources) {
      const own = sendings.filter(({ source }) => source === code);
      const deliveries = own.map(({ copy }, at) => ({ bytes: Buffer.from(`${nitf(copy)}<!-- ${at} -->`) }));
      await newsroom.strapi.plugin('off-the-wire').service('newsroom').receive(code, deliveries);
    }
  }

  async function edit(guid: string): Promise<void> {
    const articles = newsroom.strapi.documents('plugin::off-the-wire.article' as never);
    const documentId = await documentOf(guid);
    const data = { headline: 'A person wrote this', body: '<p>A person.</p>' } as never;
    await articles.update({ documentId, data } as never);
    await articles.publish({ documentId } as never);
  }

  async function spike(guid: string): Promise<void> {
    await newsroom.strapi.db.connection('otw_articles').where({ guid }).update({ desk_state: 'spiked' });
  }

  async function documentOf(guid: string): Promise<string> {
    const [row] = await rowsOf(newsroom.strapi, 'otw_articles', { guid });
    return String(row?.document_id);
  }

  async function seen(): Promise<Map<string, string>> {
    const live = (await rowsOf(newsroom.strapi, 'otw_articles')).filter((row) => row.published_at !== null);
    return new Map(
      live.map((row) => [String(row.guid), JSON.stringify([row.headline, row.body, row.version_kind, row.subjects])]),
    );
  }

  const draftOf = (guid: string) => drafts.find((row) => row.guid === guid);
  /** Kinds of the entries that the arrival made, of a story known by its guid. */
  const logOf = async (guid: string) => {
    const documentId = await documentOf(guid);
    return logged.filter(({ subject }) => subject === documentId).map(({ kind }) => kind);
  };

  test('the stories stand as their states say', () => {
    const states = {
      incoming: 'incoming',
      held: 'held',
      published: 'published',
      edited: 'published',
      embargoed: 'held',
    };
    const all: Readonly<Record<string, string>> = { ...states, superseded: 'held', spiked: 'spiked', killed: 'killed' };
    const wrong = cells
      .filter(({ state }) => state !== 'none')
      .map(({ guid, state }) => [guid, draftOf(guid)?.desk_state, all[state]])
      .filter(([, is, ought]) => is !== ought);
    expect(wrong).toEqual([]);
    expect(drafts.find((row) => row.guid === 'urn:cell:lead-meets-superseded')?.held_because).toMatch(/Another story/);
  });

  const usual = cells.filter(({ kind, state }) => kind !== 'update-beside' || state === 'none');

  test.each(usual.map((cell) => [cell.kind, cell.state, verdictOf(cell.kind, cell.state), cell] as const))(
    '%s meets %s: %s',
    async (_kind, _state, name, { guid }) => {
      const verdict: Verdict = verdicts[name];
      const documentId = await documentOf(guid);
      const [was, is] = [seenBefore.get(guid), seenAfter.get(guid)];
      const readers = is === undefined ? (was ? 'lose it' : 'see nothing') : is === was ? 'see the same' : 'see it';
      const rung = alerts.filter(({ article }) => article === documentId).map(({ level }) => level);
      expect({ readers, log: await logOf(guid), rung }).toEqual({
        readers: verdict.readers,
        log: verdict.log ? [verdict.log] : [],
        rung: verdict.alert ? [verdict.alert] : [],
      });
      const versions = await rowsOf(newsroom.strapi, 'otw_article_versions', { article: documentId });
      if (name.startsWith('nothing')) {
        expect(new Set(versions.map(({ digest }) => digest)).size).toBe(versions.length);
        return;
      }
      const { version } = verdict;
      const standing = version === 'as source' ? expect.stringMatching(/^(?:open|waiting)$/) : version;
      expect(versions.at(-1)?.standing).toEqual(standing);
    },
  );

  // Of a superseded story the keywords name the successor: it is that which the next update meets.
  const apart = cells.filter(
    ({ kind, state }) => kind === 'update-beside' && state !== 'none' && state !== 'superseded',
  );

  test.each(apart.map((cell) => [cell.state, verdictOf(cell.kind, cell.state), cell.guid] as const))(
    'an update that stands beside its story meets %s: %s',
    async (state, _name, guid) => {
      const takesOver = state === 'published';
      expect(seenAfter.has(`${guid}-beside`)).toBe(takesOver);
      expect(await logOf(`${guid}-beside`)).toEqual(takesOver ? ['published'] : []);
      expect(await logOf(guid)).toEqual(takesOver ? ['withdrawn'] : []);
      expect(seenAfter.get(guid)).toBe(takesOver ? undefined : seenBefore.get(guid));
      const [draft] = await rowsOf(newsroom.strapi, 'otw_articles', { guid, published_at: null });
      if (!takesOver) expect(draft).toEqual(draftOf(guid));
    },
  );
});
