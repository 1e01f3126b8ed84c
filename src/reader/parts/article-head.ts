import { type Html, html, json } from '../html';
import type { Article } from '../shapes';
import type { Site } from '../site';
import { articlePath } from '../story';
import { type Picture, pictureOf } from './picture';

/** What search engines and other sites read of an article: canonical address, OpenGraph, Twitter card, JSON-LD. */
export function articleHead(site: Site, article: Article, apiAddress: string): Html {
  const address = site.origin + articlePath(article.slug);
  const picture = pictureOf(article);
  const properties: [string, string | undefined][] = [
    ['og:type', 'article'],
    ['og:url', address],
    ['article:published_time', article.firstPublished],
    ['article:modified_time', article.lastUpdated],
    ['article:section', article.section?.label],
    ...(article.keywords ?? []).slice(0, 10).map((keyword): [string, string] => ['article:tag', keyword]),
    ...pictureProperties(picture),
  ];
  return html`<link rel="canonical" href="${address}">
<link rel="alternate" type="application/json" href="${site.origin}${apiAddress}">
<link rel="modulepreload" href="/reader/article.js">
${properties.map(([name, value]) => value && html`<meta property="${name}" content="${value}">\n`)}<meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}">
${article.jsonLd.map((data) => html`<script type="application/ld+json">${json(data)}</script>\n`)}`;
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
