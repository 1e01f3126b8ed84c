import fc from 'fast-check';
import { Unreadable } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { cleanHtml, htmlOf } from '../../src/plugins/off-the-wire/server/src/wire/html';
import { wireLimits } from '../../src/plugins/off-the-wire/server/src/wire/limits';
import { parseXml } from '../../src/plugins/off-the-wire/server/src/wire/xml';
import { htmlNodes } from '../../src/plugins/off-the-wire/server/src/wire/xml/html';
import {
  at,
  attribute,
  child,
  children,
  descendants,
  lineOf,
} from '../../src/plugins/off-the-wire/server/src/wire/xml/tree';

const root = (text: string) => {
  const [first] = parseXml(text).roots;
  if (!first) throw new Error('no root');
  return first;
};

describe('XML', () => {
  test('keeps text and elements in their order, with entities decoded and CDATA as text', () => {
    expect(root('<p>One &amp; <b>two</b><![CDATA[ <three> ]]>four</p>').children).toEqual([
      'One & ',
      expect.objectContaining({ name: 'b', children: ['two'] }),
      ' <three> four',
    ]);
  });

  test('tells what a prefix stands for, whatever it is called, and what has none', () => {
    const tree = root('<n:a xmlns:n="urn:n"><b xmlns="urn:b"><c/></b><n:d n:x="1"/><e/></n:a>');
    expect(tree).toMatchObject({ name: 'a', namespace: 'urn:n' });
    expect(at(tree, 'b', 'c')).toMatchObject({ namespace: 'urn:b' });
    expect(child(tree, 'd')).toMatchObject({ namespace: 'urn:n', attributes: { 'n:x': '1' } });
    expect(child(tree, 'e')).toMatchObject({ namespace: undefined });
  });

  test('knows `xml` by its own name, whatever a document says that it is', () => {
    for (const text of ['<a xmlns:xml="urn:x"><xml:b/></a>', '<a xmlns:xml="urn:x"><xml:b/>&unknown;</a>']) {
      expect(child(root(text), 'b')).toMatchObject({ namespace: 'http://www.w3.org/XML/1998/namespace' });
    }
  });

  test('says at which line an element begins', () => {
    expect(child(root('<a>\n\n<b/></a>'), 'b')?.line).toBe(3);
  });

  test.each([
    ['an ampersand that begins nothing', '<a>AT&T</a>', 'AT&T', 0],
    ['an ampersand beside CDATA', '<a>A&B <![CDATA[C&D &amp; ]]><!-- & -->E&F;&amp;</a>', 'A&B C&D &amp; E&F;&', 1],
    ["HTML's named entities", '<a>caf&eacute; &mdash; &nbsp;</a>', 'café —', 0],
    ['an entity that nobody knows', '<a>&nosuch;</a>', '&nosuch;', 1],
    ['a control character', '<a>x\u0002y</a>', 'xy', 1],
    ['half a surrogate pair', '<a>x\ud800y</a>', 'x\ufffdy', 0],
    ['a declaration that is not at the start', '\n\n<?xml version="1.0"?><a>x</a>', 'x', 0],
    ['a reference to a character that there is not', '<a>&#99999999;</a>', '&#99999999;', 1],
  ])('is read with %s', (_what, text, expected, faults) => {
    expect(lineOf(root(text))).toBe(expected);
    expect(parseXml(text).faults.length).toBe(faults);
  });

  test('with several documents in a file gives each of them', () => {
    const text = '<?xml version="1.0"?><a>1</a>\n<?xml version="1.0"?><a>2</a>';
    expect(parseXml(text).roots.map(lineOf)).toEqual(['1', '2']);
  });

  test('that breaks off marks what it broke off in, and nothing that had ended', () => {
    const tree = root('<a><b>1</b><b>2');
    expect(tree.isWhole).toBe(false);
    expect(children(tree, 'b').map(({ isWhole }) => isWhole)).toEqual([true, false]);
  });

  test('with an end tag that is missing inside keeps the text where it stood', () => {
    const document = parseXml('<a><p>one</a>');
    expect(document.roots[0]).toMatchObject({ isWhole: true });
    expect(document.faults).toEqual([{ message: 'unexpected close tag.', line: 1 }]);
  });

  test('without any element is unreadable', () => {
    expect(() => parseXml('no xml at all')).toThrow(Unreadable);
  });

  test('with definitions in its document type is refused; a mere name is not, and nothing is fetched', () => {
    expect(() => parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow('limit entityDefinitions');
    expect(parseXml('<!DOCTYPE nitf SYSTEM "http://x.example/nitf.dtd"><nitf/>').doctype).toContain('nitf.dtd');
  });

  test.each([
    ['levels of nesting', '<a>'.repeat(15)],
    ['elements', `<a>${'<b/>'.repeat(30)}</a>`],
    ['attributes on an element', `<a ${Array.from({ length: 30 }, (_, n) => `b${n}=""`).join(' ')}/>`],
    ['characters in an attribute', `<a b="${'x'.repeat(300)}"/>`],
    ['faults', `<a>${'&x;'.repeat(30)}</a>`],
  ])('past the limit of %s is refused by its name', (what, text) => {
    const few = { ...wireLimits, depth: 10, elements: 20, attributes: 20, attributeLength: 200, faults: 20 };
    expect(() => parseXml(text, few)).toThrow(what);
  });

  test('of any kind is read or refused, and a name from the document is never a name of ours', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>/=&;"\'![]-?a:b \n') }), (text) => {
        try {
          parseXml(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(attribute(root('<a __proto__="x"/>'), 'constructor')).toBeUndefined();
  });

  test('is walked by local names', () => {
    const tree = root('<a><b><c>1</c></b><c> 2\n 3 </c></a>');
    expect(descendants(tree, 'c').map(lineOf)).toEqual(['1', '2 3']);
    expect(children(tree).map(({ name }) => name)).toEqual(['b', 'c']);
  });
});

describe('marked-up content of XML', () => {
  const html = (text: string) => htmlOf(htmlNodes(root(text).children));

  test('becomes the same HTML as a parser of HTML makes of it', () => {
    const body =
      '<p>One <b>two</b> <a href="https://a.example/?x=1&amp;y=2" onclick="x()">three</a></p><script>x</script>' +
      '<table><tr><td colspan="2" style="x">c</td></tr></table><unknown>four</unknown><img src="javascript:x"/>';
    expect(html(`<body>${body}</body>`)).toBe(cleanHtml(body));
  });

  test('is clean, whatever it is made of', () => {
    const tags = ['p', 'b', 'a', 'table', 'td', 'script', 'img', 'svg', 'x:p', 'pre', 'li'];
    const tree = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 4 }, fc.constantFrom('x', ' & ', '<'), tie('element')),
      element: fc.tuple(fc.constantFrom(...tags), fc.array(tie('node'), { maxLength: 4 })).map(([name, inside]) => ({
        name,
        namespace: undefined,
        attributes: { href: 'javascript:x', src: 'https://a.example/b', onload: 'x' },
        children: inside,
        line: 1,
        isWhole: true,
      })),
    }));
    fc.assert(
      fc.property(fc.array(tree.node, { maxLength: 5 }), (nodes) => {
        const made = htmlOf(htmlNodes(nodes as never));
        expect(made).toBe(cleanHtml(made));
        expect(made).not.toMatch(/javascript|onload|<script|<svg/);
      }),
    );
  });
});

test('half a character at the end of a document is read past', () => {
  for (const text of ['<a>b</a><!\ud800', '<a>b</a>\ud800', '<a>b\ud800'])
    expect(parseXml(text).roots[0]).toMatchObject({ name: 'a' });
});
