import { isBlank, isImage, isInline, isText, lines, verbatim } from './inline';
import { simpleParagraph } from './paragraph';
import type { Element, Node } from './tree';

/**
 * A tree as a body of blocks: every line of text stands in a paragraph, a list item, a cell or a caption, nothing is
 * empty, and what stands outside its place (a cell without a table, a caption without a figure) becomes paragraphs.
 */
export function blocks(nodes: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  addBlocks(nodes, found);
  return found;
}

/** The same, behind what is found already: most of a body is paragraphs, and lists of lists of one would cost more than they. */
function addBlocks(nodes: readonly Node[], found: Node[]): void {
  let run: Node[] = [];
  const endRun = () => {
    if (run.length === 0) return;
    for (const line of lines(run)) found.push(element('p', line));
    run = [];
  };
  for (const node of nodes) {
    if (run.length === 0 && isSpace(node)) continue;
    if (isInline(node)) run.push(node);
    else {
      endRun();
      if (!isText(node)) addBlock(node, found);
    }
  }
  endRun();
}

/** What parts two blocks in the copy, and begins no line. */
const isSpace = (node: Node) => isText(node) && node.text.trim() === '';

function addBlock(node: Element, found: Node[]): void {
  const built = builders.get(node.tag)?.(node);
  // Each level is built once: to build it again on the way up would double the work at every level of nesting.
  if (built === undefined) addBlocks(node.children, found);
  else for (const one of built) found.push(one);
}

/** A run of text, or finished blocks. */
interface Part {
  readonly inline: boolean;
  readonly nodes: readonly Node[];
}

const none: ReadonlyMap<string, string> = new Map();

function element(tag: string, children: readonly Node[], attributes = none): Element {
  return { tag, attributes, children };
}

function asBlocks(part: Part): readonly Node[] {
  return part.inline ? [element('p', part.nodes)] : part.nodes;
}

/** Parts a sequence of mixed nodes into lines and blocks. */
function flow(nodes: readonly Node[]): readonly Part[] {
  const parts: Part[] = [];
  let run: Node[] = [];
  const endRun = () => {
    if (run.length === 0) return;
    for (const line of lines(run)) parts.push({ inline: true, nodes: line });
    run = [];
  };
  for (const node of nodes) {
    if (run.length === 0 && isSpace(node)) continue;
    if (isInline(node)) {
      run.push(node);
    } else {
      endRun();
      if (!isText(node)) for (const part of block(node)) parts.push(part);
    }
  }
  endRun();
  return parts;
}

function block(node: Element): readonly Part[] {
  const build = builders.get(node.tag);
  if (build === undefined) {
    return flow(node.children);
  }
  const built = build(node);
  // Each level is built once: to build it again on the way up would double the work at every level of nesting.
  return built === undefined ? flow(node.children) : built.length > 0 ? [{ inline: false, nodes: built }] : [];
}

/** What an element becomes; `undefined` where it cannot stay and its content is taken as it comes. */
type Builder = (node: Element) => readonly Node[] | undefined;

