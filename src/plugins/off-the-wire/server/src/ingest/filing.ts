import { type Gone, idsOf, placesFor, takePlaces } from '../changes/take-place';
import { raiseAlerts } from '../store/alerts';
import { appendVersions } from '../store/article-versions';
import { writeDue } from '../store/due';
import { placeKey, waitingPlaceKey } from '../store/places';
import type { Story } from '../store/story';
import { writeKeys } from '../store/story-keys';
import { followOnTickers } from '../store/ticker-only';
import { writeStories } from '../store/write-stories';
import { type Revision, revise } from '../wire/story/revise';
import { circumstances, type How, rulingFor, whyApart } from './circumstances';
import { note } from './filing-notes';
import { alertOf, type Plan, planFrom, put } from './filing-plan';
import type { FilingRoom } from './filing-room';
import { erasedCopy, type Keyed, keysOf, toldAt, type Unit } from './keyed';
import type { ItemReceipt } from './receipt';
import { adopted, beside, changedBy, filedAgain, isTold, started, superseded } from './story-after';
import { targetsOf } from './targets';

/** What was filed. */
export interface Filed {
  readonly receipts: readonly ItemReceipt[];
  readonly touched: readonly string[];
  /** Codes of the tickers on which a headline stands now, or no longer, that has no article for readers. */
  readonly tickers: readonly string[];
  /** Stories that an item has killed. */
  readonly killed: readonly string[];
}

/** Files items into their stories, in their order, in few statements. All of it happens or, if it throws, none of it. */
export async function fileItems(room: FilingRoom, units: readonly Unit[]): Promise<Filed> {
  const { strapi, trx, now } = room;
  const keyed = units.map((unit) => keysOf(unit, room));
  const plan = await planFrom(room, keyed);
  const refused = await erasedCopy(room, keyed);
  const receipts = keyed.map((one) => (refused.has(one) ? refuse(room, plan, one) : decide(room, plan, one)));
  const changed = [...plan.changed].flatMap((id) => plan.stories.get(id) ?? []);
  await room.beforeWriting(changed.filter((story) => !story.isNew).map((story) => story.documentId));
  await writeStories(strapi, trx, changed, now);
  await appendVersions(strapi, plan.versions);
  await writeKeys(strapi, trx, plan.keys);
  await writeDue(strapi, trx, plan.due);
  await raiseAlerts(strapi, plan.alerts, now);
  const tickers = await followOnTickers(strapi, changed, now);
  const gone = await giveWay(room, plan, changed);
  return {
    receipts,
    touched: [...plan.changed, ...gone.documentIds],
    tickers: [...tickers, ...gone.tickers],
    killed: [...plan.killed],
  };
}

/** Stories in whose place others were to stand, which readers see now. */
async function giveWay(room: FilingRoom, plan: Plan, changed: readonly Story[]): Promise<Gone> {
  const keys = new Set(plan.keys.map(({ key }) => key));
  // A new story waits for a place only where this batch says so.
  const mayTake = ({ documentId, isNew }: Story) => !isNew || keys.has(waitingPlaceKey(documentId));
  const seen = changed.filter((story) => story.telling?.shown && mayTake(story));
  const places = await placesFor(
    room,
    seen.map(({ documentId }) => documentId),
  );
  // What this batch has written is known as it stood before.
  await room.beforeWriting(idsOf(places).filter((id) => !plan.changed.has(id)));
  return takePlaces(room, places);
}

/** Nothing of it is kept: no word of it in the receipt, nor in the alert. */
function refuse({ source }: FilingRoom, plan: Plan, { unit, item }: Keyed): ItemReceipt {
  const message = 'Copy that was erased has come again, and is not kept.';
  plan.alerts.push({ level: 'desk', message, delivery: unit.delivery, source: source.code });
  return { outcome: 'erased', why: 'It was erased and may not be kept.', guid: item.guid };
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

/** One item and one story: decides, and notes all that is to be written. */
function meet(room: FilingRoom, plan: Plan, keyed: Keyed, story: Story | undefined, how: How): ItemReceipt {
  const { item } = keyed;
  const ruling = rulingFor(room, keyed, story);
  const revision = asStarted(revise(item, circumstances(room, keyed, story, how, ruling)));
  const isNew = story === undefined || revision.kind === 'update-beside';
  const after = isNew
    ? started(room, keyed, revision)
    : filedAgain(adopted(changedBy(story, item, revision, toldAt(keyed.unit, room.now)), story, room.source), room);
  if (story && isNew) supersede(plan, story, superseded(story, item, after, revision, room.now), after, room.now);
  put(plan, isNew && story ? beside(after, story, room.tree) : after, isNew || isTold(revision), room.now);
  if (revision.outcome === 'killed') plan.killed.add(after.documentId);
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

/**
 * Notes that a story took the place of another, so that a kill of the one is told to the other's desk; or that it is to
 * take it once readers see it.
 */
function supersede(plan: Plan, story: Story, after: Story, successor: Story, now: number): void {
  const isTaken = after !== story;
  // One that stays as it is has nothing told of it: written, it would be lost to its readers.
  if (isTaken) put(plan, after, true, now);
  const key = isTaken ? placeKey(successor.documentId) : waitingPlaceKey(successor.documentId);
  plan.keys.push({ key, documentId: story.documentId, moves: true });
  if (isTaken) plan.byKey.set(key, story.documentId);
}
