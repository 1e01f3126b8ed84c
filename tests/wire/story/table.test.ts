import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import { policyOf } from '../../../src/plugins/off-the-wire/server/src/wire/story/policy';
import { type Circumstances, stateOf } from '../../../src/plugins/off-the-wire/server/src/wire/story/revise';
import {
  type ArrivalKind,
  arrivalKinds,
  type StoryState,
  storyStates,
  type Verdict,
  verdictOf,
  verdicts,
} from '../../../src/plugins/off-the-wire/server/src/wire/story/table';
import type { Telling } from '../../../src/plugins/off-the-wire/server/src/wire/story/tell';
import { comes, afterAll as copyOf, edited, embargo, noon, type PaperStory, told } from './desk';

const at = (hour: string) => `2026-11-20T${hour}:00.000Z`;
const first: Item = { guid: 'g', headline: 'First', body: '<p>one</p>', versionCreated: at('09:00') };
const second: Item = { ...first, headline: 'Second', body: '<p>two</p>', versionCreated: at('10:00') };

const stories: Readonly<Record<StoryState, PaperStory | undefined>> = {
  none: undefined,
  incoming: copyOf([first, second], { source: { publishes: false } }),
  held: copyOf([first, second, { ...first, pubStatus: 'withheld', versionCreated: at('10:30') }]),
  published: copyOf([first, second]),
  edited: edited(copyOf([first, second]), { headline: 'A person', body: '<p>a person</p>' }),
  embargoed: copyOf([{ ...second, embargo }]),
  superseded: { ...copyOf([first, second]), marks: { supersededBy: 'Another' } },
  spiked: { ...copyOf([first, second]), marks: { spiked: true } },
  killed: copyOf([first, second, { ...first, pubStatus: 'canceled' }]),
};

const later: Item = { guid: 'g', headline: 'Third', body: '<p>three</p>', versionCreated: at('11:00') };
const beside = policyOf('Reuters');

/** Copy of each kind, and how it came. */
const copies: Readonly<Record<ArrivalKind, readonly [item: Item, own?: Partial<Circumstances>]>> = {
  first: [{ ...later, versionKind: 'first' }],
  lead: [{ ...later, versionKind: 'lead' }],
  'lead-top': [{ ...later, versionKind: 'lead' }, { policy: policyOf('UPI') }],
  writethru: [{ ...later, versionKind: 'writethru' }],
  update: [{ ...later, versionKind: 'update' }],
  'update-beside': [
    { ...later, guid: 'h', versionKind: 'update' },
    { policy: beside, probable: true, source: { publishes: true, trusted: true } },
  ],
  add: [{ ...later, versionKind: 'add' }],
  insert: [{ ...later, versionKind: 'insert' }],
  sub: [{ ...later, versionKind: 'sub' }],
  abridged: [{ ...later, versionKind: 'abridged' }],
  correction: [{ ...later, versionKind: 'correction' }],
  refile: [{ ...later, versionKind: 'refile' }],
  repeat: [{ ...later, versionKind: 'repeat' }],
  'category-copy': [
    { ...second, subjects: [{ name: 'sport' }] },
    { seen: 'category-copy', id: 'v2' },
  ],
  resend: [second, { seen: 'resend' }],
  stale: [{ ...first, headline: 'Old', versionCreated: at('09:30') }],
  advisory: [{ ...later, versionKind: 'advisory' }],
  test: [{ ...later, versionKind: 'test' }],
  withhold: [{ ...later, versionKind: 'withhold' }],
  release: [{ ...later, versionKind: 'release' }],
  kill: [{ ...later, versionKind: 'kill' }],
  'kill-unseen': [{ ...later, versionKind: 'kill' }],
};

/** What readers see: the text shown. */
const seen = (telling: Telling | undefined) => (telling?.shown ? JSON.stringify(telling.publicItem) : undefined);

function logged(before: Telling | undefined, after: Telling, kind: ArrivalKind): Verdict['log'] {
  if (seen(before) === seen(after)) return undefined;
  if (!seen(before)) return 'published';
  if (!seen(after)) return 'withdrawn';
  return kind === 'correction' ? 'corrected' : 'updated';
}

function readers(before: Telling | undefined, after: Telling): Verdict['readers'] {
  if (!seen(after)) return seen(before) ? 'lose it' : 'see nothing';
  return seen(before) === seen(after) ? 'see the same' : 'see it';
}

const cells = arrivalKinds.flatMap((kind) =>
  storyStates.map((state) => [kind, state, verdictOf(kind, state)] as const),
);

it('the states are what they are called', () => {
  for (const state of storyStates) {
    const story = stories[state];
    expect(stateOf(story, story && told(story), noon)).toBe(state);
  }
});

describe.each(cells)('%s meets %s: %s', (kind, state, name) => {
  const verdict: Verdict = verdicts[name];
  const [item, own] = copies[kind];
  const story = stories[state];
  // An update that stands beside the story starts one of its own.
  const isApart = name === 'supersedes' || (kind === 'update-beside' && state !== 'none');
  const closed = state === 'incoming' ? { source: { publishes: false, trusted: true } } : {};
  const { revision } = comes(story, item, { ...own, ...closed });

  it('is told apart', () => {
    const known = state === 'none' && ['resend', 'category-copy', 'stale', 'update-beside'].includes(kind);
    const isKill = kind === 'kill' || kind === 'kill-unseen';
    const expected = isKill ? (state === 'none' ? 'kill-unseen' : 'kill') : known ? revision.kind : kind;
    expect(revision.kind).toBe(expected);
  });

  it('the version may do what the verdict says', () => {
    const { version } = verdict;
    const standing = version === 'as source' ? expect.stringMatching(/^(?:open|waiting)$/) : version;
    expect(revision.version?.standing ?? 'none').toEqual(standing);
  });

  it('readers, the log and the desk get what the verdict says', () => {
    if (isApart) return;
    const { before, after } = revision;
    expect(readers(before, after)).toBe(verdict.readers);
    expect(logged(before, after, kind)).toBe(verdict.log);
    expect(revision.alert).toBe(verdict.alert);
    expect(revision.movesUp).toBe(verdict.movesUp);
  });
});
