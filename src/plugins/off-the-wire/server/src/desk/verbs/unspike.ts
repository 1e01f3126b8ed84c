import { policyOf } from '../../wire/story/policy';
import { reasons, tell } from '../../wire/story/tell';
import { mayGoOut } from '../../wire/story/version';
import { restand, type Verb } from './verb';

/** Takes a story back to the desk. Nothing goes out by it: what readers saw before waits until it is published. */
export const unspike: Verb = {
  name: 'unspike',
  right: 'Take a spiked story back',
  who: 'editor',
  on: 'story',
  refusal: ({ telling }) => (telling.deskState === 'spiked' ? undefined : 'The story is not spiked.'),
  async act(room, { story, now }) {
    const { spiked: _spiked, ...marks } = story.marks;
    const isOut = tell(story.versions, policyOf(story.provider), marks, now).shown !== undefined;
    if (isOut) await restand(room, story.versions.filter(mayGoOut), 'held', reasons.broughtBack);
    return marks;
  },
};
