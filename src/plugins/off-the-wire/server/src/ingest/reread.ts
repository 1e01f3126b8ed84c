import { type Gone, idsOf, placesFor, takePlaces } from '../changes/take-place';
import { toldAnew } from '../changes/told-anew';
import { type NewAlert, raiseAlerts } from '../store/alerts';
import { readTree } from '../store/breadcrumbs';
import { writeDue } from '../store/due';
import { draftSections } from '../store/file-under';
import { type KeptReading, writeBase, writeReading } from '../store/readings';
import { sourceOf } from '../store/ruling';
import type { Source } from '../store/sources';
import { loadStories } from '../store/stories';
import type { Story } from '../store/story';
import { dueAt } from '../store/story-due';
import { storiesByKey, writeKeys } from '../store/story-keys';
import { followOnTickers } from '../store/ticker-only';
import { writeStories } from '../store/write-stories';
import type { Strapi, Trx } from '../strapi';
import type { Item } from '../wire/item';
import { policyOf } from '../wire/story/policy';
import { fieldChanges, rebased, saysSameKind } from '../wire/story/reread';
import { revise } from '../wire/story/revise';
import { canonical } from '../wire/story/same';
import { type Telling, tell } from '../wire/story/tell';
import { isText, type Version } from '../wire/story/version';
import { type RulingRoom, rulingFor } from './circumstances';
import type { Keyed } from './keyed';
import type { ReplayChange } from './replay-report';

/** A version and what is read of the same bytes today. */
export interface Rereading {
  readonly kept: KeptReading;
  readonly keyed: Keyed;
}

/** A story before and after its versions are read anew. */
export interface RereadStory {
  readonly story: Story;
  readonly told: Story;
  readonly before: Telling;
  readonly after: Telling;
  /** Versions that are other, with today's item. */
  readonly read: readonly { readonly version: Version; readonly former: Version; readonly rereading: Rereading }[];
  readonly edits: readonly Version[];
  readonly isTold: boolean;
}

/** What becomes of a story when some of its versions are read anew. Each keeps its time, its place and what editors decided. */
export function rereadStory(room: RulingRoom, story: Story, rereadings: readonly Rereading[]): RereadStory {
  const { now } = room;
  const byRow = new Map(rereadings.map((one) => [one.kept.id, one]));
  const versions: Version[] = [];
  const read: { version: Version; former: Version; rereading: Rereading }[] = [];
  for (const former of story.versions) {
    const rereading = byRow.get(former.arrived);
    const version = rereading ? readAs(room, former, rereading, { ...story, versions: [...versions] }) : former;
    versions.push(version);
    if (rereading) read.push({ version, former, rereading });
  }
  const provider = versions.findLast(({ item }) => item.provider)?.item.provider ?? story.provider;
  const policy = policyOf(provider);
  const edits = rebased(story.versions, versions, policy);
  const all = versions.map((one) => edits.find(({ arrived }) => arrived === one.arrived) ?? one);
  const before = tell(story.versions, policyOf(story.provider), story.marks, now);
  const after = tell(all, policy, story.marks, now);
  const told = toldAnew(
    { ...story, provider, versions: all, firstCreated: firstCreated(story, read) },
    after,
    false,
    now,
  );
  const isTold = told.firstCreated !== story.firstCreated || seen(before) !== seen(after);
  return { story, told, before, after, read, edits, isTold };
}

const seen = (telling: Telling) =>
  canonical([
    telling.deskState,
    telling.heldBecause,
    telling.drafted?.kind,
    telling.item,
    telling.publicItem,
    telling.onTicker,
  ]);

/** A version as it is read today: of another kind only where the copy says so, and then as it would have met its story. */
function readAs(room: RulingRoom, former: Version, { keyed, kept }: Rereading, earlier: Story): Version {
  const same = { ...former, id: keyed.digest, item: keyed.item };
  if (saysSameKind(kept.item, keyed.unit.item)) return same;
  const story = earlier.versions.length > 0 ? earlier : undefined;
  const { version } = revise(keyed.item, {
    story: story && { versions: story.versions, marks: {} },
    probable: false,
    // What never was a text here, no rule has let out yet.
    source: sourceOf(room.source, rulingFor(room, keyed, story)),
    policy: policyOf(keyed.item.provider),
    id: keyed.digest,
    arrived: former.arrived,
    now: room.now,
  });
  // What may be done with a text was decided when it came, by a rule, or by editors since.
  return version && isText(version) && isText(former) ? { ...same, kind: version.kind } : (version ?? same);
}

/** When the story was first written, unless that came from another version. */
function firstCreated(story: Story, read: RereadStory['read']): string | undefined {
  const own = read.find(({ rereading }) => rereading.kept.item.firstCreated === story.firstCreated);
  return own ? (own.rereading.keyed.item.firstCreated ?? story.firstCreated) : story.firstCreated;
}

/** What is other, field by field, for whoever decides on it. */
export function changesOf({ story, before, after, read }: RereadStory): ReplayChange[] {
  const [first] = read;
  const headline = before.item?.headline ?? first?.former.item.headline ?? '';
  const own = (version: number) => ({ story: story.documentId, headline, version });
  const place = (rereading: Rereading) => rereading.keyed.unit.place + 1;
  const fields = read.flatMap(({ version, former, rereading }) => [
    ...fieldChanges(rereading.kept.item, rereading.keyed.unit.item).map((change) => ({
      ...own(place(rereading)),
      ...change,
    })),
    ...(version.kind === former.kind
      ? []
      : [{ ...own(place(rereading)), field: 'kind', was: former.kind, is: version.kind }]),
  ]);
  const state = ({ deskState, heldBecause }: Telling) => [deskState, heldBecause].filter(Boolean).join(': ');
  if (!first || state(before) === state(after)) return fields;
  return [...fields, { ...own(place(first.rereading)), field: 'state', was: state(before), is: state(after) }];
}

