import type { Answer } from '../api';
import { html } from '../html';
import type { Page } from '../page';
import { words } from '../words';

/** A page that does not exist. */
export function missingPage(): Page {
  return { ...notice(words.noPage, words.noPageText), status: 404 };
}

/** An article that is not there, any more or ever: the API does not say which, since that would speak of killed copy. */
export function missingArticlePage(answer: Answer<unknown>): Page {
  return { ...notice(words.noArticle, words.noArticleText, [answer]), status: 404 };
}

/** What the page stands on did not answer. @param answers what to wait for. */
export function unavailablePage(answers: readonly Answer<unknown>[]): Page {
  return { ...notice(words.unavailable, words.unavailableText, answers), status: 503 };
}

function notice(title: string, text: string, madeOf: readonly Answer<unknown>[] = []): Omit<Page, 'status'> {
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
