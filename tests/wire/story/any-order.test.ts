import fc from 'fast-check';
import type { Item, VersionKind } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import { comes, edited, noon, type PaperStory, told } from './desk';

/** Times of writing: each version its own, as agencies' clocks give them. */
const hour = 3_600_000;
const iso = (time: number) => new Date(time).toISOString();

const version = fc.record({
  kind: fc.constantFrom<VersionKind | undefined>(
    ...(['first', 'lead', 'writethru', 'update', 'correction', 'refile', 'add', undefined] as const),
    ...(['withhold', 'release', 'kill', 'advisory', 'abridged', 'insert'] as const),
  ),
  embargo: fc.option(fc.integer({ min: -2, max: 4 }), { freq: 3 }),
  expires: fc.option(fc.integer({ min: -2, max: 4 }), { freq: 6 }),
});

function itemOf(
  one: { kind: VersionKind | undefined; embargo: number | null; expires: number | null },
  at: number,
): Item {
  const until = (hours: number | null) => (hours === null ? undefined : iso(noon + hours * hour));
  return {
    guid: 'g',
    headline: `Headline ${at}`,
    body: `<p>Text ${at}</p>`,
    versionKind: one.kind,
    versionCreated: iso(noon - 10 * hour + at * 60_000),
    expires: until(one.expires),
    embargo: one.embargo === null ? undefined : { until: until(one.embargo) ?? null, verbatim: `embargo ${at}` },
  };
}

const arrivals = fc.array(version, { minLength: 1, maxLength: 7 }).chain((some) => {
  const items = some.map(itemOf);
  return fc.record({ items: fc.constant(items), order: fc.shuffledSubarray(items, { minLength: items.length }) });
});

const play = (items: readonly Item[], start?: PaperStory) =>
  items.reduce<PaperStory | undefined>((story, item) => comes(story, item).story, start) as PaperStory;

/** What readers see, at several times. */
const truth = (story: PaperStory) =>
  [0, 1.5, 5].map((hours) => {
    const { shown, publicItem: item } = told(story, noon + hours * hour);
    return shown ? [item?.headline, item?.body] : 'nothing';
  });

describe('whichever order the versions of a story come in', () => {
  it('readers see the same in the end', () => {
    fc.assert(
      fc.property(arrivals, ({ items, order }) => {
        expect(truth(play(order))).toEqual(truth(play(items)));
      }),
      { numRuns: 3_000 },
    );
  });

  it('a kill among them leaves nothing to see', () => {
    const some = arrivals.filter(({ items }) => items.some(({ versionKind }) => versionKind === 'kill'));
    fc.assert(
      fc.property(some, ({ order }) => {
        expect(truth(play(order))).toEqual(['nothing', 'nothing', 'nothing']);
      }),
      { numRuns: 500 },
    );
  });

  it('nothing under embargo is seen, nor what has expired', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: -3, max: 5 }), ({ order }, hours) => {
        const now = noon + hours * hour;
        const { shown } = told(play(order), now);
        if (shown?.item.embargo) expect(Date.parse(String(shown.item.embargo.until))).toBeLessThanOrEqual(now);
        if (shown?.item.expires) expect(Date.parse(shown.item.expires)).toBeGreaterThan(now);
      }),
      { numRuns: 2_000 },
    );
  });

  it("a person's words stay, whenever they were written", () => {
    const first: Item = { guid: 'g', headline: 'Headline', body: '<p>Text</p>', versionCreated: iso(noon - 11 * hour) };
    fc.assert(
      fc.property(arrivals, fc.nat(7), ({ order }, when) => {
        const before = play(order.slice(0, when), comes(undefined, first).story);
        const after = play(order.slice(when), edited(before, { headline: 'A person wrote this' }));
        for (const hours of [0, 1.5, 5]) {
          const { shown, publicItem: item } = told(after, noon + hours * hour);
          if (shown) expect(item?.headline).toBe('A person wrote this');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("what a person left alone is the agency's newest", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), fc.nat(4), (order, when) => {
        const items = order.map((at) => ({
          ...itemOf({ kind: 'lead', embargo: null, expires: null }, at),
          headline: 'H',
        }));
        const first: Item = { guid: 'g', headline: 'H', body: '<p>x</p>', versionCreated: iso(noon - 11 * hour) };
        const before = play(items.slice(0, when), comes(undefined, first).story);
        const { item } = told(play(items.slice(when), edited(before, { headline: 'A person wrote this' })));
        expect([item?.headline, item?.body]).toEqual(['A person wrote this', '<p>Text 4</p>']);
      }),
    );
  });
});
