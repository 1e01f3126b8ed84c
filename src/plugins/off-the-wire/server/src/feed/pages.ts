import type { Context } from 'koa';
import { errorBody, WireError } from '../errors';
import { writeAnswer } from './answer';
import type { Draft, PreparedAnswers } from './prepared';

/** Serves one public page: its bytes are made once, kept, and from then on written before Koa. */
export async function servePage(
  context: Context,
  answers: PreparedAnswers,
  clock: () => number,
  draft: (parameters: URLSearchParams) => Promise<Draft>,
): Promise<void> {
  await orError(context, async () => {
    const target = context.req.url ?? '';
    const kept = answers.get(target, clock());
    const prepared = kept ?? (await answers.make(target, () => draft(new URLSearchParams(context.querystring))));
    // The same headers as from the prepared path: what Strapi's middlewares put there is for pages and admins.
    for (const name of context.res.getHeaderNames()) context.res.removeHeader(name);
    // Where no status is set, Strapi makes a 404 of it, too late to be sent. The reason phrase is the answer's own.
    context.status = 200;
    context.res.statusMessage = '';
    context.respond = false;
    writeAnswer(context.req, context.res, prepared, clock());
  });
}

/** Refuses parameters where a page has none, as loudly as the headlines do. */
export function refuseParameters(parameters: URLSearchParams): void {
  const [name] = parameters.keys();
  if (name === undefined) return;
  const problems = [{ name, problem: 'is not a parameter here' }];
  throw new WireError('OTW_BAD_PARAMETER', `"${name}" is not a parameter here.`, { parameters: problems });
}

/** Answers our own errors in Strapi's shape; all others are Strapi's to log and answer. */
export async function orError(context: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    context.status = error.status;
    context.set('Cache-Control', 'no-store');
    // What is left of a body that is too large is not read: nothing else can come on this connection.
    if (error.status === 413) context.set('Connection', 'close');
    context.body = errorBody(error);
  }
}
