/** A client that keeps its own list by `GET /changes` alone, as the README tells it to. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangesAnswer } from '../../src/plugins/off-the-wire/shared/contracts';
import { ask } from './ask';

export interface Mirror {
  readonly via: string;
  /** Numbers in the order in which they were read. */
  readonly seen: readonly number[];
  /** documentIds of what it takes for public. */
  readonly shown: ReadonlySet<string>;
  /** Reads on until nothing more comes, and stops. */
  finish(): Promise<void>;
}

export function startMirror(via: string, url: string): Mirror {
  const seen: number[] = [];
  const shown = new Set<string>();
  let isLast = false;
  const read = async () => {
    let after = 0;
    for (let wasLast = false; ; ) {
      const { status, body } = await ask(`${url}/api/wire/changes?after=${after}&limit=37`);
      if (status !== 200) throw new Error(`The changes answered ${status}: ${body}`);
      const { data, meta } = JSON.parse(body.toString()) as ChangesAnswer;
      for (const { n, kind, about, subject } of data) {
        seen.push(n);
        if (about !== 'article') continue;
        if (kind === 'withdrawn') shown.delete(subject);
        else shown.add(subject);
      }
      if (data.length === 0 && wasLast) return;
      wasLast = isLast;
      after = meta.next;
      if (data.length === 0) await sleep(20);
    }
  };
  const reading = read();
  reading.catch(() => undefined);
  return {
    via,
    seen,
    shown,
    async finish() {
      isLast = true;
      await reading;
    },
  };
}
