import fc from 'fast-check';
import { Unreadable } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { plainText } from '../../src/plugins/off-the-wire/server/src/wire/formats/plain-text';
import type { Item, Parsed } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { linesOf, paragraphsOf } from '../../src/plugins/off-the-wire/server/src/wire/lines';
import { lostWords } from './words';

const documentOf = (text: string) => ({ text, head: text.slice(0, 4_096) });
const sniff = (text: string) => plainText.sniff(documentOf(text));
const parse = (text: string) => plainText.parse(documentOf(text));
const only = (text: string): Item => parse(text).items[0] ?? {};
const told = (item: Item) => JSON.parse(JSON.stringify(item));

const dated = 'PORT ALBION, Nov. 21 (HNA) -- Crews met on the quay on Saturday.';
const prose = 'The crews of the island ferries met on the quay on Saturday and voted to go back to work.';

describe('paragraphs', () => {
  const of = (text: string) => paragraphsOf(linesOf(text)).map((paragraph) => paragraph.text);

  test.each([
    ['blank lines part them', 'One of it.\n\nTwo of it.', ['One of it.', 'Two of it.']],
    ['they may stand one a line', 'One of it.\nTwo of it.\nThree.', ['One of it.', 'Two of it.', 'Three.']],
    [
      'an indented first line starts one',
      '    Crews met on\nthe quay. They\nspoke.\n    They left at\nnoon.',
      ['Crews met on the quay. They spoke.', 'They left at noon.'],
    ],
    [
      'a fixed width is joined again',
      'The crews of the island ferries met on the quay on Saturday,\nand voted to go back to work after nine hours of a strike,\nsaid their union.',
      [
        'The crews of the island ferries met on the quay on Saturday, and voted to go back to work after nine hours of a strike, said their union.',
      ],
    ],
    [
      'lines of a table are not joined',
      'Shr 45 cts\nNet 1.1 mln\nThe sales of the firm rose on the back of the tug business, it said',
      ['Shr 45 cts', 'Net 1.1 mln', 'The sales of the firm rose on the back of the tug business, it said'],
    ],
    ['points of a list are not joined', '• One\n• Two\n• Three', ['• One', '• Two', '• Three']],
    ['a hyphen at the end of a line joins without a space', 'A well-\nknown boat sails.', ['A well-known boat sails.']],
    ['ideographs join without a space', '两个岛屿小镇宣布将共用\n一艘消防船。', ['两个岛屿小镇宣布将共用一艘消防船。']],
    ['any line ends will do', 'One.\r\n\r\nTwo.\r\rThree.\u2028\u2028Four.', ['One.', 'Two.', 'Three.', 'Four.']],
    ['odd spaces are spaces', 'A\u00a0boat\u3000sails.\u200b', ['A boat sails.']],
  ])('%s', (_, text, paragraphs) => expect(of(text)).toEqual(paragraphs));

  test('text wrapped at any width is the same text again', () => {
    const words = fc.array(fc.constantFrom('boat', 'harbour', 'a', 'of', 'council', 'said', 'tidal'), {
      minLength: 30,
      maxLength: 80,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 90 }), (list, width) => {
        const text = `The ${list.join(' ')}.`;
        expect(of(wrapped(text, width))).toEqual([text]);
      }),
    );
  });

  function wrapped(text: string, width: number): string {
    return text.split(' ').reduce((lines, word) => {
      const last = lines.slice(lines.lastIndexOf('\n') + 1);
      return lines === '' ? word : `${lines}${last.length + 1 + word.length > width ? '\n' : ' '}${word}`;
    }, '');
  }
});

