import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import {
  type Circumstances,
  type Revision,
  revise,
  type Standing,
} from '../../../src/plugins/off-the-wire/server/src/wire/story/revise';

const now = Date.parse('2026-11-20T12:00:00Z');
const published: Standing = {
  deskState: 'published',
  version: '3',
  versionCreated: '2026-11-20T10:00:00.000Z',
  edited: false,
};
const open = { source: { autoPublish: true, trusted: false }, seen: false, probable: false, now };

const decide = (item: Item, own: Partial<Circumstances> = {}) => revise(item, { ...open, ...own });
const next: Item = { headline: 'Next', version: '4', versionCreated: '2026-11-20T11:00:00.000Z' };

type Case = [fact: string, item: Item, own: Partial<Circumstances>, expected: Partial<Revision>];

const cases: Case[] = [
  [
    'a new story of an open source goes out',
    next,
    {},
    { outcome: 'created', kind: 'first', deskState: 'published', movesUp: true },
  ],
  [
    'a new story of a closed source waits for an editor',
    next,
    { source: { autoPublish: false, trusted: false } },
    { outcome: 'created', deskState: 'incoming' },
  ],
  [
    'a later version revises',
    next,
    { standing: published },
    { outcome: 'revised', kind: 'update', deskState: 'published', movesUp: true },
  ],
  [
    'a version that is kept already is a duplicate',
    next,
    { standing: published, seen: true },
    { outcome: 'duplicate' },
  ],
  [
    'a lower number is stale',
    { ...next, version: '2' },
    { standing: published },
    { outcome: 'stale', deskState: undefined },
  ],
  ['numbers are compared as numbers', { ...next, version: '10' }, { standing: published }, { outcome: 'revised' }],
  [
    'without numbers the time decides',
    { versionCreated: '2026-11-20T09:00:00.000Z' },
    { standing: { ...published, version: undefined } },
    { outcome: 'stale' },
  ],
  [
    'a date alone is not older than an hour of that day',
    { versionCreated: '2026-11-20' },
    { standing: { ...published, version: undefined } },
    { outcome: 'revised' },
  ],
  [
    'copy that says neither is as new as its arrival',
    { headline: 'x' },
    { standing: published },
    { outcome: 'revised' },
  ],
  [
    'a correction revises without moving the story up',
    { ...next, versionKind: 'correction' },
    { standing: published },
    { outcome: 'revised', kind: 'correction', movesUp: false },
  ],
  ['so does a refile', { ...next, versionKind: 'refile' }, { standing: published }, { movesUp: false }],
  [
    'a kill wins over every order',
    { ...next, version: '1', pubStatus: 'canceled' },
    { standing: published },
    { outcome: 'killed', kind: 'kill', deskState: 'killed' },
  ],
  [
    'a kill in words is a kill',
    { versionKind: 'kill' },
    { standing: published },
    { outcome: 'killed', deskState: 'killed' },
  ],
  [
    'a kill of something unseen stays killed',
    { pubStatus: 'canceled' },
    {},
    { outcome: 'killed', deskState: 'killed' },
  ],
  [
    'the same kill again is quiet',
    { pubStatus: 'canceled' },
    { standing: { ...published, deskState: 'killed' }, seen: true },
    { outcome: 'duplicate' },
  ],
  [
    'what comes for a killed story goes to the desk, never out',
    next,
    { standing: { ...published, deskState: 'killed' } },
    { outcome: 'held', deskState: undefined, heldBecause: 'The story was killed.' },
  ],
  [
    'a withhold takes a live story back',
    { ...next, version: '1', pubStatus: 'withheld' },
    { standing: published },
    { outcome: 'held', deskState: 'held' },
  ],
  [
    'an embargoed version neither pulls nor leaks behind a live one',
    { ...next, embargo: { until: '2026-11-21T00:00:00.000Z', verbatim: 'until Saturday' } },
    { standing: published },
    { outcome: 'held', deskState: undefined, heldBecause: 'Embargo: until Saturday' },
  ],
  [
    'an embargoed story is held',
    { ...next, embargo: { until: '2026-11-21T00:00:00.000Z', verbatim: 'until Saturday' } },
    {},
    { outcome: 'held', deskState: 'held' },
  ],
  [
    'an embargo without a clear end is held',
    { ...next, embargo: { until: null, verbatim: 'AMs' } },
    {},
    { outcome: 'held' },
  ],
  [
    'a date alone is no clear end',
    { ...next, embargo: { until: '2026-11-19', verbatim: 'Nov. 19' } },
    {},
    { outcome: 'held' },
  ],
  [
    'an embargo that is over is none',
    { ...next, embargo: { until: '2026-11-20T12:00:00.000Z', verbatim: 'noon' } },
    {},
    { outcome: 'created' },
  ],
  [
    'expired copy is held',
    { ...next, expires: '2026-11-20T11:00:00.000Z' },
    {},
    { outcome: 'held', heldBecause: 'Expired: 2026-11-20T11:00:00.000Z' },
  ],
  ['an advisory goes to the desk', { versionKind: 'advisory' }, {}, { outcome: 'held', deskState: 'held' }],
  [
    'an add of a live story is kept for the desk',
    { versionKind: 'add' },
    { standing: published },
    { outcome: 'held', deskState: undefined },
  ],
  [
    'what a person changed stays',
    next,
    { standing: { ...published, edited: true } },
    { outcome: 'held', deskState: undefined },
  ],
  [
    'a kill of edited copy is a kill',
    { pubStatus: 'canceled' },
    { standing: { ...published, edited: true } },
    { outcome: 'killed' },
  ],
  [
    'a probable update waits',
    { ...next, versionKind: 'lead' },
    { standing: published, probable: true },
    { outcome: 'held' },
  ],
  [
    'a trusted source is believed',
    { ...next, versionKind: 'lead' },
    { standing: published, probable: true, source: { autoPublish: true, trusted: true } },
    { outcome: 'revised', kind: 'lead' },
  ],
  [
    'a spiked story stays spiked',
    next,
    { standing: { ...published, deskState: 'spiked' } },
    { outcome: 'revised', deskState: 'spiked' },
  ],
  [
    'a closed source does not take back what an editor published',
    next,
    { standing: published, source: { autoPublish: false, trusted: false } },
    { outcome: 'revised', deskState: 'published' },
  ],
];

test.each(cases)('%s', (_fact, item, own, expected) => {
  const decided: Partial<Revision> = decide(item, own);
  const asked = Object.keys(expected) as (keyof Revision)[];
  // Absent counts: a story that stays as it is has no state afterwards of its own.
  expect(asked.map((name) => [name, decided[name]])).toEqual(asked.map((name) => [name, expected[name]]));
});
