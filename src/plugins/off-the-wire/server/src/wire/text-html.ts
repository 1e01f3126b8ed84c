import type { Node } from './html-tree';
import { endsSentence, type Line, linesOf, paragraphsOf } from './lines';
import { preformatted, type RawLine, stretchesOf } from './preformatted';

/** Raw lines as lines of text, with the numbers that they had. Column marks (US) are spaces. */
export function numbered(lines: readonly RawLine[]): readonly Line[] {
  const texts = lines.map(({ text }) => text.replace(/[\u001f\u0085\u2028\u2029]/g, ' ')).join('\n');
  return linesOf(texts).map((line, index) => ({ ...line, number: lines[index]?.number ?? line.number }));
}

/** Text of a wire as paragraphs and, where columns mean something, preformatted tables. For `htmlOf`. */
export function textNodes(lines: readonly RawLine[]): readonly Node[] {
  const width = wrappedAt(lines);
  return stretchesOf(lines).flatMap((stretch): readonly Node[] =>
    stretch.preformatted
      ? [preformatted(stretch.lines)]
      : paragraphsOf(numbered(stretch.lines), width).map(({ text }) => ({
          tag: 'p',
          attributes: new Map(),
          children: [{ text }],
        })),
  );
}

/**
 * The width of the lines, where they are short enough for the wire and something tells that they are wrapped: one breaks
 * in the middle of a sentence, or only first lines of paragraphs are indented.
 */
function wrappedAt(lines: readonly RawLine[]): number | undefined {
  const texts = lines.map(({ text }) => text.trimEnd());
  const width = texts.reduce((most, text) => Math.max(most, text.length), 0);
  const inside = texts.filter((text, index) => text !== '' && Boolean(texts[index - 1]));
  const first = texts.filter((text, index) => text !== '' && !texts[index - 1]);
  const isIndented = (text: string) => /^(?: {2}|\t)/.test(text);
  const indented = inside.length > 0 && first.filter(isIndented).length * 2 > first.length && !inside.some(isIndented);
  const broken = texts.some((text, index) => text.length > width * 0.7 && texts[index + 1] && !endsSentence(text));
  return width <= widest && (broken || indented) ? width : undefined;
}

/** IPTC 7901 asks for 69 characters; some desks set wider. */
const widest = 84;
