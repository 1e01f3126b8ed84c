import { targetsOf } from '../../src/plugins/off-the-wire/server/src/ingest/targets';
import type { Story } from '../../src/plugins/off-the-wire/server/src/store/story';
import type { Item } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { storyKeys } from '../../src/plugins/off-the-wire/server/src/wire/story/key';
import { comes } from '../wire/story/desk';

const arrived = Date.parse('2026-11-20T12:00:00Z');

/** What copy finds where this is the only story that there is. */
function found(known: readonly Item[], item: Item): Story | undefined {
  const versions = known.flatMap((one, at) => comes(undefined, one, { arrived: at + 1 }).story.versions);
  const story: Story = { documentId: 'd', slug: 's', isNew: false, isPublic: true, versions, marks: {} };
  const [first = {}] = known;
  const own = storyKeys(first, 'x', arrived);
  const names = new Set([...own.exact, ...own.probable.slice(0, 1), ...own.cut.slice(0, 1)]);
  return targetsOf(item, storyKeys(item, 'x', arrived), (key) => (names.has(key) ? story : undefined)).stories[0];
}

const copy = (day: string, own: Item = {}): Item => ({
  provider: 'AP',
  slugline: 'Storm',
  versionCreated: day,
  ...own,
});
const first = copy('2026-11-19');
const lead = (day: string, leadNumber: number) => copy(day, { versionKind: 'lead', leadNumber });

describe('past midnight, where no hour tells,', () => {
  test('a lead that goes on counting is of the story of yesterday', () => {
    expect(found([first, lead('2026-11-19', 2)], lead('2026-11-20', 3))).toBeDefined();
  });

  test('a lead that does not is of a new day', () => {
    expect(found([first], lead('2026-11-20', 2))).toBeUndefined();
    expect(found([first, lead('2026-11-19', 3)], lead('2026-11-20', 2))).toBeUndefined();
  });

  test('a correction is of the story that it corrects', () => {
    expect(found([first], copy('2026-11-20', { versionKind: 'correction' }))).toBeDefined();
  });

  test('copy that says of no version is a new story', () => {
    const reuters = { provider: 'Reuters', body: '<p>It snowed.</p>' };
    expect(found([copy('2026-11-19', reuters)], copy('2026-11-20', reuters))).toBeUndefined();
    expect(found([copy('2026-11-20', reuters)], copy('2026-11-20', reuters))).toBeDefined();
  });
});

test.each([
  ['prose', '<p>It snowed.</p>', true],
  ['a flash', undefined, false],
  ['a table', '<pre>SNOW 12 14</pre>', false],
] as const)('%s under the keywords of a story is a version of it: %s, %s', (_what, body, expected) => {
  const own = { provider: 'Reuters' };
  expect(found([copy('2026-11-20', own)], copy('2026-11-20', { ...own, body })) !== undefined).toBe(expected);
});

test('where hours tell, the window of the agency decides', () => {
  const evening = copy('2026-11-19T23:00:00.000Z');
  expect(found([evening], lead('2026-11-20T01:00:00.000Z', 1))).toBeDefined();
  expect(found([copy('2026-11-19T00:10:00.000Z')], lead('2026-11-20T23:50:00.000Z', 1))).toBeUndefined();
});

test('an unnumbered item after a lead starts a new story, whoever sends it', () => {
  for (const provider of ['AP', 'Reuters']) {
    const own = { provider };
    const known = [copy('2026-11-20', own), copy('2026-11-20', { ...own, versionKind: 'lead', leadNumber: 1 })];
    expect(found(known, copy('2026-11-20', own))).toBeUndefined();
  }
});

test('only a repair is looked for under keywords that are cut short', () => {
  const own = { provider: 'Reuters', versionCreated: '2026-11-20' };
  const known = [{ ...own, slugline: 'BC-GOODFORM-<GF>-TO-SELL' }];
  const repair: Item = { ...own, slugline: 'BC-CORRECTED---GOODFOR' };
  expect(found(known, { ...repair, versionKind: 'correction' })).toBeDefined();
  expect(found(known, { ...repair, versionKind: 'update' })).toBeUndefined();
});
