import type { Media } from '../../../../shared/contracts';
import type { Element, Node } from '../../wire/html/tree';
import { type Figure, nitfMedia, placed } from './nitf-media';
import { bodyTree } from './xhtml';
import { element, type Xml, type XmlElement } from './xml';

/**
 * A body as NITF 3.6 writes it, with the media that go with it. A picture of the text that is among the media stands as
 * one in its place; of the others class says whether they stand in the text (`figure`) or only beside it (`aside`).
 */
export function nitfContent(html: string, media: readonly Media[]): readonly Xml[] {
  const shown = new Set<Media>();
  const page: Page = {
    picture(figure) {
      const found = placed(
        figure,
        media.filter((one) => !shown.has(one)),
      );
      if (found) shown.add(found);
      return nitfMedia(found ?? figure, figure, found ? undefined : 'figure');
    },
  };
  const content = flow(bodyTree(html), page);
  const beside = media.filter((one) => !shown.has(one)).map((one) => nitfMedia(one, undefined, 'aside'));
  return [...content, ...beside];
}

interface Page {
  /** A picture in the text, as a media element. */
  picture(figure: Figure): XmlElement;
}

type Build = (node: Element, page: Page) => readonly Xml[];

/**
 * Block content, each element with its form in NITF. Text beside blocks stands where NITF lets it (li, td, caption), and a
 * picture in enriched text behind it.
 */
function flow(nodes: readonly Node[], page: Page): readonly Xml[] {
  return nodes.flatMap((node): readonly Xml[] => {
    if ('text' in node) return [node.text];
    const build = blocks.get(node.tag);
    return build ? build(node, page) : withPictures([node], page, (content) => content);
  });
}

const blocks: ReadonlyMap<string, Build> = new Map<string, Build>([
  ['p', (node, page) => textual('p', {}, node, page)],
  ...['h2', 'h3', 'h4', 'h5', 'h6'].map((tag): readonly [string, Build] => [
    tag,
    (node, page) => textual('hl2', { class: tag }, node, page),
  ]),
  ['ul', (node, page) => [element('ul', {}, items(node, page))]],
  ['ol', (node, page) => [element('ol', { seqnum: node.attributes.get('start') }, items(node, page))]],
  [
    'dl',
    (node, page) => [
      element(
        'dl',
        {},
        node.children.flatMap((child) => definition(child, page)),
      ),
    ],
  ],
  ['blockquote', (node, page) => [quotation(node, page)]],
  ['pre', (node) => [element('pre', {}, textIn(node))]],
  ['table', (node, page) => [table(node, page)]],
  ['figure', figureBlocks],
]);

/** A line of text; pictures in it stand behind it. */
function textual(
  name: string,
  attributes: Readonly<Record<string, string>>,
  node: Element,
  page: Page,
): readonly Xml[] {
  return withPictures(node.children, page, (content) => [element(name, attributes, content)]);
}

/** Enriched text without its pictures, if anything is left, and then those. */
function withPictures(
  nodes: readonly Node[],
  page: Page,
  made: (content: readonly Xml[]) => readonly Xml[],
): readonly Xml[] {
  const content = nodes.every(isBlank) ? [] : made(inline(nodes));
  return [...content, ...nodes.flatMap(picturesIn).map((image) => page.picture({ image, caption: [] }))];
}

function isBlank(node: Node): boolean {
  return 'text' in node ? node.text.trim() === '' : node.tag !== 'br' && node.children.every(isBlank);
}

function picturesIn(node: Node): readonly ReadonlyMap<string, string>[] {
  if ('text' in node) return [];
  return node.tag === 'img' ? [node.attributes] : node.children.flatMap(picturesIn);
}

/** What HTML says by a tag of its own, NITF says by the class of `em`; our reader knows these. */
const classes: ReadonlyMap<string, string | undefined> = new Map([
  ['em', undefined],
  ['i', 'italic i'],
  ['strong', 'bold'],
  ['b', 'bold b'],
  ['u', 'underline'],
  ['s', 'strikethrough'],
  ['small', 'small'],
  ['code', 'code'],
  ['cite', 'cite'],
]);

