// The reader's page: the server sends it whole, and this makes it comfortable. Without it everything can be read.
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

/** The regions as the server wrote them: what the scripts make of them is no difference to what it writes later. */
const written = new Map();
for (const region of document.querySelectorAll('[data-region]')) written.set(region.dataset.region, region.outerHTML);

/** Milliseconds. What keeps the page up to date comes when it is there: nothing that can be read waits for it. */
const settled = 2_000;
const again = 10_000;

async function keepUpToDate() {
  try {
    const live = await import('./live.js');
    live.keepUpToDate(written, { after: arrange, look: () => ticker?.refresh?.() });
  } catch {
    // The server is away, and the page is as it was.
    setTimeout(keepUpToDate, again);
  }
}

setTimeout(keepUpToDate, settled);
await arrange();
