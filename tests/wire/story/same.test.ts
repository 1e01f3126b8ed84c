import { merged, overlayOf } from '../../../src/plugins/off-the-wire/server/src/wire/story/merge';
import { same } from '../../../src/plugins/off-the-wire/server/src/wire/story/same';
import type { Version } from '../../../src/plugins/off-the-wire/server/src/wire/story/version';

test.each([
  [{ qcode: 'a', name: 'b' }, { name: 'b', qcode: 'a' }, true],
  [[{ qcode: 'a', name: 'b' }], [{ name: 'b', qcode: 'a' }], true],
  [undefined, null, true],
  [{ name: 'b' }, { name: 'b', qcode: undefined }, true],
  [{ name: 'b' }, { name: 'c' }, false],
  [['a', 'b'], ['b', 'a'], false],
  ['', undefined, false],
])('%j and %j say the same: %s', (one, other, expected) => {
  expect(same(one, other)).toBe(expected);
});

test('a subject that a database has written in another order does not stand in the merged text twice', () => {
  const edit: Version = {
    ...{ id: 'e', kind: 'edit', standing: 'open', arrived: 2 },
    item: { subjects: [{ name: 'a', qcode: '1' }, { name: 'mine' }] },
    was: { subjects: [{ name: 'a', qcode: '1' }] },
  };
  expect(merged({ subjects: [{ qcode: '1', name: 'a' }] }, overlayOf([edit])).subjects).toHaveLength(2);
});
