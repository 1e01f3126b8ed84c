import { type Html, html, markupOf, trusted } from '../html';
import { languageOf } from '../language';
import { timeElement, writtenAt } from '../moments';
import type { Page } from '../page';
import { articleHead } from '../parts/article-head';
import { articleTools } from '../parts/article-tools';
import { pictureFigure, pictureOf } from '../parts/picture';
import { relatedStories } from '../parts/related';
import { type Article, articleShape } from '../shapes';
import type { Site } from '../site';
import { creditOf, isUrgent, languageAttributes, marksOf, plainTitleOf, titleOf } from '../story';
import { words } from '../words';
import { missingArticlePage, unavailablePage } from './missing';

/** One article. What is gone, and what never was, gets a page that says so. @param slug the end of its web address. */
export async function articlePage(site: Site, slug: string): Promise<Page> {
  const answer = await site.api.ask(`/articles/${encodeURIComponent(slug)}`, articleShape);
  if (answer.state === 'missing') return missingArticlePage(answer);
  if (!answer.body) return unavailablePage([answer]);
  const article = answer.body.data;
  const title = plainTitleOf(article);
  return {
    status: 200,
    title,
    description: article.abstract ?? firstWords(article.body),
    head: articleHead(site, article, answer.address),
    trail: article.trail,
    here: title,
    main: { content: articleElement(site, article), madeOf: [answer] },
    aside: await relatedStories(site, article),
  };
}

function articleElement(site: Site, article: Article): Html {
  const { abstract, urgency, versionKind } = article;
  const picture = pictureOf(article);
  return html`<article${languageAttributes(article.language)}>
<header><h1>${titleOf(article)}</h1>
<p class="by">${marksOf({ urgent: isUrgent(urgency), versionKind })}${creditAndDate(site, article)}</p>
${article.byline && html`<p class="byline"><bdi>${article.byline}</bdi></p>`}</header>
<div lang="${site.language}" dir="${languageOf(site.language)?.dir ?? 'ltr'}">${articleTools()}</div>
${publicNote(site, article)}
<div class="text">${abstract && html`<p class="abstract">${abstract}</p>`}
${picture && pictureFigure(picture)}
${dateline(article)}${article.body && bodyText(article.body)}</div>
${rights(article)}</article>`;
}

/** "Xinhua, September 13, 2015", and when it was changed if the copy says so. */
function creditAndDate(site: Site, article: Article): Html {
  const { tag, comma } = languageOf(article.language) ?? { tag: site.language, comma: ', ' };
  const credit = creditOf(article);
  const { firstCreated, versionCreated } = article;
  const written = firstCreated ?? writtenAt(article);
  const isUpdated = versionCreated !== undefined && firstCreated !== undefined && versionCreated !== firstCreated;
  return html`${credit && html`<bdi>${credit}</bdi>${comma}`}${timeElement(written, tag, 'line')}${
    isUpdated &&
    html` <span class="updated"><span lang="${site.language}">${words.updated}</span> ${timeElement(versionCreated, tag, 'line')}</span>`
  }`;
}

function publicNote(site: Site, { publicNote: note, versionKind }: Article): Html | undefined {
  const isCorrection = versionKind === 'correction';
  if (!note && !isCorrection) return undefined;
  const heading = isCorrection ? words.correction : words.note;
  return html`<aside class="note" role="note" aria-label="${heading}"><strong lang="${site.language}">${heading}</strong>
${note ? html`<p dir="auto">${note}</p>` : html`<p lang="${site.language}">${words.wasCorrected}</p>`}</aside>`;
}

/** Run in before the first paragraph, as it was printed; on a line of its own where the body begins otherwise. */
function dateline({ dateline: line, body }: Article): Html | undefined {
  if (!line) return undefined;
  return html`<p class="dateline${!body?.startsWith('<p>') && ' alone'}">${line} <span aria-hidden="true">—</span></p>`;
}

/** The body is clean by allow-list. What is wider than the page scrolls by itself, with the keyboard too. */
function bodyText(body: string): Html {
  const scroller = markupOf(html`<div class="scroll" tabindex="0" role="group" aria-label="${words.table}"><table>`);
  return trusted(
    body
      .replaceAll('<table>', scroller)
      .replaceAll('</table>', '</table></div>')
      .replaceAll('<pre>', '<pre tabindex="0">'),
  );
}

function rights({ creditline, copyrightNotice }: Article): Html | undefined {
  if (!creditline && !copyrightNotice) return undefined;
  return html`<footer class="rights">${creditline && html`<p dir="auto">${creditline}</p>`}${copyrightNotice && html`<p dir="auto">${copyrightNotice}</p>`}</footer>`;
}

/** The first paragraph without its tags, for a share of an article without an abstract. Its entities stand for one character each. */
function firstWords(body: string | undefined): string | undefined {
  const paragraph = /<p>(.*?)<\/p>/s.exec(body ?? '')?.[1]?.replace(/<[^>]*>/g, '');
  const text = paragraph?.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => characters[name] ?? '');
  return text && text.length > 200 ? `${text.slice(0, 200).replace(/\s+\S*$/, '')} …` : text;
}

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
