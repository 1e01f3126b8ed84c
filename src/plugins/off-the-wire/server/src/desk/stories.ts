import type { Context } from 'koa';
import { z } from 'zod';
import { WireError } from '../errors';
import { articleVersionUid } from '../store/article-versions';
import { articleUid } from '../store/public-articles';
import { differenceBetween, threeWay } from './differences';
import { type DeskRoom, doVerb } from './do-verb';
import { historyOf, type MayDo, seenStory } from './history';
import { mayRead } from './may-read';
import { rightTo } from './verbs';
import type { Seen, Verb } from './verbs/verb';

const documentId = z.string().regex(/^[a-z0-9]{1,64}$/i);
const call = z.object({ version: documentId.optional() }).strict();
const texts = z.object({ from: documentId, to: documentId }).strict();
const held = z.object({ version: documentId }).strict();

/** `GET` a story's history. Throws OTW_NOT_FOUND, also where the person may not read versions. */
export async function historyAnswer(room: DeskRoom, context: Context) {
  return historyOf(room.strapi, await seen(room, context), mayDo(context));
}

/** `GET` how one text of a story became another: `from` and `to` are versions, `public` or `draft`. */
export async function differenceAnswer(room: DeskRoom, context: Context) {
  const { from, to } = checked(texts, context.query);
  return differenceBetween(room.strapi, await seen(room, context), from, to);
}

/** `GET` where a held version meets a person's words. */
export async function threeWayAnswer(room: DeskRoom, context: Context) {
  const { version } = checked(held, context.query);
  return threeWay(room.strapi, await seen(room, context), version);
}

/** `POST` what an editor decided, and the history as it is then. */
export async function verbAnswer(room: DeskRoom, verb: Verb, context: Context) {
  const body = (context.request as unknown as { body?: unknown }).body ?? {};
  const { version } = checked(call, body);
  const story = checked(documentId, context.params.story);
  await doVerb(room, verb, { story, version });
  const after = await seenStory(room.strapi, story, room.clock());
  if (!after) throw noStory();
  return historyOf(room.strapi, after, mayDo(context));
}

async function seen({ strapi, clock }: DeskRoom, context: Context): Promise<Seen> {
  const may = mayRead(context.state.userAbility);
  if (!may(articleUid, 'headline', 'body') || !may(articleVersionUid, 'headline', 'item')) {
    throw new WireError('OTW_MAY_NOT_READ');
  }
  const found = await seenStory(strapi, checked(documentId, context.params.story), clock());
  if (!found) throw noStory();
  return found;
}

const mayDo = (context: Context): MayDo => {
  const { userAbility } = context.state as { userAbility: { can(action: string): boolean } };
  return (verb) => userAbility.can(rightTo(verb));
};

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const parameters = read.error.issues.map(({ path, message }) => ({ name: path.join('.'), problem: message }));
  throw new WireError('OTW_BAD_PARAMETER', undefined, { parameters });
}

const noStory = () => new WireError('OTW_NOT_FOUND', 'There is no such story.');