describe('the header', () => {
  test.each([
    [
      'a slug in one word',
      `ferry-strike-harbour\nCrews meet\n${dated}`,
      { slugline: 'ferry-strike-harbour', headline: 'Crews meet' },
    ],
    [
      'a slug with a stroke',
      `Isles-ferries/\nCrews meet\n${dated}`,
      { slugline: 'Isles-ferries/', headline: 'Crews meet' },
    ],
    [
      'an AP slug',
      `BC-US--Ferry, 1st Ld,90\nCrews meet\n${dated}`,
      { slugline: 'BC-US--Ferry, 1st Ld,90', headline: 'Crews meet' },
    ],
    [
      'a PTI slug',
      `DEL98 ENV-LD FERRY\nCrews meet\n${dated}`,
      { slugline: 'DEL98 ENV-LD FERRY', headline: 'Crews meet' },
    ],
    [
      'a slug in capitals',
      `FERRY-LD STRIKE\nCrews meet\n${dated}`,
      { slugline: 'FERRY-LD STRIKE', headline: 'Crews meet' },
    ],
    ['a slug with a label', `Slug: ferry\nCrews meet\n${dated}`, { slugline: 'ferry', headline: 'Crews meet' }],
    ['priority as a number', `Priority: 2\nCrews meet\n${dated}`, { urgency: 2, headline: 'Crews meet' }],
    ['priority as a word', `Urgency: flash\nCrews meet\n${dated}`, { urgency: 1, headline: 'Crews meet' }],
    [
      'keywords',
      `Keywords: ferry, strike\nCrews meet\n${dated}`,
      { keywords: ['ferry', 'strike'], headline: 'Crews meet' },
    ],
    ['a headline with a label', `Headline: Crews meet\n\n${dated}`, { headline: 'Crews meet' }],
    ['a byline', `Crews meet\nBy Ana Ruiz\n\n${dated}`, { headline: 'Crews meet', byline: 'By Ana Ruiz' }],
    [
      'a date',
      `Crews meet\n2026-11-21 09:30 GMT\n\n${dated}`,
      { headline: 'Crews meet', versionCreated: '2026-11-21T09:30:00.000Z' },
    ],
    [
      'a time without a zone',
      `Date: 2026-11-21 09:30\nCrews meet\n${dated}`,
      { headline: 'Crews meet', versionCreated: '2026-11-21T09:30:00' },
    ],
    [
      'a headline in two lines',
      `Crews meet on the quay and vote to\nreturn to work\n\n${dated}`,
      { headline: 'Crews meet on the quay and vote to return to work' },
    ],
    [
      'a second headline',
      `Crews meet\n\nNine hours of strike end\n\n${dated}`,
      { headline: 'Crews meet', abstract: 'Nine hours of strike end' },
    ],
    ['a line on the version', `REFILE\n1ST LEAD\nCrews meet\n${dated}`, { headline: 'REFILE: 1ST LEAD: Crews meet' }],
    [
      'a note to editors',
      `Crews meet\n(Eds: adds vote)\n${dated}`,
      { headline: 'Crews meet', edNotes: [{ text: '(Eds: adds vote)' }] },
    ],
    [
      'an embargo with its end',
      `EMBARGOED UNTIL 0600 GMT, November 23, 2026\nCrews meet\n${dated}`,
      {
        headline: 'Crews meet',
        embargo: { until: '2026-11-23T06:00:00.000Z', verbatim: 'EMBARGOED UNTIL 0600 GMT, November 23, 2026' },
      },
    ],
    [
      'an embargo without a clear end',
      `EMBARGOED UNTIL 6 a.m. Monday\nCrews meet\n${dated}`,
      { headline: 'Crews meet', embargo: { until: null, verbatim: 'EMBARGOED UNTIL 6 a.m. Monday' } },
    ],
    [
      'prefixes of a headline stay for the desk',
      `2nd LD-Writethru-China Focus: Crews meet\n${dated}`,
      { headline: '2nd LD-Writethru-China Focus: Crews meet' },
    ],
  ])('may have %s', (_, text, expected) => {
    expect(told(only(text))).toEqual({ ...expected, body: `<p>${dated}</p>` });
  });

  test.each([
    'Feature: The ferry',
    'Egypt: The ferry',
    'COCA-COLA OPENS PLANT',
    'Profile: Ana Ruiz',
    'By-election in Albion',
  ])('%j is a headline', (headline) => expect(only(`${headline}\n\n${dated}`).headline).toBe(headline));

  test('a headline of short words before prose needs no dateline', () => {
    expect(told(only(`Crews meet\n\n${prose}\n\n${prose}`))).toEqual({
      headline: 'Crews meet',
      body: `<p>${prose}</p><p>${prose}</p>`,
    });
  });

  test('a first line that is a whole paragraph is no headline', () => {
    const long = 'A sentence of some words in it. '.repeat(20).trim();
    expect(told(only(`${long}\n\n${prose}`))).toEqual({ body: `<p>${long}</p><p>${prose}</p>` });
  });
});