interface Written {
  readonly gone: readonly string[];
  readonly tickers: readonly string[];
}

interface WritingRoom {
  readonly strapi: Strapi;
  readonly trx: Trx;
  readonly source: Source;
  readonly delivery: string;
  readonly release: string;
  /** Epoch milliseconds UTC. */
  readonly now: number;
  /** Told which other stories are about to change, before any row does. */
  readonly beforeWriting: (documentIds: readonly string[]) => Promise<void>;
}

/**
 * Writes stories that were read anew.
 *
 * @returns those that have given their place to them, and the codes of tickers that changed with them.
 */
export async function writeReread(room: WritingRoom, stories: readonly RereadStory[]): Promise<Written> {
  const { strapi, trx, now } = room;
  for (const { read, edits } of stories) {
    for (const one of read) await writeVersion(room, one);
    for (const edit of edits) await writeBase(strapi, trx, edit);
  }
  const told = stories.filter(({ isTold }) => isTold).map((one) => one.told);
  await writeStories(strapi, trx, told, now);
  await writeDue(strapi, trx, new Map(told.map((story) => [story.documentId, dueAt(story, now)])));
  const gone = await giveWay(room, told);
  await nameAnew(room, stories);
  await raiseAlerts(
    strapi,
    stories.flatMap((story) => alertOf(room, story) ?? []),
    now,
  );
  const tickers = [...(await followOnTickers(strapi, told, now)), ...gone.tickers];
  return { gone: gone.documentIds, tickers };
}

/** Stories in whose place others were to stand, which readers see now. */
async function giveWay(room: WritingRoom, told: readonly Story[]): Promise<Gone> {
  const seen = told.filter(({ telling }) => telling?.shown).map(({ documentId }) => documentId);
  const places = await placesFor(room, seen);
  await room.beforeWriting(idsOf(places));
  return takePlaces(room, places);
}

async function writeVersion(
  { strapi, trx, release, now }: WritingRoom,
  { version, former, rereading }: RereadStory['read'][number],
) {
  const { kept, keyed } = rereading;
  const { item } = keyed.unit;
  const changed = fieldChanges(kept.item, item).map(({ field, was }): [string, unknown] => [field, was ?? null]);
  const decided = (['id', 'kind', 'standing', 'heldBecause'] as const)
    .filter((field) => former[field] !== version[field])
    .map((field): [string, unknown] => [field === 'id' ? 'digest' : field, former[field] ?? null]);
  const was = Object.fromEntries([...changed, ...decided]);
  await writeReading(strapi, trx, version, item, { at: new Date(now).toISOString(), release, was });
}

/** Ids that are read only now name the story, too, unless they name another one already. */
async function nameAnew({ strapi, trx }: WritingRoom, stories: readonly RereadStory[]): Promise<void> {
  const wanted = stories.flatMap(({ story, read }) =>
    read.flatMap(({ rereading: { keyed } }) =>
      [...keyed.keys.exact, ...keyed.keys.names, ...keyed.keys.probable.slice(0, 1), ...keyed.keys.cut.slice(0, 1)].map(
        (key) => ({
          ...{ key, documentId: story.documentId, moves: false },
        }),
      ),
    ),
  );
  const known = await storiesByKey(strapi, trx, [...new Set(wanted.map(({ key }) => key))]);
  await writeKeys(
    strapi,
    trx,
    wanted.filter(({ key }) => !known.has(key)),
  );
}

/** What readers lose by it, and what an editor let out without knowing of its embargo. */
function alertOf({ source, delivery }: WritingRoom, { story, before, after, read }: RereadStory): NewAlert | undefined {
  const isLost = before.shown !== undefined && after.shown === undefined;
  const embargoed = read.find(
    ({ version, rereading }) => version.standing === 'released' && version.item.embargo && !rereading.kept.item.embargo,
  );
  if (!isLost && !embargoed) return undefined;
  const why = isLost ? (after.heldBecause ?? after.deskState) : `Embargo: ${embargoed?.version.item.embargo?.verbatim}`;
  const message = isLost
    ? `Read anew, readers no longer see it. ${why}`
    : `Read anew, copy that an editor has let out is under embargo. ${why}`;
  return {
    level: 'loud',
    message,
    headline: headlineOf(before.item),
    article: story.documentId,
    delivery,
    source: source.code,
  };
}

const headlineOf = (item: Item | undefined) => item?.headline;

/** The stories of these versions; those that were deleted are left out. */
export async function rereadStories(
  strapi: Strapi,
  trx: Trx,
  source: Source,
  rereadings: readonly Rereading[],
  now: number,
): Promise<RereadStory[]> {
  const byStory = new Map<string, Rereading[]>();
  for (const one of rereadings) byStory.set(one.kept.article, [...(byStory.get(one.kept.article) ?? []), one]);
  const stories = await loadStories(strapi, trx, [...byStory.keys()]);
  const room = { source, tree: await readTree(strapi), now };
  const sections = await draftSections(strapi, trx, [...byStory.keys()]);
  return stories.map((story) => {
    const filed = { ...story, breadcrumbIds: sections.get(story.documentId) ?? [] };
    return rereadStory(room, filed, byStory.get(story.documentId) ?? []);
  });
}
