import fc from 'fast-check';
import { typedAddress } from '../../src/plugins/off-the-wire/admin/src/body/editing/links';
import { later } from '../../src/plugins/off-the-wire/admin/src/body/later';
import { bodyMessages } from '../../src/plugins/off-the-wire/admin/src/body/messages';
import { openBody, tidyHtml } from '../../src/plugins/off-the-wire/admin/src/body/round-trip';
import { spread } from '../../src/plugins/off-the-wire/admin/src/body/spread';
import { writtenBody } from '../../src/plugins/off-the-wire/admin/src/body/write';
import english from '../../src/plugins/off-the-wire/admin/src/translations/en.json';
import { cleanHtml, countWords } from '../../src/plugins/off-the-wire/server/src/wire/html';
import { bodies, soups } from './bodies';

describe('a body that the server cleaned', () => {
  const table: readonly (readonly [fact: string, html: string])[] = [
    ['nothing', ''],
    ['a paragraph', '<p>Rain fell on the coast.</p>'],
    ['escaped markup', '<p>3 &lt; 4 &amp; 5 &gt; 2, AT&amp;T, &lt;script&gt;</p>'],
    ['a line break', '<p>One<br>Two<br><b>Three</b></p>'],
    ['spaces that do not break', '<p>10\u00a0km</p>'],
    ['headings of every level', '<h2>A</h2><h3>B</h3><h4>C</h4><h5>D</h5><h6>E <em>F</em></h6>'],
    ['both ways to write bold and italic', '<p><strong>a</strong> <b>b</b> <em>c</em> <i>d</i></p>'],
    ['bold in bold', '<p><b>one <b>two</b></b> <strong>a <b>b</b></strong></p>'],
    [
      'every inline element',
      '<p><u>a</u><s>b</s><sub>c</sub><sup>d</sup><small>e</small><cite>f</cite><code>g</code></p>',
    ],
    ['quotations that touch', '<p><q>a</q><q>b <b>c</b></q><q><b>d</b></q></p>'],
    ['quotations in quotations', '<p><q>He said <q>no</q>, <em>twice</em></q></p>'],
    ['an abbreviation', '<p><abbr title="World Health Organization">WHO</abbr> and <abbr>UN</abbr></p>'],
    ['a link with its relation', '<p><a href="https://example.com/a?b=1&amp;c=2" rel="nofollow sponsored">x</a></p>'],
    ['a mail link', '<p>Write to <a href="mailto:desk@example.com">the <b>desk</b></a>.</p>'],
    ['an italic link in bold', '<p><b>See <a href="https://example.com/"><i>here</i> now</a> and</b> there</p>'],
    ['lists of bare lines', '<ul><li>a</li><li><b>b</b> c</li></ul><ol><li>d</li></ol>'],
    ['a list item in a paragraph', '<ul><li><p>a</p></li><li>b</li></ul>'],
    ['a numbered list that starts at four', '<ol start="4"><li>a</li></ol>'],
    ['a list in a list', '<ul><li><p>a</p><ul><li>b</li></ul></li></ul>'],
    ['a list that is an item', '<ul><li><ol><li>b</li></ol></li></ul>'],
    ['terms and definitions', '<dl><dt>a</dt><dd>b</dd><dd><p>c</p><p>d</p></dd></dl>'],
    ['a quotation of several blocks', '<blockquote><p>a</p><ul><li>b</li></ul></blockquote>'],
    ['a listing', '<pre>Team     P  W\n<b>Harbour</b>  3  2\n\n  <code>x</code></pre>'],
    ['a plain table', '<table><tr><td>a</td><td></td></tr></table>'],
    [
      'a table with every part',
      '<table><caption>Passengers, <em>daily</em></caption><thead><tr><th scope="col">Day</th><th colspan="2" scope="colgroup">Count</th></tr></thead><tbody><tr><th rowspan="2" scope="row">Mon</th><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr></tbody><tfoot><tr><td colspan="3">Source: HNA</td></tr></tfoot></table>',
    ],
    ['two bodies in one table', '<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>'],
    ['rows outside of a section', '<table><thead><tr><th>a</th></tr></thead><tr><td>b</td></tr></table>'],
    ['rows of different length', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>'],
    ['blocks in a cell', '<table><tr><td><p>a</p><ul><li>b</li></ul></td><td><p>c</p></td></tr></table>'],
    ['a caption of several lines', '<table><caption><p>a</p><p>b</p></caption><tr><td>c</td></tr></table>'],
    [
      'a picture in a line',
      '<p>a <img src="https://example.com/a.jpg" alt="A &quot;b&quot;" width="640" height="480"> b</p>',
    ],
    [
      'a picture in a link in a line',
      '<p><a href="https://example.com/"><img src="https://example.com/a.jpg" alt=""></a></p>',
    ],
    [
      'a figure',
      '<figure><img src="https://example.com/a.jpg" alt="The port" width="640"><figcaption>The port. <small>HNA</small></figcaption></figure>',
    ],
    [
      'a linked picture in a figure, and its caption first',
      '<figure><figcaption><p>a</p><p>b</p></figcaption><a href="https://example.com/" rel="nofollow"><img src="https://example.com/a.jpg" alt=""></a><img src="https://example.com/b.jpg" alt=""></figure>',
    ],
    ['a figure around a table', '<figure><table><tr><td>a</td></tr></table><figcaption>b</figcaption></figure>'],
    ['copy from right to left', '<p>أعلنت الهيئة اليوم عن <b>خطة</b> جديدة.</p>'],
    ['copy without spaces', '<p>北京9月13日电</p>'],
  ];

  test.each(table)('comes back as it was: %s', (_, html) => {
    expect(cleanHtml(html)).toBe(html);
    const opened = openBody(html);
    expect(opened.lost).toEqual([]);
    expect(opened.html).toBe(html);
    expect(() => opened.document.check()).not.toThrow();
  });

  test.each([
    ['the nesting of two marks', '<p><i><b>a</b></i> <b><i>b</i> c</b></p>'],
    ['two bold runs that touch', '<p><b>a</b><b>b</b></p>'],
    ['a span of one column', '<table><tr><td colspan="1" rowspan="1">a</td></tr></table>'],
    ['two links that touch', '<p><a href="https://a.example/">a</a><a href="https://a.example/">b</a></p>'],
  ])('may be written otherwise where no reader can tell: %s', (_, html) => {
    expect(cleanHtml(html)).toBe(html);
    expect(openBody(html).lost).toEqual([]);
  });

  test.each([
    ['a caption below its table', '<table><tr><td>a</td></tr><caption>b</caption></table>', ['text', 'caption']],
    [
      'a second caption',
      '<table><caption>a</caption><caption>b</caption><tr><td>c</td></tr></table>',
      ['text', 'caption'],
    ],
  ])('is not given to the editor with %s: what would be lost is named', (_, html, lost) => {
    expect(cleanHtml(html)).toBe(html);
    expect([...openBody(html).lost].sort()).toEqual([...lost].sort());
  });

  test('comes back with every word, whatever it is made of, or what is lost is named', () => {
    fc.assert(
      fc.property(bodies, (html) => {
        const clean = cleanHtml(html);
        const opened = openBody(clean);
        opened.document.check();
        if (opened.lost.length === 0) expect(countWords(opened.html)).toBe(countWords(clean));
      }),
      { numRuns: 150 },
    );
  });

  test('loses captions out of place and hardly anything else, however deep it is', () => {
    const deep = fc.sample(bodies, { numRuns: 400, seed: 7 }).map((html) => openBody(cleanHtml(html)));
    // Marks that touch and overlap in ways that no agency writes: two in six thousand.
    expect(deep.filter(({ lost }) => lost.length > 0 && !lost.includes('caption')).length).toBeLessThanOrEqual(1);
  });

  test('is opened without loss from any soup of tags, captions out of place aside', () => {
    fc.assert(
      fc.property(soups, (soup) => {
        const { lost } = openBody(cleanHtml(soup));
        expect(lost.length === 0 || lost.includes('caption')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what the editor writes', () => {
  test('is left alone by the cleaning, and counted as the server counts it', () => {
    fc.assert(
      fc.property(bodies, (html) => {
        const opened = openBody(cleanHtml(html));
        const written = writtenBody(opened.document);
        expect(written.html).toBe(opened.html);
        expect(cleanHtml(written.html)).toBe(written.html);
        expect(written.words).toBe(countWords(written.html));
      }),
      { numRuns: 150 },
    );
  });

  test('leaves out what is empty and trims the ends, as the cleaning does', () => {
    const { document } = openBody('<p>One</p>');
    const { paragraph } = document.type.schema.nodes;
    const line = (text?: string) => paragraph?.create(null, text ? document.type.schema.text(text) : []) ?? [];
    const typed = document.copy(
      document.content.append(document.type.create(null, [line(), line(' two ')].flat()).content),
    );
    expect(writtenBody(typed).html).toBe('<p>One</p><p>two</p>');
  });

  test('takes a new row into the section that it stands in', () => {
    const { document } = openBody(
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr><tr><td>c</td></tr></tbody></table>',
    );
    const table = document.firstChild;
    const [head, first, second] = table?.content.content ?? [];
    if (!table || !head || !first || !second) throw new Error('The table has three rows');
    const fresh = first.type.create(
      null,
      openBody('<table><tr><td>new</td></tr></table>').document.firstChild?.firstChild?.content,
    );
    const rows = (...order: (typeof head)[]) =>
      writtenBody(
        document.copy(document.content.replaceChild(0, table.copy(table.content.cut(0, 0)).type.create(null, order))),
      ).html;
    expect(rows(head, fresh, first, second)).toContain('</thead><tbody><tr><td>new</td></tr><tr><td>b</td></tr>');
    expect(rows(head, first, second, fresh)).toContain('<tr><td>c</td></tr><tr><td>new</td></tr></tbody>');
    expect(rows(head, fresh)).toContain('</thead><tbody><tr><td>new</td></tr></tbody>');
    expect(rows(fresh, head, first)).toContain('<table><thead><tr><td>new</td></tr><tr><th>a</th></tr></thead>');
  });
});

describe('the source', () => {
  test('shows clean HTML a block a line, which cleaning undoes', () => {
    expect(spread('<p>a</p><ul><li>b</li><li><p>c</p></li></ul><pre>d\n</pre>')).toBe(
      '<p>a</p>\n<ul>\n<li>b</li>\n<li><p>c</p>\n</li>\n</ul>\n<pre>d\n</pre>',
    );
    fc.assert(
      fc.property(bodies, (html) => {
        const clean = cleanHtml(html);
        expect(cleanHtml(spread(clean))).toBe(clean);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['<p>a</p>\n<p>b &amp; c</p>', '<p>a</p><p>b &amp; c</p>'],
    ['<table><tr><td>a</td></tr></table>', '<table><tr><td>a</td></tr></table>'],
    ['<p onclick="x()">a</p>', '<p>a</p>'],
    ['<p>a<script>x</script></p>', '<p>parsed</p>'],
    ['<p>a', '<p>parsed</p>'],
    ['<P>a</P>', '<p>parsed</p>'],
    ['<p>a & b</p>', '<p>parsed</p>'],
    ['<p>a&nbsp;b</p>', '<p>parsed</p>'],
  ])('goes to the parser of all HTML where it is not as the server writes it: %j', (html, tidy) => {
    expect(tidyHtml(html, () => [{ text: 'parsed' }])).toBe(tidy);
  });
});

describe('a typed address', () => {
  test.each([
    ['https://example.com/a?b=1', 'https://example.com/a?b=1'],
    [' http://example.com ', 'http://example.com'],
    ['www.example.com/a b', 'https://www.example.com/a%20b'],
    ['example.com', 'https://example.com'],
    ['desk@example.com', 'mailto:desk@example.com'],
    ['mailto:desk@example.com', 'mailto:desk@example.com'],
    ['localhost:1337', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['/a', undefined],
    ['//example.com', undefined],
    ['https://', undefined],
    ['ferries', undefined],
    ['', undefined],
  ])('%j is %j', (typed, address) => expect(typedAddress(typed)).toBe(address));

  test('stays a link through the cleaning', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.emailAddress(), fc.string({ unit: 'grapheme' })), (typed) => {
        const address = typedAddress(typed);
        fc.pre(address !== undefined);
        expect(cleanHtml(`<a href="${address?.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}">x</a>`)).toContain(
          '<a href=',
        );
      }),
    );
  });
});

describe('writing into the form', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('is done at once, then in pauses, and never lost', () => {
    const work = jest.fn();
    const writing = later(work, 300);
    writing.ask();
    expect(work).toHaveBeenCalledTimes(1);
    writing.ask();
    writing.ask();
    expect(work).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(300);
    expect(work).toHaveBeenCalledTimes(2);
    writing.ask();
    writing.flush();
    expect(work).toHaveBeenCalledTimes(3);
    jest.advanceTimersByTime(1_000);
    expect(work).toHaveBeenCalledTimes(3);
  });

  test('is not done once it was dropped', () => {
    const work = jest.fn();
    const writing = later(work, 300);
    writing.ask();
    writing.ask();
    writing.drop();
    jest.advanceTimersByTime(1_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});

test('every word of the editor stands in en.json', () => {
  const ours = Object.entries(english).filter(([id]) => id.startsWith('body.'));
  expect(Object.fromEntries(ours)).toEqual(bodyMessages);
});
