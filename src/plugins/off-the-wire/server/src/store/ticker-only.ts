import { type Row, rows, type Strapi } from '../strapi';
import type { Item } from '../wire/item';
import type { Telling } from '../wire/story/tell';
import { newDocumentId } from './document-id';
import type { Story } from './story';
import { tickerEntryUid } from './ticker-entries';
import { tickerUid } from './tickers';

/** How long a headline stands by itself, in milliseconds: half a day. */
const stands = 12 * 3_600_000;
/** As many characters as a row of a ticker takes. */
const longest = 300;

/**
 * Keeps the rows of tickers in step with stories of which a rule lets out the headline alone: a row as long as it may
 * stand; the article's own row once readers see the article; none once the story is killed, withheld, taken out or spiked.
 *
 * @param stories as they are told now. @returns the codes of the tickers that changed.
 */
export async function followOnTickers(strapi: Strapi, stories: readonly Story[], now: number): Promise<string[]> {
  const concerned = stories.filter(({ versions }) => versions.some(({ ticker }) => ticker !== undefined));
  const codes = new Set<string>();
  for (const story of concerned) for (const code of await followOne(strapi, story, now)) codes.add(code);
  return [...codes];
}

async function followOne(strapi: Strapi, { documentId, telling }: Story, now: number): Promise<readonly string[]> {
  const [known] = await rows(strapi, tickerEntryUid).findMany({
    where: { article: documentId, alone: true },
    populate: { ticker: { select: ['code'] } },
    orderBy: { id: 'desc' },
    limit: 1,
  });
  const onTicker = telling?.onTicker;
  if (!known) return onTicker ? stand(strapi, documentId, onTicker, now) : [];
  // What is over stays over: a story that is let in again later does not bring back an old wording.
  if (known.ends && Date.parse(String(known.ends)) <= now) return [];
  const change = changeOf(known, telling, now);
  if (!change) return [];
  await rows(strapi, tickerEntryUid).update({ where: { id: known.id }, data: change });
  const code = (known.ticker as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? [code] : [];
}

function changeOf(known: Row, telling: Telling | undefined, now: number): Row | undefined {
  if (telling?.onTicker) {
    const words = wordsOf(telling.onTicker.item);
    return known.text === words.text && known.urgent === words.urgent ? undefined : words;
  }
  // Its headline is the article's from now on.
  if (telling?.deskState === 'published') return { alone: false, text: null, kicker: null, genre: null };
  return { ends: new Date(now) };
}

type OnTicker = NonNullable<Telling['onTicker']>;

async function stand(strapi: Strapi, article: string, { ticker: code, item }: OnTicker, now: number) {
  const ticker = await rows(strapi, tickerUid).findOne({ where: { code }, select: ['id'] });
  if (!ticker) return [];
  const [first] = await rows(strapi, tickerEntryUid).findMany({
    where: { ticker: { id: ticker.id } },
    select: ['order'],
    orderBy: { order: 'asc' },
    limit: 1,
  });
  const at = new Date(now);
  const own = { documentId: newDocumentId(), createdAt: at, updatedAt: at, publishedAt: at };
  // The newest stands first.
  const order = Number(first?.order ?? 1) - 1;
  const data = { ...own, ...wordsOf(item), article, order, alone: true, fromPage: false, pinned: false };
  await rows(strapi, tickerEntryUid).create({
    data: { ...data, starts: at, ends: new Date(now + stands), ticker: ticker.id },
  });
  return [code];
}

function wordsOf({ headline = '', kicker, genre, urgency }: Item) {
  const text = [...headline].slice(0, longest).join('');
  return { text, kicker: kicker ?? null, genre: genre ?? null, urgent: urgency !== undefined && urgency <= 2 };
}
