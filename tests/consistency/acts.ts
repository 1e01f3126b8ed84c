/** What happens in a newsroom: each act changes, or may change, what readers see. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ninjs } from '../app/desk';
import type { Random } from '../fuzz/random';
import { contentType, type Newsroom, paths } from './newsroom';
import type { Step } from './truth';

export interface Stage {
  readonly room: Newsroom;
  readonly random: Random;
  /** documentIds of what readers may see now. */
  shown(): readonly string[];
  /** Agencies' stories, by their uri: how many versions were sent. */
  readonly stories: Map<string, { version: number; source: string; documentId: string; at: number }>;
  /** documentIds that an editor took out. */
  readonly out: string[];
  readonly ids: Ids;
}

/** documentIds of what is there from the beginning. */
export interface Ids {
  readonly sources: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, string>>;
  readonly tickers: Readonly<Record<string, string>>;
}

/** When it was done. What it does not say, the beginning and the end of the call do. */
type Done = Partial<Pick<Step, 'from' | 'to' | 'isWild'>>;
type Act = (stage: Stage) => Promise<unknown>;

const articles = contentType('article');
const words = ['rates', 'trade', 'storm', 'vote', 'asia', 'markets', 'sport', 'world', 'business'] as const;

/** Copy that stands under some of everything that can be asked for. */
function story({ random }: Stage, uri: string, fields: object = {}): object {
  const subject = random.chance(0.3) ? { subject: [{ code: 'medtop:04000000', name: 'Economy' }] } : {};
  return ninjs(uri, {
    ...{
      language: random.pick(['en', 'en-GB', 'es']),
      urgency: random.between(1, 5),
      genre: random.pick(['Feature', 'Current']),
    },
    ...{ keywords: [random.pick(words), random.pick(words)], headline: `${uri} ${random.int(1_000_000)}`, ...subject },
    ...fields,
  });
}

let named = 0;

/** @returns the new story's uri and copy */
function newStory(stage: Stage, fields: object = {}) {
  named += 1;
  const uri = `c${named}`;
  return { uri, source: stage.random.pick(['hna', 'portal']), copy: story(stage, uri, fields) };
}

export async function bring(stage: Stage, fields: object = {}): Promise<string> {
  const { uri, source, copy } = newStory(stage, fields);
  const { items } = await stage.room.deliver(source, copy);
  const documentId = String(items[0]?.article);
  stage.stories.set(uri, { version: 1, source, documentId, at: named });
  return documentId;
}

async function revise(stage: Stage, fields: (random: Random) => object): Promise<void> {
  const [uri, known] = stage.random.anyOf([...stage.stories]) ?? [];
  if (!uri || !known) return;
  known.version += 1;
  const at = new Date(Date.UTC(2026, 10, 20, 10, known.version)).toISOString();
  const versions = { version: String(known.version), versioncreated: at };
  await stage.room.deliver(known.source, story(stage, uri, { ...versions, ...fields(stage.random) }));
}

const oneShown = (stage: Stage) => stage.random.anyOf(stage.shown());

/** What an editor does to one article that readers see. */
const onShown =
  (work: (stage: Stage, documentId: string) => Promise<unknown>): Act =>
  async (stage) => {
    const documentId = oneShown(stage);
    if (documentId) await work(stage, documentId);
  };

const publish = (stage: Stage, documentId: string, body: object = {}) =>
  stage.room.manage('POST', `${articles}/${documentId}/actions/publish`, body);

const sectionOf = ({ random, ids }: Stage) => {
  const documentId = ids.sections[random.pick(paths)];
  return { breadcrumb: { connect: [{ documentId }], disconnect: [] } };
};

const soon = (milliseconds: number) => new Date(Date.now() + milliseconds);

/** Until the log has told of a story, so that its moment is over. */
async function told(stage: Stage, after: number): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await stage.room.position()) > after) return;
    await sleep(25);
  }
  throw new Error('What was due was not done within ten seconds.');
}

const entryIn = (stage: Stage, code: string, fields: object) =>
  stage.room.manage('POST', contentType('ticker-entry'), {
    text: `Entry ${stage.random.int(1_000_000)}`,
    ticker: { connect: [{ documentId: stage.ids.tickers[code] }], disconnect: [] },
    ...fields,
  });

const put = (stage: Stage, type: string, documentId: string | undefined, body: object) =>
  stage.room.manage('PUT', `${contentType(type)}/${documentId}`, body);

