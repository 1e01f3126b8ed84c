import { errors } from '@strapi/utils';
import { errorTable } from './errors';
import { articleUid } from './store/public-articles';
import type { Strapi } from './strapi';

const reading: ReadonlySet<string> = new Set(['findOne', 'findFirst', 'findMany', 'count']);

/**
 * Keeps readers from drafts, where embargoed, held and killed copy lies: whoever may call `find` in Strapi's REST or
 * GraphQL may otherwise ask for `status=draft`, of articles and of every type that a site relates to them. The admin, a
 * full-access token and what runs outside any request may.
 */
export function keepDraftsIn(strapi: Strapi): void {
  const related = new Map<string, boolean>();
  strapi.documents.use((context, next) => {
    const { status, populate, filters } = (context.params ?? {}) as Readonly<Record<string, unknown>>;
    if (!reading.has(context.action) || status === 'published' || !isReaders(strapi)) return next();
    const { uid } = context;
    const leads = related.get(uid) ?? leadsTo(articleUid, uid, (name) => strapi.getModel(name as never) as Model);
    related.set(uid, leads);
    // Of a type that only leads to articles, its own fields are its own business.
    if (!leads || (uid !== articleUid && !populate && !filters)) return next();
    throw new errors.ForbiddenError(errorTable.OTW_DRAFTS_STAY.message, { code: 'OTW_DRAFTS_STAY' });
  });
}

/** Whether this is done for somebody who is neither of the desk nor trusted with everything. */
function isReaders(strapi: Strapi): boolean {
  const state = strapi.requestContext.get()?.state as State | undefined;
  if (!state || state.route?.info?.type === 'admin') return false;
  return state.auth?.credentials?.type !== 'full-access';
}

interface State {
  readonly route?: { readonly info?: { readonly type?: string } };
  readonly auth?: { readonly credentials?: { readonly type?: string } | null };
}

interface Attribute {
  readonly type: string;
  readonly target?: string;
  readonly component?: string;
  readonly components?: readonly string[];
}
export interface Model {
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** Whether one type leads to another: by its relations, components and dynamic zones, or by theirs. */
export function leadsTo(wanted: string, from: string, modelOf: (uid: string) => Model | undefined): boolean {
  const seen = new Set<string>();
  const ahead = [from];
  for (let uid = ahead.pop(); uid !== undefined; uid = ahead.pop()) {
    if (uid === wanted) return true;
    if (seen.has(uid)) continue;
    seen.add(uid);
    for (const { target, component, components = [] } of Object.values(modelOf(uid)?.attributes ?? {})) {
      ahead.push(...[target, component, ...components].filter((one) => one !== undefined));
    }
  }
  return false;
}
