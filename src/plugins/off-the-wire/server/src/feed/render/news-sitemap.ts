import type { PublicArticle } from '../../store/public-articles';
import { languageTag, titled, webAddress } from './values';
import { element, xmlDocument } from './xml';

const sitemaps = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const news = 'http://www.google.com/schemas/sitemap-news/0.9';

/** A news sitemap as Google wants it. @param addressOf the page of an article, as a whole address */
export function newsSitemap(
  articles: readonly PublicArticle[],
  siteName: string,
  addressOf: (slug: string) => string,
): string {
  const urls = articles.flatMap((article) => {
    const [loc, title] = [webAddress(addressOf(article.slug ?? '')), titled(article)];
    if (loc === undefined || title === undefined) return [];
    const publication = element(
      'news:publication',
      {},
      element('news:name', {}, siteName),
      element('news:language', {}, languageOf(article.language)),
    );
    const published = new Date(article.firstPublished ?? article.lastPublished ?? 0).toISOString();
    const said = [element('news:publication_date', {}, published), element('news:title', {}, title)];
    return [element('url', {}, element('loc', {}, loc), element('news:news', {}, publication, said))];
  });
  return xmlDocument(element('urlset', { xmlns: sitemaps, 'xmlns:news': news }, urls));
}

export function sitemapIndex(addresses: readonly string[]): string {
  const maps = addresses.map((address) => element('sitemap', {}, element('loc', {}, address)));
  return xmlDocument(element('sitemapindex', { xmlns: sitemaps }, maps));
}

/** ISO 639 without a region; of Chinese, which script: `zh-cn` or `zh-tw`. English where nobody said. */
function languageOf(tag: string | undefined): string {
  const [language = 'en', ...rest] = (languageTag(tag) ?? 'en').toLowerCase().split('-');
  if (language !== 'zh') return language;
  return rest.some((part) => ['tw', 'hk', 'mo', 'hant'].includes(part)) ? 'zh-tw' : 'zh-cn';
}
