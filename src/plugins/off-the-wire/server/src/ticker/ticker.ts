import type { Headline, TickerAnswer } from '../../../shared/contracts';
import { allFacet } from '../changes/facets';
import { WireError } from '../errors';
import { headlinesById } from '../feed/answers';
import { facetsAsked, namedBy } from '../feed/asked';
import type { Cursor, Place } from '../feed/cursor';
import type { Draft } from '../feed/draft';
import { latest, type Range } from '../feed/latest';
import type { Listing } from '../feed/listing';
import type { FeedRoom } from '../feed/room';
import { lastEnd, standingEntries, type TickerEntry } from '../store/ticker-entries';
import { tickerUid } from '../store/tickers';
import { type Row, rows } from '../strapi';
import { readFilter } from './filter';
import { isOn, tickerRows } from './rows';

/** A ticker as readers see it at `now`, epoch milliseconds UTC. Throws OTW_NOT_FOUND. */
export async function tickerAnswer(room: FeedRoom, code: string, now: number): Promise<Draft> {
  const ticker = await rows(room.strapi, tickerUid).findOne({ where: { code } });
  if (!ticker) throw new WireError('OTW_NOT_FOUND');
  const entries = await standingEntries(room.strapi, ticker.id, now);
  const about = [...new Set(entries.flatMap(({ article }) => article ?? []))];
  const stories = await headlinesById(room, about);
  const automatic = await automaticPart(room, ticker, pinnedStories(entries, stories, now));
  const length = Number(ticker.length ?? 0);
  const turn = nextTurn(entries, now);
  const data = {
    code,
    label: String(ticker.label),
    asOf: typeof ticker.asOf === 'string' && ticker.asOf !== '' ? ticker.asOf : undefined,
    until: turn === undefined ? undefined : new Date(turn).toISOString(),
    rows: tickerRows({ entries, stories, latest: automatic.headlines, length }, now),
  };
  const body: TickerAnswer = { data, meta: {} };
  const mentions = new Set([code, ...about, ...automatic.mentions]);
  const until = earliest(turn, automatic.until?.(now));
  const modified = latestOf([...pastStarts(entries, now), await lastEnd(room.strapi, ticker.id, now)]);
  return { body, mentions, listing: automatic.listing, until, modified, keys: [`ticker:${code}`] };
}

const pinnedStories = (entries: readonly TickerEntry[], stories: ReadonlyMap<string, Headline>, now: number) =>
  new Set(
    entries.flatMap((entry) =>
      entry.pinned && entry.article && isOn(entry, now) && stories.has(entry.article) ? [entry.article] : [],
    ),
  );

/** The latest headlines under a ticker's filter, with what a change must touch to change them. */
interface AutomaticPart {
  readonly headlines: readonly Headline[];
  readonly listing?: Listing;
  readonly mentions: readonly string[];
  readonly until?: (now: number) => number;
}

/** As many as the ticker's length, and one for each of the stories that stand above them. */
async function automaticPart(room: FeedRoom, ticker: Row, above: ReadonlySet<string>): Promise<AutomaticPart> {
  const length = Number(ticker.length ?? 0);
  if (length === 0) return { headlines: [], mentions: [] };
  const asked = await askedFor(room, ticker.filter);
  // It may name again tomorrow what it names in vain today; nothing in the log would say so. It is made anew each time.
  if (!asked) return { headlines: [], mentions: [], until: (now) => now };
  const { query, groups, names } = asked;
  const { places, from } = await newest(room, { ...query, groups, limit: length + above.size });
  const ids = places.map((place) => place.documentId);
  const headlines = [...(await headlinesById(room, ids)).values()];
  const listing: Listing = { groups: groups.length > 0 ? groups : [[allFacet]], order: query.order, from };
  return { headlines, listing, mentions: [...ids, ...names] };
}

/** What its filter asks for; `undefined` where it names a source or a section that is gone: readers get no error for it. */
async function askedFor(room: FeedRoom, filter: unknown) {
  try {
    const query = readFilter(filter, 'ticker');
    const known = await room.directory();
    return { query, groups: facetsAsked(query, known), names: namedBy(query, known) };
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/** A page of rare headlines may be short and go on: it is followed, but not through a whole archive. */
const pagesFollowed = 5;

async function newest(room: FeedRoom, range: Range): Promise<{ readonly places: readonly Place[]; from?: number }> {
  const found: Place[] = [];
  let cursor: Cursor | undefined;
  let from: number | undefined;
  for (let page = 0; page < pagesFollowed; page += 1) {
    const { places, next, from: end } = await latest(room, { ...range, cursor, limit: range.limit - found.length });
    found.push(...places);
    from = end;
    if (!next || found.length >= range.limit) break;
    cursor = next;
  }
  return { places: found, from };
}

/** When the clock alone will change the ticker, in epoch milliseconds. */
function nextTurn(entries: readonly TickerEntry[], now: number): number | undefined {
  return earliest(
    ...entries.flatMap(({ starts, ends }) => [starts, ends]).filter((at) => at !== undefined && at > now),
  );
}

const pastStarts = (entries: readonly TickerEntry[], now: number) =>
  entries.map(({ starts }) => starts).filter((at) => at !== undefined && at <= now);

function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

function latestOf(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}
