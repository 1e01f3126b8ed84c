import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';

/**
 * What another newsroom system does to text copy, each fault as a test: it loses lines of ANPA copy that begin with no
 * TAB, takes the wrong line for the byline, guesses at random ids, reads 7901 as Latin-1 alone, and so on.
 */
const copy = (text: string | Uint8Array) =>
  copyFrom({ bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }, {});
const only = async (text: string | Uint8Array) => {
  const { items, problem } = await copy(text);
  expect(problem).toBeUndefined();
  expect(items.length).toBe(1);
  return items[0] ?? {};
};

describe('ANPA 1312', () => {
  const message = (lines: readonly string[], body: readonly string[]) =>
    [
      '\u0016\u0016\u0001G7787\u001fglbsm',
      'r s\u0013\u0011 BC-US--Tide-Race   11-13 0590',
      `\u0002^BC-US--Tide-Race,127<`,
      ...lines.map((line) => `^${line}<`),
      ...body,
      '\u0003AP-WF-11-13-24 0745GMT<',
      '\u0004',
    ].join('\r\n');

  test('no line is dropped for want of a TAB', async () => {
    const { body } = await only(message(['Tide race called off'], ['PORT ALBION (AP) _ No race.', 'A gale blew.']));
    expect(body).toContain('No race.');
    expect(body).toContain('A gale blew.');
  });

  test.each([
    ['Former harbour master wins at last'],
    ["Tuesday's Games"],
    ["Monday's Games"],
    ['Eds: With AP Photos.'],
    ['All Times EDT'],
  ])('%j over a story is no byline', async (line) => {
    const { byline, headline } = await only(message(['Tide race called off', line], ['\t   No race today.']));
    expect(byline).toBeUndefined();
    expect(headline).toBe('Tide race called off');
  });

  test('the line by names is the byline, wherever it stands', async () => {
    const lines = ['Tide race called off', 'By ANN LOWE=', 'Associated Press=', 'Eds: With AP Photos.'];
    expect((await only(message(lines, ['\t   No race today.']))).byline).toBe('ANN LOWE');
  });

  test('the headline is the line over the story, not a keyword that was cut at 24 characters', async () => {
    expect((await only(message(['Global Weather-Fahrenheit'], ['\t   Albion 61, clear.']))).headline).toBe(
      'Global Weather-Fahrenheit',
    );
  });

  test.each([['\u0016\u0016\u0001'], ['\u0016\u0016\u0001G7787\u001fglbsm\r\nr s BC-X'], ['\u0002\u0003\u0004']])(
    'a file as short as %j is refused, and nothing is thrown',
    async (text) => {
      const { items, problem } = await copy(text);
      expect(items).toEqual([]);
      expect(problem).toMatchObject({ code: expect.stringMatching(/^OTW_/) });
    },
  );

  test('the same bytes have the same id, and a new lead has another', async () => {
    const one = message(['Tide race called off'], ['\t   No race today.']);
    const lead = one.replaceAll('Tide-Race', 'Tide-Race, 1st Ld').replace('No race', 'No race again');
    expect((await only(one)).guid).toBe((await only(one)).guid);
    expect((await only(lead)).guid).not.toBe((await only(one)).guid);
    expect(await only(lead)).toMatchObject({ slugline: 'BC-US--Tide-Race', versionKind: 'lead', leadNumber: 1 });
  });
});

