import type { Verb } from './verb';

/** Throws a story out: readers lose it, and later copy of it waits unseen. */
export const spike: Verb = {
  name: 'spike',
  right: 'Spike a story',
  who: 'editor',
  on: 'story',
  refusal({ telling: { deskState } }) {
    if (deskState === 'killed') return 'The agency killed this story; there is nothing to throw out.';
    return deskState === 'spiked' ? 'The story is spiked already.' : undefined;
  },
  act: async (_room, { story }) => ({ ...story.marks, spiked: true }),
};
