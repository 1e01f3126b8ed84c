/** Stories made up by a seed: what an agency may move of one story, with everything that goes wrong on a desk. */
import type { Random } from '../fuzz/random';
import { ninjsOf, nitf, type VersionCopy } from './version-copy';

/** One version as it arrives. */
export interface Sent {
  readonly guid: string;
  readonly bytes: Buffer;
}

const [past, future] = ['2026-01-02T03:04:05Z', '2090-01-02T03:04:05Z'];

/** Of a hundred versions of a story after its first, about how many are what. */
const shares: readonly (readonly [share: number, kind: string])[] = [
  [14, 'lead'],
  [10, 'writethru'],
  [12, 'update'],
  [10, 'correction'],
  [5, 'refile'],
  [4, 'repeat'],
  [9, 'add'],
  [3, 'insert'],
  [3, 'sub'],
  [3, 'abridged'],
  [4, 'advisory'],
  [2, 'test'],
  [5, 'withhold'],
  [5, 'release'],
  [5, 'kill'],
  [6, 'not said'],
];
const kinds = shares.flatMap(([share, kind]) => Array.from({ length: share }, () => kind));

/**
 * The versions of one story, in the order in which the agency wrote them. Some are under an embargo that is over or far
 * ahead, some expired or will. The same seed gives the same.
 */
export function versionsOfStory(random: Random, guid: string, most = 6): readonly Sent[] {
  const count = random.between(1, most);
  const asNinjs = random.chance(0.4);
  return Array.from({ length: count }, (_none, place) => {
    const copy = versionAt(random, guid, place);
    const isPlain = copy.kind === undefined || copy.status === 'canceled' || copy.status === 'withheld';
    return { guid, bytes: asNinjs && isPlain ? ninjsOf(copy) : nitf(copy) };
  });
}

function versionAt(random: Random, guid: string, place: number): VersionCopy {
  const said = place === 0 ? 'first' : (random.anyOf(kinds) ?? 'update');
  const status = ({ kill: 'canceled', withhold: 'withheld' } as const)[said];
  return {
    guid,
    headline: `The story as of version ${place}`,
    text: `Text ${place} of ${guid}, ${random.int(1_000_000)}.`,
    at: new Date(Date.UTC(2026, 10, 20, 8) + place * 60_000).toISOString(),
    kind: said === 'not said' ? undefined : said,
    status,
    embargo: random.chance(0.15) ? random.pick([past, future]) : undefined,
    expires: random.chance(0.1) ? random.pick([past, future]) : undefined,
  };
}

/** Many stories' versions as they come over the wire: mixed, some of a story late, some twice in other bytes. */
export function wireOf(random: Random, name: string, stories: number): readonly Sent[] {
  const moved: { readonly sent: Sent; readonly at: number }[] = [];
  for (let number = 0; number < stories; number += 1) {
    const guid = `urn:chaos:${name}-${number}`;
    const start = random.int(stories * 10);
    for (const [place, sent] of versionsOfStory(random, guid).entries()) {
      const isLate = random.chance(0.15);
      moved.push({ sent, at: start + place * 12 + (isLate ? random.int(80) - 40 : 0) });
      if (random.chance(0.08)) moved.push({ sent: resent(sent), at: start + place * 12 + random.int(40) });
    }
  }
  return moved.sort((one, other) => one.at - other.at).map(({ sent }) => sent);
}

/** The same copy in other bytes. */
const resent = ({ guid, bytes }: Sent): Sent => ({ guid, bytes: Buffer.from(`${bytes}\n`) });
