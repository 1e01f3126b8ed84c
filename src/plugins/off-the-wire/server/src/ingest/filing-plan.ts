import type { NewAlert } from '../store/alerts';
import type { NewVersion } from '../store/article-versions';
import { overdue } from '../store/due';
import { draftSections } from '../store/file-under';
import { placeKey } from '../store/places';
import { loadStories } from '../store/stories';
import { isOnlyKilled, type Story } from '../store/story';
import { dueAt } from '../store/story-due';
import { storiesByKey } from '../store/story-keys';
import { isOrder } from '../wire/story/revise';
import type { FilingRoom } from './filing-room';
import type { Keyed } from './keyed';
import { toldInTime } from './overdue';

/** Everything a batch has decided and not yet written. */
export interface Plan {
  readonly byKey: Map<string, string>;
  /** Keys of stories that are no more: whatever took them out did not come by the Document Service. */
  readonly orphaned: ReadonlySet<string>;
  readonly stories: Map<string, Story>;
  readonly changed: Set<string>;
  readonly due: Map<string, number | undefined>;
  readonly versions: NewVersion[];
  readonly keys: { key: string; documentId: string; moves: boolean }[];
  readonly alerts: NewAlert[];
  /** Stories that a kill has met: an order may name several. */
  readonly killed: Set<string>;
}

/** The stories that these items may meet, as they stand, and nothing decided. */
export async function planFrom(room: FilingRoom, keyed: readonly Keyed[]): Promise<Plan> {
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
    ...{ changed: new Set(), due: new Map(), versions: [], keys: [], alerts: [], killed: new Set() },
  };
  // What should have been told anew a moment ago is told first: copy meets the story as it should stand.
  for (const [documentId, at] of await overdue(strapi, trx, [...stories.keys()], now)) {
    const story = stories.get(documentId);
    if (story && !isOnlyKilled(story)) put(plan, await toldInTime(strapi, trx, story, at, now), true, now);
  }
  return plan;
}

/** The story is this from now on. `changes`: it is to be written. */
export function put(plan: Plan, story: Story, changes: boolean, now: number): void {
  plan.stories.set(story.documentId, story);
  if (changes) plan.changed.add(story.documentId);
  const due = dueAt(story, now);
  if (due !== undefined || !story.isNew) plan.due.set(story.documentId, due);
}

/** Rings for the desk once the batch is written. */
export function alertOf(
  { source }: FilingRoom,
  plan: Plan,
  { item: { headline }, unit: { delivery } }: Keyed,
  article: string,
  alert: Pick<NewAlert, 'level' | 'message'>,
): void {
  plan.alerts.push({ ...alert, headline, delivery, article, source: source.code });
}
