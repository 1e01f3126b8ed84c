import type { Item, VersionKind } from '../item';
import { hasPassed, isEarlier } from '../moment';

export const deskStates = ['incoming', 'held', 'published', 'spiked', 'killed'] as const;
export type DeskState = (typeof deskStates)[number];
export type Outcome = 'created' | 'revised' | 'duplicate' | 'stale' | 'killed' | 'held';

/** What the story is before this item. */
export interface Standing {
  readonly deskState: DeskState;
  readonly version?: string;
  readonly versionCreated?: string;
  /** A person changed the text: what they wrote stays until they say otherwise. */
  readonly edited: boolean;
}

export interface Circumstances {
  readonly standing?: Standing;
  /** This version, or one that reads the same, is kept already. */
  readonly seen: boolean;
  /** The story was found by its keywords only. */
  readonly probable: boolean;
  readonly source: { readonly autoPublish: boolean; readonly trusted: boolean };
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/** What becomes of an item. `deskState` is the story's afterwards; absent: the story stays as it is. */
export interface Revision {
  readonly outcome: Outcome;
  readonly kind: VersionKind;
  readonly deskState?: DeskState;
  readonly heldBecause?: string;
  /** Whether it counts as new for readers: corrections and refiles do not move a story up. */
  readonly movesUp: boolean;
}

/** Decides what an item is to its story. Kill and withhold win over every order. */
export function revise(item: Item, circumstances: Circumstances): Revision {
  const { standing, seen } = circumstances;
  const kind = item.versionKind ?? (standing ? 'update' : 'first');
  const keep = { kind, movesUp: false } as const;
  if (seen) return { ...keep, outcome: 'duplicate' };
  if (standing?.deskState === 'killed') return { ...keep, outcome: 'held', heldBecause: 'The story was killed.' };
  if (isKill(item)) return { ...keep, kind: 'kill', outcome: 'killed', deskState: 'killed' };
  if (isWithheld(item)) return { ...keep, outcome: 'held', deskState: 'held', heldBecause: 'Withheld by the agency.' };
  if (standing && isOlder(item, standing)) return { ...keep, outcome: 'stale' };
  const reason = holdReason(item, circumstances);
  if (reason) return { ...keep, outcome: 'held', heldBecause: reason, deskState: standing ? undefined : 'held' };
  const outcome = standing ? 'revised' : 'created';
  return { kind, outcome, deskState: stateAfter(circumstances), movesUp: !quietKinds.has(kind) };
}

const quietKinds: ReadonlySet<VersionKind> = new Set(['correction', 'refile', 'repeat']);
const deskKinds: ReadonlySet<VersionKind> = new Set(['add', 'insert', 'sub', 'abridged', 'advisory', 'test']);

const isKill = (item: Item) => item.pubStatus === 'canceled' || item.versionKind === 'kill';
const isWithheld = (item: Item) => item.pubStatus === 'withheld' || item.versionKind === 'withhold';

function stateAfter({ standing, source }: Circumstances): DeskState {
  if (standing?.deskState === 'spiked') return 'spiked';
  if (standing?.deskState === 'published' || source.autoPublish) return 'published';
  return 'incoming';
}

function holdReason(item: Item, { standing, probable, source, now }: Circumstances): string | undefined {
  if (item.embargo && !hasPassed(item.embargo.until, now)) return `Embargo: ${item.embargo.verbatim}`;
  if (item.expires && hasPassed(item.expires, now)) return `Expired: ${item.expires}`;
  if (item.versionKind && deskKinds.has(item.versionKind)) return `For the desk: ${item.versionKind}.`;
  if (standing?.edited) return 'The story was changed by a person.';
  if (standing && probable && !source.trusted) return 'Probably an update: same slugline, same day.';
  return undefined;
}

/** By number where both are numbers, else by time; copy that says neither is as new as its arrival. */
function isOlder(item: Item, standing: Standing): boolean {
  const [mine, theirs] = [wholeNumber(item.version), wholeNumber(standing.version)];
  if (mine !== undefined && theirs !== undefined && mine !== theirs) return mine < theirs;
  if (item.versionCreated && standing.versionCreated) return isEarlier(item.versionCreated, standing.versionCreated);
  return false;
}

const wholeNumber = (version: string | undefined) =>
  version && /^\d{1,15}$/.test(version) ? Number(version) : undefined;
