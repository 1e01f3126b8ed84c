import type { Context } from 'koa';
import { errorBody, WireError } from '../errors';
import { writeError } from './bare-answers';
import type { Door } from './door';

/** Serves a public page that came by way of Strapi's middlewares and router. */
export async function throughStrapi(context: Context, door: Door): Promise<void> {
  // The same headers as without Strapi: what its middlewares put there is for pages and admins.
  for (const name of context.res.getHeaderNames()) context.res.removeHeader(name);
  // Where no status is set, Strapi makes a 404 of it, too late to be sent. The reason phrase is the answer's own.
  context.status = 200;
  context.res.statusMessage = '';
  context.respond = false;
  // Strapi's router takes addresses that the door does not, as with a slash at their end.
  if (!door.answer(context.req, context.res)) writeError(context.req, context.res, new WireError('OTW_NOT_FOUND'), []);
}

/** Answers our own errors in Strapi's shape; all others are Strapi's to log and answer. */
export async function orError(context: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    tellError(context, error);
  }
}

/** In Strapi's shape, for this client alone. */
export function tellError(context: Context, error: WireError): void {
  context.status = error.status;
  context.set('Cache-Control', 'no-store');
  const { retryAfter } = error.details;
  if (retryAfter !== undefined) context.set('Retry-After', String(retryAfter));
  // What is left of a body that is too large is not read: nothing else can come on this connection.
  if (error.status === 413) context.set('Connection', 'close');
  context.body = errorBody(error);
}
