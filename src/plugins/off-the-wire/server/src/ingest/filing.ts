import { createHash } from 'node:crypto';
import { type NewAlert, raiseAlerts } from '../store/alerts';
import { appendVersions, type NewVersion } from '../store/article-versions';
import type { Tree } from '../store/breadcrumbs';
import { overdue, writeDue } from '../store/due';
import { anyErased, erasedAmong } from '../store/erased';
import { draftSections } from '../store/file-under';
import { placeKey } from '../store/places';
import { rulingOf, sourceOf } from '../store/ruling';
import type { Source } from '../store/sources';
import { dueAt, isOnlyKilled, loadStories, type Story, storiesByKey, writeKeys, writeStories } from '../store/stories';
import { followOnTickers } from '../store/ticker-only';
import type { Strapi, Trx } from '../strapi';
import type { Item } from '../wire/item';
import type { Verdict } from '../wire/rules/decide';
import { digestOf } from '../wire/story/digest';
import { type StoryKeys, storyKeys } from '../wire/story/key';
import { policyOf } from '../wire/story/policy';
import { asPrinted } from '../wire/story/printed';
import { type Circumstances, isOrder, isUpdate, type Revision, revise } from '../wire/story/revise';
import { same } from '../wire/story/same';
import { reasons } from '../wire/story/tell';
import { isText } from '../wire/story/version';
import { keyDigest } from './erase';
import { toldInTime } from './overdue';
import type { ItemReceipt } from './receipt';
import { adopted, beside, changedBy, filedAgain, isTold, started, superseded } from './story-after';
import { type Targets, targetsOf } from './targets';

/** An item on its way to its story. */
export interface Unit {
  readonly item: Item;
  readonly delivery: string;
  /** Where it stands in the delivery, from 0. */
  readonly place: number;
  /** The breadcrumb labels of the page it stood on. */
  readonly trail: readonly string[];
}

export interface FilingRoom {
  readonly strapi: Strapi;
  readonly trx: Trx;
  readonly source: Source;
  readonly tree: Tree;
  /** Epoch milliseconds UTC. */
  readonly now: number;
  /** Told which stories are about to change, before any row does. */
  readonly beforeWriting: (documentIds: readonly string[]) => Promise<void>;
}

/** What was filed. `logged`: stories that the Document Service published and logged itself. */
export interface Filed {
  readonly receipts: readonly ItemReceipt[];
  readonly touched: readonly string[];
  readonly logged: readonly string[];
  /** Codes of the tickers on which a headline stands now, or no longer, that has no article for readers. */
  readonly tickers: readonly string[];
}

export interface Keyed {
  readonly unit: Unit;
  readonly item: Item;
  readonly digest: string;
  /** Where it has no id of the agency's, the copy's own digest: the same copy never makes a second story. */
  readonly keys: StoryKeys;
}

