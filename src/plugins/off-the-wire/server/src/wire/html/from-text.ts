import { endsSentence, type Line, lineFrom, paragraphsOf } from '../lines';
import { preformatted, type RawLine, stretchesOf } from './preformatted';
import type { Node } from './tree';

/** Raw lines as lines of text, with the numbers that they had. Column marks (US) are spaces. */
export function numbered(lines: readonly RawLine[]): readonly Line[] {
  return lines.map(({ text, number }) =>
    lineFrom(unusual.test(text) ? text.replace(/[\u200b\ufeff]/g, '').replace(/[\u001f\u0085]/g, ' ') : text, number),
  );
}

const unusual = /[\u001f\u0085\u200b\ufeff]/;

/** Text of a wire as paragraphs and, where columns mean something, preformatted tables. For `htmlOf`. */
export function textNodes(lines: readonly RawLine[]): readonly Node[] {
  const width = wrappedAt(lines);
  return stretchesOf(lines).flatMap((stretch): readonly Node[] =>
    stretch.preformatted
      ? [preformatted(stretch.lines)]
      : paragraphsOf(numbered(stretch.lines), width).map(({ text }) => paragraph(text)),
  );
}

/**
 * The same for text that nothing but its look tells of: it stays preformatted only where columns are set for sure, by gaps
 * or tabs in two lines; the lines of a list stay apart.
 */
export function plainNodes(lines: readonly RawLine[]): readonly Node[] {
  return stretchesOf(lines).flatMap((stretch): readonly Node[] => {
    if (!stretch.preformatted) return paragraphsOf(numbered(stretch.lines)).map(({ text }) => paragraph(text));
    const printed = stretch.lines.filter(({ text }) => text.trim() !== '');
    return printed.filter(({ text }) => columned.test(text.trim())).length > 1
      ? [preformatted(stretch.lines)]
      : numbered(printed).map(({ text }) => paragraph(text));
  });
}

const columned = /\S {2,}\S|\t|\.{5}/;

function paragraph(text: string): Node {
  return { tag: 'p', attributes: none, children: [{ text }] };
}

/**
 * The width of the lines, where they are short enough for the wire and something tells that they are wrapped: one breaks
 * in the middle of a sentence, or only first lines of paragraphs are indented.
 */
function wrappedAt(lines: readonly RawLine[]): number | undefined {
  const texts = lines.map(({ text }) => text.trimEnd());
  let [width, inside, insideIndented, first, firstIndented] = [0, 0, 0, 0, 0];
  texts.forEach((text, index) => {
    if (text === '') return;
    width = Math.max(width, text.length);
    const isIndented = text.startsWith('  ') || text.startsWith('\t') ? 1 : 0;
    if (texts[index - 1]) {
      inside += 1;
      insideIndented += isIndented;
    } else {
      first += 1;
      firstIndented += isIndented;
    }
  });
  if (width > widest) return undefined;
  const indented = inside > 0 && firstIndented * 2 > first && insideIndented === 0;
  const broken = () => texts.some((text, at) => text.length > width * 0.7 && texts[at + 1] && !endsSentence(text));
  // Two sentences that end where lines do: what blank lines part, and what fills its lines, is wrapped.
  const full = () =>
    first > 1 &&
    inside > 0 &&
    width >= narrowest &&
    texts.every((text, at) => {
      const word = text === '' ? undefined : texts[at + 1]?.trimStart().split(' ', 1)[0];
      return !word || text.length + 1 + word.length > width;
    });
  return indented || broken() || full() ? width : undefined;
}

const none: ReadonlyMap<string, string> = new Map();

/** IPTC 7901 asks for 69 characters; some desks set wider. */
const widest = 84;
const narrowest = 60;
