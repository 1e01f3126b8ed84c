import { WireError } from '../errors';
import type { Tree } from '../store/breadcrumbs';
import { type FilteredTicker, tickersNaming, writeFilter } from '../store/tickers';
import type { Strapi } from '../strapi';
import type { Change } from './log';
import { tickerChange } from './ticker-writes';

/**
 * Refuses to delete a source or section that a ticker's filter names: its latest headlines would be gone without a word.
 * Throws OTW_IN_USE with the ticker's label.
 *
 * @param isIt whether a filter's code or path means what is to be deleted.
 */
export async function refuseNamed(
  strapi: Strapi,
  parameter: 'source' | 'section',
  isIt: (name: string) => boolean,
): Promise<void> {
  const ticker = (await tickersNaming(strapi, parameter)).find(({ filter }) => namesOf(filter[parameter]).some(isIt));
  if (!ticker) return;
  const message = `The ticker "${ticker.label}" lists this ${parameter}: change which headlines it shows first.`;
  throw new WireError('OTW_IN_USE', message, { ticker: ticker.code, label: ticker.label });
}

/** Filters follow a section that is renamed or moved, and what lies under it. @returns what changed for readers. */
export async function followSections(strapi: Strapi, before: Tree, after: Tree): Promise<Change[]> {
  return rename(strapi, 'section', (path) => {
    const id = before.find(path)?.id;
    const now = id === undefined ? undefined : after.byId.get(id);
    return now && after.pathOf(now);
  });
}

/** Filters follow a source whose code is changed. @returns what changed for readers. */
export async function followSource(strapi: Strapi, before: unknown, after: unknown): Promise<Change[]> {
  if (typeof before !== 'string' || typeof after !== 'string' || before === after) return [];
  return rename(strapi, 'source', (code) => (code === before ? after : undefined));
}

async function rename(
  strapi: Strapi,
  parameter: 'source' | 'section',
  nameNow: (name: string) => string | undefined,
): Promise<Change[]> {
  const moved: FilteredTicker[] = [];
  for (const ticker of await tickersNaming(strapi, parameter)) {
    const was = namesOf(ticker.filter[parameter]);
    const is = was.map((name) => nameNow(name) ?? name);
    if (is.join() === was.join()) continue;
    await writeFilter(strapi, ticker.id, { ...ticker.filter, [parameter]: is.join() });
    moved.push(ticker);
  }
  return moved.map(({ code }) => tickerChange(code));
}

/** A filter may name several, separated by commas; none of their names has one. */
const namesOf = (value: unknown): string[] =>
  String(value)
    .split(',')
    .map((name) => name.trim());
