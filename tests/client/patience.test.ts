import fc from 'fast-check';
import { delayAfter, sleep } from '../../src/plugins/off-the-wire/client/src/patience';
import { waitSaid } from '../../src/plugins/off-the-wire/client/src/request';

describe('the time until the next try', () => {
  test.each([
    [1, 1000, 3000],
    [2, 2000, 6000],
    [3, 4000, 12_000],
    [50, 30_000, 90_000],
  ])('after %i failures is from %i to %i milliseconds, where 2000 are asked for', (failures, least, most) => {
    expect(delayAfter(failures, 2000, 0, 0)).toBe(least);
    expect(delayAfter(failures, 2000, 0, 1)).toBe(most);
  });

  test('is never shorter than Retry-After says, and never longer than a timer can count', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.nat(1_800_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, wait, chance) => {
          expect(delayAfter(failures, 2000, wait, chance)).toBeGreaterThanOrEqual(wait);
        },
      ),
    );
    expect(delayAfter(1, 2000, 1e15)).toBeLessThan(2 ** 31);
  });
});

describe('Retry-After', () => {
  test('is read in seconds and as a date', () => {
    expect(waitSaid('120')).toBe(120_000);
    const wait = waitSaid(new Date(Date.now() + 60_000).toUTCString());
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });

  test.each([null, '', '0', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT'])('of %p asks for nothing', (text) => {
    expect(waitSaid(text)).toBeUndefined();
  });
});

test('waiting ends when it is broken off, before it began or meanwhile', async () => {
  const stop = new AbortController();
  const waiting = sleep(60_000, stop.signal, true);
  stop.abort();
  await waiting;
  await sleep(60_000, stop.signal, true);
});
