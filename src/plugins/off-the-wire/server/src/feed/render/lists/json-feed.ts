import { generateJsonFeed } from 'feedsmith';
import type { Article } from '../../../../../shared/contracts';
import type { PageAddresses } from '../page-addresses';
import { amount, authorOf, identity, languageTag, line, mediaOf, seconds } from '../values';
import type { ArticleList, ListRendering } from './list';
import { contentOf, imageOf, linkOf, tagsOf, titleOf } from './story';

/** JSON Feed 1.1. */
export const jsonFeed: ListRendering = {
  suffix: '.feed.json',
  mediaType: 'application/feed+json; charset=utf-8',
  accepts: ['application/feed+json'],
  render: (list, pages) =>
    JSON.stringify(
      generateJsonFeed({
        title: list.title,
        home_page_url: list.home,
        feed_url: list.self,
        next_url: list.next,
        language: languageTag(list.language),
        hubs: list.hubs.map((url) => ({ type: 'WebSub', url })),
        items: list.articles.map((article) => item(article, list, pages)),
      }),
    ),
};

function item(article: Article, list: ArticleList, pages: PageAddresses) {
  const [author, content, summary] = [authorOf(article), contentOf(article), line(article.abstract)];
  return {
    id: identity(article),
    url: linkOf(article, pages, list.self),
    title: titleOf(article),
    // One of the two is asked for, even of a flash that is a headline and no more.
    ...(content === undefined ? { content_text: summary ?? titleOf(article) } : { content_html: content }),
    summary,
    image: imageOf(article),
    date_published: new Date(article.firstPublished),
    date_modified: new Date(article.lastUpdated),
    tags: tagsOf(article),
    authors: author === undefined ? undefined : [{ name: author }],
    language: languageTag(article.language),
    attachments: attachments(article),
  };
}

/** What says of itself what it is. */
function attachments(article: Article) {
  return mediaOf(article).flatMap(({ headline, renditions }) =>
    renditions.flatMap(({ href, mimeType, size, duration }) => {
      const type = line(mimeType);
      if (type === undefined) return [];
      const known = { size_in_bytes: amount(size), duration_in_seconds: seconds(duration) };
      return [{ url: href, mime_type: type, title: headline, ...known }];
    }),
  );
}
