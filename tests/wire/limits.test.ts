import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import { formats } from '../../src/plugins/off-the-wire/server/src/wire/formats';
import {
  type Guarded,
  type LimitName,
  PastLimit,
  type WireLimits,
  wireLimits,
} from '../../src/plugins/off-the-wire/server/src/wire/limits';

/** Every cap, in every family of formats that has it: low limits, and the message that names the one that is passed. */
const fixtures = join(__dirname, '..', 'fixtures');
const samples = join(__dirname, '..', '..', '..', 'shared', 'samples');

const g2Item = (headline: string) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><contentMeta>${headline}</contentMeta></newsItem>`;
const nitf = (content: string) =>
  `<nitf><body><body.head><hedline><hl1>Boats sail</hl1></hedline></body.head><body.content>${content}</body.content></body></nitf>`;
const newsml = (content: string) =>
  `<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Boats sail</HeadLine></NewsLines>${content}</NewsComponent></NewsItem></NewsML>`;
const rss = (content: string) =>
  `<rss version="2.0"><channel><item><title>Boats sail</title>${content}</item></channel></rss>`;
const wxr = (content: string) =>
  `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>Boats sail</title>${content}</item></channel></rss>`;
const page = (content: string) =>
  `<!doctype html><html><meta property="og:type" content="article"><h1>Boats sail</h1>${content}</html>`;
const ninjs = (value: unknown) => JSON.stringify({ uri: 'urn:x:1', headline: 'Boats sail', extra: value });
const jsonFeed = (value: unknown) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Portal',
    items: [{ id: '1', title: 'Boats sail', content_text: 'At six.', extra: value }],
  });
const story = 'Boats sail at six\n\nPORT ALBION, Nov. 3 (HNA) -- Boats will sail at six, the port authority said.\n';
const pageText = `You are here: Home > World\n${story}`;
const message7901 =
  '\u0001bdt0123 3 pl 12 dpa 0456\nPort/\n\u0002Boats sail at six\n\nThey will be back.\n\u0003\n031200 Nov 26\n\u0004\n';
const messageAnpa =
  '\u0016\u0016\u0001a0123\u001f\nr i BC-Port-Boats   11-03 0012\n\u0002\u0008^Boats sail at six<\n\tThey will be back.\n\u0003\n11-03-26 1200EST\n\u0004\n';
const mail = (head: string, body = 'Boats will sail at six, the port authority said.') =>
  `From: desk@hna.example\nDate: Tue, 3 Nov 2026 10:00:00 +0000\nSubject: Boats sail\n${head}\n${body}\n`;
const nest = (levels: number): unknown => (levels === 0 ? 'deep' : [nest(levels - 1)]);

async function refusal(bytes: string | Uint8Array, few: Partial<WireLimits>) {
  const delivery = { bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes };
  const whole = await copyFrom(delivery, {});
  expect(whole.problem).toBeUndefined();
  expect(whole.unreadable).toEqual([]);
  const { problem, unreadable, items } = await copyFrom(delivery, {}, { limits: { ...wireLimits, ...few } });
  return { code: problem?.code, said: problem?.message ?? unreadable.map(({ reason }) => reason).join(), items };
}

const xml: Readonly<Record<string, (content: string) => string>> = {
  'NewsML-G2': g2Item,
  NITF: nitf,
  'NewsML 1': newsml,
  'a feed': rss,
  'a WordPress export': wxr,
};
const g2Content = '<headline>Boats sail</headline>';
const within = (make: (content: string) => string, content: string) =>
  make(make === g2Item ? g2Content + content : content);

const ofXml: readonly (readonly [cap: LimitName, low: number, content: string])[] = [
  ['depth', 8, `${'<p>'.repeat(8)}deep${'</p>'.repeat(8)}`],
  ['elements', 20, '<p>a</p>'.repeat(20)],
  ['attributes', 5, '<p a="" b="" c="" d="" e="" f="">a</p>'],
  ['attributeLength', 50, `<p a="${'x'.repeat(51)}">a</p>`],
  ['faults', 3, '&a; &b; &c; &d;'],
  ['textLength', 500, `<p>${'a '.repeat(300)}</p>`],
];

describe.each(Object.entries(xml))('%s', (_, make) => {
  test.each(ofXml)('past its limit of %s is refused by that name', async (cap, low, content) => {
    const { code, said } = await refusal(within(make, content), { [cap]: low });
    expect(code).toBe('OTW_PAST_LIMIT');
    expect(said).toMatch(new RegExp(`^There are more than ${low} .*\\(limit ${cap}\\)\\.$`));
  });

  test('with definitions in its document type is refused by that name, or read without them', async () => {
    const root = /^<([\w.]+)/.exec(make(''))?.[1];
    const text = `<!DOCTYPE ${root} [<!ENTITY a "expanded"><!ENTITY b "&a;&a;">]>${within(make, '<p>&b;</p>')}`;
    const limited = (entityDefinitions: number) =>
      copyFrom({ bytes: Buffer.from(text) }, {}, { limits: { ...wireLimits, entityDefinitions } });
    expect((await limited(1)).problem?.message).toContain('limit entityDefinitions');
    const { problem, ...read } = await limited(2);
    expect(problem).toBeUndefined();
    expect(JSON.stringify(read)).not.toContain('expanded');
  });
});

test.each<readonly [family: string, text: string, few: Partial<WireLimits>]>([
  ['nested JSON', ninjs(nest(10)), { depth: 8 }],
  ['a nested JSON Feed', jsonFeed(nest(10)), { depth: 8 }],
  ['JSON of many values', ninjs(Array(30).fill(0)), { elements: 20 }],
  ['a JSON Feed of many values', jsonFeed(Array(30).fill(0)), { elements: 20 }],
  ['long JSON', ninjs('a'.repeat(500)), { textLength: 400 }],
  ['a long JSON Feed', jsonFeed('a'.repeat(500)), { textLength: 400 }],
  ['a nested page', page('<div>'.repeat(10)), { depth: 8 }],
  ['a page of many elements', page('<p>a</p>'.repeat(30)), { elements: 20 }],
  ['a page with many attributes', page('<p a="" b="" c="" d="" e="" f="">a</p>'), { attributes: 5 }],
  ['a page with a long attribute', page(`<p a="${'x'.repeat(51)}">a</p>`), { attributeLength: 50 }],
  ['a long page', page('a '.repeat(300)), { textLength: 400 }],
  ['plain text of many lines', story + 'It said so.\n'.repeat(20), { lines: 20 }],
  ['plain text with a long line', `${story}${'It said so. '.repeat(20)}\n`, { lineLength: 200 }],
  ['long plain text', story, { textLength: 80 }],
  ['page text of many lines', pageText + 'It said so.\n'.repeat(20), { lines: 20 }],
  ['page text with a long line', `${pageText}${'It said so. '.repeat(20)}\n`, { lineLength: 200 }],
  ['IPTC 7901 of many lines', message7901, { lines: 5 }],
  ['IPTC 7901 with a long line', message7901, { lineLength: 20 }],
  ['ANPA 1312 of many lines', messageAnpa, { lines: 5 }],
  ['ANPA 1312 with a long line', messageAnpa, { lineLength: 20 }],
  ['a mail with a long head', mail(`X-A: ${'a'.repeat(300)}\n`), { mailHeaderBytes: 200 }],
  ['a long mail', mail(''), { textLength: 40 }],
  ['a mail of many lines', mail('', 'It said so.\n'.repeat(20)), { lines: 20 }],
  ['a mail with a long line', mail('', 'It said so. '.repeat(20)), { lineLength: 200 }],
])('%s is refused by the name of the limit', async (_, text, few) => {
  const [[cap, low] = []] = Object.entries(few);
  const { code, said } = await refusal(text, few);
  expect(said).toContain(`There are more than ${low} `);
  expect(said).toContain(`(limit ${cap})`);
  expect(code).toMatch(/^OTW_(?:PAST_LIMIT|UNKNOWN_FORMAT)$/);
});

test.each<readonly [family: string, text: string]>([
  ['NewsML-G2', g2Item(g2Content).repeat(3)],
  ['NITF', nitf('<p>a</p>').repeat(3)],
  [
    'NewsML 1',
    `<NewsML>${/<NewsItem>.*<\/NewsItem>/.exec(newsml('<ContentItem><DataContent>a</DataContent></ContentItem>'))?.[0].repeat(3)}</NewsML>`,
  ],
  ['a feed', rss('').replace(/<item>.*<\/item>/, (one) => one.repeat(3))],
  ['a WordPress export', wxr('').replace(/<item>.*<\/item>/, (one) => one.repeat(3))],
  ['ninjs', JSON.stringify([1, 2, 3].map((n) => ({ uri: `urn:x:${n}`, headline: 'Boats sail' })))],
  ['ninjs in lines', [1, 2, 3].map((n) => JSON.stringify({ uri: `urn:x:${n}`, headline: 'Boats sail' })).join('\n')],
  ['a JSON Feed', jsonFeed(0).replace(/\[(\{.*\})\]/, '[$1,$1,$1]')],
  ['IPTC 7901', message7901.repeat(3)],
  ['ANPA 1312', messageAnpa.repeat(3)],
  ['plain text', `${story}Enditem\n`.repeat(3)],
  [
    'XML documents of different formats',
    [nitf('<p>a</p>'), rss(''), nitf('<p>a</p>')].map((one) => `<?xml version="1.0"?>\n${one}\n`).join(''),
  ],
])('of %s that holds more items than are allowed the first are read, and the rest is named', async (_, text) => {
  const { said, items } = await refusal(text, { items: 2 });
  expect(items).toHaveLength(2);
  expect(said).toContain('There are more than 2 items in this document (limit items).');
});

describe('a container', () => {
  const one = strToU8(ninjs(0));

  test.each<readonly [what: string, bytes: Uint8Array, few: Partial<WireLimits>]>([
    ['gzip of much', gzipSync(strToU8(`${ninjs(0)}${' '.repeat(100_000)}`)), { unpackedBytes: 50_000 }],
    ['zip of many', zipSync({ 'a.json': one, 'b.json': one, 'c.json': one }), { files: 2 }],
    ['gzip in gzip', gzipSync(gzipSync(one)), { containers: 1 }],
  ])('%s is refused as a whole, by the name of the limit', async (_, bytes, few) => {
    const { code, said } = await refusal(bytes, few);
    expect(code).toBe('OTW_PAST_LIMIT');
    expect(said).toContain(`(limit ${Object.keys(few)[0]})`);
  });

  const attached = (count: number) =>
    mail(
      'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n',
      `${`--x\nContent-Type: application/json; name=a.json\nContent-Disposition: attachment; filename=a.json\n\n${ninjs(0)}\n`.repeat(count)}--x--`,
    );
  const parts = `${[1, 2, 3].map((n) => `Content-Type: multipart/mixed; boundary=x${n}\n\n--x${n}\n`).join('')}Content-Type: text/plain\n\nBoats will sail.`;

  test.each<readonly [what: string, text: string, few: Partial<WireLimits>]>([
    ['of many attachments', attached(3), { files: 2 }],
    ['of much', attached(1), { unpackedBytes: 20 }],
    ['with an attachment', mail('MIME-Version: 1.0\nContent-Type: message/rfc822\n', mail('')), { containers: 1 }],
    ['of parts in parts', mail('MIME-Version: 1.0', parts).replace('1.0\nContent', '1.0\nContent'), { mailDepth: 2 }],
  ])('that is a mail %s is refused by the name of the limit', async (_, text, few) => {
    const { code, said } = await refusal(text, few);
    expect(code).toBe('OTW_PAST_LIMIT');
    expect(said).toContain(`(limit ${Object.keys(few)[0]})`);
  });
});

test('a file that a limit refuses costs none of its siblings', async () => {
  const bytes = zipSync({
    'a.json': strToU8(ninjs(0)),
    'b.xml': strToU8(nitf('<p>'.repeat(20))),
    'c.json': strToU8(ninjs(0)),
  });
  const { items, unreadable } = await copyFrom({ bytes }, {}, { limits: { ...wireLimits, depth: 10 } });
  expect(items).toHaveLength(2);
  expect(unreadable).toEqual([{ at: 'b.xml', reason: 'There are more than 10 levels of nesting (limit depth).' }]);
});

describe('work that is broken off', () => {
  const late = (which: number): { guarded: Guarded } => {
    let runs = 0;
    return {
      guarded: (work) => {
        runs += 1;
        if (runs === which) throw new PastLimit('milliseconds', wireLimits);
        return work();
      },
    };
  };
  const problem = { code: 'OTW_PAST_LIMIT', message: expect.stringContaining('(limit milliseconds)') };

  test.each(formats.map(({ name }) => name))(
    'while a document of %s is read, or edited, is a problem of it',
    async (name) => {
      const [file = ''] = readdirSync(join(fixtures, name)).filter((one) => !one.endsWith('.items.json'));
      const bytes = readFileSync(join(fixtures, name, file));
      for (const which of [1, 2])
        expect(await copyFrom({ bytes, fileName: file }, {}, late(which))).toMatchObject({ problem, items: [] });
      expect((await copyFrom({ bytes, fileName: file }, {}, late(3))).problem).toBeUndefined();
    },
  );

  test.each([2, 3, 4, 5])('in an archive costs the document that it was at (run %i)', async (which) => {
    const bytes = zipSync({ 'a.json': strToU8(ninjs(0)), 'b.json': strToU8(ninjs(0)) });
    const { items, unreadable } = await copyFrom({ bytes }, {}, late(which));
    expect(items).toHaveLength(1);
    expect(unreadable).toMatchObject([{ at: expect.stringMatching(/^[ab]\.json$/), reason: problem.message }]);
  });

  test('while an archive is opened is a problem of the delivery', async () => {
    expect(await copyFrom({ bytes: gzipSync(strToU8(ninjs(0))) }, {}, late(1))).toMatchObject({ problem });
  });
});

describe('the defaults are at least four times what real copy needs', () => {
  const quarter = Object.fromEntries(
    Object.entries(wireLimits).map(([name, most]) => [name, Math.floor(most / 4)]),
  ) as unknown as WireLimits;
  const filesIn = (root: string) =>
    existsSync(root)
      ? readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
          .filter((file) => file.isFile() && !/\.(?:items\.json|xsd|md)$|^reut2/.test(file.name))
          .map((file) => join(file.parentPath, file.name))
      : [];

  test.each<readonly [what: string, folder: string]>([
    ['fixtures', fixtures],
    ...(existsSync(samples) ? [['samples', samples] as const] : []),
  ])('in all %s', async (_, root) => {
    const files = filesIn(root);
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const copy = await copyFrom({ bytes: readFileSync(file), fileName: file }, {}, { limits: quarter });
      expect([
        file,
        copy.problem?.code === 'OTW_PAST_LIMIT',
        JSON.stringify(copy.unreadable).includes('(limit '),
      ]).toEqual([file, false, false]);
    }
  });
});
