import type { Story } from '../store/stories';
import type { Telling } from '../wire/story/tell';

/** A story with what is true of it now. What becomes public, or does so again, is new for readers. */
export function toldAnew(story: Story, telling: Telling, movesUp: boolean, now: number): Story {
  if (telling.shown === undefined) return { ...story, telling };
  const isUp = movesUp || !(story.isPublic || (story.isNew && story.lastPublished !== undefined));
  return {
    ...story,
    telling,
    firstPublished: story.firstPublished ?? now,
    lastPublished: isUp ? now : (story.lastPublished ?? now),
  };
}
