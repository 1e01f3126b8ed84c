import { type Html, html, json } from '../html';
import type { Article, Step } from '../shapes';
import type { Site } from '../site';
import { articlePath, plainTitleOf, sectionPath } from '../story';
import { type Picture, pictureOf } from './picture';

/** What search engines and other sites read of an article: canonical address, OpenGraph, Twitter card, JSON-LD. */
export function articleHead(site: Site, article: Article, apiAddress: string): Html {
  const address = site.origin + articlePath(article.slug);
  const picture = pictureOf(article);
  const properties: [string, string | undefined][] = [
    ['og:type', 'article'],
    ['og:url', address],
    ['article:published_time', article.firstPublished],
    ['article:modified_time', article.lastPublished],
    ['article:section', article.section?.label],
    ...(article.keywords ?? []).slice(0, 10).map((keyword): [string, string] => ['article:tag', keyword]),
    ...pictureProperties(picture),
  ];
  return html`<link rel="canonical" href="${address}">
<link rel="alternate" type="application/json" href="${site.origin}${apiAddress}">
${properties.map(([name, value]) => value && html`<meta property="${name}" content="${value}">\n`)}<meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}">
${jsonLd(site, article, address, picture).map((data) => html`<script type="application/ld+json">${json(data)}</script>\n`)}`;
}

function pictureProperties(picture: Picture | undefined): [string, string | undefined][] {
  if (!picture) return [];
  const { href, alt, caption, width, height } = picture;
  return [
    ['og:image', href],
    ['og:image:alt', alt || caption],
    ['og:image:width', width?.toString()],
    ['og:image:height', height?.toString()],
  ];
}

/** The API does not know where this site shows an article or a section: those addresses are ours. */
function jsonLd(site: Site, article: Article, address: string, picture: Picture | undefined): object[] {
  return article.jsonLd.map((data) => {
    if (data['@type'] === 'BreadcrumbList') return { ...data, itemListElement: article.trail.map(listItem(site)) };
    if (data['@type'] !== 'NewsArticle') return data;
    const publisher = { '@type': 'NewsMediaOrganization', name: site.siteName, url: `${site.origin}/` };
    return {
      ...data,
      headline: plainTitleOf(article),
      url: address,
      mainEntityOfPage: address,
      image: picture?.href,
      publisher,
    };
  });
}

const listItem =
  (site: Site) =>
  ({ label, path }: Step, at: number) => ({
    '@type': 'ListItem',
    position: at + 1,
    name: label,
    item: site.origin + sectionPath(path),
  });
