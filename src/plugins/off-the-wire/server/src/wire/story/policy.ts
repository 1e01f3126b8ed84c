/**
 * How agencies number, replace and keep apart the versions of their stories: what no copy says of itself. Data, each with
 * the source of the habit. What is not known of an agency is the first entry's.
 */

/** What tells which of two versions is the newer: the first of these that all versions of the story speak of. */
export type OrderMark = 'revision' | 'versionCreated' | 'lead';

export interface StoryPolicy {
  readonly order: readonly OrderMark[];
  /** A lead that is not called a writethru: the whole text, or only a new top. */
  readonly leadIs: 'whole' | 'top';
  /** An UPDATE replaces the first story, or stands beside it at an address of its own and supersedes it. */
  readonly updateStands: 'instead' | 'beside';
  /** A WRAPUP is a later version of the story under its keywords, or a story of its own with versions of its own. */
  readonly wrapupIs: 'version' | 'story';
  /** What of a slugline counts messages, or marks them, and says nothing of the story. */
  readonly counts?: RegExp;
  /** Copy under the keywords of an earlier story that says of no version: a story of its own, or probably a version. */
  readonly unnumberedIs: 'story' | 'version';
  /** So many characters of a slugline are sure where a mark before it makes the header cut the rest off. */
  readonly cutAt?: number;
  /** For how long the same keywords in the same cycle name the same story, in hours. */
  readonly window: number;
  readonly seen: string;
}

const usual: StoryPolicy = {
  order: ['revision', 'versionCreated', 'lead'],
  leadIs: 'whole',
  updateStands: 'instead',
  wrapupIs: 'version',
  unnumberedIs: 'story',
  window: 36,
  seen: 'NewsML-G2: a higher version replaces; wire-formats 1.1: a writethru is the full latest version',
};

const policies: readonly { readonly provider: RegExp; readonly policy: Partial<StoryPolicy>; readonly seen: string }[] =
  [
    {
      provider: /^(?:thomson )?reuters$/i,
      policy: {
        ...{ order: ['versionCreated', 'lead'], updateStands: 'beside', wrapupIs: 'story', unnumberedIs: 'version' },
        counts: /(?<=^(?:BC|AM|PM)-)[-(*/<]*(?:(?:CORRECT(?:ED|ION)|RPT)\)?[-\s]+[(*/<]*)?/i,
        cutAt: 10,
      },
      seen: 'Reuters-21578: "BC-CORRECTED---GOODYEA" for "BC-GOODYEAR-<GT>-TO-SELL", and of two unnumbered items under one keyword two of three are versions; wire-formats 0.8 and 1.2: the version is a random number; later UPDATEs replace the UPDATE, not the first story; "WRAPUP 2-" has an ordinal of its own',
    },
    {
      provider: /^(?:upi|united press international)$/i,
      policy: { leadIs: 'top' },
      seen: 'wire-formats 1.1: a new lead replaces only the top; not verified for today',
    },
    {
      provider: /^(?:pti|press trust of india)$/i,
      policy: { counts: /^(?:[A-Z]{3} ?\d{1,3}\s+)+/i },
      seen: 'wire-formats 1.2: "DEL98 ENV-2NDLDALL POLLUTION": the desk and its number of the day stand before the slug',
    },
  ];

/** The policy for an agency, by the provider's name; any other agency has the usual one. */
export function policyOf(provider: string | undefined): StoryPolicy {
  const own = provider === undefined ? undefined : policies.find((one) => one.provider.test(provider.trim()));
  return own ? { ...usual, ...own.policy, seen: own.seen } : usual;
}
