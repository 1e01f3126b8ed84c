import fc from 'fast-check';
import { countedIn } from '../../../src/plugins/off-the-wire/server/src/wire/story/numbering';
import {
  type Missing,
  missingOf,
  place,
  type Run,
} from '../../../src/plugins/off-the-wire/server/src/wire/story/serials';

interface Came {
  readonly number: number;
  readonly resent?: boolean;
  readonly time?: string;
}

/** What rings, and what stops ringing, as numbers come: `gap 3-5`, `came 4`. */
function heard(came: readonly (number | Came)[]): { readonly told: readonly string[]; readonly runs: readonly Run[] } {
  let runs: readonly Run[] = [];
  const told: string[] = [];
  for (const [at, one] of came.entries()) {
    const { number, resent = false, time } = typeof one === 'number' ? { number: one } : one;
    const placed = place(runs, { number, isResend: resent, time, alert: `alert ${at}` });
    runs = placed.runs;
    if (placed.gap) told.push(`gap ${placed.gap.from}-${placed.gap.to}`);
    if (placed.came) told.push(`came ${number}`);
  }
  return { told, runs };
}

const from = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, at) => low + at);
const missing = (runs: readonly Run[]): readonly Missing[] => runs.flatMap((run) => run.missing);

describe('numbers of a service', () => {
  test.each<readonly [fact: string, came: readonly (number | Came)[], told: readonly string[]]>([
    ['one by one are without a gap', from(1, 50), []],
    ['may begin anywhere', from(212, 220), []],
    ['that are left out ring', [211, 212, 216, 217], ['gap 213-215']],
    ['that come late stop ringing', [212, 216, 214, 215, 213], ['gap 213-215', 'came 214', 'came 215', 'came 213']],
    ['in another order ring and stop', [1, 3, 2, 4], ['gap 2-2', 'came 2']],
    ['that are sent again are no gap', [...from(1, 5), { number: 3, resent: true }, 6], []],
    [
      'that are sent again all together are none',
      [...from(1, 9), ...from(3, 9).map((number) => ({ number, resent: true })), 10],
      [],
    ],
    ['that begin at 1 again are none', [...from(440, 450), ...from(1, 20)], []],
    ['that are left out after a new beginning ring', [...from(440, 450), 1, 2, 5], ['gap 3-4']],
    ['of yesterday among those of today are none', [...from(440, 450), 1, 2, 451, 3, 452, 4], []],
    ['that wrap after the last are none', [9997, 9998, 9999, 1, 2], []],
    ['that leap far are another beginning', [1, 2, 3, 2000, 2001], []],
    ['of a message that was changed and sent again are none', [...from(1, 9), 4, 10, 11], []],
    [
      'of changed messages, told by their time, are none',
      [
        ...from(1, 9).map((number) => ({ number, time: `2026-11-20T0${number}:00:00.000Z` })),
        { number: 2, time: '2026-11-20T02:00:00.000Z' },
        { number: 3, time: '2026-11-20T03:00:00.000Z' },
        { number: 6, time: '2026-11-20T06:00:00.000Z' },
        { number: 10, time: '2026-11-20T10:00:00.000Z' },
      ],
      [],
    ],
  ])('%s', (_, came, told) => {
    expect(heard(came).told).toEqual(told);
  });

  test('that overtake each other on the way leave nothing that rings once all have come', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(delays, (late) => {
        const sent = late.map((delay, at) => ({ number: 100 + at, at: at === 0 ? 0 : 1 + at + delay }));
        const { told, runs } = heard(sent.sort((one, other) => one.at - other.at).map(({ number }) => number));
        expect(missing(runs)).toEqual([]);
        if (late.every((delay) => delay === 0)) expect(told).toEqual([]);
      }),
    );
  });

  test('of which some never come leave exactly those', () => {
    const some = fc.uniqueArray(fc.integer({ min: 2, max: 99 }), { maxLength: 30 });
    fc.assert(
      fc.property(some, (lost) => {
        const { runs } = heard(from(1, 100).filter((number) => !lost.includes(number)));
        const found = missing(runs).flatMap((one) => from(one.from, one.to));
        expect(found).toEqual([...lost].sort((one, other) => one - other));
        for (const { alert = '' } of missing(runs)) expect(missingOf(runs, alert).length).toBe(1);
      }),
    );
  });

  test('remembers few runs and few gaps, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9999 }), { maxLength: 400 }), (numbers) => {
        const { runs } = heard(numbers);
        expect(runs.length).toBeLessThanOrEqual(4);
        for (const run of runs) expect(run.missing.length).toBeLessThanOrEqual(101);
      }),
    );
  });
});

describe('whose numbering is known', () => {
  test.each([
    ['dpa', 'bdt', '2026-11-20'],
    ['dpa', 'xyz', undefined],
    ['KNA', 'bkn', '2026-11-20'],
    ['AP', 'a', ''],
    ['AP', 'z', undefined],
    ['Harbour News', 'bdt', undefined],
    [undefined, 'bdt', undefined],
  ])('%s, service %s', (provider, service, day) => {
    expect(countedIn(provider, { service, number: '0001' }, '2026-11-20')).toBe(day);
  });
});
