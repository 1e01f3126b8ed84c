import type { Element, Node, Text } from './tree';

/** Whether a node stands inside a line of text: text itself, or an inline element that holds no block. */
export function isInline(node: Node): boolean {
  return isText(node) || (inlineTags.has(node.tag) && holdsLine(node));
}

export function isText(node: Node): node is Text {
  return (node as { text?: string }).text !== undefined;
}

/**
 * A run of inline nodes as lines: white space folded, empty elements and links to nowhere gone, neighbouring texts
 * joined, ends trimmed. A double line break parts two paragraphs, so each becomes a line of its own.
 */
export function lines(run: readonly Node[]): readonly (readonly Node[])[] {
  const [only] = run;
  // Most of a body are paragraphs of one text.
  if (run.length === 1 && only !== undefined && isText(only)) return plainLine(only.text);
  const nodes = tidy(run);
  if (nodes.some(isBreak)) return betweenBreaks(nodes);
  const line = trimmed(nodes);
  return line.length > 0 ? [line] : [];
}

function betweenBreaks(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const found: Node[][] = [[]];
  nodes.forEach((node, at) => {
    const doubled = isBreak(node) && isBreak(nodes[at + 1]);
    if (doubled || (isBreak(node) && isBreak(nodes[at - 1]))) found.push([]);
    else found[found.length - 1]?.push(node);
  });
  return found.map(trimmed).filter((line) => line.length > 0);
}

/** The same nodes for `pre`, where white space and line breaks stay as they are. */
export function verbatim(nodes: readonly Node[]): readonly Node[] {
  return joined(
    nodes.flatMap((node): readonly Node[] => {
      if (isText(node)) {
        return [node];
      }
      const children = verbatim(node.children);
      if (node.tag === 'br' || isImage(node)) {
        return node.tag === 'br' ? [{ text: '\n' }] : [];
      }
      return spanTags.has(node.tag) && children.length > 0 ? [{ ...node, attributes: none, children }] : children;
    }),
  );
}

/**
 * What a run of inline nodes says on one line, white space folded, ends trimmed; `undefined` where a block is in it: then
 * only the whole of `htmlOf` knows.
 */
export function inlineText(nodes: readonly Node[]): string | undefined {
  if (!nodes.every(isInline)) return undefined;
  const pieces: string[] = [];
  gather(nodes, pieces);
  const line = pieces.join('').replace(/\s+/g, ' ').trim();
  return isUnseen(line) ? '' : line;
}

function gather(nodes: readonly Node[], pieces: string[]): void {
  for (const node of nodes) {
    if (isText(node)) pieces.push(node.text);
    else if (node.tag === 'br') pieces.push(' ');
    else gather(node.children, pieces);
  }
}

/** Whether a line shows something: a letter, a figure, a mark or a picture. */
export function isBlank(nodes: readonly Node[]): boolean {
  return nodes.every((node) => (isText(node) ? isUnseen(node.text) : !isImage(node) && isBlank(node.children)));
}

export function isImage(node: Node): boolean {
  return !isText(node) && node.tag === 'img';
}

/** Asked of an element at every level above it: in a nest that would be the square of its depth, so answers are kept. */
const known = new WeakMap<Element, boolean>();

function holdsLine(element: Element): boolean {
  const { children } = element;
  if (children.length === 0 || (children.length === 1 && children[0] !== undefined && isText(children[0]))) return true;
  const answer = known.get(element) ?? children.every(isInline);
  known.set(element, answer);
  return answer;
}

export const spanTags = new Set('code em strong i b u s sub sup small q cite abbr'.split(' '));
const inlineTags = new Set([...spanTags, 'a', 'br', 'img']);
const none: ReadonlyMap<string, string> = new Map();

/** White space folded. Only what is not folded yet is touched: to write each single space anew takes longer than all else. */
export function folded(text: string): string {
  return text.replace(/[ \t\n\f\r]{2,}|[\t\n\f\r]/g, ' ');
}

/** Whether a text shows nothing. Nearly all show what they show with their first character, which asks no expression. */
export function isUnseen(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && unseen.test(text);
}

const unseen = /^[\s\u200b-\u200d\u2060\ufeff]*$/;

function plainLine(text: string): readonly (readonly Node[])[] {
  const line = folded(text).trim();
  return isUnseen(line) ? [] : [[{ text: line }]];
}

function isBreak(node: Node | undefined): boolean {
  return node !== undefined && !isText(node) && node.tag === 'br';
}

/** Nearly all texts are tidy already, and stay the nodes that they are. */
function tidy(run: readonly Node[], inLink = false): readonly Node[] {
  const kept: Node[] = [];
  for (const node of run) {
    if (isText(node)) addText(kept, node);
    else for (const one of tidyElement(node, inLink)) isText(one) ? addText(kept, one) : kept.push(one);
  }
  let to = 0;
  for (let at = 0; at < kept.length; at += 1) {
    const node = kept[at];
    if (node === undefined) continue;
    const made = isText(node) ? besideBreaks(node, kept[at - 1], kept[at + 1]) : node;
    if (isText(made) && made.text === '') continue;
    kept[to] = made;
    to += 1;
  }
  kept.length = to;
  return kept;
}

