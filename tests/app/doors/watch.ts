/** Tries doors over and over, and remembers what stood behind them, when. */
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from './doors';

/** One try. Times are epoch milliseconds. */
export interface Try {
  readonly door: string;
  readonly server: string;
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly status: number;
  /** The secrets that the answer, its head or its body, spoke of. */
  readonly secrets: ReadonlySet<string>;
}

export interface Watched {
  readonly door: Door;
  /** Asked of the first server alone: what is shut is shut in all of them. */
  readonly once?: true;
  /** From when on and until when, epoch milliseconds. Absent: all the time. */
  readonly from?: number;
  readonly to?: number;
  /** What the address says itself, and an answer may repeat. */
  readonly known?: string;
}

/** Asks each door of each server in its own beat, where it has answered the question before. */
export async function watch(
  servers: readonly string[],
  doors: readonly Watched[],
  secrets: readonly string[],
  until: number,
): Promise<readonly Try[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const tries: Try[] = [];
  const runs = servers.flatMap((server, place) =>
    doors
      .filter(({ once }) => !once || place === 0)
      .map((watched) => watchOne(agent, server, watched, secrets, until, tries)),
  );
  await Promise.all(runs);
  agent.destroy();
  return tries;
}

async function watchOne(
  agent: Agent,
  server: string,
  { door, from = 0, to = Number.POSITIVE_INFINITY, known }: Watched,
  secrets: readonly string[],
  until: number,
  tries: Try[],
): Promise<void> {
  let last: Answer | undefined;
  // Not all in the same millisecond: each door has its own place in the beat.
  await sleep(Math.max(0, from - Date.now()) + Math.random() * door.every);
  // One more when its time is over: on a slow machine none might have come after the moment.
  for (let isOver = false; !isOver; ) {
    isOver = Date.now() >= Math.min(to, until);
    const askedAt = Date.now();
    const answer = await ask(agent, server + door.path, door, last);
    const answeredAt = Date.now();
    if (door.conditional && answer.status === 200) last = answer;
    const text = (answer.status === 304 ? (last?.text ?? '') : answer.text).split(known ?? '\0').join('');
    const spoken = new Set(secrets.filter((secret) => text.includes(secret)));
    tries.push({ door: door.path, server, askedAt, answeredAt, status: answer.status, secrets: spoken });
    await sleep(Math.max(0, askedAt + door.every - Date.now()));
  }
}

interface Answer {
  readonly status: number;
  /** Head and body, in small letters. */
  readonly text: string;
  readonly etag?: string;
}

function ask(agent: Agent, url: string, { token, conditional }: Door, last: Answer | undefined): Promise<Answer> {
  const headers = {
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(conditional && last?.etag ? { 'If-None-Match': last.etag } : {}),
  };
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const text = `${response.rawHeaders.join('\n')}\n${Buffer.concat(pieces)}`.toLowerCase();
        resolve({ status: response.statusCode ?? 0, text, etag: response.headers.etag });
      });
    }).on('error', reject);
  });
}
