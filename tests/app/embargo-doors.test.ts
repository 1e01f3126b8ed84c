import type { Receipt } from '../../src/plugins/off-the-wire/server/src/ingest/receipt';
import { contentType, type Desk, openDesk } from './desk';
import { lists, ofStory, pulse, shut } from './doors/doors';
import { articleOf, type Scene, type Stage, scenes } from './doors/scenes';
import { type Try, type Watched, watch } from './doors/watch';
import { databaseClients } from './newsroom';
import { type ServerProcess, startServer } from './server-process';
import { type Row, rowsOf } from './tables';

/** Between the moments of two scenes; time to set the stage; how late an answer may still be wrong. All milliseconds. */
const apart = 2000;
const preparation = 6000;
const second = 1000;
/** For how long before and after a moment the doors of its story are tried. */
const around = 1600;

const settings = { OTW_REST: 'true', OTW_ROLE: 'cli' };
const plan = {
  breadcrumbs: [
    { label: 'Home', path: '' },
    { label: 'World', path: 'world' },
  ],
  sources: [
    { code: 'harbour', name: 'Harbour', provider: 'Harbour', autoPublish: true, defaultBreadcrumb: 'world' },
    { code: 'careful', name: 'Careful', provider: 'Harbour', autoPublish: false, defaultBreadcrumb: 'world' },
  ],
  tickers: [
    { code: 'everything', label: 'Everything', length: 50 },
    { code: 'quays', label: 'Quays', length: 50, filter: { keyword: 'quays' } },
    { code: 'off-the-wire', label: 'Off the wire', length: 20 },
  ],
};

interface Played {
  readonly scene: Scene;
  /** The moment, epoch milliseconds. */
  readonly at: number;
  readonly documentId: string;
  readonly slug: string;
}

describe.each(databaseClients)('around the moment, on %s', (client) => {
  let desk: Desk;
  const servers: ServerProcess[] = [];
  let played: readonly Played[] = [];
  let tries: readonly Try[] = [];
  let neverOpen: readonly string[] = [];

  beforeAll(async () => {
    // This process sets the newsroom up and looks into its tables; what readers ask, other processes answer.
    desk = await openDesk(client, settings);
    await desk.room.setUp(plan);
    for (let at = 0; at < (client === 'postgres' ? 2 : 1); at += 1) servers.push(await startServer(desk.app.env));
    const tokens = {
      readOnly: await desk.app.apiToken('read-only'),
      custom: await desk.app.apiToken(['plugin::off-the-wire.article.find', 'plugin::off-the-wire.article.findOne']),
    };
    played = await play(await stageOf(desk, servers[0]?.url ?? ''));
    const documentIds = played.map(({ documentId }) => documentId);
    const shutDoors = shut(documentIds.slice(0, 3), tokens);
    neverOpen = shutDoors.map(({ path }) => path);
    const watched: Watched[] = [
      { door: pulse },
      ...lists(tokens).map((door) => ({ door })),
      ...shutDoors.map((door) => ({ door, once: true as const })),
      ...played.flatMap(({ at, slug, documentId }) =>
        ofStory(slug, documentId, tokens).map((door) => ({ door, from: at - around, to: at + around, known: slug })),
      ),
    ];
    const secrets = scenes.map(({ secret }) => secret);
    const end = Math.max(...played.map(({ at }) => at)) + around;
    tries = await watch(
      servers.map(({ url }) => url),
      watched,
      secrets,
      end,
    );
  }, 180_000);

  afterAll(async () => {
    process.stdout.write(`${figures(client, played, tries)}\n`);
    for (const server of servers) await server.stop();
    delete process.env.OTW_REST;
    delete process.env.OTW_ROLE;
    await desk?.close();
  });

  const playedOf = (name: string): Played => {
    const found = played.find(({ scene }) => scene.name === name);
    if (!found) throw new Error(`"${name}" was not played`);
    return found;
  };
  /**
   * A second, and as long as the machine kept a server from answering a bare question: where other work takes the
   * processor away, nothing can be in time.
   */
  const deadline = () => second + slowest(tries.filter(({ door }) => door === pulse.path));
  /** The tries that this scene is about: lists, and the doors of its own story. */
  const triesOf = ({ slug, documentId }: Played) =>
    tries.filter(({ door }) => {
      const isOfStory = played.some((one) => door.includes(one.slug) || door.includes(one.documentId));
      return (
        door !== pulse.path &&
        !neverOpen.includes(door) &&
        (!isOfStory || door.includes(slug) || door.includes(documentId))
      );
    });

  describe.each(scenes.map(({ name }) => name))('%s', (name) => {
    test('no door is early by a byte', () => {
      const { scene, at } = playedOf(name);
      const opens = scene.readers === 'see it from then on';
      const early = triesOf(playedOf(name)).filter(({ answeredAt, secrets }) => {
        return answeredAt < at && secrets.has(scene.secret) === opens;
      });
      expect(early.map(({ door, answeredAt, status }) => ({ door, status, early: at - answeredAt }))).toEqual([]);
    });

    test('all are right within a second', () => {
      const { scene, at } = playedOf(name);
      const opens = scene.readers === 'see it from then on';
      const late = triesOf(playedOf(name)).filter(({ askedAt, secrets }) => {
        return askedAt >= at + deadline() && secrets.has(scene.secret) !== opens;
      });
      expect(late.map(({ door, askedAt, status }) => ({ door, status, late: askedAt - at }))).toEqual([]);
    });

    test('each door was tried often enough on both sides to say so', () => {
      const { at } = playedOf(name);
      const doors = new Map<string, { before: number; after: number }>();
      for (const { door, server, askedAt } of triesOf(playedOf(name))) {
        const counts = doors.get(server + door) ?? { before: 0, after: 0 };
        if (askedAt < at) counts.before += 1;
        else if (askedAt >= at + second) counts.after += 1;
        doors.set(server + door, counts);
      }
      expect(doors.size).toBe(servers.length * (19 + 7));
      expect([...doors].filter(([, { before, after }]) => before < 2 || after < 1)).toEqual([]);
    });

    test('the log tells of it once, and at its time', async () => {
      const { scene, at, documentId } = playedOf(name);
      const entries = (await rowsOf(desk.app.strapi, 'otw_changes', { subject: documentId })).filter(
        (entry) => Number(entry.at) >= at,
      );
      expect(entries.map(({ kind }) => kind)).toEqual([scene.log]);
      expect(Number(entries[0]?.at) - at).toBeLessThan(deadline());
      if (scene.log === 'withdrawn') return;
      const [row] = (await rowsOf(desk.app.strapi, 'otw_articles', { document_id: documentId })).filter(
        ({ published_at }) => published_at !== null,
      );
      expect(timeOf(row?.last_published)).toBe(Number(entries[0]?.at));
    });
  });

  test('doors that are for the desk alone never tell a word', () => {
    const told = tries.filter(({ door, secrets }) => neverOpen.includes(door) && secrets.size > 0);
    expect([...new Set(told.map(({ door, status }) => `${status} ${door}`))]).toEqual([]);
    expect(new Set(tries.map(({ door }) => door)).size).toBeGreaterThan(neverOpen.length);
  });
});

