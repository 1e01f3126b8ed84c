import { toldAnew } from '../changes/told-anew';
import type { Tree } from '../store/breadcrumbs';
import { newDocumentId } from '../store/document-id';
import { type Filing, filedLike, filingsOf } from '../store/file-under';
import { filedAnew, toldOf } from '../store/refile';
import type { Source } from '../store/sources';
import type { Story } from '../store/story';
import { webAddress } from '../store/web-address';
import type { Item } from '../wire/item';
import { policyOf } from '../wire/story/policy';
import type { Revision } from '../wire/story/revise';
import { reasons, type Telling, tell } from '../wire/story/tell';
import type { FilingRoom } from './filing-room';
import { type Keyed, toldAt } from './keyed';

/** The story that an item starts. */
export function started({ source, tree, now }: FilingRoom, { item, unit }: Keyed, revision: Revision): Story {
  const documentId = newDocumentId();
  const versions = revision.version ? [revision.version] : [];
  const telling = tell(versions, policyOf(item.provider), {}, now);
  const isOut = telling.shown !== undefined;
  const filings = filingsOf(item, source, tree, unit.trail);
  const at = isOut ? toldAt(unit, now) : undefined;
  return {
    documentId,
    slug: webAddress(item.headline ?? '', documentId),
    isNew: true,
    isPublic: false,
    provider: item.provider,
    versions,
    marks: {},
    telling,
    firstCreated: item.firstCreated,
    firstPublished: at,
    lastPublished: at,
    sourceId: source.id,
    breadcrumbIds: filings.map(({ id }) => id),
    filings,
  };
}

/** The story after an item has met it. @param at when readers got it, epoch milliseconds UTC */
export function changedBy(story: Story, item: Item, revision: Revision, at: number): Story {
  const versions = [...story.versions, ...(revision.version ? [revision.version] : [])];
  const told = toldAnew({ ...story, versions }, revision.after, revision.movesUp, at);
  return { ...told, firstCreated: story.firstCreated ?? item.firstCreated };
}

/** What only came silently until now is the story of the source by which readers get it. */
export function adopted(after: Story, before: Story, source: Source): Story {
  const { versions } = before;
  const wasSilent = versions.length > 0 && versions.every(({ heldBecause }) => heldBecause === reasons.silent);
  return wasSilent && !source.silent ? { ...after, sourceId: source.id } : after;
}

/** The first story, once an update stands beside it and takes its place. */
export function superseded(story: Story, item: Item, successor: Story, revision: Revision, now: number): Story {
  // As long as readers cannot see the successor, the first story stays.
  if (revision.version?.standing === 'held' || successor.telling?.shown === undefined) return story;
  const marks = { ...story.marks, supersededBy: item.guid ?? successor.documentId };
  return { ...story, marks, telling: tell(story.versions, policyOf(story.provider), marks, now) };
}

/** A story that this batch has started, once another of its versions is told: one in the database is filed when it is written. */
export function filedAgain(after: Story, { source, tree }: FilingRoom): Story {
  const item = toldOf(after);
  return after.isNew && item ? filedUnder(after, filedAnew(after.filings ?? [], item, source, tree)) : after;
}

const filedUnder = (story: Story, filings: readonly Filing[]): Story => ({
  ...story,
  filings,
  breadcrumbIds: filings.map(({ id }) => id),
});

/** The update that stands beside a story keeps the story's sections where its own copy names none. */
export function beside(successor: Story, story: Story, tree: Tree): Story {
  if (successor.filings?.some(({ by }) => by !== 'default')) return successor;
  const filings = filedLike(story.breadcrumbIds ?? [], tree);
  return filings.length > 0 ? filedUnder(successor, filings) : successor;
}

/** Whether anything that editors or readers see of the story has changed. */
export function isTold({ before, after }: Revision): boolean {
  return JSON.stringify(plain(before)) !== JSON.stringify(plain(after));
}

const plain = (telling: Telling | undefined) =>
  telling && [telling.deskState, telling.heldBecause, telling.drafted?.id, telling.item, telling.publicItem];
