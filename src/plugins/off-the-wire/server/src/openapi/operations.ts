import { changesQuery, streamQuery } from '../feed/changes';
import { noParameters } from '../feed/parameters';
import { headlinesQuery } from '../feed/query';
import { renderings } from '../feed/render';
import { listRenderings } from '../feed/render/lists';
import { scripts } from '../feed/scripts';
import { sitemapQuery } from '../feed/sitemap';
import { type Bodies, doneAnswers, keptAnswers, liveAnswers, refTo } from './answers';
import * as examples from './examples';
import { type Parameter, queryParameters } from './parameters';

/** One thing that the API does, as its description tells it. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** As routers write it: `/articles/:slug`. */
  readonly route: string;
  /** As OpenAPI writes it: `/articles/{slug}.txt`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: 'Reading' | 'Following' | 'Delivering' | 'About';
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: object;
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, object>>;
}

const json = 'application/json';
const html = { type: 'string' } as const;
const jsonBody = (schema: string | object, example?: unknown): Bodies => ({ [json]: { schema, example } });

/** Every address that readers, sites and agencies may use. A test holds it against the routes. */
export function allOperations(): readonly Operation[] {
  return [
    headlines(),
    ...listRenderings.map(({ suffix, mediaType }) => headlinesAs(suffix, mediaType)),
    sitemap(),
    article(),
    ...renderings.map(({ suffix, mediaType }) => articleAs(suffix, mediaType)),
    reading('/tickers/:code', 'getTicker', "A ticker's entries, in order", 'Ticker', examples.tickerExample, {
      code: 'Its code.',
    }),
    reading('/breadcrumbs', 'listBreadcrumbs', 'The section tree', 'Breadcrumbs', examples.breadcrumbsExample),
    reading('/breadcrumbs/:path(.*)', 'getBreadcrumb', 'One section, with its trail', 'Breadcrumbs', undefined, {
      path: 'As `world/asia`; its slashes may be written `%2F`.',
    }),
    changes(),
    stream(),
    deliver(),
    description(),
    ...scripts.map(script),
  ];
}

function headlines(): Operation {
  const others = listRenderings.flatMap(({ accepts, mediaType }) => {
    const [asked = mediaType] = accepts;
    return [[asked, { schema: shapeOf(asked) }] as const];
  });
  const bodies = { ...jsonBody('Headlines', examples.headlinesExample), ...Object.fromEntries(others) };
  return {
    ...{ method: 'get', route: '/headlines', path: '/headlines', operationId: 'listHeadlines', tag: 'Reading' },
    summary: 'The latest headlines',
    description:
      'Several values of one filter mean any of them, several filters all of them; `\\,` is a comma within a value. ' +
      'A page under several filters that hardly ever meet may be short, or empty, and still have a `next`. ' +
      '`Accept` chooses the format.',
    parameters: queryParameters(headlinesQuery),
    responses: keptAnswers('A page of headlines, newest first.', bodies, ['OTW_BAD_PARAMETER']),
  };
}

function headlinesAs(suffix: string, mediaType: string): Operation {
  const type = bare(mediaType);
  return {
    ...{ method: 'get', route: `/headlines${suffix}`, path: `/headlines${suffix}`, tag: 'Reading' },
    operationId: `listHeadlinesAs${pascal(suffix)}`,
    summary: `The latest headlines as ${formats[suffix] ?? type}`,
    parameters: queryParameters(headlinesQuery),
    responses: keptAnswers('Whole stories.', { [type]: { schema: shapeOf(type) } }, ['OTW_BAD_PARAMETER']),
  };
}

function sitemap(): Operation {
  const route = '/news-sitemap.xml';
  return {
    ...{ method: 'get', route, path: route, operationId: 'getNewsSitemap', tag: 'Reading' },
    summary: "The stories of the last two days by Google's rules",
    description: 'More than a thousand are an index of files.',
    parameters: queryParameters(sitemapQuery),
    responses: keptAnswers('A news sitemap, or an index of them.', { 'application/xml': { schema: html } }, [
      'OTW_BAD_PARAMETER',
    ]),
  };
}

const slug = inPath('slug', 'The end of its web address.');

function article(): Operation {
  const route = '/articles/:slug';
  return {
    ...{ method: 'get', route, path: '/articles/{slug}', operationId: 'getArticle', tag: 'Reading' },
    summary: 'An article, with the trail of its section',
    description: 'Where another stands in its place, the 404 names it: `error.details.supersededBy`, a headline.',
    parameters: [slug],
    responses: keptAnswers('The article.', jsonBody('ArticleAnswer', examples.articleExample), gone),
  };
}

function articleAs(suffix: string, mediaType: string): Operation {
  const type = bare(mediaType);
  return {
    ...{ method: 'get', route: '/articles/:slug', path: `/articles/{slug}${suffix}`, tag: 'Reading' },
    operationId: `getArticleAs${pascal(suffix)}`,
    summary: `An article as ${formats[suffix] ?? type}`,
    parameters: [slug],
    responses: keptAnswers('The article.', { [type]: { schema: shapeOf(type) } }, gone),
  };
}

const gone = ['OTW_BAD_PARAMETER', 'OTW_NOT_FOUND'] as const;

