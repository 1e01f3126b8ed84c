/**
 * What becomes of a story when copy of a kind meets it in a state: the one table. Each cell names a verdict; a verdict
 * says what the version may do, and what follows for the story, for readers, for the log and for the desk.
 * tests/wire/story/table.test.ts plays every cell and compares what follows with what stands here.
 */

/** What copy is to its story, as it comes. */
export const arrivalKinds = [
  'first',
  'lead',
  'lead-top',
  'writethru',
  'update',
  'update-beside',
  'add',
  'insert',
  'sub',
  'abridged',
  'correction',
  'refile',
  'repeat',
  'category-copy',
  'resend',
  'stale',
  'advisory',
  'test',
  'withhold',
  'release',
  'kill',
  'kill-unseen',
] as const;
export type ArrivalKind = (typeof arrivalKinds)[number];

/** How a story stands when copy comes. `edited`: published, and a person's words are in it. */
export const storyStates = [
  ...(['none', 'incoming', 'held', 'published', 'edited'] as const),
  ...(['embargoed', 'superseded', 'spiked', 'killed'] as const),
] as const;
export type StoryState = (typeof storyStates)[number];

export type Alert = 'desk' | 'loud';

export interface Verdict {
  /** What may be done with the version. `as source`: open where the source publishes or the story is out, else waiting. */
  readonly version: 'as source' | 'open' | 'waiting' | 'held' | 'kept' | 'none';
  /** Why an editor finds it held, or what the alert says. */
  readonly because?: string;
  /** Whether readers see the story anew: at the top of the latest. */
  readonly movesUp: boolean;
  readonly alert?: Alert;
  /** What follows for readers: they see this version, still see what they saw, no longer see the story, see nothing. */
  readonly readers: 'see it' | 'see the same' | 'lose it' | 'see nothing';
  /** The entry of the log. */
  readonly log?: 'published' | 'updated' | 'corrected' | 'withdrawn';
}

const byHand = 'It is a part of a story, to be put in by hand.';
const unseen = { movesUp: false, readers: 'see nothing' } as const;
const same = { movesUp: false, readers: 'see the same' } as const;
const lost = { movesUp: false, readers: 'lose it', log: 'withdrawn' } as const;

export const verdicts = {
  // Readers get it.
  starts: { version: 'as source', movesUp: true, readers: 'see it', log: 'published' },
  revises: { version: 'as source', movesUp: true, readers: 'see it', log: 'updated' },
  corrects: { version: 'as source', movesUp: false, readers: 'see it', log: 'corrected' },
  quietly: { version: 'as source', movesUp: false, readers: 'see it', log: 'updated' },
  adds: { version: 'open', movesUp: false, readers: 'see it', log: 'updated' },
  'joins its twin': { version: 'kept', movesUp: false, readers: 'see it', log: 'updated' },
  releases: { version: 'open', movesUp: false, alert: 'desk', readers: 'see it', log: 'published' },
  supersedes: { version: 'as source', movesUp: true, readers: 'see it', log: 'published' },
  // The desk gets it.
  waits: { version: 'as source', ...unseen },
  'joins the draft': { version: 'open', ...unseen },
  'meets an edit': { version: 'as source', because: 'It touches what a person wrote.', alert: 'desk', ...same },
  'corrects an edit': { version: 'as source', because: 'It corrects what a person wrote.', alert: 'loud', ...same },
  'by hand': { version: 'held', because: byHand, alert: 'desk', ...same },
  'by hand, unseen': { version: 'held', because: byHand, alert: 'desk', ...unseen },
  orphan: { version: 'open', because: 'It waits for the story that it belongs to.', alert: 'desk', ...unseen },
  alternate: { version: 'held', because: 'It is a shorter form of a story.', ...unseen },
  'stands aside': { version: 'held', because: 'It would take the place of another story.', alert: 'desk', ...same },
  'stands aside, unseen': {
    version: 'held',
    because: 'It would take the place of another story.',
    alert: 'desk',
    ...unseen,
  },
  'for the desk': { version: 'kept', alert: 'desk', ...same },
  'for the desk, unseen': { version: 'kept', alert: 'desk', ...unseen },
  'a message': { version: 'held', because: 'It is a message to editors.', alert: 'desk', ...unseen },
  'a test': { version: 'held', because: 'It is a test message.', ...unseen },
  'after its successor': {
    version: 'held',
    because: 'Another story stands in its place.',
    alert: 'desk',
    ...unseen,
  },
  'thrown out': { version: 'waiting', ...unseen },
  'too late': { version: 'held', because: 'The story was killed.', alert: 'loud', ...unseen },
  // It is on record.
  behind: { version: 'as source', ...same },
  'behind, unseen': { version: 'as source', ...unseen },
  kept: { version: 'kept', ...same },
  'kept, unseen': { version: 'kept', ...unseen },
  nothing: { version: 'none', ...same },
  'nothing, unseen': { version: 'none', ...unseen },
  'release noted': { version: 'open', alert: 'desk', ...same },
  'release noted, unseen': { version: 'open', because: 'It releases what was withheld.', alert: 'desk', ...unseen },
  // Readers lose it.
  withholds: { version: 'open', because: 'Withheld by the agency.', alert: 'desk', ...lost },
  'withholds an edit': { version: 'open', because: 'Withheld by the agency.', alert: 'loud', ...lost },
  'withholds, unseen': { version: 'open', because: 'Withheld by the agency.', alert: 'desk', ...unseen },
  kills: { version: 'open', because: 'Killed by the agency.', alert: 'loud', ...lost },
  'kills, unseen': { version: 'open', because: 'Killed by the agency.', alert: 'desk', ...unseen },
  'kills what may come': {
    version: 'open',
    because: 'It kills a story that has not come yet.',
    alert: 'loud',
    ...unseen,
  },
} as const satisfies Readonly<Record<string, Verdict>>;
export type VerdictName = keyof typeof verdicts;

