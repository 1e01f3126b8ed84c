import type { Version } from '../../wire/story/version';
import { pendingIn, recordChange, restand, type Seen, type Verb, whyShut } from './verb';

/**
 * Takes a version that was held: the agency's words stand where they met a person's, and its next ones come in by
 * themselves again. Readers see it at once where they see the story; an embargo of its own still holds it.
 */
export const take: Verb = {
  name: 'take',
  right: 'Take a held version',
  who: 'editor',
  on: 'version',
  refusal(seen, version) {
    const pending = pendingIn(seen, version);
    if (!pending) return 'This version is not held.';
    const shut = whyShut(seen);
    if (shut) return shut;
    if (pending.isPart) return 'It is only a part of a story: put it in by hand, and dismiss it then.';
    if (pending.isBehind) return 'Readers see a newer version. To go back to this one, revert to it.';
    if (pending.isExpired) return 'It has expired.';
    if (version?.standing !== 'held' && pending.clashes.length === 0)
      return pending.isEmbargoed
        ? 'It is under embargo: release it.'
        : 'It stands on the draft already: release it, or publish the draft.';
    // The person's words would go at once, and the agency's not come.
    const isTooEarly = pending.isEmbargoed && pending.clashes.length > 0 && seen.telling.shown;
    return isTooEarly ? 'It is under embargo: take it when that is over, or release it.' : undefined;
  },
  async act(room, seen, version) {
    const pending = pendingIn(seen, version);
    if (!pending || !version) return undefined;
    const agencys = Object.fromEntries(pending.clashes.map((clash) => [clash.field, clash.agencys ?? null]));
    if (pending.clashes.length > 0) {
      await recordChange(room, seen, agencys, { ...seen.telling.item, ...withoutNull(agencys) });
    }
    await restand(room, [version], standingOf(seen, version, pending.isEmbargoed), null);
    return undefined;
  },
};

/** Where the story is not out, it becomes the text of its draft. */
function standingOf({ telling }: Seen, { standing }: Version, isEmbargoed: boolean): Version['standing'] {
  if (telling.shown) return isEmbargoed ? 'open' : 'released';
  return standing === 'held' ? 'waiting' : standing;
}

const withoutNull = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value ?? undefined]));
