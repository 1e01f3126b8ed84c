import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import { policyOf } from '../../../src/plugins/off-the-wire/server/src/wire/story/policy';
import type { Revision } from '../../../src/plugins/off-the-wire/server/src/wire/story/revise';
import { comes, afterAll as copyOf, edited, embargo, noon, told } from './desk';

const at = (hour: string) => `2026-11-20T${hour}:00.000Z`;
const first: Item = { guid: 'g', headline: 'First', body: '<p>one</p>', version: '3', versionCreated: at('10:00') };
const next: Item = { ...first, headline: 'Next', version: '4', versionCreated: at('11:00') };
const live = copyOf([first]);
const closed = { source: { publishes: false } };

type Expected = Partial<Pick<Revision, 'outcome' | 'why' | 'movesUp' | 'alert'>> & { readonly deskState?: string };
type Case = readonly [fact: string, came: ReturnType<typeof comes>, expected: Expected];

const cases: readonly Case[] = [
  ['a new story of an open source goes out', comes(undefined, next), { outcome: 'created', deskState: 'published' }],
  [
    'a new story of a closed source waits for an editor',
    comes(undefined, next, closed),
    { outcome: 'created', deskState: 'incoming' },
  ],
  ['a later version revises', comes(live, next), { outcome: 'revised', deskState: 'published', movesUp: true }],
  ['a version that is kept already is a duplicate', comes(live, first, { seen: 'resend' }), { outcome: 'duplicate' }],
  ['a lower number is stale', comes(live, { ...next, version: '2' }), { outcome: 'stale', deskState: 'published' }],
  ['numbers are compared as numbers', comes(live, { ...next, version: '10' }), { outcome: 'revised' }],
  [
    'without numbers the time decides',
    comes(copyOf([{ ...first, version: undefined }]), { ...next, version: undefined, versionCreated: at('09:00') }),
    { outcome: 'stale' },
  ],
  [
    'a date alone is not older than an hour of that day',
    comes(copyOf([{ ...first, version: undefined }]), { ...next, version: undefined, versionCreated: '2026-11-20' }),
    { outcome: 'revised' },
  ],
  ['copy that says neither is as new as its arrival', comes(live, { headline: 'x' }), { outcome: 'revised' }],
  [
    "an agency's version that is a random number does not count",
    comes(live, { ...next, version: '1' }, { policy: policyOf('Reuters') }),
    { outcome: 'revised' },
  ],
  [
    'a second lead that comes before the first stays, where no time tells',
    comes(copyOf([{ guid: 'g', headline: 'Two', versionKind: 'lead', leadNumber: 2 }]), {
      ...{ guid: 'g', headline: 'One', versionKind: 'lead', leadNumber: 1 },
    }),
    { outcome: 'stale' },
  ],
  [
    'a correction revises without moving the story up',
    comes(live, { ...next, versionKind: 'correction' }),
    { outcome: 'revised', movesUp: false },
  ],
  ['so does a refile', comes(live, { ...next, versionKind: 'refile' }), { outcome: 'revised', movesUp: false }],
  [
    'a kill with a lower number is a kill',
    comes(live, { ...next, version: '1', pubStatus: 'canceled' }),
    { outcome: 'killed', deskState: 'killed', alert: 'loud' },
  ],
  [
    'a kill of something unseen waits for it',
    comes(undefined, { guid: 'g', pubStatus: 'canceled' }),
    { alert: 'loud' },
  ],
  [
    'what comes for a killed story goes to the desk, never out',
    comes(comes(live, { pubStatus: 'canceled' }).story, next),
    { outcome: 'held', why: 'The story was killed.', deskState: 'killed' },
  ],
  [
    'a withhold takes a live story back',
    comes(live, { ...next, version: '1', pubStatus: 'withheld' }),
    { outcome: 'held', deskState: 'held', alert: 'desk' },
  ],
  [
    'a release gives it back',
    comes(comes(live, { pubStatus: 'withheld' }).story, { guid: 'g', versionKind: 'release' }),
    { deskState: 'published', movesUp: false },
  ],
  [
    'an embargoed version neither pulls nor leaks behind a live one',
    comes(live, { ...next, embargo }),
    { outcome: 'held', why: 'Embargo: until Saturday', deskState: 'published' },
  ],
  [
    'an embargoed story is held',
    comes(undefined, { ...next, embargo }),
    { outcome: 'held', why: 'Embargo: until Saturday', deskState: 'held' },
  ],
  [
    'an embargo without a clear end is held',
    comes(undefined, { ...next, embargo: { until: null, verbatim: 'AMs' } }),
    { outcome: 'held', deskState: 'held' },
  ],
  [
    'a date alone is no clear end',
    comes(undefined, { ...next, embargo: { until: '2026-11-19', verbatim: 'Nov. 19' } }),
    { outcome: 'held' },
  ],
  [
    'an embargo that is over is none',
    comes(undefined, { ...next, embargo: { until: at('12:00'), verbatim: 'noon' } }),
    { outcome: 'created', deskState: 'published' },
  ],
  [
    'expired copy is held',
    comes(undefined, { ...next, expires: at('11:00') }),
    { outcome: 'held', why: `Expired: ${at('11:00')}` },
  ],
  [
    'an advisory goes to the desk',
    comes(undefined, { versionKind: 'advisory' }),
    { outcome: 'held', deskState: 'held' },
  ],
  ['what a person changed stays', comes(edited(live, { headline: 'Mine' }), next), { outcome: 'held', alert: 'desk' }],
  [
    'a correction of what a person changed is loud',
    comes(edited(live, { headline: 'Mine' }), { ...next, versionKind: 'correction' }),
    { outcome: 'held', alert: 'loud' },
  ],
  [
    'a version that leaves their words alone is taken in',
    comes(edited(live, { headline: 'Mine' }), { ...next, headline: 'First' }),
    { outcome: 'revised', alert: undefined },
  ],
  [
    'a kill of edited copy is a kill',
    comes(edited(live, { headline: 'Mine' }), { pubStatus: 'canceled' }),
    { outcome: 'killed', alert: 'loud' },
  ],
  [
    'a probable update waits',
    comes(live, { ...next, versionKind: 'lead' }, { probable: true }),
    { outcome: 'held', deskState: 'published' },
  ],
  [
    'a trusted source is believed',
    comes(live, { ...next, versionKind: 'lead' }, { probable: true, source: { trusted: true } }),
    { outcome: 'revised' },
  ],
  [
    'a spiked story stays spiked',
    comes({ ...live, marks: { spiked: true } }, next),
    { outcome: 'held', deskState: 'spiked' },
  ],
  [
    'a closed source does not take back what an editor published',
    comes(live, next, closed),
    { outcome: 'revised', deskState: 'published' },
  ],
];

