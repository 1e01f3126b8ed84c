import fc from 'fast-check';
import { nitf } from '../../src/plugins/off-the-wire/server/src/wire/formats/nitf';
import { nitfBody } from '../../src/plugins/off-the-wire/server/src/wire/formats/nitf/body';
import { htmlOf } from '../../src/plugins/off-the-wire/server/src/wire/html';
import type { Node } from '../../src/plugins/off-the-wire/server/src/wire/html/tree';
import type { XmlElement, XmlNode } from '../../src/plugins/off-the-wire/server/src/wire/xml';

/** Work is counted in looks at children, which no machine does faster than another. */
function counted() {
  let looks = 0;
  const node = (tag: string, own: readonly Node[]): Node => ({
    tag,
    attributes: new Map(),
    get children() {
      looks += own.length;
      return own;
    },
  });
  const element = (name: string, own: readonly XmlNode[]): XmlElement => ({
    name,
    namespace: undefined,
    attributes: {},
    line: 1,
    isWhole: true,
    get children() {
      looks += own.length;
      return own;
    },
  });
  return { node, element, looks: () => looks };
}

const words = 'Crews met on the quay. ';

function nest<T>(depth: number, around: (inner: readonly (T | { text: string })[]) => T): T {
  let inner = around([]);
  for (let level = 1; level < depth; level += 1) inner = around([{ text: words }, inner, { text: words }]);
  return inner;
}

describe('a nest of inline elements costs what it holds', () => {
  const htmlLooks = (depth: number) => {
    const { node, looks } = counted();
    expect(htmlOf([nest<Node>(depth, (inner) => node('q', inner))])).toContain(words.trim());
    return looks();
  };

  const nitfLooks = (depth: number) => {
    const { element, looks } = counted();
    let inner = element('q', [words]);
    for (let level = 1; level < depth; level += 1) inner = element('q', [inner, words]);
    expect(nitfBody(element('block', [inner]), new Set()).html).toContain(words.trim());
    return looks();
  };

  test.each([
    ['as HTML', htmlLooks],
    ['as NITF', nitfLooks],
  ])('%s', (_, looks) => {
    // Twice the depth, twice the work: at the square of it this would be four times.
    expect(looks(240) / looks(120)).toBeLessThan(2.2);
    expect(looks(240)).toBeLessThan(240 * 3 * 12);
  });

  test('a document of 340 kB in 240 of them is read', () => {
    const text = `<nitf><body><body.content><p>${`<q>${words.repeat(60)}`.repeat(240)}${'</q>'.repeat(240)}</p></body.content></body></nitf>`;
    const { items } = nitf.parse({ text, head: text.slice(0, 4_096) });
    expect(items[0]?.body?.length).toBeGreaterThan(300_000);
  });
});

test('a simple paragraph is written in one pass as it is in several', () => {
  const texts = fc.constantFrom('', ' ', 'a', ' b ', 'c\n d', '\u200b', '&', '<i>', 'x\u00a0', '"');
  const none: ReadonlyMap<string, string> = new Map();
  const text = texts.map((one): Node => ({ text: one }));
  const inline: fc.Arbitrary<Node> = fc
    .record({
      tag: fc.constantFrom('b', 'em', 'q', 'abbr', 'a', 'br', 'img'),
      attributes: fc.constantFrom<ReadonlyMap<string, string>>(
        none,
        new Map([['href', 'https://a.example/?b&c="d']]),
        new Map([
          ['href', 'mailto:a@b.example'],
          ['rel', 'nofollow x'],
        ]),
        new Map([['href', 'javascript:x']]),
        new Map([['title', 'T']]),
      ),
      children: fc.array(text, { maxLength: 2 }),
    })
    .map((one): Node => one);
  fc.assert(
    fc.property(fc.array(fc.oneof(text, inline), { maxLength: 5 }), (children) => {
      // What stands loose in a div is made a paragraph by the longer way.
      const [paragraph, loose] = ['p', 'div'].map((tag) => htmlOf([{ tag, attributes: none, children }]));
      expect(paragraph).toBe(loose);
    }),
    { numRuns: 3_000 },
  );
});