const builders: ReadonlyMap<string, Builder> = new Map<string, Builder>([
  ['p', paragraph],
  ...['h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, heading] as const),
  ['ul', list],
  ['ol', list],
  ['dl', definitions],
  ['blockquote', (node) => filled('blockquote', blocks(node.children))],
  ['pre', preformatted],
  ['figure', figure],
  ['table', table],
]);

function filled(tag: string, children: readonly Node[], attributes = none): readonly Node[] {
  return children.length > 0 ? [element(tag, children, attributes)] : [];
}

function paragraph(node: Element): readonly Node[] | undefined {
  const html = simpleParagraph(node);
  if (html !== undefined) return [{ tag: 'p', attributes: none, children: node.children, html }];
  return node.children.every(isInline) ? lines(node.children).map((line) => element('p', line)) : undefined;
}

function heading(node: Element): readonly Node[] | undefined {
  return node.children.every(isInline) ? lines(node.children).map((line) => element(node.tag, line)) : undefined;
}

/** A container that may hold one bare line; with more than one part every line is a paragraph. */
function content(node: Element): readonly Node[] {
  const parts = flow(node.children);
  const [only] = parts;
  return parts.length === 1 && only?.inline ? only.nodes : parts.flatMap(asBlocks);
}

function list(node: Element): readonly Node[] {
  const items = groups(node.children, new Set(['li'])).flatMap((item) => filled('li', content(item)));
  const start = /^\d{1,6}$/.exec(node.attributes.get('start') ?? '')?.[0];
  return filled(node.tag, items, node.tag === 'ol' && start ? new Map([['start', start]]) : none);
}

function definitions(node: Element): readonly Node[] {
  const rows = groups(node.children, new Set(['dt', 'dd']), 'dd');
  return filled(
    'dl',
    rows.flatMap((row) => filled(row.tag, content(row))),
  );
}

/** The elements named; what stands loose between them is wrapped in one of its own, as `li` around a bare list. */
function groups(nodes: readonly Node[], tags: ReadonlySet<string>, wrapper = [...tags][0] ?? 'li'): readonly Element[] {
  const found: Element[] = [];
  let loose: Node[] = [];
  const endLoose = () => {
    found.push(element(wrapper, loose));
    loose = [];
  };
  for (const node of nodes) {
    if (!isText(node) && tags.has(node.tag)) {
      endLoose();
      found.push(node);
    } else {
      loose.push(node);
    }
  }
  endLoose();
  return found;
}

function preformatted(node: Element): readonly Node[] {
  const [first, ...rest] = verbatim(node.children);
  const start = first !== undefined && isText(first) ? { text: first.text.replace(/^\n+/, '') } : first;
  const children = start === undefined ? [] : isText(start) && start.text === '' ? rest : [start, ...rest];
  return isBlank(children) ? [] : [element('pre', children)];
}

/** A figure holds a picture, a table, a quotation or a listing; without any of them its text is plain paragraphs. */
function figure(node: Element): readonly Node[] {
  const parts = groups(node.children, new Set(['figcaption']), 'div').flatMap((part) =>
    part.tag === 'figcaption' ? filled('figcaption', content(part)) : shown(part.children),
  );
  const isCaption = (part: Node) => !isText(part) && part.tag === 'figcaption';
  const captions = parts.filter(isCaption);
  const rest = parts.filter((part) => !isCaption(part));
  const holds = rest.some((part) => !isText(part) && part.tag !== 'p' && !/^h\d$/.test(part.tag));
  return holds && captions.length <= 1 ? [element('figure', parts)] : blocks(parts);
}

/** Pictures in a figure stand bare, text in paragraphs. */
function shown(nodes: readonly Node[]): readonly Node[] {
  return flow(nodes).flatMap((part) => {
    const bare =
      part.inline && part.nodes.every((node) => isPicture(node) || (isText(node) && node.text.trim() === ''));
    const pictures = part.nodes.filter((node) => !isText(node));
    return bare ? pictures : asBlocks(part);
  });
}

function isPicture(node: Node): boolean {
  return (
    isImage(node) || (!isText(node) && node.tag === 'a' && node.children.length === 1 && node.children.every(isImage))
  );
}

const tableParts = new Set(['caption', 'thead', 'tbody', 'tfoot', 'tr']);

/** Rows and cells in their order; what stands loose in a table becomes a row, and an empty cell keeps its place. */
function table(node: Element): readonly Node[] {
  const children = groups(node.children, tableParts, 'tr').flatMap((part) => {
    if (part.tag === 'caption') {
      return filled('caption', content(part));
    }
    return part.tag === 'tr' ? row(part) : filled(part.tag, groups(part.children, new Set(['tr'])).flatMap(row));
  });
  return children.some((child) => isText(child) || child.tag !== 'caption')
    ? [element('table', children)]
    : blocks(children);
}

function row(node: Element): readonly Element[] {
  const own = new Set(node.children);
  const cells = groups(node.children, new Set(['td', 'th']))
    .map((cell) => ({ cell, children: content(cell) }))
    .filter(({ cell, children }) => children.length > 0 || own.has(cell))
    .map(({ cell, children }) => element(cell.tag, children, spans(cell)));
  return cells.some((cell) => cell.children.length > 0) ? [element('tr', cells)] : [];
}

function spans({ attributes }: Element): ReadonlyMap<string, string> {
  const numbers = ['colspan', 'rowspan'].filter((name) => /^[1-9]\d{0,2}$/.test(attributes.get(name) ?? ''));
  const scope = /^(?:col|row)(?:group)?$/.exec(attributes.get('scope') ?? '')?.[0];
  const pairs = numbers.map((name) => [name, attributes.get(name) ?? ''] as const);
  return new Map(scope ? [...pairs, ['scope', scope]] : pairs);
}
