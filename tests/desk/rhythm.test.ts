import { type Beat, troubleOf } from '../../src/plugins/off-the-wire/server/src/desk/rhythm';

const now = Date.parse('2026-11-23T12:00:00Z');
const minute = 60_000;

/** Deliveries that came these many minutes ago, newest first. */
const beats = (minutes: readonly number[], fields: Partial<Beat> = {}): Beat[] =>
  minutes.map((ago) => ({ at: now - ago * minute, quarantined: false, byHand: false, ...fields }));
/** From `first` minutes ago back, one every `gap` minutes. */
const every = (gap: number, first: number, count = 10) =>
  beats(Array.from({ length: count }, (_, at) => first + at * gap));
const silent = (gap: number) => ({ problem: 'silence', usualGap: gap * minute });
const quarantined = { problem: 'quarantine' };

test.each<readonly [fact: string, beats: readonly Beat[], trouble: object | undefined]>([
  ['a source that never brought anything is new, not in trouble', [], undefined],
  ['a source that brought something once has no habit', beats([600]), undefined],
  ['two gaps are no habit yet', every(10, 600, 3), undefined],
  ['a source that comes as usual is well', every(30, 30), undefined],
  ['three times its usual gap is not silence yet', every(30, 90), undefined],
  ['more than three times its usual gap is', every(30, 91), silent(30)],
  ['a busy source is not called silent within the hour', every(1, 60, 30), undefined],
  ['a busy source is after it', every(1, 61, 30), silent(1)],
  ['a daily source is not silent after two days', every(24 * 60, 2 * 24 * 60), undefined],
  ['a daily source is after more than three', every(24 * 60, 3 * 24 * 60 + 1), silent(24 * 60)],
  ['a night in between does not change what is usual', beats([70, 80, 90, 700, 710, 720]), silent(10)],
  ['what comes within a minute has come at once', beats([400, 400.1, 400.2, 400.3, 400.4, 400.5]), undefined],
  ['an import by hand says nothing of its rhythm', every(1, 600).map((beat) => ({ ...beat, byHand: true })), undefined],
  ['an import by hand ends a silence', [...beats([5], { byHand: true }), ...every(10, 600)], undefined],
  [
    'a last delivery that could not be read is trouble',
    [...beats([1], { quarantined: true }), ...every(30, 31)],
    quarantined,
  ],
  ['even where it is the first', beats([1], { quarantined: true }), quarantined],
  ['an earlier one that could not be read is over', [...beats([1]), ...beats([2], { quarantined: true })], undefined],
])('%s', (_fact, some, trouble) => {
  expect(troubleOf(some, now)).toEqual(trouble);
});