describe('several stories in one file', () => {
  test('end with their marks', () => {
    const items = parse(
      `One boat sails\n${dated} Enditem\n\nTwo boats sail\n${dated}\nEnditem\nnone\nThree boats sail\n${dated}\n-30-`,
    ).items;
    expect(items.map((item) => item.headline)).toEqual(['One boat sails', 'Two boats sail', 'Three boats sail']);
    expect(new Set(items.map((item) => item.body))).toEqual(new Set([`<p>${dated}</p>`]));
  });

  test('a telex frame round each is no copy, but stands in notes', () => {
    const { items, notes } = parse(`ZCZC\nOne boat sails\n${dated}\nNNNN\nZCZC\nTwo boats sail\n${dated}\nNNNN`);
    expect(items.map((item) => item.headline)).toEqual(['One boat sails', 'Two boats sail']);
    expect(notes.map((note) => note.was)).toEqual(['ZCZC', 'NNNN', 'ZCZC', 'NNNN']);
  });

  test('a mark that is also a word ends no story in the middle', () => {
    expect(parse(`One boat sails\n${dated}\nMore\nItem\n${prose}`).items.length).toBe(1);
  });

  test('what is only a mark is no story', () => {
    expect(() => parse('Enditem\nNNNN')).toThrow(new Unreadable('there is no story in this text'));
  });
});

describe('looking at bytes', () => {
  test.each([
    `Crews meet\n${dated}`,
    `ferry-strike\nCrews meet\n\n${dated}`,
    `Crews meet\n\n${prose}\n\n${prose}`,
    `Crews meet\n${prose} Enditem`,
    `URGENT: Crews meet on the quay\nEnditem`,
    `CREWS MEET\n    PORT ALBION, Nov 21 - Crews met on the quay,\nand voted.\n Reuter`,
    `BC-US--APNewsAlert,17\n\nPORT ALBION (AP) _ Crews have voted to go back to work.`,
    '两镇共用一艘消防船\n\n新华社北京11月21日电 两个岛屿小镇宣布，将共用一艘消防船。',
    `CORRECTED - GULLS <GLL> SELL UNIT\n    OSLO, Nov 21 - Gulls Inc <GLL> sold a unit to Terns <TRN>.`,
  ])('%j is wire copy', (text) => expect(sniff(text)).toBe(true));

  test.each([
    ['nothing', ''],
    ['one word', 'Boat'],
    ['a few words', 'A boat sails'],
    ['a lone sentence', prose],
    ['JSON', '{"headline":"Crews meet","body":"x"}'],
    ['a JSON list', '[{"headline":"Crews meet"}]'],
    ['broken JSON', '{"headline":"Crews meet",\n"body":'],
    ['XML', '<?xml version="1.0"?><newsItem/>'],
    ['HTML', `<!DOCTYPE html><html><body><p>${prose}</p></body></html>`],
    ['HTML in the middle', `Crews meet\n<p>${prose}</p>\n<p>${prose}</p>`],
    ['ANPA', '\u0016\u0016\u0001a1234\u001fbc-\r\nr i \u0013\u0011 BC-Ferry 11-21 0100'],
    ['IPTC 7901', '\u0001eca062 4 i 211\r\n\u0002Crews meet ='],
    ['bytes', '\u0000\u0001\u0002PK\u0003\u0004'],
    ['PDF', '%PDF-1.7\n1 0 obj'],
    ['RTF', '{\\rtf1\\ansi Crews meet}'],
    ['CSV', 'id,headline,date\n1,Crews meet,2026-11-21\n2,Crews vote,2026-11-21\n3,Crews sail,2026-11-22'],
    ['a table by tabs', 'id\theadline\tdate\n1\tCrews meet\t2026\n2\tCrews vote\t2026'],
    [
      'a log',
      Array.from(
        { length: 5 },
        (_, n) => `2026-11-21T09:3${n}:00Z INFO the harbour server has started and listens to port 80.`,
      ).join('\n'),
    ],
    [
      'a system log',
      Array.from(
        { length: 5 },
        (_, n) => `Nov 21 09:30:0${n} albion sshd[${n}]: a session was opened for the user.`,
      ).join('\n'),
    ],
    [
      'an access log',
      Array.from({ length: 5 }, () => '10.0.0.1 - - [21/Nov/2026:09:30:00 +0000] "GET / HTTP/1.1" 200 12').join('\n'),
    ],
    ['TypeScript', "import { a } from './a';\n\nexport function b(c: string): number {\n  return a(c);\n}\n"],
    [
      'Python',
      'import os\n\ndef crews(boat):\n    """Crews of a boat, which may be none at all."""\n    return os.listdir(boat)\n',
    ],
    ['SQL', "INSERT INTO boats VALUES (1, 'x');\nINSERT INTO boats VALUES (2, 'y');"],
    ['a shell script', '#!/bin/sh\nset -e\necho hello to all the boats in the harbour of Albion.'],
    ['a configuration', 'host = albion\nport = 80\nuser = crew\nname = boat'],
    ['YAML', 'host: albion\nport: 80\nuser: crew\nname: boat'],
    [
      'mail',
      `From: Ana Ruiz <ana@albion.example>\nTo: desk@albion.example\nSubject: Crews meet\n\n${prose}\n\n${prose}`,
    ],
    ['an HTTP request', 'POST / HTTP/1.1\nHost: albion.example\nUser-Agent: x\nAccept: */*\n\nCrews meet'],
    ['Markdown', `# Crews meet\n\n${prose}\n\n${prose}`],
    ['a calendar', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR'],
    ['base64', `Q3Jld3MgbWVldA${'QUJD'.repeat(200)}==`],
    ['a patch', '--- a/boat.txt\n+++ b/boat.txt\n@@ -1 +1 @@\n-a\n+b'],
    ['words without sense', 'lorem ipsum dolor\nsit amet consectetur\nadipiscing elit sed'],
    ['numbers', '1 2 3\n4 5 6\n7 8 9'],
    ['undecoded text', 'Cr\uFFFD\uFFFDws m\uFFFD\uFFFDt\n\uFFFD\uFFFD\uFFFD'],
  ])('%s is not', (_, text) => expect(sniff(text)).toBe(false));

  test('random bytes are refused', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 2_000 }),
        (bytes) => !sniff(Buffer.from(bytes).toString('latin1')),
      ),
      { numRuns: 500 },
    );
  });
});

