import fc from 'fast-check';

/** HTML for property tests: bodies well formed and deep, and soups of tags. */

const spans = 'b i strong em u s sub sup small q cite code abbr'.split(' ');
const wrapped = (tag: string, inside: string) => `<${tag}>${inside}</${tag.split(' ', 1)[0]}>`;
const some = (each: fc.Arbitrary<string>, maxLength = 3) =>
  fc.array(each, { minLength: 1, maxLength }).map((pieces) => pieces.join(''));

const { body } = fc.letrec<Record<'line' | 'block' | 'either' | 'body', string>>((tie) => {
  const { line, block, either } = { line: tie('line'), block: tie('block'), either: tie('either') };
  const inTag = (tags: readonly string[], inside: fc.Arbitrary<string>) =>
    fc.tuple(fc.constantFrom(...tags), inside).map(([tag, html]) => wrapped(tag, html));
  const list = (tag: string, items: readonly string[]) => some(inTag(items, either)).map((html) => wrapped(tag, html));
  const cells = inTag(['td', 'th', 'th scope="col"', 'td colspan="2"', 'td rowspan="1"'], either);
  const rows = some(some(cells).map((html) => wrapped('tr', html)));
  const parts = fc.oneof(rows, inTag(['thead', 'tbody', 'tfoot'], rows), inTag(['caption'], either));
  const shown = fc.constantFrom(
    '<img src="https://e.example/b.jpg">',
    '<a href="https://e.example/"><img src="https://e.example/b.jpg" alt="B"></a>',
  );
  return {
    line: some(
      fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(
          'a',
          'word',
          'one two ',
          '<br>',
          '<img src="https://e.example/a.jpg" alt="A" width="3">',
          '&lt;',
        ),
        inTag([...spans, 'a href="https://e.example/"', 'abbr title="t"'], line),
      ),
      4,
    ),
    either: fc.oneof(line, tie('body')),
    block: fc.oneof(
      { maxDepth: 2 },
      inTag(['p', 'h2', 'h5'], line),
      line.map((html) => `<pre>${html}\n  z</pre>`),
      list('ul', ['li']),
      list('ol start="4"', ['li']),
      list('dl', ['dt', 'dd']),
      inTag(['blockquote'], tie('body')),
      some(fc.oneof(block, shown, inTag(['figcaption'], either))).map((html) => wrapped('figure', html)),
      some(parts).map((html) => wrapped('table', html)),
    ),
    body: some(block),
  };
});

export const bodies = body;

const tags =
  'p br b i a h1 h2 ul ol li dl dt dd table tr td th caption thead tbody tfoot blockquote pre figure figcaption img div span q abbr code sub strong em';

export const soups = some(
  fc.oneof(
    fc.constantFrom(...tags.split(' ')).chain((tag) => fc.constantFrom(`<${tag}>`, `</${tag}>`)),
    fc.constantFrom('<a href="https://e.example/x">', '<img src="https://e.example/x.jpg">', '<br><br>', '&nbsp;'),
    fc.constantFrom('<th colspan=1 scope=col>', '<td rowspan=2>', '<ol start=3>', '<abbr title=x>'),
    fc.constantFrom(' ', '\n', 'a', ' b ', 'c', '&', '<', '>', '"'),
  ),
  40,
);
