import { attribute, children } from '../../xml/tree';
import { type NitfDocument, noteOn } from './document';

/** What agencies say in `meta`, whose names everyone makes up. */
export type Meta = 'slugline' | 'keywords' | 'language' | 'creditline' | 'genre' | 'takekey';

/** Names in lower case, each with where it was seen. */
const names: ReadonlyMap<string, { readonly is: Meta; readonly seen: string }> = new Map([
  ['slug', { is: 'slugline', seen: 'wire-formats 1.3, many' }],
  ['slugline', { is: 'slugline', seen: 'wire-formats 1.3, many' }],
  ['slug-line', { is: 'slugline', seen: 'many' }],
  ['anpa-keyword', { is: 'slugline', seen: 'AAP' }],
  ['anpa-takekey', { is: 'takekey', seen: 'AAP: "2ND UPDATE"' }],
  ['ntbstikkord', { is: 'slugline', seen: 'NTB' }],
  ['keyword', { is: 'keywords', seen: 'HTML, many' }],
  ['keywords', { is: 'keywords', seen: 'HTML, many' }],
  ['language', { is: 'language', seen: 'HTML, many' }],
  ['content-language', { is: 'language', seen: 'HTML http-equiv' }],
  ['lang', { is: 'language', seen: 'many' }],
  ['credit', { is: 'creditline', seen: 'many' }],
  ['creditline', { is: 'creditline', seen: 'many' }],
  ['genre', { is: 'genre', seen: 'many' }],
]);

/** The first value that one of the known names gives. */
export function metaValue({ head }: NitfDocument, wanted: Meta): string | undefined {
  return children(head, 'meta')
    .filter((one) => meaningOf(one.attributes) === wanted)
    .map((one) => attribute(one, 'content'))
    .find((content) => content !== undefined);
}

/** One note on all the others. */
export function noteOtherMeta(document: NitfDocument): void {
  const others = children(document.head, 'meta').flatMap((one) => {
    const [name, content] = [attribute(one, 'name') ?? attribute(one, 'http-equiv'), attribute(one, 'content')];
    return content === undefined || meaningOf(one.attributes) !== undefined ? [] : [`${name ?? ''}: ${content}`];
  });
  const [first] = children(document.head, 'meta');
  if (others.length > 0) noteOn(document, first, 'meta that has no field', others.join('; '));
}

function meaningOf(attributes: Readonly<Record<string, string | undefined>>): Meta | undefined {
  const name = attributes.name ?? attributes['http-equiv'] ?? '';
  return names.get(name.trim().toLowerCase())?.is;
}
