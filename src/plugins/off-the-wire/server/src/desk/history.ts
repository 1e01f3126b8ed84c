import type { HistoryVersion, StoryHistory } from '../../../shared/contracts';
import { markOf } from '../changes/form-start';
import { actsOf } from '../store/acts';
import { type VersionRow, versionTimes } from '../store/history';
import { articleUid } from '../store/public-articles';
import { loadStories } from '../store/stories';
import { inTransaction, rows as readRows, type Strapi } from '../strapi';
import type { Version } from '../wire/story/version';
import { verbs } from './verbs';
import { pendingIn, type Seen, seenAt, type Verb } from './verbs/verb';

/** Whether the person who asks has the right to a verb. */
export type MayDo = (verb: Verb) => boolean;

/** A story as an editor sees it now; `undefined` where there is none. @param now epoch milliseconds UTC. */
export async function seenStory(strapi: Strapi, documentId: string, now: number): Promise<Seen | undefined> {
  const [story] = await inTransaction(strapi, ({ trx }) => loadStories(strapi, trx, [documentId]));
  return story && seenAt(story, now);
}

/** How a story came to be what it is: its versions in their order, what editors decided, and what may be done now. */
export async function historyOf(strapi: Strapi, seen: Seen, may: MayDo): Promise<StoryHistory> {
  const { story, telling } = seen;
  const rows = new Map((await versionTimes(strapi, undefined, story.documentId)).map((one) => [one.row, one]));
  const versions = story.versions.flatMap((version) => {
    const row = rows.get(version.arrived);
    return row ? [toldVersion(seen, version, row, may)] : [];
  });
  const where = { documentId: story.documentId, publishedAt: null };
  const draft = await readRows(strapi, articleUid).findOne({ where, select: ['updatedAt', 'deskState'] });
  const acts = await actsOf(strapi, undefined, story.documentId);
  return {
    documentId: story.documentId,
    headline: telling.item?.headline ?? versions.at(-1)?.headline ?? '',
    deskState: telling.deskState,
    heldBecause: telling.heldBecause,
    isPublic: telling.shown !== undefined,
    mark: draft ? markOf(draft) : '',
    may: verbsOn(seen, undefined, may),
    versions,
    acts: acts.map(({ verb, version, by, at }) => ({ verb, version, by, at: iso(at) })),
  };
}

const iso = (time: number) => new Date(time).toISOString();

/** What can be done with the story, or with one of its versions, by this person, now. */
function verbsOn(seen: Seen, version: Version | undefined, may: MayDo): readonly string[] {
  return verbs
    .filter(({ on }) => on === 'either' || on === (version ? 'version' : 'story'))
    .filter((verb) => may(verb) && verb.refusal(seen, version) === undefined)
    .map(({ name }) => name);
}

function toldVersion(seen: Seen, version: Version, row: VersionRow, may: MayDo): HistoryVersion {
  const { item, kind, standing, heldBecause, was } = version;
  const pending = pendingIn(seen, version);
  return {
    ...{ documentId: row.documentId, kind, standing, heldBecause },
    headline: item.headline ?? '',
    at: iso(row.receivedAt),
    ...{ by: row.changedBy, delivery: row.delivery, outcome: row.outcome },
    ...{ provider: item.provider, leadNumber: item.leadNumber },
    ...{ version: item.version, versionCreated: item.versionCreated, wordCount: item.wordCount },
    isShown: version === seen.telling.shown,
    isDrafted: version === seen.telling.drafted,
    changed: was && Object.keys(was),
    pending: pending && {
      clashes: pending.clashes.map(({ field }) => field),
      isEmbargoed: pending.isEmbargoed,
      embargoUntil: pending.isEmbargoed ? (item.embargo?.until ?? undefined) : undefined,
      isPart: pending.isPart,
      isBehind: pending.isBehind,
      isExpired: pending.isExpired,
    },
    may: verbsOn(seen, version, may),
  };
}
