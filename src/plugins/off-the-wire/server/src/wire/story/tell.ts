import type { Item } from '../item';
import { hasPassed } from '../time/moment';
import { clashes, merged, overlayOf, withAdds } from './merge';
import { inOrder } from './order';
import type { StoryPolicy } from './policy';
import { type DeskState, isText, type Version } from './version';

/** What is known of a story beside its versions. */
export interface StoryMarks {
  /** An editor threw it out. */
  readonly spiked?: boolean;
  /** Another story stands in its place: the id of that. */
  readonly supersededBy?: string;
}

/** What is true of a story at one moment: a pure function of its versions, whichever order they came in. */
export interface Telling {
  readonly deskState: DeskState;
  readonly heldBecause?: string;
  /** The version that readers may see. */
  readonly shown?: Version;
  /** The version that editors see: the one shown, else the newest text. */
  readonly drafted?: Version;
  /** What readers see of `shown`: with its adds, and with what persons changed and published. */
  readonly publicItem?: Item;
  /** What editors see of `drafted`: the same, with what they have not published yet. */
  readonly item?: Item;
  /** What a ticker may say of it, though readers see no article. */
  readonly onTicker?: { readonly ticker: string; readonly item: Item };
  /** Epoch milliseconds UTC: when this may change by itself, by the end of an embargo or of the copy's time. */
  readonly due?: number;
}

/** Why a story is held, in words that other rooms look for. */
export const reasons = {
  killed: 'Killed by the agency.',
  withheld: 'Withheld by the agency.',
  spiked: 'Thrown out by an editor.',
  superseded: 'Another story stands in its place.',
  takenOut: 'Taken out by an editor.',
  broughtBack: 'Brought back by an editor: it goes out when it is published.',
  sourceWaits: 'It waits for an editor: its source does not publish without one.',
  silent: 'Its source runs silently.',
} as const;

/** Whether an editor keeps a version from readers until they publish it, and with it what comes after it. */
export const isKeptBack = ({ heldBecause }: Pick<Version, 'heldBecause'>): boolean =>
  heldBecause === reasons.takenOut || heldBecause === reasons.broughtBack;

/**
 * What becomes of a story with these versions: the newest that may be shown is, a kill ends it, a withhold takes it back
 * until its release, an embargoed version neither pulls nor leaks behind a live one.
 *
 * @param now epoch milliseconds UTC.
 */
export function tell(versions: readonly Version[], policy: StoryPolicy, marks: StoryMarks, now: number): Telling {
  const texts = textsOf(versions, policy);
  const refused = refusal(versions, marks);
  const shown = refused ? undefined : newestToShow(texts, now);
  const drafted = shown ?? texts.findLast((text) => text.version.standing !== 'spiked') ?? texts.at(-1);
  const state = shown ? { deskState: 'published' as const } : (refused ?? stateOf(drafted, versions, now));
  return {
    ...state,
    shown: shown?.version,
    drafted: drafted?.version,
    publicItem: shown && withParts(shown.version, shown.item, texts, versions),
    item: drafted && withParts(drafted.version, drafted.desksItem, texts, versions),
    onTicker: shown || refused ? undefined : onTickerOf(drafted, now),
    due: dueOf(texts, now),
  };
}

/** A whole text of a story. `item`: with what persons changed and published; `desksItem`: with all that they changed. */
interface Text {
  readonly version: Version;
  readonly item: Item;
  readonly desksItem: Item;
  readonly mayShow: boolean;
}

/** From the oldest to the newest; those that touch a person's words wait for an editor, and are none until then. */
function textsOf(versions: readonly Version[], policy: StoryPolicy): readonly Text[] {
  const [published, all] = [overlayOf(versions, true), overlayOf(versions)];
  const isOut = versions.some((one) => isText(one) && (one.standing === 'open' || one.standing === 'released'));
  const mayShow = ({ standing }: Version) =>
    standing === 'open' || standing === 'released' || (standing === 'waiting' && isOut);
  return inOrder(versions.filter(isText), policy)
    .filter(({ standing }) => standing !== 'kept')
    .filter(({ item, standing }) => standing === 'released' || clashes(all, item).length === 0)
    .map((version) => {
      const item = withCategories(version, versions);
      return { version, item: merged(item, published), desksItem: merged(item, all), mayShow: mayShow(version) };
    });
}

type State = Pick<Telling, 'deskState' | 'heldBecause'>;

/** What keeps the whole story from readers, whatever its versions are. */
function refusal(versions: readonly Version[], { spiked, supersededBy }: StoryMarks): State | undefined {
  const inForce = (kind: Version['kind']) => versions.filter((one) => one.kind === kind && one.standing === 'open');
  if (inForce('kill').length > 0) return { deskState: 'killed', heldBecause: reasons.killed };
  if (spiked) return { deskState: 'spiked', heldBecause: reasons.spiked };
  if (isWithheld(inForce('withhold'), inForce('release'))) return { deskState: 'held', heldBecause: reasons.withheld };
  return supersededBy === undefined ? undefined : { deskState: 'held', heldBecause: reasons.superseded };
}

