import { isInline, isText } from '../../../server/src/wire/html/inline';
import type { Element, Node } from '../../../server/src/wire/html/tree';
import { markOfTag } from './schema/marks';
import type { Section } from './schema/tables';

/** A node of the document, as ProseMirror reads it from JSON. */
export interface DocumentNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly DocumentNode[];
  readonly marks?: readonly DocumentMark[];
  readonly text?: string;
}

interface DocumentMark {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/**
 * A clean body as a document for the editor. What the schema cannot hold is left out here, and found missing by the
 * round trip; an empty body is one empty paragraph.
 */
export function documentOf(body: readonly Node[]): DocumentNode {
  const content = container(body, true);
  return { type: 'doc', content };
}

type Reader = (element: Element) => DocumentNode;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['p', (element) => line('paragraph', element)],
  ...['h2', 'h3', 'h4', 'h5', 'h6'].map(
    (tag) => [tag, (element: Element) => line('heading', element, { level: Number(tag[1]) })] as const,
  ),
  ['ul', (element) => holder('bulletList', element, { li: 'listItem' })],
  [
    'ol',
    (element) => ({
      ...holder('orderedList', element, { li: 'listItem' }),
      attrs: { start: element.attributes.get('start') ?? null },
    }),
  ],
  ['dl', (element) => holder('definitionList', element, { dt: 'term', dd: 'definition' })],
  ['blockquote', (element) => ({ type: 'blockquote', content: container(element.children, true) })],
  ['pre', (element) => line('listing', element)],
  ['figure', figure],
  ['table', captioned],
]);

function block(node: Node): readonly DocumentNode[] {
  const read = isText(node) ? undefined : readers.get(node.tag);
  return read === undefined || isText(node) ? [] : [read(node)];
}

/** Blocks, or one bare line as a paragraph. `alwaysWrapped`: no line may stand bare here, so it needs no note of it. */
function container(children: readonly Node[], alwaysWrapped = false): readonly DocumentNode[] {
  if (children.every(isInline)) {
    return [{ type: 'paragraph', content: inline(children) }];
  }
  const content = children.flatMap(block);
  const [only] = content;
  return content.length === 1 && only?.type === 'paragraph' && !alwaysWrapped
    ? [{ ...only, attrs: { wrapped: true } }]
    : content;
}

function line(type: string, element: Element, attrs?: DocumentNode['attrs']): DocumentNode {
  return { type, attrs, content: inline(element.children) };
}

/** A list: of its children, those whose tag is named. */
function holder(type: string, element: Element, items: Readonly<Record<string, string>>): DocumentNode {
  const content = element.children.flatMap((child) => {
    const item = isText(child) ? undefined : items[child.tag];
    return item === undefined || isText(child) ? [] : [{ type: item, content: container(child.children) }];
  });
  return { type, content };
}

function figure(element: Element): DocumentNode {
  const content = element.children.flatMap((child): readonly DocumentNode[] => {
    if (isText(child)) return [];
    if (child.tag === 'figcaption') return [{ type: 'figcaption', content: container(child.children) }];
    return child.tag === 'img' || child.tag === 'a' ? picture(child) : block(child);
  });
  return { type: 'figure', content };
}

function picture(element: Element): readonly DocumentNode[] {
  const inLink = element.tag === 'a';
  const image = inLink ? element.children[0] : element;
  if (image === undefined || isText(image) || image.tag !== 'img') return [];
  const link = inLink ? named(element, ['href', 'rel']) : {};
  return [{ type: 'picture', attrs: { ...pictureAttributes(image), ...link } }];
}

const pictureAttributes = (image: Element) => named(image, ['src', 'alt', 'width', 'height']);

const named = ({ attributes }: Element, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, attributes.get(name) ?? null]));

/** A caption is kept where HTML wants it: once, before the rows. */
function captioned(element: Element): DocumentNode {
  const [first] = element.children;
  const rows = table(element);
  if (first === undefined || isText(first) || first.tag !== 'caption') return rows;
  return {
    type: 'captionedTable',
    content: [{ type: 'tableCaption', content: container(first.children) }, rows],
  };
}

function table(element: Element): DocumentNode {
  const parts = element.children.filter((child): child is Element => !isText(child));
  const content = parts.flatMap((part, at): readonly DocumentNode[] => {
    if (part.tag === 'tr') return [row(part, 'none', false)];
    const section = sections.get(part.tag);
    const rows = part.children.filter((node): node is Element => !isText(node) && node.tag === 'tr');
    const opens = parts[at - 1]?.tag === part.tag;
    return section === undefined ? [] : rows.map((each, index) => row(each, section, opens && index === 0));
  });
  return { type: 'table', content };
}

const sections: ReadonlyMap<string, Section> = new Map([
  ['thead', 'thead'],
  ['tbody', 'tbody'],
  ['tfoot', 'tfoot'],
]);

function row(element: Element, section: Section, opens: boolean): DocumentNode {
  const content = element.children.flatMap((cell) => {
    if (isText(cell)) return [];
    const { colspan, rowspan, scope } = named(cell, ['colspan', 'rowspan', 'scope']);
    const attrs = { colspan: Number(colspan ?? 1), rowspan: Number(rowspan ?? 1) };
    const type = cell.tag === 'th' ? 'tableHeader' : 'tableCell';
    return [{ type, attrs: cell.tag === 'th' ? { ...attrs, scope } : attrs, content: container(cell.children) }];
  });
  return { type: 'tableRow', attrs: { section, opens }, content };
}

/** Text, breaks and pictures of a line, each with the marks around it; neighbours with the same marks are one text. */
function inline(
  nodes: readonly Node[],
  marks: readonly DocumentMark[] = [],
  seen = { quotations: 0 },
): readonly DocumentNode[] {
  return joined(
    nodes.flatMap((node): readonly DocumentNode[] => {
      if (isText(node)) return node.text === '' ? [] : [{ type: 'text', text: node.text, marks }];
      if (node.tag === 'br') return [{ type: 'hardBreak', marks }];
      if (node.tag === 'img') return [{ type: 'image', attrs: pictureAttributes(node), marks }];
      const mark = markOf(node, marks, seen);
      return inline(node.children, mark === undefined ? marks : [...marks, mark], seen);
    }),
  );
}

/** The same mark again is a second one; quotations are counted, so that two that touch stay two. */
function markOf(
  element: Element,
  around: readonly DocumentMark[],
  seen: { quotations: number },
): DocumentMark | undefined {
  if (element.tag === 'a') return { type: 'link', attrs: named(element, ['href', 'rel']) };
  const type = markOfTag.get(element.tag);
  if (type === undefined) return undefined;
  seen.quotations += type === 'quote' ? 1 : 0;
  const depth = type === 'quote' ? seen.quotations : around.filter((mark) => mark.type === type).length;
  const title = type === 'abbr' ? named(element, ['title']) : {};
  return { type, attrs: { tag: element.tag, depth, ...title } };
}

function joined(nodes: readonly DocumentNode[]): readonly DocumentNode[] {
  const result: DocumentNode[] = [];
  for (const node of nodes) {
    const last = result[result.length - 1];
    if (last?.text !== undefined && node.text !== undefined && sameMarks(last, node)) {
      result[result.length - 1] = { ...last, text: last.text + node.text };
    } else {
      result.push(node);
    }
  }
  return result;
}

function sameMarks(one: DocumentNode, other: DocumentNode): boolean {
  return one.marks === other.marks || markKey(one) === markKey(other);
}

const markKey = ({ marks = [] }: DocumentNode) =>
  marks
    .map((mark) => JSON.stringify(mark))
    .sort()
    .join();
