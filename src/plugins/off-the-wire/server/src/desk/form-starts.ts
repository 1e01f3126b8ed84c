import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { type FormStart, markOf, noteFormStart } from '../changes/form-start';
import { errorBody, errorTable, WireError } from '../errors';
import { articleUid } from '../store/public-articles';
import { rows, type Strapi } from '../strapi';

type Middleware = (context: Context, next: Next) => Promise<void>;

interface Route {
  readonly method: string;
  readonly path: string;
  config?: { middlewares?: unknown[] };
}

/** For how long a form may not yet have heard of its own last save, in milliseconds. */
const hearsWithin = 5_000;

/**
 * Has the Content Manager's form of an article carry from where it started, and its saves say so: the field
 * `startedFrom` is filled when the article is read and taken out when it is saved. To be called from `register`, before
 * the routes are made.
 */
export function markForms(strapi: Strapi, clock: () => number, isRequired: () => boolean): void {
  const { routes } = strapi.plugin('content-manager') as unknown as { routes: { admin: { routes: Route[] } } };
  const on = (method: string, path: string, middleware: Middleware) => {
    const route = routes.admin.routes.find((one) => one.method === method && one.path === path);
    if (!route) throw new Error(`the Content Manager has no route ${method} ${path}`);
    const config = asItWas(route);
    route.config = { ...config, middlewares: [...(config.middlewares ?? []), onlyArticles(middleware)] };
  };
  const saves = formSaves(clock, isRequired);
  on('GET', '/collection-types/:model/:id', fillMark(strapi));
  on('PUT', '/collection-types/:model/:id', saves);
  on('POST', '/collection-types/:model/:id/actions/publish', saves);
  for (const path of ['', '/actions/publish', '/clone/:sourceId', '/auto-clone/:sourceId']) {
    on('POST', `/collection-types/:model${path}`, takeMarkOut);
  }
}

/** The Content Manager's routes outlive a Strapi: another one in the same process puts its own middlewares there. */
const untouched = new WeakMap<Route, Route['config']>();

function asItWas(route: Route): NonNullable<Route['config']> {
  if (!untouched.has(route)) untouched.set(route, route.config);
  return untouched.get(route) ?? {};
}

const onlyArticles =
  (middleware: Middleware): Middleware =>
  (context, next) =>
    context.params.model === articleUid ? middleware(context, next) : next();

const fillMark =
  (strapi: Strapi): Middleware =>
  async (context, next) => {
    // Read before the article is: a mark that is too new would hide what came between.
    const where = { documentId: String(context.params.id), publishedAt: null };
    const draft = await rows(strapi, articleUid).findOne({ where, select: ['updatedAt', 'deskState'] });
    await next();
    const data = (context.body as { data?: Record<string, unknown> } | undefined)?.data;
    if (draft && data?.documentId) data.startedFrom = markOf(draft);
  };

const takeMarkOut: Middleware = async (context, next) => {
  markIn(context);
  await next();
};

function markIn(context: Context): string | undefined {
  const body = (context.request as unknown as { body?: Record<string, unknown> }).body;
  const mark = body?.startedFrom;
  if (body) delete body.startedFrom;
  return typeof mark === 'string' ? mark : undefined;
}

/** The last save of each form, as this process has seen it. */
interface LastSave {
  readonly user: unknown;
  readonly startedFrom: string;
  readonly savedAs: string;
  readonly at: number;
}

function formSaves(clock: () => number, isRequired: () => boolean): Middleware {
  const last = new Map<string, LastSave>();
  return async (context, next) => {
    const documentId = String(context.params.id);
    const [user, now] = [context.state.user?.id, clock()];
    for (const [id, { at }] of last) if (now - at > hearsWithin) last.delete(id);
    const known = last.get(documentId);
    const before = known?.user === user ? known : undefined;
    const start: FormStart = {
      ...{ documentId, before, startedFrom: markIn(context), isRequired: isRequired(), isChecked: false },
    };
    noteFormStart(context.state, start);
    await orConflict(context, next);
    const { startedFrom, savedAs } = start;
    if (context.status < 300 && startedFrom && savedAs)
      last.set(documentId, { user, startedFrom, savedAs, at: clock() });
  };
}

/** Strapi answers every refusal of the Document Service with 400; a stale save is a conflict. */
async function orConflict(context: Context, next: Next): Promise<void> {
  try {
    await next();
  } catch (error) {
    const code = error instanceof errors.ApplicationError ? (error.details as { code?: string }).code : undefined;
    if (!(error instanceof errors.ApplicationError) || (code !== 'OTW_STALE' && code !== 'OTW_NO_START')) throw error;
    const { status } = errorTable[code];
    context.status = status;
    const body = errorBody(new WireError(code, error.message, error.details as object as Record<string, unknown>));
    // The form keeps what was typed for unsaved only after an error of this name.
    context.body = { ...body, error: { ...body.error, name: error.name } };
  }
}
