import type { Element, Node } from '../../html/tree';
import type { XmlElement } from '../../xml';
import { deepest, htmlNodes, type Translation } from '../../xml/html';
import { attribute, children, descendants, isElement, rawText } from '../../xml/tree';
import { lineIn, made, none, type Reader, within } from './building';
import { figureSource, mediaOf } from './media';

export function media(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  const captions = children(element, 'media-caption').map((one) => within(one, depth + 1, reader));
  const found = mediaOf(element, lineIn(captions.flat()));
  // What we write ourselves: a figure that is none of the media, and one of the media that is no figure.
  const place = attribute(element, 'class');
  if (found.media && place !== 'figure') reader.media.push(found.media);
  for (const one of found.notes) reader.notes.push(one);
  const picture = figureSource(element, found.media);
  if (picture === undefined || place === 'aside' || depth + 3 > deepest) return [];
  const image: Element = { tag: 'img', attributes: picture, children: [] };
  const line = captions.flat();
  const below: Element[] = line.length > 0 ? [{ tag: 'figcaption', attributes: none, children: line }] : [];
  return [{ tag: 'figure', attributes: none, children: [image, ...below] }];
}

/** What is not for publication speaks to editors; the rest is text, in its place (NITF 3.6, note/@type, @noteclass). */
export function note(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  const forEditors = attribute(element, 'type') === 'npa' || attribute(element, 'noteclass') === 'editorsnote';
  const nodes = within(element, depth, reader);
  if (!forEditors) return made('div', nodes, depth);
  const text = lineIn(nodes);
  const role = attribute(element, 'noteclass');
  if (text) reader.edNotes.push(role ? { role, text } : { text });
  return [];
}

const mostFootnotes = 1_000;

export function footnote(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  const nodes = within(element, depth, reader);
  const number = String(reader.footnotes.length + 1);
  if (rawText(element).trim() === '' || reader.footnotes.length >= mostFootnotes) return nodes;
  const mark: Element = { tag: 'sup', attributes: none, children: [{ text: number }] };
  // The number stands in the first paragraph of the note, if it has one.
  const [first, ...rest] = nodes.filter((node) => !('text' in node) || node.text.trim() !== '');
  const numbered = (text: readonly Node[]): Element => ({
    tag: 'p',
    attributes: none,
    children: [mark, { text: ' ' }, ...text],
  });
  const opened = unwrapped(first);
  const isBlock = opened !== undefined;
  reader.footnotes.push({
    tag: 'div',
    attributes: none,
    children: isBlock ? [numbered(opened.text), ...opened.rest, ...rest] : [numbered(nodes)],
  });
  return [mark];
}

/** The text of a first paragraph, however many containers it stands in, and what follows it there. */
function unwrapped(node: Node | undefined): { text: readonly Node[]; rest: readonly Node[] } | undefined {
  if (node === undefined || 'text' in node) return undefined;
  if (node.tag === 'p') return { text: node.children, rest: [] };
  const [first, ...rest] = node.children.filter((one) => !('text' in one) || one.text.trim() !== '');
  const inner = node.tag === 'div' ? unwrapped(first) : undefined;
  return inner && { text: inner.text, rest: [...inner.rest, ...rest] };
}

export function quotation(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  const credits = children(element, 'credit').map((credit) => within(credit, depth + 1, reader));
  const source = attribute(element, 'quote-source');
  const named = credits.length > 0 ? credits : source ? [[{ text: source }]] : [];
  const rest = element.children.filter((node) => !isElement(node) || node.name !== 'credit');
  const text = htmlNodes(rest, reader.translate, depth + 1);
  const cites = named.flatMap((nodes) => made('p', made('cite', nodes, depth + 2), depth + 1));
  return made('blockquote', [...text, ...cites], depth);
}

export function list(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  const start = attribute(element, 'seqnum') ?? attribute(element, 'start');
  return made('ol', within(element, depth, reader), depth, start ? new Map([['start', start]]) : none);
}

/** A table in anyone's vocabulary: what is in it are rows, and what is in those are cells. */
export function customTable(element: XmlElement, depth: number, reader: Reader): ReturnType<Translation> {
  if (descendants(element, 'tr').length > 0 || children(element).length === 0) return undefined;
  const rows = rowsOf(element).map((row) => {
    const cells = children(row).length > 0 ? children(row) : [row];
    const filled = cells.flatMap((cell) => made('td', within(cell, depth + 2, reader), depth + 2));
    return made('tr', filled, depth + 1);
  });
  return made('table', rows.flat(), depth);
}

/** One wrapper around all rows is no row. */
function rowsOf(element: XmlElement): readonly XmlElement[] {
  const [only, ...others] = children(element);
  const isWrapper = only !== undefined && others.length === 0 && children(only).some((one) => children(one).length > 0);
  return isWrapper ? rowsOf(only) : children(element);
}
