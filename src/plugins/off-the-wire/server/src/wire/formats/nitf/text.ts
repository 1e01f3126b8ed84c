import type { EdNote, Media } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, child, children, descendants, lineOf } from '../../xml/tree';
import { nitfBody, nitfText } from './body';
import type { NitfDocument } from './document';

/** The text itself, with what stands under it for readers. */
export interface NitfText {
  readonly body: string | undefined;
  readonly media: readonly Media[];
  readonly edNotes: readonly EdNote[];
}

/** `body.content`, or what stands in its place, and the taglines and sources of `body.end`. */
export function textOf(document: NitfDocument): NitfText {
  const { root, taken } = document;
  const body = child(root, 'body') ?? root;
  const end = child(body, 'body.end');
  const taglines = children(end, 'tagline');
  const forEditors = taglines.filter((one) => attribute(one, 'type') === 'npa' || isAddress(lineOf(one)));
  for (const one of forEditors) taken.add(one);
  const contents = children(body, 'body.content');
  const read = contents.length > 0 ? contents : [looseContent(document, body)];
  const parts = [...read, ...(end ? [withoutOnes(end, forEditors)] : [])].map((one) => nitfBody(one, taken));
  if (end) taken.add(end);
  for (const note of parts.flatMap(({ notes }) => notes)) document.notes.push(note);
  return {
    body: parts.map(({ html }) => html).join('') || undefined,
    media: parts.flatMap(({ media }) => media),
    edNotes: [
      ...parts.flatMap(({ edNotes }) => edNotes),
      ...forEditors.flatMap((one) => {
        const text = [nitfText(one, document.notes) ?? '', ...addressesIn(one)].filter(Boolean).join(' ');
        return text === '' ? [] : [{ role: 'tagline', text }];
      }),
    ],
  };
}

/** The addresses of links, where their text is not the address. */
function addressesIn(element: XmlElement): readonly string[] {
  const line = lineOf(element) ?? '';
  const addresses = descendants(element, 'a').flatMap((one) => attribute(one, 'href')?.replace(/^mailto:/, '') ?? []);
  return [...new Set(addresses)].filter((address) => !line.includes(address));
}

/** NTB signs a story off with the reporter's address, and no more. */
function isAddress(line: string | undefined): boolean {
  return /^[^\s@]{1,80}@[^\s@]{3,80}$/.test(line ?? '');
}

/** Some put paragraphs right into `body`. */
function looseContent({ head, bodyHead, taken }: NitfDocument, body: XmlElement): XmlElement {
  taken.add(body);
  const apart = [head, bodyHead, ...children(body, 'body.end')];
  return withoutOnes(
    body,
    apart.filter((one) => one !== undefined),
  );
}

function withoutOnes(element: XmlElement, ones: readonly XmlElement[]): XmlElement {
  const left = new Set(ones);
  return { ...element, children: element.children.filter((node) => typeof node === 'string' || !left.has(node)) };
}
