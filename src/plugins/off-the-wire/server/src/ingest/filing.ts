import { createHash } from 'node:crypto';
import { articleFields } from '../store/article-fields';
import { appendVersions, type NewVersion, versionsByDigest } from '../store/article-versions';
import { fileUnder, type Tree } from '../store/breadcrumbs';
import { newDocumentId } from '../store/document-id';
import type { Source } from '../store/sources';
import { loadStories, type Story, storiesByKey, writeKeys, writeStories } from '../store/stories';
import { webAddress } from '../store/web-address';
import type { Strapi, Trx } from '../strapi';
import type { Item } from '../wire/item';
import { digestOf } from '../wire/story/digest';
import { storyKeys } from '../wire/story/key';
import { type Revision, revise } from '../wire/story/revise';
import type { ItemReceipt } from './receipt';

/** An item on its way to its story. */
export interface Unit {
  readonly item: Item;
  readonly delivery: string;
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
}

interface Keyed {
  readonly unit: Unit;
  readonly digest: string;
  /** The agency's id, or the copy's own digest where it has none: the same copy never makes a second story. */
  readonly exact: readonly string[];
  readonly probable?: string;
}

/** Everything a batch has decided and not yet written. */
interface Plan {
  readonly byKey: Map<string, string>;
  /** Keys of stories that are no more: whatever took them out did not come by the Document Service. */
  readonly orphaned: ReadonlySet<string>;
  readonly stories: Map<string, Story>;
  readonly seen: Map<string, string>;
  readonly changed: Set<string>;
  readonly versions: NewVersion[];
  readonly keys: { key: string; documentId: string; moves: boolean }[];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Files items into their stories, in their order, in few statements. All of it happens or, if it throws, none of it. */
export async function fileItems(room: FilingRoom, units: readonly Unit[]): Promise<Filed> {
  const keyed = units.map((unit) => keysOf(unit, room));
  const plan = await planFrom(room, keyed);
  const receipts = keyed.map((one) => decide(room, plan, one));
  const changed = [...plan.changed].flatMap((id) => plan.stories.get(id) ?? []);
  await room.beforeWriting(changed.filter((story) => !story.isNew).map((story) => story.documentId));
  const logged = await writeStories(room.strapi, room.trx, changed, room.now);
  await appendVersions(room.strapi, plan.versions);
  await writeKeys(room.strapi, room.trx, plan.keys);
  return { receipts, touched: [...plan.changed], logged };
}

function keysOf(unit: Unit, { source, now }: FilingRoom): Keyed {
  const digest = digestOf(unit.item, sha256);
  const { exact, probable } = storyKeys(unit.item, source.code, now);
  return { unit, digest, exact: exact.length > 0 ? exact : [`copy|${source.code}|${digest}`], probable };
}

async function planFrom({ strapi, trx }: FilingRoom, keyed: readonly Keyed[]): Promise<Plan> {
  const wanted = new Set(keyed.flatMap(({ exact, probable }) => (probable ? [...exact, probable] : exact)));
  const byKey = await storiesByKey(strapi, trx, [...wanted]);
  const loaded = await loadStories(strapi, trx, [...new Set(byKey.values())]);
  const stories = new Map(loaded.map((story) => [story.documentId, story]));
  const orphaned = [...byKey].filter(([, documentId]) => !stories.has(documentId)).map(([key]) => key);
  for (const key of orphaned) byKey.delete(key);
  const digests = keyed.map(({ digest }) => digest);
  return {
    byKey,
    orphaned: new Set(orphaned),
    stories,
    seen: loaded.length > 0 ? await versionsByDigest(strapi, trx, digests) : new Map(),
    changed: new Set(),
    versions: [],
    keys: [],
  };
}

/** Said of copy that is in order and not out: who points an agency here would otherwise look for it in vain. */
const waits = 'It waits for an editor: its source does not publish without one.';

function decide(room: FilingRoom, plan: Plan, keyed: Keyed): ItemReceipt {
  const { item } = keyed.unit;
  const found = keyed.exact.map((key) => plan.byKey.get(key)).find((id) => id !== undefined);
  // Keywords join only copy that says it is a later version; an unnumbered item after a lead starts a new story.
  const probable = !found && item.versionKind && keyed.probable ? plan.byKey.get(keyed.probable) : undefined;
  const standing = plan.stories.get(found ?? probable ?? '');
  const seen = standing !== undefined && plan.seen.get(keyed.digest) === standing.documentId;
  const { source, now } = room;
  const revision = revise(item, { standing, seen, probable: probable !== undefined, source, now });
  const story = standing ? revised(standing, item, revision, now) : started(room, keyed.unit, revision);
  if (revision.outcome !== 'duplicate') note(plan, keyed, story, revision, now);
  return {
    outcome: revision.outcome,
    why: revision.heldBecause ?? (revision.deskState === 'incoming' ? waits : undefined),
    headline: item.headline,
    guid: item.guid,
    article: story.documentId,
    slug: story.slug,
  };
}

function started({ source, tree, now }: FilingRoom, { item, trail }: Unit, revision: Revision): Story {
  const documentId = newDocumentId();
  const fields = articleFields(item);
  const isOut = revision.deskState === 'published';
  return {
    documentId,
    slug: webAddress(fields.headline, documentId),
    isNew: true,
    isPublic: false,
    edited: false,
    fields,
    deskState: revision.deskState ?? 'incoming',
    heldBecause: revision.heldBecause,
    version: item.version,
    versionCreated: item.versionCreated,
    versionKind: revision.kind,
    firstCreated: item.firstCreated,
    firstPublished: isOut ? now : undefined,
    lastPublished: isOut ? now : undefined,
    sourceId: source.id,
    breadcrumbIds: fileUnder(item, source, tree, trail),
  };
}

/** The story after this item. A version that is only kept (stale, or held behind a live one) changes nothing of it. */
function revised(story: Story, item: Item, revision: Revision, now: number): Story {
  const { outcome, deskState, heldBecause, kind, movesUp } = revision;
  if (deskState === undefined) return story;
  const state = { ...story, deskState, heldBecause, versionKind: kind };
  if (outcome !== 'revised')
    return { ...state, fields: undefined, pubStatus: outcome === 'killed' ? 'canceled' : 'withheld' };
  const isOut = deskState === 'published';
  return {
    ...state,
    fields: articleFields(item),
    version: item.version ?? story.version,
    versionCreated: item.versionCreated ?? story.versionCreated,
    firstCreated: story.firstCreated ?? item.firstCreated,
    firstPublished: story.firstPublished ?? (isOut ? now : undefined),
    lastPublished: isOut && (movesUp || story.lastPublished === undefined) ? now : story.lastPublished,
  };
}

function note(plan: Plan, keyed: Keyed, story: Story, revision: Revision, now: number): void {
  const { documentId } = story;
  const { item, delivery } = keyed.unit;
  if (plan.stories.get(documentId) !== story) plan.changed.add(documentId);
  plan.stories.set(documentId, story);
  plan.seen.set(keyed.digest, documentId);
  for (const key of keyed.exact.filter((one) => !plan.byKey.has(one))) {
    plan.keys.push({ key, documentId, moves: plan.orphaned.has(key) });
    plan.byKey.set(key, documentId);
  }
  if (keyed.probable && plan.byKey.get(keyed.probable) !== documentId) {
    plan.keys.push({ key: keyed.probable, documentId, moves: true });
    plan.byKey.set(keyed.probable, documentId);
  }
  plan.versions.push(versionOf(item, documentId, delivery, keyed.digest, revision, now));
}

function versionOf(
  item: Item,
  article: string,
  delivery: string,
  digest: string,
  revision: Revision,
  now: number,
): NewVersion {
  const { kind, outcome, heldBecause } = revision;
  const { leadNumber, pubStatus, version, versionCreated } = item;
  const said = { leadNumber, pubStatus: pubStatus ?? 'usable', version, versionCreated };
  const headline = articleFields(item).headline;
  return {
    ...said,
    article,
    headline,
    versionKind: kind,
    outcome,
    heldBecause,
    receivedAt: now,
    delivery,
    digest,
    item,
  };
}
