import { z } from 'zod';
import { WireError } from '../errors';
import { type Erasure, eraseStory } from '../ingest/erase';
import { type Pruned, prune } from '../ingest/retention';
import type { Parts } from '../parts';
import { allHolds, type Hold, liftHold, setHold } from '../store/holds';
import { articleUid } from '../store/public-articles';
import { inTransaction, rows, type Strapi } from '../strapi';
import { sourceAsked } from './push';

/** What may be asked of what is kept: of a story by its documentId, of a source by its code. */
const keepingSchema = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('erase'), article: z.string(), write: z.boolean().default(false) }),
  z.strictObject({
    verb: z.literal('hold'),
    article: z.string().optional(),
    source: z.string().optional(),
    because: z.string().trim().min(1).max(1000),
  }),
  z.strictObject({ verb: z.literal('release'), article: z.string().optional(), source: z.string().optional() }),
  z.strictObject({ verb: z.literal('holds') }),
  z.strictObject({ verb: z.literal('prune') }),
]);
export type KeepingAsked = z.input<typeof keepingSchema>;

export interface KeepingDone {
  readonly erased?: Erasure;
  readonly written?: boolean;
  readonly pruned?: Pruned;
  readonly holds?: readonly Hold[];
}

/**
 * Erases a story, sets or lifts a legal hold, or prunes. Throws OTW_BAD_PARAMETER, OTW_NOT_FOUND, OTW_UNKNOWN_SOURCE,
 * OTW_ON_HOLD.
 *
 * @param by who asks, as they are named on a hold.
 */
export async function keeping(parts: Parts, asked: unknown, by?: string): Promise<KeepingDone> {
  const checked = keepingSchema.safeParse(asked);
  if (!checked.success) throw new WireError('OTW_BAD_PARAMETER', z.prettifyError(checked.error));
  const { data } = checked;
  if (data.verb === 'erase') {
    return { erased: await eraseStory(parts, data.article, 'forbidden', data.write), written: data.write };
  }
  if (data.verb === 'prune') return { pruned: await prune(parts) };
  if (data.verb === 'hold' || data.verb === 'release') await changeHold(parts, data, by);
  return { holds: await allHolds(parts.strapi, undefined) };
}

interface HoldAsked {
  readonly verb: 'hold' | 'release';
  readonly article?: string;
  readonly source?: string;
  readonly because?: string;
}

async function changeHold(
  { strapi, clock }: Parts,
  { verb, because = '', ...asked }: HoldAsked,
  by: string | undefined,
) {
  const what = await subjectOf(strapi, asked, verb);
  await inTransaction(strapi, async ({ trx }) => {
    if (verb === 'hold') return setHold(strapi, trx, { ...what, because, by, at: clock() });
    if (!(await liftHold(strapi, trx, what.subject))) throw new WireError('OTW_NOT_FOUND', 'It is not on hold.', what);
  });
}

async function subjectOf(strapi: Strapi, { article, source }: Omit<HoldAsked, 'verb'>, verb: HoldAsked['verb']) {
  if ((article === undefined) === (source === undefined)) {
    throw new WireError('OTW_BAD_PARAMETER', 'Name an article or a source.');
  }
  if (source !== undefined)
    return { about: 'source' as const, subject: (await sourceAsked(strapi, source)).documentId };
  const subject = String(article);
  const found = verb === 'release' || (await rows(strapi, articleUid).findOne({ where: { documentId: subject } }));
  if (!found) throw new WireError('OTW_NOT_FOUND', `There is no article ${subject}.`, { article });
  return { about: 'article' as const, subject };
}
