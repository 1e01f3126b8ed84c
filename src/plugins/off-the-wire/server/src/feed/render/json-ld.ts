import type { Article } from '../../../../shared/contracts';

/**
 * schema.org for one article: NewsArticle, and BreadcrumbList where the trail has at least two steps.
 * @param origin scheme and host of the site, as `https://news.example`; empty where it is not configured.
 */
export function jsonLd(article: Omit<Article, 'jsonLd'>, origin: string): object[] {
  const context = 'https://schema.org';
  const news = {
    '@context': context,
    '@type': 'NewsArticle',
    headline: article.kicker ? `${article.kicker}: ${article.headline}` : article.headline,
    description: article.abstract,
    datePublished: article.firstPublished,
    dateModified: article.lastPublished,
    inLanguage: article.language,
    articleSection: article.section?.label,
    keywords: article.keywords?.join(', '),
    wordCount: article.wordCount,
    author: article.byline ? { '@type': 'Person', name: article.byline } : undefined,
    sourceOrganization: article.provider ? { '@type': 'NewsMediaOrganization', name: article.provider } : undefined,
    correction: article.publicNote,
    url: `${origin}${article.url}`,
  };
  if (article.trail.length < 2) return [news];
  const itemListElement = article.trail.map(({ label, path }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name: label,
    item: `${origin}/${path}`,
  }));
  return [news, { '@context': context, '@type': 'BreadcrumbList', itemListElement }];
}
