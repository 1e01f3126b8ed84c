/** A paragraph of clean HTML inside a body. */
export interface BodyParagraph {
  /** Where its element starts and ends in the body. */
  readonly start: number;
  readonly end: number;
  /** What is between its tags. */
  readonly inner: string;
  /** Its characters, entities decoded, a line break as one. */
  readonly text: string;
}

/** The first paragraphs of a body, at most `most`. */
export function firstParagraphs(body: string, most: number): readonly BodyParagraph[] {
  const found: BodyParagraph[] = [];
  for (const match of body.matchAll(/<p(?: [^<>]*)?>/g)) {
    if (found.length === most) break;
    const paragraph = paragraphAt(body, match.index, match[0].length);
    if (paragraph) found.push(paragraph);
  }
  return found;
}

/** The paragraph that the body ends with; none where it ends with something else. */
export function lastParagraph(body: string): BodyParagraph | undefined {
  const start = Math.max(body.lastIndexOf('<p>'), body.lastIndexOf('<p '));
  if (start < 0 || !body.trimEnd().endsWith('</p>')) return undefined;
  return paragraphAt(body, start, body.indexOf('>', start) + 1 - start);
}

/** The body with a paragraph's text cut to the characters from `from` up to `to`; its tags stay, an empty one goes. */
export function cutParagraph(body: string, paragraph: BodyParagraph, from: number, to = paragraph.text.length): string {
  const rest = from >= to ? '' : kept(paragraph.inner, from, to).trim();
  const open = body.slice(paragraph.start, body.indexOf('>', paragraph.start) + 1);
  const element = rest === '' ? '' : `${open}${rest}</p>`;
  return body.slice(0, paragraph.start) + element + body.slice(paragraph.end);
}

const pieces = /<[^<>]*>|&(?:amp|lt|gt|quot);|[^<&]+|[<&]/g;
const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
]);

function paragraphAt(body: string, start: number, opening: number): BodyParagraph | undefined {
  const close = body.indexOf('</p>', start);
  if (close < 0) return undefined;
  const inner = body.slice(start + opening, close);
  return { start, end: close + 4, inner, text: (inner.match(pieces) ?? []).map(textOfPiece).join('') };
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
