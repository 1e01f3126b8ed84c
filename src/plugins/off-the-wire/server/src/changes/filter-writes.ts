import { WireError } from '../errors';
import type { Tree } from '../store/breadcrumbs';
import { subscribersNaming, writeSubscriberFilter } from '../store/subscribers';
import { type FilteredTicker, tickersNaming, writeFilter } from '../store/tickers';
import type { Strapi } from '../strapi';
import type { Change } from './log';
import { tickerChange } from './ticker-writes';

/**
 * Refuses to delete a source or section that the filter of a ticker or a subscriber names: its latest headlines would be
 * gone without a word. Throws OTW_IN_USE with its label.
 *
 * @param isIt whether a filter's code or path means what is to be deleted.
 */
export async function refuseNamed(
  strapi: Strapi,
  parameter: 'source' | 'section',
  isIt: (name: string) => boolean,
): Promise<void> {
  const ticker = (await tickersNaming(strapi, parameter)).find(({ filter }) => namesOf(filter[parameter]).some(isIt));
  if (ticker) {
    const message = `The ticker "${ticker.label}" lists this ${parameter}: change which headlines it shows first.`;
    throw new WireError('OTW_IN_USE', message, { ticker: ticker.code, label: ticker.label });
  }
  const subscribers = await subscribersNaming(strapi, parameter);
  const subscriber = subscribers.find(({ filter }) => namesOf(filter[parameter]).some(isIt));
  if (!subscriber) return;
  const message = `The subscriber "${subscriber.name}" wants this ${parameter}: change which articles it gets first.`;
  throw new WireError('OTW_IN_USE', message, { label: subscriber.name });
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
  const renamed = (filter: FilteredTicker['filter']) => {
    const was = namesOf(filter[parameter]);
    const is = was.map((name) => nameNow(name) ?? name);
    return is.join() === was.join() ? undefined : { ...filter, [parameter]: is.join() };
  };
  for (const ticker of await tickersNaming(strapi, parameter)) {
    const filter = renamed(ticker.filter);
    if (!filter) continue;
    await writeFilter(strapi, ticker.id, filter);
    moved.push(ticker);
  }
  for (const subscriber of await subscribersNaming(strapi, parameter)) {
    const filter = renamed(subscriber.filter);
    if (filter) await writeSubscriberFilter(strapi, subscriber.id, filter);
  }
  return moved.map(({ code }) => tickerChange(code));
}

/** A filter may name several, separated by commas; none of their names has one. */
const namesOf = (value: unknown): string[] =>
  String(value)
    .split(',')
    .map((name) => name.trim());
