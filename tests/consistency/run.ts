/** One newsroom, changed at random for a while and read all the while. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../chaos/importing';
import { randomOf } from '../fuzz/random';
import { bring, type Ids, type Stage } from './acts';
import { change } from './history';
import { followLog, followStream } from './mirror';
import { contentType, type Newsroom, openNewsroom, paths } from './newsroom';
import type { Listed } from './oracle';
import { type FrontProxy, startProxy } from './proxy';
import { startReaders } from './readers';
import { longest, type Seen, type Tally, tallyOf } from './tally';
import { allTargets, walked } from './targets';
import { startWalkers } from './walkers';

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

/** How many faults are shown; all are counted. */
const mostShown = 10;

export async function run(given: Run): Promise<Tally> {
  const { client, processes, seed, folder, out } = given;
  const room = await openNewsroom(client, processes, randomOf(seed, client, 'servers'));
  let proxy: FrontProxy | undefined;
  try {
    const urls = room.servers.map(({ url }) => url);
    if (given.proxy) proxy = await startProxy(given.proxy, path.join(folder, `nginx-${client}`), urls);
    const seen = await watch(given, room, proxy);
    const shown: string[] = [];
    const tally = tallyOf(seen, (fault) => shown.push(fault));
    for (const fault of shown.slice(0, mostShown)) out(`  ${client}, ${fault.slice(0, 500)}`);
    return tally;
  } finally {
    await proxy?.stop();
    await room.close();
  }
}

async function watch({ client, seed, seconds, out }: Run, room: Newsroom, proxy?: FrontProxy): Promise<Seen> {
  const stage = await stageOf(room, seed, client);
  const targets = await allTargets(room.servers[0]?.url ?? '');
  const asked: string[] = [];
  const { reading, stop } = startReading(room, proxy, asked, [seed, client]);
  const history = await change({ room, stage, targets, asked, seconds });
  await sleep(longest);
  const position = await room.position();
  await stop(position);
  const { timeline, refused } = history;
  out(`${client}: ${timeline.steps().length} steps, ${refused.length} refused, ${targets.length} targets`);
  for (const line of [...new Set(refused)].slice(0, 3)) out(`  refused: ${line}`);
  const stallsOf = (via: string) =>
    room.servers.flatMap(({ stalls }, at) => (via === 'proxy' || via === nameOf(at) ? stalls : []));
  return { ...history, ...reading, stallsOf, position };
}

const nameOf = (at: number) => `server ${at + 1}`;

/** Of each server and of the proxy two who poll, one who walks and two who follow the log; of each server one by its stream. */
function startReading(
  room: Newsroom,
  proxy: FrontProxy | undefined,
  asked: readonly string[],
  seed: (string | number)[],
) {
  const vias = [
    ...room.servers.map(({ url }, at) => ({ via: nameOf(at), url })),
    ...(proxy ? [{ via: 'proxy', url: proxy.url }] : []),
  ];
  const two = vias.flatMap((one) => [one, one]);
  const readers = startReaders(
    two.map((one, at) => ({ ...one, targets: () => asked, random: randomOf(...seed, 'reads', at) })),
  );
  const walkers = startWalkers(
    vias.map((one, at) => ({ ...one, filters: walked, random: randomOf(...seed, 'walks', at) })),
  );
  const mirrors = [
    ...vias.flatMap(({ via, url }) => [followLog(via, url, 0), followLog(via, url, 1)]),
    ...vias.flatMap(({ via, url }) => (via === 'proxy' ? [] : [followStream(via, url)])),
  ];
  return {
    reading: { readers, walks: walkers.walks, mirrors },
    stop: (position: number) =>
      Promise.all([readers.stop(), walkers.stop(), ...mirrors.map((mirror) => mirror.finish(position))]),
  };
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
  const sections = await all('breadcrumb', 'path');
  const lacking = paths.filter((path) => !sections[path]);
  if (lacking.length > 0) throw new Error(`There is no section ${lacking.join()}.`);
  return { sections, sources: await all('source', 'code'), tickers: await all('ticker', 'code') };
}
