import type { Story } from '../store/story';
import type { Telling } from '../wire/story/tell';

/**
 * A story with what is true of it now. What becomes public, or does so again, is new for readers.
 * @param at when they got it, epoch milliseconds UTC: an archive's copy never puts a story behind where it stands
 */
export function toldAnew(story: Story, telling: Telling, movesUp: boolean, at: number): Story {
  if (telling.shown === undefined) return { ...story, telling };
  const isUp = movesUp || !(story.isPublic || (story.isNew && story.lastPublished !== undefined));
  return {
    ...story,
    telling,
    firstPublished: story.firstPublished ?? at,
    lastPublished: isUp ? Math.max(at, story.lastPublished ?? at) : (story.lastPublished ?? at),
  };
}
