import { rulingOf, sourceOf } from '../store/ruling';
import type { Story } from '../store/story';
import type { Item } from '../wire/item';
import type { Verdict } from '../wire/rules/decide';
import { policyOf } from '../wire/story/policy';
import { type Circumstances, isUpdate } from '../wire/story/revise';
import { same } from '../wire/story/same';
import { reasons } from '../wire/story/tell';
import { isText } from '../wire/story/version';
import type { FilingRoom } from './filing-room';
import type { Keyed } from './keyed';
import type { Targets } from './targets';

export type How = Pick<Targets, 'probable' | 'named'>;

/** Why copy under the keywords of a story stands apart from it until an editor says otherwise. */
export function whyApart({ source }: FilingRoom, { versionKind, provider }: Item, story: Story): string | undefined {
  const isBeside = versionKind === 'update' && policyOf(provider).updateStands === 'beside' && !isUpdate(story);
  // A probable update that would take the place of another story needs an editor's trust.
  if (isBeside && !source.trusted) return 'It may take the place of another story: same slugline, same day.';
  // Trust is in what the copy says, and this says nothing of its version.
  const isUnsaid = versionKind === undefined && story.versions.some(isText);
  return isUnsaid && source.trusted ? 'It may be a version of another story: same slugline, same day.' : undefined;
}

export type RulingRoom = Pick<FilingRoom, 'source' | 'tree' | 'now'>;

/** What the source's rules make of an item that meets a story, or none. */
export function rulingFor({ source, tree, now }: RulingRoom, { unit }: Keyed, story: Story | undefined): Verdict {
  const { item, trail } = unit;
  const ruling = rulingOf(source, tree, {
    ...{ item, trail, at: now, hasStory: story !== undefined },
    sectionIds: story?.breadcrumbIds ?? [],
  });
  const isForTicker = ruling.decision === 'ticker-only';
  return unit.isArchive && isForTicker
    ? { ...ruling, decision: 'hold', because: 'An archive is not for tickers.' }
    : ruling;
}

/** What an item meets its story under. */
export function circumstances(
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
