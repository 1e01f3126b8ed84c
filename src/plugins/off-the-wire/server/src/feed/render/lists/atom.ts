import { generateAtomFeed } from 'feedsmith';
import type { Article } from '../../../../../shared/contracts';
import type { PageAddresses } from '../page-addresses';
import { authorOf, identityUri, languageTag, line } from '../values';
import { element, xmlText } from '../xml';
import type { ArticleList, ListRendering, Withdrawn } from './list';
import { enclosures, mediaRss, tidied } from './media-rss';
import { contentOf, linkOf, tagsOf, titleOf } from './story';

/** Atom (RFC 4287), with a tombstone (RFC 6721) for what was withdrawn. */
export const atom: ListRendering = {
  suffix: '.atom',
  mediaType: 'application/atom+xml; charset=utf-8',
  accepts: ['application/atom+xml'],
  tellsWithdrawn: true,
  render: (list, pages) => withTombstones(tidied(generateAtomFeed(feed(list, pages))), list.withdrawn),
};

function feed(list: ArticleList, pages: PageAddresses) {
  const language = languageTag(list.language);
  return {
    id: list.self,
    title: { value: list.title, type: 'text' },
    updated: new Date(list.updated),
    authors: [{ name: list.siteName }],
    generator: { text: 'Off the Wire' },
    links: links(list),
    entries: list.articles.map((article) => entry(article, list, pages)),
    ...(language === undefined ? {} : { xml: { lang: language } }),
  };
}

function links({ self, home, next, previous, hubs }: ArticleList) {
  return [
    { href: self, rel: 'self', type: 'application/atom+xml' },
    { href: home, rel: 'alternate', type: 'text/html' },
    ...hubs.map((href) => ({ href, rel: 'hub' })),
    ...(next === undefined ? [] : [{ href: next, rel: 'next', type: 'application/atom+xml' }]),
    ...(previous === undefined ? [] : [{ href: previous, rel: 'previous', type: 'application/atom+xml' }]),
  ];
}

function entry(article: Article, list: ArticleList, pages: PageAddresses) {
  const [content, summary] = [contentOf(article), line(article.abstract)];
  const [rights, language] = [line(article.copyrightNotice), languageTag(article.language)];
  return {
    id: identityUri(article),
    title: { value: titleOf(article), type: 'text' },
    updated: new Date(article.lastUpdated),
    published: new Date(article.firstPublished),
    authors: [{ name: authorOf(article) ?? line(article.provider) ?? list.siteName }],
    links: [
      { href: linkOf(article, pages, list.self), rel: 'alternate', type: 'text/html' },
      ...enclosures(article).map(({ url, type, length }) => ({ href: url, rel: 'enclosure', type, length })),
    ],
    categories: tagsOf(article).map((term) => ({ term })),
    rights: rights === undefined ? undefined : { value: rights, type: 'text' },
    summary: summary === undefined ? undefined : { value: summary, type: 'text' },
    content: content === undefined ? undefined : { value: content, type: 'html' },
    media: mediaRss(article),
    ...(language === undefined ? {} : { xml: { lang: language } }),
  };
}

/** feedsmith has no tombstones. They name the entry by its id and say why by a code: nothing of what it said. */
function withTombstones(xml: string, withdrawn: readonly Withdrawn[]): string {
  const end = xml.lastIndexOf('</feed>');
  const tombstones = withdrawn.map((one) => {
    const comment = one.reason === undefined ? undefined : element('at:comment', {}, one.reason);
    const names = { 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0', ref: identityUri(one), when: one.at };
    return `  ${xmlText(element('at:deleted-entry', names, comment))}\n`;
  });
  return `${xml.slice(0, end)}${tombstones.join('')}${xml.slice(end)}`;
}
