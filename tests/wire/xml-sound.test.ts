import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Unreadable } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { type WireLimits, wireLimits } from '../../src/plugins/off-the-wire/server/src/wire/limits';
import {
  lenientXml,
  parseXml,
  type XmlDocument,
  type XmlNode,
} from '../../src/plugins/off-the-wire/server/src/wire/xml';
import { soundXml } from '../../src/plugins/off-the-wire/server/src/wire/xml/sound';

/** The quick parser reads what is sound, and must say of it what the checking parser says. */
const root = join(__dirname, '..', 'fixtures');
const texts = ['nitf', 'newsml-1', 'newsml-g2', 'feed', 'wxr'].flatMap((format) =>
  readdirSync(join(root, format))
    .filter((file) => file.endsWith('.xml'))
    .map((file) => readFileSync(join(root, format, file), 'utf8').trimStart()),
);

function shape(node: XmlNode): unknown {
  if (typeof node === 'string') return node;
  const { name, namespace, attributes, children, line, isWhole } = node;
  return { name, namespace, attributes: Object.entries(attributes), children: children.map(shape), line, isWhole };
}

const shapes = ({ roots, doctype, faults }: XmlDocument) => ({ roots: roots.map(shape), doctype, faults });

function lenient(text: string, limits?: WireLimits): unknown {
  try {
    return shapes(lenientXml(text, limits));
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

const expectSame = (text: string, limits = wireLimits) => {
  const quick = soundXml(text, limits);
  if (quick !== undefined) expect(shapes(quick)).toEqual(lenient(text, limits));
  return quick !== undefined;
};

describe('the quick parser', () => {
  test('reads nearly every fixture, and each as the other one does', () => {
    expect(texts.filter((text) => expectSame(text)).length).toBeGreaterThan(texts.length * 0.8);
  });

  test.each([
    '<a/>',
    '<a b="c" d=\'e "f"\'>x</a >',
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- x --><?p i?>\n<!DOCTYPE a SYSTEM "b.dtd">\n<a>\n</a>\n<!-- y -->\n',
    '<a xmlns="urn:a" xmlns:b="urn:b"><b:c b:d="1" xmlns:b="urn:e"/><b:c/><f xmlns=""/></a>',
    '<a>&amp;&lt;&#65;&#x1F600;&eacute;&hellip;<![CDATA[<b>&amp;]]>c<!-- d -->e</a>',
    '<a b="&quot;&#10;x\n\ty&nbsp;"/>',
    '<a>\r\n<b\r\nc="d\r\ne"/>\r</a>',
    '<a\n\tb="1"\n>\n<c/></a>',
    '<a>😀 fine</a>',
    '<__proto__ constructor="1" __proto__="2"><toString/></__proto__>',
  ])('reads %j as the other one does', (text) => expect(expectSame(text)).toBe(true));

  test.each([
    '<a>',
    '<a></b>',
    '<a/><b/>',
    'x<a/>',
    '<a/>x',
    '<a b=c/>',
    '<a b="1" b="2"/>',
    '<a b="1"c="2"/>',
    '<a b="<"/>',
    '<a>&unknown;</a>',
    '<a>R&D</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>]]></a>',
    '<a>\u0001</a>',
    '<a b="\u0001"/>',
    '<a>\ud800</a>',
    '<a><!-- -- --></a>',
    '<a><![CDATA[x</a>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a/><!DOCTYPE a>',
    '<!DOCTYPE a SYSTEM "b&c"><a/>',
    '<?xml version="1.1"?><a/>',
    '<a><?xml version="1.0"?></a>',
    '<é/>',
    '<a/>\u00a0',
    '<!-- x -->\ufeff<a/>',
    '<?xml version="1.0"\ufeff?><a/>',
    '<?x\u2028y?><a/>',
    '<!DOCTYPE\u00a0a><a/>',
    '',
  ])('leaves %j to the other one', (text) => expect(soundXml(text, wireLimits)).toBeUndefined());

  test('leaves what is beyond a limit to the other one, which names it', () => {
    const limits = { ...wireLimits, depth: 3, elements: 4, attributes: 2, attributeLength: 5 };
    for (const text of [
      '<a><b><c><d/></c></b></a>',
      '<a><b/><b/><b/><b/></a>',
      '<a b="" c="" d=""/>',
      '<a b="123456"/>',
    ])
      expect(() => parseXml(text, limits)).toThrow(/There are more than/);
    expect(parseXml('<a><b><c d="12345" e=""/></b><f/></a>', limits).roots).toHaveLength(1);
  });

  test('any mutation of a fixture is read as the other one does, or left to it', () => {
    const pieces = fc.constantFrom(
      ...['<', '>', '"', "'", '&', '&amp;', '&#x41;', '&copy;', ']]>', '<![CDATA[', '<!--', '-->', '--', '<?', '?>'],
      ...['\u0000', '\u007f', '\r', '\n', '\t', ' ', ':', '=', '/', '<a/>', '<b:c>', '</b:c>', ' xmlns="u"', ' a="b"'],
      ...[
        '😀',
        '\udc00',
        '\ufffe',
        '\ufeff',
        '\u2028',
        'é',
        ' xmlns:xml="u"',
        '[',
        '&',
        '<!DOCTYPE x>',
        '<?xml version="1.0"?>',
        '&#13;',
        '&#127;',
        '&#xD;',
      ],
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat({ max: 30 }), pieces, (text, at, cut, piece) => {
        const from = at % text.length;
        expectSame((text.slice(0, from) + piece + text.slice(from + cut)).trimStart());
      }),
      { numRuns: 3_000 },
    );
  });
});
