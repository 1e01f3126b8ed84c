import { unjudged } from './tally';
import { openTimeline, stalledFor } from './truth';
import { faultsOfWalk, type ListAt, type Walk } from './walkers';

describe('an answer is held against what was true', () => {
  const timeline = openTimeline();
  const step = (what: string, from: number, to: number, isWild = false) => ({ what, from, to, isWild });
  timeline.add(step('the beginning', 0, 0), { list: 'a', other: 'x' });
  timeline.add(step('an edit', 10_000, 10_200), { list: 'b', other: 'x' });
  timeline.add(step('much at once', 20_000, 21_000, true), { list: 'c', other: 'x' });
  const judge = (outcome: string, sentAt: number, receivedAt = sentAt + 5, target = 'list') =>
    timeline.judge({ target, via: 'server', outcome, sentAt, receivedAt }, 1000);

  test.each([
    ['what is true now', 'b', 15_000, 15_005, 0],
    ['what was true until the change was answered', 'a', 10_150, 10_155, 0],
    ['what became true while it was on its way', 'b', 9_900, 10_050, 0],
    ['what was true within the second before', 'a', 11_100, 11_105, 900],
    ['anything that may have been true while several things happened in no known order', 'q', 20_500, 20_505, 0],
    ['what is true since', 'c', 30_000, 30_005, 0],
  ])('%s is right', (_what, outcome, sentAt, receivedAt, behind) => {
    expect(judge(outcome, sentAt, receivedAt)).toMatchObject({ isStale: false, behind });
  });

  test.each([
    ['what was true more than a second before', 'a', 11_300],
    ['what becomes true only after it was received', 'b', 9_000],
    ['what never was true', 'q', 15_000],
    ['what was true before several things happened, more than a second after them', 'b', 22_100],
  ])('%s is stale', (_what, outcome, sentAt) => {
    expect(judge(outcome, sentAt).isStale).toBe(true);
  });

  test('what says the same after every step is never stale', () => {
    for (const at of [5, 10_100, 12_000, 20_500, 40_000]) expect(judge('x', at, at + 5, 'other').behind).toBe(0);
  });

  test('nothing can be said of what was given while several things happened, and that is counted', () => {
    expect([judge('q', 20_500).isExcused, judge('c', 20_500).isExcused, judge('q', 15_000).isExcused]).toEqual([
      ...[true, false, false],
    ]);
  });

  test('a run that has judged nothing says so', () => {
    const counts = { answers: 9, answersExcused: 3, walks: 2, walksExcused: 1 };
    expect(unjudged(counts)).toEqual([]);
    expect(unjudged({ ...counts, walksExcused: 2 })).toEqual(['walk']);
    expect(unjudged({ ...counts, answers: 0, answersExcused: 0, walks: 0, walksExcused: 0 })).toEqual([
      'answer',
      'walk',
    ]);
  });

  test('time in which a server could do nothing is counted as far as it lies between two moments', () => {
    const stalls = [
      [100, 400],
      [900, 1_300],
      [5_000, 6_000],
    ] as const;
    expect(stalledFor(stalls, 200, 1_000)).toBe(300);
  });
});

describe('a walk through a list is held against what stayed where it was', () => {
  const at = (...list: readonly (readonly [string, number])[]): ListAt => ({ from: 0, to: 1, list, isWild: false });
  const five = at(['e', 5], ['d', 4], ['c', 3], ['b', 2], ['a', 1]);
  const walk = (seen: string, direction: Walk['direction'] = 'down'): Walk => ({
    ...{ via: 'server', filter: '', direction, from: 0, to: 1, seen: [...seen] },
  });

  test.each([
    ['all of it', walk('edcba'), [five]],
    ['what came in at the top is not missed', walk('edcba'), [five, at(['f', 6], ...(five.list ?? []))]],
    [
      'what moved up is not missed',
      walk('edca'),
      [five, at(['b', 7], ...(five.list ?? []).filter(([id]) => id !== 'b'))],
    ],
    ['what was taken out may be seen', walk('edcba'), [five, at(['e', 5], ['d', 4], ['b', 2], ['a', 1])]],
    ['a walk up sees what stands above its first page', walk('bcde', 'up'), [five]],
  ])('%s', (_what, one, lists) => {
    expect(faultsOfWalk(one, lists)).toEqual({ missed: 0, twice: 0 });
  });

  test.each([
    ['of lists in no known order', [{ ...five, isWild: true }]],
    ['of a list that is not there', [{ ...five, list: undefined }]],
    ['where nothing stayed where it was', [five, at(['f', 6])]],
    ['where nothing is known', []],
  ])('nothing can be said %s', (_what, lists) => {
    expect(faultsOfWalk(walk(''), lists)).toBeUndefined();
  });

  test.each([
    ['a story that is left out is missed', walk('edca'), { missed: 1, twice: 0 }],
    ['a story on two pages is seen twice', walk('edcccba'), { missed: 0, twice: 1 }],
    ['a walk up that leaves one out misses it', walk('bce', 'up'), { missed: 1, twice: 0 }],
  ])('%s', (_what, one, faults) => {
    expect(faultsOfWalk(one, [five])).toEqual(faults);
  });
});
