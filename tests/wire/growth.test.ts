import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';

/** Shapes of copy that would cost the square of their size, or overturn a reader, if it were done the short way. */
const attributes = (level: number) => Array.from({ length: 200 }, (_, n) => `xmlns:n${level}x${n}="u"`).join(' ');
const nitf = (content: string) =>
  `<nitf><body><body.head><hedline><hl1>Boats sail</hl1></hedline></body.head><body.content>${content}</body.content></body></nitf>`;
const wxr = (content: string) =>
  `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>Boats sail</title><content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`;
const page = (content: string) =>
  `<!doctype html><html><meta property="og:type" content="article"><h1>Boats sail</h1>${content}</html>`;
const g2 = (content: string) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1">${content}<contentMeta><headline>Boats sail</headline></contentMeta></newsItem>`;
const story =
  'Boats sail at six\n\nPORT ALBION, Nov. 3 (HNA) -- Boats will sail at six in the morning, the port authority said.\n\n';
const message = (lead: string, end: string) =>
  `\u0001bdt0123 3 pl 12 dpa 0456\n${lead}\u0002Boats sail\n\nThey will.\n\u0003${end}\u0004`;

test.each<readonly [shape: string, make: () => string]>([
  [
    'namespaces declared in a nest of many',
    () =>
      nitf(
        Array.from({ length: 100 }, (_, n) => `<a ${attributes(n)}>`).join('') +
          '<b xmlns:q="z"/>'.repeat(8_000) +
          '</a>'.repeat(100),
      ),
  ],
  ['shortcodes that only end', () => wxr('[/ab] '.repeat(300_000))],
  ['comments that only begin', () => wxr('<!--'.repeat(100_000))],
  [
    'a page of many parts beside a long one',
    () => page(`<div><p>${'word <b>word</b> '.repeat(30_000)}</p></div>${'<div><p>x</p></div>'.repeat(20_000)}`),
  ],
  ['a page of many metas of one name', () => page('<meta property="article:tag" content="a">'.repeat(60_000))],
  ['headings in headings', () => page('<h2>'.repeat(400) + '<b>word</b> '.repeat(15_000))],
  ['initials below a story', () => story + 'ab/cd\n'.repeat(400_000)],
  ['keyword lines', () => message('A/B\n'.repeat(200_000), '')],
  ['lines after the end', () => message('A/B\n', 'after it\n'.repeat(200_000))],
  ['bylines', () => g2('').replace('<headline>', `${'<by>a</by>'.repeat(200_000)}<headline>`)],
  [
    'returns without line feeds',
    () =>
      `\u0016\u0016\u0001a0123\r\nr s BC-X   11-13 0590\r\n\u0002\r\n\tBoats sail at six.\r\n\u0003${'\r'.repeat(500_000)}x`,
  ],
  [
    'blank lines between the rows of a table',
    () => `${story}Wheat   41   38\n${'\n'.repeat(400_000)}Oats    9    10\n`,
  ],
  [
    'brackets behind an id',
    () => `From: a@b.example\nDate: x\nSubject: Boats sail\nMessage-ID: <a${'>'.repeat(400_000)}x\n\nThey will.\n`,
  ],
  [
    'arrows in a breadcrumb',
    () => page(`<nav class="breadcrumb"><a>Home</a> ${'>'.repeat(500_000)}x</nav><p>They will.</p>`),
  ],
  ['Thai words with Latin ones between', () => story + `${'เรือ a '.repeat(7_000)}\n`.repeat(10)],
  [
    'names that are long in a deep nest',
    () =>
      nitf('<p>a</p>').replace(
        '<body>',
        `<head>${`<${'n'.repeat(900)}>`.repeat(200)}${'<a>x</a><b>y</b>'.repeat(10_000)}${`</${'n'.repeat(900)}>`.repeat(200)}</head><body>`,
      ),
  ],
])('%s take no time', async (_, make) => {
  const bytes = Buffer.from(make());
  const started = process.cpuUsage();
  const { problem, items } = await copyFrom({ bytes }, {});
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(5_000);
  expect(problem).toBeUndefined();
  expect(items).toHaveLength(1);
});
