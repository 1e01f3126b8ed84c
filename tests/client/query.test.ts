import fc from 'fast-check';
import type { Field, Filters, HeadlinesQuery } from '../../src/plugins/off-the-wire/client/src';
import { createClient } from '../../src/plugins/off-the-wire/client/src';
import { search } from '../../src/plugins/off-the-wire/client/src/query';
import type { fieldNames } from '../../src/plugins/off-the-wire/server/src/feed/fields';
import { headlinesQuery, readFeedQuery } from '../../src/plugins/off-the-wire/server/src/feed/query';

describe('queries', () => {
  test('are written as the API reads them', () => {
    expect(search({ section: ['world', 'sport'], urgency: 1, since: new Date(0), limit: undefined })).toBe(
      `?section=world%2Csport&urgency=1&since=${encodeURIComponent('1970-01-01T00:00:00.000Z')}`,
    );
    expect(search({})).toBe('');
  });

  test('reach the API with every value whole, commas and backslashes in it', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.constantFrom('Paris, Texas', '\\', ',', '\\,')), { minLength: 1, maxLength: 20 }),
        (keyword) => {
          const read = readFeedQuery(new URLSearchParams(search({ keyword })));
          expect(read.keyword).toEqual([...new Set(keyword.map((text) => text.toLowerCase().trim()))].sort());
        },
      ),
    );
  });

  /** Names on both sides. A name that only one side knows makes this a type error. */
  type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;
  const names: Record<keyof HeadlinesQuery, true> = {
    ...{ source: true, provider: true, section: true, language: true, urgency: true, genre: true, subject: true },
    ...{ keyword: true, exclude: true, since: true, until: true, order: true, limit: true, fields: true, cursor: true },
  };

  test('know the parameters and the fields that the API knows', () => {
    const same: Same<Field, (typeof fieldNames)[number]> = true;
    expect(same).toBe(true);
    expect(Object.keys(names).sort()).toEqual(Object.keys(headlinesQuery.shape).sort());
  });

  test('that the API would refuse are type errors', () => {
    const wire = createClient({ url: 'https://desk.example/api/wire' });
    const refused = () => [
      // @ts-expect-error: no such parameter
      wire.headlines({ sections: 'world' }),
      // @ts-expect-error: no such urgency
      wire.headlines({ urgency: 10 }),
      // @ts-expect-error: no such order
      wire.page({ order: 'newest' }),
      // @ts-expect-error: no such field
      wire.page({ fields: ['headline', 'title'] }),
      // @ts-expect-error: the log is not sorted
      wire.subscribe({ order: 'updated' }),
      // @ts-expect-error: the log has no such parameter
      wire.changes(0, { since: '2026-11-20' }),
      // @ts-expect-error: a client is of an address
      createClient({}),
    ];
    expect(refused).toBeInstanceOf(Function);
  });

  test('give what was asked for, by its type', () => {
    const wire = createClient({ url: 'https://desk.example/api/wire' });
    const typed = async () => {
      const { data } = await wire.page({ fields: ['headline', 'body'] });
      const body: string | undefined = data[0]?.body;
      // @ts-expect-error: not asked for
      const slug = data[0]?.slug;
      const [row] = (await wire.page({ section: 'world' })).data;
      const url: string | undefined = row?.url;
      // @ts-expect-error: a headline has no body
      const none = row?.body;
      return [body, slug, url, none];
    };
    const filters: Filters = { language: ['en', 'es'] };
    expect([typed, filters]).toHaveLength(2);
  });
});
