import { htmlOf, textOf } from '../../html';
import { inlineText } from '../../html-inline';
import type { Element, Node } from '../../html-tree';
import type { EdNote, Media, Note } from '../../item';
import type { XmlElement, XmlNode } from '../../xml';
import { deepest, htmlNodes, htmlTag, type Translation } from '../../xml-html';
import type { Taken } from '../../xml-rest';
import { attribute, child, children, descendants, isElement, lineOf, rawText } from '../../xml-tree';
import { figureSource, mediaOf } from './media';

/** NITF content as clean HTML, and what stood in it that is no text for readers. */
export interface NitfBody {
  readonly html: string;
  /** In their order; a picture with a web address stands as a figure in `html`, too. */
  readonly media: readonly Media[];
  /** Notes in the text that speak to editors (`type="npa"`, `noteclass="editorsnote"`). */
  readonly edNotes: readonly EdNote[];
  readonly notes: readonly Note[];
}

/**
 * `body.content`, `block` or any element that holds NITF's block or enriched text (NITF 3.6; XHTML's own tags pass too):
 * headings are h3 (`hl1` h2), footnotes stand at the end with a number, tables of any make keep their rows. All of
 * `content` is marked as taken: what does not stay is in the notes.
 */
export function nitfBody(content: XmlElement, taken: Taken): NitfBody {
  const reader = readerOf();
  const nodes = htmlNodes(content.children, reader.translate);
  const { media, edNotes, notes, footnotes } = reader;
  taken.add(content);
  return { html: htmlOf([...nodes, ...footnotes]), media, edNotes, notes };
}

/**
 * What an element of NITF says as one line of text, its inline markup gone: for headlines, bylines and summaries. What a
 * line cannot hold goes to `notes`.
 */
export function nitfText(element: XmlElement | undefined, notes?: Note[]): string | undefined {
  if (element === undefined) return undefined;
  if (!element.children.some(isElement)) return lineOf(element);
  const reader = readerOf();
  const nodes = htmlNodes(element.children, reader.translate);
  for (const note of [...reader.notes, ...unheld(element, reader)]) notes?.push(note);
  return lineIn(nodes);
}

function lineIn(nodes: readonly Node[]): string | undefined {
  return (inlineText(nodes) ?? textOf(htmlOf(nodes)).replace(/\s+/g, ' ').trim()) || undefined;
}

function unheld({ name, line }: XmlElement, { media, edNotes, footnotes }: Reader): readonly Note[] {
  const words = [
    ...media.map(({ guid, caption, byline }) => [guid, caption, byline].filter((one) => one !== undefined).join(' ')),
    ...edNotes.map(({ text }) => text),
    ...footnotes.map((one) => lineIn([one])),
  ];
  return words.map((was) => ({ rule: 'nitf', message: `${name} cannot hold all that is in it.`, line, was }));
}

const none: ReadonlyMap<string, string> = new Map();

interface Reader {
  readonly translate: Translation;
  readonly media: Media[];
  readonly edNotes: EdNote[];
  readonly notes: Note[];
  readonly footnotes: Node[];
}

type Build = (element: XmlElement, depth: number, reader: Reader) => ReturnType<Translation>;

/** Elements that are built here read what is in them twice: in a nest of them only so many are, to stay linear. */
const deepestNest = 8;

function readerOf(): Reader {
  let nest = 0;
  const reader: Reader = {
    media: [],
    edNotes: [],
    notes: [],
    footnotes: [],
    translate(element, depth) {
      const name = element.name.toLowerCase();
      const build = builders.get(name);
      if (build && nest < deepestNest) {
        nest += 1;
        const built = build(element, depth, reader);
        nest -= 1;
        return built;
      }
      const tag = tags.get(name) ?? htmlTag(element);
      if (tag === null) reader.notes.push(lost(element));
      return tag;
    },
  };
  return reader;
}

/** NITF's names that are not HTML's; a `div` only parts paragraphs. Names of neither leave their text where it stands. */
const tags: ReadonlyMap<string, string> = new Map([
  ['hl1', 'h2'],
  ['hl2', 'h3'],
  ...(
    'block body.head body.content body.end hedline byline byttl distributor dateline abstract tagline bibliography ' +
    'datasource copyrite postaddr nitf-table nitf-table-metadata nitf-table-summary media-caption media-producer rights'
  )
    .split(' ')
    .map((name) => [name, 'div'] as const),
]);

