// The reader's page: the server sends it whole, and this makes it comfortable. Without it everything can be read.
import { keepUpToDate } from './live.js';
import { localTimes } from './times.js';

/** The tools of an article, where there is one: a page may become one while it is open. */
let tools;

async function arrange() {
  localTimes();
  if (!document.querySelector('.tools')) return;
  tools ??= import('./article.js').then(({ articleTools }) => articleTools());
  (await tools).show();
}

const ticker = document.querySelector('.ticker');
// What was written for readers without scripts would stay in the page, whatever becomes of it.
ticker?.addEventListener('load', () => ticker.replaceChildren(), { once: true });

// First of all: it remembers the regions as the server wrote them.
keepUpToDate({ after: arrange, look: () => ticker?.refresh?.() });
await arrange();