type Row = readonly [
  none: VerdictName,
  incoming: VerdictName,
  held: VerdictName,
  published: VerdictName,
  edited: VerdictName,
  embargoed: VerdictName,
  superseded: VerdictName,
  spiked: VerdictName,
  killed: VerdictName,
];

/** A whole text: what it is to readers where they see the story, and where a person's words are in it. */
const text = (published: VerdictName, edited: VerdictName): Row => [
  ...(['starts', 'waits', 'waits', published, edited] as const),
  ...(['starts', 'after its successor', 'thrown out', 'too late'] as const),
];
const part: Row = [
  ...(['by hand, unseen', 'by hand, unseen', 'by hand, unseen', 'by hand', 'by hand'] as const),
  ...(['by hand, unseen', 'after its successor', 'kept, unseen', 'too late'] as const),
];
/** Of what is seen already: with no story it would be a new one. */
const onRecord = (seen: VerdictName, not: VerdictName): Row => ['starts', not, not, seen, seen, not, not, not, not];
const kill = (none: VerdictName): Row => [
  ...([none, 'kills, unseen', 'kills, unseen', 'kills', 'kills'] as const),
  ...(['kills, unseen', 'kills, unseen', 'kills, unseen', 'kept, unseen'] as const),
];

/** States in the order of `storyStates`. */
export const table: Readonly<Record<ArrivalKind, Row>> = {
  first: text('revises', 'meets an edit'),
  lead: text('revises', 'meets an edit'),
  'lead-top': part,
  writethru: text('revises', 'meets an edit'),
  update: text('revises', 'meets an edit'),
  'update-beside': [
    ...(['starts', 'waits', 'stands aside, unseen', 'supersedes', 'stands aside'] as const),
    ...(['stands aside, unseen', 'after its successor', 'thrown out', 'too late'] as const),
  ],
  add: [
    ...(['orphan', 'joins the draft', 'joins the draft', 'adds', 'by hand'] as const),
    ...(['joins the draft', 'after its successor', 'joins the draft', 'too late'] as const),
  ],
  insert: part,
  sub: part,
  abridged: [
    ...(['alternate', 'kept, unseen', 'kept, unseen', 'kept', 'kept'] as const),
    ...(['kept, unseen', 'kept, unseen', 'kept, unseen', 'too late'] as const),
  ],
  correction: text('corrects', 'corrects an edit'),
  refile: text('quietly', 'meets an edit'),
  repeat: text('quietly', 'meets an edit'),
  'category-copy': onRecord('joins its twin', 'kept, unseen'),
  resend: onRecord('nothing', 'nothing, unseen'),
  stale: [
    ...(['starts', 'behind, unseen', 'behind, unseen', 'behind', 'behind'] as const),
    // What is older than a version under embargo may be newer than all that readers saw.
    ...(['starts', 'after its successor', 'thrown out', 'too late'] as const),
  ],
  advisory: [
    ...(['a message', 'for the desk, unseen', 'for the desk, unseen', 'for the desk', 'for the desk'] as const),
    ...(['for the desk, unseen', 'for the desk, unseen', 'for the desk, unseen', 'for the desk, unseen'] as const),
  ],
  test: [
    ...(['a test', 'kept, unseen', 'kept, unseen', 'kept', 'kept'] as const),
    ...(['kept, unseen', 'kept, unseen', 'kept, unseen', 'kept, unseen'] as const),
  ],
  withhold: [
    ...(['withholds, unseen', 'withholds, unseen', 'withholds, unseen', 'withholds', 'withholds an edit'] as const),
    ...(['withholds, unseen', 'withholds, unseen', 'withholds, unseen', 'kept, unseen'] as const),
  ],
  // It is in force from now on: the withhold that it ends may come after it.
  release: [
    ...(['release noted, unseen', 'release noted, unseen', 'releases', 'release noted', 'release noted'] as const),
    ...(['release noted, unseen', 'release noted, unseen', 'release noted, unseen', 'release noted, unseen'] as const),
  ],
  kill: kill('kills what may come'),
  'kill-unseen': kill('kills what may come'),
};

/** The cell of a kind and a state. */
export function verdictOf(kind: ArrivalKind, state: StoryState): VerdictName {
  return table[kind][storyStates.indexOf(state)] ?? 'by hand';
}