const builders: ReadonlyMap<string, Build> = new Map<string, Build>([
  ['media', media],
  ['note', note],
  ['fn', footnote],
  ['bq', quotation],
  ['em', emphasis],
  // Lower headings than NITF has are told by their class.
  ['hl2', ({ attributes }) => (/^h[2-6]$/.test(attributes.class ?? '') ? attributes.class : 'h3')],
  // HTML sets quotation marks around `q`: copy that has its own needs no others.
  ['q', (element) => (/^["'“”„«‘‚「『]/.test(beginning(element)) ? undefined : 'q')],
  ['ol', list],
  ['frac', fraction],
  ['ruby', ruby],
  ['custom-table', customTable],
  ...'addressee care.of delivery.point postcode delivery.office'.split(' ').map((name) => [name, parted] as const),
]);

/** What HTML has tags for, and NITF only classes. */
const emphases: ReadonlyMap<string, string> = new Map([
  ['bold b', 'b'],
  ['italic i', 'i'],
  ['underline', 'u'],
  ['strikethrough', 's'],
  ['small', 'small'],
  ['code', 'code'],
  ['cite', 'cite'],
]);

function emphasis({ attributes }: XmlElement): string {
  const own = emphases.get(attributes.class ?? '');
  return own ?? (/bold|strong/i.test(`${attributes.class} ${attributes.style}`) ? 'strong' : 'em');
}

/** The first text in an element, without reading the rest of it, nor far down: quotations stand inside quotations. */
function beginning(element: XmlElement): string {
  let first: XmlNode | undefined = element;
  for (let depth = 0; depth < deepestNest && first !== undefined && isElement(first); depth += 1)
    first = first.children[0];
  return first === undefined || isElement(first) ? '' : first.trimStart().slice(0, 1);
}

function within(element: XmlElement, depth: number, { translate }: Reader): readonly Node[] {
  return htmlNodes(element.children, translate, depth + 1);
}

/** An element made here, as deep as the allow-list goes; below that only what is in it. */
function made(tag: string, nodes: readonly Node[], depth: number, attributes = none): readonly Node[] {
  return depth < deepest ? [{ tag, attributes, children: nodes }] : nodes;
}

function media(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
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
function note(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  const forEditors = attribute(element, 'type') === 'npa' || attribute(element, 'noteclass') === 'editorsnote';
  const nodes = within(element, depth, reader);
  if (!forEditors) return made('div', nodes, depth);
  const text = lineIn(nodes);
  const role = attribute(element, 'noteclass');
  if (text) reader.edNotes.push(role ? { role, text } : { text });
  return [];
}

const mostFootnotes = 1_000;

function footnote(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
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

function quotation(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  const credits = children(element, 'credit').map((credit) => within(credit, depth + 1, reader));
  const source = attribute(element, 'quote-source');
  const named = credits.length > 0 ? credits : source ? [[{ text: source }]] : [];
  const rest = element.children.filter((node) => !isElement(node) || node.name !== 'credit');
  const text = htmlNodes(rest, reader.translate, depth + 1);
  const cites = named.flatMap((nodes) => made('p', made('cite', nodes, depth + 2), depth + 1));
  return made('blockquote', [...text, ...cites], depth);
}

function list(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  const start = attribute(element, 'seqnum') ?? attribute(element, 'start');
  return made('ol', within(element, depth, reader), depth, start ? new Map([['start', start]]) : none);
}

/** `1<frac>1/2</frac>` is one and a half, not eleven halves. */
function fraction(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  const sign = child(element, 'frac-sep') || rawText(element).includes('/') ? undefined : '/';
  const parts = element.children.flatMap((node) => [
    ...(sign && isElement(node) && node.name === 'denom' ? [{ text: sign }] : []),
    ...htmlNodes([node], reader.translate, depth + 1),
  ]);
  return [{ text: ' ' }, ...parts];
}

/** Readings of ideographs stand in brackets behind them, as `rp` has them where it is given. */
function ruby(element: XmlElement, depth: number, reader: Reader): ReturnType<Translation> {
  if (descendants(element, 'rp').length > 0) return undefined;
  return element.children.flatMap((node): readonly Node[] => {
    const nodes = htmlNodes([node], reader.translate, depth + 1);
    return isElement(node) && node.name === 'rt' ? [{ text: '(' }, ...nodes, { text: ')' }] : nodes;
  });
}

/** Lines of an address and the like, which the copy may write without a space between them. */
function parted(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  return [{ text: ' ' }, ...within(element, depth, reader), { text: ' ' }];
}

/** A table in anyone's vocabulary: what is in it are rows, and what is in those are cells. */
function customTable(element: XmlElement, depth: number, reader: Reader): ReturnType<Translation> {
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

function lost(element: XmlElement): Note {
  const was = rawText(element).replace(/\s+/g, ' ').trim().slice(0, 4_000);
  return { rule: 'nitf', message: `${element.name} is not kept.`, line: element.line, was: was || undefined };
}
