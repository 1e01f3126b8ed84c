import type { TickerRow } from '../../../shared/contracts';
import { make } from './frame';

/** What the ticker itself says, in the words of the page. */
export interface Words {
  readonly pause: string;
  readonly play: string;
  readonly urgent: string;
  readonly corrected: string;
}

/** Which story a row is of: whatever is said of it, it stays the same row. */
export const keyOf = ({ article, link, text }: TickerRow): string => article?.documentId ?? link ?? text;

/** What stands before a row: its series, or else its genre where that says something, as "Interview". */
export function labelOf({ kicker, genre }: TickerRow): string | undefined {
  return kicker ?? (genre && !silentGenres.test(genre) ? genre : undefined);
}

/** Genres that tell readers nothing: that it is news, that it is text, or which version it is. */
export const silentGenres =
  /^(current|article|text|text only|news|story|main|general|hard news|actuality|fixture|update|lead|daybook|raw sound|side bar and supporting information)$/i;

/** Where rows lead to. */
export interface Places {
  /** Where an article stands, with `{slug}` in it. */
  readonly article: string;
  /** What addresses are relative to. */
  readonly base: string;
}

/** Where a row leads, as a whole address; nowhere by any other scheme than http and https. */
export function hrefOf(row: TickerRow, { article: pattern, base }: Places): string | undefined {
  const address = row.article ? pattern.replace('{slug}', encodeURIComponent(row.article.slug)) : row.link;
  if (!address || !URL.canParse(address, base)) return undefined;
  const { protocol, href } = new URL(address, base);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/**
 * Makes the list show these rows. Rows that were there keep their element, and their link its focus; what stands right
 * is not moved, since moving takes the focus away.
 */
export function writeRows(list: HTMLElement, rows: readonly TickerRow[], words: Words, places: Places): void {
  const wanted = numbered(rows);
  const had = new Map<string, Element>();
  for (const item of [...list.children]) {
    const { key = '' } = (item as HTMLElement).dataset;
    if (wanted.has(key) && !had.has(key)) had.set(key, item);
    else item.remove();
  }
  let place: Element | null = list.firstElementChild;
  for (const [key, row] of wanted) {
    const item = had.get(key) ?? make('li', { part: 'row', dir: 'auto', 'data-key': key });
    if (item === place) place = item.nextElementSibling;
    else list.insertBefore(item, place);
    writeRow(item, row, words, places);
  }
}

/** The rows by their keys. What has one key, as two links to one live blog, is numbered: every row has an element of its own. */
function numbered(rows: readonly TickerRow[]): ReadonlyMap<string, TickerRow> {
  const found = new Map<string, TickerRow>();
  for (const row of rows) {
    let key = keyOf(row);
    while (found.has(key)) key += ' +';
    found.set(key, row);
  }
  return found;
}

function writeRow(item: Element, row: TickerRow, words: Words, places: Places): void {
  const href = hrefOf(row, places);
  const link = item.firstElementChild;
  const holder = href ? (link?.matches('a') ? link : make('a', { part: 'link' })) : item;
  if (href) holder.setAttribute('href', href);
  if (href && holder !== link) item.replaceChildren(holder);
  holder.replaceChildren(...saidOf(row, words));
}

function saidOf(row: TickerRow, words: Words): (Node | string)[] {
  const label = labelOf(row);
  const said: (Node | string)[] = [];
  if (row.urgent) said.push(make('strong', { part: 'mark urgent', class: 'mark urgent' }, words.urgent), ' ');
  if (row.versionKind === 'correction')
    said.push(make('em', { part: 'mark corrected', class: 'mark' }, words.corrected), ' ');
  if (label) said.push(make('span', { part: 'kicker', class: 'kicker' }, `${label}:`), ' ');
  return [...said, row.text];
}
