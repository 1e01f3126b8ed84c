import { same } from '../../../src/plugins/off-the-wire/server/src/wire/story/same';

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
