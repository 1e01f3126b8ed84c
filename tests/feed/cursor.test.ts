import fc from 'fast-check';
import { type Cursor, decodeCursor, encodeCursor } from '../../src/plugins/off-the-wire/server/src/feed/cursor';

const documentIds = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
const times = fc.integer({ min: 0, max: 4_102_444_800_000 });
const cursors: fc.Arbitrary<Cursor> = fc.record(
  {
    at: times,
    documentId: documentIds,
    order: fc.constantFrom('published', 'updated'),
    direction: fc.constantFrom('down', 'up'),
    including: fc.constant(true),
  },
  { requiredKeys: ['at', 'documentId', 'order', 'direction'] },
);

test('a cursor that was given is the place that it was given for', () => {
  fc.assert(
    fc.property(cursors, (cursor) => {
      expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
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

test('a cursor that was cut, or of which one sign is another, is none', () => {
  const text = encodeCursor({ at: 1_795_000_000_000, documentId: 'abc', order: 'published', direction: 'down' });
  for (let at = 0; at < text.length; at += 1) {
    expect(decodeCursor(text.slice(0, at))).toBeUndefined();
    const other = text[at] === 'A' ? 'B' : 'A';
    expect(decodeCursor(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined();
  }
});
