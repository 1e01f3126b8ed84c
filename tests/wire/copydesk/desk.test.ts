import fc from 'fast-check';
import { edit, editRow } from '../../../src/plugins/off-the-wire/server/src/wire/copydesk';
import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';

const desk = (item: Item, source = {}) => edit(item, { source }).item;

describe('provider', () => {
  test.each([
    ['Xinhua News Agency', 'Xinhua'],
    ['XINHUA', 'Xinhua'],
    ['(Xinhua)', 'Xinhua'],
    ['新华社', 'Xinhua'],
    ['The Associated Press', 'AP'],
    ['Agence France-Presse', 'AFP'],
    ['Press Trust of India', 'PTI'],
    ['Northern Gazette', 'Northern Gazette'],
  ])('%j is %j', (provider, name) => expect(desk({ provider }).provider).toBe(name));

  test('a provider that is not named stays absent', () => {
    expect(desk({ headline: 'A port' }).provider).toBeUndefined();
  });
});

describe('byline', () => {
  test.each([
    ['By CHET MARLOWE and ANA RUIZ=', 'CHET MARLOWE and ANA RUIZ'],
    ['by Xinhua writers Ana Ruiz, Li Ming', 'Xinhua writers Ana Ruiz, Li Ming'],
    ['Ana Ruiz', 'Ana Ruiz'],
    ['Byron Marlowe', 'Byron Marlowe'],
  ])('%j is %j', (byline, name) => expect(desk({ byline }).byline).toBe(name));

  test('a byline that is the first paragraph moves to its field', () => {
    expect(desk({ body: '<p>By Ana Ruiz, Harbour Correspondent</p><p>Crews met.</p>' })).toEqual({
      byline: 'Ana Ruiz, Harbour Correspondent',
      body: '<p>Crews met.</p>',
    });
  });

  test.each([
    'By Friday the crews had met.',
    'By Design',
    'By the time Ana Ruiz came',
    'By and large',
    'Bylaws of Albion Port',
  ])('a first paragraph %j is no byline', (text) =>
    expect(desk({ body: `<p>${text}</p><p>More.</p>` })).toEqual({ body: `<p>${text}</p><p>More.</p>` }),
  );

  test('Spanish copy says "Por"', () => {
    const body = '<p>Por Ana Ruiz</p><p>Texto.</p>';
    expect(desk({ body, language: 'es' }).byline).toBe('Ana Ruiz');
    expect(desk({ body }).byline).toBeUndefined();
  });
});

describe('notes to editors', () => {
  test.each([
    '(Eds: updates throughout)',
    'Eds: With AP Photos.',
    "EDITOR'S NOTE _ This is the first of two parts.",
    '(Adds details, background)',
    "(Adds minister's reaction in paragraph 3, updates toll)",
    'ATTENTION - ADDS quotes ///',
  ])('%j moves to edNotes', (text) => {
    const { item, notes } = edit({ body: `<p>${text}</p><p>Crews met.</p>` }, { source: {} });
    expect(item).toEqual({ body: '<p>Crews met.</p>', edNotes: [{ text }] });
    expect(notes).toEqual([{ rule: 'editors-note', message: 'moved from the body to edNotes', was: text }]);
  });

  test.each([
    'Editors met on Friday.',
    'Eds and Marys everywhere',
    '(Adding to the gloom)',
    'Attention was paid.',
    '(Updates) were few.',
  ])('%j stays', (text) =>
    expect(desk({ body: `<p>${text}</p><p>More.</p>` }).body).toBe(`<p>${text}</p><p>More.</p>`),
  );

  test('one before the dateline does not hide it', () => {
    expect(
      desk({ body: '<p>(Adds details)</p><p>By Ana Ruiz</p><p>OSLO, Nov. 4 (Reuters) - Crews met.</p>' }),
    ).toMatchObject({
      body: '<p>Crews met.</p>',
      byline: 'Ana Ruiz',
      dateline: 'OSLO, Nov. 4',
    });
  });
});

