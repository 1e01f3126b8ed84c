import type { Context } from 'koa';
import { mayRead } from './desk/may-read';
import { overview } from './desk/overview';
import { articleAnswer, breadcrumbAnswer, headlinesAnswer } from './feed/answers';
import { changesAnswer } from './feed/changes';
import { orError, refuseParameters, servePage } from './feed/pages';
import { readFeedQuery } from './feed/query';
import { type Parts, partsOf } from './parts';
import { eraseStories, holdRecords, readDesk } from './roles/actions';
import { currentEditor, type Strapi } from './strapi';
import { tickerAnswer } from './ticker/ticker';
import { type KeepingAsked, keeping } from './transports/keeping';
import { receivePush } from './transports/push';

type Handler = (context: Context) => Promise<void>;
type Controller = (context: { strapi: Strapi }) => Record<string, Handler>;

/** Public pages. Each is one line: how it is asked for, and the answer that is kept for it. */
const feed: Controller = ({ strapi }) => {
  const parts = () => partsOf(strapi);
  const page =
    (
      draft: (parts: Parts, context: Context, parameters: URLSearchParams) => ReturnType<typeof headlinesAnswer>,
    ): Handler =>
    (context) =>
      servePage(context, parts().answers, parts().clock, (parameters) => draft(parts(), context, parameters));
  const plain = (draft: (parts: Parts, context: Context) => ReturnType<typeof headlinesAnswer>): Handler =>
    page(async (some, context, parameters) => {
      refuseParameters(parameters);
      return draft(some, context);
    });
  return {
    headlines: page(async (some, _context, parameters) => headlinesAnswer(some.feed, readFeedQuery(parameters))),
    article: plain((some, context) => articleAnswer(some.feed, String(context.params.slug))),
    ticker: plain((some, context) => tickerAnswer(some.feed, String(context.params.code), some.clock())),
    breadcrumbs: plain((some) => breadcrumbAnswer(some.feed, '')),
    breadcrumb: plain((some, context) => breadcrumbAnswer(some.feed, String(context.params.path))),
    changes: (context) =>
      orError(context, async () => {
        context.set('Cache-Control', 'no-store');
        context.set('Access-Control-Allow-Origin', '*');
        const { feed: room, log } = parts();
        context.body = await changesAnswer(room, log, new URLSearchParams(context.querystring));
      }),
  };
};

const deliveries: Controller = ({ strapi }) => ({
  receive: (context) =>
    orError(context, async () => {
      context.body = { data: await receivePush(partsOf(strapi), context), meta: {} };
    }),
});

/** For people of the admin. What each part shows is what they may read. */
const desk: Controller = ({ strapi }) => ({
  overview: async (context) => {
    context.set('Cache-Control', 'no-store');
    context.body = { data: await overview(strapi, mayRead(context.state.userAbility), partsOf(strapi).clock()) };
  },
});

/** What is kept and what may not be: the verb is the route's, the rest of it the body's. */
const records: Controller = ({ strapi }) => {
  const verb =
    (name: KeepingAsked['verb']): Handler =>
    (context) =>
      orError(context, async () => {
        context.set('Cache-Control', 'no-store');
        const body: unknown = (context.request as { body?: unknown }).body ?? {};
        const data = await keeping(partsOf(strapi), { ...(body as object), verb: name }, currentEditor(strapi));
        context.body = { data, meta: {} };
      });
  return { erase: verb('erase'), hold: verb('hold'), release: verb('release'), holds: verb('holds') };
};

export const controllers = { feed, deliveries, desk, records };

/** Open to everyone, without anyone clicking through permissions: there is no published row that may not be seen. */
const open = (path: string, handler: string) => ({ method: 'GET', path, handler, config: { auth: false } });

/** Open to whoever is logged in to the admin and may do this. */
const forRoles = (path: string, handler: string, action: string, method = 'GET') => ({
  method,
  path,
  handler,
  config: {
    policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [action] } }],
  },
});

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      forRoles('/overview', 'desk.overview', readDesk),
      forRoles('/erase', 'records.erase', eraseStories, 'POST'),
      forRoles('/hold', 'records.hold', holdRecords, 'POST'),
      forRoles('/release', 'records.release', holdRecords, 'POST'),
      forRoles('/holds', 'records.holds', holdRecords),
    ],
  },
  'content-api': {
    type: 'content-api',
    prefix: '/wire',
    routes: [
      open('/headlines', 'feed.headlines'),
      open('/articles/:slug', 'feed.article'),
      open('/tickers/:code', 'feed.ticker'),
      open('/breadcrumbs', 'feed.breadcrumbs'),
      open('/breadcrumbs/:path(.*)', 'feed.breadcrumb'),
      open('/changes', 'feed.changes'),
      { method: 'POST', path: '/deliveries', handler: 'deliveries.receive', config: {} },
    ],
  },
};
