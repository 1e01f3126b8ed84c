import { arrive } from '../../src/plugins/off-the-wire/server/src/ingest/arrival';
import { keptDelivery, receiptOf } from '../../src/plugins/off-the-wire/server/src/ingest/receipt';
import { timeLimit } from '../../src/plugins/off-the-wire/server/src/ingest/time-limit';
import type { Source } from '../../src/plugins/off-the-wire/server/src/store/sources';
import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import { PastLimit, wireLimits } from '../../src/plugins/off-the-wire/server/src/wire/limits';

const guardOf = (milliseconds: number, deliveryMilliseconds = 60_000) =>
  timeLimit({ ...wireLimits, milliseconds, deliveryMilliseconds });

function forever(): never {
  for (;;);
}

/** The name of the limit that the work passed. */
function limitPassed(work: () => unknown, guard = guardOf(30)): string | undefined {
  try {
    guard(work);
    return undefined;
  } catch (error) {
    if (error instanceof PastLimit) return error.limit;
    throw error;
  }
}

describe('work within the time', () => {
  test('gives what it gives, and throws what it throws', () => {
    const guard = guardOf(10_000);
    expect(guard(() => 42)).toBe(42);
    const error = new RangeError('as it was');
    expect(() =>
      guard(() => {
        throw error;
      }),
    ).toThrow(error);
  });

  test('may stand inside other work', () => {
    const guard = guardOf(10_000);
    expect(guard(() => guard(() => 1) + guard(() => 2))).toBe(3);
  });

  test('costs little for being watched', () => {
    const guard = guardOf(10_000);
    const started = process.cpuUsage();
    for (let run = 0; run < 200; run += 1) guard(() => run);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 200).toBeLessThan(2_000);
  });
});

describe('work that takes too long is broken off', () => {
  test.each<readonly [what: string, work: () => unknown]>([
    ['in a loop', forever],
    ['in a regular expression', () => /^(a+)+$/.test(`${'a'.repeat(50)}b`)],
    ['in a regular expression that replaces', () => `${'a'.repeat(50)}b`.replace(/^(?:a|a)+$/gu, '')],
    [
      'even if it catches everything',
      () => {
        for (;;) {
          try {
            forever();
          } catch {
            // Once more.
          }
        }
      },
    ],
    ['inside other work', () => guardOf(10_000)(forever)],
  ])('%s', (_, work) => expect(limitPassed(work)).toBe('milliseconds'));

  test('and other work goes on as before', () => {
    const guard = guardOf(30);
    expect(limitPassed(forever, guard)).toBe('milliseconds');
    expect(guard(() => 'here')).toBe('here');
  });

  test('with the documents of its delivery together', () => {
    const guard = guardOf(40, 100);
    const passed = [1, 2, 3, 4, 5].map(() => limitPassed(forever, guard));
    expect(passed[0]).toBe('milliseconds');
    expect(passed.at(-1)).toBe('deliveryMilliseconds');
    expect(limitPassed(() => 1, guard)).toBe('deliveryMilliseconds');
  });
});

const feed = (title: string) =>
  `<rss version="2.0"><channel><title>${title}</title><item><title>Boats &amp;eacute;</title></item></channel></rss>`;

test('nothing of a document that was broken off stands in the next one, wherever it was broken off', async () => {
  const small = { bytes: Buffer.from(feed('Harbour &amp;amp; Co')) };
  const large = { bytes: Buffer.from(feed(`SECRET ${'&amp;lt;'.repeat(40_000)}`)) };
  const expected = await copyFrom(small, {});
  let isBrokenOff = true;
  for (let milliseconds = 2; isBrokenOff && milliseconds < 1_000; milliseconds += 3) {
    const limits = { ...wireLimits, milliseconds };
    isBrokenOff = (await copyFrom(large, {}, { limits, guarded: timeLimit(limits) })).problem !== undefined;
    expect(await copyFrom(small, {})).toEqual(expected);
  }
});

describe('a delivery beyond a limit', () => {
  const source = { id: 1, code: 'hna', name: 'Harbour News Agency' } as unknown as Source;
  const nested = Buffer.from(`<nitf><body><body.content>${'<p>'.repeat(100)}Boats sail.`);
  const many = Buffer.from(JSON.stringify([1, 2, 3].map((n) => ({ uri: `urn:x:${n}`, headline: `Boats ${n}` }))));
  const receiptFor = async (bytes: Uint8Array, few: object) => {
    const arrival = await arrive({ bytes }, source, { ...wireLimits, ...few }, 'push');
    const receipt = receiptOf(arrival, source, new Map(), new Map());
    return { receipt, kept: keptDelivery(arrival, receipt) };
  };

  test('is in quarantine, with its bytes and the name of the limit', async () => {
    const { receipt, kept } = await receiptFor(nested, { depth: 50 });
    const reason = 'There are more than 50 levels of nesting (limit depth).';
    expect(receipt).toMatchObject({ state: 'quarantined', problem: { code: 'OTW_PAST_LIMIT', message: reason } });
    expect(kept).toMatchObject({ state: 'quarantined', reason, bytes: nested });
  });

  test('of items is in quarantine for those that were not read', async () => {
    const { kept } = await receiptFor(many, { items: 2 });
    expect(kept).toMatchObject({ state: 'quarantined', reason: expect.stringContaining('(limit items)'), bytes: many });
  });

  test('of time is in quarantine, too', async () => {
    const bytes = Buffer.from(feed('&amp;lt;'.repeat(500_000)));
    const { receipt, kept } = await receiptFor(bytes, { milliseconds: 5 });
    expect(receipt.problem).toMatchObject({ code: 'OTW_PAST_LIMIT' });
    expect(kept).toMatchObject({ state: 'quarantined', reason: expect.stringContaining('(limit milliseconds)') });
    expect(kept.bytes).toBe(bytes);
  });
});
