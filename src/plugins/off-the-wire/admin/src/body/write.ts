import type { Node as DocumentNode, Mark } from '@tiptap/pm/model';
import { blocks } from '../../../server/src/wire/html/blocks';
import { countWords, written as htmlOf } from '../../../server/src/wire/html/text';
import type { Element, Node } from '../../../server/src/wire/html/tree';
import { nested, type Run } from './write-inline';
import { writtenRows } from './write-table';

/**
 * A document of the editor as the body that the server would make of it: empty paragraphs gone, ends trimmed. The
 * server's cleaning changes nothing in it.
 */
export function bodyOf(document: DocumentNode): readonly Node[] {
  return blocks(childrenOf(document).flatMap(written));
}

/** A body in writing, and its length as the server counts it. */
export interface WrittenBody {
  readonly html: string;
  readonly words: number;
}

/** The same as HTML. A block that has not changed since it was last written is not written again. */
export function writtenBody(document: DocumentNode): WrittenBody {
  const parts = childrenOf(document).map(writtenBlock);
  return {
    html: parts.map(({ html }) => html).join(''),
    words: parts.reduce((sum, { words }) => sum + words, 0),
  };
}

const known = new WeakMap<DocumentNode, WrittenBody>();

function writtenBlock(block: DocumentNode): WrittenBody {
  const before = known.get(block);
  if (before !== undefined) return before;
  const html = htmlOf(blocks(written(block)));
  const now = { html, words: countWords(html) };
  known.set(block, now);
  return now;
}

type Writer = (node: DocumentNode) => Element;

const none: ReadonlyMap<string, string> = new Map();

const writers: Readonly<Record<string, Writer>> = {
  paragraph: (node) => element('p', inline(node)),
  heading: (node) => element(`h${node.attrs.level}`, inline(node)),
  listing: (node) => element('pre', inline(node)),
  bulletList: (node) => element('ul', blocksIn(node)),
  orderedList: (node) => element('ol', blocksIn(node), attributes(node.attrs, ['start'])),
  listItem: (node) => element('li', lineOrBlocks(node)),
  definitionList: (node) => element('dl', blocksIn(node)),
  term: (node) => element('dt', lineOrBlocks(node)),
  definition: (node) => element('dd', lineOrBlocks(node)),
  blockquote: (node) => element('blockquote', blocksIn(node)),
  figure: (node) => element('figure', blocksIn(node)),
  figcaption: (node) => element('figcaption', lineOrBlocks(node)),
  picture: (node) => inLink(node, element('img', [], attributes(node.attrs, pictureNames))),
  captionedTable: (node) => element('table', childrenOf(node).flatMap(captionAndRows)),
  table: (node) => element('table', rowsOf(node)),
};

function written(node: DocumentNode): readonly Node[] {
  const write = writers[node.type.name];
  return write === undefined ? [] : [write(node)];
}

const blocksIn = (node: DocumentNode) => childrenOf(node).flatMap(written);

/** A line that is alone in its place stands bare, unless the copy had it in a paragraph. */
function lineOrBlocks(node: DocumentNode): readonly Node[] {
  const only = node.childCount === 1 ? node.firstChild : null;
  return only?.type.name === 'paragraph' && !only.attrs.wrapped ? inline(only) : blocksIn(node);
}

const pictureNames = ['src', 'alt', 'width', 'height'];

function inLink({ attrs }: DocumentNode, image: Element): Element {
  return attrs.href ? element('a', [image], attributes(attrs, ['href', 'rel'])) : image;
}

function captionAndRows(node: DocumentNode): readonly Node[] {
  return node.type.name === 'tableCaption' ? [element('caption', lineOrBlocks(node))] : rowsOf(node);
}

const rowsOf = (table: DocumentNode) => writtenRows(childrenOf(table), cell);

function cell(node: DocumentNode): Element {
  const spans = ['colspan', 'rowspan'].filter((name) => node.attrs[name] > 1);
  return node.type.name === 'tableHeader'
    ? element('th', lineOrBlocks(node), attributes(node.attrs, [...spans, 'scope']))
    : element('td', lineOrBlocks(node), attributes(node.attrs, spans));
}

function inline(line: DocumentNode): readonly Node[] {
  return nested(childrenOf(line).map(runOf));
}

function runOf(node: DocumentNode): Run {
  const marks = node.marks.map((mark) => ({ mark, around: markElement(mark) }));
  if (node.isText) return { node: { text: node.text ?? '' }, marks };
  return node.type.name === 'image'
    ? { node: element('img', [], attributes(node.attrs, pictureNames)), marks }
    : { node: element('br', []), marks };
}

function markElement(mark: Mark): Element {
  return mark.type.name === 'link'
    ? element('a', [], attributes(mark.attrs, ['href', 'rel']))
    : element(String(mark.attrs.tag), [], attributes(mark.attrs, ['title']));
}

function element(tag: string, children: readonly Node[], attributesOfIt = none): Element {
  return { tag, attributes: attributesOfIt, children };
}

function attributes(values: Readonly<Record<string, unknown>>, names: readonly string[]): ReadonlyMap<string, string> {
  const there = names.filter((name) => values[name] !== null && values[name] !== undefined);
  return new Map(there.map((name) => [name, String(values[name])]));
}

function childrenOf(node: DocumentNode): readonly DocumentNode[] {
  return node.content.content;
}
