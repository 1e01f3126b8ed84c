import { clashes, overlayOf } from '../../../src/plugins/off-the-wire/server/src/wire/story/merge';
import { pendingOf } from '../../../src/plugins/off-the-wire/server/src/wire/story/pending';
import { policyOf } from '../../../src/plugins/off-the-wire/server/src/wire/story/policy';
import { comes, edited, embargo, noon, type PaperStory, afterAll as storyOf, told } from './desk';

const pending = (story: PaperStory) =>
  pendingOf(story.versions, policyOf(undefined), told(story), noon).map(({ version, ...rest }) => ({
    headline: version.item.headline,
    ...rest,
    clashes: rest.clashes.map(({ field }) => field),
  }));
const sent = (headline: string, at: number, more: object = {}) => ({
  guid: 'g',
  headline,
  versionCreated: `2026-11-20T0${at}:00:00.000Z`,
  ...more,
});

describe('what lies with an editor', () => {
  test('is nothing of a story that goes out by itself', () => {
    expect(pending(storyOf([sent('One', 1), sent('Two', 2)]))).toEqual([]);
  });

  test("is a version that touches a person's words, with the fields, until a newer one is out", () => {
    const story = edited(storyOf([sent('One', 1)]), { headline: 'Mine' });
    const held = comes(story, sent('Two', 2)).story;
    expect(pending(held)).toMatchObject([{ headline: 'Two', clashes: ['headline'], isBehind: false }]);
    expect(pending(comes(held, sent('One', 3, { body: '<p>x</p>' })).story)).toEqual([]);
  });

  test('is an embargoed version behind a live one', () => {
    const story = storyOf([sent('One', 1), sent('Two', 2, { embargo })]);
    expect(pending(story)).toMatchObject([{ headline: 'Two', isEmbargoed: true, clashes: [] }]);
  });

  test('is the newest text of a story whose source waits, and no older one', () => {
    const story = storyOf([sent('One', 1), sent('Two', 2)], { source: { publishes: false } });
    expect(pending(story)).toMatchObject([{ headline: 'Two', isEmbargoed: false }]);
  });
});

describe("a person's words", () => {
  const overlay = (story: PaperStory) => overlayOf(story.versions);

  test('in a field that was empty are over what was empty, however often they are changed', () => {
    const story = edited(edited(storyOf([sent('One', 1)]), { kicker: 'A' }), { kicker: 'B' });
    expect(clashes(overlay(story), sent('Two', 2))).toEqual([]);
  });

  test('are given back by a change that changes nothing', () => {
    const story = edited(edited(storyOf([sent('One', 1)]), { headline: 'Mine' }), { byline: 'Ada' });
    const { versions } = story;
    const item = { headline: 'Two' };
    const back = { id: 'x', kind: 'edit', standing: 'open', arrived: 900, item, was: { headline: 'Two' } } as const;
    const after = { ...story, versions: [...versions, back] };
    expect([...overlay(after).keys()]).toEqual(['byline']);
    expect(told(comes(after, sent('Three', 3)).story).publicItem).toMatchObject({ headline: 'Three', byline: 'Ada' });
  });
});
