import type { Context } from 'koa';
import { documentOf } from './layout';
import type { Page } from './page';
import { articlePage } from './pages/article';
import { homePage, sectionPage } from './pages/lists';
import { missingPage } from './pages/missing';
import { respond, type Sendable, sendable } from './respond';
import { sectionShape, tickerShape } from './shapes';
import type { Site } from './site';

/** Whether the reader's page is what lies at this path. */
export function isPage(path: string): boolean {
  return path === '/' || ours.test(path);
}

/** Answers an address of the reader's page. */
export async function servePage(site: Site, context: Context): Promise<void> {
  const query = new URLSearchParams(context.querystring);
  const make = () => wholePage(site, pageAt(site, context.path, query));
  respond(context, await site.share(site.origin + context.url, make));
}

/** Says that there is nothing at an address, in the dress of the page. */
export async function serveMissing(site: Site, context: Context): Promise<void> {
  respond(context, await wholePage(site, missingPage()));
}

const ours = /^\/(sections|articles)\/(.+?)\/?$/;

function pageAt(site: Site, path: string, query: URLSearchParams): Promise<Page> | Page {
  const [, kind, rest = ''] = ours.exec(path) ?? [];
  if (kind === undefined) return homePage(site, query);
  const name = decoded(rest);
  if (name === undefined || (kind === 'articles' && name.includes('/'))) return missingPage();
  return kind === 'articles' ? articlePage(site, name) : sectionPage(site, name, query);
}

/** A path of the address as text; `undefined` where it is malformed, or would lead elsewhere in the API. */
function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path);
    return text.split('/').some((segment) => segment === '' || segment === '.' || segment === '..') ? undefined : text;
  } catch {
    // Half an escape, as "%E0": there is no page of that name.
    return undefined;
  }
}

async function wholePage(site: Site, making: Promise<Page> | Page): Promise<Sendable> {
  const [page, ticker, sections] = await Promise.all([
    making,
    site.api.ask(`/tickers/${encodeURIComponent(site.ticker)}`, tickerShape),
    site.api.ask('/breadcrumbs', sectionShape),
  ]);
  return sendable(page.status, documentOf(site, { ticker, sections }, page));
}
