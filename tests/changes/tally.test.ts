import type { Entry } from '../../src/plugins/off-the-wire/server/src/changes/log';
import { openTally } from '../../src/plugins/off-the-wire/server/src/changes/tally';

const entries = (...numbers: readonly number[]) => numbers.map((n) => ({ n, at: n * 1000 }) as Entry);
const numbers = (news: readonly Entry[]) => news.map(({ n }) => n);

describe('the tally of what subscribers were told', () => {
  test('does not take a number that was left out for one that was told', () => {
    const tally = openTally();
    expect(numbers(tally.count(entries(1, 2, 5)))).toEqual([1, 2, 5]);
    expect([tally.toldTo(), tally.position()]).toEqual([2, 5]);
    expect(numbers(tally.count(entries(3, 4, 5, 6)))).toEqual([3, 4, 6]);
    expect([tally.toldTo(), tally.position()]).toEqual([6, 6]);
  });

  test('tells nothing twice, and moves whenever it tells anything', () => {
    const tally = openTally();
    tally.count(entries(2));
    const heard = tally.heard();
    expect(tally.count(entries(2))).toEqual([]);
    expect(tally.heard()).toBe(heard);
    tally.count(entries(1));
    expect(tally.heard()).toBe(heard + 1);
    expect(tally.changedAt()).toBe(2000);
  });

  test('waits for nothing that is no longer kept', () => {
    const tally = openTally();
    tally.count(entries(5));
    tally.skipTo(4);
    expect(tally.toldTo()).toBe(5);
  });
});
