import {
  type AtomFeed,
  DetectError,
  MalformedError,
  ParseError,
  parseFeed,
  parseJsonFeed,
  type RdfFeed,
  type RssFeed,
} from 'feedsmith';
import { plain } from '../../html';
import type { Item, Note, Parsed, UnreadableItem } from '../../item';
import { isDeeper, parseJson } from '../../json';
import { PastLimit, type WireLimits, wireLimits, within } from '../../limits';
import { parseXml } from '../../xml';
import { descendants } from '../../xml/tree';
import { type Document, type Format, Unreadable } from '../format';
import { type Entry, itemOf } from './entry';
import { jsonEntries } from './json-feed';
import { isBrokenOff, mended } from './mend';
import { type Made, unsaidOf, unsaidOfJson } from './rest';
import { atomEntries, rdfEntries, rssEntries } from './rss';
import { isFeed } from './sniff';

/** RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1; slightly broken ones too. One item an entry. */
export const feed = { name: 'feed', sniff: isFeed, parse } as const satisfies Format;

function parse({ text, limits = wireLimits }: Document): Parsed {
  const { entries, unreadable: brokenOff, notes, unsaid } = read(text, limits);
  const { read: few, rest } = within(entries, limits, () => `entry ${limits.items + 1}`);
  const items: Item[] = [];
  const unreadable = [...brokenOff, ...rest];
  const said: Note[] = [...notes];
  const made = toldApart(few, said).map(itemOf);
  const isReadable = ({ item }: Made) => item.headline !== undefined || item.body !== undefined;
  made.forEach((one, at) => {
    for (const note of one.notes) said.push(note);
    if (isReadable(one)) items.push(one.item);
    else unreadable.push({ at: `entry ${at + 1}`, reason: 'It has neither a title nor a text.' });
  });
  const kept = made.map((one) => (isReadable(one) ? one : { ...one, item: {} }));
  return { items, unreadable, notes: [...said, ...unsaid(kept)] };
}

/** Some feeds give entries of different pages one id: then the page is the id. */
function toldApart(entries: readonly Entry[], notes: Note[]): readonly Entry[] {
  const pages = new Map<string, Set<string | undefined>>();
  for (const { id, link } of entries) if (id !== undefined) pages.set(id, (pages.get(id) ?? new Set()).add(link));
  const shared = [...pages].filter(([, links]) => links.size > 1 && !links.has(undefined)).map(([id]) => id);
  if (shared.length === 0) return entries;
  const was = shared.slice(0, 100).join(', ');
  notes.push({
    rule: 'feed',
    message: 'Entries of different pages have the same id: their pages tell them apart.',
    was,
  });
  const isShared = new Set(shared);
  return entries.map((entry) => (entry.id && isShared.has(entry.id) ? { ...entry, id: entry.link } : entry));
}

interface FeedRead {
  readonly entries: readonly Entry[];
  readonly unreadable: readonly UnreadableItem[];
  readonly notes: readonly Note[];
  /** What neither the items nor the notes on them say. */
  readonly unsaid: (made: readonly Made[]) => readonly Note[];
}

function read(text: string, limits: WireLimits): FeedRead {
  const start = text.trimStart();
  if (start.startsWith('{')) {
    const feed = parseJson(start, limits);
    const unsaid: FeedRead['unsaid'] = (made) => unsaidOfJson(feed, made);
    return { entries: entriesOrUnreadable(() => jsonEntriesIn(feed, limits)), unreadable: [], notes: [], unsaid };
  }
  const document = parseXml(start, limits);
  // Definitions in a document type are for nobody.
  const isSound = document.faults.length === 0 && !document.doctype?.includes('[');
  const faults = document.faults.map(({ message, line, was }) => ({
    rule: 'feed',
    message: `Broken XML: ${message}`,
    line,
    was,
  }));
  return {
    entries: entriesOrUnreadable(() => entriesIn(isSound ? start : mended(document), limits)),
    unreadable: document.roots
      .flatMap((root) => descendants(root, 'item', 'entry'))
      .filter(isBrokenOff)
      .map(({ line }) => ({ at: `line ${line}`, reason: 'The document breaks off in it.' })),
    notes: faults,
    unsaid: (made) => unsaidOf(document, made),
  };
}

function entriesOrUnreadable(read: () => readonly Entry[]): readonly Entry[] {
  try {
    return read().map((entry) => ({ ...entry, provider: entry.provider && (plain(entry.provider) || undefined) }));
  } catch (error) {
    if (!isFeedsmiths(error)) throw error;
    throw new Unreadable(`This feed cannot be read: ${error.message}`, { cause: error });
  }
}

const isFeedsmiths = (error: unknown): error is Error =>
  [ParseError, MalformedError, DetectError].some((kind) => error instanceof kind);

function jsonEntriesIn(value: unknown, limits: WireLimits): readonly Entry[] {
  if (isDeeper(value, limits.depth)) throw new PastLimit('depth', limits);
  return jsonEntries(parseJsonFeed<string>(value, oneMore(limits)));
}

function entriesIn(text: string, limits: WireLimits): readonly Entry[] {
  const found = parseFeed<string>(text, oneMore(limits));
  if (found.format === 'rss') return rssEntries(found.feed as RssFeed.Feed<string>);
  if (found.format === 'rdf') return rdfEntries(found.feed as RdfFeed.Feed<string>);
  return found.format === 'atom' ? atomEntries(found.feed as AtomFeed.Feed<string>) : [];
}

/** One entry more than are read tells that there are more. */
const oneMore = ({ items }: WireLimits) => ({ maxItems: items + 1 });