/** Neighbouring texts are one. */
function addText(nodes: Node[], node: Text): void {
  const last = nodes[nodes.length - 1];
  if (last !== undefined && isText(last)) nodes[nodes.length - 1] = { text: last.text + node.text };
  else nodes.push(node);
}

function tidyElement(element: Element, inLink: boolean): readonly Node[] {
  if (element.tag === 'br') {
    return [{ tag: 'br', attributes: none, children: [] }];
  }
  if (element.tag === 'img') {
    return image(element);
  }
  const attributes = attributesOf(element);
  const isLink = element.tag === 'a';
  const children = tidy(element.children, inLink || isLink);
  if (isBlank(children)) {
    return children.some((child) => isText(child) || isBreak(child)) ? children : [];
  }
  return isLink && (inLink || !attributes.has('href')) ? children : [{ tag: element.tag, attributes, children }];
}

function attributesOf(element: Element): ReadonlyMap<string, string> {
  if (element.tag === 'a') {
    return linkAttributes(element);
  }
  const title = element.tag === 'abbr' ? element.attributes.get('title')?.trim() : undefined;
  return title ? new Map([['title', title]]) : none;
}

const relations = new Set(['nofollow', 'sponsored', 'ugc', 'noopener', 'noreferrer', 'external', 'license']);

export function linkAttributes({ attributes }: Element): ReadonlyMap<string, string> {
  const href = webAddress(attributes.get('href'), linkScheme);
  if (href === undefined) return none;
  const written = attributes.get('rel');
  if (written === undefined) return new Map([['href', href]]);
  const rel = written
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => relations.has(word));
  return new Map([['href', href], ...(rel.length > 0 ? [['rel', rel.join(' ')] as const] : [])]);
}

/** An address that stands in an attribute as it is. */
export const plainAddress = /^(?:https?:\/\/|mailto:)[^\s\\/&<>"][^\s\\&<>"]*$/i;
const linkScheme = /^(?:https?:\/\/[^/]|mailto:[^/])/i;

/** A picture with a web address; a counting pixel is none. */
function image({ attributes }: Element): readonly Node[] {
  const src = webAddress(attributes.get('src'), /^https?:\/\/[^/]/i);
  const width = pixels(attributes.get('width'));
  const height = pixels(attributes.get('height'));
  if (src === undefined || (Number(width ?? 2) <= 1 && Number(height ?? 2) <= 1)) {
    return [];
  }
  const alt = (attributes.get('alt') ?? '').replace(/\s+/g, ' ').trim();
  const size = [...(width ? [['width', width] as const] : []), ...(height ? [['height', height] as const] : [])];
  return [{ tag: 'img', attributes: new Map([['src', src], ['alt', alt], ...size]), children: [] }];
}

function pixels(value: string | undefined): string | undefined {
  return /^\s*(\d{1,5})(?:px)?\s*$/i.exec(value ?? '')?.[1];
}

function webAddress(value: string | undefined, scheme: RegExp): string | undefined {
  if (value === undefined) return undefined;
  if (!spaced.test(value)) return scheme.test(value) ? value : undefined;
  const address = value
    .trim()
    .replace(/[\t\n\r]+/g, '')
    .replace(/ /g, '%20');
  return scheme.test(address) && !spaced.test(address) ? address : undefined;
}

const spaced = /[\s\\]/;

function joined(nodes: readonly Node[]): readonly Node[] {
  if (nodes.length < 2) return nodes;
  const result: Node[] = [];
  for (const node of nodes) {
    const last = result[result.length - 1];
    if (last !== undefined && isText(last) && isText(node)) {
      result[result.length - 1] = { text: last.text + node.text };
    } else {
      result.push(node);
    }
  }
  return result;
}

function besideBreaks(node: Text, before: Node | undefined, after: Node | undefined): Text {
  let text = folded(node.text);
  if (text.startsWith(' ') && isBreak(before)) text = text.slice(1);
  if (text.endsWith(' ') && isBreak(after)) text = text.slice(0, -1);
  return text === node.text ? node : { text };
}

function trimmed(line: readonly Node[]): readonly Node[] {
  let from = 0;
  let to = line.length;
  while (from < to && isEdge(line[from])) {
    from += 1;
  }
  while (to > from && isEdge(line[to - 1])) {
    to -= 1;
  }
  const nodes = line.slice(from, to);
  const first = nodes[0];
  if (first && isText(first)) nodes[0] = { text: first.text.trimStart() };
  const last = nodes[nodes.length - 1];
  if (last && isText(last)) nodes[nodes.length - 1] = { text: last.text.trimEnd() };
  return isBlank(nodes) ? [] : nodes;
}

function isEdge(node: Node | undefined): boolean {
  return node === undefined || isBreak(node) || (isText(node) && node.text.trim() === '');
}
