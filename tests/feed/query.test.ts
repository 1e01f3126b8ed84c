import fc from 'fast-check';
import { preferenceAmong } from '../../src/plugins/off-the-wire/server/src/feed/accept';
import { encodeCursor } from '../../src/plugins/off-the-wire/server/src/feed/cursor';
import { joined } from '../../src/plugins/off-the-wire/server/src/feed/parameters';
import { canonicalQuery, readFeedQuery } from '../../src/plugins/off-the-wire/server/src/feed/query';

const canonical = (text: string) => canonicalQuery(readFeedQuery(new URLSearchParams(text)));

describe('a question for headlines has one form', () => {
  const cursor = encodeCursor({ at: 1, documentId: 'abc', order: 'published', direction: 'down' });
  test.each([
    ['', ''],
    ['order=published&limit=20', ''],
    ['limit=020', ''],
    ['urgency=2&section=/World/&limit=5', 'section=world&urgency=2&limit=5'],
    ['provider=XINHUA', 'provider=xinhua'],
    ['language=es,en&language=EN', 'language=en%2Ces'],
    ['keyword=b&keyword=a,b', 'keyword=a%2Cb'],
    ['keyword=Smith\\, John', 'keyword=smith%5C%2C%20john'],
    ['since=2026-11-20T01:00%2B01:00', 'since=2026-11-20T00%3A00%3A00.000Z'],
    [`cursor=${cursor}&order=published`, `cursor=${cursor}`],
    ['fields=url,headline', 'fields=headline%2Curl'],
    ['exclude=B,a', 'exclude=B%2Ca'],
  ])('"%s" is "%s"', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
  const words = fc.array(word, { minLength: 1, maxLength: 4 });
  const questions = fc.record(
    { keyword: words, provider: words, genre: words, subject: words, limit: fc.integer({ min: 1, max: 100 }) },
    { requiredKeys: [] },
  );

  test('in whatever order, in whatever letters, in one parameter or several', () => {
    fc.assert(
      fc.property(questions, fc.boolean(), (question, isReversed) => {
        const one = Object.entries(question).map(([name, value]) => [
          name,
          typeof value === 'number' ? `${value}` : joined(value),
        ]);
        const other = Object.entries(question).flatMap(([name, value]) =>
          typeof value === 'number' ? [[name, `${value}`]] : [...value].reverse().map((each) => [name, joined([each])]),
        );
        const text = canonical(new URLSearchParams(one as [string, string][]).toString());
        expect(
          canonical(new URLSearchParams((isReversed ? other.reverse() : other) as [string, string][]).toString()),
        ).toBe(text);
        expect(canonical(text)).toBe(text);
      }),
    );
  });

  test('and whatever is asked, it is answered or refused by name', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (text) => {
        try {
          expect(canonical(canonical(text))).toBe(canonical(text));
        } catch (error) {
          expect(error).toMatchObject({ code: 'OTW_BAD_PARAMETER', details: { parameters: expect.any(Array) } });
        }
      }),
    );
  });
});

describe('of several formats', () => {
  const preferred = preferenceAmong([
    ['application/json'],
    ['application/rss+xml'],
    ['application/atom+xml', 'x/atom'],
  ]);
  test.each([
    ['', 0],
    ['*/*', 0],
    ['text/html, */*;q=0.1', 0],
    ['application/rss+xml', 1],
    ['application/rss+xml;q=0.5, application/json', 0],
    ['application/rss+xml, application/json', 0],
    ['application/atom+xml, application/rss+xml;q=0.9', 2],
    ['x/atom', 2],
    ['application/*, application/json;q=0.2', 1],
    ['APPLICATION/RSS+XML; charset=utf-8', 1],
    ['application/rss+xml;q=0', 0],
    [';;;,,,', 0],
  ])('"%s" prefers number %p', (accept, expected) => {
    expect(preferred(accept)).toBe(expected);
    expect(preferred(accept)).toBe(expected);
  });
});
