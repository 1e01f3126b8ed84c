import { generateRssFeed } from 'feedsmith';
import type { Article } from '../../../../../shared/contracts';
import type { PageAddresses } from '../page-addresses';
import { authorOf, escapedHtml, identity, languageTag, line } from '../values';
import type { ArticleList, ListRendering } from './list';
import { enclosure, mediaRss, tidied } from './media-rss';
import { contentOf, linkOf, tagsOf, titleOf } from './story';

/** RSS 2.0 with the modules content, Dublin Core, Media RSS and Atom. */
export const rss: ListRendering = {
  suffix: '.rss',
  mediaType: 'application/rss+xml; charset=utf-8',
  accepts: ['application/rss+xml'],
  render: (list, pages) =>
    tidied(
      generateRssFeed({
        title: list.title,
        link: list.home,
        description: list.title,
        language: languageTag(list.language),
        lastBuildDate: new Date(list.updated),
        generator: 'Off the Wire',
        atom: { links: links(list) },
        items: list.articles.map((article) => item(article, list, pages)),
      }),
    ),
};

function links({ self, next, previous, hubs }: ArticleList) {
  return [
    { href: self, rel: 'self', type: 'application/rss+xml' },
    ...hubs.map((href) => ({ href, rel: 'hub' })),
    ...(next === undefined ? [] : [{ href: next, rel: 'next', type: 'application/rss+xml' }]),
    ...(previous === undefined ? [] : [{ href: previous, rel: 'previous', type: 'application/rss+xml' }]),
  ];
}

function item(article: Article, list: ArticleList, pages: PageAddresses) {
  const [creator, rights, abstract] = [authorOf(article), line(article.copyrightNotice), line(article.abstract)];
  const [language, publisher] = [languageTag(article.language), line(article.provider)];
  return {
    title: titleOf(article),
    link: linkOf(article, pages, list.self),
    guid: { value: identity(article), isPermaLink: false },
    pubDate: new Date(article.firstPublished),
    description: abstract === undefined ? undefined : escapedHtml(abstract),
    categories: tagsOf(article).map((name) => ({ name })),
    enclosures: enclosure(article),
    content: { encoded: contentOf(article) },
    dc: {
      creators: creator === undefined ? [] : [creator],
      publishers: publisher === undefined ? [] : [publisher],
      languages: language === undefined ? [] : [language],
      rights: rights === undefined ? [] : [rights],
    },
    atom: { updated: new Date(article.lastUpdated) },
    media: mediaRss(article),
  };
}
