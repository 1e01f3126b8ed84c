import { textNodes } from '../../html/from-text';
import type { Node } from '../../html/tree';

/**
 * Text that was set for a printer: its lines and their indents say where paragraphs begin, and columns stand under each
 * other. Paragraphs, with tables as `pre`.
 */
export function wireNodes(text: string): readonly Node[] {
  return textNodes(text.split('\n').map((line, index) => ({ text: line, number: index + 1 })));
}

/**
 * Whether the white space in a text was meant: some lines begin at the margin and some are indented, or blank lines stand
 * between others. XML that was only made pretty indents every line but the first.
 */
export function isWireText(text: string): boolean {
  let [atMargin, indented, isParted, blank] = [0, 0, false, 0];
  for (let end = text.indexOf('\n'); end >= 0; ) {
    const start = end + 1;
    end = text.indexOf('\n', start);
    const first = firstInk(text, start, end < 0 ? text.length : end);
    if (first === undefined) {
      blank += 1;
      continue;
    }
    if (first === start) atMargin += 1;
    else if (first > start + 1 || text[start] === '\t') indented += 1;
    if (blank > 0 && first === start && atMargin + indented > 1) isParted = true;
    blank = 0;
  }
  return atMargin > 0 && (indented > 0 || isParted) && atMargin + indented > 2;
}

function firstInk(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13) return at;
  }
  return undefined;
}
