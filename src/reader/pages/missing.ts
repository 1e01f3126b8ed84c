import type { Answer } from '../api';
import { type Html, html } from '../html';
import type { Page } from '../page';
import { articlePath } from '../story';
import { words } from '../words';

/** A page that does not exist. */
export function missingPage(): Page {
  return { ...notice(words.noPage, words.noPageText), status: 404 };
}

/**
 * An article that is not there, any more or ever: the API does not say which, since that would speak of killed copy. It
 * names the one that stands in its place.
 */
export function missingArticlePage(answer: Answer<unknown>): Page {
  const { successor } = answer;
  const link = successor && html`<a href="${articlePath(successor.slug)}">${successor.headline}</a>`;
  const text = link ? html`${words.newerArticle} ${link}` : words.noArticleText;
  return { ...notice(words.noArticle, text, [answer]), status: 404 };
}

/** What the page stands on did not answer. @param answers what to wait for. */
export function unavailablePage(answers: readonly Answer<unknown>[]): Page {
  return { ...notice(words.unavailable, words.unavailableText, answers), status: 503 };
}

function notice(title: string, text: Html | string, madeOf: readonly Answer<unknown>[] = []): Omit<Page, 'status'> {
  const content = html`<h1>${title}</h1><p class="empty">${text}</p>
<p class="paging"><a href="/">${words.latest}</a></p>`;
  return {
    title,
    trail: [],
    here: title,
    head: html`<meta name="robots" content="noindex">`,
    main: { content, madeOf },
  };
}
