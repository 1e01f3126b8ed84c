/** Readers who poll: every target, in any order, in any encoding, with and without the tag of what they have. */
import { setTimeout as sleep } from 'node:timers/promises';
import { digestOf } from '../../src/plugins/off-the-wire/server/src/feed/forms';
import type { Random } from '../fuzz/random';
import { type Answered, ask } from './ask';
import type { Observation } from './truth';

export interface Readers {
  readonly observations: readonly Observation[];
  /** What no answer may be: a tag that is not of its bytes, a 5xx, a 304 to one who has nothing. */
  readonly faults: readonly string[];
  /** How many answers came without bytes, and how many from the proxy's memory. */
  counts(): { readonly unchanged: number; readonly fromProxy: number };
  stop(): Promise<void>;
}

interface Reading {
  readonly via: string;
  readonly url: string;
  readonly targets: () => readonly string[];
  readonly random: Random;
}

const encodings: readonly [string, ...string[]] = ['identity', 'gzip', 'br', 'gzip, br'];

export function startReaders(readings: readonly Reading[]): Readers {
  const observations: Observation[] = [];
  const faults: string[] = [];
  const count = { unchanged: 0, fromProxy: 0 };
  let isOver = false;
  const read = async (reading: Reading) => {
    const { via, targets, random } = reading;
    const had: Had = new Map();
    while (!isOver) {
      const target = random.anyOf(targets());
      if (target !== undefined) {
        try {
          const { answered, outcome, fault } = await readOnce(reading, target, had);
          const { sentAt, receivedAt } = answered;
          observations.push({ target, via, outcome, sentAt, receivedAt });
          if (fault) faults.push(`${via} ${target}: ${fault}`);
          if (answered.status === 304) count.unchanged += 1;
          if (answered.headers['x-cache'] === 'HIT') count.fromProxy += 1;
        } catch (error) {
          faults.push(`${via} ${target}: ${error}`);
        }
      }
      await sleep(4);
    }
  };
  const reading = Promise.all(readings.map(read));
  return {
    observations,
    faults,
    counts: () => count,
    async stop() {
      isOver = true;
      await reading;
    },
  };
}

/** What a reader has, with its tag, by target and encoding. */
type Had = Map<string, { readonly etag: string; readonly digest: string }>;

/** Every other time with the tag of what it has. */
async function readOnce({ url, random }: Reading, target: string, had: Had) {
  const [address, accept = '*/*'] = target.split(' ');
  const encoding = random.pick(encodings);
  const key = `${target} ${encoding}`;
  const known = random.chance(0.5) ? had.get(key) : undefined;
  const headers = { Accept: accept, 'Accept-Encoding': encoding, ...(known && { 'If-None-Match': known.etag }) };
  const answered = await ask(`${url}/api/wire/${address}`, headers);
  const outcome = outcomeOf(answered, known?.digest);
  const { etag } = answered.headers;
  if (etag !== undefined && answered.status === 200) had.set(key, { etag, digest: outcome });
  return { answered, outcome, fault: faultOf(answered, outcome) };
}

function outcomeOf({ status, body }: Answered, had: string | undefined): string {
  if (status === 200) return digestOf(body);
  return status === 304 ? (had ?? '304') : String(status);
}

function faultOf({ status, headers, body }: Answered, outcome: string): string | undefined {
  if (status >= 500) return `${status} ${body.toString().slice(0, 200)}`;
  if (outcome === '304') return 'a 304 to one who has nothing';
  if (status === 200 && !headers.etag?.includes(outcome)) return `the tag ${headers.etag} on bytes of ${outcome}`;
  return undefined;
}
