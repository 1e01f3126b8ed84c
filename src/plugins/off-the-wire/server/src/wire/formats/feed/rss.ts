import type { AtomFeed, RdfFeed, RssFeed } from 'feedsmith';
import type { Subject } from '../../item';
import { wholeAddress } from './addresses';
import type { Entry } from './entry';
import { mediaOf } from './media';

type RssItem = RssFeed.Item<string>;
type RdfItem = RdfFeed.Item<string>;

/** RSS 0.91 to 2.0 with its usual modules: content, Dublin Core, Media RSS, Atom, PRISM. */
export function rssEntries({ items = [], ...channel }: RssFeed.Feed<string>): Entry[] {
  const common = {
    language: channel.language ?? channel.dc?.languages?.[0],
    rights: channel.copyright,
    provider: channel.title,
  };
  return items.map((item) => withFallback(rssEntry(item), common));
}

function rssEntry(item: RssItem): Entry {
  const { dc, dcterms, atom, guid, link } = item;
  return {
    ...shared(item),
    id: guid?.value,
    link: link ?? (guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? '') ? guid?.value : undefined),
    published: item.pubDate ?? dc?.dates?.[0] ?? dcterms?.created?.[0] ?? atom?.published,
    updated: atom?.updated ?? dcterms?.modified?.[0],
    authors: dc?.creators ?? item.authors?.map(({ name, email }) => name ?? email),
    categories: [...(item.categories ?? []).map(categoryOf), ...(dc?.subjects ?? []).map((name) => ({ name }))],
    infoSource: item.source?.title,
    isDeleted: item.media?.status?.state === 'deleted',
    deletedBecause: item.media?.status?.state === 'deleted' ? item.media.status.reason : undefined,
    media: mediaOf(item.enclosures ?? [], item.media),
  };
}

/** RSS 0.90 and 1.0: RDF. */
export function rdfEntries({ items = [], ...channel }: RdfFeed.Feed<string>): Entry[] {
  const common = { language: channel.dc?.languages?.[0], rights: channel.dc?.rights?.[0], provider: channel.title };
  return items.map((item) => withFallback(rdfEntry(item), common));
}

function rdfEntry(item: RdfItem): Entry {
  const { dc, dcterms, rdf, link } = item;
  return {
    ...shared(item),
    id: rdf?.about ?? dc?.identifiers?.[0],
    link,
    published: dc?.dates?.[0] ?? dcterms?.created?.[0],
    updated: dcterms?.modified?.[0],
    authors: dc?.creators,
    categories: (dc?.subjects ?? []).map((name) => ({ name })),
    infoSource: dc?.sources?.[0],
    media: mediaOf([], item.media),
  };
}

function shared({ title, description, content, dc, media }: RssItem | RdfItem): Entry {
  return {
    title: title ?? dc?.titles?.[0] ?? media?.title?.value,
    content: content?.encoded,
    summary: description ?? dc?.descriptions?.[0],
    language: dc?.languages?.[0],
    rights: dc?.rights?.[0],
    keywords: media?.keywords,
    creditline: media?.credits?.flatMap(({ value }) => value ?? []).join(', ') || undefined,
  };
}

/** RSS 2.0: the domain says whose category it is; an address makes a code of it. */
function categoryOf({ name, domain }: RssFeed.Category): Subject {
  return domain && /^\w[\w-]{0,40}$/.test(domain) && name && /^\d{8}$/.test(name)
    ? { qcode: `${domain}:${name}` }
    : { name };
}

/** Atom 0.3 and 1.0 (RFC 4287). */
export function atomEntries({ entries = [], ...feed }: AtomFeed.Feed<string>): Entry[] {
  const common = { language: feed.xml?.lang, rights: feed.rights?.value, provider: feed.title?.value };
  const people = (feed.authors ?? []).map(({ name }) => name);
  return entries.map((entry) => {
    const own = atomEntry(entry);
    const base = wholeAddress(entry.xml?.base, feed.xml?.base) ?? feed.xml?.base;
    const link = own.link ?? wholeAddress(pageOf(entry)?.href, base);
    return {
      ...withFallback(own, common),
      link,
      base,
      authors: own.authors && own.authors.length > 0 ? own.authors : people,
    };
  });
}

function atomEntry(entry: AtomFeed.Entry<string>): Entry {
  const { links = [], content, summary } = entry;
  const page = pageOf(entry);
  const enclosures = links
    .filter(({ rel }) => rel === 'enclosure')
    .map(({ href, type, length }) => ({ url: href, type, length }));
  return {
    id: entry.id,
    link: page?.href && /^https?:/i.test(page.href) ? page.href : undefined,
    title: entry.title?.value,
    ...(content?.type === 'text' ? { text: content.value } : { content: content?.value }),
    summary: summary?.value,
    published: entry.published,
    updated: entry.updated,
    authors: (entry.authors ?? []).map(({ name }) => name),
    categories: (entry.categories ?? []).map(({ term, label }) => ({ name: label ?? term })),
    language: entry.xml?.lang,
    rights: entry.rights?.value,
    infoSource: entry.source?.title?.value,
    keywords: entry.media?.keywords,
    media: mediaOf(enclosures, entry.media),
  };
}

function pageOf({ links = [] }: AtomFeed.Entry<string>) {
  return (
    links.find(({ rel = 'alternate', type = 'text/html' }) => rel === 'alternate' && /html/.test(type)) ??
    links.find(({ rel = 'alternate' }) => rel === 'alternate')
  );
}

/** What the feed says of all its entries, where the entry itself says nothing. */
function withFallback(entry: Entry, common: Pick<Entry, 'language' | 'rights' | 'provider'>): Entry {
  const { language = common.language, rights = common.rights, provider = common.provider } = entry;
  return { ...entry, language, rights, provider };
}
