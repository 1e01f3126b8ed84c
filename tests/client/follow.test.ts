import { createClient, type Follower, type Looking } from '../../src/plugins/off-the-wire/client/src';
import {
  beginStream,
  entryFrame,
  entryFrames,
  type Handler,
  hello,
  resetFrame,
  sendError,
  serveWire,
  type WireServer,
} from './wire-server';

const pace = 200;
const quick = { hello: 250, silence: 5000, poll: 1000, again: 60_000, pace };

describe('following the wire', () => {
  let server: WireServer;
  let follower: Follower | undefined;
  afterEach(async () => {
    follower?.stop();
    await server.close();
  });

  interface Looked {
    readonly from: number;
    to?: number;
  }
  /** `work`: what a look does, by its number from 1. */
  const follow = async (
    stream: Handler,
    { work, ...looking }: Looking & { readonly work?: (nth: number, signal: AbortSignal) => unknown } = {},
  ) => {
    server = await serveWire({ '/stream': stream });
    const looks: Looked[] = [];
    const failures: unknown[] = [];
    const look = async (signal: AbortSignal) => {
      const looked: Looked = { from: Date.now() };
      looks.push(looked);
      try {
        await work?.(looks.length, signal);
      } finally {
        looked.to = Date.now();
      }
    };
    const wire = createClient({ url: server.url });
    const options = { patience: quick, failed: (error: unknown) => failures.push(error), ...looking };
    follower = wire.follow({ section: 'world' }, look, options);
    return { looks, failures, follower };
  };
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  /** Milliseconds between the end of each look and the beginning of the next. */
  const pauses = (looks: readonly Looked[]) =>
    looks.slice(1).map(({ from }, at) => from - (looks[at]?.to ?? Number.POSITIVE_INFINITY));

  test('looks at once, and once more when changes come in', async () => {
    const { looks } = await follow((_, response) => beginStream(response, hello(0)));
    await until(() => looks.length === 2);
    await sleep(3 * pace);
    expect([looks.length, server.asked]).toEqual([2, ['/stream?section=world']]);
  });

  test('looks first when changes come in, where what is shown was made just now', async () => {
    let letIn = () => {};
    const gate = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    const { looks } = await follow(
      async (_, response) => {
        await gate;
        beginStream(response, hello(0));
      },
      { shown: true, patience: { ...quick, hello: 5000 } },
    );
    await sleep(pace);
    expect(looks).toHaveLength(0);
    letIn();
    await until(() => looks.length === 1);
    await sleep(3 * pace);
    expect(looks).toHaveLength(1);
  });

  test('looks a few times for a burst, one look after the other, and sees the last of it', async () => {
    let n = 0;
    let seen = 0;
    const { looks } = await follow(
      (_, response) => {
        beginStream(response, hello(0));
        const burst = setInterval(() => {
          response.write(entryFrames(n + 1, n + 10));
          n += 10;
          if (n >= 500) clearInterval(burst);
        }, 20);
        response.on('close', () => clearInterval(burst));
      },
      {
        work: async () => {
          const now = n;
          await sleep(50);
          seen = now;
        },
      },
    );
    await until(() => seen === 500);
    await sleep(3 * pace);
    expect(Math.min(...pauses(looks))).toBeGreaterThanOrEqual(pace - 5);
    expect(looks.length).toBeLessThan(50);
    expect(seen).toBe(500);
  });

  test('looks again after a reset, and when it was away and is back', async () => {
    let cut = () => {};
    const { looks } = await follow((_, response, _query, nth) => {
      beginStream(response, hello(0));
      if (nth === 1) setTimeout(() => response.write(resetFrame(3)), 4 * pace);
      cut = () => response.destroy();
    });
    await until(() => looks.length === 3);
    cut();
    await until(() => looks.length === 4);
    expect(server.asked).toHaveLength(2);
  });

  test('tries again when a look fails, later each time, is not hurried, and goes on', async () => {
    const { looks, failures } = await follow(
      (_, response) => {
        const told = setInterval(() => response.write(entryFrame(Date.now())), 30);
        response.on('close', () => clearInterval(told));
        beginStream(response, hello(0));
      },
      {
        work: (nth) => {
          if (nth <= 3) throw new Error(`Fault ${nth}`);
        },
      },
    );
    await until(() => looks.length === 5);
    expect(failures).toEqual([1, 2, 3].map((nth) => new Error(`Fault ${nth}`)));
    // Half of the pace, of twice and of four times as much at the least.
    const [first = 0, second = 0, third = 0] = pauses(looks);
    expect([first >= pace / 2 - 5, second >= pace - 5, third >= 2 * pace - 5]).toEqual([true, true, true]);
  });

  test('waits after a look as long as Retry-After says', async () => {
    const { looks } = await follow((_, response) => beginStream(response, hello(0), entryFrames(1, 5)), {
      work: async (nth) => {
        if (nth > 1) return;
        const refusing = await serveWire({
          '/headlines': (_, response) =>
            sendError(response, 429, 'OTW_RATE_LIMIT', 'Slower.', { headers: { 'Retry-After': '1' } }),
        });
        await createClient({ url: refusing.url })
          .page()
          .finally(() => refusing.close());
      },
    });
    await until(() => looks.length === 2);
    expect(pauses(looks)[0]).toBeGreaterThanOrEqual(990);
  });

  test('looks when the page says so, and not any more when it is stopped; what is under way is broken off', async () => {
    let isAborted = false;
    const {
      looks,
      failures,
      follower: one,
    } = await follow((_, response) => beginStream(response, hello(0)), {
      shown: true,
      work: (nth, signal) =>
        nth === 3 &&
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            isAborted = true;
            reject(signal.reason);
          });
        }),
    });
    await until(() => looks.length === 1);
    one.look();
    await until(() => looks.length === 2);
    one.look();
    await until(() => looks.length === 3);
    one.stop();
    await one.done;
    one.look();
    await sleep(2 * pace);
    expect([looks.length, isAborted, failures]).toEqual([3, true, []]);
  });

  test('ends with an error where it is refused for good', async () => {
    const { follower: one } = await follow((_, response) => sendError(response, 401, 'OTW_REFUSED', 'No.'));
    await expect(one.done).rejects.toMatchObject({ status: 401 });
    const errors: unknown[] = [];
    await server.close();
    const { follower: other } = await follow((_, response) => sendError(response, 403, 'OTW_REFUSED', 'No.'), {
      error: (error) => errors.push(error),
    });
    await other.done;
    expect(errors).toMatchObject([{ status: 403 }]);
  });
});
