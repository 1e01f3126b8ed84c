import { WireError } from '../errors';
import { articleUid, lockArticles } from '../store/public-articles';
import { isEntryLink, readEntry, type TickerEntry, tickerEntryUid } from '../store/ticker-entries';
import { rows } from '../strapi';
import { plain } from '../wire/html';
import type { WriteRoom } from './writer';

/** Longest text that still reads as a line, in characters. */
const longest = { text: 300, kicker: 80, genre: 80 } as const;
const lines = Object.keys(longest) as (keyof typeof longest)[];

/** What an editor typed, as one plain line each: markup, line ends and blanks around it are gone. */
export function tidyEntry(data: Record<string, unknown>): void {
  for (const name of lines) {
    const value = data[name];
    if (typeof value === 'string') data[name] = plain(value) || null;
  }
  for (const name of ['link', 'article']) {
    const value = data[name];
    if (typeof value === 'string') data[name] = value.trim() || null;
  }
}

/** Looks at an entry as it was just written. Throws OTW_BAD_ENTRY with the field at fault: all is then rolled back. */
export async function checkEntry(room: WriteRoom, documentId: string): Promise<void> {
  const row = await rows(room.strapi, tickerEntryUid).findOne({ where: { documentId }, populate: { ticker: true } });
  if (!row) return;
  const entry = readEntry(row);
  if (!row.ticker) throw bad('ticker', 'Choose the ticker that the entry stands in.');
  if (!entry.text && !entry.article) throw bad('text', 'An entry needs a text or an article.');
  for (const name of lines) checkLength(name, entry[name] ?? '');
  if (typeof row.link === 'string' && !isEntryLink(row.link)) {
    const wanted = 'must begin with https:// or http://, or be a path of your site that begins with one slash';
    throw bad('link', `The link ${wanted}: ${row.link.slice(0, 100)}`);
  }
  if (entry.starts !== undefined && entry.ends !== undefined && entry.ends <= entry.starts) {
    throw bad('ends', 'The entry ends before it starts.');
  }
  if (entry.article) await checkArticle(room, entry, entry.article);
}

function checkLength(name: keyof typeof longest, text: string): void {
  const { length } = [...text];
  if (length <= longest[name]) return;
  throw bad(name, `The ${name} has ${length} characters; a ticker takes ${longest[name]} at most.`);
}

/** Held until the end of the transaction: a kill that comes at this moment ends the entry, or is seen here. */
async function checkArticle({ strapi, context, now }: WriteRoom, entry: TickerEntry, documentId: string) {
  await lockArticles(strapi, context.trx, [documentId]);
  const draft = await rows(strapi, articleUid).findOne({ where: { documentId, publishedAt: null } });
  if (!draft) throw bad('article', 'There is no such article. Pick one of the list.');
  const isOver = entry.ends !== undefined && entry.ends <= now;
  if (draft.deskState !== 'killed' || isOver) return;
  throw bad('article', 'The agency killed this story: it cannot stand on a ticker.');
}

const bad = (field: string, message: string) => new WireError('OTW_BAD_ENTRY', message, { field });
