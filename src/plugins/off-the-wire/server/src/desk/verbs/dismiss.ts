import { pendingIn, restand, type Verb } from './verb';

/** Leaves a version that was held on record only: it is never shown. */
export const dismiss: Verb = {
  name: 'dismiss',
  right: 'Dismiss a held version',
  who: 'editor',
  on: 'version',
  refusal(seen, version) {
    const pending = pendingIn(seen, version);
    if (!pending || !version) return 'This version is not held.';
    const isAllThereIs = version === seen.telling.drafted && !seen.telling.shown && !pending.isPart;
    return isAllThereIs ? 'It is the text of the story itself: spike the story instead.' : undefined;
  },
  async act(room, _seen, version) {
    await restand(room, version ? [version] : [], 'kept');
    return undefined;
  },
};
