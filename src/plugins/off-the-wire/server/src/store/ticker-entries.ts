import { z } from 'zod';
import { chunks, type Row, rows, type Strapi } from '../strapi';
import { pluginUid } from './content-types/content-type';

export const tickerEntryUid = pluginUid('ticker-entry');

/** One entry of a ticker. Times are epoch milliseconds UTC. */
export interface TickerEntry {
  readonly id: number;
  /** Absent: the headline of its article as it stands. */
  readonly text?: string;
  readonly kicker?: string;
  readonly genre?: string;
  readonly versionKind?: string;
  readonly leadNumber?: number;
  readonly link?: string;
  /** The documentId of the story that it is about. */
  readonly article?: string;
  readonly pinned: boolean;
  readonly urgent: boolean;
  readonly order: number;
  readonly starts?: number;
  readonly ends?: number;
  readonly fromPage: boolean;
  /** Shown though readers see no article of it. */
  readonly alone: boolean;
}

/** More than any page or editor puts on one ticker: what stands beyond is not shown. */
const entriesShown = 500;

/** A ticker's entries that are on now or will be: what is over stays out, however much of it has gathered. */
export async function standingEntries(strapi: Strapi, tickerId: unknown, now: number): Promise<TickerEntry[]> {
  const found = await rows(strapi, tickerEntryUid).findMany({
    where: { ticker: { id: tickerId }, $or: [{ ends: { $null: true } }, { ends: { $gt: new Date(now) } }] },
    orderBy: [{ pinned: 'desc' }, { order: 'asc' }, { id: 'asc' }],
    limit: entriesShown,
  });
  return found.map(readEntry);
}

/** When an entry of the ticker was last over, in epoch milliseconds; absent where none was yet. */
export async function lastEnd(strapi: Strapi, tickerId: unknown, now: number): Promise<number | undefined> {
  const [last] = await rows(strapi, tickerEntryUid).findMany({
    where: { ticker: { id: tickerId }, ends: { $lte: new Date(now) } },
    select: ['ends'],
    orderBy: { ends: 'desc' },
    limit: 1,
  });
  return time.parse(last?.ends);
}

const time = z.preprocess((value) => (value ? Date.parse(String(value)) : undefined), z.number().optional());
const maybe = z.preprocess((value) => (value === '' ? undefined : (value ?? undefined)), z.string().optional());
const flag = z.preprocess((value) => value === true, z.boolean());
const entrySchema = z.object({
  id: z.number(),
  text: maybe,
  kicker: maybe,
  genre: maybe,
  versionKind: maybe,
  leadNumber: z.preprocess((value) => value ?? undefined, z.number().optional()),
  link: maybe,
  article: maybe,
  pinned: flag,
  urgent: flag,
  order: z.preprocess((value) => value ?? 0, z.number()),
  starts: time,
  ends: time,
  fromPage: flag,
  alone: flag,
});

/** A row as an entry. A link that no editor could have saved is not one. */
export function readEntry(row: Row): TickerEntry {
  const { link, ...entry } = entrySchema.parse(row);
  return link !== undefined && isEntryLink(link) ? { ...entry, link } : entry;
}

/**
 * Whether readers may be led there: an http or https address, or a path of the reading site. A path with two slashes, or
 * a slash and a backslash, leads to another host; browsers leave out tabs and line ends, so nothing of the kind may be in it.
 */
export function isEntryLink(link: string): boolean {
  if (link.length > 2000 || /[\s\p{Cc}\\]/u.test(link)) return false;
  if (link.startsWith('/')) return !link.startsWith('//');
  return /^https?:\/\/[^/]/i.test(link) && URL.canParse(link);
}

/**
 * Ends every entry of these stories for good: a story that is reinstated later does not bring back an old wording.
 *
 * @param now epoch milliseconds UTC. @returns the codes of the tickers that had one standing.
 */
export async function endEntriesOf(strapi: Strapi, documentIds: readonly string[], now: number): Promise<string[]> {
  const standing = await entriesAbout(strapi, documentIds, {
    $or: [{ ends: { $null: true } }, { ends: { $gt: new Date(now) } }],
  });
  for (const ids of chunks(
    standing.map(({ id }) => id),
    500,
  )) {
    await rows(strapi, tickerEntryUid).updateMany({ where: { id: { $in: ids } }, data: { ends: new Date(now) } });
  }
  return codesOf(standing);
}

/** Takes out every entry of a story that is no more. @returns the codes of their tickers. */
export async function removeEntriesOf(strapi: Strapi, documentId: string): Promise<string[]> {
  const found = await entriesAbout(strapi, [documentId]);
  await removeEntries(strapi, found);
  return codesOf(found);
}

/** Takes out every entry of a ticker. */
export async function removeEntriesIn(strapi: Strapi, tickerId: unknown): Promise<void> {
  const found = await rows(strapi, tickerEntryUid).findMany({
    where: { ticker: { id: tickerId } },
    select: ['id'],
  });
  await removeEntries(strapi, found);
}

async function entriesAbout(strapi: Strapi, documentIds: readonly string[], where: object = {}): Promise<Row[]> {
  const found: Row[] = [];
  for (const some of chunks(documentIds, 500)) {
    const article = { $in: some };
    const params = { where: { article, ...where }, select: ['id'], populate: { ticker: { select: ['code'] } } };
    found.push(...(await rows(strapi, tickerEntryUid).findMany(params)));
  }
  return found;
}

async function removeEntries(strapi: Strapi, found: readonly Row[]): Promise<void> {
  for (const ids of chunks(
    found.map(({ id }) => id),
    500,
  )) {
    await rows(strapi, tickerEntryUid).deleteMany({ where: { id: { $in: ids } } });
  }
}

function codesOf(found: readonly Row[]): string[] {
  const codes = found.flatMap(({ ticker }) => (ticker as { code?: unknown } | null)?.code ?? []);
  return [...new Set(codes.map(String))];
}
