import type { Article, Rendition } from '../../../../shared/contracts';
import type { PageAddresses } from './page-addresses';
import { authorOf, titled } from './values';

/** schema.org for one article: NewsArticle, and BreadcrumbList where the trail has at least two steps. */
export function jsonLd(article: Omit<Article, 'jsonLd'>, pages: PageAddresses): object[] {
  const context = 'https://schema.org';
  const author = authorOf(article);
  const news = {
    '@context': context,
    '@type': 'NewsArticle',
    headline: titled(article),
    description: article.abstract,
    datePublished: article.firstPublished,
    dateModified: article.lastUpdated,
    inLanguage: article.language,
    articleSection: article.section?.label,
    keywords: article.keywords?.join(', '),
    wordCount: article.wordCount,
    author: author === undefined ? undefined : { '@type': 'Person', name: author },
    sourceOrganization: article.provider ? { '@type': 'NewsMediaOrganization', name: article.provider } : undefined,
    correction: article.publicNote,
    image: pictures(article.media),
    url: pages.article(article.slug),
    mainEntityOfPage: pages.article(article.slug),
  };
  if (article.trail.length < 2) return [news];
  const itemListElement = article.trail.map(({ label, path }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name: label,
    item: pages.section(path),
  }));
  return [news, { '@context': context, '@type': 'BreadcrumbList', itemListElement }];
}

/** The largest rendition of each picture; `undefined` where there is none, so that the property is left out. */
function pictures(media: Article['media']): string[] | undefined {
  const found = (media ?? [])
    .filter(({ kind }) => kind === 'picture' || kind === 'graphic')
    .flatMap(({ renditions }) => [...renditions].sort(widestFirst)[0]?.href ?? []);
  return found.length > 0 ? found : undefined;
}

const widestFirst = (one: Rendition, other: Rendition) => (other.width ?? 0) - (one.width ?? 0);
