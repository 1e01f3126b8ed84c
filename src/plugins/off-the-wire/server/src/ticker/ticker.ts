import { z } from 'zod';
import type { Headline, TickerAnswer, TickerRow } from '../../../shared/contracts';
import type { Facet } from '../changes/facets';
import { WireError } from '../errors';
import { type FeedRoom, facetsAsked, headlinesById } from '../feed/answers';
import { latest } from '../feed/latest';
import type { Draft } from '../feed/prepared';
import { readFeedQuery } from '../feed/query';
import { tickerEntryUid, tickerUid } from '../store/tickers';
import { type Row, rows } from '../strapi';

/** A ticker as readers see it now: pinned entries, then the others in their order, then the latest headlines. */
export async function tickerAnswer(room: FeedRoom, code: string, now: number): Promise<Draft> {
  const ticker = await rows(room.strapi, tickerUid).findOne({ where: { code } });
  if (!ticker) throw new WireError('OTW_NOT_FOUND');
  const entries = (await entriesOf(room, ticker)).map(readEntry);
  const shown = entries.filter((entry) => isOn(entry, now));
  const articles = await headlinesById(
    room,
    entries.flatMap(({ article }) => article ?? []),
  );
  const { facets, headlines: automatic } = await latestFor(room, ticker, articles);
  const byHand = shown.flatMap((entry) => rowOf(entry, articles) ?? []);
  const data = {
    code,
    label: String(ticker.label),
    asOf: textOf(ticker.asOf),
    rows: [...byHand, ...automatic.map(automaticRow)],
  };
  const body: TickerAnswer = { data, meta: {} };
  const mentions = new Set([
    code,
    ...entries.flatMap(({ article }) => article ?? []),
    ...automatic.map((one) => one.documentId),
  ]);
  return { body, mentions, under: facets, until: nextTurn(entries, now), modified: lastTurn(entries, now) };
}

function entriesOf({ strapi }: FeedRoom, ticker: Row): Promise<Row[]> {
  return rows(strapi, tickerEntryUid).findMany({
    where: { ticker: { id: ticker.id } },
    orderBy: [{ pinned: 'desc' }, { order: 'asc' }, { id: 'asc' }],
    limit: 200,
  });
}

const time = z.preprocess((value) => (value ? Date.parse(String(value)) : undefined), z.number().optional());
const maybe = z.preprocess((value) => (value === null || value === '' ? undefined : value), z.string().optional());
const entrySchema = z.object({
  text: z.string(),
  kicker: maybe,
  genre: maybe,
  versionKind: maybe,
  leadNumber: z.preprocess((value) => value ?? undefined, z.number().optional()),
  link: maybe,
  article: maybe,
  pinned: z.boolean().nullish(),
  urgent: z.boolean().nullish(),
  starts: time,
  ends: time,
});
type Entry = z.output<typeof entrySchema>;
const readEntry = (row: Row): Entry => entrySchema.parse(row);

const isOn = ({ starts, ends }: Entry, now: number) => (starts ?? 0) <= now && now < (ends ?? Number.POSITIVE_INFINITY);

/** An entry of a story that readers may not see is not shown: a kill takes its row too. */
function rowOf(
  { starts, ends, article, pinned, urgent, ...said }: Entry,
  articles: ReadonlyMap<string, Headline>,
): TickerRow | undefined {
  const row = { ...said, pinned: pinned === true, urgent: urgent === true };
  if (!article) return row;
  const headline = articles.get(article);
  return headline && { ...row, article: place(headline) };
}

const place = ({ documentId, slug, url }: Headline) => ({ documentId, slug, url });

/** The automatic part: the latest headlines under the ticker's filter that no entry shows already. One story has one row. */
async function latestFor(
  room: FeedRoom,
  { length, filter }: Row,
  shown: ReadonlyMap<string, Headline>,
): Promise<{ readonly facets?: readonly Facet[]; readonly headlines: readonly Headline[] }> {
  const limit = Number(length ?? 0);
  if (limit === 0) return { headlines: [] };
  const asked = filterSchema.parse(filter ?? {});
  const facets = facetsAsked(readFeedQuery(new URLSearchParams(asked)), await room.directory());
  const { places } = await latest(room.strapi, { facets, limit: limit + shown.size });
  const fresh = places.map((one) => one.documentId).filter((documentId) => !shown.has(documentId));
  return { facets, headlines: [...(await headlinesById(room, fresh.slice(0, limit))).values()] };
}

const filterSchema = z.record(z.string(), z.coerce.string()).catch({});

function automaticRow(headline: Headline): TickerRow {
  const { kicker, genre, versionKind, urgency } = headline;
  const isUrgent = urgency !== undefined && urgency <= 2;
  return {
    text: headline.headline,
    kicker,
    genre,
    versionKind,
    pinned: false,
    urgent: isUrgent,
    article: place(headline),
  };
}

const turns = (entries: readonly Entry[]) =>
  entries.flatMap(({ starts, ends }) => [starts ?? 0, ends ?? 0]).filter(Boolean);

/** When the clock alone will change the ticker, and when it last did. Epoch milliseconds. */
function nextTurn(entries: readonly Entry[], now: number): number | undefined {
  const coming = turns(entries).filter((at) => at > now);
  return coming.length > 0 ? Math.min(...coming) : undefined;
}

function lastTurn(entries: readonly Entry[], now: number): number | undefined {
  const past = turns(entries).filter((at) => at <= now);
  return past.length > 0 ? Math.max(...past) : undefined;
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
