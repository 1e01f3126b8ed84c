/** One newsroom, changed at random for a while and read all the while. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../chaos/importing';
import { faultsOf as faultsOfLog } from '../chaos/reader';
import { randomOf } from '../fuzz/random';
import { act, bring, type Ids, type Stage } from './acts';
import { startMirror } from './mirror';
import { contentType, type Newsroom, openNewsroom, paths } from './newsroom';
import type { Listed } from './oracle';
import { type FrontProxy, startProxy } from './proxy';
import { startReaders } from './readers';
import { allTargets, articleTargets, walked } from './targets';
import { openTimeline, type Step, stalledFor } from './truth';
import { faultsOfWalk, type ListAt, startWalkers } from './walkers';

/** What was wrong, counted, and what was looked at. */
export interface Tally {
  steps: number;
  answers: number;
  /** Of these, 304; and those that the proxy gave by itself. */
  unchanged: number;
  fromProxy: number;
  walks: number;
  /** How far behind the truth the slowest answer was that was in time, in milliseconds: of the servers, of the proxy. */
  behind: number;
  behindProxy: number;
  /** Answers that were no longer true; answers that may not be; what a change came to that may not be. */
  stale: number;
  wrong: number;
  failed: number;
  /** Stories that stood where they stood and were not seen in a walk; those that were seen twice. */
  missed: number;
  twice: number;
  /** Entries of the log; stories that a client which follows the log has too many or too few. */
  missedChanges: number;
  twiceChanges: number;
  strayed: number;
}

export interface Run {
  readonly client: Client;
  readonly processes: number;
  readonly seconds: number;
  readonly seed: number;
  readonly folder: string;
  /** nginx; absent: without a proxy. */
  readonly proxy?: string;
  readonly out: (line: string) => void;
}

/** What the issue allows: a second; and of the proxy, which counts in whole seconds, `s-maxage=1` is up to two. */
const allowance = 1_000;
const proxyKeeps = 2_000;

export async function run(given: Run): Promise<Tally> {
  const { client, processes, seed, folder } = given;
  const room = await openNewsroom(client, processes, randomOf(seed, client, 'servers'));
  let proxy: FrontProxy | undefined;
  try {
    const urls = room.servers.map(({ url }) => url);
    if (given.proxy) proxy = await startProxy(given.proxy, path.join(folder, `nginx-${client}`), urls);
    return await watch(given, room, proxy);
  } finally {
    await proxy?.stop();
    await room.close();
  }
}

async function watch(given: Run, room: Newsroom, proxy: FrontProxy | undefined): Promise<Tally> {
  const { client, seed, seconds, out } = given;
  const stage = await stageOf(room, seed, client);
  const [server = { url: '' }] = room.servers;
  const targets = await allTargets(server.url);
  const asked: string[] = [];
  const vias = [
    ...room.servers.map(({ url }, at) => ({ via: `server ${at + 1}`, url })),
    ...(proxy ? [{ via: 'proxy', url: proxy.url }] : []),
  ];
  const random = (what: string, via: string) => randomOf(seed, client, what, via);
  const two = vias.flatMap((one) => [one, one]);
  const readers = startReaders(
    two.map(({ via, url }, at) => ({ via, url, targets: () => asked, random: random(`reads ${at}`, via) })),
  );
  const walkers = startWalkers(vias.map((one) => ({ ...one, filters: walked, random: random('walks', one.via) })));
  const mirrors = vias.map(({ via, url }) => startMirror(via, url));
  const history = await change({ room, stage, targets, asked, seconds, out });
  await sleep(allowance + proxyKeeps);
  await Promise.all([readers.stop(), walkers.stop(), ...mirrors.map((mirror) => mirror.finish())]);
  const { timeline, listsAt, refused, last } = history;
  out(`${client}: ${timeline.steps().length} steps, ${refused.length} refused, ${targets.length} targets`);
  for (const line of [...new Set(refused)].slice(0, 3)) out(`  refused: ${line}`);

  const tally = emptyTally();
  tally.steps = timeline.steps().length;
  tally.answers = readers.observations.length;
  Object.assign(tally, readers.counts());
  tally.wrong = readers.faults.length;
  const shown: string[] = readers.faults.slice(0, 6).map((fault) => `wrong: ${fault}`);
  for (const observation of readers.observations) {
    const at = vias.findIndex(({ via }) => via === observation.via);
    const isProxy = observation.via === 'proxy';
    const stalls = isProxy ? room.servers.flatMap((one) => one.stalls) : (room.servers[at]?.stalls ?? []);
    const { sentAt, receivedAt, target, outcome } = observation;
    const stalled = stalledFor(stalls, sentAt - 5_000, receivedAt);
    const verdict = timeline.judge(observation, allowance + (isProxy ? proxyKeeps : 0) + stalled);
    if (verdict.isStale) {
      tally.stale += 1;
      const late = Number.isFinite(verdict.behind) ? `${verdict.behind} ms behind` : 'never true';
      if (shown.length < 12) {
        shown.push(`stale: ${observation.via} ${target} gave ${outcome}, ${late}, after "${verdict.lastStep}"`);
      }
    } else if (isProxy) tally.behindProxy = Math.max(tally.behindProxy, verdict.behind);
    else tally.behind = Math.max(tally.behind, verdict.behind);
  }
  for (const walk of walkers.walks) {
    const { missed, twice } = faultsOfWalk(walk, listsAt(walk.filter, walk.from - allowance - proxyKeeps, walk.to));
    tally.walks += 1;
    tally.missed += missed;
    tally.twice += twice;
    if (missed + twice > 0)
      shown.push(`walk: ${walk.via} ${walk.direction} "${walk.filter}": ${missed} missed, ${twice} twice`);
  }
  const position = await room.position();
  for (const { seen, shown: kept, via } of mirrors) {
    const { missed, twice } = faultsOfLog(seen, position);
    tally.missedChanges += missed;
    tally.twiceChanges += twice;
    const public_ = new Set(last.map(([id]) => id));
    const strayed =
      [...public_].filter((id) => !kept.has(id)).length + [...kept].filter((id) => !public_.has(id)).length;
    tally.strayed += strayed;
    if (missed + twice + strayed > 0)
      shown.push(`changes: ${via}: ${missed} missed, ${twice} twice, ${strayed} strayed`);
  }
  for (const line of shown) out(`  ${client}, ${line.slice(0, 500)}`);
  return tally;
}

