import { changedFrom } from '../../store/article-versions';
import type { Item } from '../../wire/item';
import { isPartOf } from '../../wire/story/pending';
import { policyOf } from '../../wire/story/policy';
import { asPrinted } from '../../wire/story/printed';
import { same } from '../../wire/story/same';
import type { EditableField, Version } from '../../wire/story/version';
import { hasPassed } from '../../wire/time/moment';
import { recordChange, type Seen, type Verb, whyShut } from './verb';

/** The words of a story. Whose it is, and until when it may be shown, no revert brings back. */
const words: readonly EditableField[] = [
  ...(['headline', 'kicker', 'genre', 'byline', 'dateline', 'located', 'abstract', 'body', 'slugline'] as const),
  ...(['urgency', 'infoSource', 'creditline', 'copyrightNotice', 'usageTerms', 'keywords', 'subjects'] as const),
];

/** Gives the story the words of an earlier version, as an editor's change: a new version, nothing is rewritten. */
export const revert: Verb = {
  name: 'revert',
  right: 'Revert to an earlier version',
  who: 'editor',
  on: 'version',
  refusal(seen, version) {
    const { telling } = seen;
    if (telling.deskState === 'killed' || telling.deskState === 'spiked') return whyShut(seen);
    const { versions, provider } = seen.story;
    if (!version || isPartOf(versions, version, policyOf(provider))) return 'It is no whole text of the story.';
    if (isUnderEmbargo(seen, version)) return 'It is under embargo: nobody may read it yet.';
    return Object.keys(changes(telling, version)).length === 0 ? 'The story reads like this already.' : undefined;
  },
  async act(room, seen, version) {
    const { telling } = seen;
    if (!version) return undefined;
    const target = asPrinted(version.item);
    const taken = Object.fromEntries(words.map((field) => [field, target[field]]));
    await recordChange(room, seen, changes(telling, version), {
      ...telling.item,
      ...taken,
      wordCount: target.wordCount,
    });
    return undefined;
  },
};

/** Where the draft is under the same embargo, its words stay behind it. */
function isUnderEmbargo({ telling, now }: Seen, version: Version): boolean {
  const { embargo } = version.item;
  if (embargo == null || hasPassed(embargo.until, now)) return false;
  if (version === telling.shown || version.standing === 'released') return false;
  return telling.shown !== undefined || !same(telling.item?.embargo, embargo);
}

/** The fields that the version has otherwise than editors or readers see them now, as they are now. */
function changes({ item = {}, publicItem = item }: { item?: Item; publicItem?: Item }, { item: sent }: Version) {
  const target = asPrinted(sent);
  const only = (was: Partial<Record<EditableField, unknown>>) =>
    Object.fromEntries(Object.entries(was).filter(([field]) => words.includes(field as EditableField)));
  return { ...only(changedFrom(publicItem, target)), ...only(changedFrom(item, target)) };
}
