import { edit } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import { untouched } from './untouched';

test(`there are two hundred of them (${untouched.length}), and none twice`, () => {
  expect(untouched.length).toBeGreaterThanOrEqual(200);
  expect(new Set(untouched.map((item) => JSON.stringify(item))).size).toBe(untouched.length);
});

test.each(untouched.map((item) => [JSON.stringify(item), item] as const))('%s comes out as it went in', (_, item) => {
  expect(edit(item, { source: {} })).toEqual({ item, notes: [] });
});

test.each([
  ['Associated Press has withdrawn its story about the boat.', 'it may take copy back'],
  ['The story has been withdrawn, the paper said.', 'it may take copy back'],
])('%j may be a kill: it is noted, and left', (text, message) => {
  const item = { headline: 'Boat story', body: `<p>${text}</p><p>More.</p>` };
  const edited = edit(item, { source: {} });
  expect(edited.item).toEqual(item);
  expect(edited.notes).toEqual([expect.objectContaining({ message: expect.stringContaining(message), was: text })]);
});

test('a slug that ends with the word is no kill, and a note says that it could be one', () => {
  const item = { slugline: 'BC-ALBION-BLAZE-KILL' };
  const edited = edit(item, { source: {} });
  expect(edited.item).toEqual(item);
  expect(edited.notes).toHaveLength(1);
});

test('no field of a hundred thousand characters holds the desk up', () => {
  const start = performance.now();
  for (const piece of [
    ' ',
    '(',
    '= ',
    '. ',
    'EMBARGOED UNTIL ',
    '(Reporting by ',
    'By A and ',
    'please kill the ',
    '21. ',
  ])
    for (const name of ['headline', 'slugline', 'byline', 'body'] as const) {
      const text = piece.repeat(100_000 / piece.length);
      edit({ [name]: name === 'body' ? `<p>${text}</p><p>${text}</p>` : text }, { source: { provider: 'AFP' } });
    }
  expect(performance.now() - start).toBeLessThan(2_000);
});