const slowest = (tries: readonly Try[]): number =>
  Math.max(0, ...tries.map(({ askedAt, answeredAt }) => answeredAt - askedAt));

/** For the log of a run: how often was asked, and how late the last door was right. */
function figures(client: string, played: readonly Played[], tries: readonly Try[]): string {
  const lags = played.map(({ scene, at }) => {
    const opens = scene.readers === 'see it from then on';
    const wrong = tries.filter(({ askedAt, secrets }) => askedAt >= at && secrets.has(scene.secret) !== opens);
    const ofLists = wrong.filter(({ door }) => !door.includes('articles/') && /headlines|tickers/.test(door));
    return Math.max(0, ...ofLists.map(({ askedAt }) => askedAt - at));
  });
  const waits = tries.map(({ askedAt, answeredAt }) => answeredAt - askedAt).sort((one, other) => one - other);
  const [half, most] = [waits[Math.floor(waits.length / 2)], waits.at(-1)];
  return `${client}: ${tries.length} tries (${half} ms each, ${most} ms at the most, a bare one ${slowest(tries.filter(({ door }) => door === pulse.path))} ms); last wrong list after ${lags.join(', ')} ms`;
}

const timeOf = (value: unknown): number => (value instanceof Date ? value.getTime() : Number(value));

/** Sets all scenes, one after the other; their moments come in the same order. */
async function play(stage: Stage): Promise<Played[]> {
  const start = Date.now() + preparation;
  const played: Played[] = [];
  for (const [place, scene] of scenes.entries()) {
    const at = start + place * apart;
    const receipt: Receipt = await scene.set(stage, new Date(at).toISOString(), scene.secret);
    played.push({ scene, at, documentId: articleOf(receipt), slug: receipt.items[0]?.slug ?? '' });
  }
  if (Date.now() > start - second) throw new Error('The machine is too slow: the stage was not set in time');
  return played;
}

/** An agency and an editor, who work at this server. */
async function stageOf(desk: Desk, url: string): Promise<Stage> {
  const key = await desk.room.mintDeliveryToken('Agencies');
  const admin = await desk.app.adminToken();
  const send = async (method: string, path: string, token: string, body: object) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Row;
  };
  const article = (documentId: string) => `${contentType('article')}/${documentId}`;
  return {
    deliver: async (source, copy) =>
      (await send('POST', `/api/wire/deliveries?source=${source}`, key, copy)).data as Receipt,
    edit: (documentId, fields) => send('PUT', article(documentId), admin, fields),
    publish: (documentId) => send('POST', `${article(documentId)}/actions/publish`, admin, {}),
  };
}
