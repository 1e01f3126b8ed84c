import type { Context } from 'koa';
import { documentOf } from './layout';
import type { Page } from './page';
import { articlePage } from './pages/article';
import { homePage, sectionPage } from './pages/lists';
import { missingPage } from './pages/missing';
import { respond } from './respond';
import { sectionShape, tickerShape } from './shapes';
import type { Site } from './site';

/** Answers an address of the reader's page. @returns whether it was one. */
export async function servePage(site: Site, context: Context): Promise<boolean> {
  const making = pageAt(site, context.path, new URLSearchParams(context.querystring));
  if (!making) return false;
  await send(site, context, making);
  return true;
}

/** Says that there is nothing at an address, in the dress of the page. */
export function serveMissing(site: Site, context: Context): Promise<void> {
  return send(site, context, Promise.resolve(missingPage()));
}

function pageAt(site: Site, path: string, query: URLSearchParams): Promise<Page> | undefined {
  if (path === '/') return homePage(site, query);
  const [, kind, rest = ''] = /^\/(sections|articles)\/(.+?)\/?$/.exec(path) ?? [];
  if (kind === undefined) return undefined;
  const name = decoded(rest);
  if (name === undefined || (kind === 'articles' && name.includes('/'))) return Promise.resolve(missingPage());
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

async function send(site: Site, context: Context, making: Promise<Page>): Promise<void> {
  const [page, ticker, sections] = await Promise.all([
    making,
    site.api.ask(`/tickers/${encodeURIComponent(site.ticker)}`, tickerShape),
    site.api.ask('/breadcrumbs', sectionShape),
  ]);
  respond(context, page.status, documentOf(site, { ticker, sections }, page));
}