/** One change of one article, or of a few in one delivery. */
const small: Readonly<Record<string, Act>> = {
  'a story comes': (stage) => bring(stage),
  'a new version comes': (stage) => revise(stage, () => ({})),
  'a version moves a story': (stage) =>
    revise(stage, (random) => ({ keywords: [random.pick(['asia', 'markets', 'sport', 'world'])] })),
  'a story is killed': (stage) => revise(stage, () => ({ pubstatus: 'canceled' })),
  'an editor changes a headline': onShown((stage, id) =>
    publish(stage, id, { headline: `Edited ${stage.random.int(1_000_000)}` }),
  ),
  'an editor changes urgency and language': onShown((stage, id) =>
    publish(stage, id, { urgency: stage.random.between(1, 5), language: stage.random.pick(['en', 'es', 'fr']) }),
  ),
  'an editor files it elsewhere': onShown((stage, id) => publish(stage, id, sectionOf(stage))),
  'an editor takes it out': onShown(async (stage, id) => {
    await stage.room.manage('POST', `${articles}/${id}/actions/unpublish`, {});
    stage.out.push(id);
  }),
  'an editor puts one back': async (stage) => {
    const documentId = stage.out.shift();
    if (documentId) await publish(stage, documentId);
  },
};

const large: Readonly<Record<string, Act>> = {
  'a batch comes': async (stage) => {
    const copies = Array.from({ length: 5 }, () => newStory(stage).copy);
    await stage.room.deliver('hna', copies);
  },
  'a story is deleted': onShown((stage, id) => stage.room.manage('DELETE', `${articles}/${id}`)),
  'a source is renamed': async (stage) => {
    const code = stage.random.pick(['hna', 'portal']);
    await put(stage, 'source', stage.ids.sources[code], { name: `${code} ${stage.random.int(1000)}` });
  },
  'a section is renamed': async (stage) => {
    const path = stage.random.pick(paths);
    await put(stage, 'breadcrumb', stage.ids.sections[path], { label: `${path} ${stage.random.int(1000)}` });
  },
  'a section gets another address': async (stage) => {
    await put(stage, 'breadcrumb', stage.ids.sections.sport, { slug: stage.random.pick(['sport', 'sports']) });
  },
  'a subtree is moved': async (stage) => {
    const { sections } = stage.ids;
    const documentId = sections[stage.random.pick(['world', 'business', ''])];
    const parent = { connect: [{ documentId }], disconnect: [] };
    await put(stage, 'breadcrumb', sections[stage.random.pick(['world/asia', 'business/markets'])], { parent });
  },
  'an embargo lifts': async (stage) => {
    const before = await stage.room.position();
    const until = soon(900);
    await bring(stage, { embargoed: until.toISOString() });
    await told(stage, before);
    return { from: until.getTime() };
  },
  'a story expires': async (stage) => {
    const before = await stage.room.position();
    await bring(stage, { expires: soon(900).toISOString() });
    await told(stage, before + 1);
    return { isWild: true };
  },
  'an entry of a ticker ends': async (stage) => {
    const ends = soon(900);
    await entryIn(stage, stage.random.pick(['desk', 'asia']), { ends: ends.toISOString() });
    await sleep(Math.max(0, ends.getTime() + 30 - Date.now()));
    return { isWild: true };
  },
  'an entry of a ticker starts': async (stage) => {
    const starts = soon(900);
    await entryIn(stage, 'desk', { starts: starts.toISOString(), urgent: true });
    await sleep(Math.max(0, starts.getTime() + 30 - Date.now()));
    return { isWild: true };
  },
  'a story is pinned on a ticker': onShown((stage, documentId) =>
    entryIn(stage, 'desk', { pinned: true, article: documentId }),
  ),
  'much happens at once': async (stage) => {
    const acts = Array.from({ length: 6 }, () => stage.random.pick(names(small)));
    const done = await Promise.allSettled([
      ...acts.map((name) => small[name]?.(stage)),
      large['a section is renamed']?.(stage),
    ]);
    const failed = done.find((one) => one.status === 'rejected' && !isRefusal(one.reason));
    if (failed?.status === 'rejected') throw failed.reason;
    return { isWild: true };
  },
};

const names = (acts: object) => Object.keys(acts) as [string, ...string[]];

/** One step, at random. A refusal of the desk changes nothing, and is a step all the same. */
export async function act(stage: Stage): Promise<Step & { readonly refused?: string }> {
  const acts = stage.random.chance(0.5) ? small : large;
  const what = stage.random.pick(names(acts));
  const from = Date.now();
  try {
    const done = doneOf(await acts[what]?.(stage));
    return { what, from, to: Date.now(), isWild: false, ...done };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { what, from, to: Date.now(), isWild: true, refused: error.text };
  }
}

/** Of what an act gives, when it was done. */
const doneOf = (given: unknown): Done =>
  typeof given === 'object' && given !== null && ('from' in given || 'isWild' in given) ? (given as Done) : {};

const isRefusal = (error: unknown): error is { readonly status: number; readonly text: string } =>
  typeof error === 'object' && error !== null && 'status' in error && Number(error.status) < 500;