/** Enriched text: what is in it but pictures; where one stood between two words they stay two. */
function inline(nodes: readonly Node[], parting = partingPictures(nodes)): readonly Xml[] {
  return nodes.flatMap((node): readonly Xml[] => {
    if ('text' in node) return [node.text];
    const { tag, attributes } = node;
    if (tag === 'img') return parting.has(node) ? [' '] : [];
    if (tag !== 'br' && node.children.every(isBlank))
      return textIn(node) === '' ? inline(node.children, parting) : [' '];
    const content = inline(node.children, parting);
    if (tag === 'br') return [element('br')];
    if (tag === 'a') return [element('a', { href: attributes.get('href'), rel: relation(attributes) }, content)];
    if (tag === 'q') return [element('q', {}, content)];
    if (tag === 'sub' || tag === 'sup') return [element('num', {}, element(tag, {}, textIn(node)))];
    return classes.has(tag) ? [element('em', { class: classes.get(tag) }, content)] : content;
  });
}

/** The pictures with nothing but themselves between one word and the next. */
function partingPictures(nodes: readonly Node[]): ReadonlySet<Node> {
  const parting = new Set<Node>();
  let before = '';
  let picture: Node | undefined;
  const visit = (node: Node) => {
    if ('text' in node) {
      if (picture && /\S$/.test(before.slice(-1)) && /^\S/.test(node.text)) parting.add(picture);
      if (node.text !== '') [before, picture] = [node.text, undefined];
    } else if (node.tag === 'img') picture ??= node;
    else if (node.tag === 'br') [before, picture] = ['', undefined];
    else node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return parting;
}

/** An NMTOKEN: one word. */
function relation(attributes: ReadonlyMap<string, string>): string | undefined {
  return attributes.get('rel')?.split(' ', 1)[0];
}

function items(list: Element, page: Page): readonly Xml[] {
  return list.children.flatMap((item) => ('text' in item ? [] : [element('li', {}, flow(item.children, page))]));
}

/** A `dt` holds text alone and a `dd` none of its own: there it stands in paragraphs. */
function definition(node: Node, page: Page): readonly Xml[] {
  if ('text' in node) return [];
  if (node.tag === 'dd') return [element('dd', {}, inParagraphs(node.children, page))];
  const lines = linesIn(node.children)
    .map(withoutEdges)
    .filter((line) => line.length > 0);
  const content = lines.flatMap((line, at) => [...(at > 0 ? [element('br')] : []), ...inline(line)]);
  const pictures = picturesIn(node).map((image) => page.picture({ image, caption: [] }));
  return [element('dt', {}, content), ...(pictures.length > 0 ? [element('dd', {}, pictures)] : [])];
}

/** Without the breaks, and the places of pictures, at both ends: two breaks in a row part paragraphs. */
function withoutEdges(line: readonly Node[]): readonly Node[] {
  const isEdge = (node: Node) => isBlank(node) || (!('text' in node) && node.tag === 'br');
  const from = line.findIndex((node) => !isEdge(node));
  return from < 0 ? [] : line.slice(from, line.findLastIndex((node) => !isEdge(node)) + 1);
}

/** The text of blocks, a line for each. */
function linesIn(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const isBlock = (node: Node | undefined): node is Element =>
    node !== undefined && !('text' in node) && (blocks.has(node.tag) || inner.has(node.tag));
  return runsOf(nodes, isBlock).flatMap((run) => (isBlock(run[0]) ? linesIn(run[0].children) : [run]));
}

/** Each block alone, and what stands between two of them together. */
function runsOf(nodes: readonly Node[], isBlock: (node: Node) => boolean): readonly (readonly Node[])[] {
  const runs: Node[][] = [];
  for (const [at, node] of nodes.entries()) {
    const before = nodes[at - 1];
    if (isBlock(node) || before === undefined || isBlock(before)) runs.push([node]);
    else runs.at(-1)?.push(node);
  }
  return runs;
}

const inner = new Set('li dt dd tr td th caption thead tbody tfoot figcaption'.split(' '));

/** Blocks, with every run of text between them in a paragraph. */
function inParagraphs(nodes: readonly Node[], page: Page): readonly Xml[] {
  const isBlock = (node: Node) => !('text' in node) && blocks.has(node.tag);
  return runsOf(nodes, isBlock).flatMap((run) =>
    run.some(isBlock) ? flow(run, page) : textual('p', {}, { tag: 'p', attributes: new Map(), children: run }, page),
  );
}

/** A last paragraph that is all a `cite` is the credit. */
function quotation(node: Element, page: Page): XmlElement {
  const last = node.children.at(-1);
  const [cite, ...others] = last !== undefined && !('text' in last) && last.tag === 'p' ? last.children : [];
  const isCredit =
    node.children.length > 1 &&
    others.length === 0 &&
    cite !== undefined &&
    !('text' in cite) &&
    cite.tag === 'cite' &&
    picturesIn(cite).length === 0;
  const text = inParagraphs(isCredit ? node.children.slice(0, -1) : node.children, page);
  const credit = isCredit ? element('credit', {}, inline(cite.children)) : undefined;
  return element('bq', {}, element('block', {}, text), credit);
}

/** NITF 3.6, table: a caption, a head, then rows or one body of them. Its foot would stand before the body. */
function table(node: Element, page: Page): XmlElement {
  const parts = node.children.filter((part): part is Element => !('text' in part));
  const captions = parts.filter(({ tag }) => tag === 'caption');
  const rest = parts.filter(({ tag }) => tag !== 'caption');
  const head = rest[0]?.tag === 'thead' ? rest[0] : undefined;
  const bodies = head ? rest.slice(1) : rest;
  const rows = bodies
    .flatMap((part) => (part.tag === 'tr' ? [part] : part.children))
    .flatMap((row) => tableRow(row, page));
  const isGrouped = bodies.some(({ tag }) => tag !== 'tr');
  return element(
    'table',
    {},
    captions.length > 0
      ? element(
          'caption',
          {},
          captions.flatMap((one) => flow(one.children, page)),
        )
      : undefined,
    head &&
      element(
        'thead',
        {},
        head.children.flatMap((row) => tableRow(row, page)),
      ),
    isGrouped ? element('tbody', {}, rows) : rows,
  );
}

function tableRow(node: Node, page: Page): readonly XmlElement[] {
  if ('text' in node) return [];
  const cells = node.children.flatMap((cell): readonly XmlElement[] => {
    if ('text' in cell) return [];
    const { attributes } = cell;
    const spans = { rowspan: attributes.get('rowspan'), colspan: attributes.get('colspan') };
    return [element(cell.tag, spans, flow(cell.children, page))];
  });
  return [element('tr', {}, cells)];
}

/** Its pictures with its caption; of other figures the caption is a paragraph. */
function figureBlocks(node: Element, page: Page): readonly Xml[] {
  const isCaption = (child: Node): child is Element => !('text' in child) && child.tag === 'figcaption';
  const caption = node.children.filter(isCaption).flatMap((one) => one.children);
  const rest = node.children.filter((child) => !isCaption(child));
  const [first, ...others] = rest.map(imageIn);
  if (first !== undefined && others.length === 0 && caption.flatMap(picturesIn).length === 0) {
    return [page.picture({ image: first, caption: flow(caption, page) })];
  }
  return [...inParagraphs(rest, page), ...inParagraphs(caption, page)];
}

/** A picture, bare or in a link, which NITF has no place for. */
function imageIn(node: Node): ReadonlyMap<string, string> | undefined {
  if ('text' in node) return undefined;
  if (node.tag === 'img') return node.attributes;
  return node.tag === 'a' && node.children.length === 1 && node.children[0] ? imageIn(node.children[0]) : undefined;
}

function textIn(node: Node): string {
  if ('text' in node) return node.text;
  return node.tag === 'br' ? '\n' : node.children.map(textIn).join('');
}