describe('IPTC 7901', () => {
  const message = (text: string, header = 'eca062 4 i 12 dpa 061') =>
    `\u0001${header}\r\n\r\nHarbour/\r\n\u0002${text}\r\n\u0003131137 GMT Nov 24\r\n\u0004`;
  const story = 'Harbour opens =\r\n\r\nBerlin (dpa) - The harbour of Müller & Co opened.';
  const latin1 = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));

  test('UTF-8 and Latin-1 are each read as what they are', async () => {
    expect((await only(message(story))).body).toBe('<p>The harbour of Müller &amp; Co opened.</p>');
    expect((await only(latin1(message(story)))).body).toBe('<p>The harbour of Müller &amp; Co opened.</p>');
  });

  test('text that looks like markup stays text', async () => {
    const { body } = await only(message('Harbour opens =\r\n\r\nBerlin (dpa) - Ships <b>of</b> <IBM> & others.'));
    expect(body).toBe('<p>Ships &lt;b&gt;of&lt;/b&gt; &lt;IBM&gt; &amp; others.</p>');
  });

  test('neither STX nor a word count is needed', async () => {
    const text = message(story, 'eca062 4 i     dpa 061').replace('\u0002', '');
    expect(await only(text)).toMatchObject({ headline: 'Harbour opens', urgency: 4, located: 'Berlin' });
  });

  test('the same bytes have the same id, which tells a resend from a new lead', async () => {
    expect((await only(message(story))).guid).toBe((await only(message(story))).guid);
    const lead = message(`1ST LEAD\r\n${story}`, 'eca077 4 i 12 dpa 077');
    expect((await only(lead)).guid).not.toBe((await only(message(story))).guid);
    expect(await only(lead)).toMatchObject({ slugline: 'Harbour/', versionKind: 'lead', leadNumber: 1 });
  });
});

describe('mail', () => {
  const mail = (head: readonly string[], body: string) =>
    ['From: desk@example.org', 'Date: Thu, 21 Nov 2024 20:10:00 +0000', ...head, '', body].join('\r\n');

  test('every piece of an encoded subject is read, and as text', async () => {
    const subject = 'Subject: =?utf-8?Q?URGENT:_?= =?utf-8?B?TcO8bGxlciA=?=\r\n =?iso-8859-1?Q?=E9lu?=';
    expect(await only(mail([subject], 'Members met.'))).toMatchObject({ headline: 'Müller élu', urgency: 2 });
  });

  test('plain text is paragraphs of escaped text', async () => {
    const { body } = await only(mail(['Subject: Harbour'], 'One & <b>two</b>.\r\n\r\nThree.'));
    expect(body).toBe('<p>One &amp; &lt;b&gt;two&lt;/b&gt;.</p><p>Three.</p>');
  });

  test('one with neither a text nor HTML is a headline, or nothing', async () => {
    const type = 'Content-Type: multipart/mixed; boundary="B"';
    expect((await only(mail(['Subject: Harbour', type], '--B--'))).headline).toBe('Harbour');
    expect((await copy(mail([type], '--B--'))).items).toEqual([]);
  });

  test('one without a Message-ID has no id, and so is none of another', async () => {
    const items = [await only(mail(['Subject: Harbour'], 'One.')), await only(mail(['Subject: Quay'], 'Two.'))];
    expect(items.map(({ guid }) => guid)).toEqual([undefined, undefined]);
  });
});

describe('an embargo', () => {
  test('holds the copy, whatever it comes in', async () => {
    const line = 'EMBARGOED UNTIL 0001 GMT SATURDAY, NOV. 23, 2024';
    const texts = [
      `\u0001eca062 4 i 12 dpa 061\r\n\r\nHarbour/\r\n\u0002${line}\r\nHarbour opens =\r\n\r\nBerlin (dpa) - It opened.\r\n\u0003131137 GMT Nov 24\r\n\u0004`,
      `\u0016\u0016\u0001G7787\u001fglbsm\r\nr s\u0013\u0011 BC-Harbour   11-13 0590\r\n\u0002^BC-Harbour<\r\n^Harbour opens<\r\n^${line}<\r\n\tBERLIN (AP) _ It opened.\r\n\u0003AP-WF-11-21-24 0745GMT<\r\n\u0004`,
      `From: a@example.org\r\nDate: Thu, 21 Nov 2024 20:10:00 +0000\r\nSubject: Harbour opens\r\n\r\n${line}\r\n\r\nBERLIN (AP) - It opened.\r\n`,
      `${line}\n\nHarbour opens\n\nBERLIN, Nov 21 (Reuters) - The harbour opened on Thursday.\n`,
    ];
    for (const text of texts)
      expect((await only(text)).embargo).toMatchObject({ until: '2024-11-23T00:01:00.000Z', verbatim: line });
  });

  test('of which the end cannot be read holds until an editor releases it', async () => {
    const text =
      'EMBARGOED UNTIL THE SPEECH ENDS\n\nHarbour opens\n\nBERLIN, Nov 21 (Reuters) - The harbour opened on Thursday.\n';
    expect((await only(text)).embargo).toMatchObject({ until: null });
  });
});
