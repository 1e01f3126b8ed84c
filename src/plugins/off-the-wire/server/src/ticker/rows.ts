import type { Headline, TickerRow } from '../../../shared/contracts';
import type { TickerEntry } from '../store/ticker-entries';

/** What a ticker is made of. */
export interface TickerParts {
  /** Pinned or not, on or not yet, in any order. */
  readonly entries: readonly TickerEntry[];
  /** The stories that entries are about and that readers may see, by documentId. */
  readonly stories: ReadonlyMap<string, Headline>;
  /** The latest headlines under the ticker's filter, newest first: `length` of them and one for each pinned story. */
  readonly latest: readonly Headline[];
  /** How many of the latest headlines follow the entries. */
  readonly length: number;
}

/**
 * A ticker as readers see it at `now` (epoch milliseconds UTC): pinned entries, then those set by hand or read off a
 * page, then the latest headlines. One story has one row: the first of its entries wins, and an entry of a story that is
 * among the latest headlines stands there, in its own words.
 */
export function tickerRows(parts: TickerParts, now: number): readonly TickerRow[] {
  const { stories, latest, length } = parts;
  const shown = shownEntries(parts, now);
  const pinned = new Set(shown.flatMap((entry) => (entry.pinned ? (entry.article ?? []) : [])));
  const automatic = latest.filter((story) => !pinned.has(story.documentId)).slice(0, length);
  const listed = new Set(automatic.map((story) => story.documentId));
  const isRewording = ({ article }: TickerEntry) => article !== undefined && listed.has(article);
  const rewordings = new Map(shown.filter(isRewording).map((entry) => [entry.article, entry]));
  const byHand = shown.filter((entry) => !isRewording(entry));
  return [
    ...byHand.map((entry) => entryRow(entry, stories.get(entry.article ?? ''))),
    ...automatic.map((story) => {
      const entry = rewordings.get(story.documentId);
      return entry ? entryRow(entry, story) : storyRow(story);
    }),
  ];
}

/** Whether it is shown at `now` (epoch milliseconds UTC): from its start on, and no longer at its end. */
export const isOn = ({ starts = 0, ends = Number.POSITIVE_INFINITY }: TickerEntry, now: number): boolean =>
  starts <= now && now < ends;

/** Entries that are on and that readers may see, pinned ones first, one of each story. */
function shownEntries({ entries, stories }: TickerParts, now: number): TickerEntry[] {
  const mayStand = ({ article, alone, text }: TickerEntry) =>
    article ? stories.has(article) || (alone && text !== undefined) : text !== undefined;
  const on = entries.filter((entry) => isOn(entry, now) && mayStand(entry));
  const sorted = on.sort((one, other) => one.order - other.order || one.id - other.id);
  const inOrder = [...sorted.filter((entry) => entry.pinned), ...sorted.filter((entry) => !entry.pinned)];
  return inOrder.filter((entry, at) => !inOrder.slice(0, at).some((earlier) => sameStory(earlier, entry)));
}

/** A page brings its row again after an editor took it over and pinned it: known by its words, since it names no story. */
function sameStory(one: TickerEntry, other: TickerEntry): boolean {
  if (one.article || other.article) return one.article === other.article;
  return one.fromPage !== other.fromPage && one.text === other.text;
}

function entryRow(entry: TickerEntry, story: Headline | undefined): TickerRow {
  const { text, kicker, genre, versionKind, leadNumber, link, pinned, urgent } = entry;
  if (!story) return { text: text ?? '', kicker, genre, versionKind, leadNumber, link, pinned, urgent };
  const own = storyRow(story);
  return {
    ...own,
    text: text ?? own.text,
    kicker: kicker ?? own.kicker,
    genre: genre ?? own.genre,
    link,
    pinned,
    urgent: urgent || own.urgent,
  };
}

function storyRow(story: Headline): TickerRow {
  const { documentId, slug, url, headline, kicker, genre, versionKind, leadNumber, urgency } = story;
  const urgent = urgency !== undefined && urgency <= 2;
  const article = { documentId, slug, url };
  return { text: headline, kicker, genre, versionKind, leadNumber, urgent, pinned: false, article };
}
