import type { Node as DocumentNode } from '@tiptap/pm/model';
import { kept } from '../../../server/src/wire/html/allow-list';
import { assemble } from '../../../server/src/wire/html/assemble';
import { blocks } from '../../../server/src/wire/html/blocks';
import { isInline, isText } from '../../../server/src/wire/html/inline';
import { written } from '../../../server/src/wire/html/text';
import type { Element, Node } from '../../../server/src/wire/html/tree';
import { documentOf } from './read';
import { bodySchema } from './schema';
import { bodyOf } from './write';

/** A body as the editor opens it. */
export interface OpenedBody {
  readonly document: DocumentNode;
  /** What the editor writes if nothing is changed: the same as it was given, or as good as the same. */
  readonly html: string;
  /** The tags that would be lost or turned into others, `text` where words would; empty where all is safe. */
  readonly lost: readonly string[];
}

/**
 * Opens a body and looks whether the editor gives it back. HTML that is not as the server writes it is read by `anyHtml`,
 * which only a browser has.
 */
export function openBody(html: string, anyHtml: (html: string) => readonly Node[] = assemble): OpenedBody {
  const body = treeOf(html, anyHtml);
  const document = bodySchema.nodeFromJSON(documentOf(body));
  const back = bodyOf(document);
  return { document, html: written(back), lost: losses(body, back) };
}

/** HTML as the server's cleaning would leave it. */
export function tidyHtml(html: string, anyHtml: (html: string) => readonly Node[]): string {
  return written(treeOf(html, anyHtml));
}

/** Well-formed HTML of allowed tags is read as it stands; a browser's parser would put a tbody into every table. */
function treeOf(html: string, anyHtml: (html: string) => readonly Node[]): readonly Node[] {
  const tree = assemble(html);
  return blocks(tree.every(isAllowed) && written(tree) === html ? tree : anyHtml(html));
}

const allowed = new Set(kept);

function isAllowed(node: Node): boolean {
  return isText(node) || (allowed.has(node.tag) && node.children.every(isAllowed));
}

function losses(before: readonly Node[], after: readonly Node[]): readonly string[] {
  if (signature(before) === signature(after)) return [];
  const left = tally(after);
  const lost = [...tally(before)].filter(([tag, count]) => (left.get(tag) ?? 0) < count).map(([tag]) => tag);
  return lost.length > 0 ? lost : ['order'];
}

/**
 * A body with what no reader can tell taken out: `<b><i>` or `<i><b>`, one bold run or two that touch, a span of one
 * column. Two quotations that touch are two.
 */
function signature(nodes: readonly Node[], verbatim = false): string {
  return nodes.length > 0 && nodes.every(isInline)
    ? lineSignature(nodes, verbatim)
    : nodes.map(elementSignature).join('');
}

function elementSignature(node: Node): string {
  if (isText(node)) return JSON.stringify(node.text);
  const inside =
    node.tag === 'figure' ? node.children.map(elementSignature).join('') : signature(node.children, node.tag === 'pre');
  return `<${tagSignature(node)}>${inside}</>`;
}

interface Piece {
  readonly marks: string;
  readonly text: string;
}

/** Text by its marks; of breaks and spaces, save in a listing, those that show: none at an end, no space beside a break. */
function lineSignature(nodes: readonly Node[], verbatim: boolean): string {
  const pieces: Piece[] = [];
  for (const piece of piecesOf(nodes, [], { quotations: 0 })) {
    const last = pieces[pieces.length - 1];
    const afterSpace = last === undefined || / $|^<br>$/.test(last.text);
    const text = afterSpace && !verbatim ? piece.text.replace(/^ /, '') : piece.text;
    if (last !== undefined && text === '<br>')
      pieces[pieces.length - 1] = { ...last, text: last.text.replace(/ $/, '') };
    if (text !== '') add(pieces, { ...piece, text });
  }
  return JSON.stringify(verbatim ? pieces : trimmed(pieces));
}

function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  const shows = ({ text }: Piece) => text !== '<br>' && text.trim() !== '';
  return pieces.slice(Math.max(pieces.findIndex(shows), 0), pieces.findLastIndex(shows) + 1);
}

function add(pieces: Piece[], piece: Piece): void {
  const last = pieces[pieces.length - 1];
  if (last?.marks !== piece.marks || last.text === '<br>' || piece.text === '<br>') pieces.push(piece);
  else pieces[pieces.length - 1] = { ...piece, text: last.text + piece.text };
}

function piecesOf(nodes: readonly Node[], around: readonly string[], seen: { quotations: number }): readonly Piece[] {
  return nodes.flatMap((node) => {
    const marks = [...around].sort().join('');
    if (isText(node)) return [{ marks, text: node.text }];
    // A bold break is a break.
    if (node.tag === 'br') return [{ marks: '', text: '<br>' }];
    if (node.tag === 'img') return [{ marks, text: `<${tagSignature(node)}>` }];
    seen.quotations += node.tag === 'q' ? 1 : 0;
    const own = node.tag === 'q' ? `<q ${seen.quotations}>` : `<${tagSignature(node)}>`;
    return piecesOf(node.children, [...around, own], seen);
  });
}

function tagSignature({ tag, attributes }: Element): string {
  const telling = [...attributes].filter(([name, value]) => !(/span$/.test(name) && value === '1'));
  return [tag, ...telling.map(([name, value]) => `${name}=${JSON.stringify(value)}`).sort()].join(' ');
}

/** How often each tag occurs; letters count as `text`. */
function tally(nodes: readonly Node[], counts = new Map<string, number>()): ReadonlyMap<string, number> {
  for (const node of nodes) {
    const [name, amount] = isText(node) ? ['text', node.text.length] : [node.tag, 1];
    counts.set(name, (counts.get(name) ?? 0) + amount);
    if (!isText(node)) tally(node.children, counts);
  }
  return counts;
}
