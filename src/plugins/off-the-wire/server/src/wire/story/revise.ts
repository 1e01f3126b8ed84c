import type { Item } from '../item';
import { hasPassed } from '../time/moment';
import { clashes, overlayOf } from './merge';
import { inOrder } from './order';
import type { StoryPolicy } from './policy';
import { type Alert, type ArrivalKind, type StoryState, type Verdict, verdictOf, verdicts } from './table';
import { isKeptBack, reasons, type StoryMarks, type Telling, tell } from './tell';
import { isText, type RecordedKind, type Version, type VersionStanding } from './version';

export type Outcome = 'created' | 'revised' | 'duplicate' | 'stale' | 'killed' | 'held' | 'spiked';

/** A story before copy meets it. */
export interface Standing {
  readonly versions: readonly Version[];
  readonly marks: StoryMarks;
}

export interface Circumstances {
  readonly story?: Standing;
  /** This version, or one that reads the same, is kept already. */
  readonly seen?: 'resend' | 'category-copy';
  /** The story was found by its keywords only. */
  readonly probable: boolean;
  /** The story was found by what the copy says it grew out of. */
  readonly named?: boolean;
  readonly source: {
    /** Whether copy like this goes out without an editor; else why it waits, where there is more to say of it. */
    readonly publishes: boolean;
    readonly because?: string;
    readonly trusted: boolean;
    /** A rule's own word, which counts for this version though its story is out. */
    readonly ruled?: 'held' | 'spiked' | 'ticker';
    /** The code of the ticker that a rule names. */
    readonly ticker?: string;
    /** It runs silently: all is kept, nothing goes out. */
    readonly silent?: boolean;
  };
  readonly policy: StoryPolicy;
  /** Digest of the version. */
  readonly id: string;
  /** Ascends with arrival. */
  readonly arrived: number;
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/** What becomes of an item and of its story. */
export interface Revision {
  readonly kind: ArrivalKind;
  readonly outcome: Outcome;
  /** Why it is held, or waits. */
  readonly why?: string;
  readonly alert?: Alert;
  /** The version as it is kept from now on; absent where it is kept already. */
  readonly version?: Version;
  /** The story before and after. */
  readonly before?: Telling;
  readonly after: Telling;
  /** Whether it counts as new for readers: corrections and refiles do not move a story up. */
  readonly movesUp: boolean;
}

/** Decides what an item is to its story. Kill and withhold win over every order. */
export function revise(item: Item, circumstances: Circumstances): Revision {
  const { story, policy, now } = circumstances;
  const before = story && tell(story.versions, policy, story.marks, now);
  const kind = kindOf(item, circumstances);
  const verdict: Verdict = verdicts[verdictOf(kind, stateOf(story, before, now))];
  const version = verdict.version === 'none' ? undefined : versionOf(item, kind, verdict, circumstances);
  const versions = [...(story?.versions ?? []), ...(version ? [version] : [])];
  const after = tell(versions, policy, story?.marks ?? {}, now);
  const movesUp = verdict.movesUp && after.shown !== undefined && after.shown === version;
  const alert = alertOf(verdict, version, before, after, circumstances);
  return { kind, ...outcomeOf(kind, verdict, version, before, after), alert, version, before, after, movesUp };
}

/** How a story stands. `before`: what is told of it now. */
export function stateOf(story: Standing | undefined, before: Telling | undefined, now: number): StoryState {
  if (!story || !before) return 'none';
  const { deskState, drafted } = before;
  if (deskState === 'killed') return deskState;
  // What a rule threw out, a rule may let in again; what an editor did, only an editor.
  if (deskState === 'spiked') return story.marks.spiked ? 'spiked' : 'held';
  if (story.marks.supersededBy !== undefined) return 'superseded';
  if (deskState === 'published') return overlayOf(story.versions).size > 0 ? 'edited' : 'published';
  if (deskState === 'incoming') return 'incoming';
  const { heldBecause } = before;
  const embargo = heldBecause === reasons.withheld ? undefined : drafted?.item.embargo;
  return embargo && !hasPassed(embargo.until, now) ? 'embargoed' : 'held';
}

const desksOwn: ReadonlySet<string> = new Set(['add', 'insert', 'sub', 'abridged', 'advisory', 'test', 'release']);

function kindOf(item: Item, circumstances: Circumstances): ArrivalKind {
  const { story, seen, policy, id, arrived } = circumstances;
  const said = item.versionKind;
  if (seen) return seen;
  if (item.pubStatus === 'canceled' || said === 'kill') return story ? 'kill' : 'kill-unseen';
  if (item.pubStatus === 'withheld' || said === 'withhold') return 'withhold';
  if (said !== undefined && desksOwn.has(said)) return said as ArrivalKind;
  const kind = said ?? unsaid(story);
  if (story && isBehind(story, { id, kind, item, arrived, standing: 'open' }, policy)) return 'stale';
  if (kind === 'lead' && policy.leadIs === 'top') return 'lead-top';
  return said && isBeside(said, circumstances) ? 'update-beside' : (kind as ArrivalKind);
}

/** An UPDATE has an address of its own beside the first story; the next one takes the place of that UPDATE. */
function isBeside(kind: RecordedKind, { story, policy, probable, named = false }: Circumstances): boolean {
  return kind === 'update' && policy.updateStands === 'beside' && (probable || named) && !!story && !isUpdate(story);
}

/** Whether a story began with an UPDATE, and so is none of the first ones. */
export function isUpdate({ versions }: Pick<Standing, 'versions'>): boolean {
  return versions.find(isText)?.kind === 'update';
}

function isBehind({ versions }: Standing, version: Version, policy: StoryPolicy): boolean {
  const texts = versions.filter((one) => isText(one) && one.standing !== 'kept');
  return inOrder([...texts, version], policy).at(-1) !== version;
}

/** The kind as it is on record: what the copy is, however it stands to what came before. */
function recorded(item: Item, kind: ArrivalKind, { id, story }: Circumstances): RecordedKind {
  if (kind === 'kill' || kind === 'kill-unseen') return 'kill';
  if (kind === 'withhold') return 'withhold';
  const twin = kind === 'category-copy' ? story?.versions.find((one) => one.id === id) : undefined;
  return twin?.kind ?? item.versionKind ?? unsaid(story);
}

/** What a text is that does not say it: parts and orders may have come before the first one. */
const unsaid = (story: Standing | undefined): 'update' | 'first' => (story?.versions.some(isText) ? 'update' : 'first');

function versionOf(item: Item, kind: ArrivalKind, verdict: Verdict, circumstances: Circumstances): Version {
  const { id, arrived } = circumstances;
  const own = standingOf(item, verdict, circumstances);
  const ticker = own.standing === 'ticker' ? { ticker: circumstances.source.ticker } : {};
  return { id, arrived, item, kind: recorded(item, kind, circumstances), ...own, ...ticker };
}

function standingOf(
  item: Item,
  { version, because }: Verdict,
  { story, probable, source }: Circumstances,
): { readonly standing: VersionStanding; readonly heldBecause?: string } {
  if (version === 'none' || version === 'kept') return { standing: 'kept' };
  if (source.silent && !takesBack(item)) return { standing: 'held', heldBecause: reasons.silent };
  if (isDoubtful(item, { story, probable, source })) return { standing: 'held', heldBecause: probablyUpdate };
  if (version !== 'as source') return { standing: version, heldBecause: because };
  const clash = story && clashes(overlayOf(story.versions), item).length > 0;
  const heldBecause = clash ? because : undefined;
  if (story && isTakenOut(story)) return { standing: 'waiting', heldBecause: reasons.takenOut };
  if (source.ruled) return { standing: source.ruled, heldBecause: source.because };
  if (source.publishes || (story && isOut(story))) return { standing: 'open', heldBecause };
  return { standing: 'waiting', heldBecause: source.because ?? reasons.sourceWaits };
}

const probablyUpdate = 'Probably an update: same slugline, same day.';

/** Found by keywords only, for a source that is not trusted with them. Kills and their like are obeyed all the same. */
function isDoubtful(item: Item, { story, probable, source }: Pick<Circumstances, 'story' | 'probable' | 'source'>) {
  return story !== undefined && probable && !source.trusted && !isOrder(item);
}

/** Whether an item is a word on other copy: to kill it, to hold it, to let it go. */
export function isOrder({ versionKind, pubStatus }: Item): boolean {
  return pubStatus === 'canceled' || pubStatus === 'withheld' || orders.has(String(versionKind));
}

const orders: ReadonlySet<string> = new Set(['kill', 'withhold', 'release']);

/** A kill or a withhold is in force whoever brings it. */
const takesBack = (item: Item) => isOrder(item) && item.versionKind !== 'release';
const isOut = ({ versions }: Standing) =>
  versions.some((one) => isText(one) && (one.standing === 'open' || one.standing === 'released'));
const isTakenOut = ({ versions }: Standing) => versions.some(isKeptBack);

/**
 * A version that leaves a person's words alone is taken in without a word; one that is held for them is not, and neither
 * is one that a rule keeps from a story which readers see. What comes silently shouts only if it takes something from them.
 */
function alertOf(
  { alert, version: asked, readers }: Verdict,
  version: Version | undefined,
  before: Telling | undefined,
  after: Telling,
  circumstances: Circumstances,
): Alert | undefined {
  const { story, source } = circumstances;
  if (source.silent) return before?.shown && !after.shown ? alert : undefined;
  if (asked !== 'none' && asked !== 'kept' && version && isDoubtful(version.item, circumstances))
    return alert ?? 'desk';
  if (!story || !version || asked !== 'as source') return alert;
  if (clashes(overlayOf(story.versions), version.item).length > 0) return alert;
  const isKeptBack = readers === 'see it' && before?.shown && version.standing === source.ruled;
  return isKeptBack ? (version.kind === 'correction' ? 'loud' : 'desk') : undefined;
}

function outcomeOf(
  kind: ArrivalKind,
  verdict: Verdict,
  version: Version | undefined,
  before: Telling | undefined,
  after: Telling,
): Pick<Revision, 'outcome' | 'why'> {
  if (!version) return { outcome: 'duplicate' };
  if (kind === 'category-copy') return categoryCopy(before, after);
  if (version.kind === 'kill') return { outcome: 'killed', why: verdict.because };
  if (version.standing === 'spiked') return { outcome: 'spiked', why: version.heldBecause };
  if (
    version.standing === 'held' ||
    version.standing === 'ticker' ||
    version.standing === 'kept' ||
    version.kind === 'withhold'
  )
    return { outcome: 'held', why: version.heldBecause ?? verdict.because };
  const isTold = after.shown === version || (after.drafted === version && after.deskState === 'incoming');
  if (isTold) return { outcome: before ? 'revised' : 'created', why: version.heldBecause };
  if (kind === 'stale') return { outcome: 'stale' };
  if (version.kind === 'add' && after.shown) return { outcome: 'revised' };
  return { outcome: 'held', why: version.heldBecause ?? whyNot(version, verdict, after) };
}

function categoryCopy(before: Telling | undefined, after: Telling): Pick<Revision, 'outcome' | 'why'> {
  const isTold = JSON.stringify(before?.item) !== JSON.stringify(after.item);
  return { outcome: isTold ? 'revised' : 'duplicate', why: 'The same copy, for another category.' };
}

/** Why a version that may be shown is not. */
function whyNot({ item }: Version, { because }: Verdict, { shown, heldBecause }: Telling): string | undefined {
  if (item.embargo) return `Embargo: ${item.embargo.verbatim}`;
  return because ?? (shown && item.expires ? `Expired: ${item.expires}` : heldBecause);
}
