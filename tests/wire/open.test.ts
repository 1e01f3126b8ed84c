import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { createTar } from 'nanotar';
import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import { isMail } from '../../src/plugins/off-the-wire/server/src/wire/formats/email';
import { wireLimits } from '../../src/plugins/off-the-wire/server/src/wire/limits';
import { type Opened, open } from '../../src/plugins/off-the-wire/server/src/wire/open';

const ninjs = (name: string) => JSON.stringify({ uri: `urn:test:${name}`, headline: `Headline ${name}`, type: 'text' });
const headlines = ({ documents }: Opened) =>
  documents.flatMap(({ reading }) => ('items' in reading ? reading.items.map(({ headline }) => headline) : []));
const problems = ({ documents }: Opened) => documents.map(({ reading }) => reading.problem?.message);

describe('XML documents one after the other in a file', () => {
  const declaration = '<?xml version="1.0"?>\n';
  const nitf = (headline: string) =>
    `${declaration}<nitf><body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head></body></nitf>\n`;
  const rss = (title: string) =>
    `${declaration}<rss version="2.0"><channel><item><title>${title}</title></item></channel></rss>\n`;
  const newsml = (headline: string) =>
    `${declaration}<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>${headline}</HeadLine></NewsLines></NewsComponent></NewsItem></NewsML>\n`;
  const bytes = (...parts: readonly string[]) => strToU8(parts.join(''));

  test('each go to their own format, with the line on which they start', async () => {
    const opened = await open({ bytes: bytes(nitf('One'), nitf('Two'), rss('Three'), rss('Four'), newsml('Five')) });
    expect(headlines(opened)).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
    expect(opened.documents.map(({ name, reading }) => [name, reading.format])).toEqual([
      ['line 1', 'nitf'],
      ['line 5', 'feed'],
      ['line 7', 'feed'],
      ['line 9', 'newsml-1'],
    ]);
  });

  test('need no declaration where one ends and another begins', async () => {
    const bare = (text: string) => text.replace(declaration, '');
    const doctyped = `<!DOCTYPE NewsML SYSTEM "x.dtd">\n${bare(newsml('Three'))}`;
    const opened = await open({ bytes: bytes(bare(nitf('One')), bare(rss('Two')), doctyped, nitf('Four')) });
    expect(headlines(opened)).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  test('a root inside another, or inside CDATA, begins none', async () => {
    const inner = '<nitf><body/></nitf>\n<nitf><body/></nitf>';
    const opened = await open({ bytes: bytes(rss(`A<![CDATA[${inner}<rss>]]>`), nitf('Two')) });
    expect(opened.documents).toHaveLength(2);
  });

  test('a bad one costs none of the others', async () => {
    const opened = await open({ bytes: bytes(rss('One'), `${declaration}<unknown/>\n`, nitf('Two')) });
    expect(headlines(opened)).toEqual(['One', 'Two']);
    expect(opened.unreadable).toMatchObject([{ at: 'line 3' }]);
  });

  test('of one format that reads several are one document', async () => {
    const opened = await open({ bytes: bytes(nitf('One'), nitf('Two')) });
    expect(opened.documents.map(({ name }) => name)).toEqual([undefined]);
    expect(headlines(opened)).toEqual(['One', 'Two']);
  });
});

describe('what copy comes wrapped in', () => {
  test('gzip is opened', async () => {
    expect(headlines(await open({ bytes: gzipSync(ninjs('a')), fileName: 'a.json.gz' }))).toEqual(['Headline a']);
  });

  test('zip is opened, in the order of its files, and what a system put there for itself is left alone', async () => {
    const files = {
      'a.json': strToU8(ninjs('a')),
      'deep/b.json': strToU8(ninjs('b')),
      '__MACOSX/._a.json': strToU8('x'),
    };
    const opened = await open({ bytes: zipSync(files) });
    expect(headlines(opened)).toEqual(['Headline a', 'Headline b']);
    expect(opened.documents.map(({ name }) => name)).toEqual(['a.json', 'deep/b.json']);
    expect(opened.unreadable).toEqual([]);
  });

  test('tar is opened, gzipped too', async () => {
    const tar = createTar([
      { name: 'a.json', data: ninjs('a') },
      { name: 'b.json', data: ninjs('b') },
    ]);
    expect(headlines(await open({ bytes: tar }))).toEqual(['Headline a', 'Headline b']);
    expect(headlines(await open({ bytes: gzipSync(tar), fileName: 'x.tgz' }))).toEqual(['Headline a', 'Headline b']);
  });

  test('text copy of any wire and charset is read in them, each file as what it is', async () => {
    const wire = Buffer.from(
      '\u0001ats0187 4 i 20 ats 0187\r\n\r\nSuisse/\r\n\u0002Le port a rouvert =\r\n\r\nBerne (ats) Le port a \u0082t\u0082 rouvert jeudi.\r\n\u0003210815 GMT nov 24\r\n\u0004',
      'latin1',
    );
    const text = 'Harbour opens\n\nPORT ALBION, Nov 21 (Reuters) - The harbour opened on Thursday.\n\nShips came.\n';
    const mail = 'From: a@example.org\r\nDate: Thu, 21 Nov 2024 20:10:00 +0000\r\nSubject: Quay\r\n\r\nOne.\r\n';
    const zip = zipSync({ 'ats.txt': wire, 'deep/story.txt.gz': gzipSync(text), 'mail.eml': strToU8(mail) });
    const { items, unreadable } = await copyFrom({ bytes: zip }, {});
    expect(unreadable).toEqual([]);
    expect(items.map(({ headline }) => headline)).toEqual(['Le port a rouvert', 'Harbour opens', 'Quay']);
    expect(items[0]?.body).toBe('<p>Le port a été rouvert jeudi.</p>');
  });

  test('a file that cannot be read is named and costs none of its siblings; a picture is no failure', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
    const files = { 'bad.json': strToU8('{"headline": '), 'photo.png': png, 'good.json': strToU8(ninjs('good')) };
    const { documents, unreadable, notes } = await open({ bytes: zipSync(files) });
    expect(documents.length).toBe(1);
    expect(unreadable).toMatchObject([{ at: 'bad.json', reason: expect.stringContaining('found the end') }]);
    expect(notes).toMatchObject([{ rule: 'container', message: expect.stringContaining('photo.png') }]);
  });

  test('a container that breaks off is named', async () => {
    const whole = zipSync({ 'a.json': strToU8(ninjs('a')), 'b.json': strToU8(ninjs('b'.repeat(500))) }, { level: 0 });
    const opened = await open({ bytes: whole.subarray(0, 400) });
    expect(headlines(opened)).toEqual(['Headline a']);
    const gzip = gzipSync(ninjs('a')).subarray(0, 30);
    expect((await copyFrom({ bytes: gzip }, {})).problem).toMatchObject({ code: 'OTW_MALFORMED' });
  });

  test('an Office document is no container', async () => {
    const docx = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') });
    expect(problems(await open({ bytes: docx }))).toEqual([expect.stringContaining('Office document')]);
  });

  test('bombs are refused by the limit that they pass', async () => {
    const few = { limits: { ...wireLimits, unpackedBytes: 100_000, files: 3, containers: 2 } };
    expect(problems(await open({ bytes: gzipSync(Buffer.alloc(5_000_000)) }, few))).toEqual([
      'There are more than 100000 bytes in this archive or mail (limit unpackedBytes).',
    ]);
    const zeros = new Uint8Array(60_000);
    expect(problems(await open({ bytes: zipSync({ a: zeros, b: zeros }) }, few))).toEqual([
      expect.stringContaining('limit unpackedBytes'),
    ]);
    const many = Object.fromEntries([1, 2, 3, 4].map((n) => [`${n}.txt`, strToU8('x')]));
    expect(problems(await open({ bytes: zipSync(many) }, few))).toEqual([expect.stringContaining('than 3 files')]);
    const nested = [1, 2, 3].reduce<Uint8Array>((inner) => gzipSync(inner), Buffer.from(ninjs('a')));
    expect(problems(await open({ bytes: nested }, few))).toEqual([expect.stringContaining('inside one another')]);
  });
});

describe('a mail', () => {
  const mail = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'));
  const head = [
    'From: desk@a.example',
    'Date: Sun, 22 Nov 2026 18:00:00 +0000',
    'Message-ID: <1@a.example>',
    'MIME-Version: 1.0',
  ];

  test('is known by its header; wire copy with labels of its own is none', () => {
    expect(isMail(mail(...head, 'Subject: x', '', 'y'))).toBe(true);
    expect(isMail(Buffer.from('Headline: x\nByline: y\nDate: 2026-11-22\n\nText'))).toBe(false);
    expect(isMail(Buffer.from('FROM: the desk\nTO: all editors\n\nPlease note'))).toBe(false);
  });

  test('with copy attached gives that copy, and its own words go to the editors', async () => {
    const bytes = mail(
      ...head,
      'Subject: Two stories',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Please find them attached.',
      '--b',
      'Content-Type: application/json; name=a.json',
      'Content-Disposition: attachment; filename=a.json',
      '',
      ninjs('a'),
      '--b',
      'Content-Type: image/png',
      'Content-Disposition: attachment; filename=p.png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgoAAA==',
      '--b--',
    );
    const opened = await open({ bytes });
    expect(opened.documents).toMatchObject([
      {
        name: 'a.json',
        reading: {
          format: 'ninjs',
          items: [
            {
              headline: 'Headline a',
              edNotes: [{ role: 'covering mail', text: 'Two stories: Please find them attached.' }],
            },
          ],
        },
      },
    ]);
    expect(opened.notes.map(({ message }) => message).join()).toContain('p.png');
    expect(opened.notes.find(({ message }) => message === 'The mail that the copy came in.')?.was).toBe(
      '1@a.example, 2026-11-22T18:00:00.000Z',
    );
  });

  test('whose text is copy in a format of its own is read as that', async () => {
    const [document] = (await open({ bytes: mail(...head, 'Subject: feed', '', ninjs('a')) })).documents;
    expect(document?.reading).toMatchObject({ format: 'ninjs', items: [{ headline: 'Headline a' }] });
  });

  test('into which plain wire copy is pasted is read as that, with the id and the date of the mail', async () => {
    const text = [
      'From: copy@agency.example',
      'Subject: BC-US--Tide Race, 1st Ld-Writethru',
      'Date: Thu, 21 Nov 2024 20:10:00 +0000',
      'Message-ID: <p1@agency.example>',
      '',
      'BC-US--Tide Race, 1st Ld-Writethru,120',
      'Tide race called off',
      'By JANE DOLAN',
      'Associated Press',
      'PORT ALBION (AP) -- The tide race was called off Thursday after a gale, its organizers said in the evening.',
    ].join('\r\n');
    const { items } = await copyFrom({ bytes: strToU8(text) }, {});
    expect(items).toMatchObject([
      {
        guid: 'p1@agency.example',
        versionCreated: '2024-11-21T20:10:00.000Z',
        headline: 'Tide race called off',
        slugline: 'BC-US--Tide Race',
        byline: 'JANE DOLAN',
        versionKind: 'writethru',
      },
    ]);
  });

  test('of nothing but scraps of lines is refused: each costs as much as a whole one', async () => {
    const scraps = (count: number) => open({ bytes: mail(...head, 'Subject: x', '', ...Array(count).fill('- -')) });
    expect(problems(await scraps(40_000))).toEqual([expect.stringContaining('more than 30000 lines in a mail')]);
    expect(problems(await scraps(10_000))).toEqual([undefined]);
  });

  test('inside a mail is opened, and not without end', async () => {
    const inner = mail(...head, 'Subject: Inner', '', 'The story.');
    const outer = mail(...head, 'Subject: Outer', 'Content-Type: message/rfc822', '', inner.toString());
    expect(headlines(await open({ bytes: outer }))).toEqual(['Inner']);
  });

  test('is read through the whole desk', async () => {
    const bytes = mail(
      ...head,
      'Subject: UPDATE 2-Ferries run again',
      '',
      'PORT ALBION, Nov. 21 (HNA) -- Ferries ran. Enditem',
    );
    expect(await copyFrom({ bytes }, {})).toMatchObject({
      format: 'email',
      items: [{ headline: 'Ferries run again', versionKind: 'update', leadNumber: 2, provider: 'HNA' }],
    });
  });
});