/** A page without parameters but those of its path. */
function reading(
  route: string,
  operationId: string,
  summary: string,
  schema: string,
  example?: unknown,
  path: Readonly<Record<string, string>> = {},
): Operation {
  const codes = Object.keys(path).length > 0 ? gone : (['OTW_BAD_PARAMETER'] as const);
  return {
    ...{ method: 'get', route, path: templateOf(route), operationId, tag: 'Reading', summary },
    parameters: [...Object.entries(path).map(([name, said]) => inPath(name, said)), ...queryParameters(noParameters)],
    responses: keptAnswers(`${summary}.`, jsonBody(schema, example), codes),
  };
}

function changes(): Operation {
  return {
    ...{ method: 'get', route: '/changes', path: '/changes', operationId: 'listChanges', tag: 'Following' },
    summary: 'Everything that changed for readers after a number',
    description: 'Who remembers `meta.next` misses nothing and sees nothing twice, withdrawals included.',
    parameters: queryParameters(changesQuery),
    responses: liveAnswers('Entries of the change log, in order.', jsonBody('Changes', examples.changesExample), [
      'OTW_LOG_PRUNED',
      ...heldBack,
    ]),
  };
}

function stream(): Operation {
  const events = { 'text/event-stream': { schema: html } };
  const lastId = { name: 'Last-Event-ID', in: 'header', schema: { type: 'integer', minimum: 0 } } as const;
  return {
    ...{ method: 'get', route: '/stream', path: '/stream', operationId: 'followChanges', tag: 'Following' },
    summary: 'The same as server-sent events, as it happens',
    description:
      'First `hello`, with the number where it starts: `{"last": 41}`. Then each entry as `published`, `updated`, ' +
      '`corrected`, `withdrawn` or `ticker`, with its number as id and a ChangeEntry as data. `reset`: the log no longer ' +
      'reaches back; load the list anew. `end`: the server closes on purpose, with a code of the error table; come back.',
    parameters: [
      ...queryParameters(streamQuery),
      { ...lastId, description: 'The id of the last event that is known already. It wins over `after`.' },
    ],
    responses: liveAnswers('Events, without an end.', events, [...heldBack, 'OTW_STOPPING']),
  };
}

/** Of what is kept open, there are only so many. */
const heldBack = ['OTW_BAD_PARAMETER', 'OTW_TOO_MANY', 'OTW_NO_ROOM'] as const;

function deliver(): Operation {
  const source = { name: 'source', in: 'query', required: true, schema: { type: 'string' } } as const;
  const refused = (description: string) => ({
    description,
    content: { [json]: { schema: refTo('schemas', 'Error') } },
  });
  return {
    ...{ method: 'post', route: '/deliveries', path: '/deliveries', operationId: 'deliverCopy', tag: 'Delivering' },
    summary: 'Copy as the body, whatever its format',
    description: 'Bytes that came before are a duplicate and change nothing: sending a file again is safe.',
    parameters: [{ ...source, description: 'The code of the source.' }],
    requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } },
    security: [{ apiToken: [] }],
    responses: {
      ...doneAnswers('A receipt for each item.', jsonBody('Delivery', examples.receiptExample), [
        ...(['OTW_NO_SOURCE', 'OTW_EMPTY_DELIVERY', 'OTW_UNKNOWN_SOURCE', 'OTW_TOO_LARGE'] as const),
        ...(['OTW_UNREADABLE', 'OTW_PAST_LIMIT'] as const),
      ]),
      401: refused('There is no such token.'),
      403: refused('The token may not deliver.'),
    },
  };
}

function description(): Operation {
  const route = '/openapi.json';
  return {
    ...{ method: 'get', route, path: route, operationId: 'getOpenApi', tag: 'About', summary: 'This description' },
    parameters: [],
    responses: keptAnswers('OpenAPI 3.1.', jsonBody({ type: 'object', required: ['openapi'] }), ['OTW_BAD_PARAMETER']),
  };
}

function script(name: (typeof scripts)[number]): Operation {
  const route = `/${name}`;
  return {
    ...{ method: 'get', route, path: route, operationId: `get${pascal(`.${name}`)}`, tag: 'About' },
    summary: `${name === 'ticker.js' ? 'The ticker' : 'The typed client'}, as a module for browsers`,
    parameters: [],
    responses: keptAnswers('A module.', { 'text/javascript': { schema: html } }, ['OTW_BAD_PARAMETER']),
  };
}

const formats: Readonly<Record<string, string>> = {
  '.rss': 'RSS 2.0',
  '.atom': 'Atom',
  '.feed.json': 'JSON Feed 1.1',
  '.ninjs.json': 'ninjs 3.1',
  '.newsml-g2.xml': 'NewsML-G2 2.35',
  '.nitf.xml': 'NITF 3.6',
  '.txt': 'plain text',
};

/** Formats of others have schemas of their own. */
const shapeOf = (mediaType: string): object => (/[/+]json$/.test(mediaType) ? { type: 'object' } : html);
const bare = (mediaType: string) => mediaType.split(';', 1)[0] ?? mediaType;

const pascal = (suffix: string) =>
  suffix.replace(/[.-]([a-z])([a-z0-9]*)/g, (_, first: string, rest: string) => first.toUpperCase() + rest);

const templateOf = (route: string) => route.replace(/:(\w+)(?:\(.*\))?/g, '{$1}');

function inPath(name: string, description: string): Parameter {
  return { name, in: 'path', required: true, description, schema: { type: 'string', minLength: 1 } };
}
