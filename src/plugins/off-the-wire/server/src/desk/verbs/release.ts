import type { Version } from '../../wire/story/version';
import { pendingIn, recordChange, restand, type Seen, type Verb, whyShut } from './verb';

/**
 * Lets a version out now, whatever its embargo says and whatever held it; what a person wrote in the story stays in it.
 * Without a version: the one that readers would see next.
 */
export const release: Verb = {
  name: 'release',
  right: 'Release a held or embargoed story',
  who: 'editor',
  on: 'either',
  refusal(seen, asked) {
    const shut = whyShut(seen);
    if (shut) return shut;
    const pending = pendingIn(seen, asked ?? next(seen));
    if (!pending) return asked ? 'This version is not held.' : 'Nothing of the story is held.';
    if (pending.isPart) return 'It is only a part of a story: put it in by hand, and dismiss it then.';
    if (pending.isBehind) return 'Readers see a newer version. To go back to this one, revert to it.';
    return pending.isExpired ? 'It has expired: give it a later time first.' : undefined;
  },
  async act(room, seen, asked) {
    const version = asked ?? next(seen);
    if (!version) return undefined;
    const { embargo } = version.item;
    if (embargo && pendingIn(seen, version)?.isEmbargoed) {
      await recordChange(room, seen, { embargo }, { ...seen.telling.item, ...version.item, embargo: undefined });
    }
    await restand(room, [version], 'released', null);
    return undefined;
  },
};

/** The newest text of those that lie with an editor. */
const next = ({ pending, telling }: Seen): Version | undefined =>
  pending.find(({ version }) => version === telling.drafted)?.version ??
  pending.findLast(({ isPart, isBehind }) => !isPart && !isBehind)?.version;
