import type { Answer } from './api';
import { type Html, html, markupOf } from './html';
import { languageOf } from './language';
import { region } from './live';
import type { Page, Region } from './page';
import { sectionNav, sectionTree } from './parts/sections';
import { tickerSection } from './parts/ticker';
import { trailNav } from './parts/trail';
import type { SectionTree, Ticker } from './shapes';
import type { Site } from './site';
import { words } from './words';

/** What every page shows besides its own. */
export interface Frame {
  readonly ticker: Answer<Ticker>;
  readonly sections: Answer<SectionTree>;
}

/** A whole document. */
export function documentOf(site: Site, frame: Frame, page: Page): string {
  const { tag, dir } = languageOf(site.language) ?? { tag: 'en', dir: 'ltr' };
  return markupOf(html`<!doctype html>
<html lang="${tag}" dir="${dir}">
<head>${head(site, page)}</head>
<body>${body(site, frame, page)}</body>
</html>
`);
}

const modules = ['reader', 'times'] as const;
/** The plugin's element. As a module of its own it does not wait for the page's, nor they for it. */
const ticker = '/api/wire/ticker.js';

/** first.js runs before anything is painted, so that the size of the text does not jump. The rest waits for the page. */
function head(site: Site, { title, description, head: own }: Page): Html {
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title ? `${title} – ${site.siteName}` : site.siteName}</title>
${description && html`<meta name="description" content="${description}">\n<meta property="og:description" content="${description}">`}
<meta property="og:title" content="${title || site.siteName}">
<meta property="og:site_name" content="${site.siteName}">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="/reader/icon.svg">
<script src="/reader/first.js"></script>
<link rel="stylesheet" href="/reader/reader.css">
${modules.map((name) => html`<link rel="modulepreload" href="/reader/${name}.js">\n`)}<script type="module" src="/reader/reader.js"></script>
<script type="module" src="${ticker}"></script>
${own}`;
}

function body(site: Site, { ticker, sections }: Frame, page: Page): Html {
  const root = sections.body?.data ?? undefined;
  const aside = page.aside ?? { content: sectionTree(root), madeOf: [] };
  return html`<a class="skip" href="#main">${words.skip}</a>
<header class="site"><a class="name" href="/">${site.siteName}</a>${sectionNav(root, page.trail.at(-1)?.path)}</header>
${tickerSection(site, ticker)}
${trailNav(page)}
<div class="columns"><main id="main" tabindex="-1"${regionOf('main', page.main)}>${page.main.content}</main>
<aside${regionOf('aside', aside)}>${aside.content}</aside></div>
${liveParts()}`;
}

const regionOf = (name: string, { madeOf }: Region) => region(name, madeOf);

/** Words for the script: what it says, and what it says it in. Nothing of it shows until there is something to say. */
function liveParts(): Html {
  return html`<button type="button" class="new" hidden data-one="${words.oneNew}" data-many="${words.manyNew}"></button>
<p class="away" role="status" hidden>${words.away}</p>
<p class="unseen" role="status" data-changed="${words.changed}"></p>`;
}