describe('bullets', () => {
  test.each(['• Crews met', '▪Crews met', '* Crews met', '· Crews met', '- Crews met', 'Crews met •', '» Crews met'])(
    'come off the headline %j',
    (text) => expect(editRow(text, { source: {} }).row.text).toBe('Crews met'),
  );

  test('inside a headline they stay', () => {
    expect(editRow('Marie·Lou and the 3-2 win * *', { source: {} }).row.text).toBe('Marie·Lou and the 3-2 win');
    expect(editRow('-3 degrees in Oslo', { source: {} }).row.text).toBe('-3 degrees in Oslo');
  });

  test('two paragraphs or more that start with them are a list', () => {
    expect(desk({ body: '<p>Ports:</p><p>• Albion</p><p>• <b>Oslo</b></p><p>End.</p>' }).body).toBe(
      '<p>Ports:</p><ul><li>Albion</li><li><b>Oslo</b></li></ul><p>End.</p>',
    );
  });

  test('one alone is no list, nor is a row of asterisks', () => {
    for (const body of ['<p>* Not adjusted</p><p>End.</p>', '<p>* * *</p><p>* * *</p>'])
      expect(desk({ body }).body).toBe(body);
  });
});

describe('times that give no zone', () => {
  const item = { versionCreated: '2026-11-21T14:02:11', firstCreated: '2026-11-21' };

  test('are instants by the time zone of the source', () => {
    expect(desk(item, { timeZone: 'Asia/Shanghai' })).toEqual({
      versionCreated: '2026-11-21T06:02:11.000Z',
      firstCreated: '2026-11-21',
    });
  });

  test('are dates where the source has none, and a note says so', () => {
    const { item: edited, notes } = edit(item, { source: {} });
    expect(edited.versionCreated).toBe('2026-11-21');
    expect(notes).toEqual([
      {
        rule: 'local-time',
        message: 'versionCreated gives no zone: only the date stays',
        was: '2026-11-21T14:02:11',
        is: '2026-11-21',
      },
    ]);
  });

  test('end no embargo', () => {
    const embargo = { until: '2026-11-21T14:02:11', verbatim: 'EMBARGOED' };
    expect(desk({ embargo }).embargo?.until).toBeNull();
    expect(desk({ embargo }, { timeZone: 'UTC' }).embargo?.until).toBe('2026-11-21T14:02:11.000Z');
  });
});

test('copy that says nothing comes out as it went in', () => {
  const item = { headline: 'Crews met', body: '<p>Crews met on the quay.</p>', urgency: 4 };
  expect(edit(item, { source: {} })).toEqual({ item, notes: [] });
});

test('the desk changes nothing more the second time', () => {
  const item = {
    headline: '• URGENT: 2nd LD-Writethru-China Focus: Crews met',
    slugline: 'BC-X--Port, 1st Ld-Writethru,120',
    body: '<p>(Eds: adds)</p><p>By Ana Ruiz</p><p>OSLO, Nov. 4 (Xinhua) -- Crews met.</p><p>Yes. Enditem</p>',
  };
  const once = desk(item);
  expect(edit(once, { source: {} })).toEqual({ item: once, notes: [] });
});

test('version words behind a series are read on items, too', () => {
  expect(desk({ headline: 'China Focus: 2nd LD-Writethru: Crews met' })).toEqual({
    headline: 'Crews met',
    kicker: 'China Focus',
    versionKind: 'writethru',
    leadNumber: 2,
  });
});

test('never throws, whatever is in the fields', () => {
  const text = fc.option(fc.string({ unit: 'binary', maxLength: 120 }), { nil: undefined });
  const item = fc.record({
    headline: text,
    slugline: text,
    body: text,
    byline: text,
    provider: text,
    versionCreated: text,
  });
  fc.assert(fc.property(item, (copy) => desk(copy) !== undefined));
});