test.each(cases)('%s', (_fact, { revision }, expected) => {
  expect({ ...revision, deskState: revision.after.deskState }).toMatchObject(expected);
});

test('an embargo is over at its instant, and not a millisecond before', () => {
  const story = copyOf([{ ...first, embargo }]);
  const end = Date.parse(embargo.until);
  expect(told(story, end - 1).shown).toBeUndefined();
  expect(told(story, end).shown).toBeDefined();
  expect(told(story).due).toBe(end);
});

test('an older version takes the place of an expired one in no case', () => {
  const story = copyOf([first, { ...next, expires: at('13:00') }]);
  expect(told(story, noon).shown?.item.headline).toBe('Next');
  expect(told(story, Date.parse(at('13:00'))).shown).toBeUndefined();
});

test('what a person has begun and not published is not seen by readers', () => {
  const story = edited(live, { headline: 'Mine' });
  const versions = story.versions.map((one) => (one.kind === 'edit' ? { ...one, standing: 'waiting' as const } : one));
  const { publicItem, item } = told({ ...story, versions });
  expect([publicItem?.headline, item?.headline]).toEqual(['First', 'Mine']);
});

test('keywords that the agency adds stand beside those of a person', () => {
  const story = edited(copyOf([{ ...first, keywords: ['a', 'b'] }]), { keywords: ['a', 'mine'] });
  const { publicItem } = told(comes(story, { ...next, keywords: ['a', 'b', 'c'] }).story);
  expect(publicItem?.keywords).toEqual(['a', 'mine', 'c']);
});

