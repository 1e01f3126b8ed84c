import { setStanding } from '../store/article-versions';
import { writeDue } from '../store/due';
import { articlesTable } from '../store/public-articles';
import { loadStories } from '../store/stories';
import type { Story } from '../store/story';
import { writeNextDue } from '../store/story-due';
import { forgetKeys } from '../store/story-keys';
import { isSuccessorMark, type KeptLink } from '../store/story-rows';
import { followOnTickers } from '../store/ticker-only';
import { json, type Row, type Strapi, type TransactionContext, tableIn } from '../strapi';
import { policyOf } from '../wire/story/policy';
import { isKeptBack, reasons, tell } from '../wire/story/tell';
import { mayGoOut, type Version } from '../wire/story/version';

interface ActRoom {
  readonly strapi: Strapi;
  readonly context: TransactionContext;
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/** An editor published the draft: what stands on it is let out, whatever held it, and so is what they have written. */
export async function letOut(room: ActRoom, documentId: string): Promise<void> {
  const { strapi, context, now } = room;
  const story = await storyOf(room, documentId);
  if (!story) return;
  const waiting = (one: Version) => one.kind === 'edit' && one.standing === 'waiting';
  await setStanding(strapi, context.trx, story.versions.filter(waiting), 'open');
  const drafted = tell(story.versions, policyOf(story.provider), {}, now).drafted;
  if (drafted && (drafted.standing !== 'open' || drafted.item.embargo || drafted.item.expires)) {
    await setStanding(strapi, context.trx, [drafted], 'released');
  }
  const taken = story.versions.filter((one) => one !== drafted && isKeptBack(one));
  await setStanding(strapi, context.trx, taken, 'waiting');
  if (story.marks.supersededBy !== undefined) await unlinkSuccessor(room, documentId);
}

/** An editor took the story out: no version of it goes out again until an editor says so. What is held stays so. */
export async function takeOut(room: ActRoom, documentId: string): Promise<void> {
  const story = await storyOf(room, documentId);
  const texts = story?.versions.filter(mayGoOut) ?? [];
  await setStanding(room.strapi, room.context.trx, texts, 'held', reasons.takenOut);
}

/** An editor threw away what they had begun: the draft is what readers see. */
export async function forgetDraft(room: ActRoom, documentId: string): Promise<void> {
  const story = await storyOf(room, documentId);
  const begun = story?.versions.filter(({ kind, standing }) => kind === 'edit' && standing === 'waiting') ?? [];
  await setStanding(room.strapi, room.context.trx, begun, 'kept');
}

/**
 * Notes when the story is to be told again: its embargo, expiry or hour may be another now. What is overdue stays so:
 * it is told anew in a moment, and what comes after that is noted then.
 *
 * @returns the codes of the tickers on which its headline no longer stands by itself.
 */
export async function noteDue(room: ActRoom, documentId: string): Promise<readonly string[]> {
  const { strapi, context, now } = room;
  const story = await storyOf(room, documentId);
  if (!story) return [];
  const telling = tell(story.versions, policyOf(story.provider), story.marks, now);
  await writeNextDue(strapi, context.trx, { ...story, telling }, now);
  return followOnTickers(strapi, [{ ...story, telling }], now);
}

/** The story was deleted: its ids name nothing from now on, and nothing of it is due. */
export async function forgetStory({ strapi, context }: ActRoom, documentId: string): Promise<void> {
  await forgetKeys(strapi, context.trx, documentId);
  await writeDue(strapi, context.trx, new Map([[documentId, undefined]]));
}

async function storyOf({ strapi, context }: ActRoom, documentId: string): Promise<Story | undefined> {
  const [story] = await loadStories(strapi, context.trx, [documentId]);
  return story;
}

async function unlinkSuccessor({ strapi, context }: ActRoom, documentId: string): Promise<void> {
  const found: Row[] = await tableIn(strapi, context.trx, articlesTable)
    .where({ document_id: documentId })
    .select('id', 'links');
  for (const { id, links } of found) {
    const list = (json(links) ?? []) as KeptLink[];
    const kept = list.filter((link) => !isSuccessorMark(link));
    await tableIn(strapi, context.trx, articlesTable)
      .where({ id })
      .update({ links: kept.length > 0 ? JSON.stringify(kept) : null });
  }
}
