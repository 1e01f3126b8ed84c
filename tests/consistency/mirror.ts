/** Clients that keep a list of their own by the change log alone, as docs/frontend.md tells them to. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangeEntry, ChangesAnswer } from '../../src/plugins/off-the-wire/shared/contracts';
import { listen } from '../feed/event-source';
import { ask } from './ask';

export interface Mirror {
  readonly via: string;
  /** Numbers in the order in which they were read. */
  readonly seen: readonly number[];
  /** documentIds of what it takes for public. */
  readonly shown: ReadonlySet<string>;
  /** Reads on until it has read this entry and nothing more comes, and stops. */
  finish(position: number): Promise<void>;
}

type Told = Pick<ChangeEntry, 'n' | 'kind' | 'about' | 'subject'>;

function openMirror() {
  const seen: number[] = [];
  const shown = new Set<string>();
  const take = ({ n, kind, about, subject }: Told) => {
    seen.push(n);
    if (about !== 'article') return;
    if (kind === 'withdrawn') shown.delete(subject);
    else shown.add(subject);
  };
  return { seen, shown, take };
}

/** By `GET /changes`. @param wait seconds for which a question waits until there is something */
export function followLog(via: string, url: string, wait: number): Mirror {
  const { seen, shown, take } = openMirror();
  let isLast = false;
  const read = async () => {
    let after = 0;
    for (let wasLast = false; ; ) {
      const { status, body } = await ask(`${url}/api/wire/changes?after=${after}&limit=37&wait=${wait}`);
      if (status !== 200) throw new Error(`The changes answered ${status}: ${body}`);
      const { data, meta } = JSON.parse(body.toString()) as ChangesAnswer;
      for (const entry of data) take(entry);
      if (data.length === 0 && wasLast) return;
      wasLast = isLast;
      after = meta.next;
      if (data.length === 0) await sleep(20);
    }
  };
  const reading = read();
  // Whoever waits for the end hears of it.
  reading.catch(() => undefined);
  return {
    ...{ via: `${via}, changes with wait=${wait}`, seen, shown },
    async finish() {
      isLast = true;
      await reading;
    },
  };
}

/** How long the last entries may take, in milliseconds; beyond it they are missed. */
const patience = 15_000;

/** By `GET /stream`, from the first entry on. It is cut off now and then, and goes on after the last one that it has. */
export function followStream(via: string, url: string): Mirror {
  const { seen, shown, take } = openMirror();
  let isOver = false;
  const read = async () => {
    let last = '0';
    while (!isOver) {
      const stream = await listen(`${url}/api/wire/stream`, { 'Last-Event-ID': last });
      if (stream.status !== 200) throw new Error(`The stream answered ${stream.status}.`);
      const until = Date.now() + 4_000;
      let taken = 0;
      while (!isOver && Date.now() < until) {
        await sleep(25);
        const news = stream.heard.slice(taken);
        taken = stream.heard.length;
        for (const { event, data } of news)
          if ('subject' in data) take(data as unknown as Told);
          else if (event !== 'hello') throw new Error(`The stream said ${event}: ${JSON.stringify(data)}`);
        last = news.at(-1)?.id ?? last;
      }
      stream.cut();
    }
  };
  const reading = read();
  reading.catch(() => undefined);
  return {
    ...{ via: `${via}, stream`, seen, shown },
    async finish(position) {
      for (const end = Date.now() + patience; !seen.includes(position) && Date.now() < end; ) await sleep(25);
      isOver = true;
      await reading;
    },
  };
}
