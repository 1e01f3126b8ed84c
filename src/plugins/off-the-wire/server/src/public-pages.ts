import { preferenceAmong } from './feed/accept';
import { articleAnswer, breadcrumbAnswer, headlinesAnswer } from './feed/answers';
import { encodeCursor } from './feed/cursor';
import type { Draft } from './feed/draft';
import { feedAnswer } from './feed/feeds';
import { noParameters, readParameters } from './feed/parameters';
import type { PublicPage, Question } from './feed/public-page';
import { canonicalQuery, type FeedQuery, headlinesQuery } from './feed/query';
import { prefix } from './feed/render/headline';
import { listRenderings } from './feed/render/lists';
import type { FeedRoom } from './feed/room';
import { scriptAnswer, scripts } from './feed/scripts';
import { sitemapAnswer, sitemapQuery } from './feed/sitemap';
import { openApi } from './openapi';
import { tickerAnswer } from './ticker/ticker';

/** Every page that everybody may read and that is kept: its address, its parameters and what it answers. */
export const publicPages: readonly PublicPage[] = [
  ...headlinesInAllFormats(),
  sitemapPage('/news-sitemap.xml'),
  page('/articles/:slug', articleAnswer),
  page('/tickers/:code', (room, code) => tickerAnswer(room, code, room.clock())),
  page('/breadcrumbs', (room) => breadcrumbAnswer(room, '')),
  page('/breadcrumbs/:path(.*)', breadcrumbAnswer, asPath),
  page('/openapi.json', async () => ({ body: openApi(), mentions: new Set<string>() })),
  ...scripts.map((name) => page(`/${name}`, (room) => scriptAnswer(room, name))),
];

/** By the end of the address; at the address without one also by what the client asks for. */
function headlinesInAllFormats(): PublicPage[] {
  const path = '/headlines';
  const feeds = listRenderings.map((rendering) => {
    const own = `${path}${rendering.suffix}`;
    const draft = (room: FeedRoom, query: FeedQuery) => feedAnswer(room, query, rendering, `${prefix}${own}`);
    // At the address without a suffix the same bytes say that they depend on Accept: caches in between must know.
    const negotiated = async (room: FeedRoom, query: FeedQuery) => ({
      ...(await draft(room, query)),
      isNegotiated: true,
    });
    return { bySuffix: headlinesPage(own, draft), byAccept: headlinesPage(own, negotiated, `${own} by Accept`) };
  });
  const preferred = preferenceAmong([['application/json'], ...listRenderings.map(({ accepts }) => accepts)]);
  const json = headlinesPage(path, async (room, query) => ({
    ...(await headlinesAnswer(room, query)),
    isNegotiated: true,
  }));
  const insteadBy = (accept: string) => feeds[preferred(accept) - 1]?.byAccept;
  return [{ ...json, insteadBy }, ...feeds.map(({ bySuffix }) => bySuffix)];
}

/** @param name by which its answers are kept */
function headlinesPage(
  path: string,
  draft: (room: FeedRoom, query: FeedQuery) => Promise<Draft>,
  name = path,
): PublicPage {
  return {
    path,
    query: headlinesQuery,
    question(room, parameters): Question {
      const query = readParameters(headlinesQuery, parameters);
      return { key: `${name}?${canonicalQuery(query)}`, draft: () => draft(room, query) };
    },
  };
}

function sitemapPage(path: string): PublicPage {
  return {
    path,
    query: sitemapQuery,
    question(room, parameters): Question {
      const query = readParameters(sitemapQuery, parameters);
      const part = query.part ? encodeCursor(query.part) : '';
      const address = `${room.site.origin}${prefix}${path}`;
      return { key: `${path}?${part}`, draft: () => sitemapAnswer(room, query, address) };
    },
  };
}

/** A page without parameters. @param canonical the one form of what stands in the place of the path's own. */
function page(
  path: string,
  draft: (room: FeedRoom, rest: string) => Promise<Draft>,
  canonical: (rest: string) => string = (rest) => rest,
): PublicPage {
  return {
    path,
    query: noParameters,
    question(room, parameters, asked): Question {
      readParameters(noParameters, parameters);
      const rest = canonical(asked);
      return { key: `${path.split(':', 1)[0]}${encodeURIComponent(rest)}`, draft: () => draft(room, rest) };
    },
  };
}

function asPath(path: string): string {
  return path.replace(/^\/+|\/+$/g, '').toLowerCase();
}
