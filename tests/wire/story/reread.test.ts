import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import { policyOf } from '../../../src/plugins/off-the-wire/server/src/wire/story/policy';
import { fieldChanges, formerOf, rebased } from '../../../src/plugins/off-the-wire/server/src/wire/story/reread';
import type { Version } from '../../../src/plugins/off-the-wire/server/src/wire/story/version';

const now = (...guids: string[]) => guids.map((guid) => ({ digest: `new ${guid}`, item: item(guid) }));
const item = (guid: string): Item => ({ guid, version: '1', headline: `Headline of ${guid}` });
const then = (...guids: string[]) =>
  guids.map((guid) => ({ guid, version: '1', digest: `old ${guid}`, headline: `Headline of ${guid}` }));

describe('which former item a new one is', () => {
  test.each<
    [fact: string, items: ReturnType<typeof now>, former: ReturnType<typeof then>, whole: boolean, expected: unknown]
  >([
    ['as many, all read: in their order, even under another id', now('x', 'b'), then('a', 'b'), true, [0, 1]],
    ['one more in the middle', now('a', 'b', 'c'), then('a', 'c'), false, [0, undefined, 1]],
    ['one fewer', now('a', 'c'), then('a', 'b', 'c'), true, [0, 2]],
    ['one lost and another found: as many, but not the same', now('a', 'b'), then('a', 'c'), false, [0, undefined]],
    ['an id that comes twice tells nothing', now('a', 'a'), then('a'), false, [undefined, undefined]],
  ])('%s', (_fact, items, former, whole, expected) => {
    expect(formerOf(items, former, whole)).toEqual(expected);
  });

  test('the very same reading comes before the id', () => {
    const items = [
      { digest: 'first', item: { guid: 'a', version: '2' } },
      { digest: 'second', item: { guid: 'a', version: '3' } },
    ];
    const former = [{ digest: 'second', guid: 'a', version: '3' }];
    expect(formerOf(items, former, false)).toEqual([undefined, 0]);
  });
});

test('fields are other by what they say, not by the order of their keys', () => {
  const was = { headline: 'A', embargo: { until: null, verbatim: 'x' } } as Item;
  const is = { headline: 'A', embargo: { verbatim: 'x', until: null }, byline: 'Ada' } as Item;
  expect(fieldChanges(was, is)).toEqual([{ field: 'byline', was: undefined, is: 'Ada' }]);
});

describe('an edit over a better reading', () => {
  const version = (arrived: number, own: Partial<Version>): Version => ({
    ...{ id: String(arrived), kind: 'first', standing: 'open', arrived, item: { headline: 'Misread', body: 'Body' } },
    ...own,
  });
  const edit = (was: Version['was']) => version(2, { kind: 'edit', was, item: { headline: 'By hand' } });
  const better = version(1, { item: { headline: 'Well read', body: 'Body' } });

  test('starts from the better reading where it started from the agency', () => {
    const own = edit({ headline: 'Misread' });
    const [moved, ...others] = rebased([version(1, {}), own], [better, own], policyOf(undefined));
    expect([moved?.was, moved?.arrived, others]).toEqual([{ headline: 'Well read' }, 2, []]);
  });

  test('stays where it started from other words, or from what is read as before', () => {
    for (const was of [{ headline: 'By another hand' }, { body: 'Body' }]) {
      expect(rebased([version(1, {}), edit(was)], [better, edit(was)], policyOf(undefined))).toEqual([]);
    }
  });

  test('follows the body with its adds', () => {
    const add = version(2, { kind: 'add', item: { body: '<p>More.</p>' } });
    const own = version(3, { kind: 'edit', was: { body: 'Body<p>More.</p>' }, item: { body: 'By hand' } });
    const read = version(1, { item: { headline: 'Misread', body: 'Better' } });
    const [moved] = rebased([version(1, {}), add, own], [read, add, own], policyOf(undefined));
    expect(moved?.was).toEqual({ body: 'Better<p>More.</p>' });
  });
});