/** Everything a batch has decided and not yet written. */
interface Plan {
  readonly byKey: Map<string, string>;
  /** Keys of stories that are no more: whatever took them out did not come by the Document Service. */
  readonly orphaned: ReadonlySet<string>;
  readonly stories: Map<string, Story>;
  readonly changed: Set<string>;
  readonly due: Map<string, number | undefined>;
  readonly versions: NewVersion[];
  readonly keys: { key: string; documentId: string; moves: boolean }[];
  readonly alerts: NewAlert[];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Files items into their stories, in their order, in few statements. All of it happens or, if it throws, none of it. */
export async function fileItems(room: FilingRoom, units: readonly Unit[]): Promise<Filed> {
  const { strapi, trx, now } = room;
  const keyed = units.map((unit) => keysOf(unit, room));
  const plan = await planFrom(room, keyed);
  const refused = await erasedCopy(room, keyed);
  const receipts = keyed.map((one) => (refused.has(one) ? refuse(room, plan, one) : decide(room, plan, one)));
  const changed = [...plan.changed].flatMap((id) => plan.stories.get(id) ?? []);
  await room.beforeWriting(changed.filter((story) => !story.isNew).map((story) => story.documentId));
  const logged = await writeStories(strapi, trx, changed, now);
  await appendVersions(strapi, plan.versions);
  await writeKeys(strapi, trx, plan.keys);
  await writeDue(strapi, trx, plan.due);
  await raiseAlerts(strapi, plan.alerts, now);
  const tickers = await followOnTickers(strapi, changed, now);
  return { receipts, touched: [...plan.changed], logged, tickers };
}

/** An item with its digest and its keys. @param now epoch milliseconds UTC: its cycle where the copy has none. */
export function keysOf(unit: Unit, { source, now }: Pick<FilingRoom, 'source' | 'now'>): Keyed {
  const item = asPrinted(unit.item);
  const digest = digestOf(unit.item, sha256);
  const keys = storyKeys(unit.item, source.code, now);
  const exact = keys.exact.length > 0 ? keys.exact : [`copy|${source.code}|${digest}`];
  return { unit, item, digest, keys: { ...keys, exact } };
}

/** Copy that was erased and has come again, or that is a later version of such a story. */
async function erasedCopy({ strapi, trx }: FilingRoom, keyed: readonly Keyed[]): Promise<ReadonlySet<Keyed>> {
  const digestsOf = ({ digest, keys }: Keyed) => [digest, ...[...keys.exact, ...keys.names].map(keyDigest)];
  if (!(await anyErased(strapi, trx))) return new Set();
  const erased = await erasedAmong(strapi, trx, [...new Set(keyed.flatMap(digestsOf))]);
  return new Set(keyed.filter((one) => digestsOf(one).some((digest) => erased.has(digest))));
}

/** Nothing of it is kept: no word of it in the receipt, nor in the alert. */
function refuse({ source }: FilingRoom, plan: Plan, { unit, item }: Keyed): ItemReceipt {
  const message = 'Copy that was erased has come again, and is not kept.';
  plan.alerts.push({ level: 'desk', message, delivery: unit.delivery, source: source.code });
  return { outcome: 'erased', why: 'It was erased and may not be kept.', guid: item.guid };
}

async function planFrom(room: FilingRoom, keyed: readonly Keyed[]): Promise<Plan> {
  const { strapi, trx, now } = room;
  const wanted = keyed.flatMap(({ keys }) => [
    ...keys.exact,
    ...keys.probable,
    ...keys.cut,
    ...keys.names,
    ...keys.refs.flat(),
  ]);
  const byKey = await storiesByKey(strapi, trx, [...new Set(wanted)]);
  const loaded = await loadStories(strapi, trx, [...new Set(byKey.values())]);
  const sections = await draftSections(
    strapi,
    trx,
    loaded.map(({ documentId }) => documentId),
  );
  const stories = new Map(
    loaded.map((story) => [story.documentId, { ...story, breadcrumbIds: sections.get(story.documentId) ?? [] }]),
  );
  const orphaned = [...byKey].filter(([, documentId]) => !stories.has(documentId)).map(([key]) => key);
  for (const key of orphaned) byKey.delete(key);
  // Only a kill asks who stood in whose place.
  const places = keyed.some(({ item }) => isOrder(item)) ? [...stories.keys()].map(placeKey) : [];
  for (const [key, documentId] of await storiesByKey(strapi, trx, places)) byKey.set(key, documentId);
  const plan: Plan = {
    ...{ byKey, stories, orphaned: new Set(orphaned) },
    ...{ changed: new Set(), due: new Map(), versions: [], keys: [], alerts: [] },
  };
  // What should have been told anew a moment ago is told first: copy meets the story as it should stand.
  for (const [documentId, at] of await overdue(strapi, trx, [...stories.keys()], now)) {
    const story = stories.get(documentId);
    if (story && !isOnlyKilled(story)) put(plan, await toldInTime(strapi, trx, story, at, now), true, now);
  }
  return plan;
}

function decide(room: FilingRoom, plan: Plan, keyed: Keyed): ItemReceipt {
  const find = (key: string) => plan.stories.get(plan.byKey.get(key) ?? '');
  const { stories, ...how } = targetsOf(keyed.unit.item, keyed.keys, find);
  const [rival] = stories;
  const message = how.probable && rival ? whyApart(room, keyed.item, rival) : undefined;
  if (message) {
    const receipt = meet(room, plan, keyed, undefined, how);
    if (receipt.article) alertOf(room, plan, keyed, receipt.article, { level: 'desk', message });
    return receipt;
  }
  const met = stories.length > 0 ? stories : [undefined];
  const receipts = met.map((story) => meet(room, plan, keyed, story, how));
  return receipts[0] ?? { outcome: 'held' };
}

/** Why copy under the keywords of a story stands apart from it until an editor says otherwise. */
function whyApart({ source }: FilingRoom, { versionKind, provider }: Item, story: Story): string | undefined {
  const isBeside = versionKind === 'update' && policyOf(provider).updateStands === 'beside' && !isUpdate(story);
  // A probable update that would take the place of another story needs an editor's trust.
  if (isBeside && !source.trusted) return 'It may take the place of another story: same slugline, same day.';
  // Trust is in what the copy says, and this says nothing of its version.
  const isUnsaid = versionKind === undefined && story.versions.some(isText);
  return isUnsaid && source.trusted ? 'It may be a version of another story: same slugline, same day.' : undefined;
}

type How = Pick<Targets, 'probable' | 'named'>;

/** One item and one story: decides, and notes all that is to be written. */
function meet(room: FilingRoom, plan: Plan, keyed: Keyed, story: Story | undefined, how: How): ItemReceipt {
  const { item } = keyed;
  const ruling = rulingFor(room, keyed, story);
  const revision = asStarted(revise(item, circumstances(room, keyed, story, how, ruling)));
  const isNew = story === undefined || revision.kind === 'update-beside';
  const after = isNew
    ? started(room, keyed, revision)
    : filedAgain(adopted(changedBy(story, item, revision, room.now), story, room.source), room);
  if (story && isNew) supersede(plan, story, superseded(story, item, after, revision, room.now), after, room.now);
  put(plan, isNew && story ? beside(after, story, room.tree) : after, isNew || isTold(revision), room.now);
  if (revision.version) note(room, plan, keyed, after, revision, ruling);
  return {
    outcome: revision.outcome,
    why: revision.why,
    headline: item.headline,
    guid: item.guid,
    article: after.documentId,
    slug: after.slug,
  };
}

/** What stands beside a story is a new one. */
const asStarted = (revision: Revision): Revision =>
  revision.kind === 'update-beside' && revision.outcome === 'revised' ? { ...revision, outcome: 'created' } : revision;

/** Notes that a story took the place of another, if it did, so that a kill of the one is told to the other's desk. */
function supersede(plan: Plan, story: Story, after: Story, successor: Story, now: number): void {
  // One that stays as it is has nothing told of it: written, it would be lost to its readers.
  if (after === story) return;
  put(plan, after, true, now);
  const key = placeKey(successor.documentId);
  plan.keys.push({ key, documentId: story.documentId, moves: true });
  plan.byKey.set(key, story.documentId);
}

function rulingFor({ source, tree, now }: FilingRoom, { unit }: Keyed, story: Story | undefined): Verdict {
  const { item, trail } = unit;
  return rulingOf(source, tree, {
    ...{ item, trail, at: now, hasStory: story !== undefined },
    sectionIds: story?.breadcrumbIds ?? [],
  });
}

function circumstances(
  { source, now }: FilingRoom,
  { item, digest }: Keyed,
  story: Story | undefined,
  how: How,
  ruling: Verdict,
): Circumstances {
  // What came silently before is no reason to keep the same copy back when it comes by a source that speaks.
  const counts = (heldBecause: string | undefined) => source.silent || heldBecause !== reasons.silent;
  const known = story?.versions.filter(({ id, heldBecause }) => id === digest && counts(heldBecause)) ?? [];
  const isSame = known.some((one) => same(one.item.subjects, item.subjects));
  return {
    story,
    ...how,
    seen: known.length > 0 ? (isSame ? 'resend' : 'category-copy') : undefined,
    source: sourceOf(source, ruling),
    policy: policyOf(item.provider ?? story?.provider),
    id: digest,
    arrived: (story?.versions.at(-1)?.arrived ?? 0) + 1,
    now,
  };
}

function put(plan: Plan, story: Story, changes: boolean, now: number): void {
  plan.stories.set(story.documentId, story);
  if (changes) plan.changed.add(story.documentId);
  const due = dueAt(story, now);
  if (due !== undefined || !story.isNew) plan.due.set(story.documentId, due);
}

function note(room: FilingRoom, plan: Plan, keyed: Keyed, story: Story, revision: Revision, ruling: Verdict): void {
  const { documentId } = story;
  noteKeys(plan, keyed, documentId, revision, room.source.silent);
  plan.versions.push(versionOf(keyed, documentId, revision, ruling, room.now));
  if (!revision.alert) return;
  alertOf(room, plan, keyed, documentId, {
    level: revision.alert,
    message: revision.why ?? 'It has come for the desk.',
  });
  const vacant = revision.version?.kind === 'kill' ? plan.byKey.get(placeKey(documentId)) : undefined;
  if (vacant) alertOf(room, plan, keyed, vacant, { level: 'desk', message: successorKilled });
}

const successorKilled = 'The story that took its place was killed: readers see neither.';

function alertOf(
  { source }: FilingRoom,
  plan: Plan,
  { item: { headline }, unit: { delivery } }: Keyed,
  article: string,
  alert: Pick<NewAlert, 'level' | 'message'>,
): void {
  plan.alerts.push({ ...alert, headline, delivery, article, source: source.code });
}

/** Which keys name the story from now on. A kill of something unseen waits under the ids that it names, by no keyword. */
function noteKeys(plan: Plan, { unit, keys }: Keyed, documentId: string, { kind }: Revision, silent: boolean): void {
  const waits = kind === 'kill-unseen' || (isOrder(unit.item) && kind !== 'kill');
  const own = waits ? [...keys.exact, ...keys.refs.flat()] : [...keys.exact, ...keys.names];
  for (const key of own.filter((one) => !plan.byKey.has(one))) {
    plan.keys.push({ key, documentId, moves: plan.orphaned.has(key) });
    plan.byKey.set(key, documentId);
  }
  for (const [keywords] of waits ? [] : [keys.probable, keys.cut]) {
    if (keywords === undefined || plan.byKey.get(keywords) === documentId) continue;
    // What runs silently takes no story's keywords: its next lead, by another line, would miss it.
    if (silent && plan.byKey.has(keywords)) continue;
    plan.keys.push({ key: keywords, documentId, moves: true });
    plan.byKey.set(keywords, documentId);
  }
}

function versionOf(
  { unit, digest }: Keyed,
  article: string,
  revision: Revision,
  ruling: Verdict,
  now: number,
): NewVersion {
  const { item, delivery, place } = unit;
  const { leadNumber, pubStatus, version, versionCreated } = item;
  return {
    ...{ leadNumber, version, versionCreated, article, delivery, place, digest, item },
    pubStatus: pubStatus ?? 'usable',
    headline: asPrinted(item).headline ?? '',
    versionKind: revision.version?.kind ?? 'first',
    standing: revision.version?.standing ?? 'kept',
    outcome: revision.outcome,
    heldBecause: revision.version?.heldBecause ?? revision.why,
    rule: ruledBy(revision, ruling),
    ticker: revision.version?.ticker,
    receivedAt: now,
  };
}

/** The rule that decided over a version, where one did and nothing else. */
function ruledBy({ version }: Revision, { decision, rule, because }: Verdict): string | undefined {
  if (!version || !isText(version)) return undefined;
  return (decision === 'publish' ? version.standing === 'open' : version.heldBecause === because) ? rule : undefined;
}
