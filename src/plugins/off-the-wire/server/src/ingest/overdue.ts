import { isNews } from '../changes/tell-anew';
import { toldAnew } from '../changes/told-anew';
import { setStanding } from '../store/article-versions';
import type { Story } from '../store/story';
import type { Strapi, Trx } from '../strapi';
import { policyOf } from '../wire/story/policy';
import { tell } from '../wire/story/tell';
import type { Version } from '../wire/story/version';

/**
 * A story whose moment has come, as it is from then on: an embargo has ended, copy has expired, an hour has come that an
 * editor had set. What becomes public by it is new for readers.
 *
 * @param at the moment. @param now epoch milliseconds UTC, both.
 */
export async function toldInTime(strapi: Strapi, trx: Trx, story: Story, at: number, now: number): Promise<Story> {
  const versions = await asPlanned(strapi, trx, story, now);
  const policy = policyOf(story.provider);
  const telling = tell(versions, policy, story.marks, now);
  const isNew = isNews(tell(story.versions, policy, story.marks, at - 1), telling);
  return toldAnew({ ...story, versions }, telling, isNew, now);
}

/** At the hour that an editor has set, what waits on the draft goes out; an embargo still holds it. */
async function asPlanned(strapi: Strapi, trx: Trx, story: Story, now: number): Promise<readonly Version[]> {
  const { drafted, shown } = tell(story.versions, policyOf(story.provider), story.marks, now);
  const isTime = story.publishAt !== undefined && story.publishAt <= now;
  if (!isTime || shown || !drafted || drafted.standing === 'open' || drafted.standing === 'released')
    return story.versions;
  await setStanding(strapi, trx, [drafted], 'open');
  return story.versions.map((one): Version => (one === drafted ? { ...one, standing: 'open' } : one));
}
