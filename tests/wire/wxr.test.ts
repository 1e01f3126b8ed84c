import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { splitExport, splitSizes } from '../../src/plugins/off-the-wire/server/src/wire/formats/wxr/split';
import { storedHtml } from '../../src/plugins/off-the-wire/server/src/wire/formats/wxr/text';
import { read } from '../../src/plugins/off-the-wire/server/src/wire/read';

const whole = readFileSync(join(__dirname, '..', 'fixtures', 'wxr', 'posts.xml'));
const items = (bytes: Uint8Array) => {
  const reading = read({ bytes });
  if (reading.problem) throw new Error(reading.problem.message);
  return reading.items;
};
const inPieces = (bytes: Uint8Array, size: number) =>
  async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };

describe("WordPress's stored text", () => {
  test.each([
    ['blank lines part paragraphs, single ones lines', 'One\nmore\n\nTwo', '<p>One<br>more</p><p>Two</p>'],
    ['paragraphs of its own stay', '<p>One</p>\n\n<p>Two</p>', '<p>One</p><p>Two</p>'],
    ['marks of blocks go', '<!-- wp:list --><ul><li>a</li></ul><!-- /wp:list -->', '<ul><li>a</li></ul>'],
    ['shortcodes go, words in brackets stay', 'a [gallery ids="1,2"] b [sic] [2] c', '<p>a b [sic] [2] c</p>'],
    ['a script goes', 'a<script>x</script>', '<p>a</p>'],
  ])('%s', (_fact, text, expected) => {
    expect(storedHtml(text)).toBe(expected);
  });
});

describe('an export in parts', () => {
  const split = async (size: number, posts: number) => {
    const documents: string[] = [];
    for await (const document of splitExport(inPieces(whole, size), { ...splitSizes, posts })) documents.push(document);
    return documents;
  };

  test('gives the same posts as the whole of it, wherever the pieces and the parts end', async () => {
    const expected = items(whole);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 5 }), async (size, posts) => {
        const parts = await split(size, posts);
        expect(parts.length).toBe(Math.ceil(4 / posts));
        expect(parts.flatMap((part) => (part.includes('p=1') ? items(Buffer.from(part)) : []))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('of which one post has no end is refused before it fills the memory', async () => {
    const endless = async function* () {
      yield Buffer.from('<rss><channel><item>');
      for (;;) yield Buffer.alloc(100_000, 'x');
    };
    const walk = async () => {
      for await (const _ of splitExport(endless, { ...splitSizes, longestPost: 1_000_000 }));
    };
    await expect(walk()).rejects.toThrow('longer than 1000000 characters');
  });
});

test('what is no post is told in a note with its words', () => {
  const reading = read({ bytes: whole });
  expect('notes' in reading ? reading.notes.map(({ message }) => message) : []).toEqual(
    expect.arrayContaining(['"Imprint" is a page, no post.', '"Not yet" is draft, never published.']),
  );
});