interface Changing {
  readonly room: Newsroom;
  readonly stage: Stage & { take(list: Listed): void };
  readonly targets: string[];
  /** What readers ask for: what is true of it is known. */
  readonly asked: string[];
  readonly seconds: number;
  readonly out: (line: string) => void;
}

/** A step, then all answers made fresh, then the next step: between two steps nothing changes. */
async function change({ room, stage, targets, asked, seconds }: Changing) {
  const timeline = openTimeline();
  const lists: Readonly<Record<string, Listed>>[] = [];
  const refused: string[] = [];
  const look = async (step: Step) => {
    const fresh = await room.fresh(targets, ['', ...walked]);
    timeline.add(step, fresh.outcomes);
    lists.push(fresh.lists);
    stage.take(fresh.lists[''] ?? []);
    asked.push(...targets.slice(asked.length));
  };
  const began = Date.now();
  await look({ what: 'the beginning', from: 0, to: began, isWild: false });
  while (Date.now() < began + seconds * 1_000) {
    const step = await act(stage);
    if (step.refused) refused.push(step.refused);
    await look(step);
    // Now and then nothing happens for so long that nothing old may be answered by anybody any more.
    if (stage.random.chance(0.15)) await sleep(allowance + proxyKeeps);
    if (targets.length < mostTargets) await addNewest(room, targets);
  }
  const listsAt = (filter: string, from: number, to: number): ListAt[] =>
    timeline.steps().flatMap(({ from: start, isWild }, at) => {
      const end = timeline.steps()[at + 1]?.to ?? Number.POSITIVE_INFINITY;
      return start <= to && end >= from ? [{ from: start, to: end, list: lists[at]?.[filter], isWild }] : [];
    });
  return { timeline, listsAt, refused, last: lists.at(-1)?.[''] ?? [] };
}

const mostTargets = 150;

/** Stories that have come since are read too. */
async function addNewest({ servers: [server] }: Newsroom, targets: string[]): Promise<void> {
  const answer = await fetch(`${server?.url}/api/wire/headlines?limit=3`);
  const { data } = (await answer.json()) as { data: { slug: string }[] };
  for (const { slug } of data) {
    for (const target of articleTargets(slug, targets.length)) if (!targets.includes(target)) targets.push(target);
  }
}

async function stageOf(room: Newsroom, seed: number, client: Client): Promise<Stage & { take(list: Listed): void }> {
  let shown: readonly string[] = [];
  const stage = {
    ...{ room, random: randomOf(seed, client, 'acts'), stories: new Map(), out: [], ids: await idsOf(room) },
    shown: () => shown,
    take(list: Listed) {
      shown = list.map(([documentId]) => documentId);
    },
  };
  for (let count = 0; count < 40; count += 1) await bring(stage);
  return stage;
}

async function idsOf(room: Newsroom): Promise<Ids> {
  const all = async (type: string, key: string) => {
    const { results } = await room.manage('GET', `${contentType(type)}?pageSize=100`);
    const rows = results as readonly Readonly<Record<string, string>>[];
    return Object.fromEntries(rows.map((row) => [row[key] ?? '', row.documentId ?? '']));
  };
  const [sections, sources, tickers] = [
    await all('breadcrumb', 'path'),
    await all('source', 'code'),
    await all('ticker', 'code'),
  ];
  const lacking = paths.filter((path) => !sections[path]);
  if (lacking.length > 0) throw new Error(`There is no section ${lacking.join()}: ${Object.keys(sections).join()}`);
  return { sections, sources, tickers };
}

export const emptyTally = (): Tally => ({
  ...{ steps: 0, answers: 0, unchanged: 0, fromProxy: 0, walks: 0, behind: 0, behindProxy: 0 },
  ...{ stale: 0, wrong: 0, failed: 0, missed: 0, twice: 0, missedChanges: 0, twiceChanges: 0, strayed: 0 },
});
