import fc from 'fast-check';
import { decodeCursor, encodeCursor } from '../../src/plugins/off-the-wire/server/src/feed/cursor';

const documentIds = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
const times = fc.integer({ min: 0, max: 4_102_444_800_000 });

test('a cursor that was given is the place that it was given for', () => {
  fc.assert(
    fc.property(times, documentIds, (at, documentId) => {
      expect(decodeCursor(encodeCursor({ at, documentId }))).toEqual({ at, documentId });
    }),
  );
});

test('nothing else is a cursor, and nothing makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const decoded = decodeCursor(text);
      if (decoded) expect(encodeCursor(decoded)).toBe(text);
    }),
  );
});

test.each(['', 'x', '====', 'null', '%00', 'a'.repeat(5000)])('%p is not a cursor', (text) => {
  expect(decodeCursor(text)).toBeUndefined();
});
