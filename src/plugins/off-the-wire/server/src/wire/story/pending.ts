import { hasPassed } from '../time/moment';
import { type Clash, clashes, overlayOf } from './merge';
import { inOrder } from './order';
import type { StoryPolicy } from './policy';
import type { Telling } from './tell';
import { isText, type Version } from './version';

/** A version that lies with an editor, and why. */
export interface Pending {
  readonly version: Version;
  /** What it would write over that a person wrote. */
  readonly clashes: readonly Clash[];
  /** Its embargo stands, or has no clear end. */
  readonly isEmbargoed: boolean;
  readonly isExpired: boolean;
  /** It is no whole text: a person puts it in by hand. */
  readonly isPart: boolean;
  /** Readers see a newer one. */
  readonly isBehind: boolean;
}

/** Whether a version is no whole text, but something to be put into one by hand. */
export function isPartOf(versions: readonly Version[], version: Version, { leadIs }: StoryPolicy): boolean {
  if (!isText(version)) return version.kind !== 'edit';
  return version.kind === 'lead' && leadIs === 'top' && versions.some((one) => one !== version && isText(one));
}

const orders: ReadonlySet<string> = new Set(['edit', 'kill', 'withhold', 'release']);

/**
 * The versions of a story that go nowhere without an editor: held ones, those that touch a person's words, those whose
 * embargo has not ended, and the text that waits to be let out. @param now epoch milliseconds UTC.
 */
export function pendingOf(
  versions: readonly Version[],
  policy: StoryPolicy,
  { shown, drafted }: Telling,
  now: number,
): readonly Pending[] {
  const overlay = overlayOf(versions);
  const sequence = inOrder(
    versions.filter((one) => isText(one) && one.standing !== 'kept'),
    policy,
  );
  const place = shown ? sequence.indexOf(shown) : -1;
  return versions
    .filter((one) => !orders.has(one.kind) && one.standing !== 'kept' && one !== shown)
    .map((version) => {
      const { item } = version;
      const isPart = isPartOf(versions, version, policy);
      return {
        version,
        isPart,
        clashes: isPart ? [] : clashes(overlay, item),
        isEmbargoed: item.embargo != null && !hasPassed(item.embargo.until, now),
        isExpired: hasPassed(item.expires, now),
        isBehind: isText(version) && sequence.indexOf(version) < place,
      };
    })
    .filter((one) => isPending(one, drafted));
}

function isPending({ version, clashes: touched, isEmbargoed, isBehind }: Pending, drafted: Version | undefined) {
  const { standing } = version;
  if (standing === 'held') return true;
  if (!isText(version) || standing === 'released') return false;
  if (touched.length > 0) return !isBehind;
  return version === drafted || (isEmbargoed && !isBehind);
}
