import { unescaped } from '../html/text';
import { isBulleted } from './bullets';

/** A paragraph of clean HTML inside a body. */
export interface BodyParagraph {
  /** Where its element starts and ends in the body. */
  readonly start: number;
  readonly end: number;
  /** `p`, `h2`, `li`. */
  readonly tag: string;
  /** What is between its tags. */
  readonly inner: string;
  /** Its characters, entities decoded, a line break as one. */
  readonly text: string;
}

/** The first paragraphs of a body, at most `most`. */
export function firstParagraphs(body: string, most: number): readonly BodyParagraph[] {
  return blocksFrom(body, 0, most, /<(p)(?: [^<>]*)?>/g);
}

/** The paragraph that the body ends with, pictures under it aside; none where it ends with something else. */
export function lastParagraph(whole: string): BodyParagraph | undefined {
  const body = withoutFigures(whole);
  const start = Math.max(body.lastIndexOf('<p>'), body.lastIndexOf('<p '));
  if (start < 0 || !body.endsWith('</p>')) return undefined;
  return blockAt(body, start, 'p', body.indexOf('>', start) + 1 - start);
}

/** The first blocks of a body that hold text, whatever they are: paragraphs, headings, points of lists, listings. */
export function firstBlocks(body: string, most: number): readonly BodyParagraph[] {
  return blocksFrom(body, 0, most, /<(p|h[2-6]|li|pre|td|th|dt|dd|figcaption)(?: [^<>]*)?>/g);
}

/** Where the story begins: its first paragraph, behind the points that Reuters puts over it. */
export function openingParagraph(body: string): BodyParagraph | undefined {
  const [first] = firstParagraphs(body, 1);
  return first && isBulleted(first.text) ? firstParagraphs(body, 8).find(({ text }) => !isBulleted(text)) : first;
}

/** The last blocks of a body that hold text, in the order of the body; those of pictures under the text aside. */
export function lastBlocks(whole: string, most: number): readonly BodyParagraph[] {
  if (most === 0) return [];
  const body = withoutFigures(whole);
  const from = Math.max(0, body.length - farthest);
  return blocksFrom(body, from, 1_000, /<(p|h[2-6]|li|pre|td|th|dt|dd|figcaption)(?: [^<>]*)?>/g).slice(-most);
}

/** The body with a paragraph's text cut to the characters from `from` up to `to`; its tags stay, an empty one goes. */
export function cutParagraph(body: string, paragraph: BodyParagraph, from: number, to = paragraph.text.length): string {
  const rest = from >= to ? '' : kept(paragraph.inner, from, to).trim();
  const open = body.slice(paragraph.start, body.indexOf('>', paragraph.start) + 1);
  const element = rest === '' ? '' : `${open}${rest}</${paragraph.tag}>`;
  return body.slice(0, paragraph.start) + element + body.slice(paragraph.end);
}

/** How far from the end of a body its last blocks are looked for, in characters. */
const farthest = 8_000;
const pieces = /<[^<>]*>|&(?:amp|lt|gt|quot);|[^<&]+|[<&]/g;
const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
]);

/** AP and others put their pictures behind the last line of the text. */
function withoutFigures(body: string): string {
  let rest = body.trimEnd();
  for (let count = 0; count < mostFigures && rest.endsWith('</figure>'); count += 1) {
    rest = rest.slice(0, Math.max(rest.lastIndexOf('<figure>'), 0)).trimEnd();
  }
  return rest;
}

const mostFigures = 50;

function blocksFrom(body: string, from: number, most: number, opening: RegExp): readonly BodyParagraph[] {
  const found: BodyParagraph[] = [];
  let end = from;
  for (const match of body.slice(from).matchAll(opening)) {
    if (found.length === most) break;
    const block = blockAt(body, from + match.index, match[1] ?? 'p', match[0].length);
    // What stands inside another block was read with it.
    if (!block || block.start < end) continue;
    end = block.end;
    found.push(block);
  }
  return found;
}

function blockAt(body: string, start: number, tag: string, opening: number): BodyParagraph | undefined {
  const close = body.indexOf(`</${tag}>`, start);
  if (close < 0) return undefined;
  const inner = body.slice(start + opening, close);
  const text = unescaped(inner.includes('<') ? inner.replaceAll('<br>', '\n').replace(/<[^<>]*>/g, '') : inner);
  return { start, end: close + tag.length + 3, tag, inner, text };
}

function textOfPiece(piece: string): string {
  if (piece === '<br>') return '\n';
  return /^<[^<>]*>$/.test(piece) ? '' : (entities.get(piece) ?? piece);
}

function kept(inner: string, from: number, to: number): string {
  let at = 0;
  const rest = (inner.match(pieces) ?? []).map((piece) => {
    const text = textOfPiece(piece);
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, text.length)];
    at += text.length;
    if (text === '') return piece;
    if (start === 0 && end === text.length) return piece;
    return start < end ? text.slice(start, end) : '';
  });
  return withoutEmpty(rest.join(''));
}

/** Inline elements that lost all their text. */
function withoutEmpty(inner: string): string {
  const next = inner.replace(/<([a-z]+)(?: [^<>]*)?><\/\1>/g, '');
  return next === inner ? next : next.replace(/<([a-z]+)(?: [^<>]*)?><\/\1>/g, '');
}
