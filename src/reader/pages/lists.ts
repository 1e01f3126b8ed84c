import { type Answer, encodedPath, withQuery } from '../api';
import { type Html, html } from '../html';
import type { Page } from '../page';
import { headlineList } from '../parts/headline-list';
import { subsections } from '../parts/sections';
import { type Headlines, headlinesShape, type Section, type Step, sectionShape } from '../shapes';
import type { Site } from '../site';
import { sectionPath } from '../story';
import { words } from '../words';
import { missingPage, unavailablePage } from './missing';

/** The front page: the latest headlines of all sections. */
export async function homePage(site: Site, query: URLSearchParams): Promise<Page> {
  const answer = await askHeadlines(site, query);
  return answer.state === 'missing' ? missingPage() : listPage(site, answer, query, { trail: [] });
}

/** A section, with everything under it. */
export async function sectionPage(site: Site, path: string, query: URLSearchParams): Promise<Page> {
  const [found, answer] = await Promise.all([
    site.api.ask(`/breadcrumbs/${encodedPath(path)}`, sectionShape),
    askHeadlines(site, query, path),
  ]);
  if (found.state === 'missing' || answer.state === 'missing') return missingPage();
  if (!found.body?.data) return unavailablePage([found]);
  return listPage(site, answer, query, { trail: found.body.meta.trail, section: found.body.data });
}

/** `cursor` goes on where a page ended; `until` is the newest as it was then. What is wrong with them the API says. */
function askHeadlines(site: Site, query: URLSearchParams, section?: string): Promise<Answer<Headlines>> {
  const place = { cursor: query.get('cursor') ?? undefined, until: query.get('until') ?? undefined };
  return site.api.ask(withQuery('/headlines', { section, limit: site.headlines, ...place }), headlinesShape);
}

interface Place {
  readonly trail: readonly Step[];
  readonly section?: Section;
}

function listPage(site: Site, answer: Answer<Headlines>, query: URLSearchParams, { trail, section }: Place): Page {
  const path = sectionPath(section?.path ?? '');
  const isNewest = !query.has('cursor');
  const heading = section?.label ?? (isNewest ? words.latest : words.earlier);
  return {
    status: 200,
    title: isNewest ? (section?.label ?? '') : `${heading}${section ? `, ${words.earlier.toLowerCase()}` : ''}`,
    head: listHead(site, path, answer.address, isNewest && !query.has('until')),
    trail,
    main: {
      madeOf: [answer],
      content: html`<h1 dir="auto">${heading}</h1>${section && subsections(section)}
${headlineList(site, answer, isNewest)}
${paging(path, answer.body?.meta.next ?? undefined, isNewest)}`,
    },
  };
}

function paging(path: string, cursor: string | undefined, isNewest: boolean): Html {
  return html`<p class="paging">${!isNewest && html`<a href="${path}">${words.backToLatest}</a> `}${
    cursor !== undefined && html`<a rel="next" href="${withQuery(path, { cursor })}">${words.older}</a>`
  }</p>`;
}

/** What lies behind a cursor moves all the time: it is to be followed, not to be found. */
function listHead(site: Site, path: string, address: string, isFound: boolean): Html {
  return html`${isFound ? html`<link rel="canonical" href="${site.origin}${path}">` : html`<meta name="robots" content="noindex, follow">`}
<meta property="og:type" content="website">
<meta property="og:url" content="${site.origin}${path}">
<link rel="alternate" type="application/json" href="${site.origin}${address}">`;
}