/** A release ends what was withheld before it, by the agency's own time where both tell it, else by arrival. */
function isWithheld(withheld: readonly Version[], released: readonly Version[]): boolean {
  return withheld.some((one) => !released.some((other) => isLater(other, one)));
}

function isLater(one: Version, other: Version): boolean {
  const [mine, theirs] = [one.item.versionCreated, other.item.versionCreated];
  return mine && theirs && mine !== theirs ? mine > theirs : one.arrived > other.arrived;
}

/** The newest text whose embargo is over. What has expired is not shown, and nothing older in its place. */
function newestToShow(texts: readonly Text[], now: number): Text | undefined {
  const newest = texts.findLast((text) => text.mayShow && !isEmbargoed(text, now));
  return newest && !hasPassed(newest.item.expires, now) ? newest : undefined;
}

/** What waits behind the ticker's row: an embargo holds the row too. */
function onTickerOf(drafted: Text | undefined, now: number): Telling['onTicker'] {
  const { standing, ticker } = drafted?.version ?? {};
  if (!drafted || standing !== 'ticker' || ticker === undefined || isEmbargoed(drafted, now)) return undefined;
  return hasPassed(drafted.item.expires, now) ? undefined : { ticker, item: drafted.item };
}

/** Whether a text may not be shown yet: until its embargo's instant, or, where that has none, an editor's word. */
function isEmbargoed({ item, version }: Text, now: number): boolean {
  return version.standing !== 'released' && item.embargo != null && !hasPassed(item.embargo.until, now);
}

function stateOf(newest: Text | undefined, versions: readonly Version[], now: number): State {
  // Nothing but parts and messages has come.
  if (newest === undefined) return { deskState: 'held', heldBecause: versions.at(-1)?.heldBecause };
  const { standing, heldBecause } = newest.version;
  if (standing === 'spiked') return { deskState: 'spiked', heldBecause };
  if (standing === 'held' || standing === 'ticker') return { deskState: 'held', heldBecause };
  if (isEmbargoed(newest, now)) return { deskState: 'held', heldBecause: `Embargo: ${newest.item.embargo?.verbatim}` };
  if (hasPassed(newest.item.expires, now)) return { deskState: 'held', heldBecause: `Expired: ${newest.item.expires}` };
  return { deskState: 'incoming', heldBecause: heldBecause === reasons.sourceWaits ? undefined : heldBecause };
}

/** What the adds of a lead give it: its body goes on, where no person has rewritten it. */
function withParts(version: Version, item: Item, texts: readonly Text[], versions: readonly Version[]): Item {
  if (item.body !== version.item.body) return item;
  const adds = addsTo(
    version,
    texts.map((text) => text.version),
    versions,
  );
  return withAdds(item, adds);
}

/** The adds of a lead, in their order: those that name it, or, where they name none, come between it and the next text. */
export function addsTo(lead: Version, texts: readonly Version[], versions: readonly Version[]): readonly Item[] {
  const adds = versions.filter(({ kind, standing }) => kind === 'add' && standing === 'open');
  if (adds.length === 0) return [];
  const sequence = inOrder([...texts, ...adds], { order: ['versionCreated'] });
  const belongs = (add: Version, at: number) => {
    if (add.item.addsTo !== undefined) return add.item.addsTo === (lead.item.leadNumber ?? 0);
    // An add that came before any lead is the first one's.
    return (sequence.slice(0, at).findLast(isText) ?? sequence.find(isText)) === lead;
  };
  const mine = sequence.filter((one, at) => one.kind === 'add' && belongs(one, at)).map(({ item }) => item);
  const isNumbered = mine.every(({ leadNumber }) => leadNumber !== undefined);
  return isNumbered ? [...mine].sort((one, other) => (one.leadNumber ?? 0) - (other.leadNumber ?? 0)) : mine;
}

/** A version with the subjects of its category copies: the same text, sent once for each category. */
function withCategories(version: Version, versions: readonly Version[]): Item {
  const copies = versions.filter(({ id, kind }) => id === version.id && kind !== 'edit');
  if (copies.length < 2) return version.item;
  const subjects = inOrder(copies, { order: ['versionCreated'] }).flatMap(({ item }) => item.subjects ?? []);
  const byName = new Map(subjects.map((subject) => [JSON.stringify([subject.qcode, subject.name]), subject]));
  return { ...version.item, subjects: [...byName.values()] };
}

/** The next moment at which an embargo ends or copy expires. */
function dueOf(texts: readonly Text[], now: number): number | undefined {
  const moments = texts.flatMap(({ item }) => [item.embargo?.until, item.expires]);
  const times = moments.flatMap((moment) => (moment?.includes('T') ? Date.parse(moment) : []));
  const ahead = times.filter((time) => time > now);
  return ahead.length > 0 ? Math.min(...ahead) : undefined;
}
