import { clockIn } from '../../src/plugins/off-the-wire/server/src/wire/time/zone-clock';

const hour = 3_600_000;
const ahead = (zone: string, instant: string) => (clockIn(zone)?.(Date.parse(instant)) ?? Number.NaN) / hour;

test.each([
  ['Europe/Rome', '2015-11-13T15:30:00Z', 1],
  ['Europe/Rome', '2015-07-13T15:30:00Z', 2],
  ['Europe/Rome', '2015-03-29T00:59:59Z', 1],
  ['Europe/Rome', '2015-03-29T01:00:00Z', 2],
  ['Europe/Rome', '2015-10-25T00:59:59Z', 2],
  ['Europe/Rome', '2015-10-25T01:00:00Z', 1],
  ['America/St_Johns', '2015-11-13T15:30:00Z', -3.5],
  ['Asia/Kathmandu', '2015-11-13T15:30:00Z', 5.75],
  ['Pacific/Apia', '2011-12-30T09:59:59Z', -10],
  ['Pacific/Apia', '2011-12-30T10:00:00Z', 14],
  ['UTC', '1965-01-01T00:00:00Z', 0],
])('clocks in %s are ahead of UTC at %s by %d hours', (zone, instant, hours) => {
  expect(ahead(zone, instant)).toBe(hours);
  // Asked again, from what is remembered of the day.
  expect(ahead(zone, instant)).toBe(hours);
});

test('nobody knows the clocks of a zone that is none', () => {
  expect(clockIn('Europe/Nowhere')).toBeUndefined();
  expect(clockIn('')).toBeUndefined();
});
