import { xmlDocuments } from '../../src/plugins/off-the-wire/server/src/wire/xml/documents';
import { xmlRoot, xmlStart } from '../../src/plugins/off-the-wire/server/src/wire/xml/root';

describe('the first element of a document', () => {
  test.each([
    ['<nitf>', { name: 'nitf', namespace: undefined, tag: '<nitf>' }],
    ['\ufeff \n<?xml version="1.0"?>\n<!-- a -- <x> - b --><!DOCTYPE nitf SYSTEM "a.dtd">\n<nitf/>', { name: 'nitf' }],
    ['<!DOCTYPE a [<!ENTITY b "c">]>\n<a>', { name: 'a' }],
    ['<n:newsItem xmlns="urn:no" xmlns:n="urn:yes">', { name: 'newsItem', namespace: 'urn:yes' }],
    ["<rss xmlns='urn:a'>", { name: 'rss', namespace: 'urn:a' }],
    ['Posted by the gateway:\n<rss>', { name: 'rss' }],
    [`<!--${'x '.repeat(10_000)}--><feed >`, { name: 'feed' }],
    ['<a\nb="c">', { name: 'a' }],
  ])('%.60j', (text, expected) => expect(xmlRoot(text)).toMatchObject(expected));

  test.each([
    'nitf',
    '',
    '<',
    '< nitf>',
    '</nitf>',
    '<!-- <nitf>',
    '<?xml version="1.0"?> words <nitf>',
    `${'Crews met. '.repeat(30)}<nitf>`,
    '{"body": 1}',
  ])('there is none in %.40j', (text) => expect(xmlRoot(text)).toBeUndefined());

  test('a page may begin with its document type alone', () => {
    expect(xmlStart('<!-- x --><!DOCTYPE HTML><h1>A</h1>')?.doctype).toBe('html');
  });

  test('hostile starts cost no more than the look is long', () => {
    for (const text of ['<!--', '<?', '<!DOCTYPE a [', '<a ', '<a xmlns="', '<a xmlns=" '].map((s) =>
      s.repeat(500_000),
    ))
      expect(() => xmlStart(text)).not.toThrow();
  });
});

describe('documents one after the other', () => {
  const declaration = '<?xml version="1.0"?>';

  test('are parted at their declarations, with the lines on which they start', () => {
    const text = `\n${declaration}\n<a/>\n${declaration}<b/>${declaration}\n<c/>`;
    expect(xmlDocuments(text)).toEqual([
      { text: `\n${declaration}\n<a/>\n`, line: 1 },
      { text: `${declaration}<b/>`, line: 4 },
      { text: `${declaration}\n<c/>`, line: 4 },
    ]);
  });

  test.each([
    `<a><![CDATA[${declaration}]]></a>`,
    `${declaration}<a><![CDATA[${declaration}]]><!-- ${declaration} --></a>`,
    `${declaration}<a><![CDATA[${declaration}`,
    `<a/>${declaration}<b/>`,
    `Words ${declaration} and ${declaration} more`,
  ])('%j is one', (text) => expect(xmlDocuments(text)).toEqual([{ text, line: 1 }]));
});
