import { articleAnswer, breadcrumbAnswer, headlinesAnswer } from './feed/answers';
import type { PublicPage, Question } from './feed/door';
import { noParameters, readParameters } from './feed/parameters';
import type { Draft } from './feed/prepared';
import { canonicalQuery, type FeedQuery, headlinesQuery } from './feed/query';
import type { FeedRoom } from './feed/room';
import { tickerAnswer } from './ticker/ticker';

/** Every page that everybody may read and that is kept: its address, its parameters and what it answers. */
export const publicPages: readonly PublicPage[] = [
  headlinesPage('/headlines', headlinesAnswer),
  page('/articles/:slug', articleAnswer),
  page('/tickers/:code', (room, code) => tickerAnswer(room, code, room.clock())),
  page('/breadcrumbs', (room) => breadcrumbAnswer(room, '')),
  page('/breadcrumbs/:path(.*)', breadcrumbAnswer, asPath),
];

function headlinesPage(path: string, draft: (room: FeedRoom, query: FeedQuery) => Promise<Draft>): PublicPage {
  return {
    path,
    query: headlinesQuery,
    question(room, parameters): Question {
      const query = readParameters(headlinesQuery, parameters);
      return { key: `${path}?${canonicalQuery(query)}`, draft: () => draft(room, query) };
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
