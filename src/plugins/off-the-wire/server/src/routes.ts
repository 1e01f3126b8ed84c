import type { Context } from 'koa';
import { mayRead, mayTryRules } from './desk/may-read';
import { overview } from './desk/overview';
import { settleAlert } from './desk/settle-alert';
import { differenceAnswer, historyAnswer, threeWayAnswer, verbAnswer } from './desk/stories';
import { tryRules } from './desk/try-rules';
import { rightTo, verbs } from './desk/verbs';
import { WireError } from './errors';
import { orError, throughStrapi } from './feed/pages';
import { partsOf } from './parts';
import { publicPages } from './public-pages';
import { eraseStories, holdRecords, readDesk, settleAlerts } from './roles/actions';
import { currentEditor, type Strapi } from './strapi';
import { type KeepingAsked, keeping } from './transports/keeping';
import { receivePush } from './transports/push';

type Handler = (context: Context) => Promise<void>;
type Controller = (context: { strapi: Strapi }) => Record<string, Handler>;

/**
 * Public pages are answered before Strapi hears of them (`feed/answer-first.ts`). The routes stand for where the app's own
 * http server is not used, and so that Strapi's list of routes is complete.
 */
const feed: Controller = ({ strapi }) => ({
  page: (context) => throughStrapi(context, partsOf(strapi).door),
});

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
    const { userAbility } = context.state;
    const now = partsOf(strapi).clock();
    context.body = { data: await overview(strapi, mayRead(userAbility), userAbility.can(settleAlerts), now) };
  },
  history: told((context) => historyAnswer(partsOf(strapi), context)),
  difference: told((context) => differenceAnswer(partsOf(strapi), context)),
  threeWay: told((context) => threeWayAnswer(partsOf(strapi), context)),
  settle: told((context) => settleAlert(partsOf(strapi), String(context.params.alert))),
  ...Object.fromEntries(
    verbs.map((verb) => [verb.name, told((context) => verbAnswer(partsOf(strapi), verb, context))]),
  ),
  tryRules: told((context) => {
    if (!mayTryRules(mayRead(context.state.userAbility))) throw new WireError('OTW_MAY_NOT_READ');
    const { body } = context.request as { readonly body?: unknown };
    return tryRules(strapi, String(context.params.id), body);
  }),
  /** What is kept of prepared answers, and who listens. */
  answers: async (context) => {
    context.set('Cache-Control', 'no-store');
    const { answers, feed: room, push } = partsOf(strapi);
    context.body = { data: { ...answers.holdings(), ...room.told.size(), push: push.open() } };
  },
});

/** An answer for one person, that nobody keeps. */
function told(answer: (context: Context) => Promise<unknown>): Handler {
  return (context) =>
    orError(context, async () => {
      context.set('Cache-Control', 'no-store');
      context.body = { data: await answer(context), meta: {} };
    });
}

/** What is kept and what may not be: the verb is the route's, the rest of it the body's. */
const records: Controller = ({ strapi }) => {
  const verb = (name: KeepingAsked['verb']): Handler =>
    told((context) => {
      const body: unknown = (context.request as { body?: unknown }).body ?? {};
      return keeping(partsOf(strapi), { ...(body as object), verb: name }, currentEditor(strapi));
    });
  return { erase: verb('erase'), hold: verb('hold'), release: verb('release'), holds: verb('holds') };
};

export const controllers = { feed, deliveries, desk, records };

/** Open to everyone, without anyone clicking through permissions: there is no published row that may not be seen. */
const open = (path: string, handler: string) => ({ method: 'GET', path, handler, config: { auth: false } });

/** Open to whoever is logged in to the admin and may do this. */
const forRoles = (method: 'GET' | 'POST', path: string, handler: string, action: string) => ({
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
      forRoles('GET', '/overview', 'desk.overview', readDesk),
      forRoles('GET', '/prepared-answers', 'desk.answers', readDesk),
      forRoles('GET', '/stories/:story/history', 'desk.history', readDesk),
      forRoles('GET', '/stories/:story/difference', 'desk.difference', readDesk),
      forRoles('GET', '/stories/:story/three-way', 'desk.threeWay', readDesk),
      ...verbs.map((verb) => forRoles('POST', `/stories/:story/${verb.name}`, `desk.${verb.name}`, rightTo(verb))),
      forRoles('POST', '/alerts/:alert/settle', 'desk.settle', settleAlerts),
      forRoles('POST', '/sources/:id/try-rules', 'desk.tryRules', readDesk),
      forRoles('POST', '/erase', 'records.erase', eraseStories),
      forRoles('POST', '/hold', 'records.hold', holdRecords),
      forRoles('POST', '/release', 'records.release', holdRecords),
      forRoles('GET', '/holds', 'records.holds', holdRecords),
    ],
  },
  'content-api': {
    type: 'content-api',
    prefix: '/wire',
    routes: [
      ...publicPages.map(({ path }) => open(path, 'feed.page')),
      ...['/changes', '/stream'].map((path) => open(path, 'feed.page')),
      { method: 'POST', path: '/deliveries', handler: 'deliveries.receive', config: {} },
    ],
  },
};