test('an add that names its lead is never shown with another, and adds stand in the order of their numbers', () => {
  const lead = (leadNumber: number): Item => ({
    guid: 'g',
    versionKind: 'lead',
    leadNumber,
    body: `<p>${leadNumber}</p>`,
  });
  const add = (addsTo: number, leadNumber: number): Item => ({
    ...{ guid: 'g', versionKind: 'add', addsTo, leadNumber },
    body: `<p>${addsTo}.${leadNumber}</p>`,
  });
  expect(told(copyOf([lead(1), add(1, 2), add(1, 1)])).publicItem?.body).toBe('<p>1</p><p>1.1</p><p>1.2</p>');
  expect(told(copyOf([lead(1), lead(2), add(1, 1)])).publicItem?.body).toBe('<p>2</p>');
  expect(told(copyOf([add(2, 1), lead(1), lead(2)])).publicItem?.body).toBe('<p>2</p><p>2.1</p>');
});

test('copies of a version for several categories give it all their subjects, and its next version none', () => {
  const copy = (name: string): Item => ({ ...first, subjects: [{ name }] });
  const one = comes(undefined, copy('world'), { id: 'same' }).story;
  const both = comes(one, copy('sport'), { id: 'same', seen: 'category-copy' });
  expect(both.revision).toMatchObject({ outcome: 'revised', movesUp: false });
  expect(told(both.story).publicItem?.subjects).toEqual([{ name: 'world' }, { name: 'sport' }]);
  const after = comes(both.story, { ...next, subjects: [{ name: 'world' }] }).story;
  expect(told(after).publicItem?.subjects).toEqual([{ name: 'world' }]);
});

test('an add that only keywords join waits for an editor, and a kill that they join does not', () => {
  const add = comes(live, { versionKind: 'add', body: '<p>more</p>' }, { probable: true });
  expect(add.revision).toMatchObject({ outcome: 'held', alert: 'desk' });
  expect(told(add.story).publicItem?.body).toBe('<p>one</p>');
  expect(comes(live, { pubStatus: 'canceled' }, { probable: true }).revision.after.deskState).toBe('killed');
});

describe('an UPDATE of an agency whose updates stand beside the first story', () => {
  const policy = policyOf('Reuters');
  const update: Item = { ...next, guid: 'h', versionKind: 'update' };
  const trusted = { policy, source: { trusted: true } };

  test('stands beside it, found by keywords or by name', () => {
    expect(comes(live, update, { ...trusted, probable: true }).revision.kind).toBe('update-beside');
    expect(comes(live, update, { policy, named: true }).revision.kind).toBe('update-beside');
  });

  test('takes the place of the UPDATE before it', () => {
    const earlier = copyOf([{ ...update, headline: 'Earlier', versionCreated: at('10:30') }]);
    expect(comes(earlier, update, { ...trusted, probable: true }).revision).toMatchObject({
      kind: 'update',
      outcome: 'revised',
    });
  });
});

test('an add follows its lead, and is gone with the next', () => {
  const add: Item = { guid: 'g', versionKind: 'add', leadNumber: 1, body: '<p>more</p>' };
  const lead = (leadNumber: number): Item => ({
    guid: 'g',
    headline: 'L',
    versionKind: 'lead',
    leadNumber,
    body: `<p>${leadNumber}</p>`,
  });
  expect(told(copyOf([lead(1), add])).publicItem?.body).toBe('<p>1</p><p>more</p>');
  expect(told(copyOf([add, lead(1)])).publicItem?.body).toBe('<p>1</p><p>more</p>');
  expect(told(copyOf([lead(1), add, lead(2)])).publicItem?.body).toBe('<p>2</p>');
});
