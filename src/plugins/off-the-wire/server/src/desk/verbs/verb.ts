import { appendVersions, type NewVersion, setStanding } from '../../store/article-versions';
import type { Story } from '../../store/story';
import type { Strapi, TransactionContext } from '../../strapi';
import type { Item } from '../../wire/item';
import { type Pending, pendingOf } from '../../wire/story/pending';
import { policyOf } from '../../wire/story/policy';
import { reasons, type StoryMarks, type Telling, tell } from '../../wire/story/tell';
import type { EditableField, Version, VersionStanding } from '../../wire/story/version';

/** What an editor may do with a story, or with one version of it. */
export interface Verb {
  /** As it stands in the address and in the name of the right: `plugin::off-the-wire.stories.spike`. */
  readonly name: string;
  /** The right, where roles are given theirs. */
  readonly right: string;
  /** Which of the ready roles has it; a chief may do all that an editor may. */
  readonly who: 'editor' | 'chief';
  readonly on: 'story' | 'version' | 'either';
  /** Why it cannot be done now, in words for the editor; `undefined`: it can. */
  readonly refusal: (seen: Seen, version: Version | undefined) => string | undefined;
  /** Does it, inside the transaction. What it gives are the story's marks from now on, if they change. */
  readonly act: (room: VerbRoom, seen: Seen, version: Version | undefined) => Promise<StoryMarks | undefined>;
}

export interface VerbRoom {
  readonly strapi: Strapi;
  readonly context: TransactionContext;
  /** Who does it, as an editor would know them. */
  readonly by?: string;
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/** A story as an editor sees it at one moment. */
export interface Seen {
  readonly story: Story;
  readonly telling: Telling;
  readonly pending: readonly Pending[];
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

export function seenAt(story: Story, now: number): Seen {
  const policy = policyOf(story.provider);
  const telling = tell(story.versions, policy, story.marks, now);
  return { story, telling, pending: pendingOf(story.versions, policy, telling, now), now };
}

/** What lies with an editor of a version. */
export const pendingIn = ({ pending }: Seen, version: Version | undefined): Pending | undefined =>
  pending.find((one) => one.version === version);

/** Why no text of a story may go out now, whatever an editor says of one version. */
export function whyShut({ story, telling }: Seen): string | undefined {
  if (telling.deskState === 'killed') return 'The agency killed this story; it can only be reinstated.';
  if (telling.deskState === 'spiked') return 'The story is spiked: unspike it first.';
  if (telling.heldBecause === reasons.withheld)
    return "The agency withholds this story: only the agency's release lets it out.";
  return story.marks.supersededBy === undefined ? undefined : 'Another story stands in its place.';
}

/** What may be done with versions from now on. `because`: why they are held; absent, what stands there stays. */
export async function restand(
  { strapi, context }: VerbRoom,
  versions: readonly Version[],
  standing: VersionStanding,
  because?: string | null,
): Promise<void> {
  for (const version of versions) {
    const reason = because === undefined ? (version.heldBecause ?? null) : because;
    await setStanding(strapi, context.trx, [version], standing, reason);
  }
}

/** Keeps an editor's change of fields as a version of the story: what they are now, and what they were. */
export async function recordChange(
  { strapi, by, now }: VerbRoom,
  { story, telling }: Seen,
  was: Readonly<Partial<Record<EditableField, unknown>>>,
  item: Item,
): Promise<void> {
  const { leadNumber, version, versionCreated } = item;
  const kept: NewVersion = {
    article: story.documentId,
    headline: item.headline ?? telling.item?.headline ?? '',
    versionKind: 'edit',
    standing: 'open',
    outcome: 'revised',
    receivedAt: now,
    changedBy: by,
    item,
    was,
    pubStatus: 'usable',
    ...{ leadNumber, version, versionCreated },
  };
  await appendVersions(strapi, [kept]);
}
