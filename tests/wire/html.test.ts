import fc from 'fast-check';
import { cleanHtml, countWords, paragraphs, plain, textOf } from '../../src/plugins/off-the-wire/server/src/wire/html';

describe('clean HTML', () => {
  const table: readonly (readonly [fact: string, given: string, expected: string])[] = [
    ['a paragraph stays', '<p>Rain fell.</p>', '<p>Rain fell.</p>'],
    ['loose text stands in a paragraph', 'Rain fell.', '<p>Rain fell.</p>'],
    ['loose text between blocks stands in paragraphs', 'One<p>Two</p>Three', '<p>One</p><p>Two</p><p>Three</p>'],
    ['empty paragraphs are dropped', '<p></p><p>&nbsp;</p><p> <b> </b></p><p>x</p>', '<p>x</p>'],
    [
      'inline text and tails are kept',
      '<p>Start <b>bold</b> and <i>end</i>.</p>',
      '<p>Start <b>bold</b> and <i>end</i>.</p>',
    ],
    ['white space is folded', '<p>\n  One\n\ttwo </p>\n', '<p>One two</p>'],
    ['a script goes with its text', '<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
    ['a style goes with its text', '<style>p{}</style><p>a</p>', '<p>a</p>'],
    ['an xmp goes with its text', '<xmp><img src=x onerror=alert(1)></xmp><p>a</p>', '<p>a</p>'],
    ['a handler goes', '<p onclick="x()">a</p>', '<p>a</p>'],
    ['a comment goes', '<p>a<!-- <b>x</b> -->b</p>', '<p>ab</p>'],
    ['a frame goes', '<iframe src="https://example.com">x</iframe><p>a</p>', '<p>a</p>'],
    [
      'a form leaves its text and loses its controls',
      '<form><p>a</p><button>Go</button><select><option>1</option></select></form>',
      '<p>a</p>',
    ],
    ['an svg goes with its text', '<svg><text>x</text></svg>a', '<p>a</p>'],
    ['a document title goes', '<html><head><title>T</title></head><body><p>a</p></body></html>', '<p>a</p>'],
    ['h1 becomes h2', '<h1>Top</h1><h3>Next</h3>', '<h2>Top</h2><h3>Next</h3>'],
    [
      'a web link stays with its rel',
      '<a href="https://example.com/a?b=1&amp;c=2" rel="nofollow evil" target="_blank">x</a>',
      '<p><a href="https://example.com/a?b=1&amp;c=2" rel="nofollow">x</a></p>',
    ],
    ['a mail link stays', '<a href="mailto:desk@example.com">x</a>', '<p><a href="mailto:desk@example.com">x</a></p>'],
    ['a script link leaves its text', '<a href="javascript:alert(1)">x</a>', '<p>x</p>'],
    ['a masked script link leaves its text', '<a href=" java\tscript:alert(1)">x</a>', '<p>x</p>'],
    ['a data link leaves its text', '<a href="data:text/html,x">x</a>', '<p>x</p>'],
    ['a relative link leaves its text', '<a href="/a">x</a>', '<p>x</p>'],
    ['a link without a scheme leaves its text', '<a href="//example.com/a">x</a>', '<p>x</p>'],
    [
      'a link in a link leaves its text',
      '<a href="https://a.example"><b>x <a href="https://b.example">y</a></b></a>',
      '<p><a href="https://a.example"><b>x y</b></a></p>',
    ],
    [
      'escaped markup stays text',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; AT&amp;T</p>',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; AT&amp;T</p>',
    ],
    ['an arrow that is no tag stays text', '<p>3 < 4 & 5 > 2</p>', '<p>3 &lt; 4 &amp; 5 &gt; 2</p>'],
    ['named entities become letters', '<p>caf&eacute; &mdash; &#8364;5</p>', '<p>café — €5</p>'],
    ['divs are paragraphs', '<div>One</div><div>Two <div>Three</div></div>', '<p>One</p><p>Two</p><p>Three</p>'],
    ['sections and articles are unwrapped', '<article><section><p>a</p></section></article>', '<p>a</p>'],
    ['a rule parts paragraphs', 'One<hr>Two', '<p>One</p><p>Two</p>'],
    ['one line break stays', '<p>a<br/>b</p>', '<p>a<br>b</p>'],
    ['two line breaks part paragraphs', 'a<br><br>b<br> <br/>c<br>', '<p>a</p><p>b</p><p>c</p>'],
    ['bold around blocks is unwrapped', '<b><p>a</p><p>b</p></b>', '<p>a</p><p>b</p>'],
    ['a list stays', '<ul><li>a</li><li></li><li><b>b</b></li></ul>', '<ul><li>a</li><li><b>b</b></li></ul>'],
    ['a numbered list keeps its start', '<ol start="4" type="i"><li>a</li></ol>', '<ol start="4"><li>a</li></ol>'],
    [
      'a list in a list keeps its place',
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
      '<ul><li><p>a</p><ul><li>b</li></ul></li></ul>',
    ],
    ['loose text in a list is an item', '<ul>a<li>b</li></ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['an item without a list is a paragraph', '<li>a</li>', '<p>a</p>'],
    ['a definition list stays', '<dl><dt>a</dt><dd>b</dd></dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    ['a quotation holds paragraphs', '<blockquote>a</blockquote>', '<blockquote><p>a</p></blockquote>'],
    ['a listing keeps its lines', '<pre>\n a  b\n<b>c</b>\n</pre>', '<pre> a  b\n<b>c</b>\n</pre>'],
    [
      'a table keeps rows, cells and spans',
      '<table class="x"><caption>T</caption><tr><th scope="col" colspan="2">a</th></tr><tr><td>b</td><td></td></tr></table>',
      '<table><caption>T</caption><tr><th colspan="2" scope="col">a</th></tr><tr><td>b</td><td></td></tr></table>',
    ],
    ['an empty table is dropped', '<table><tr><td> </td></tr></table><p>a</p>', '<p>a</p>'],
    ['a cell without a table is a paragraph', '<tr><td>a</td></tr>', '<p>a</p>'],
    [
      'a figure keeps picture and caption',
      '<figure><div><img src="https://example.com/a.jpg" alt="A &quot;b&quot;" width="640" height="50%" onload="x"></div><figcaption>Cap</figcaption></figure>',
      '<figure><img src="https://example.com/a.jpg" alt="A &quot;b&quot;" width="640"><figcaption>Cap</figcaption></figure>',
    ],
    [
      'a figure without a picture is paragraphs',
      '<figure><img src="data:image/png;base64,xx"><figcaption>Cap</figcaption></figure>',
      '<p>Cap</p>',
    ],
    ['a counting pixel goes', '<p>a<img src="https://example.com/t.gif" width="1" height="1"></p>', '<p>a</p>'],
    ['control characters go', '<p>a\u0000b\u0007c</p>', '<p>abc</p>'],
    ['half a surrogate pair is replaced', '<p>a\ud800b</p>', '<p>a\ufffdb</p>'],
    ['prefixed XHTML is read', '<xhtml:p>a</xhtml:p>', '<p>a</p>'],
    ['a CDATA section is text', '<p><![CDATA[a < b]]></p>', '<p>a &lt; b</p>'],
    ['struck text is s', '<p><strike>a</strike></p>', '<p><s>a</s></p>'],
    ['an ideographic indent goes', '<p>\u3000\u3000北京</p>', '<p>北京</p>'],
  ];

  test('the table has 53 rows', () => expect(table).toHaveLength(53));

  test.each(table)('%s', (_, given, expected) => {
    expect(cleanHtml(given)).toBe(expected);
    expect(cleanHtml(expected)).toBe(expected);
  });

  test('cleaning twice is cleaning once, for any soup of tags', () => {
    const tags =
      'p br b i a h1 h2 ul ol li dl dt dd table tr td th caption thead blockquote pre figure figcaption img div span hr script svg';
    const piece = fc.oneof(
      fc.constantFrom(...tags.split(' ')).chain((tag) => fc.constantFrom(`<${tag}>`, `</${tag}>`, `<${tag} x="<">`)),
      fc.constantFrom(
        '<a href="https://example.com/x">',
        '<img src="https://example.com/x.jpg">',
        '<br><br>',
        '&nbsp;',
        '&lt;p&gt;',
        '<!--',
        '-->',
      ),
      fc.constantFrom(' ', '\n', 'a', ' b ', '\u3000', '&', '<', '>', '"', '\u200b'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = cleanHtml(pieces.join(''));
        expect(cleanHtml(once)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });

  test('no soup leaves a script, a handler or an unknown scheme', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'<>/="\' scriptonerrorjavascript:img&#;x!-'.split('')), maxLength: 60 }),
        (soup) => {
          const clean = cleanHtml(`<img src=x ${soup}<script>${soup}`);
          expect(clean).not.toMatch(/<(?:script|[^>]*\son\w+=|[^>]*(?:href|src)="(?!https?:\/\/|mailto:))/i);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['a hundred thousand open tags', '<b>'.repeat(100_000)],
    ['nested blocks', '<div><ul><li>'.repeat(30_000)],
    ['nested figures and tables', '<figure><table><tr><td>'.repeat(20_000)],
    ['closing tags without an end', `${'<i>'.repeat(400)}${'</b>'.repeat(200_000)}`],
    ['angle brackets', '<'.repeat(500_000)],
    ['open comments', '<!--'.repeat(200_000)],
    ['ampersands', '&#'.repeat(300_000)],
    ['attributes', `<p ${'a=" '.repeat(200_000)}`],
  ])('%s do not hold the line up', (_, hostile) => {
    const started = process.cpuUsage();
    cleanHtml(`${hostile}text`);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(4);
  });

  test('copy that nests too deep keeps its text and paragraphs', () => {
    expect(cleanHtml(`${'<b>'.repeat(1_000)}<p>One</p><div>Two</div>`)).toBe('<p>One</p><p>Two</p>');
  });
});

describe('paragraphs', () => {
  test('texts are escaped, folded and wrapped, and blank ones left out', () => {
    expect(paragraphs(['a <b> & c', ' ', 'two\n lines\u0000'])).toBe('<p>a &lt;b&gt; &amp; c</p><p>two lines</p>');
  });

  test('paragraphs are clean HTML', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const html = paragraphs(texts);
        expect(cleanHtml(html)).toBe(html);
      }),
    );
  });
});

describe('text of HTML', () => {
  test('blocks are lines, cells are parted by tabs, entities are letters', () => {
    const html =
      '<h2>A</h2><p>b &amp; &lt;c&gt;<br>d <b>e</b></p><ul><li>f</li></ul><table><tr><td>1</td><td>2</td></tr></table>';
    expect(textOf(html)).toBe('A\nb & <c>\nd e\nf\n1\t2');
  });

  test('an escaped reference is decoded once', () => {
    expect(textOf('<p>&amp;lt;</p>')).toBe('&lt;');
  });
});

describe('word count', () => {
  test.each<readonly [string, number]>([
    ['<p>One two, three.</p><p>Four</p>', 4],
    ['<p>The U.S.-led group’s 3.5-percent rise, well-known</p>', 6],
    ['', 0],
    ['<p>— … !</p>', 0],
    ['<p>中国经济 2026 年</p>', 6],
    ['<p>東京でニュース</p>', 7],
    ['<p>대한민국 서울</p>', 2],
    ['<p>Привет, мир</p>', 2],
    ['<p>أخبار اليوم</p>', 2],
    ['<p>ข่าววันนี้</p>', 3],
  ])('%s', (html, count) => {
    expect(countWords(html)).toBe(count);
  });
});

test('half a million letters without a space are counted in the memory that they take', () => {
  const words = countWords(`<p>${'ข่าววันนี้'.repeat(50_000)}</p>`);
  expect(words).toBeGreaterThan(145_000);
  expect(words).toBeLessThan(155_000);
});

describe('plain text for headlines', () => {
  test.each<readonly [fact: string, given: string, expected: string]>([
    ['real markup is stripped', 'Profits <b>soar</b> at <i class="x">AT&amp;T</i>', 'Profits soar at AT&T'],
    ['a script goes with its text', '<script>x</script>Profits', 'Profits'],
    ['comparisons stay', 'If a<b and c>d, 3 < 4', 'If a<b and c>d, 3 < 4'],
    ['an ampersand stays', 'AT&T and R&D at a=1&copy=2', 'AT&T and R&D at a=1&copy=2'],
    ['entities are decoded', 'Caf&eacute; &amp; bar &#8212; &#x20AC;5 &hellip;', 'Café & bar — €5 …'],
    ['entities are decoded once', '&amp;lt;b&amp;gt; &amp;amp;', '&lt;b&gt; &amp;'],
    ['escaped markup becomes text and stays', '&lt;b&gt;Bold&lt;/b&gt;', '<b>Bold</b>'],
    ['white space is folded', ' One\r\n two\u00a0\tthree ', 'One two three'],
    ['controls go', 'One\u0000\u001btwo\ufeff', 'Onetwo'],
    ['blank is empty', ' \n ', ''],
  ])('%s', (_, given, expected) => {
    expect(plain(given)).toBe(expected);
  });

  test('plain never throws and gives one trimmed line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plain(text)).toMatch(/^(?:\S(?:.*\S)?)?$/u);
      }),
    );
  });
});
