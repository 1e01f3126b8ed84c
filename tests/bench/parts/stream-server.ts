/** The app that publishes to open streams, in a process of its own. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type DatabaseClient, openNewsroom, type TestNewsroom } from '../../app/newsroom';
import { answer } from './child';
import { benchNewsroom, ninjsDelivery } from './copy';

interface Newsroom {
  setUp(plan: object): Promise<void>;
  receive(source: string, deliveries: readonly object[]): Promise<{ items: { outcome: string }[] }[]>;
}

export interface Published {
  /** Nanoseconds of the machine's clock, as text: when the copy arrived, and when filing it was done. */
  readonly arrived: string;
  readonly filed: string;
}

export interface Memory {
  /** Bytes, after everything that is not needed was thrown away. */
  readonly rss: number;
  readonly heap: number;
}

let newsroom: TestNewsroom;
let service: Newsroom;
let number = 0;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

answer({
  open: async ({ client }: { client: DatabaseClient }) => {
    newsroom = await openNewsroom(client);
    service = newsroom.strapi.plugin('off-the-wire').service('newsroom') as unknown as Newsroom;
    await service.setUp(benchNewsroom);
    return newsroom.url;
  },
  publish: async (): Promise<Published> => {
    number += 1;
    const delivery = ninjsDelivery('stream', number);
    const arrived = process.hrtime.bigint();
    const [receipt] = await service.receive('harbour', [delivery]);
    const filed = process.hrtime.bigint();
    if (receipt?.items[0]?.outcome !== 'created') throw new Error(`Not created: ${JSON.stringify(receipt)}`);
    return { arrived: String(arrived), filed: String(filed) };
  },
  memory: (): Memory => {
    collect();
    collect();
    const { rss, heapUsed } = process.memoryUsage();
    return { rss, heap: heapUsed };
  },
  close: () => newsroom.close(),
});