describe('properties', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'ferry-strike-harbour',
      'Slug: ferry',
      'Priority: 2',
      'REFILE',
      'EMBARGOED UNTIL 0600 GMT, November 23, 2026',
      'u f BC-US--Ferry, 1st Ld,90',
      '2nd LD-Writethru-China Focus: Crews meet on quay',
      'By CHET MARLOWE and ANA RUIZ=',
      'Harbour Press=',
      '(Eds: adds vote',
      'and more)',
      '2026-11-21 09:30 GMT',
      dated,
      prose,
      `    ${prose}`,
      '• A point',
      'Enditemnone',
      'He added. Enditem',
      'ZCZC',
      'NNNN',
      '-30-',
      'AP-WF-11-20-26 2011GMT',
      '',
      '',
    ),
    fc.string({ maxLength: 60 }),
  );
  const text = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));
  const attempt = (copy: string): Parsed | undefined => {
    try {
      return parse(copy);
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  };

  test('no word of a text is lost: each is in a field or in a note', () => {
    fc.assert(
      fc.property(text, (copy) => {
        const parsed = attempt(copy);
        expect(parsed ? lostWords(copy, parsed) : []).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('looking never throws, and nor does reading but for Unreadable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (copy) => {
        sniff(copy);
        attempt(copy);
      }),
    );
  });

  test('a megabyte of anything is read in a second or two', () => {
    const start = performance.now();
    for (const piece of ['x\n', 'Enditem\n', `${dated}\n`, '• x\n\n', '(Eds: x\n', 'A-', '\u00a0', '    x\n']) {
      attempt(`Crews meet\n${piece.repeat(1_000_000 / piece.length)}`);
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
