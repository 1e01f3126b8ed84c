import type { Media } from '../../../../shared/contracts';
import type { Element, Node } from '../../wire/html-tree';
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

/** Block content, each element with its form in NITF. Text beside blocks stands where NITF lets it (li, td, caption). */
function flow(nodes: readonly Node[], page: Page): readonly Xml[] {
  return nodes.flatMap((node): readonly Xml[] => {
    if ('text' in node) return [node.text];
    const build = blocks.get(node.tag);
    return build ? build(node, page) : inline([node], (figure) => page.picture(figure));
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
  const pictures: XmlElement[] = [];
  const content = inline(node.children, (figure) => {
    pictures.push(page.picture(figure));
    return undefined;
  });
  const isEmpty = content.every((part) => typeof part === 'string' && part.trim() === '');
  return [...(isEmpty ? [] : [element(name, attributes, content)]), ...pictures];
}

/** What HTML says by a tag of its own, NITF says by the class of `em`. */
const classes: ReadonlyMap<string, string | undefined> = new Map([
  ['em', undefined],
  ['i', 'italic'],
  ['strong', 'bold'],
  ['b', 'bold'],
  ['u', 'underline'],
  ['s', 'strikethrough'],
  ['small', 'small'],
  ['code', 'code'],
  ['cite', 'cite'],
]);

/** Enriched text. `picture` says what stands where a picture does. */
function inline(nodes: readonly Node[], picture: (figure: Figure) => Xml | undefined): readonly Xml[] {
  return nodes.flatMap((node): readonly Xml[] => {
    if ('text' in node) return [node.text];
    const { tag, attributes } = node;
    if (tag === 'img') return [picture({ image: attributes, caption: [] })].filter((one) => one !== undefined);
    const content = () => inline(node.children, picture);
    if (tag === 'br') return [element('br')];
    if (tag === 'a') return [element('a', { href: attributes.get('href'), rel: relation(attributes) }, content())];
    if (tag === 'q') return [element('q', {}, content())];
    if (tag === 'sub' || tag === 'sup') return [element('num', {}, element(tag, {}, textIn(node)))];
    return classes.has(tag) ? [element('em', { class: classes.get(tag) }, content())] : content();
  });
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
  const pictures: XmlElement[] = [];
  const content = inline(node.children.flatMap(unblocked), (figure) => {
    pictures.push(page.picture(figure));
    return undefined;
  });
  return [element('dt', {}, content), ...(pictures.length > 0 ? [element('dd', {}, pictures)] : [])];
}

/** The text of blocks, a line break between them. */
function unblocked(node: Node, at: number): readonly Node[] {
  if ('text' in node || !(blocks.has(node.tag) || inner.has(node.tag))) return [node];
  const rest = node.children.flatMap(unblocked);
  return at > 0 ? [{ tag: 'br', attributes: new Map(), children: [] }, ...rest] : rest;
}

const inner = new Set('li dt dd tr td th caption thead tbody tfoot figcaption'.split(' '));

/** Blocks, with every run of text between them in a paragraph. */
function inParagraphs(nodes: readonly Node[], page: Page): readonly Xml[] {
  const isBlock = (node: Node) => !('text' in node) && blocks.has(node.tag);
  const runs: Node[][] = [];
  for (const [at, node] of nodes.entries()) {
    const before = nodes[at - 1];
    if (isBlock(node) || before === undefined || isBlock(before)) runs.push([node]);
    else runs.at(-1)?.push(node);
  }
  return runs.flatMap(([first, ...rest]): readonly Xml[] => {
    if (first === undefined) return [];
    if (isBlock(first)) return flow([first], page);
    return textual('p', {}, { tag: 'p', attributes: new Map(), children: [first, ...rest] }, page);
  });
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
    !cite.children.some(hasPicture);
  const text = inParagraphs(isCredit ? node.children.slice(0, -1) : node.children, page);
  const credit = isCredit
    ? element(
        'credit',
        {},
        inline(cite.children, () => undefined),
      )
    : undefined;
  return element('bq', {}, element('block', {}, text), credit);
}

function hasPicture(node: Node): boolean {
  return !('text' in node) && (node.tag === 'img' || node.children.some(hasPicture));
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
  if (first !== undefined && others.length === 0 && !caption.some(hasPicture)) {
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
